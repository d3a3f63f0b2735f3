/* map.json: the views, the regions with what belongs to them, relations, structures. */
#include <string.h>

#include "model/content_load.h"

enum { MAX_RELATIONS = 4096, MAX_STRUCTURES = 512, MAX_SVG_NAME = 63, MAX_FRAME_CM = 200 };

const char *const LOAD_LAYERS[LAYER_COUNT] = {
    [LAYER_SKIN] = "skin", [LAYER_MUSCLES] = "muscles", [LAYER_BONES] = "bones"};

/* What packs had before they could say it: the frame and the layers of the hip. */
static const FigureFrame FRAME_UNSAID = {.width_cm = 40, .top_cm = -21, .bottom_cm = 26};

static FigureFrame load_frame(const Json *root)
{
    if (!json_has(root, "frame"))
        return FRAME_UNSAID;
    Json entry = json_object(root, "frame");
    FigureFrame frame = {.width_cm = json_int(&entry, "width_cm", 4, MAX_FRAME_CM),
                         .top_cm = json_int(&entry, "top_cm", -MAX_FRAME_CM, MAX_FRAME_CM),
                         .bottom_cm = json_int(&entry, "bottom_cm", -MAX_FRAME_CM, MAX_FRAME_CM)};
    int height = frame.bottom_cm - frame.top_cm;
    bool is_whole = frame.width_cm > 0 && height >= 4 && height <= MAX_FRAME_CM;
    if (!is_whole)
        json_fault(&entry, "bottom_cm", "%d cm below the top; 4 to %d are allowed", height, MAX_FRAME_CM);
    return is_whole ? frame : FRAME_UNSAID;
}

static void load_layers(Loader *l, const Json *root)
{
    bool *has = l->content->has_layer;
    for (int i = 0; i < LAYER_COUNT; i++)
        has[i] = i == LAYER_SKIN || !json_has(root, "layers");
    if (!json_has(root, "layers"))
        return;
    Json array = json_array(root, "layers", 1, LAYER_COUNT);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        int layer = json_choice(&it, NULL, LOAD_LAYERS, LAYER_COUNT);
        if (it.at == 0 && layer != LAYER_SKIN)
            json_fault(&it, NULL, "the first layer is \"skin\"");
        else if (it.at > 0 && has[layer])
            json_fault(&it, NULL, "\"%s\" is listed twice", LOAD_LAYERS[layer]);
        has[layer] = true;
    }
}

static bool is_svg_name(const char *name)
{
    size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
    return len > 0 && len <= MAX_SVG_NAME - 4 && strcmp(name + len, ".svg") == 0;
}

static void load_view(Loader *l, const Json *entry)
{
    Content *c = l->content;
    FigureView view = {.id = json_id(entry, "id"), .svg = ""};
    view.is_mirror = json_has(entry, "mirror");
    if (view.is_mirror) {
        const char *of = json_id(entry, "mirror");
        int original = content_view(c, of);
        if (*of && (original < 0 || c->views[original].is_mirror))
            json_fault(entry, "mirror", "no view \"%s\" with an svg of its own stands before this one", of);
        else if (original >= 0)
            view.svg = c->views[original].svg;
    } else {
        view.svg = json_text(entry, "svg", 1, LOAD_MAX_TEXT);
        if (*view.svg && !is_svg_name(view.svg)) {
            json_fault(entry, "svg", "not the name of an SVG in the figure folder");
            view.svg = "";
        }
    }
    if (*view.id && content_view(c, view.id) >= 0)
        json_fault(entry, "id", "the view \"%s\" is listed twice", view.id);
    c->views[c->view_count++] = view;
}

static void load_views(Loader *l, const Json *root)
{
    Json array = json_array(root, "views", 1, CONTENT_MAX_VIEWS);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        Json entry = json_object(&it, NULL);
        load_view(l, &entry);
    }
}

static unsigned load_sides(const Json *entry)
{
    static const char *const NAMES[] = {"left", "right", "middle"};
    static const unsigned BITS[] = {SIDE_LEFT, SIDE_RIGHT, SIDE_MIDDLE};
    Json array = json_array(entry, "sides", 0, 2);
    unsigned sides = 0;
    int count = 0;
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        sides |= BITS[json_choice(&it, NULL, NAMES, ARRAY_LEN(NAMES))];
        count++;
    }
    bool is_known = (sides == SIDE_NONE && count == 0) || (sides == SIDE_BOTH && count == 2) ||
                    (sides == SIDE_MIDDLE && count == 1);
    if (!is_known)
        json_fault(entry, "sides", "expected [\"left\", \"right\"], [\"middle\"] or []");
    return sides;
}

static unsigned load_region_views(Loader *l, const Json *entry)
{
    Json array = json_array(entry, "views", 0, CONTENT_MAX_VIEWS);
    unsigned views = 0;
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        const char *id = json_id(&it, NULL);
        int view = content_view(l->content, id);
        if (view < 0 && *id)
            json_fault(&it, NULL, "there is no view \"%s\"", id);
        if (view >= 0 && views & 1u << view)
            json_fault(&it, NULL, "\"%s\" is listed twice", id);
        if (view >= 0)
            views |= 1u << view;
    }
    return views;
}

static RegionAnchor load_anchor(const FigureFrame *frame, const Json *anchors, int view, const char *id)
{
    double side = frame->width_cm / 2.0, at[2] = {0};
    const double least[2] = {-side, frame->top_cm}, most[2] = {side, frame->bottom_cm};
    Json point = json_array(anchors, id, 2, 2);
    for (Json it = json_first(&point); it.node; json_step(&it))
        if (it.at < 2)
            at[it.at] = json_number(&it, NULL, least[it.at], most[it.at]);
    return (RegionAnchor){view, (float)at[0], (float)at[1]};
}

/* Of the views that show the region; another key is one that nobody asks for, and so a fault. */
static void load_anchors(Loader *l, const Json *entry, Region *region)
{
    if (!json_has(entry, "anchor"))
        return;
    Content *c = l->content;
    RegionAnchor *anchors = arena_array(l->arena, (size_t)c->view_count, sizeof *anchors);
    Json views = json_object(entry, "anchor");
    for (int v = 0; v < c->view_count; v++)
        if (region->views & 1u << v && json_has(&views, c->views[v].id))
            anchors[region->anchor_count++] = load_anchor(&c->frame, &views, v, c->views[v].id);
    region->anchors = anchors;
}

/* The first view of the region's list that shows all of these sides, else any of them; -1: none does. */
static int first_view(const Content *c, const Region *region, unsigned sides)
{
    int any = -1;
    sides &= region->sides;
    for (int v = 0; v < c->view_count; v++) {
        unsigned shown = region->views >> v & 1 ? load_sides_shown(&c->views[v]) & sides : 0;
        if (shown && shown == sides)
            return v;
        if (shown && any < 0)
            any = v;
    }
    return any;
}

/* "best_view": a view for each side; what is left out is the first that shows it. */
static void load_best_views(Loader *l, const Json *entry, Region *region)
{
    static const struct {
        const char *key;
        Side side;
    } SIDES[] = {{"left", SIDE_LEFT}, {"right", SIDE_RIGHT}, {"both", SIDE_BOTH}, {"middle", SIDE_MIDDLE}};
    const Content *c = l->content;
    bool has_any = json_has(entry, "best_view");
    Json best = has_any ? json_object(entry, "best_view") : (Json){0};
    for (int i = 0; i < ARRAY_LEN(SIDES); i++) {
        Side side = SIDES[i].side;
        region->best_view[side] = (int8_t)first_view(c, region, side);
        if (!has_any || !json_has(&best, SIDES[i].key))
            continue;
        const char *id = json_id(&best, SIDES[i].key);
        int view = content_view(c, id);
        bool shows = view >= 0 && region->views >> view & 1 && region->sides & side &&
                     load_sides_shown(&c->views[view]) & side;
        if (shows)
            region->best_view[side] = (int8_t)view;
        else if (*id)
            json_fault(&best, SIDES[i].key, "no view \"%s\" shows this side of the region", id);
    }
    region->best_view[SIDE_NONE] = region->best_view[region->sides == SIDE_MIDDLE ? SIDE_MIDDLE : SIDE_BOTH];
}

static void load_region(Loader *l, const Json *entry)
{
    static const char *const SHAPES[] = {
        [SHAPE_AREA] = "area", [SHAPE_ARROW] = "arrow", [SHAPE_BUTTON] = "button"};
    Content *c = l->content;
    Region region = {.id = json_id(entry, "id")};
    if (*region.id && content_region(c, region.id) >= 0)
        json_fault(entry, "id", "the region \"%s\" is listed twice", region.id);
    region.shape = (RegionShape)json_choice(entry, "shape", SHAPES, ARRAY_LEN(SHAPES));
    region.sides = load_sides(entry);
    region.views = load_region_views(l, entry);
    if (region.shape == SHAPE_AREA && region.sides == SIDE_NONE)
        json_fault(entry, "sides", "an area needs its sides");
    if (region.shape != SHAPE_BUTTON && region.views == 0)
        json_fault(entry, "views", "an area or arrow needs a view");
    load_anchors(l, entry, &region);
    load_best_views(l, entry, &region);
    Json conditions = json_object(entry, "conditions");
    region.primary_conditions = load_page_list(l, &conditions, "primary", 0, LOAD_MAX_LIST);
    region.secondary_conditions = load_page_list(l, &conditions, "secondary", 0, LOAD_MAX_LIST);
    Json techniques = json_object(entry, "techniques");
    region.primary_techniques = load_page_list(l, &techniques, "primary", 0, LOAD_MAX_LIST);
    region.secondary_techniques = load_page_list(l, &techniques, "secondary", 0, LOAD_MAX_LIST);
    region.withheld_techniques = load_page_list(l, &techniques, "withheld", 0, LOAD_MAX_LIST);
    region.alerts = load_page_list(l, entry, "alerts", 0, 8);
    region.tips = load_page_list(l, entry, "tips", 2, 4);
    c->regions[c->region_count++] = region;
}

static void load_regions(Loader *l, const Json *root)
{
    Json array = json_array(root, "regions", 1, CONTENT_MAX_REGIONS);
    l->content->regions = arena_array(l->arena, (size_t)array.count, sizeof(Region));
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        Json entry = json_object(&it, NULL);
        load_region(l, &entry);
    }
}

static int load_page_id(Loader *l, const Json *entry, const char *key)
{
    const char *id = json_id(entry, key);
    int page = load_page_index(l, id);
    if (page < 0 && *id && l->has_page_ids)
        json_fault(entry, key, "there is no page \"%s\"", id);
    return page;
}

static void load_relations(Loader *l, const Json *root)
{
    static const char *const LEVELS[] = {"primary", "secondary", "caution", "avoid"};
    Content *c = l->content;
    Json array = json_array(root, "relations", 0, MAX_RELATIONS);
    c->relations = arena_array(l->arena, (size_t)array.count, sizeof *c->relations);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        Json entry = json_object(&it, NULL);
        Relation r = {.condition = load_page_id(l, &entry, "condition"),
                      .technique = load_page_id(l, &entry, "technique"),
                      .level =
                          REL_PRIMARY + (Relevance)json_choice(&entry, "level", LEVELS, ARRAY_LEN(LEVELS))};
        if (r.condition >= 0 && r.technique >= 0 &&
            content_relevance(c, r.condition, r.technique) != REL_NONE)
            json_fault(&it, NULL, "this pair is listed twice");
        c->relations[c->relation_count++] = r;
    }
}

static void load_structures(Loader *l, const Json *root)
{
    Content *c = l->content;
    Json array = json_array(root, "structures", 0, MAX_STRUCTURES);
    c->structures = arena_array(l->arena, (size_t)array.count, sizeof *c->structures);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        Json entry = json_object(&it, NULL);
        Structure s = {.id = json_id(&entry, "id")};
        for (int i = 0; i < c->structure_count; i++)
            if (*s.id && strcmp(c->structures[i].id, s.id) == 0)
                json_fault(&entry, "id", "the structure \"%s\" is listed twice", s.id);
        s.pages = load_page_list(l, &entry, "pages", 1, LOAD_MAX_LIST);
        c->structures[c->structure_count++] = s;
    }
}

void load_map(Loader *l)
{
    l->content->frame = FRAME_UNSAID;
    JsonDoc *doc = load_open(l, "map.json");
    if (!doc)
        return;
    Json root = json_root(doc);
    l->has_map = root.node != NULL;
    l->content->frame = load_frame(&root);
    load_layers(l, &root);
    load_views(l, &root);
    load_regions(l, &root);
    load_relations(l, &root);
    load_structures(l, &root);
    json_close(doc);
}
