/* What the card says, for the therapist: full screen, to be read from a metre, in the visitor's language and
 * in the clinic's. */
#include "view/card_parts.h"
#include "view/card_text.h"
#include "view/screens.h"

/* The languages it stands in: beside one another, or where that is too narrow one at a time. */
typedef struct Faces {
    const Language *languages[2];
    int count;
    bool are_beside;
    int shown; /* of two that are not beside one another */
} Faces;

/* For a metre, however near the visitor sits. */
static const UiStyle TEXT = {.face = FACE_REGULAR, .cap_mm = 8, .growth = 0.3, .glass_mm = 8.02},
                     STRONG = {.face = FACE_SEMIBOLD,
                               .cap_mm = 8.6,
                               .growth = 0.3,
                               .glass_mm = 8.5,
                               .is_heading = true};

static Faces faces_of(const Ui *ui, int w)
{
    const Language *own = ui->lang, *clinics = &ui->world->content->languages[ui->world->clinic_language];
    Faces faces = {.languages = {own, clinics}, .count = own == clinics ? 1 : 2};
    faces.are_beside = faces.count > 1 && (float)w > 34 * ui_cap_px(ui, &STRONG);
    faces.shown = ui->app->place.group == 1 ? 1 : 0;
    return faces;
}

/* Calls `put` for each face that is shown, ui->lang being its language; what comes next stands below the
 * longest. */
static void put_faces(Flow *flow, const Faces *faces,
                      void (*put)(Flow *flow, const Language *language, int entry), int entry)
{
    Ui *ui = flow->ui;
    const Language *outer = ui->lang;
    int columns = faces->are_beside ? 2 : 1, between = ui_room(ui, 12, 7), end = flow->y;
    int w = (flow->w - (columns - 1) * between) / columns;
    for (int i = 0; i < columns; i++) {
        Flow column = {ui, flow->x + i * (w + between), w, flow->y};
        ui->lang = faces->languages[faces->count > 1 && !faces->are_beside ? faces->shown : i];
        put(&column, ui->lang, entry);
        end = MAX(end, column.y);
    }
    ui->lang = outer;
    flow->y = end;
}

/* The rest of a column beside what takes `taken` px at its start, in the face's own direction, which may not
 * be the screen's. */
static Flow beside(const Flow *column, const Language *language, int taken)
{
    Flow rest = *column;
    rest.w -= taken;
    if (language->is_rtl == column->ui->is_rtl)
        rest.x += taken;
    return rest;
}

/* A text from the face's own start. */
static void put_text(Flow *flow, const Language *language, UiStyle style, const char *text, Color color)
{
    style.align = language->is_rtl == flow->ui->is_rtl ? ALIGN_START : ALIGN_END;
    flow_text(flow, &style, text, color);
}

static void put_name(Flow *flow, const Language *language, int entry)
{
    (void)entry;
    put_text(flow, language, UI_LABEL, language->name, flow->ui->theme->soft_ink);
}

/* Each entry beside its mark, as it stands on the figure. */
static void put_entry(Flow *flow, const Language *language, int entry)
{
    Ui *ui = flow->ui;
    const Visit *visit = &ui->app->visit;
    const CardForm *form = &ui->world->content->card;
    int disc = ui_grown(ui, 13), scale = visit_scale(visit, form, entry), top = flow->y;
    Flow words = beside(flow, language, disc + ui_mm(ui, 5));
    int x = words.x > flow->x ? flow->x : flow->x + flow->w - disc;
    Rect mark = ui_placed(ui, (Rect){x, top, disc, disc});
    card_mark(ui, scale < 0 ? -1 : visit_number(visit, entry, scale),
              scale < 0 ? 1 : form->questions[scale].max, mark.x + disc / 2, mark.y + disc / 2, disc);
    CardText text = card_text(ui->world, language, visit, entry, ui->scratch);
    put_text(&words, language, STRONG, text.area, ui->theme->ink);
    if (text.brief)
        put_text(&words, language, STRONG, text.brief, ui->theme->urgent);
    for (int s = 0; s < text.sentences.count; s++)
        put_text(&words, language, TEXT, text.sentences.items[s], ui->theme->ink);
    flow->y = MAX(words.y, top + disc);
}

/* What stands in a box is laid out twice: once to learn how high it is. */
static int know_height(Ui *ui, const TextList *know, const char *heading, int w)
{
    int height = ui_text_height(ui, &STRONG, heading, w);
    for (int i = 0; i < know->count; i++)
        height += ui_text_height(ui, &TEXT, know->items[i], w);
    return height;
}

static void put_know(Flow *flow, const Language *language, int entry)
{
    (void)entry;
    Ui *ui = flow->ui;
    const Tone *tone = &ui->theme->kinds[PAGE_NOTICE];
    TextList know = card_please_know(ui->world, language, &ui->app->visit, ui->scratch);
    const char *heading = language->strings[STR_THERAPIST_KNOW];
    int pad = ui_mm(ui, 5);
    Flow inner = {ui, flow->x + pad, flow->w - 2 * pad, flow->y + pad};
    Rect box = {flow->x, flow->y, flow->w, know_height(ui, &know, heading, inner.w) + 2 * pad};
    Color outer = ui->bg;
    ui_box(ui, box, ui_mm(ui, 4), tone->wash);
    ui_frame(ui, box, ui_mm(ui, 4), MAX(1, ui_mm(ui, 0.4)), tone->ink);
    ui->bg = tone->wash;
    put_text(&inner, language, STRONG, heading, tone->ink);
    for (int i = 0; i < know.count; i++)
        put_text(&inner, language, TEXT, know.items[i], ui->theme->ink);
    ui->bg = outer;
    flow->y = box.y + box.h;
}

/* One touch between the visitor's language and the clinic's. */
static void switch_of(Flow *flow, const Faces *faces)
{
    UiTab tabs[2];
    for (int i = 0; i < 2; i++)
        tabs[i] = (UiTab){.label = faces->languages[i]->name,
                          .action = {.kind = ACTION_CARD_FACE, .a = (int16_t)i},
                          .is_current = faces->shown == i};
    flow_tabs(flow, tabs, 2);
    flow_gap(flow, 4);
}

static void words(Flow *flow)
{
    Ui *ui = flow->ui;
    const Visit *visit = &ui->app->visit;
    Faces faces = faces_of(ui, flow->w);
    if (faces.are_beside) {
        put_faces(flow, &faces, put_name, 0);
        flow_gap(flow, 2);
    } else if (faces.count > 1) {
        switch_of(flow, &faces);
    }
    for (int i = 0; i < visit->count; i++) {
        put_faces(flow, &faces, put_entry, i);
        flow->y += ui_room(ui, 6, 4);
    }
    if (!card_please_know(ui->world, ui->lang, visit, ui->scratch).count)
        return;
    put_faces(flow, &faces, put_know, 0);
    flow->y += ui_room(ui, 6, 4);
}

/* What has become of the page, and the button that asks for one. */
static void print_part(Flow *flow)
{
    Ui *ui = flow->ui;
    PaperState paper = (PaperState)ui->app->paper;
    if (!ui->world->site.printer[0] || visit_is_empty(&ui->app->visit))
        return;
    if (paper != PAPER_NONE) {
        flow_text(flow, &UI_LABEL, ui_string(ui, paper_words(paper)), ui->theme->ink);
        flow_gap(flow, 2);
    }
    if (paper != PAPER_WORKING)
        card_button(flow, STR_PRINT_START, ICON_PRINT, (Action){.kind = ACTION_CARD_PRINT}, ui_primary(ui));
}

/* Beside one another where the code is then still large enough for a phone. The last things to scroll to, so
 * that the code can be seen whole. */
static void figure_and_code(Flow *flow, bool has_figure, int most)
{
    Ui *ui = flow->ui;
    int gap = ui_mm(ui, 6), half = (flow->w - gap) / 2;
    Flow figure = {ui, flow->x, half, flow->y}, code = {ui, flow->x + half + gap, half, flow->y};
    if (has_figure && card_figure_width(ui) <= half && card_code_least(ui, half) > 0) {
        card_figure(&figure);
        card_code(&code, MAX(most, card_code_least(ui, half)));
        flow->y = MAX(figure.y, code.y);
        return;
    }
    if (has_figure)
        card_figure(flow);
    card_code(flow, MAX(most, card_code_least(ui, flow->w)));
}

static void back_button(Flow *flow)
{
    card_button(flow, STR_THERAPIST_BACK, ICON_CARD, ui_open(VIEW_CARD), ui_primary(flow->ui));
}

/* px that print_part takes at most. */
static int print_room(const Ui *ui)
{
    return ui->world->site.printer[0] ? ui_touch_h(ui) + ui_mm(ui, 26) : 0;
}

/* Room for code, news of the paper and two buttons beside the words, below the figure. */
static bool code_is_beside(Ui *ui, const Flow *side, int bottom)
{
    int least = card_code_least(ui, side->w) + print_room(ui) + ui_touch_h(ui) + ui_mm(ui, 8);
    return side->y + card_figure_height(ui, side->w) + least <= bottom;
}

void screen_therapist(Ui *ui)
{
    bool is_wide = card_is_wide(&ui->screen);
    Rect panel = screen_panel(ui, (Rect){0});
    int side_w = is_wide ? panel.w * 32 / 100 : 0, between = is_wide ? ui_room(ui, 14, 8) : 0;
    Rect main = {panel.x, panel.y, panel.w - side_w - between, panel.h}, window = screen_window(ui, main);
    ui->bg = ui->theme->panel;
    Flow side = {ui, main.x + main.w + between, side_w, panel.y + ui_room(ui, 14, 6)};
    bool is_beside = is_wide && code_is_beside(ui, &side, panel.y + panel.h);
    ui_begin_scroll(ui, window);
    Flow flow = {ui, main.x, main.w, main.y + ui_room(ui, 12, 4)};
    flow_text(&flow, &UI_TITLE, ui_string(ui, STR_THERAPIST_TITLE), ui->theme->ink);
    flow.y += ui_room(ui, 6, 3);
    words(&flow);
    if (!is_beside)
        print_part(&flow);
    if (!is_wide)
        back_button(&flow);
    if (!is_beside)
        figure_and_code(&flow, !is_wide, panel.h - ui_touch_h(ui) - ui_mm(ui, 8));
    ui_end_scroll(ui, window, flow.y - window.y);
    if (!is_wide)
        return;
    card_figure(&side);
    if (is_beside) {
        card_code(&side, panel.y + panel.h - side.y - ui_touch_h(ui) - ui_mm(ui, 8) - print_room(ui));
        print_part(&side);
    }
    back_button(&side);
}
