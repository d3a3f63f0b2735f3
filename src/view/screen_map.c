#include "view/flow.h"
#include "view/screens.h"
#include "view/stage.h"

/* The gutter at the end side has room for the buttons that scroll. */
Rect screen_panel(Ui *ui, Rect stage)
{
    bool is_portrait = screen_is_portrait(&ui->screen), is_small = screen_is_small(&ui->screen);
    int margin = ui_mm(ui, is_small ? 5 : is_portrait ? 14 : 16), gutter = ui_scroll_strip(ui);
    if (is_portrait)
        return (Rect){margin, stage.h, ui->screen.w - margin - gutter, ui->body.h - stage.h};
    return (Rect){stage.w + margin, 0, ui->screen.w - stage.w - margin - gutter, ui->body.h};
}

static UiItem area_item(Ui *ui, int region)
{
    return (UiItem){
        .title = ui->lang->areas[region].name,
        .action = {.kind = ACTION_AREA, .a = (int16_t)region, .b = SIDE_NONE},
    };
}

/* The height of a row that makes the list end with a whole one: a sliver would look like a fault. The
 * button "More" says that it goes on. A small screen has no room to give away. */
static int whole_row(Ui *ui, int width, int room)
{
    if (screen_is_small(&ui->screen))
        return 0;
    UiItem item = area_item(ui, 0);
    int gap = ui_mm(ui, FLOW_ITEM_GAP_MM), row = ui_item_height(ui, &item, width);
    int rows = (room + gap) / (row + gap);
    return rows > 0 ? (room + gap) / rows - gap : row;
}

/* The areas of the view on the stage first, then the rest. `room`: px that are seen at once. */
static void area_list(Ui *ui, Flow *flow, int room)
{
    const Content *content = ui->world->content;
    UiItem items[CONTENT_MAX_REGIONS];
    int count = 0;
    for (int seen = 1; seen >= 0; seen--)
        for (int r = 0; r < content->region_count; r++) {
            bool is_seen = (content->regions[r].views >> ui->app->place.figure_view & 1) != 0;
            if (content->regions[r].shape != SHAPE_BUTTON && is_seen == (bool)seen)
                items[count++] = area_item(ui, r);
        }
    flow_grid(flow, items, count, 2, FLOW_ITEM_GAP_MM, whole_row(ui, flow->w, room));
}

/* What is always at hand below the list: areas that are no place on the body, and the session. */
static int pinned_items(Ui *ui, UiItem *items)
{
    const Content *content = ui->world->content;
    int count = 0;
    for (int r = 0; r < content->region_count && count < 3; r++)
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

/* Draws nothing: the height the items would take. */
static int items_height(Ui *ui, const UiItem *items, int count, int width)
{
    Scene *scene = ui->scene;
    int commands = scene->command_count, targets = scene->target_count, texts = scene->text_count;
    uint32_t bytes = scene->byte_count;
    Flow flow = {ui, 0, width, 0};
    flow_items(&flow, items, count);
    scene->command_count = commands;
    scene->target_count = targets;
    scene->text_count = texts;
    scene->byte_count = bytes;
    return flow.y;
}

static void map_panel(Ui *ui, Rect panel)
{
    bool is_small = screen_is_small(&ui->screen);
    ui->bg = ui->theme->panel;
    UiItem pinned[4];
    int pinned_count = pinned_items(ui, pinned);
    Flow flow = {ui, panel.x, panel.w, panel.y + ui_mm(ui, is_small ? 4 : 12)};
    flow_text(&flow, &UI_TITLE, ui_string(ui, STR_MAP_TITLE), ui->theme->ink);
    if (!is_small) {
        flow_gap(&flow, 2);
        flow_text(&flow, &UI_LEAD, ui_string(ui, STR_MAP_HINT), ui->theme->soft_ink);
    }
    flow_gap(&flow, is_small ? 2 : 5);
    int pinned_y = ui->body.h;
    if (!is_small) /* too little room: there they end the list */
        pinned_y -= items_height(ui, pinned, pinned_count, panel.w) + ui_mm(ui, 2);
    Rect window = {panel.x - ui_mm(ui, 2), flow.y, ui->screen.w - panel.x + ui_mm(ui, 2),
                   pinned_y - flow.y - (is_small ? 0 : ui_mm(ui, 4))};
    ui_begin_scroll(ui, window);
    Flow list = {ui, panel.x, panel.w, flow.y + ui_mm(ui, 1)};
    area_list(ui, &list, window.y + window.h - list.y);
    if (is_small)
        flow_items(&list, pinned, pinned_count);
    ui_end_scroll(ui, window, list.y - flow.y);
    Flow below = {ui, panel.x, panel.w, pinned_y};
    if (!is_small)
        flow_items(&below, pinned, pinned_count);
}

void screen_map(Ui *ui)
{
    Rect stage = stage_rect(&ui->screen, VIEW_MAP, ui->bar.h);
    map_panel(ui, screen_panel(ui, stage)); /* the list comes before the map in reading order */
    stage_draw(ui, stage);
    stage_edges(ui, stage);
    Rect at = ui_placed(ui, stage);
    FigureRef ref = stage_ref(ui->world, ui->bar.h, &ui->app->place, at);
    stage_switches(ui, stage);
    if (app_transition(ui->app) >= 1)
        labels_draw(ui, labels_layout(ui, &ui->caches->labels[ref.view], at, ref,
                                      at.y + at.h - stage_switch_height(ui, stage) - ui_mm(ui, 3)));
    stage_targets(ui, stage);
}

static const char *candidate_name(Ui *ui, Candidate candidate)
{
    const Area *area = &ui->lang->areas[candidate.region];
    return candidate.side == SIDE_LEFT ? area->left : candidate.side == SIDE_RIGHT ? area->right : area->name;
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
    Rect window = {panel.x - ui_mm(ui, 2), panel.y, ui->screen.w - panel.x + ui_mm(ui, 2), panel.h};
    ui->bg = ui->theme->panel;
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, panel.y + ui_mm(ui, is_small ? 4 : 12)};
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
