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
        y += ui_text(ui, &UI_LABEL, ui_fill(ui, "{clinic_name}", NULL, 0), words->x, y, words->w,
                     ui->theme->soft_ink);
    return y;
}

/* Its name in its own script and direction. */
static void language(Ui *ui, Rect rect, int l)
{
    const Language *lang = ui->lang;
    ui->lang = &ui->world->content->languages[l];
    const char *name = ui->lang->name;
    Action action = {.kind = ACTION_START, .a = (int16_t)l};
    bool is_pressed = ui_target(ui, rect, TARGET_BUTTON, name, action, l == ui->app->language);
    Color ground = is_pressed ? ui->theme->pressed : ui->theme->card, outer = ui->bg;
    ui_box(ui, rect, rect.h / 2, ground);
    ui_frame(ui, rect, rect.h / 2, MAX(1, ui_mm(ui, 0.4)), ui->theme->soft_ink);
    ui->bg = ground;
    ui_text_center(ui, &UI_LABEL, name, rect, ui->theme->ink);
    ui->bg = outer;
    ui->lang = lang;
}

/* Languages by their own names; with one language there is nothing to choose. Placed row by row; draws
 * only if asked to. Returns the height. */
static int place_languages(Ui *ui, int x, int y, int width, bool is_drawn)
{
    if (ui->world->language_count < 2)
        return 0;
    if (is_drawn)
        ui_group(ui, STR_LANGUAGE_TITLE);
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
            language(ui, (Rect){at, y, chip, height}, l);
        at += chip + gap;
    }
    if (is_drawn)
        scene_group(ui->scene, NULL);
    return y + height - top;
}

static const UiStyle LONG_TITLE = {.face = FACE_BOLD, .cap_mm = 13.5, .growth = 0.35, .is_heading = true};

/* What stands above the help button: with the languages if there is room for them, else one button
 * beside help leads to them; with a smaller question where a language says it in more words. */
typedef struct Plan {
    const UiStyle *title;
    bool has_languages;
    int languages_h, words_h, total; /* px; words_h: question and second line, without the gap between */
} Plan;

typedef struct Gaps {
    int title, text, languages, button_h;
} Gaps;

static Gaps gaps_of(const Ui *ui, const Words *room)
{
    return (Gaps){.title = ui_mm(ui, room->is_small ? 4 : 9),
                  .text = ui_mm(ui, room->is_small ? 5 : 14),
                  .languages = ui_mm(ui, room->is_small ? 5 : 9),
                  .button_h = ui_mm(ui, room->is_small ? 20 : 34)};
}

/* px of the question and its second line in the language that takes most: what stands below keeps its place
 * while the question goes through the languages. */
static int tallest_words(Ui *ui, const UiStyle *style, int width)
{
    const Language *own = ui->lang;
    int tallest = 0;
    for (int i = 0; i < MAX(1, ui->world->language_count); i++) {
        if (ui->world->language_count)
            ui->lang = &ui->world->content->languages[ui->world->languages[i]];
        tallest = MAX(tallest, ui_text_height(ui, style, ui->lang->strings[STR_ATTRACT_TITLE], width) +
                                   ui_text_height(ui, &LEAD, ui->lang->strings[STR_ATTRACT_TEXT], width));
    }
    ui->lang = own;
    return tallest;
}

static Plan plan(Ui *ui, const Words *room, int free)
{
    Gaps gaps = gaps_of(ui, room);
    int languages_h = place_languages(ui, 0, 0, room->w, false);
    int below = gaps.title + gaps.text + gaps.button_h;
    Plan plans[] = {{&UI_DISPLAY, true, 0, 0, 0},
                    {&UI_DISPLAY, false, 0, 0, 0},
                    {&LONG_TITLE, false, 0, 0, 0},
                    {&UI_TITLE, false, 0, 0, 0}};
    for (int at = 0;; at++) {
        Plan *p = &plans[at];
        p->languages_h = p->has_languages && languages_h ? gaps.languages + languages_h : 0;
        p->words_h = tallest_words(ui, p->title, room->w);
        p->total = p->words_h + below + p->languages_h;
        if (p->total <= free || at == ARRAY_LEN(plans) - 1)
            return *p;
    }
}

/* The question in the language whose turn it is, its last line where the longest has its own. */
static void question(Ui *ui, const UiStyle *style, Rect at, int gap)
{
    const Language *own = ui->lang;
    ui->lang = &ui->world->content->languages[app_asking_language(ui->app)];
    const char *title = ui->lang->strings[STR_ATTRACT_TITLE], *text = ui->lang->strings[STR_ATTRACT_TEXT];
    int height = ui_text_height(ui, style, title, at.w) + gap + ui_text_height(ui, &LEAD, text, at.w);
    int y = at.y + at.h - height;
    y += ui_text(ui, style, ui_fill(ui, title, NULL, 0), at.x, y, at.w, ui->theme->ink) + gap;
    ui_text(ui, &LEAD, ui_fill(ui, text, NULL, 0), at.x, y, at.w, ui->theme->soft_ink);
    ui->lang = own;
}

/* Question, lead and button, and the languages below; in the middle of their room, a little above.
 * True if the languages had room. */
static bool words(Ui *ui, const Words *room)
{
    UiFace start = {.label = ui_string(ui, STR_ATTRACT_START),
                    .icon = room->is_small ? ICON_NONE : ICON_POINTER,
                    .style = &UI_CALL};
    int button_w = MIN(room->w, MAX(ui_mm(ui, room->is_small ? 76 : 144), ui_face_width(ui, &start)));
    Gaps gaps = gaps_of(ui, room);
    int top = clinic(ui, room), x = room->x;
    Plan p = plan(ui, room, room->bottom - top);
    int y = top + MAX(0, room->bottom - top - p.total) * 46 / 100;
    question(ui, p.title, (Rect){x, y, room->w, p.words_h + gaps.title}, gaps.title);
    y += p.words_h + gaps.title + gaps.text;
    ui_button(ui, (Rect){x, y, button_w, gaps.button_h}, &start, (Action){.kind = ACTION_START, .a = -1},
              ui_primary(ui));
    if (p.has_languages)
        place_languages(ui, x, y + gaps.button_h + gaps.languages, room->w, true);
    return p.has_languages;
}

/* The way to the languages where they have no room themselves: the globe is known in all of them. */
static void language_button(Ui *ui, const Words *room, Rect help)
{
    const Theme *theme = ui->theme;
    UiFace face = {.label = ui_string(ui, STR_BAR_LANGUAGE), .icon = ICON_LANGUAGE};
    int x = help.x + help.w + ui_mm(ui, 4), w = ui_face_width(ui, &face) + ui_mm(ui, 4);
    Action action = ui_open(VIEW_LANGUAGE);
    if (x + w <= room->x + room->w) {
        ui_button(ui, (Rect){x, help.y, w, help.h}, &face, action,
                  (UiButtonColors){theme->card, theme->pressed, theme->ink});
        return;
    }
    Rect rect = {x, help.y, ui_mm(ui, 20), help.h};
    bool is_pressed = ui_target(ui, rect, TARGET_PRIMARY, face.label, action, false);
    int radius = ui_mm(ui, 5), icon = ui_grown(ui, UI_ICON_MM);
    ui_box(ui, rect, radius, is_pressed ? theme->pressed : theme->card);
    ui_frame(ui, rect, radius, MAX(1, ui_mm(ui, 0.4)), theme->card_edge);
    ui_icon(ui, face.icon, (Rect){rect.x + (rect.w - icon) / 2, rect.y + (rect.h - icon) / 2, icon, icon},
            theme->ink, false);
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
    UiFace help = {.label = ui_string(ui, STR_BAR_HELP), .icon = ICON_HELP};
    int help_w = ui_face_width(ui, &help) + ui_mm(ui, 4), help_h = ui_touch_h(ui);
    int help_y = ui->screen.h - ui_mm(ui, is_small ? 5 : 16) - help_h;
    Words room = words_room(ui, stage, help_y);
    Rect help_at = {room.x, help_y, help_w, help_h};
    bool has_languages = words(ui, &room);
    ui_button(ui, help_at, &help, ui_open(VIEW_HELP),
              (UiButtonColors){theme->help, theme->help_pressed, theme->on_help});
    if (theme->help_edge)
        ui_frame(ui, help_at, ui_mm(ui, 5), ui_mm(ui, 2), theme->help_edge);
    if (!has_languages && ui->world->language_count > 1)
        language_button(ui, &room, help_at);
}
