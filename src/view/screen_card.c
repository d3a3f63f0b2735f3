/* My card: where, how strong, since when, all by touch. */
#include <stdio.h>

#include "view/card_parts.h"
#include "view/card_text.h"
#include "view/screens.h"

int card_entry_shown(const App *app)
{
    return MIN((int)app->place.group, app->visit.count - 1);
}

/* One choice: filled when it is chosen. */
static void chip(Ui *ui, Rect rect, const char *label, Action action, bool is_chosen)
{
    const Theme *theme = ui->theme;
    bool is_pressed = ui_target(ui, rect, TARGET_TAB, label, action, is_chosen);
    Color ground = is_chosen ? theme->primary : is_pressed ? theme->pressed : theme->card, outer = ui->bg;
    int radius = MIN(rect.h / 2, ui_mm(ui, 10));
    ui_box(ui, rect, radius, ground);
    if (!is_chosen)
        ui_frame(ui, rect, radius, MAX(1, ui_mm(ui, 0.4)), theme->soft_ink);
    ui->bg = ground;
    ui_text_center(ui, &UI_LABEL, label, rect, is_chosen ? theme->on_primary : theme->ink);
    ui->bg = outer;
}

typedef struct Chips { /* set row by row, from the flow's left edge */
    Flow *flow;
    int x, row_h;
} Chips;

static void chip_next(Chips *chips, const char *label, Action action, bool is_chosen)
{
    Flow *flow = chips->flow;
    Ui *ui = flow->ui;
    int gap = ui_mm(ui, UI_GAP_MM), pad = ui_mm(ui, 5);
    int width = MIN(flow->w, MAX(ui_touch_h(ui), ui_text_width(ui, &UI_LABEL, label) + 2 * pad));
    int height = MAX(ui_touch_h(ui), ui_text_height(ui, &UI_LABEL, label, width - pad) + ui_mm(ui, 2));
    if (chips->x > 0 && chips->x + width > flow->w) {
        flow->y += chips->row_h + gap;
        chips->x = chips->row_h = 0;
    }
    chip(ui, (Rect){flow->x + chips->x, flow->y, width, height}, label, action, is_chosen);
    chips->x += width + gap;
    chips->row_h = MAX(chips->row_h, height);
}

static void chips_end(Chips *chips)
{
    if (chips->x > 0)
        chips->flow->y += chips->row_h;
    chips->flow->y += ui_room(chips->flow->ui, 6, 3);
}

static Action answer(int question, int option)
{
    return (Action){ACTION_CARD_ANSWER, (int16_t)question, (int16_t)option};
}

static const char *digits_of(Ui *ui, int number)
{
    char digits[12];
    int len = snprintf(digits, sizeof digits, "%d", number);
    return arena_copy(ui->scratch, digits, (size_t)len);
}

/* The numbers share the width: in one row, or where they would be too narrow for a finger in two. */
static void scale(Flow *flow, int entry, int question)
{
    Ui *ui = flow->ui;
    const QuestionWords *words = &ui->lang->form.questions[question];
    int most = ui->world->content->card.questions[question].max;
    const FillPair ends[] = {
        {"ask", words->ask}, {"low", words->low}, {"most", digits_of(ui, most)}, {"high", words->high}};
    if (ui->scene->is_heard)
        scene_group(ui->scene, ui_fill(ui, ui_string(ui, STR_HEAR_SCALE), ends, ARRAY_LEN(ends)));
    int count = most + 1, gap = ui_mm(ui, UI_GAP_MM);
    int fit = (flow->w + gap) / (ui_touch_h(ui) + gap), rows = (count + fit - 1) / fit;
    int columns = (count + rows - 1) / rows;
    int width = MIN((flow->w - (columns - 1) * gap) / columns, ui_mm(ui, 34));
    for (int n = 0; n < count; n++) {
        Rect rect = {flow->x + n % columns * (width + gap), flow->y + n / columns * (ui_touch_h(ui) + gap),
                     width, ui_touch_h(ui)};
        chip(ui, rect, digits_of(ui, n), answer(question, n),
             visit_number(&ui->app->visit, entry, question) == n);
    }
    flow->y += rows * (ui_touch_h(ui) + gap);
    int all = columns * (width + gap) - gap, half = all / 2 - gap;
    int low_h = ui_text(ui, &UI_SMALL, words->low, flow->x, flow->y, half, ui->theme->soft_ink);
    int high_w = MIN(half, ui_text_width(ui, &UI_SMALL, words->high) + 1);
    int high_h =
        ui_text(ui, &UI_SMALL, words->high, flow->x + all - high_w, flow->y, high_w, ui->theme->soft_ink);
    flow->y += MAX(low_h, high_h) + ui_room(ui, 6, 3);
}

static void questions(Flow *flow, int entry)
{
    Ui *ui = flow->ui;
    const CardForm *form = &ui->world->content->card;
    for (int q = 0; q < form->question_count; q++) {
        const QuestionWords *words = &ui->lang->form.questions[q];
        flow_text(flow, &UI_LABEL, words->ask, ui->theme->soft_ink);
        flow_gap(flow, 1.5);
        if (form->questions[q].kind == QUESTION_SCALE) {
            scale(flow, entry, q);
            continue;
        }
        scene_group(ui->scene, words->ask);
        Chips chips = {.flow = flow};
        for (int o = 0; o < form->questions[q].option_count; o++)
            chip_next(&chips, words->options[o].label, answer(q, o),
                      visit_has(&ui->app->visit, form, entry, q, o));
        chips_end(&chips);
    }
    scene_group(ui->scene, NULL);
}

/* The areas on the card; the one whose questions follow is marked. */
static void entries(Flow *flow, int shown)
{
    Ui *ui = flow->ui;
    const Visit *visit = &ui->app->visit;
    Chips chips = {.flow = flow};
    ui_group(ui, STR_CARD_TITLE);
    for (int i = 0; i < visit->count; i++)
        chip_next(&chips, card_text(ui->world, ui->lang, visit, i, ui->scratch).area,
                  (Action){.kind = ACTION_CARD_ENTRY, .a = (int16_t)i}, i == shown);
    chips_end(&chips);
    scene_group(ui->scene, NULL);
    const Entry *entry = &visit->entries[shown];
    if (!(ui->world->content->regions[entry->region].sides & SIDE_LEFT))
        return;
    const struct {
        StringId label;
        Side side;
    } SIDES[] = {{STR_SIDE_LEFT, SIDE_LEFT}, {STR_SIDE_RIGHT, SIDE_RIGHT}, {STR_SIDE_BOTH, SIDE_BOTH}};
    UiTab tabs[ARRAY_LEN(SIDES)];
    for (int i = 0; i < ARRAY_LEN(SIDES); i++)
        tabs[i] = (UiTab){.label = ui_string(ui, SIDES[i].label),
                          .action = {.kind = ACTION_CARD_SIDE, .b = (int16_t)SIDES[i].side},
                          .is_current = entry->side == SIDES[i].side};
    ui_group(ui, STR_SIDE_QUESTION);
    flow_tabs(flow, tabs, ARRAY_LEN(tabs));
    scene_group(ui->scene, NULL);
    flow->y += ui_room(ui, 6, 3);
}

static void ways(Flow *flow, bool has_entries)
{
    Ui *ui = flow->ui;
    bool is_sure = ui->app->place.is_sure != 0;
    UiItem items[4];
    int count = 0;
    items[count++] =
        (UiItem){.title = ui_string(ui, STR_CARD_MAP), .icon = ICON_HOME, .action = {.kind = ACTION_HOME}};
    if (ui->world->content->check.group_count)
        items[count++] = (UiItem){
            .title = ui_string(ui, STR_SAFETY_TITLE), .icon = ICON_CHECK, .action = ui_open(VIEW_SAFETY)};
    if (has_entries) {
        items[count++] = (UiItem){.title = ui_string(ui, STR_CARD_REMOVE),
                                  .icon = ICON_CLOSE,
                                  .action = {.kind = ACTION_CARD_REMOVE},
                                  .is_plain = true};
        items[count++] = (UiItem){.title = ui_string(ui, is_sure ? STR_CARD_SURE : STR_CARD_CLEAR),
                                  .icon = ICON_REFRESH,
                                  .action = {.kind = ACTION_CARD_CLEAR, .a = is_sure ? 1 : -1},
                                  .is_plain = true};
    }
    flow_names(flow, items, count);
}

void screen_card(Ui *ui)
{
    int shown = card_entry_shown(ui->app);
    bool is_wide = card_is_wide(&ui->screen) && shown >= 0;
    Rect panel = screen_panel(ui, (Rect){0});
    int side_w = is_wide ? panel.w * 30 / 100 : 0, between = is_wide ? ui_room(ui, 14, 8) : 0;
    Rect main = {panel.x, panel.y, panel.w - side_w - between, panel.h}, window = screen_window(ui, main);
    ui->bg = ui->theme->panel;
    ui_begin_scroll(ui, window);
    Flow flow = {ui, main.x, main.w, main.y + ui_room(ui, 12, 4)};
    flow_text(&flow, &UI_TITLE, ui_string(ui, STR_CARD_TITLE), ui->theme->ink);
    flow_text(&flow, &UI_LEAD, ui_string(ui, shown >= 0 ? STR_CARD_HINT : STR_CARD_EMPTY),
              ui->theme->soft_ink);
    flow.y += ui_room(ui, 5, 3);
    if (shown >= 0) {
        entries(&flow, shown);
        questions(&flow, shown);
    }
    if (!is_wide && shown >= 0) {
        card_figure(&flow);
        card_button(&flow, STR_THERAPIST_SHOW, ICON_THERAPIST, ui_open(VIEW_THERAPIST), ui_primary(ui));
    }
    flow_gap(&flow, 2);
    ways(&flow, shown >= 0);
    ui_end_scroll(ui, window, flow.y - window.y);
    if (!is_wide)
        return;
    Flow side = {ui, main.x + main.w + between, side_w, panel.y + ui_room(ui, 14, 6)};
    flow_text(&side, &UI_HEADING, ui_string(ui, STR_THERAPIST_TITLE), ui->theme->ink);
    flow_gap(&side, 3);
    card_figure(&side);
    card_button(&side, STR_THERAPIST_SHOW, ICON_THERAPIST, ui_open(VIEW_THERAPIST), ui_primary(ui));
    flow_gap(&side, 3);
    card_code(&side, panel.y + panel.h - side.y);
}
