#include "view/names.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "view/labels.h"
#include "view/stage.h"

enum { STEPS = 40 };
#define NO_PLACE 1e6f

typedef struct Naming {
    Ui *ui;
    Rect at;
    FigureRef ref;
    const BodyMap *map; /* NULL: not there */
    int margin, pad, gap;
    bool is_lit[BODYMAP_MAX_ZONES + 1]; /* by cell value */
    int count;
    Name names[NAMES_MAX];
} Naming;

/* "structure-gluteus-medius-left" -> index of gluteus-medius and its side; -1 for regions and marks. */
static int structure_of(const Content *content, const char *element, Side *side)
{
    static const char prefix[] = "structure-";
    if (strncmp(element, prefix, sizeof prefix - 1) != 0)
        return -1;
    const char *id = element + sizeof prefix - 1;
    for (int i = 0; i < content->structure_count; i++) {
        size_t len = strlen(content->structures[i].id);
        const char *rest = id + len;
        if (strncmp(content->structures[i].id, id, len) != 0)
            continue;
        *side = strcmp(rest, "-left") == 0    ? SIDE_LEFT
                : strcmp(rest, "-right") == 0 ? SIDE_RIGHT
                                              : SIDE_MIDDLE;
        if (*side != SIDE_MIDDLE || !*rest)
            return i;
    }
    return -1;
}

static int cell_at(const Naming *n, float x, float y)
{
    float u = n->ref.u_cm + (x - (float)n->at.x) / n->ref.px_per_cm;
    float v = n->ref.v_cm + (y - (float)n->at.y) / n->ref.px_per_cm;
    return n->map ? bodymap_at(n->map, bodymap_x(n->map, u), bodymap_y(n->map, v)) : 0;
}

/* The deepest point of the zone, or, if that is out of sight, its cell nearest to the picture's middle. */
static bool find_point(const Naming *n, Name *name)
{
    const Zone *zone = &n->map->zones[name->zone];
    Rect seen = rect_inset(n->at, n->margin);
    name->x = stage_x(n->ref, n->at, zone->anchor_u_cm);
    name->y = stage_y(n->ref, n->at, zone->anchor_v_cm);
    if (rect_contains(seen, (int)name->x, (int)name->y))
        return true;
    float middle_x = (float)(seen.x + seen.w / 2), middle_y = (float)(seen.y + seen.h / 2), least = INFINITY;
    float step = n->ref.px_per_cm / 5;
    for (float y = (float)seen.y; y < (float)(seen.y + seen.h); y += step)
        for (float x = (float)seen.x; x < (float)(seen.x + seen.w); x += step) {
            float away = hypotf(x - middle_x, y - middle_y);
            if (away < least && cell_at(n, x, y) == name->zone + 1) {
                least = away;
                name->x = x;
                name->y = y;
            }
        }
    return least < INFINITY;
}

static void collect_names(Naming *n, const Page *page)
{
    const Content *content = n->ui->world->content;
    for (int i = 0; i < page->figure.highlight.count && n->count < NAMES_MAX; i++) {
        Side side;
        int structure = structure_of(content, page->figure.highlight.items[i], &side);
        if (structure < 0)
            continue;
        Name name = {.structure = structure, .zone = n->map ? bodymap_zone(n->map, structure, side) : -1};
        if (name.zone >= 0)
            n->is_lit[name.zone + 1] = true;
        if (name.zone >= 0 && !find_point(n, &name))
            name.zone = -1;
        int same = 0; /* both sides lit: one name, at the side that can be seen */
        while (same < n->count && n->names[same].structure != structure)
            same++;
        if (same < n->count && n->names[same].zone < 0)
            n->names[same] = name;
        else if (same == n->count)
            n->names[n->count++] = name;
    }
}

/* Whether the rect lies in what is lit or in the gaps between its parts. */
static bool is_amid(const Naming *n, Rect rect)
{
    for (int z = 0; n->map && z < n->map->zone_count; z++) {
        const Zone *zone = &n->map->zones[z];
        int x0 = (int)stage_x(n->ref, n->at, zone->min_u_cm),
            x1 = (int)stage_x(n->ref, n->at, zone->max_u_cm);
        int y0 = (int)stage_y(n->ref, n->at, zone->min_v_cm),
            y1 = (int)stage_y(n->ref, n->at, zone->max_v_cm);
        if (n->is_lit[z + 1] && rect_overlaps(rect, (Rect){x0, y0, x1 - x0, y1 - y0}))
            return true;
    }
    return false;
}

static bool covers_lit(const Naming *n, Rect rect)
{
    float step = n->ref.px_per_cm / 5;
    for (float y = (float)rect.y; y <= (float)(rect.y + rect.h); y += step)
        for (float x = (float)rect.x; x <= (float)(rect.x + rect.w); x += step)
            if (n->is_lit[cell_at(n, x, y)])
                return true;
    return false;
}

static Segment leader_of(const Name *name)
{
    return (Segment){name->from_x, name->from_y, name->x, name->y};
}

/* How much of the leader runs over another lit structure. */
static int steps_over_others(const Naming *n, const Name *name)
{
    int steps = 0;
    for (int i = 0; i < STEPS; i++) {
        float t = (float)i / STEPS;
        int cell = cell_at(n, name->from_x + (name->x - name->from_x) * t,
                           name->from_y + (name->y - name->from_y) * t);
        steps += n->is_lit[cell] && cell != name->zone + 1;
    }
    return steps;
}

/* Lower is better; INFINITY if the chip cannot stand there, beside those that stand already. */
static float cost_of(const Naming *n, const Name *name)
{
    Rect wide = rect_inset(name->chip, -n->gap);
    if (covers_lit(n, wide))
        return INFINITY;
    for (int i = 0; i < n->count; i++) {
        const Name *other = &n->names[i];
        if (other->is_placed &&
            (rect_overlaps(wide, other->chip) || segments_cross(leader_of(name), leader_of(other)) ||
             segment_meets(leader_of(name), other->chip) || segment_meets(leader_of(other), wide)))
            return INFINITY;
    }
    return hypotf(name->x - name->from_x, name->y - name->from_y) +
           (float)(steps_over_others(n, name) * n->at.w) / STEPS +
           (is_amid(n, name->chip) ? (float)n->at.w / 2 : 0);
}

static void stand(const Naming *n, Name *name, int x, int y)
{
    float inset = (float)n->pad;
    name->chip.x = x;
    name->chip.y = y;
    float left = (float)x, top = (float)y, right = left + (float)name->chip.w,
          bottom = top + (float)name->chip.h;
    name->from_y = name->y < top ? top : name->y > bottom ? bottom : (top + bottom) / 2;
    name->from_x = CLAMP(name->x, left + inset, right - inset);
    if (name->y >= top && name->y <= bottom)
        name->from_x = name->x < left ? left : right;
}

/* Gives the name the best place at one of the picture's edges. Returns what it costs, much if there is none.
 */
static float place_name(const Naming *n, Name *name)
{
    Name best = *name;
    float least = INFINITY;
    int step = n->gap, last = n->at.y + n->at.h - n->margin - name->chip.h;
    for (int side = 0; side < 2; side++)
        for (int y = n->at.y + n->margin; y <= last; y += step) {
            stand(n, name, side ? n->at.x + n->at.w - n->margin - name->chip.w : n->at.x + n->margin, y);
            float cost = cost_of(n, name);
            if (cost < least) {
                least = cost;
                best = *name;
            }
        }
    *name = best;
    name->is_placed = least < INFINITY;
    return name->is_placed ? least : NO_PLACE;
}

/* One name after another, in the order that serves all best: from the first on or from the last. */
static void place_names(Naming *n)
{
    Naming turned = *n;
    float cost = 0, turned_cost = 0;
    for (int i = 0; i < n->count; i++) {
        Name *name = &n->names[i], *other = &turned.names[n->count - 1 - i];
        cost += name->zone >= 0 ? place_name(n, name) : 0;
        turned_cost += other->zone >= 0 ? place_name(&turned, other) : 0;
    }
    if (turned_cost < cost)
        *n = turned;
}

/* The name's words; laid out anew where the cache of texts has let them go. */
static const TextLayout *words_of(Ui *ui, const Name *name)
{
    return ui_layout(ui, &UI_LABEL, ui->lang->structure_names[name->structure], name->text_w);
}

static void size_chip(const Naming *n, Name *name)
{
    int room = n->at.w * 46 / 100 - 2 * n->pad;
    const TextLayout *text = words_of(n->ui, name);
    if (text->w > room) {
        name->text_w = room;
        text = words_of(n->ui, name);
    }
    if (text->is_cut)
        name->zone = -1; /* a column too narrow for a word */
    name->chip = (Rect){0, 0, text->w + 2 * n->pad, text->h + n->pad * 4 / 3};
}

/* The lowest place for a legend's chip above `bottom` that hides no name. */
static int legend_top(const Naming *n, Rect chip, int bottom)
{
    chip.y = bottom - chip.h;
    for (int i = 0; i < n->count; i++)
        if (n->names[i].is_placed && rect_overlaps(chip, n->names[i].chip))
            return legend_top(n, chip, n->names[i].chip.y - n->gap);
    return chip.y;
}

/* From the picture's lower edge upwards, with a dot in the colour of what is lit. */
static void legend(const Naming *n)
{
    Ui *ui = n->ui;
    int dot = ui_mm(ui, 3.2), text_x = 2 * n->pad + dot, bottom = n->at.y + n->at.h - n->margin;
    int room = n->at.w - 2 * n->margin - text_x - n->pad;
    for (int i = n->count - 1; i >= 0; i--) {
        if (n->names[i].is_placed)
            continue;
        const char *words = ui->lang->structure_names[n->names[i].structure];
        const TextLayout *text = ui_layout(ui, &UI_LABEL, words, 0);
        if (text->w > room)
            text = ui_layout(ui, &UI_LABEL, words, room);
        if (text->is_cut)
            continue;
        Rect chip = {n->at.x + n->margin, 0, text->w + text_x + n->pad, text->h + n->pad * 4 / 3};
        chip.y = legend_top(n, chip, bottom);
        if (chip.y < n->at.y || covers_lit(n, chip))
            return; /* too many for a small picture; the page's words name them too */
        labels_chip(ui, chip, text, chip.x + text_x, ui->theme->card, ui->theme->card_edge);
        scene_push_dot(ui->scene, (float)(chip.x + n->pad) + (float)dot / 2,
                       (float)chip.y + (float)chip.h / 2, (float)dot, ui->theme->lit);
        bottom = chip.y - n->gap;
    }
}

/* Where every name stands: looked for when the picture, the words or the letters are others. */
static void place_all(Naming *n, const Page *page, Names *cache)
{
    Ui *ui = n->ui;
    uint64_t key = hash_bytes(HASH_START, &n->at, sizeof n->at);
    key = hash_bytes(key, &n->ref, sizeof n->ref);
    key = hash_u64(key, (uint64_t)app_setting(ui->app, SETTING_TEXT) << 32 | (uint64_t)ui->app->language);
    key = hash_u64(hash_u64(key, ui->world->content->hash), (uint64_t)n->pad << 1 | (n->map != NULL));
    if (cache->key == key) {
        n->count = cache->count;
        memcpy(n->names, cache->items, sizeof n->names);
        memcpy(n->is_lit, cache->is_lit, sizeof n->is_lit);
        return;
    }
    collect_names(n, page);
    for (int i = 0; i < n->count; i++)
        size_chip(n, &n->names[i]);
    place_names(n);
    cache->key = key;
    cache->count = n->count;
    memcpy(cache->items, n->names, sizeof n->names);
    memcpy(cache->is_lit, n->is_lit, sizeof n->is_lit);
}

void names_draw(Ui *ui, Names *cache, const Page *page, Rect at, FigureRef ref)
{
    const World *world = ui->world;
    Naming n = {
        .ui = ui, .at = at, .ref = ref, .margin = ui_mm(ui, 5), .pad = ui_mm(ui, 3.4), .gap = ui_mm(ui, 4)};
    if (world->structure_maps && page->figure.layer != LAYER_SKIN)
        n.map = &world->structure_maps[page->figure.view * 2 + (int)page->figure.layer - 1];
    place_all(&n, page, cache);
    for (int i = 0; i < n.count; i++)
        if (n.names[i].is_placed)
            labels_leader(ui, leader_of(&n.names[i]), false);
    for (int i = 0; i < n.count; i++) {
        const Name *name = &n.names[i];
        if (name->is_placed)
            labels_chip(ui, name->chip, words_of(ui, name), name->chip.x + n.pad, ui->theme->card,
                        ui->theme->card_edge);
    }
    legend(&n);
}
