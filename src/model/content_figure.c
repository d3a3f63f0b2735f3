/* What content says about the figure, held against the ids in its SVGs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/content_load.h"

enum { MAX_ELEMENT = 63, MAX_HIGHLIGHTS = 7, MAX_STROKES = 8 };

static const char LEFT[] = "-left", RIGHT[] = "-right", LAYER[] = "layer-";

static bool ends_with(const char *text, const char *suffix)
{
    size_t len = strlen(text), tail = strlen(suffix);
    return len > tail && strcmp(text + len - tail, suffix) == 0;
}

static void load_svg(Loader *l, const char *name, SvgIds *ids)
{
    Err err = {0};
    size_t len;
    char *bytes = folder_read(&l->figures, name, LOAD_MAX_SVG, &len, &err);
    if (!bytes || !svg_ids_read(bytes, len, l->arena, ids, &err))
        load_fault(l, FAULT_ERROR, "%s:/: %s", name, err.text);
    free(bytes);
}

void load_figures(Loader *l)
{
    const Content *c = l->content;
    for (int v = 0; v < c->view_count; v++) {
        int same = 0;
        while (strcmp(c->views[same].svg, c->views[v].svg) != 0)
            same++;
        if (same < v)
            l->svgs[v] = l->svgs[same];
        else if (*c->views[v].svg && l->has_figures)
            load_svg(l, c->views[v].svg, &l->svgs[v]);
    }
}

/* The element's name in the file of a mirrored view. */
static const char *swapped(const char *element, char out[MAX_ELEMENT * 2])
{
    bool is_left = ends_with(element, LEFT), is_right = ends_with(element, RIGHT);
    size_t stem = strlen(element) - (is_left ? strlen(LEFT) : is_right ? strlen(RIGHT) : 0);
    snprintf(out, MAX_ELEMENT * 2, "%.*s%s", (int)MIN(stem, MAX_ELEMENT * 2), element,
             is_left    ? RIGHT
             : is_right ? LEFT
                        : "");
    return out;
}

bool figure_has(const Loader *l, int view, const char *element)
{
    char name[MAX_ELEMENT * 2];
    bool is_mirror = l->content->views[view].is_mirror;
    return svg_ids_has(&l->svgs[view], is_mirror ? swapped(element, name) : element);
}

/* --- a page's picture --------------------------------------------------------------------------- */

static void check_element(const Loader *l, const Json *place, const char *key, int view, const char *element)
{
    if (strlen(element) > MAX_ELEMENT)
        json_fault(place, key, "%zu bytes, at most %d are allowed", strlen(element), MAX_ELEMENT);
    else if (view >= 0 && l->svgs[view].is_read && !figure_has(l, view, element))
        json_fault(place, key, "the view \"%s\" has no element \"%s\"", l->content->views[view].id, element);
}

static bool begins_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static void load_focus(const FigureFrame *frame, const Json *figure, PageFigure *out)
{
    double side = frame->width_cm / 2.0, height = frame->bottom_cm - frame->top_cm;
    const double least[3] = {-side, frame->top_cm, 1}, most[3] = {side, frame->bottom_cm, height};
    Json focus = json_array(figure, "focus", 3, 3);
    double values[3] = {0};
    for (Json it = json_first(&focus); it.node; json_step(&it))
        if (it.at < 3)
            values[it.at] = json_number(&it, NULL, least[it.at], most[it.at]);
    out->focus_u_cm = (float)values[0];
    out->focus_v_cm = (float)values[1];
    out->height_cm = (float)values[2];
}

static TextList load_highlight(Loader *l, const Json *figure, int view)
{
    Json array = json_array(figure, "highlight", 0, MAX_HIGHLIGHTS);
    const char **items = arena_array(l->arena, (size_t)array.count, sizeof *items);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        const char *element = json_text(&it, NULL, 1, LOAD_MAX_TEXT);
        items[it.at] = element;
        if (*element && !begins_with(element, "structure-") && !begins_with(element, "region-"))
            json_fault(&it, NULL, "expected a structure-... or region-... element");
        else if (*element)
            check_element(l, &it, NULL, view, element);
        for (int i = 0; i < it.at && *element; i++)
            if (strcmp(items[i], element) == 0)
                json_fault(&it, NULL, "listed twice");
    }
    return (TextList){items, array.count};
}

static int count_strokes(const Loader *l, int view, const char *marks)
{
    char stroke[MAX_ELEMENT * 2];
    int count = 0;
    do
        snprintf(stroke, sizeof stroke, "%.*s-%d", MAX_ELEMENT, marks, count + 1);
    while (figure_has(l, view, stroke) && ++count < MAX_STROKES);
    return count;
}

static TextList load_stroke_words(Loader *l, const Json *figure)
{
    if (!json_has(figure, "strokes"))
        return (TextList){0};
    Json array = json_array(figure, "strokes", 1, MAX_STROKES);
    const char **items = arena_array(l->arena, (size_t)array.count, sizeof *items);
    for (Json it = json_first(&array); it.node; json_step(&it))
        items[it.at] = load_text(l, &it, NULL, MARKUP_NONE);
    return (TextList){items, array.count};
}

PageFigure load_page_figure(Loader *l, const Json *root)
{
    PageFigure out = {.view = -1};
    Json figure = json_object_or_null(root, "figure");
    if (!figure.node)
        return out;
    const char *view = json_id(&figure, "view");
    out.view = content_view(l->content, view);
    if (*view && out.view < 0 && l->has_map)
        json_fault(&figure, "view", "there is no view \"%s\"", view);
    out.layer = (FigureLayer)json_choice(&figure, "layer", LOAD_LAYERS, LAYER_COUNT);
    if (l->has_map && !l->content->has_layer[out.layer])
        json_fault(&figure, "layer", "the figure has no layer \"%s\"", LOAD_LAYERS[out.layer]);
    load_focus(&l->content->frame, &figure, &out);
    out.highlight = load_highlight(l, &figure, out.view);
    out.marks = json_id_or_null(&figure, "marks");
    if (out.marks && *out.marks && !begins_with(out.marks, "mark-"))
        json_fault(&figure, "marks", "expected a mark-... element");
    else if (out.marks && *out.marks)
        check_element(l, &figure, "marks", out.view, out.marks);
    out.strokes = load_stroke_words(l, &figure);
    out.stroke_count = out.marks && out.view >= 0 ? count_strokes(l, out.view, out.marks) : 0;
    if (out.strokes.count && out.strokes.count != out.stroke_count && l->has_figures)
        json_fault(&figure, "strokes", "%d texts for %d strokes", out.strokes.count, out.stroke_count);
    return out;
}

/* --- regions and structures --------------------------------------------------------------------- */

/* A view from the side, called "left" or "right", shows that side of the body alone. */
unsigned load_sides_shown(const FigureView *view)
{
    if (strcmp(view->id, "left") == 0)
        return SIDE_LEFT | SIDE_MIDDLE;
    if (strcmp(view->id, "right") == 0)
        return SIDE_RIGHT | SIDE_MIDDLE;
    return SIDE_BOTH | SIDE_MIDDLE;
}

static bool region_shows(const Content *c, const Region *region, int view, unsigned side)
{
    return region->shape == SHAPE_AREA && region->views & 1u << view &&
           region->sides & side & load_sides_shown(&c->views[view]);
}

static const char *suffix_of(unsigned side)
{
    return side == SIDE_LEFT ? LEFT : side == SIDE_RIGHT ? RIGHT : "";
}

/* Every region stands in every view it claims. */
static void check_region(Loader *l, int index)
{
    static const unsigned SIDES[] = {SIDE_LEFT, SIDE_RIGHT, SIDE_MIDDLE};
    const Content *c = l->content;
    const Region *region = &c->regions[index];
    for (int v = 0; v < c->view_count && *region->id; v++) {
        for (int s = 0; s < ARRAY_LEN(SIDES) && l->svgs[v].is_read; s++) {
            char element[MAX_ELEMENT * 2];
            snprintf(element, sizeof element, "region-%s%s", region->id, suffix_of(SIDES[s]));
            if (region_shows(c, region, v, SIDES[s]) && !figure_has(l, v, element))
                load_fault(l, FAULT_ERROR,
                           "map.json:/regions/%d/views: the view \"%s\" has no element \"%s\"", index,
                           c->views[v].id, element);
        }
    }
}

static bool is_claimed(const Content *c, int view, const char *element)
{
    const char *name = element + strlen("region-");
    for (int r = 0; r < c->region_count; r++) {
        size_t len = strlen(c->regions[r].id);
        if (len == 0 || strncmp(name, c->regions[r].id, len) != 0)
            continue;
        unsigned side = name[len] == '\0'                ? SIDE_MIDDLE
                        : strcmp(name + len, LEFT) == 0  ? SIDE_LEFT
                        : strcmp(name + len, RIGHT) == 0 ? SIDE_RIGHT
                                                         : SIDE_NONE;
        if (region_shows(c, &c->regions[r], view, side))
            return true;
    }
    return false;
}

/* The SVG is as large as the frame says, a unit a millimetre, and has every layer. */
static void check_drawing(Loader *l, int view)
{
    const Content *c = l->content;
    const SvgIds *ids = &l->svgs[view];
    int w = c->frame.width_cm * 10, h = (c->frame.bottom_cm - c->frame.top_cm) * 10;
    if (!ids->is_read || c->views[view].is_mirror)
        return;
    if (ids->w != w || ids->h != h)
        load_fault(l, FAULT_ERROR,
                   "%s:/: the viewBox is not \"0 0 %d %d\", the frame of map.json in millimetres",
                   c->views[view].svg, w, h);
    for (int i = 0; i < LAYER_COUNT; i++) {
        char element[MAX_ELEMENT];
        snprintf(element, sizeof element, "%s%s", LAYER, LOAD_LAYERS[i]);
        if (c->has_layer[i] && !svg_ids_has(ids, element))
            load_fault(l, FAULT_ERROR, "%s:/: no element \"%s\"", c->views[view].svg, element);
    }
}

/* Every region that a view draws is one of map.json, shown there. */
static void check_view(Loader *l, int view)
{
    const Content *c = l->content;
    const SvgIds *ids = &l->svgs[view];
    char name[MAX_ELEMENT * 2];
    for (int i = 0; i < ids->count && ids->is_read; i++) {
        if (!begins_with(ids->items[i], "region-"))
            continue;
        if (strlen(ids->items[i]) >= sizeof name) {
            load_fault(l, FAULT_ERROR, "%s:/: an element region-... with a name too long",
                       c->views[view].svg);
            continue;
        }
        const char *element = c->views[view].is_mirror ? swapped(ids->items[i], name) : ids->items[i];
        if (!is_claimed(c, view, element))
            load_fault(l, FAULT_ERROR, "map.json:/views/%d: no region shows the element \"%s\" of %s here",
                       view, ids->items[i], c->views[view].svg);
    }
}

/* The layer in whose group the element stands; -1: in none. */
static int layer_of(const Loader *l, int view, const char *element)
{
    char name[MAX_ELEMENT * 2];
    const char *own = l->content->views[view].is_mirror ? swapped(element, name) : element;
    const char *layer = svg_ids_layer(&l->svgs[view], own);
    for (int i = 0; layer && i < LAYER_COUNT; i++)
        if (strcmp(layer + strlen(LAYER), LOAD_LAYERS[i]) == 0)
            return i;
    return -1;
}

/* What stands in a deeper layer shows through those above it, but for the skin. */
static void load_structure(Loader *l, int index)
{
    static const struct {
        const char *suffix;
        Side side;
    } SIDES[] = {{"", SIDE_MIDDLE}, {"-left", SIDE_LEFT}, {"-right", SIDE_RIGHT}};
    const Content *c = l->content;
    Structure *structure = &c->structures[index];
    bool is_drawn = !*structure->id;
    for (int v = 0; v < c->view_count; v++)
        for (int s = 0; s < ARRAY_LEN(SIDES) && *structure->id; s++) {
            char element[MAX_ELEMENT * 2];
            snprintf(element, sizeof element, "structure-%s%s", structure->id, SIDES[s].suffix);
            is_drawn = is_drawn || figure_has(l, v, element);
            for (int layer = layer_of(l, v, element); layer > LAYER_SKIN; layer--)
                structure->shown[v][layer] |= (uint8_t)SIDES[s].side;
        }
    if (!is_drawn)
        load_fault(l, FAULT_ERROR, "map.json:/structures/%d/id: no view draws the structure \"%s\"", index,
                   structure->id);
}

void check_figures(Loader *l)
{
    const Content *c = l->content;
    bool are_all_read = l->has_figures;
    for (int v = 0; v < c->view_count; v++)
        are_all_read = are_all_read && l->svgs[v].is_read;
    for (int r = 0; r < c->region_count; r++)
        check_region(l, r);
    for (int v = 0; v < c->view_count; v++) {
        check_drawing(l, v);
        check_view(l, v);
    }
    for (int s = 0; s < c->structure_count && are_all_read; s++)
        load_structure(l, s);
}
