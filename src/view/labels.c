#include "view/labels.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "base/segment.h"
#include "view/stage.h"

typedef struct Choice { /* one thing to be named, and where it can be pointed at */
    int16_t thing;
    int pages;       /* that it leads to, where it is a structure */
    float radius_cm; /* of its largest zone */
    int zone_count;
    struct {
        float x, y;
    } anchor[2]; /* left one first, px on the screen */
} Choice;

typedef struct Plan {
    Ui *ui;
    Rect rect;
    FigureRef ref;
    float middle;         /* px: of the body, from its left to its right */
    int top, bottom;      /* px between which chips may stand */
    int margin, gap, pad; /* px: screen edge to chip, chip to chip, text to chip edge */
    const BodyMap *map;   /* of what is named */
    bool is_structures;
    int count;
    Choice choices[LABELS_MAX];
    int16_t first_cell[BODYMAP_MAX_SIDE],
        last_cell[BODYMAP_MAX_SIDE]; /* of the body, by row of the view's map */
} Plan;

static int by_height(const Choice *a, const Choice *b)
{
    return a->anchor[0].y < b->anchor[0].y ? -1 : a->anchor[0].y > b->anchor[0].y;
}

static void add_choice(Plan *plan, Choice choice)
{
    if (plan->count == LABELS_MAX)
        return;
    int at = plan->count++;
    for (; at > 0 && by_height(&choice, &plan->choices[at - 1]) < 0; at--)
        plan->choices[at] = plan->choices[at - 1];
    plan->choices[at] = choice;
}

/* What shows a smaller part of a structure than this is no place to point at. */
static const float LEAST_RADIUS_CM = 0.35f;

/* Of a structure the brief name stands beside the figure; touching it shows the whole. */
static const char *name_of(const Ui *ui, int thing, bool is_structure)
{
    return is_structure ? ui->lang->structure_briefs[thing] : ui->lang->areas[thing].name;
}

static Choice choice_of(const Plan *plan, int thing)
{
    const Content *content = plan->ui->world->content;
    Choice choice = {.thing = (int16_t)thing,
                     .pages = plan->is_structures ? content->structures[thing].pages.count : 0};
    for (int z = 0; z < plan->map->zone_count; z++) {
        const Zone *zone = &plan->map->zones[z];
        bool is_speck = plan->is_structures && zone->radius_cm < LEAST_RADIUS_CM;
        if (zone->region != thing || choice.zone_count == 2 || is_speck)
            continue;
        float x = stage_x(plan->ref, plan->rect, zone->anchor_u_cm);
        int at = choice.zone_count++;
        if (at == 1 && x < choice.anchor[0].x) {
            choice.anchor[1] = choice.anchor[0];
            at = 0;
        }
        choice.anchor[at].x = x;
        choice.anchor[at].y = stage_y(plan->ref, plan->rect, zone->anchor_v_cm);
        choice.radius_cm = MAX(choice.radius_cm, zone->radius_cm);
    }
    return choice;
}

static bool is_less_important(const Choice *a, const Choice *b)
{
    return a->pages != b->pages ? a->pages < b->pages : a->radius_cm < b->radius_cm;
}

static void drop(Plan *plan, int at)
{
    plan->count--;
    memmove(plan->choices + at, plan->choices + at + 1, (size_t)(plan->count - at) * sizeof *plan->choices);
}

static Choice drop_one(Plan *plan)
{
    int least = 0;
    for (int i = 1; i < plan->count; i++)
        if (is_less_important(&plan->choices[i], &plan->choices[least]))
            least = i;
    Choice dropped = plan->choices[least];
    drop(plan, least);
    return dropped;
}

static void collect(Plan *plan)
{
    const Content *content = plan->ui->world->content;
    int things = plan->is_structures ? content->structure_count : content->region_count;
    for (int i = 0; i < things; i++) {
        Choice choice = choice_of(plan, i);
        if (!choice.zone_count)
            continue;
        if (plan->count == LABELS_MAX)
            drop_one(plan);
        add_choice(plan, choice);
    }
}

static const BodyMap *body_of(const Plan *plan)
{
    return &plan->ui->world->maps[plan->ref.view];
}

/* First and last cell of the body in every row of the map. */
static void find_edges(Plan *plan)
{
    const BodyMap *map = body_of(plan);
    for (int row = 0; row < map->h; row++) {
        const uint8_t *cells = bodymap_row(map, row);
        int first = 0, last = map->w - 1;
        while (first < map->w && !cells[first])
            first++;
        while (last > first && !cells[last])
            last--;
        plan->first_cell[row] = (int16_t)first;
        plan->last_cell[row] = (int16_t)(first < map->w ? last : 0);
    }
}

static int row_at(const Plan *plan, float y)
{
    float v = plan->ref.v_cm + (y - (float)plan->rect.y) / plan->ref.px_per_cm;
    const BodyMap *map = body_of(plan);
    return CLAMP(bodymap_y(map, v), 0, MAX(0, map->h - 1));
}

/* The figure's edge nearest to the column over a band of rows, px. */
static float body_edge(const Plan *plan, bool is_right, float y0, float y1)
{
    const BodyMap *map = body_of(plan);
    int edge = is_right ? 0 : map->w - 1, end = row_at(plan, y1);
    for (int row = row_at(plan, y0); row <= end; row += 4)
        edge = is_right ? MAX(edge, plan->last_cell[row]) : MIN(edge, plan->first_cell[row]);
    return stage_x(plan->ref, plan->rect, ((float)edge - (float)map->w / 2) / BODYMAP_CELLS_PER_CM);
}

/* The chip in the middle of a slot at y that is high enough to be touched. */
static bool place_chip(const Plan *plan, Label *label, int y)
{
    Ui *ui = plan->ui;
    const char *name = name_of(ui, label->thing, plan->is_structures);
    const TextLayout *one_line = ui_layout(ui, &UI_LABEL, name, 0);
    for (int lines = 1; lines <= 3; lines++) {
        int height = one_line->h * lines + 2 * plan->pad * 2 / 3;
        float edge =
            body_edge(plan, label->is_right, (float)y - (float)plan->gap, (float)(y + height + plan->gap));
        int start = label->is_right ? (int)edge + plan->gap : plan->rect.x + plan->margin;
        int end = label->is_right ? plan->rect.x + plan->rect.w - plan->margin : (int)edge - plan->gap;
        int room = end - start - 2 * plan->pad;
        if (room < plan->pad * 2)
            return false;
        const TextLayout *layout = one_line->w <= room ? one_line : ui_layout(ui, &UI_LABEL, name, room);
        if (layout->line_count > lines || layout->w > room || layout->is_cut)
            continue;
        int width = MAX(layout->w + 2 * plan->pad, ui_mm(ui, 20));
        label->text_w = layout == one_line ? 0 : room;
        label->touch = (Rect){label->is_right ? end - width : start, y, width, MAX(height, ui_mm(ui, 20))};
        label->chip = label->touch;
        label->chip.y += (label->touch.h - height) / 2;
        label->chip.h = height;
        return true;
    }
    return false;
}

/* Lifts the chip until it ends at the limit. Where the body is wider it takes more lines, so it may
 * have to go higher still. */
static bool lift(const Plan *plan, Label *label, int limit)
{
    enum { PATIENCE = 4 };
    for (int k = 0; k < PATIENCE && label->touch.y + label->touch.h > limit; k++) {
        int y = limit - label->touch.h;
        if (y < plan->top || !place_chip(plan, label, y))
            return false;
    }
    return label->touch.y + label->touch.h <= limit;
}

/* Stands the chips of one column under each other in the order of the heights they wish for, each as near to
 * its own as the ones above leave it, then lifts what hangs over the bottom. */
static bool place_column(const Plan *plan, Label *labels, const float *wish, bool is_right)
{
    int indices[LABELS_MAX], n = 0;
    for (int i = 0; i < plan->count; i++) {
        if (labels[i].is_right != is_right)
            continue;
        int k = n++;
        for (; k > 0 && wish[indices[k - 1]] > wish[i]; k--)
            indices[k] = indices[k - 1];
        indices[k] = i;
    }
    int at = plan->top, reach = ui_mm(plan->ui, 20);
    for (int k = 0; k < n; k++) {
        Label *label = &labels[indices[k]];
        int y = MAX(at, (int)wish[indices[k]] - reach / 2);
        if (!place_chip(plan, label, y))
            return false;
        at = y + label->touch.h + plan->gap;
    }
    int limit = plan->bottom;
    for (int k = n - 1; k >= 0; k--) {
        Label *label = &labels[indices[k]];
        if (!lift(plan, label, limit))
            return false;
        limit = label->touch.y - plan->gap;
    }
    return true;
}

static Segment leader_of(const Label *label)
{
    return (Segment){(float)(label->is_right ? label->chip.x : label->chip.x + label->chip.w),
                     (float)label->chip.y + (float)label->chip.h / 2, label->x, label->y};
}

/* A name too long for the room beside the figure at its height finds none, whatever becomes of the others. */
static void drop_unplaceable(Plan *plan)
{
    int kept = 0;
    for (int i = 0; i < plan->count; i++) {
        const Choice *choice = &plan->choices[i];
        bool fits = false;
        for (int right = 0; right < 2; right++) {
            float anchor_y = choice->anchor[choice->zone_count == 2 && right].y;
            int y = CLAMP((int)anchor_y - ui_mm(plan->ui, 10), plan->top, plan->bottom - ui_mm(plan->ui, 20));
            Label label = {.thing = choice->thing, .is_right = right == 1};
            fits |= place_chip(plan, &label, y);
        }
        if (fits)
            plan->choices[kept++] = *choice;
    }
    plan->count = kept;
}

/* Where the names stand: bit i of `rights`, the i-th in the right column; shift[i], how far above or below
 * its dot it wishes to stand, in half rows. So two may change places, and a leader may pass a dot at another
 * height. */
typedef struct Way {
    uint32_t rights;
    int8_t shift[LABELS_MAX];
} Way;

/* Fewer faults first, then the shorter. */
typedef struct Cost {
    int faults; /* leaders that cross one another, or run through another's chip or dot; NO_ROOM: names do not
                   fit */
    float length;
} Cost;

enum { NO_ROOM = INT_MAX };

static bool is_better(Cost a, Cost b)
{
    return a.faults != b.faults ? a.faults < b.faults : a.length < b.length;
}

static int count_faults(const Plan *plan, const Label *labels)
{
    float clear = (float)ui_mm(plan->ui, 2.6); /* nearer to a dot a leader seems to end there */
    int faults = 0;
    for (int i = 0; i < plan->count; i++) {
        Segment leader = leader_of(&labels[i]);
        for (int k = 0; k < plan->count; k++) {
            const Label *other = &labels[k];
            if (k == i)
                continue;
            faults += k > i && segments_cross(leader, leader_of(other));
            faults += segment_meets(leader, other->chip);
            faults += segment_distance_sq(leader, other->x, other->y) < clear * clear;
        }
    }
    return faults;
}

/* The way of the leaders, much more beyond the middle of the body: a name is looked for beside what it names.
 */
static float length_of(const Plan *plan, const Label *label)
{
    Segment leader = leader_of(label);
    float beyond = label->is_right ? plan->middle - label->x : label->x - plan->middle;
    return fabsf(leader.y1 - leader.y0) + fabsf(leader.x1 - leader.x0) / 2 + 2 * MAX(0, beyond);
}

static Cost try_way(const Plan *plan, const Way *way, Label *labels)
{
    float wish[LABELS_MAX], half_row = (float)(ui_mm(plan->ui, 20) + plan->gap) / 2;
    int lean = -plan->count;
    for (int i = 0; i < plan->count; i++) {
        const Choice *choice = &plan->choices[i];
        bool is_right = way->rights >> i & 1;
        int anchor = choice->zone_count == 2 && is_right;
        lean += 2 * is_right;
        labels[i] = (Label){.thing = choice->thing,
                            .is_structure = plan->is_structures,
                            .is_right = is_right,
                            .has_leader = true,
                            .x = choice->anchor[anchor].x,
                            .y = choice->anchor[anchor].y};
        wish[i] = labels[i].y + (float)way->shift[i] * half_row;
    }
    if (!place_column(plan, labels, wish, false) || !place_column(plan, labels, wish, true))
        return (Cost){.faults = NO_ROOM};
    Cost cost = {count_faults(plan, labels), (float)(lean * lean * ui_mm(plan->ui, 2))};
    for (int i = 0; i < plan->count; i++)
        cost.length += length_of(plan, &labels[i]);
    return cost;
}

/* Each thing beside the half of the body it is on, those on both in turns. */
static Way first_way(const Plan *plan, int turn)
{
    Way way = {0};
    int lean = 0;
    for (int i = 0; i < plan->count; i++) {
        const Choice *choice = &plan->choices[i];
        bool is_free = choice->zone_count == 2;
        bool is_right =
            is_free ? (lean < 0 || (lean == 0 && (i + turn) % 2)) : choice->anchor[0].x > plan->middle;
        way.rights |= (uint32_t)is_right << i;
        lean += is_right ? 1 : -1;
    }
    return way;
}

/* What may change from one way to the next: a name's side, its height, or both; then two names' sides. */
static const struct {
    bool is_other_side;
    int8_t shift;
} MOVES[] = {{false, -1}, {false, 1}, {true, 0}, {true, -1}, {true, 1}, {true, -2}, {true, 2}};

static int way_count(const Plan *plan)
{
    return plan->count * (ARRAY_LEN(MOVES) + plan->count - 1);
}

/* The ways next to a way, by number; false: there is none of this number. */
static bool next_way(const Plan *plan, const Way *from, int number, Way *to)
{
    enum { MOST_SHIFT = 3 };
    int n = plan->count, i = number % n, move = number / n;
    *to = *from;
    if (move < ARRAY_LEN(MOVES)) {
        to->rights ^= (uint32_t)MOVES[move].is_other_side << i;
        to->shift[i] = (int8_t)(from->shift[i] + MOVES[move].shift);
        return to->shift[i] <= MOST_SHIFT && to->shift[i] >= -MOST_SHIFT;
    }
    int k = i + move - ARRAY_LEN(MOVES) + 1;
    if (k >= n || (from->rights >> i & 1) == (from->rights >> k & 1))
        return false;
    to->rights ^= 1u << i | 1u << k;
    return true;
}

/* Goes on to a way next to it as long as one is better. */
static Cost climb(const Plan *plan, Way *way)
{
    enum { TRIES = 700 };
    Label labels[LABELS_MAX];
    Cost best = try_way(plan, way, labels);
    int ways = way_count(plan);
    for (int number = 0, failed = 0, tries = 0; failed < ways && tries < TRIES;
         number = (number + 1) % ways) {
        Way next;
        failed++;
        if (!next_way(plan, way, number, &next))
            continue;
        Cost cost = try_way(plan, &next, labels);
        tries++;
        if (is_better(cost, best)) {
            best = cost;
            *way = next;
            failed = 0;
        }
    }
    return best;
}

/* From good beginnings, so that the work is bounded whatever the pack. */
static bool solve(const Plan *plan, Labels *out)
{
    enum { BEGINNINGS = 2 };
    Way best = {0};
    Cost least = {.faults = NO_ROOM};
    for (int turn = 0; turn < BEGINNINGS; turn++) {
        Way way = first_way(plan, turn);
        Cost cost = climb(plan, &way);
        if (is_better(cost, least)) {
            least = cost;
            best = way;
        }
    }
    if (least.faults)
        return false;
    try_way(plan, &best, out->items);
    out->count = plan->count;
    return true;
}

/* Leaves out the least important until the others have places, then takes back what has one all the same. */
static void place_most(Plan *plan, Labels *out)
{
    enum { SECOND_CHANCES = 6 };
    Choice dropped[LABELS_MAX];
    int count = 0;
    while (plan->count > 0 && !solve(plan, out))
        dropped[count++] = drop_one(plan);
    for (int i = 1; i < MIN(count, 1 + SECOND_CHANCES); i++) {
        Plan wider = *plan;
        add_choice(&wider, dropped[count - 1 - i]);
        if (solve(&wider, out))
            *plan = wider;
    }
}

const Labels *labels_layout(Ui *ui, Labels *cache, Rect rect, FigureRef ref, int bottom)
{
    uint64_t key = hash_bytes(HASH_START, &rect, sizeof rect);
    key = hash_bytes(key, &ref, sizeof ref);
    key = hash_u64(key, (uint64_t)app_setting(ui->app, SETTING_TEXT) << 32 | (uint64_t)ui->app->language);
    key = hash_u64(key, (uint64_t)bottom);
    key = hash_u64(key, ui->world->content->hash);
    bool is_structures = ref.layer != LAYER_SKIN && ui->world->structure_maps;
    key = hash_u64(key, is_structures);
    if (cache->key == key)
        return cache;
    *cache = (Labels){.key = key};
    Plan plan = {
        .ui = ui,
        .rect = rect,
        .ref = ref,
        .top = rect.y + stage_edges_height(ui, rect) + ui_mm(ui, 2.5),
        .bottom = bottom,
        .margin = ui_mm(ui, 5),
        .gap = ui_mm(ui, 2.5),
        .pad = ui_mm(ui, 3.6),
        .is_structures = is_structures,
        .map = is_structures ? &ui->world->structure_maps[ref.view * (LAYER_COUNT - 1) + ref.layer - 1]
                             : &ui->world->maps[ref.view],
    };
    collect(&plan);
    find_edges(&plan);
    plan.middle = (body_edge(&plan, false, (float)plan.top, (float)bottom) +
                   body_edge(&plan, true, (float)plan.top, (float)bottom)) /
                  2;
    drop_unplaceable(&plan);
    /* No more than could stand under each other in two columns. */
    int rows = MAX(1, (plan.bottom - plan.top) / (ui_mm(ui, 20) + plan.gap));
    while (plan.count > 2 * rows)
        drop_one(&plan);
    place_most(&plan, cache);
    return cache;
}

void labels_leader(Ui *ui, Segment s, bool is_lit)
{
    float width = (float)MAX(1, ui_mm(ui, is_lit ? 0.8 : 0.4)), dot = (float)ui_mm(ui, is_lit ? 3.6 : 3);
    scene_push_line(ui->scene, s.x0, s.y0, s.x1, s.y1, width, ui->theme->leader);
    scene_push_dot(ui->scene, s.x1, s.y1, dot + 2 * width, ui->theme->card);
    scene_push_dot(ui->scene, s.x1, s.y1, dot, ui->theme->ink);
}

void labels_chip(Ui *ui, Rect chip, const TextLayout *text, int text_x, Color ground, Color edge)
{
    int radius = ui_mm(ui, 3);
    scene_push_fill(ui->scene, chip, radius, ground);
    scene_push_frame(ui->scene, chip, radius, MAX(1, ui_mm(ui, 0.35)), edge);
    scene_push_text(ui->scene, text, text_x - text->x, chip.y + (chip.h - text->h) / 2, ui->theme->ink,
                    ground);
}

static Action action_of(const Label *label)
{
    return (Action){.kind = label->is_structure ? ACTION_STRUCTURE : ACTION_AREA, .a = label->thing};
}

static void draw_label(Ui *ui, const Label *label)
{
    const Theme *theme = ui->theme;
    const char *name = name_of(ui, label->thing, label->is_structure);
    Rect chip = label->chip;
    const Target *target =
        scene_push_target(ui->scene, label->touch, TARGET_LABEL, name, action_of(label), false);
    bool has_focus = target && target->id == ui->app->place.focus.id;
    bool is_lit = ui_is_meant(ui, action_of(label));
    const TextLayout *text = ui_layout(ui, &UI_LABEL, name, label->text_w);
    labels_chip(ui, chip, text, chip.x + (chip.w - text->w) / 2, is_lit ? theme->pressed : theme->card,
                is_lit ? theme->soft_ink : theme->card_edge);
    int ring = MAX(2, ui_mm(ui, 0.9));
    if (has_focus)
        scene_push_frame(ui->scene, rect_inset(chip, -2 * ring), ui_mm(ui, 4), ring, theme->focus);
    else if (is_lit && theme->touched)
        scene_push_frame(ui->scene, rect_inset(chip, -ring), ui_mm(ui, 4), ring, theme->touched);
}

void labels_draw(Ui *ui, const Labels *labels)
{
    for (int i = 0; i < labels->count; i++)
        labels_leader(ui, leader_of(&labels->items[i]), ui_is_meant(ui, action_of(&labels->items[i])));
    for (int i = 0; i < labels->count; i++)
        draw_label(ui, &labels->items[i]);
}
