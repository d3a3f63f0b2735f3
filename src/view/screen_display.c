#include "view/flow.h"
#include "view/screens.h"

/* `hint` stands under the title: what the choice does; 0: it needs none. */
static void choice_row(Ui *ui, Flow *flow, SettingId id, StringId hint)
{
    const Setting *setting = setting_get(id);
    UiTab tabs[SETTING_MAX_VALUES];
    bool is_less = id == SETTING_TEXT && !screen_takes_largest(&ui->screen);
    int count = is_less ? setting->count - 1 : setting->count;
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
    if (hint) {
        flow_gap(flow, 1);
        flow_text(flow, &UI_BODY, ui_string(ui, hint), ui->theme->soft_ink);
    }
    flow_gap(flow, 3);
    ui_group(ui, setting->title);
    flow_tabs(flow, tabs, count);
    scene_group(ui->scene, NULL);
    flow_gap(flow, 8);
}

/* How fast and loud all is said. */
static void voice_row(Flow *flow)
{
    static const struct {
        StringId label;
        ListenCommand command;
    } WAYS[] = {{STR_LISTEN_SLOWER, LISTEN_SLOWER},
                {STR_LISTEN_FASTER, LISTEN_FASTER},
                {STR_LISTEN_SOFTER, LISTEN_SOFTER},
                {STR_LISTEN_LOUDER, LISTEN_LOUDER}};
    UiItem items[ARRAY_LEN(WAYS)];
    for (int i = 0; i < ARRAY_LEN(WAYS); i++)
        items[i] = (UiItem){.title = ui_string(flow->ui, WAYS[i].label),
                            .action = {ACTION_LISTEN, (int16_t)WAYS[i].command, 0},
                            .is_plain = true};
    flow_names(flow, items, ARRAY_LEN(items));
    flow_gap(flow, 6);
}

static void words(Ui *ui, Flow *flow, StringId title, StringId hint)
{
    flow_text(flow, &UI_TITLE, ui_string(ui, title), ui->theme->ink);
    flow_gap(flow, 2);
    flow_text(flow, &UI_LEAD, ui_string(ui, hint), ui->theme->soft_ink);
    flow_gap(flow, 8);
}

static StringId hint_of(SettingId id)
{
    static const StringId HINTS[SETTING_COUNT] = {[SETTING_HOLD] = STR_TOUCH_HOLD_HINT,
                                                  [SETTING_SCAN] = STR_TOUCH_SCAN_HINT,
                                                  [SETTING_LOWER] = STR_TOUCH_LOWER_HINT};
    return HINTS[id];
}

/* Lowered, the screen is composed as a lower one, which cannot be lowered again: the way back is offered
 * still. */
static bool is_offered(const Ui *ui, SettingId id)
{
    return (id != SETTING_LOWER || ui->screen.is_lowered || screen_can_be_lowered(&ui->world->screen)) &&
           (id != SETTING_HEAR || ui->world->has_sound);
}

/* The settings of one screen, in two columns where all would not find room below each other. */
static void choices(Ui *ui, Flow *flow, SettingScreen screen)
{
    int gap = ui_mm(ui, 14), half = (flow->w - gap) / 2;
    bool is_wide = !screen_is_portrait(&ui->screen) && half > ui_mm(ui, 110);
    Flow columns[2] = {*flow, {ui, flow->x + half + gap, half, flow->y}};
    if (is_wide)
        columns[0].w = half;
    int at = 0;
    for (int i = 0; i < SETTING_COUNT; i++)
        if (setting_get((SettingId)i)->screen == screen && is_offered(ui, (SettingId)i))
            choice_row(ui, &columns[is_wide ? at++ % 2 : 0], (SettingId)i, hint_of((SettingId)i));
    if (screen == SET_ON_DISPLAY &&
        (app_hears(ui->app) || (ui->world->has_sound && (ui_is_low(ui) || ui->screen.is_lowered))))
        voice_row(&columns[is_wide ? at % 2 : 0]); /* beside "Hear everything", where a place is free */
    flow->y = MAX(columns[0].y, is_wide ? columns[1].y : 0);
}

static Flow begin(Ui *ui, Rect *window)
{
    Rect panel = screen_panel(ui, (Rect){0});
    *window = (Rect){0, 0, ui->screen.w, ui->body.h};
    ui->bg = ui->theme->panel;
    ui_begin_scroll(ui, *window);
    return (Flow){ui, panel.x, panel.w, ui_room(ui, 12, 4)};
}

static void door(Ui *ui, Flow *flow, StringId title, StringId subtitle, IconId icon, ViewId view)
{
    UiItem item = {.title = ui_string(ui, title),
                   .subtitle = subtitle == STRING_COUNT ? NULL : ui_string(ui, subtitle),
                   .icon = icon,
                   .action = ui_open(view)};
    flow_item(flow, &item);
    flow_gap(flow, 6);
}

void screen_display(Ui *ui)
{
    Rect window;
    Flow flow = begin(ui, &window);
    words(ui, &flow, STR_DISPLAY_TITLE, STR_DISPLAY_HINT);
    if (ui->world->language_count > 1 && screen_is_tiny(&ui->screen))
        door(ui, &flow, STR_BAR_LANGUAGE, STRING_COUNT, ICON_LANGUAGE, VIEW_LANGUAGE);
    choices(ui, &flow, SET_ON_DISPLAY);
    door(ui, &flow, STR_TOUCH_TITLE, STR_TOUCH_OFFER, ICON_POINTER, VIEW_TOUCH);
    ui_end_scroll(ui, window, flow.y);
}

void screen_touch(Ui *ui)
{
    Rect window;
    Flow flow = begin(ui, &window);
    words(ui, &flow, STR_TOUCH_TITLE, STR_TOUCH_HINT);
    choices(ui, &flow, SET_ON_TOUCH);
    ui_end_scroll(ui, window, flow.y);
}
