#include "view/flow.h"
#include "view/screens.h"

static void choice_row(Ui *ui, Flow *flow, SettingId id)
{
    const Setting *setting = setting_get(id);
    UiTab tabs[SETTING_MAX_VALUES];
    /* Under 13 inches the largest letters leave no room for a line of words. */
    int count = id == SETTING_TEXT && screen_is_small(&ui->screen) ? setting->count - 1 : setting->count;
    for (int i = 0; i < count; i++)
        tabs[i] = (UiTab){.label = ui_string(ui, (StringId)((int)setting->first_label + i)),
                          .action = {ACTION_SET, (int16_t)id, (int16_t)i},
                          .is_current = app_setting(ui->app, id) == i};
    int icon = ui_grown(ui, UI_ICON_MM), gap = ui_mm(ui, 4), label_x = flow->x + icon + gap;
    int label_h = ui_text_height(ui, &UI_HEADING, ui_string(ui, setting->title), flow->w - icon - gap);
    ui_icon(ui, setting->icon, (Rect){flow->x, flow->y + (label_h - icon) / 2, icon, icon},
            ui->theme->soft_ink, false);
    flow->y += ui_text(ui, &UI_HEADING, ui_string(ui, setting->title), label_x, flow->y, flow->w - icon - gap,
                       ui->theme->ink);
    flow_gap(flow, 3);
    flow_tabs(flow, tabs, count);
    flow_gap(flow, 8);
}

void screen_display(Ui *ui)
{
    Rect panel = screen_panel(ui, (Rect){0}), window = {0, 0, ui->screen.w, ui->body.h};
    ui->bg = ui->theme->panel;
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, ui_room(ui, 12, 4)};
    flow_text(&flow, &UI_TITLE, ui_string(ui, STR_DISPLAY_TITLE), ui->theme->ink);
    flow_gap(&flow, 2);
    flow_text(&flow, &UI_LEAD, ui_string(ui, STR_DISPLAY_HINT), ui->theme->soft_ink);
    flow_gap(&flow, 8);
    if (ui->world->language_count > 1 && screen_is_tiny(&ui->screen)) {
        UiItem item = {.title = ui_string(ui, STR_BAR_LANGUAGE),
                       .icon = ICON_LANGUAGE,
                       .action = ui_open(VIEW_LANGUAGE)};
        flow_item(&flow, &item);
        flow_gap(&flow, 6);
    }
    /* Two columns where all would not find room below each other. */
    int gap = ui_mm(ui, 14), half = (flow.w - gap) / 2;
    bool is_wide = !screen_is_portrait(&ui->screen) && half > ui_mm(ui, 110);
    Flow columns[2] = {flow, {ui, flow.x + half + gap, half, flow.y}};
    if (is_wide)
        columns[0].w = half;
    for (int i = 0; i < SETTING_COUNT; i++)
        choice_row(ui, &columns[is_wide ? i % 2 : 0], (SettingId)i);
    flow.y = MAX(columns[0].y, is_wide ? columns[1].y : 0);
    ui_end_scroll(ui, window, flow.y);
}
