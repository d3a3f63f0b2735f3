#include "view/area_name.h"
#include "view/flow.h"
#include "view/screens.h"
#include "view/stage.h"

static bool is_low(const Ui *ui)
{
    return screen_short_mm(&ui->screen) < 260;
}

/* So low that the words for the place, which the figure shows, must make room for what it leads to. */
static bool is_very_low(const Ui *ui)
{
    return screen_short_mm(&ui->screen) < 200 && !screen_is_portrait(&ui->screen);
}

/* Beside the tabs if it finds room there, else above them. */
static int side_question(Ui *ui, Flow *flow, int tabs_w)
{
    const char *question = ui_string(ui, STR_SIDE_QUESTION);
    int width = ui_text_width(ui, &UI_LABEL, question), gap = ui_mm(ui, 5);
    if (width + gap + tabs_w > flow->w) {
        flow_text(flow, &UI_LABEL, question, ui->theme->soft_ink);
        flow_gap(flow, 1.5);
        return 0;
    }
    int height = ui_text_height(ui, &UI_LABEL, question, 0);
    ui_text(ui, &UI_LABEL, question, flow->x, flow->y + (ui_tabs_height(ui) - height) / 2, 0,
            ui->theme->soft_ink);
    return width + gap;
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
        tabs[i] = (UiTab){.label = ui_string(ui, sides[i].label),
                          .action = {.kind = ACTION_SIDE, .b = (int16_t)sides[i].side},
                          .is_current = place->side == sides[i].side};
    int start =
        place->side == SIDE_NONE ? side_question(ui, flow, ui_tabs_width(ui, tabs, ARRAY_LEN(tabs))) : 0;
    Flow rest = {ui, flow->x + start, flow->w - start, flow->y};
    ui_group(ui, STR_SIDE_QUESTION);
    flow_tabs(&rest, tabs, ARRAY_LEN(tabs));
    scene_group(ui->scene, NULL);
    flow->y = rest.y;
    flow->y += ui_room(ui, 5, 3);
}

static int page_items(Ui *ui, IndexList list, UiItem *items, int count, int most)
{
    for (int i = 0; i < list.count && count < most; i++)
        if (flow_is_offered(ui, list.items[i]))
            items[count++] = flow_page_item(ui, list.items[i]);
    return count;
}

enum { MAX_ITEMS = 3 * CONTENT_MAX_LIST + 1 };

/* On a low screen names alone: what they lead to says the rest. Only what stands first there must be so short
 * that pictures make room. */
static void group_items(Ui *ui, Flow *flow, UiItem *items, int count, bool has_subtitles)
{
    if (!is_low(ui) || !has_subtitles) {
        flow_tiles(flow, items, count, has_subtitles);
        return;
    }
    for (int i = 0; i < count; i++)
        items[i].subtitle = NULL;
    flow_names(flow, items, count);
}

static void item_group(Ui *ui, Flow *flow, StringId title, UiItem *items, int count, bool has_subtitles)
{
    if (!count)
        return;
    flow->y += ui_room(ui, 3, 1);
    flow_text(flow, &UI_HEADING, ui_string(ui, title), ui->theme->ink);
    flow->y += ui_room(ui, 3, 1.5);
    ui_group(ui, title);
    group_items(ui, flow, items, count, has_subtitles);
    scene_group(ui->scene, NULL);
}

/* What cannot wait stands first. */
static int condition_items(Ui *ui, const Region *region, UiItem *items)
{
    int count = page_items(ui, region->alerts, items, 0, MAX_ITEMS);
    for (int i = 0; i < count; i++)
        items[i].icon = ICON_EMERGENCY;
    count = page_items(ui, region->primary_conditions, items, count, MAX_ITEMS);
    count = page_items(ui, region->secondary_conditions, items, count, MAX_ITEMS - 1);
    items[count++] = flow_page_item(ui, ui->world->content->roles[ROLE_OTHER_CAUSES]);
    return count;
}

static void conditions(Ui *ui, Flow *flow, UiItem *items, int count)
{
    item_group(ui, flow, STR_AREA_LINKED, items, count, true);
    flow_text(flow, &UI_SMALL, ui_string(ui, STR_AREA_NOT_DIAGNOSIS), ui->theme->soft_ink);
    flow_gap(flow, 3);
}

static void techniques(Ui *ui, Flow *flow, const Region *region, const Area *area)
{
    const Theme *theme = ui->theme;
    if (region->primary_techniques.count + region->secondary_techniques.count > 0) {
        UiItem items[MAX_ITEMS];
        int count = page_items(ui, region->primary_techniques, items, 0, MAX_ITEMS);
        count = page_items(ui, region->secondary_techniques, items, count, MAX_ITEMS - 1);
        items[count++] = flow_page_item(ui, ui->world->content->roles[ROLE_CHOICE]);
        item_group(ui, flow, STR_AREA_TECHNIQUES, items, count, false);
    } else {
        flow_heading(flow, ui_string(ui, STR_AREA_NO_TECHNIQUES));
    }
    if (area->withheld)
        flow_callout(flow, ui_string(ui, STR_AREA_WITHHELD), area->withheld, theme->kinds[PAGE_NOTICE].wash,
                     theme->kinds[PAGE_NOTICE].ink, theme->ink);
}

/* Takes from the signs what would leave no room for a first topic, and gives it back: it follows the topics.
 * The most pressing one always stands first. */
static UrgentList pressing_first(Ui *ui, const Flow *flow, Rect panel, UrgentList *urgent,
                                 const UiItem *topic)
{
    int row = ui_touch_h(ui) + ui_mm(ui, UI_GAP_MM);
    int rows = row + MAX(row, ui_item_height(ui, topic, flow->w) + ui_mm(ui, UI_GAP_MM));
    int room = panel.y + panel.h - flow->y - rows - ui_mm(ui, 6) -
               ui_text_height(ui, &UI_HEADING, ui_string(ui, STR_AREA_LINKED), flow->w);
    UrgentList rest = {urgent->items + urgent->count, 0};
    while (urgent->count > 1 && flow_urgent_height(ui, urgent, flow->w) > room) {
        urgent->count--;
        rest.items--;
        rest.count++;
    }
    return rest;
}

static void card_button(Ui *ui, Flow *flow, const Place *place)
{
    const CardForm *form = &ui->world->content->card;
    bool is_there = visit_find(&ui->app->visit, place->region, (Side)place->side) >= 0;
    if (!form->max_entries || (!is_there && ui->app->visit.count >= form->max_entries))
        return;
    UiItem item = {.title = ui_string(ui, is_there ? STR_CARD_OPEN : STR_CARD_ADD),
                   .icon = ICON_CARD,
                   .action = {ACTION_CARD_ADD, place->region, place->side}};
    flow_gap(flow, 2);
    flow_item(flow, &item);
}

void screen_area(Ui *ui)
{
    const Place *place = &ui->app->place;
    const Region *region = &ui->world->content->regions[place->region];
    const Area *area = &ui->lang->areas[place->region];
    Rect stage = stage_rect(&ui->screen, VIEW_AREA, ui->bar.h);
    Rect panel = screen_panel(ui, stage);
    ui->bg = ui->theme->panel;
    Rect window = screen_window(ui, panel);
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, panel.y + ui_room(ui, 12, 4)};
    flow_text(&flow, &UI_TITLE, area_title(area, place->side), ui->theme->ink);
    flow.y += ui_room(ui, 2, 0);
    if (!is_very_low(ui))
        flow_text(&flow, is_low(ui) ? &UI_SMALL : &UI_LEAD, area->where, ui->theme->soft_ink);
    flow.y += ui_room(ui, 5, 2);
    side_tabs(ui, &flow);
    UiItem topics[MAX_ITEMS];
    int topic_count = condition_items(ui, region, topics);
    UrgentList urgent = area->urgent, rest = pressing_first(ui, &flow, panel, &urgent, &topics[0]);
    flow_urgent(&flow, &urgent);
    conditions(ui, &flow, topics, topic_count);
    flow_urgent(&flow, &rest);
    if (is_very_low(ui))
        flow_text(&flow, &UI_BODY, area->where, ui->theme->ink);
    card_button(ui, &flow, place);
    if (area->note)
        flow_callout(&flow, NULL, area->note, ui->theme->kinds[PAGE_NOTICE].wash,
                     ui->theme->kinds[PAGE_NOTICE].ink, ui->theme->ink);
    techniques(ui, &flow, region, area);
    UiItem tips[MAX_ITEMS];
    item_group(ui, &flow, STR_AREA_TIPS, tips, page_items(ui, region->tips, tips, 0, MAX_ITEMS), false);
    flow_gap(&flow, 4);
    flow_text(&flow, &UI_SMALL, ui_string(ui, STR_DISCLAIMER), ui->theme->soft_ink);
    flow_gap(&flow, 10);
    ui_end_scroll(ui, window, flow.y - window.y);

    stage_draw(ui, stage);
    stage_edges(ui, stage);
    stage_switches(ui, stage);
    area_name_draw(ui, stage);
}
