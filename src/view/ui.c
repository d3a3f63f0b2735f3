#include "view/ui.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "model/glossary.h"

const UiStyle UI_DISPLAY = {.face = FACE_BOLD, .cap_mm = 20, .growth = 0.35, .is_heading = true};
const UiStyle UI_TITLE = {.face = FACE_BOLD, .cap_mm = 10.5, .growth = 0.4, .is_heading = true};
const UiStyle UI_HEADING = {.face = FACE_SEMIBOLD, .cap_mm = 6.6, .growth = 0.8, .is_heading = true};
const UiStyle UI_LEAD = {.face = FACE_REGULAR, .cap_mm = 5.9, .growth = 1};
const UiStyle UI_BODY = {.face = FACE_REGULAR, .cap_mm = 5.3, .growth = 1};
const UiStyle UI_SMALL = {.face = FACE_REGULAR, .cap_mm = 4.8, .growth = 1};
const UiStyle UI_STRONG = {.face = FACE_SEMIBOLD, .cap_mm = 5.3, .growth = 1};
const UiStyle UI_LABEL = {.face = FACE_SEMIBOLD, .cap_mm = 4.8, .growth = 1};
const UiStyle UI_CALL = {.face = FACE_SEMIBOLD, .cap_mm = 6.8, .growth = 0.7};
const UiStyle UI_CENTER = {.face = FACE_SEMIBOLD, .cap_mm = 4.8, .growth = 1, .align = ALIGN_CENTER};

int ui_mm(const Ui *ui, double mm)
{
    return screen_px(&ui->screen, mm);
}

int ui_room(const Ui *ui, double ample_mm, double tight_mm)
{
    /* From a 10 inch screen held wide to a 24 inch one. */
    double share = CLAMP((screen_short_mm(&ui->screen) - 150) / (299 - 150), 0.0, 1.0);
    return ui_mm(ui, tight_mm + (ample_mm - tight_mm) * share);
}

int ui_icon_px(const App *app, double mm)
{
    return screen_px(&app->world->screen, mm * theme_text_scale(app_setting(app, SETTING_TEXT)));
}

int ui_grown(const Ui *ui, double mm)
{
    return ui_icon_px(ui->app, mm);
}

bool ui_is_low(const Ui *ui)
{
    return screen_is_tiny(&ui->screen) && !screen_is_portrait(&ui->screen);
}

int ui_ring_px(const Ui *ui)
{
    return MAX(ui_mm(ui, 1), (int)ceilf(ui->screen.px_per_mm));
}

int ui_touch_h(const Ui *ui)
{
    return ui_mm(ui, screen_is_small(&ui->screen) ? 18.8 : 20);
}

/* Big type gives way on small screens; body text never does. */
static double cap_mm(const Ui *ui, const UiStyle *style)
{
    double share = MIN(1.0, screen_short_mm(&ui->screen) / 299);
    double mm = style->cap_mm;
    mm = MAX(UI_SMALL.cap_mm, mm * (mm > 8 ? pow(share, 0.8) : sqrt(share)));
    double step = theme_text_scale(app_setting(ui->app, SETTING_TEXT));
    mm = MAX(UI_SMALL.cap_mm * step, mm * (1 + (step - 1) * style->growth)); /* no heading below the body */
    return MAX(mm, style->glass_mm / (double)ui->screen.unit);
}

float ui_cap_px(const Ui *ui, const UiStyle *style)
{
    return (float)screen_px_exact(&ui->screen, cap_mm(ui, style));
}

/* Words of a language that runs the other way than the screen stand at the screen's start. */
static TextAlign align_on_screen(const Ui *ui, TextAlign align, bool is_rtl)
{
    if (align == ALIGN_CENTER || is_rtl == ui->is_rtl)
        return align;
    return align == ALIGN_START ? ALIGN_END : ALIGN_START;
}

const TextLayout *ui_layout(Ui *ui, const UiStyle *style, const char *text, int width)
{
    bool is_rtl = ui->lang && ui->lang->is_rtl;
    TextSpec spec = {
        .text = text,
        .len = -1,
        .face = style->face,
        .cap_px = ui_cap_px(ui, style),
        .width = width,
        .line_height = style->cap_mm >= 6 ? 1.2f : 0,
        .align = align_on_screen(ui, style->align, is_rtl),
        .is_rtl = is_rtl,
        .has_markup = true,
        .is_heading = style->is_heading,
        .lang = ui->lang ? ui->lang->tag : NULL,
    };
    return text_layout(ui->text, &spec);
}

Rect ui_placed(const Ui *ui, Rect rect)
{
    rect.x += ui->dx;
    if (ui->is_rtl)
        rect.x = ui->screen.w - rect.x - rect.w;
    return rect;
}

/* What the ear takes the next text for: headings by their style, in the language of its words. Returns what
 * is to be set again. */
static PassageRole read_as(Ui *ui, const UiStyle *style)
{
    Scene *scene = ui->scene;
    PassageRole outer = scene->reads_as;
    if (outer == PASSAGE_TEXT && style->is_heading)
        scene->reads_as = PASSAGE_HEADING;
    if (ui->lang && ui->world->content)
        scene->reads_in = (int8_t)(ui->lang - ui->world->content->languages);
    return outer;
}

/* Under the word that is being said, and its line. */
static void light(Ui *ui, const TextLayout *layout, Rect box, int width)
{
    const Listen *listen = &ui->app->listen;
    if (ui->scene->reads_as == PASSAGE_NONE || listen->state == LISTEN_OFF ||
        listen->passage != ui->scene->passage_count || listen->word_from >= listen->word_to)
        return;
    enum { MOST = 4 };
    Rect words[MOST];
    int count = text_rects(ui->text, layout, listen->word_from, listen->word_to, words, MOST);
    int side = ui_mm(ui, 1.2), radius = ui_mm(ui, 1.6);
    for (int i = 0; i < count; i++) {
        Rect word = {box.x + words[i].x - side, box.y + words[i].y, words[i].w + 2 * side, words[i].h};
        /* No wider than a word at its end: it must not reach the frame of a warning. */
        scene_push_fill(ui->scene, (Rect){box.x - side, word.y, width + 2 * side, word.h}, radius,
                        ui->theme->heard_line);
        scene_push_fill(ui->scene, word, radius, ui->theme->heard);
        scene_push_frame(ui->scene, word, radius, MAX(1, ui_mm(ui, 0.4)), ui->theme->heard_edge);
    }
}

/* A dotted line under a word of the glossary where it occurs first, and it can be touched. */
static void explain(Ui *ui, const TextLayout *layout, Rect box, Color color)
{
    enum { MOST = 8, LINES = 2 };
    GlossaryHit hits[MOST];
    int count = glossary_find(&ui->lang->glossary, ui->explains, layout->bytes, layout->text_len, hits, MOST);
    int dot = MAX(2, ui_mm(ui, 0.55));
    for (int i = 0; i < count; i++) {
        Rect words[LINES];
        int lines = text_rects(ui->text, layout, hits[i].from, hits[i].to, words, LINES);
        ui->explains &= ~(1ull << hits[i].entry);
        if (lines == 0)
            continue;
        for (int l = 0; l < lines; l++) {
            int y = box.y + words[l].y + words[l].h - 2 * dot;
            for (int x = 0; x < words[l].w; x += 2 * dot)
                scene_push_fill(ui->scene, (Rect){box.x + words[l].x + x, y, dot, dot}, dot / 2, color);
        }
        Rect word = {box.x + words[0].x, box.y + words[0].y, words[0].w, words[0].h};
        const char *label =
            arena_copy(ui->scratch, layout->bytes + hits[i].from, (size_t)(hits[i].to - hits[i].from));
        Action action = {.kind = ACTION_WORD, .a = (int16_t)hits[i].entry};
        const Target *target = scene_push_target(ui->scene, word, TARGET_WORD, label, action, false);
        bool has_focus = target && target->id == ui->app->place.focus.id;
        if (has_focus || (target && ui_is_pressed(ui, target->rect, action)))
            scene_push_frame(ui->scene, rect_inset(word, -ui_ring_px(ui)), ui_mm(ui, 2), ui_ring_px(ui),
                             has_focus ? ui->theme->focus : ui->theme->ink);
    }
}

int ui_text(Ui *ui, const UiStyle *style, const char *text, int x, int y, int width, Color color)
{
    const TextLayout *layout = ui_layout(ui, style, text, width);
    Rect box = ui_placed(ui, (Rect){x, y, width ? width : layout->w, layout->h});
    PassageRole outer = read_as(ui, style);
    light(ui, layout, box, layout->w);
    scene_push_text(ui->scene, layout, box.x, box.y, color, ui->bg);
    if (ui->explains && !style->is_heading)
        explain(ui, layout, box, color);
    ui->scene->reads_as = outer;
    return layout->h;
}

int ui_text_height(Ui *ui, const UiStyle *style, const char *text, int width)
{
    return ui_layout(ui, style, text, width)->h;
}

int ui_text_width(Ui *ui, const UiStyle *style, const char *text)
{
    return ui_layout(ui, style, text, 0)->w;
}

void ui_text_center(Ui *ui, const UiStyle *style, const char *text, Rect rect, Color color)
{
    UiStyle centered = *style;
    centered.align = ALIGN_CENTER;
    const TextLayout *layout = ui_layout(ui, &centered, text, rect.w);
    Rect box = ui_placed(ui, rect);
    box.y += (rect.h - layout->h) / 2;
    PassageRole outer = read_as(ui, style);
    light(ui, layout, box, rect.w);
    scene_push_text(ui->scene, layout, box.x, box.y, color, ui->bg);
    ui->scene->reads_as = outer;
}

const char *ui_fill(Ui *ui, const char *text, const FillPair *pairs, int count)
{
    if (!strchr(text, '{'))
        return text;
    enum { MAX_PAIRS = 4 };
    const Site *site = &ui->world->site;
    FillPair all[MAX_PAIRS + 2] = {{"emergency_number", site->emergency_number},
                                   {"clinic_name", site->clinic_name}};
    ASSERT(count <= MAX_PAIRS);
    for (int i = 0; i < count; i++)
        all[i + 2] = pairs[i];
    char out[4096];
    size_t len = fill(out, sizeof out, text, all, count + 2);
    return arena_copy(ui->scratch, out, len);
}

const char *ui_string(Ui *ui, StringId id)
{
    return app_string(ui->app, id);
}

void ui_box(Ui *ui, Rect rect, int radius, Color color)
{
    scene_push_fill(ui->scene, ui_placed(ui, rect), radius, color);
}

void ui_frame(Ui *ui, Rect rect, int radius, int width, Color color)
{
    scene_push_frame(ui->scene, ui_placed(ui, rect), radius, width, color);
}

void ui_icon(Ui *ui, unsigned icon, Rect rect, Color color, bool is_directional)
{
    scene_push_icon(ui->scene, ui_placed(ui, rect), icon, color, is_directional && ui->is_rtl);
}

void ui_number(Ui *ui, const UiStyle *style, int number, Rect disc, const Tone *tone)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%d", number);
    Color outer = ui->bg;
    ui_box(ui, disc, disc.w / 2, tone->wash);
    ui->bg = tone->wash;
    ui_text_center(ui, style, digits, disc, tone->ink);
    ui->bg = outer;
}

void ui_rule(Ui *ui, int x, int y, int width)
{
    ui_box(ui, (Rect){x, y, width, MAX(1, ui_mm(ui, 0.3))}, 0, ui->theme->rule);
}

bool ui_is_pressed(const Ui *ui, Rect rect, Action action)
{
    const Press *press = &ui->app->press;
    return press->is_down && press->is_inside && !press->is_on_stage &&
           action_equals(press->action, action) && rect_overlaps(press->rect, rect);
}

void ui_group(Ui *ui, StringId name)
{
    if (ui->scene->is_heard)
        scene_group(ui->scene, ui_string(ui, name));
}

/* The same area on a side they share, or on any. */
static bool is_same_area(Action a, Action b)
{
    return a.kind == ACTION_AREA && b.kind == ACTION_AREA && a.a == b.a &&
           (a.b == SIDE_NONE || b.b == SIDE_NONE || a.b & b.b);
}

static bool is_same_thing(Action a, Action b)
{
    return is_same_area(a, b) || (a.kind == ACTION_STRUCTURE && b.kind == ACTION_STRUCTURE && a.a == b.a);
}

bool ui_is_meant(const Ui *ui, Action action)
{
    const App *app = ui->app;
    const Press *press = &app->press;
    bool has_body = app->place.view == VIEW_MAP || app->place.view == VIEW_CHOOSER;
    if (!has_body)
        return false;
    if (app->place.focus.id && is_same_thing(app->place.focus.action, action))
        return true;
    if (!press->is_down || !press->is_inside)
        return false;
    if (!press->is_on_stage)
        return is_same_thing(press->action, action);
    if (press->structure >= 0 &&
        is_same_thing((Action){.kind = ACTION_STRUCTURE, .a = press->structure}, action))
        return true;
    for (int i = 0; i < press->candidate_count; i++)
        if (is_same_area((Action){ACTION_AREA, press->candidates[i].region, press->candidates[i].side},
                         action))
            return true;
    return false;
}

bool ui_target(Ui *ui, Rect rect, TargetRole role, const char *label, Action action, bool is_current)
{
    int dx = ui->dx;
    ui->dx = 0; /* what moves in can be touched where it will stand */
    Rect at = ui_placed(ui, rect);
    ui->dx = dx;
    if (ui->lang && ui->world->content)
        ui->scene->reads_in = (int8_t)(ui->lang - ui->world->content->languages);
    const Target *target = scene_push_target(ui->scene, at, role, label, action, is_current);
    if (!target)
        return false;
    if (ui->app->place.focus.id == target->id) {
        int width = ui_ring_px(ui);
        ui_frame(ui, rect_inset(rect, -2 * width), ui_mm(ui, 4), width, ui->theme->focus);
    }
    bool is_pressed = ui_is_pressed(ui, target->rect, action);
    if (is_pressed && ui->theme->touched) {
        int width = MAX(2, ui_mm(ui, 0.7));
        ui_frame(ui, rect_inset(rect, -width), ui_mm(ui, 4), width, ui->theme->touched);
    }
    return is_pressed;
}

void ui_begin_scroll(Ui *ui, Rect window)
{
    scene_begin_scroll(ui->scene, ui_placed(ui, window), (int)lroundf(ui->app->place.scroll_px));
}

void ui_fade(Ui *ui, Rect strip, bool is_below)
{
    enum { STEPS = 8 };
    Color ground = ui->bg & 0xFFFFFF;
    for (int i = 0; i < STEPS; i++) {
        int from = strip.h * i / STEPS, to = strip.h * (i + 1) / STEPS;
        unsigned alpha = 255u * (unsigned)(is_below ? i + 1 : STEPS - i) / (STEPS + 1);
        ui_box(ui, (Rect){strip.x, strip.y + from, strip.w, to - from}, 0, alpha << 24 | ground);
    }
}

/* One half of the track. With nothing further that way only a faint sign is left. */
static void scroll_half(Ui *ui, Rect rect, IconId icon, StringId label, int16_t direction, bool is_useful)
{
    UiFace face = {.label = ui_string(ui, label), .icon = icon};
    Action action = {.kind = ACTION_SCROLL, .a = direction};
    if (!is_useful) {
        int size = ui_grown(ui, UI_ICON_MM);
        ui_icon(ui, icon, (Rect){rect.x + (rect.w - size) / 2, rect.y + (rect.h - size) / 2, size, size},
                ui->theme->rule, false);
        return;
    }
    bool is_pressed = ui_target(ui, rect, TARGET_BUTTON, face.label, action, false);
    Color ground = is_pressed ? ui->theme->primary_pressed : ui->theme->primary;
    ui_box(ui, rect, rect.h / 2, ground);
    ui_face(ui, rect, &face, ground, ui->theme->on_primary);
}

/* px of the narrower half, for "Up". */
static int up_width(Ui *ui, int row_w)
{
    return (row_w - ui_mm(ui, UI_GAP_MM)) * 2 / 5;
}

static int scroll_row_height(Ui *ui, int width)
{
    UiFace up = {.label = ui_string(ui, STR_SCROLL_UP), .icon = ICON_CHEVRON_UP};
    UiFace down = {.label = ui_string(ui, STR_SCROLL_DOWN), .icon = ICON_CHEVRON_DOWN};
    int up_w = up_width(ui, width), down_w = width - up_w - ui_mm(ui, UI_GAP_MM);
    int words = MAX(ui_face_height(ui, &up, up_w), ui_face_height(ui, &down, down_w));
    return MAX(ui_touch_h(ui), words + ui_mm(ui, 2));
}

/* The row under a window that holds more than it shows. Each button keeps its place: a hand that goes on
 * touching "More" must not find "Up" there at the end. */
static void scroll_row(Ui *ui, Rect row, int offset, int most)
{
    int gap = ui_mm(ui, UI_GAP_MM), up_w = up_width(ui, row.w);
    Rect up = {row.x, row.y, up_w, row.h}, down = {row.x + up_w + gap, row.y, row.w - up_w - gap, row.h};
    ui_box(ui, row, row.h / 2, ui->theme->card);
    ui_frame(ui, row, row.h / 2, MAX(1, ui_mm(ui, 0.4)), ui->theme->card_edge);
    scroll_half(ui, up, ICON_CHEVRON_UP, STR_SCROLL_UP, -1, offset > 0);
    scroll_half(ui, down, ICON_CHEVRON_DOWN, STR_SCROLL_DOWN, 1, offset < most);
}

void ui_end_scroll(Ui *ui, Rect window, int content_h)
{
    scene_end_scroll(ui->scene, content_h);
    bool follows = ui->app->listen.state != LISTEN_OFF && ui_is_low(ui); /* and a finger drags it */
    if (content_h <= window.h || follows)
        return;
    int inset = ui_mm(ui, 2), gap = ui_mm(ui, UI_GAP_MM);
    Rect row = {.w = MIN(window.w - 2 * inset, ui_mm(ui, 130))};
    row.h = scroll_row_height(ui, row.w);
    row.x = window.x + (window.w - row.w) / 2;
    row.y = window.y + window.h - gap - row.h;
    int seen_h = row.y - gap - window.y, offset = (int)lroundf(ui->app->place.scroll_px);
    scene_lower_scroll(ui->scene, seen_h);
    PassageRole outer = ui->scene->reads_as;
    ui->scene->reads_as = PASSAGE_NONE;
    int fade_h = ui_mm(ui, 5);
    if (offset > 0)
        ui_fade(ui, (Rect){window.x, window.y, window.w, fade_h}, false);
    if (offset < content_h - seen_h)
        ui_fade(ui, (Rect){window.x, window.y + seen_h - fade_h, window.w, fade_h}, true);
    if (!ui->app->word) /* it would look out from under the sheet, and nothing there can be touched now */
        scroll_row(ui, row, offset, content_h - seen_h);
    ui->scene->reads_as = outer;
}
