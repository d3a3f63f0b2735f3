/* What the screens are made of: text in millimetres, cards, buttons, tabs, flows.
 *
 * Everything is placed as for a left-to-right language; for a right-to-left one each x is mirrored
 * on the way into the scene. Only the figure is placed as it is (ui_* functions are not used inside
 * the stage). */
#ifndef HK_UI_H
#define HK_UI_H

#include "app/app.h"
#include "model/fill.h"
#include "scene/icon.h"
#include "scene/theme.h"
#include "view/view.h"

typedef struct UiStyle {
    FontFace face;
    double cap_mm;   /* at normal text size */
    double growth;   /* how much of the text step it follows: 1 all, 0 none */
    double glass_mm; /* the least on the glass, however near one sits */
    bool is_heading; /* balanced lines */
    TextAlign align;
} UiStyle;

extern const UiStyle UI_TITLE, UI_HEADING, UI_LEAD, UI_BODY, UI_SMALL, UI_STRONG, UI_LABEL, UI_CENTER,
    UI_CALL, UI_DISPLAY;

typedef struct Ui {
    const App *app;
    const World *world;
    const Language *lang; /* of the words; set to another one for words that stand in theirs */
    const Theme *theme;
    struct ViewCaches *caches;
    TextCache *text;
    Arena *scratch; /* until the next build */
    Scene *scene;
    Screen screen;
    bool is_rtl; /* the screen runs that way */
    int dx;      /* px the body is still away from its place, in reading direction */
    Color bg;    /* what the next text stands on */
    Rect body, bar;
    uint64_t explains; /* entries of the glossary that the next texts may explain: each once a page */
    Rect panel;        /* where the words stand, once screen_panel was asked */
} Ui;

int ui_mm(const Ui *ui, double mm);
/* A length that is ample on a 24 inch screen and tight on a 10 inch one held wide, and between them between.
 */
int ui_room(const Ui *ui, double ample_mm, double tight_mm);
/* A screen of some 7 inches held wide: what scrolls has hardly room for its words. */
bool ui_is_low(const Ui *ui);
/* The least height and width of a touch target, px. */
int ui_touch_h(const Ui *ui);
/* The rect where it stands on this screen: mirrored for right-to-left languages. */
Rect ui_placed(const Ui *ui, Rect rect);
/* Cap height of a style on this screen, px. */
float ui_cap_px(const Ui *ui, const UiStyle *style);

const TextLayout *ui_layout(Ui *ui, const UiStyle *style, const char *text, int width);
/* Draws at x, y in a box of `width` px (0: as wide as needed); returns the height. */
int ui_text(Ui *ui, const UiStyle *style, const char *text, int x, int y, int width, Color color);
int ui_text_height(Ui *ui, const UiStyle *style, const char *text, int width);
int ui_text_width(Ui *ui, const UiStyle *style, const char *text);
/* One line or more, centred in the rect in both directions. */
void ui_text_center(Ui *ui, const UiStyle *style, const char *text, Rect rect, Color color);

/* The text with {name}s of the site and of `pairs` filled in (NULL, 0: the site's alone); borrowed
 * until the next build. */
const char *ui_fill(Ui *ui, const char *text, const FillPair *pairs, int count);
const char *ui_string(Ui *ui, StringId id);

/* Opens a screen that needs no more than its name. */
static inline Action ui_open(ViewId view)
{
    return (Action){.kind = ACTION_OPEN, .a = (int16_t)view};
}

void ui_box(Ui *ui, Rect rect, int radius, Color color);
void ui_frame(Ui *ui, Rect rect, int radius, int width, Color color);
void ui_icon(Ui *ui, unsigned icon, Rect rect, Color color, bool is_directional);
void ui_rule(Ui *ui, int x, int y, int width);
/* A number in a disc in the tone of its kind. */
void ui_number(Ui *ui, const UiStyle *style, int number, Rect disc, const Tone *tone);

/* What the next targets have in common, for the ear. */
void ui_group(Ui *ui, StringId name);

/* Registers the touch target; true while a finger is pressing it. */
bool ui_target(Ui *ui, Rect rect, TargetRole role, const char *label, Action action, bool is_current);
/* Whether a finger or the keys mean what the action leads to, wherever it was touched: an area on the body,
 * its name beside it and its row in the list light together. */
bool ui_is_meant(const Ui *ui, Action action);
bool ui_is_pressed(const Ui *ui, Rect rect, Action action);

/* Sides of the icons, mm; figure jobs draw each icon at each size. */
enum { UI_ICON_CHEVRON_MM = 7, UI_ICON_MM = 9, UI_STEP_PICTURE_MM = 44 };
/* px of an icon: it grows with the letters beside it. */
int ui_icon_px(const App *app, double mm);
/* A length that grows with the text. */
int ui_grown(const Ui *ui, double mm);

/* px of the ring around what keys have walked to: at least 1 mm of the glass. */
int ui_ring_px(const Ui *ui);

/* Between two touch targets: 2 mm of the glass from 13 inches on. */
#define UI_GAP_MM 2.3

/* A card that leads somewhere: a small picture of it, title, one or two lines below, chevron. */
typedef struct UiItem {
    const char *title, *subtitle; /* subtitle may be NULL */
    const Tone *tone;             /* of its icon; NULL: soft */
    bool has_thumb;               /* the picture of the page or area it leads to; not on one that is close */
    IconId icon;                  /* ICON_NONE: none */
    Action action;
    bool is_plain;        /* no chevron */
    bool is_close;        /* one of many close together: less air, no chevron */
    bool is_tile;         /* one of two in a row, with its picture: no chevron */
    const Language *lang; /* of the words; NULL: the visitor's */
} UiItem;
int ui_item_height(Ui *ui, const UiItem *item, int width);
bool ui_item_is_cut(Ui *ui, const UiItem *item, int width); /* a word is too long for it */
void ui_item(Ui *ui, const UiItem *item, Rect rect);

/* What stands on a button, centred: icon and words side by side. Where the words need its room the
 * icon goes; then they wrap. */
typedef struct UiFace {
    const char *label;
    IconId icon;          /* ICON_NONE: none */
    const UiStyle *style; /* NULL: UI_LABEL; UI_CALL makes the button a screen's main one */
    const char *name;     /* of the target where the words on it are brief; NULL: the label */
} UiFace;
int ui_face_width(Ui *ui, const UiFace *face);
int ui_face_height(Ui *ui, const UiFace *face, int width);
bool ui_face_is_cut(Ui *ui, const UiFace *face, int width);
void ui_face(Ui *ui, Rect rect, const UiFace *face, Color ground, Color ink);

/* A filled button; one in the colour of cards has an edge. */
typedef struct UiButtonColors {
    Color fill, pressed, ink;
} UiButtonColors;
void ui_button(Ui *ui, Rect rect, const UiFace *face, Action action, UiButtonColors colors);
UiButtonColors ui_primary(const Ui *ui);

/* A row of exclusive choices in one rounded track. */
typedef struct UiTab {
    const char *label;
    Action action;
    bool is_current;
    const char *text; /* what stands on it where that is briefer; NULL: the label */
} UiTab;
int ui_tabs_width(Ui *ui, const UiTab *tabs, int count); /* as they like to stand */
int ui_tabs_least(Ui *ui, const UiTab *tabs, int count);
int ui_tabs_height(Ui *ui);
void ui_tabs(Ui *ui, const UiTab *tabs, int count, int x, int y, int width);

/* What lies under the strip grows faint towards its lower (else upper) edge, into the ground ui->bg: nothing
 * looks cut through. */
void ui_fade(Ui *ui, Rect strip, bool is_below);

/* Opens the place's scroll area; everything until ui_end_scroll moves with it. */
void ui_begin_scroll(Ui *ui, Rect window);
/* content_h: height of what was pushed. Where there is more than the window shows, it ends higher and a row
 * of buttons that scroll stands under it. */
void ui_end_scroll(Ui *ui, Rect window, int content_h);

/* A button-high row at the bottom of every screen but attract. */
void ui_bar(Ui *ui);
int ui_bar_height(Ui *ui);

#endif
