#include "view/flow.h"
#include "view/screens.h"
#include "view/stage.h"

static const char *area_title(const Area *area, int side)
{
    switch (side) {
    case SIDE_LEFT:
        return area->left;
    case SIDE_RIGHT:
        return area->right;
    case SIDE_BOTH:
        return area->both;
    default:
        return area->name;
    }
}

/* A dot in each chosen region: it is told apart by more than its colour. */
static void chosen_dots(Ui *ui, Rect stage)
{
    const Place *place = &ui->app->place;
    const BodyMap *map = &ui->world->maps[place->figure_view];
    Rect at = ui_placed(ui, stage);
    FigureRef ref = stage_ref(ui->world, ui->bar.h, place, at);
    float dot = (float)ui_mm(ui, 3), ring = (float)ui_mm(ui, 0.8);
    if (app_transition(ui->app) < 1)
        return;
    for (int z = 0; z < map->zone_count; z++) {
        const Zone *zone = &map->zones[z];
        if (zone->region != place->region || (place->side != SIDE_NONE && !(zone->side & place->side)))
            continue;
        float x = stage_x(ref, at, zone->anchor_u_cm), y = stage_y(ref, at, zone->anchor_v_cm);
        scene_push_dot(ui->scene, x, y, dot + 2 * ring, ui->theme->card);
        scene_push_dot(ui->scene, x, y, dot, ui->theme->ink);
    }
}

static void side_tabs(Ui *ui, Flow *flow)
{
    const Place *place = &ui->app->place;
    const struct {
        StringId label;
        Side side;
    } sides[] = {{STR_SIDE_LEFT, SIDE_LEFT}, {STR_SIDE_RIGHT, SIDE_RIGHT}, {STR_SIDE_BOTH, SIDE_BOTH}};
    if (!(ui->world->content->regions[place->region].sides & SIDE_LEFT))
        return;
    UiTab tabs[ARRAY_LEN(sides)];
    for (int i = 0; i < ARRAY_LEN(sides); i++)
        tabs[i] = (UiTab){ui_string(ui, sides[i].label),
                          {.kind = ACTION_SIDE, .b = (int16_t)sides[i].side},
                          place->side == sides[i].side};
    if (place->side == SIDE_NONE) {
        flow_text(flow, &UI_LABEL, ui_string(ui, STR_SIDE_QUESTION), ui->theme->soft_ink);
        flow_gap(flow, 1.5);
    }
    flow_tabs(flow, tabs, ARRAY_LEN(tabs));
    flow_gap(flow, 5);
}

static int page_items(Ui *ui, IndexList list, UiItem *items, int count, int most)
{
    for (int i = 0; i < list.count && count < most; i++)
        if (flow_is_offered(ui, list.items[i]))
            items[count++] = flow_page_item(ui, list.items[i]);
    return count;
}

enum { MAX_ITEMS = 48 };

static void item_group(Ui *ui, Flow *flow, StringId title, IndexList first, IndexList then)
{
    UiItem items[MAX_ITEMS];
    int count = page_items(ui, first, items, 0, MAX_ITEMS);
    count = page_items(ui, then, items, count, MAX_ITEMS);
    if (!count)
        return;
    flow_gap(flow, 2);
    flow_text(flow, &UI_HEADING, ui_string(ui, title), ui->theme->ink);
    flow_gap(flow, 3);
    flow_items(flow, items, count);
}

static void alert_items(Ui *ui, Flow *flow, IndexList alerts)
{
    for (int i = 0; i < alerts.count; i++) {
        UiItem item = flow_page_item(ui, alerts.items[i]);
        item.icon = ICON_EMERGENCY;
        flow_item(flow, &item);
    }
}

static void conditions(Ui *ui, Flow *flow, const Region *region)
{
    item_group(ui, flow, STR_AREA_LINKED, region->primary_conditions, region->secondary_conditions);
    flow_text(flow, &UI_SMALL, ui_string(ui, STR_AREA_NOT_DIAGNOSIS), ui->theme->soft_ink);
    flow_gap(flow, 3);
    int other = ui->world->content->roles[ROLE_OTHER_CAUSES];
    UiItem item = flow_page_item(ui, other);
    flow_items(flow, &item, 1);
}

static void techniques(Ui *ui, Flow *flow, const Region *region, const Area *area)
{
    const Theme *theme = ui->theme;
    if (region->primary_techniques.count + region->secondary_techniques.count > 0) {
        item_group(ui, flow, STR_AREA_TECHNIQUES, region->primary_techniques, region->secondary_techniques);
        UiItem choice = flow_page_item(ui, ui->world->content->roles[ROLE_CHOICE]);
        flow_items(flow, &choice, 1);
    } else {
        flow_heading(flow, ui_string(ui, STR_AREA_NO_TECHNIQUES));
    }
    if (area->withheld)
        flow_callout(flow, ui_string(ui, STR_AREA_WITHHELD), area->withheld, theme->kinds[PAGE_NOTICE].wash,
                     theme->kinds[PAGE_NOTICE].ink, theme->ink);
}

void screen_area(Ui *ui)
{
    const Place *place = &ui->app->place;
    const Region *region = &ui->world->content->regions[place->region];
    const Area *area = &ui->lang->areas[place->region];
    Rect stage = stage_rect(&ui->screen, VIEW_AREA, ui->bar.h);
    Rect panel = screen_panel(ui, stage);
    ui->bg = ui->theme->panel;
    Rect window = {panel.x - ui_mm(ui, 2), panel.y, ui->screen.w - panel.x + ui_mm(ui, 2), panel.h};
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, panel.y + ui_mm(ui, screen_is_small(&ui->screen) ? 4 : 12)};
    flow_text(&flow, &UI_TITLE, area_title(area, place->side), ui->theme->ink);
    flow_gap(&flow, 2);
    flow_text(&flow, &UI_LEAD, area->where, ui->theme->soft_ink);
    flow_gap(&flow, 5);
    side_tabs(ui, &flow);
    flow_urgent(&flow, &area->urgent);
    alert_items(ui, &flow, region->alerts);
    conditions(ui, &flow, region);
    if (area->note)
        flow_callout(&flow, NULL, area->note, ui->theme->kinds[PAGE_NOTICE].wash,
                     ui->theme->kinds[PAGE_NOTICE].ink, ui->theme->ink);
    techniques(ui, &flow, region, area);
    item_group(ui, &flow, STR_AREA_TIPS, region->tips, (IndexList){0});
    flow_gap(&flow, 4);
    flow_text(&flow, &UI_SMALL, ui_string(ui, STR_DISCLAIMER), ui->theme->soft_ink);
    flow_gap(&flow, 10);
    ui_end_scroll(ui, window, flow.y - window.y);

    stage_draw(ui, stage);
    stage_edges(ui, stage);
    chosen_dots(ui, stage);
    stage_switches(ui, stage);
}
