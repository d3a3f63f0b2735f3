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
} Ui;

int ui_mm(const Ui *ui, double mm);
/* The least height of a touch target, px; never less than 20 mm wide, it may be lower on small screens. */
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

/* Registers the touch target; true while a finger is pressing it. */
bool ui_target(Ui *ui, Rect rect, TargetRole role, const char *label, Action action, bool is_current);
bool ui_is_pressed(const Ui *ui, Rect rect, Action action);

/* Sides of the icons, mm; figure jobs draw each icon at each size. */
enum { UI_ICON_CHEVRON_MM = 7, UI_ICON_MM = 9, UI_ICON_SCROLL_MM = 10, UI_STEP_PICTURE_MM = 44 };

/* A card that leads somewhere: colour bar of its kind, title, one or two lines below, chevron. */
typedef struct UiItem {
    const char *title, *subtitle; /* subtitle may be NULL */
    const Tone *tone;             /* NULL: no colour bar */
    IconId icon;                  /* ICON_NONE: none */
    Action action;
    bool is_plain;        /* no chevron */
    const Language *lang; /* of the words; NULL: the visitor's */
} UiItem;
int ui_item_height(Ui *ui, const UiItem *item, int width);
void ui_item(Ui *ui, const UiItem *item, Rect rect);

/* What stands on a button, centred: icon and words side by side. Where the words need its room the
 * icon goes; then they wrap. */
typedef struct UiFace {
    const char *label;
    IconId icon;          /* ICON_NONE: none */
    const UiStyle *style; /* NULL: UI_LABEL; UI_CALL makes the button a screen's main one */
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
} UiTab;
int ui_tabs_width(Ui *ui, const UiTab *tabs, int count);
int ui_tabs_height(Ui *ui);
void ui_tabs(Ui *ui, const UiTab *tabs, int count, int x, int y, int width);

/* Opens the place's scroll area; everything until ui_end_scroll moves with it. */
void ui_begin_scroll(Ui *ui, Rect window);
/* content_h: height of what was pushed. Draws the buttons that scroll when there is more, in the
 * strip of ui_scroll_strip px at the window's end side. */
void ui_end_scroll(Ui *ui, Rect window, int content_h);
int ui_scroll_strip(const Ui *ui);

/* A button-high row at the bottom of every screen but attract. */
void ui_bar(Ui *ui);
int ui_bar_height(Ui *ui);

#endif
