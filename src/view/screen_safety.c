/* The check before a session: a group of rows a screen, Yes and No; what cannot wait is said at once. */
#include <stdio.h>

#include "view/flow.h"
#include "view/screens.h"

static void yes_no(Ui *ui, int row, Rect at)
{
    int gap = ui_mm(ui, UI_GAP_MM);
    const struct {
        StringId label;
        Tick tick;
    } BOTH[] = {{STR_SAFETY_YES, TICK_YES}, {STR_SAFETY_NO, TICK_NO}};
    Rect half = {at.x, at.y, (at.w - gap) / 2, at.h};
    for (int i = 0; i < ARRAY_LEN(BOTH); i++) {
        bool is_said = visit_tick(&ui->app->visit, row) == BOTH[i].tick;
        Action action = {ACTION_CHECK_TICK, (int16_t)row, (int16_t)BOTH[i].tick};
        const char *label = ui_string(ui, BOTH[i].label);
        bool is_pressed = ui_target(ui, half, TARGET_TAB, label, action, is_said);
        Color ground = is_said ? ui->theme->primary : is_pressed ? ui->theme->pressed : ui->theme->card;
        Color outer = ui->bg;
        ui_box(ui, half, half.h / 2, ground);
        if (!is_said)
            ui_frame(ui, half, half.h / 2, MAX(1, ui_mm(ui, 0.4)), ui->theme->soft_ink);
        ui->bg = ground;
        ui_text_center(ui, &UI_LABEL, label, half, is_said ? ui->theme->on_primary : ui->theme->ink);
        ui->bg = outer;
        half.x += half.w + gap;
    }
}

/* The question with what belongs to it, as two paragraphs. */
static void ask_group(Ui *ui, const CheckRowWords *words)
{
    char text[1024];
    const char *detail = words->detail ? words->detail : "";
    snprintf(text, sizeof text, "%s%s%s", words->ask, *detail ? "\n" : "", detail);
    scene_group(ui->scene, text);
}

static void check_row(Flow *flow, int row)
{
    Ui *ui = flow->ui;
    const CheckRowWords *words = &ui->lang->form.rows[row];
    int pad = ui_room(ui, 5, 3),
        button =
            MAX(ui_touch_h(ui), ui_text_width(ui, &UI_LABEL, ui_string(ui, STR_SAFETY_YES)) + ui_mm(ui, 10));
    int no_w = ui_text_width(ui, &UI_LABEL, ui_string(ui, STR_SAFETY_NO)) + ui_mm(ui, 10);
    int both = 2 * MAX(button, no_w) + ui_mm(ui, UI_GAP_MM), text_w = flow->w - both - 3 * pad;
    int ask_h = ui_text_height(ui, &UI_STRONG, words->ask, text_w);
    int detail_h = words->detail ? ui_text_height(ui, &UI_SMALL, words->detail, text_w) : 0;
    int height = MAX(ui_touch_h(ui), ask_h + detail_h) + 2 * ui_room(ui, 3, 1.5);
    Rect card = {flow->x, flow->y, flow->w, height};
    Color outer = ui->bg;
    ui_box(ui, card, ui_mm(ui, 4.5), ui->theme->card);
    ui_frame(ui, card, ui_mm(ui, 4.5), MAX(1, ui_mm(ui, 0.4)), ui->theme->card_edge);
    ui->bg = ui->theme->card;
    int y = card.y + (height - ask_h - detail_h) / 2;
    ui_text(ui, &UI_STRONG, words->ask, card.x + pad, y, text_w, ui->theme->ink);
    if (words->detail)
        ui_text(ui, &UI_SMALL, words->detail, card.x + pad, y + ask_h, text_w, ui->theme->soft_ink);
    ask_group(ui, words);
    yes_no(
        ui, row,
        (Rect){card.x + card.w - pad - both, card.y + (height - ui_touch_h(ui)) / 2, both, ui_touch_h(ui)});
    scene_group(ui->scene, NULL);
    ui->bg = outer;
    flow->y += height + ui_mm(ui, UI_GAP_MM);
}

/* What a yes in a pressing group means and what to do. */
static void advice(Flow *flow, const CheckGroup *group, int index)
{
    Ui *ui = flow->ui;
    bool has_yes = false;
    for (int r = group->first; r < group->first + group->count; r++)
        has_yes |= visit_tick(&ui->app->visit, r) == TICK_YES;
    if (!has_yes || group->level > CHECK_TODAY)
        return;
    PassageRole reads = ui->scene->reads_as;
    ui->scene->reads_as = reads ? PASSAGE_WARNING : reads;
    flow_callout(flow, NULL, ui->lang->form.groups[index].advice, ui->theme->urgent_wash, ui->theme->urgent,
                 ui->theme->urgent);
    for (int r = group->first; r < group->first + group->count; r++)
        if (visit_tick(&ui->app->visit, r) == TICK_YES)
            flow_callout(flow, NULL, ui->lang->form.rows[r].says, ui->theme->urgent_wash, ui->theme->urgent,
                         ui->theme->urgent);
    ui->scene->reads_as = reads;
}

static void parts(Flow *flow, int current)
{
    Ui *ui = flow->ui;
    const CheckForm *form = &ui->world->content->check;
    UiItem items[FORM_MAX_GROUPS + 1];
    int count = 0;
    if (current + 1 < form->group_count)
        items[count++] = (UiItem){.title = ui_string(ui, STR_SAFETY_NEXT),
                                  .action = {.kind = ACTION_CHECK_GROUP, .a = (int16_t)(current + 1)},
                                  .is_plain = true};
    items[count++] = (UiItem){.title = ui_string(ui, STR_SAFETY_DONE),
                              .icon = ICON_CARD,
                              .action = ui_open(VIEW_CARD),
                              .is_plain = true};
    for (int g = 0; g < form->group_count; g++)
        if (g != current && g != current + 1)
            items[count++] = (UiItem){.title = ui->lang->form.groups[g].title,
                                      .icon = ICON_CHECK,
                                      .action = {.kind = ACTION_CHECK_GROUP, .a = (int16_t)g},
                                      .is_plain = true};
    flow_names(flow, items, count);
}

void screen_safety(Ui *ui)
{
    const CheckForm *form = &ui->world->content->check;
    if (!form->group_count)
        return;
    int current = CLAMP((int)ui->app->place.group, 0, form->group_count - 1);
    const CheckGroup *group = &form->groups[current];
    char number[12], total[12];
    snprintf(number, sizeof number, "%d", current + 1);
    snprintf(total, sizeof total, "%d", form->group_count);
    const FillPair pairs[] = {{"number", number}, {"total", total}};
    Rect panel = screen_panel(ui, (Rect){0});
    panel.w = MIN(panel.w, ui_mm(ui, 330));
    Rect window = screen_window(ui, panel);
    ui->bg = ui->theme->panel;
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, panel.y + ui_room(ui, 12, 4)};
    flow_text(&flow, &UI_TITLE, ui->lang->form.groups[current].title, ui->theme->ink);
    flow_text(&flow, &UI_LEAD, ui_fill(ui, ui_string(ui, STR_SAFETY_HINT), pairs, 2), ui->theme->soft_ink);
    flow.y += ui_room(ui, 5, 3);
    advice(&flow, group, current);
    for (int r = group->first; r < group->first + group->count; r++)
        check_row(&flow, r);
    flow.y += ui_room(ui, 5, 3);
    parts(&flow, current);
    ui_end_scroll(ui, window, flow.y - window.y);
}
