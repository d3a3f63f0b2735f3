#include "view/area_name.h"
#include "view/flow.h"
#include "view/screens.h"
#include "view/stage.h"

Rect screen_panel(Ui *ui, Rect stage)
{
    int margin = ui_room(ui, 16, 5);
    if (screen_is_portrait(&ui->screen) || rect_is_empty(stage))
        ui->panel = (Rect){margin, stage.h, ui->screen.w - 2 * margin, ui->body.h - stage.h};
    else
        ui->panel = (Rect){stage.w + margin, 0, ui->screen.w - stage.w - 2 * margin, ui->body.h};
    return ui->panel;
}

Rect screen_window(Ui *ui, Rect panel)
{
    int inset = ui_mm(ui, 2); /* frames and rings of what stands at the edge */
    return (Rect){panel.x - inset, panel.y, panel.w + 2 * inset, panel.h};
}

static UiItem area_item(Ui *ui, int region)
{
    return (UiItem){
        .title = ui->lang->areas[region].name,
        .action = {.kind = ACTION_AREA, .a = (int16_t)region, .b = SIDE_NONE},
    };
}

/* Who sees it touches the side on the figure; who hears it finds both sides in the list. */
static int area_sides(Ui *ui, int region, UiItem *items)
{
    const Area *area = &ui->lang->areas[region];
    items[0] = area_item(ui, region);
    if (!app_hears(ui->app) || !(ui->world->content->regions[region].sides & SIDE_LEFT))
        return 1;
    items[1] = items[0];
    items[0].title = area->left;
    items[0].action.b = SIDE_LEFT;
    items[1].title = area->right;
    items[1].action.b = SIDE_RIGHT;
    return 2;
}

/* The areas of the view on the stage first, then the rest. */
static int area_items(Ui *ui, UiItem *items)
{
    const Content *content = ui->world->content;
    int count = 0;
    for (int seen = 1; seen >= 0; seen--)
        for (int r = 0; r < content->region_count; r++) {
            bool is_seen = (content->regions[r].views >> ui->app->place.figure_view & 1) != 0;
            if (content->regions[r].shape != SHAPE_BUTTON && is_seen == (bool)seen)
                count += area_sides(ui, r, items + count);
        }
    return count;
}

enum {
    MOST_AREAS = 2 * CONTENT_MAX_REGIONS,
    MOST_PINNED = 8,
    LEAST_ROWS = 5 /* of the list, with the one that scrolls */
};

/* What is always at hand below the list: areas that are no place on the body, and the session. */
static int pinned_items(Ui *ui, UiItem *items)
{
    const Content *content = ui->world->content;
    int count = 0;
    for (int r = 0; r < content->region_count && count < MOST_PINNED - 1; r++)
        if (content->regions[r].shape == SHAPE_BUTTON) {
            items[count] = area_item(ui, r);
            items[count++].icon = ICON_QUESTION;
        }
    items[count++] = (UiItem){
        .title = ui_string(ui, STR_MAP_SESSION),
        .tone = &ui->theme->kinds[PAGE_RECIPIENT_TIP],
        .icon = ICON_SESSION,
        .action = ui_open(VIEW_SESSION),
    };
    return count;
}

/* Words above the list, as many as leave room for it. */
static void map_head(Ui *ui, Flow *flow, int room)
{
    const char *title = ui_string(ui, STR_MAP_TITLE), *hint = ui_string(ui, STR_MAP_HINT);
    int title_h = ui_text_height(ui, &UI_TITLE, title, flow->w),
        hint_h = ui_text_height(ui, &UI_LEAD, hint, flow->w);
    bool has_title = title_h < room / 5, has_hint = title_h + hint_h < room / 6;
    if (has_title)
        flow_text(flow, &UI_TITLE, title, ui->theme->ink);
    else
        flow_text(flow, &UI_STRONG, title, ui->theme->ink);
    if (has_hint)
        flow_text(flow, &UI_LEAD, hint, ui->theme->soft_ink);
    flow_gap(flow, 2);
    flow->y += ui_room(ui, 5, 0);
}

/* Under 9 inches one thing at a time: the figure and its switches here, the names on a screen of their own.
 */
static void tiny_panel(Ui *ui, Rect panel)
{
    UiItem items[MOST_PINNED + 1];
    items[0] =
        (UiItem){.title = ui_string(ui, STR_MAP_LIST), .icon = ICON_INDEX, .action = ui_open(VIEW_LIST)};
    int count = 1 + pinned_items(ui, items + 1);
    Rect window = screen_window(ui, panel);
    ui->bg = ui->theme->panel;
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, panel.y + ui_mm(ui, 2)};
    flow.y += stage_buttons(ui, (Rect){panel.x, flow.y, panel.w, 0}) + ui_mm(ui, UI_GAP_MM);
    for (int i = 0; i < count; i++) {
        items[i].is_close = true;
        flow_names(&flow, &items[i], 1);
    }
    ui_end_scroll(ui, window, flow.y - window.y);
}

void screen_list(Ui *ui)
{
    Rect panel = screen_panel(ui, (Rect){0}), window = screen_window(ui, panel);
    UiItem items[MOST_AREAS];
    int count = area_items(ui, items);
    ui->bg = ui->theme->panel;
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, panel.y + ui_room(ui, 12, 4)};
    flow_text(&flow, &UI_TITLE, ui_string(ui, STR_MAP_TITLE), ui->theme->ink);
    flow_gap(&flow, 3);
    ui_group(ui, STR_HEAR_AREAS);
    flow_names(&flow, items, count);
    scene_group(ui->scene, NULL);
    ui_end_scroll(ui, window, flow.y - window.y);
}

static void map_panel(Ui *ui, Rect panel)
{
    if (screen_is_tiny(&ui->screen)) {
        tiny_panel(ui, panel);
        return;
    }
    ui->bg = ui->theme->panel;
    UiItem pinned[MOST_PINNED], areas[MOST_AREAS];
    int pinned_count = pinned_items(ui, pinned), area_count = area_items(ui, areas);
    Flow flow = {ui, panel.x, panel.w, panel.y + ui_room(ui, 12, 3)};
    map_head(ui, &flow, panel.h);
    int pinned_h = flow_names_height(ui, pinned, pinned_count, panel.w) + ui_room(ui, 4, 2);
    int room = panel.y + panel.h - flow.y, row = ui_touch_h(ui) + ui_mm(ui, UI_GAP_MM);
    /* What is always wanted stays at hand below the list, unless that left too few of its rows. */
    bool is_pinned = room - pinned_h >= LEAST_ROWS * row;
    int top = flow.y - ui_mm(ui, 1); /* with the ring around the first row */
    Rect window = screen_window(
        ui, (Rect){panel.x, top, panel.w, panel.y + panel.h - top - (is_pinned ? pinned_h : 0)});
    ui_begin_scroll(ui, window);
    Flow list = {ui, panel.x, panel.w, flow.y + ui_mm(ui, 1)};
    ui_group(ui, STR_HEAR_AREAS);
    flow_names(&list, areas, area_count);
    scene_group(ui->scene, NULL);
    if (!is_pinned)
        flow_names(&list, pinned, pinned_count);
    ui_end_scroll(ui, window, list.y - window.y);
    Flow below = {ui, panel.x, panel.w, panel.y + panel.h - pinned_h + ui_mm(ui, 1)};
    if (is_pinned)
        flow_names(&below, pinned, pinned_count);
}

void screen_map(Ui *ui)
{
    Rect stage = stage_rect(&ui->screen, VIEW_MAP, ui->bar.h);
    map_panel(ui, screen_panel(ui, stage)); /* the list comes before the map in reading order */
    stage_draw(ui, stage);
    stage_edges(ui, stage);
    Rect at = ui_placed(ui, stage);
    FigureRef ref = stage_ref(ui->world, ui->bar.h, &ui->app->place, at);
    if (!screen_is_tiny(&ui->screen))
        stage_switches(ui, stage);
    if (app_transition(ui->app) >= 1 && !screen_is_tiny(&ui->screen))
        labels_draw(ui, labels_layout(ui, &ui->caches->labels[ref.view][ref.layer], at, ref,
                                      at.y + at.h - stage_switch_height(ui, stage) - ui_mm(ui, UI_GAP_MM)));
    stage_targets(ui, stage);
}

static const char *candidate_name(Ui *ui, Candidate candidate)
{
    return area_title(&ui->lang->areas[candidate.region], candidate.side);
}

/* A deeper layer was touched: what lies there, its pages, and the areas it may stand for. */
static void structure_head(Ui *ui, Flow *flow)
{
    const Structure *structure = &ui->world->content->structures[ui->app->place.structure];
    flow_text(flow, &UI_TITLE, ui->lang->structure_names[ui->app->place.structure], ui->theme->ink);
    flow_gap(flow, 2);
    flow_text(flow, &UI_LEAD, ui_string(ui, STR_CHOOSER_STRUCTURE), ui->theme->soft_ink);
    flow_gap(flow, 5);
    UiItem items[16];
    int count = 0;
    for (int i = 0; i < structure->pages.count && count < ARRAY_LEN(items); i++)
        if (flow_is_offered(ui, structure->pages.items[i]))
            items[count++] = flow_page_item(ui, structure->pages.items[i]);
    flow_items(flow, items, count);
    if (ui->app->place.candidate_count) {
        flow_heading(flow, ui_string(ui, STR_CHOOSER_AREAS));
        flow_gap(flow, 1);
    }
}

static void question_head(Ui *ui, Flow *flow)
{
    flow_text(flow, &UI_TITLE, ui_string(ui, STR_CHOOSER_TITLE), ui->theme->ink);
    flow_gap(flow, 2);
    flow_text(flow, &UI_LEAD, ui_string(ui, STR_CHOOSER_HINT), ui->theme->soft_ink);
    flow_gap(flow, 7);
}

void screen_chooser(Ui *ui)
{
    const Place *place = &ui->app->place;
    bool is_small = screen_is_small(&ui->screen), has_structure = place->structure >= 0;
    Rect stage = stage_rect(&ui->screen, VIEW_CHOOSER, ui->bar.h), panel = screen_panel(ui, stage);
    Rect window = screen_window(ui, panel);
    ui->bg = ui->theme->panel;
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, panel.y + ui_room(ui, 12, 4)};
    if (has_structure)
        structure_head(ui, &flow);
    else
        question_head(ui, &flow);
    for (int i = 0; i < place->candidate_count; i++) {
        Candidate candidate = place->candidates[i];
        UiItem item = {
            .title = candidate_name(ui, candidate),
            .subtitle = ui->lang->areas[candidate.region].where,
            .tone = &ui->theme->kinds[THEME_AREA],
            .action = {.kind = ACTION_AREA, .a = candidate.region, .b = candidate.side},
            .has_thumb = true,
        };
        int height = ui_item_height(ui, &item, flow.w);
        if (!is_small && !has_structure)
            height = MAX(ui_mm(ui, 36), height);
        ui_item(ui, &item, (Rect){flow.x, flow.y, flow.w, height});
        flow.y += height + ui_mm(ui, 4);
    }
    flow_gap(&flow, 2);
    UiItem none = {.title = ui_string(ui, has_structure ? STR_CHOOSER_BACK : STR_CHOOSER_NONE),
                   .action = {.kind = ACTION_CLOSE}};
    flow_item(&flow, &none);
    flow_gap(&flow, 4);
    ui_end_scroll(ui, window, flow.y - window.y);
    stage_draw(ui, stage);
    stage_edges(ui, stage);
}
