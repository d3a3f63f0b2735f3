/* Which name stands on which side and at which height: from a good beginning on to whatever is better. */
#include <limits.h>
#include <math.h>

#include "base/segment.h"
#include "view/labels_inside.h"

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
        Segment leader = labels_leader_of(&labels[i]);
        for (int k = 0; k < plan->count; k++) {
            const Label *other = &labels[k];
            if (k == i)
                continue;
            faults += k > i && segments_cross(leader, labels_leader_of(other));
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
    Segment leader = labels_leader_of(label);
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
                            .x = choice->anchor[anchor].x,
                            .y = choice->anchor[anchor].y};
        wish[i] = labels[i].y + (float)way->shift[i] * half_row;
    }
    if (!labels_place_column(plan, labels, wish, false) || !labels_place_column(plan, labels, wish, true))
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

bool labels_solve(const Plan *plan, Labels *out)
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
