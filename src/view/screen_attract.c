#include "view/screens.h"
#include "view/stage.h"

static const UiStyle LEAD = {.face = FACE_REGULAR, .cap_mm = 6.6, .growth = 0.7, .is_heading = true};

/* Where the words stand: a column beside the figure, or below it. */
typedef struct Words {
    int x, w;        /* px */
    int top, bottom; /* what is free for them */
    bool is_small;
} Words;

static Words words_room(const Ui *ui, Rect stage, int help_y)
{
    bool is_small = screen_is_small(&ui->screen);
    int margin = ui_mm(ui, is_small ? 8 : 30);
    Words words = {.x = margin, .is_small = is_small, .bottom = help_y - ui_mm(ui, is_small ? 3 : 8)};
    if (screen_is_portrait(&ui->screen)) {
        words.w = ui->screen.w - 2 * margin;
        words.top = stage.h + ui_mm(ui, is_small ? 4 : 6);
    } else {
        words.w = stage.x - margin + ui_mm(ui, is_small ? 0 : 8); /* the figure leaves its edge free */
        words.top = ui_mm(ui, is_small ? 4 : 14);
    }
    return words;
}

/* The clinic's name and logo, above the words. Returns the lower edge. */
static int clinic(Ui *ui, const Words *words)
{
    const Site *site = &ui->world->site;
    int y = words->top;
    if (site->logo[0]) {
        Rect logo = ui_placed(ui, (Rect){words->x, y, ui_mm(ui, 60), ui_mm(ui, 22)});
        scene_push_image(ui->scene, logo, site->logo);
        y += ui_mm(ui, 25);
    }
    if (site->clinic_name[0])
        y += ui_text(ui, &UI_LABEL, site->clinic_name, words->x, y, words->w, ui->theme->soft_ink);
    return y;
}

static void language(Ui *ui, Rect rect, int l, const char *name)
{
    Action action = {.kind = ACTION_START, .a = (int16_t)l};
    bool is_pressed = ui_target(ui, rect, TARGET_BUTTON, name, action, l == ui->app->language);
    Color ground = is_pressed ? ui->theme->pressed : ui->theme->card, outer = ui->bg;
    ui_box(ui, rect, rect.h / 2, ground);
    ui_frame(ui, rect, rect.h / 2, MAX(1, ui_mm(ui, 0.4)), ui->theme->soft_ink);
    ui->bg = ground;
    ui_text_center(ui, &UI_LABEL, name, rect, ui->theme->ink);
    ui->bg = outer;
}

/* Languages by their own names; with one language there is nothing to choose. Placed row by row; draws
 * only if asked to. Returns the height. */
static int place_languages(Ui *ui, int x, int y, int width, bool is_drawn)
{
    if (ui->world->language_count < 2)
        return 0;
    int gap = ui_mm(ui, 3), height = ui_touch_h(ui), at = x, top = y;
    for (int i = 0; i < ui->world->language_count; i++) {
        int l = ui->world->languages[i];
        const char *name = ui->world->content->languages[l].name;
        int chip = MAX(ui_mm(ui, 20), ui_text_width(ui, &UI_LABEL, name) + 2 * ui_mm(ui, 6));
        if (at > x && at + chip > x + width) {
            at = x;
            y += height + gap;
        }
        if (is_drawn)
            language(ui, (Rect){at, y, chip, height}, l, name);
        at += chip + gap;
    }
    return y + height - top;
}

/* Question, lead and button, and the languages below; in the middle of their room, a little above. */
static void words(Ui *ui, const Words *room)
{
    const Theme *theme = ui->theme;
    const char *title = ui_string(ui, STR_ATTRACT_TITLE), *text = ui_string(ui, STR_ATTRACT_TEXT);
    UiFace start = {ui_string(ui, STR_ATTRACT_START), room->is_small ? ICON_NONE : ICON_POINTER, &UI_CALL};
    int button_w = MIN(room->w, MAX(ui_mm(ui, room->is_small ? 76 : 144), ui_face_width(ui, &start)));
    int button_h = ui_mm(ui, room->is_small ? 20 : 34);
    int title_gap = ui_mm(ui, room->is_small ? 4 : 9), text_gap = ui_mm(ui, room->is_small ? 5 : 14);
    int chips_h = place_languages(ui, 0, 0, room->w, false), chips_gap = chips_h ? ui_mm(ui, 9) : 0;
    int top = clinic(ui, room);
    int total = ui_text_height(ui, &UI_DISPLAY, title, room->w) + title_gap +
                ui_text_height(ui, &LEAD, text, room->w) + text_gap + button_h + chips_gap + chips_h;
    int y = top + MAX(0, room->bottom - top - total) * 46 / 100;
    y += ui_text(ui, &UI_DISPLAY, title, room->x, y, room->w, theme->ink) + title_gap;
    y += ui_text(ui, &LEAD, text, room->x, y, room->w, theme->soft_ink) + text_gap;
    ui_button(ui, (Rect){room->x, y, button_w, button_h}, &start, (Action){.kind = ACTION_START, .a = -1},
              ui_primary(ui));
    place_languages(ui, room->x, y + button_h + chips_gap, room->w, true);
}

void screen_attract(Ui *ui)
{
    const Theme *theme = ui->theme;
    Rect stage = stage_rect(&ui->screen, VIEW_ATTRACT, 0), at = ui_placed(ui, stage);
    ui->bg = theme->stage;
    FigureRef ref = stage_ref(ui->world, 0, &ui->app->place, at);
    scene_push_figure(ui->scene, at, ref);
    stage_pulse(ui, at, ref);

    bool is_small = screen_is_small(&ui->screen);
    UiFace help = {ui_string(ui, STR_BAR_HELP), ICON_HELP, NULL};
    int help_w = ui_face_width(ui, &help) + ui_mm(ui, 4), help_h = ui_mm(ui, is_small ? 17 : 21);
    int help_y = ui->screen.h - ui_mm(ui, is_small ? 5 : 16) - help_h;
    Words room = words_room(ui, stage, help_y);
    words(ui, &room);
    ui_button(ui, (Rect){room.x, help_y, help_w, help_h}, &help, (Action){.kind = ACTION_HELP},
              (UiButtonColors){theme->help, theme->help_pressed, theme->on_help});
}
