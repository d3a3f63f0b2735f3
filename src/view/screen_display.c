#include "view/flow.h"
#include "view/screens.h"

typedef struct Choice {
    StringId title;
    IconId icon;
    ActionKind action;
    int now, count;
    StringId options[DISPLAY_TONES];
} Choice;

static void choice_row(Ui *ui, Flow *flow, const Choice *choice)
{
    UiTab tabs[DISPLAY_TONES];
    for (int i = 0; i < choice->count; i++)
        tabs[i] = (UiTab){ui_string(ui, choice->options[i]),
                          {.kind = (uint16_t)choice->action, .a = (int16_t)i},
                          choice->now == i};
    int icon = ui_mm(ui, UI_ICON_MM), gap = ui_mm(ui, 4), label_x = flow->x + icon + gap;
    int label_h = ui_text_height(ui, &UI_HEADING, ui_string(ui, choice->title), flow->w - icon - gap);
    ui_icon(ui, choice->icon, (Rect){flow->x, flow->y + (label_h - icon) / 2, icon, icon},
            ui->theme->soft_ink, false);
    flow->y += ui_text(ui, &UI_HEADING, ui_string(ui, choice->title), label_x, flow->y, flow->w - icon - gap,
                       ui->theme->ink);
    flow_gap(flow, 3);
    flow_tabs(flow, tabs, choice->count);
    flow_gap(flow, 8);
}

void screen_display(Ui *ui)
{
    const Display *display = &ui->app->display;
    /* Under 13 inches the largest letters leave no room for a line of words. */
    int steps = screen_is_small(&ui->screen) ? TEXT_STEPS - 1 : TEXT_STEPS;
    const Choice choices[] = {
        {STR_DISPLAY_TEXT,
         ICON_TEXT_SIZE,
         ACTION_SET_TEXT,
         display->text_step,
         steps,
         {STR_DISPLAY_TEXT_0, STR_DISPLAY_TEXT_1, STR_DISPLAY_TEXT_2}},
        {STR_DISPLAY_CONTRAST,
         ICON_CONTRAST,
         ACTION_SET_CONTRAST,
         display->has_high_contrast,
         2,
         {STR_DISPLAY_CONTRAST_0, STR_DISPLAY_CONTRAST_1}},
        {STR_DISPLAY_MOTION,
         ICON_REFRESH,
         ACTION_SET_MOTION,
         display->has_reduced_motion,
         2,
         {STR_DISPLAY_MOTION_0, STR_DISPLAY_MOTION_1}},
        {STR_DISPLAY_TONE,
         ICON_LAYER_SKIN,
         ACTION_SET_TONE,
         display->tone,
         DISPLAY_TONES,
         {STR_DISPLAY_TONE_0, STR_DISPLAY_TONE_1, STR_DISPLAY_TONE_2, STR_DISPLAY_TONE_3}},
    };
    Rect panel = screen_panel(ui, (Rect){0}), window = {0, 0, ui->screen.w, ui->body.h};
    ui->bg = ui->theme->panel;
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, ui_mm(ui, screen_is_small(&ui->screen) ? 4 : 12)};
    flow_text(&flow, &UI_TITLE, ui_string(ui, STR_DISPLAY_TITLE), ui->theme->ink);
    flow_gap(&flow, 2);
    flow_text(&flow, &UI_LEAD, ui_string(ui, STR_DISPLAY_HINT), ui->theme->soft_ink);
    flow_gap(&flow, 8);
    for (int i = 0; i < ARRAY_LEN(choices); i++)
        choice_row(ui, &flow, &choices[i]);
    ui_end_scroll(ui, window, flow.y);
}
