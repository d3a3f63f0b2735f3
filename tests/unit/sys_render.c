/* What is drawn step by step is what is drawn at once, whatever the scenes. */
#include "../support/render.h"

static Color random_color(uint32_t *seed)
{
    Color color = random_u32(seed) ^ random_u32(seed) << 12;
    return random_in(seed, 0, 2) ? color | 0xff000000 : color;
}

static Thing random_thing(uint32_t *seed)
{
    Thing t = {.kind = random_in(seed, 0, KINDS - 1), .scroll = random_in(seed, 0, 2)};
    bool is_large = random_in(seed, 0, 5) == 0;
    t.rect = (Rect){random_in(seed, -10, W - 5), random_in(seed, -10, t.scroll ? 3 * H : H - 5),
                    random_in(seed, 1, is_large ? W : 40), random_in(seed, 1, is_large ? H : 30)};
    if (is_large && random_in(seed, 0, 1))
        t.rect = (Rect){-3, -3, W + 6, H + 6};
    t.a = random_in(seed, 0, 12);
    t.b = random_in(seed, 0, 6);
    t.color = random_color(seed);
    for (int i = 0; i < 4; i++)
        t.at[i] = (float)random_in(seed, -500, (i & 1 && t.scroll ? 3 * H : W) * 50) / 50;
    return t;
}

static Rect random_window(uint32_t *seed)
{
    return (Rect){random_in(seed, -5, 90), random_in(seed, -5, 60), random_in(seed, 8, 70),
                  random_in(seed, 8, 70)};
}

static Plan random_plan(uint32_t *seed)
{
    Plan plan = {.count = random_in(seed, 0, MAX_THINGS), .windows = random_in(seed, 0, 2)};
    plan.ground = random_u32(seed) | 0xff000000;
    for (int i = 0; i < plan.count; i++)
        plan.things[i] = random_thing(seed);
    for (int i = 0; i < 2; i++) {
        plan.window[i] = random_window(seed);
        plan.offset[i] = random_in(seed, -10, 2 * H);
    }
    return plan;
}

/* Much in the scrolls, little that is fixed: rows are moved most of the time. */
static Plan scrolling_plan(uint32_t *seed)
{
    Plan plan = random_plan(seed);
    plan.windows = random_in(seed, 1, 2);
    for (int i = 0; i < plan.count; i++) {
        Thing *t = &plan.things[i];
        Rect window = plan.window[random_in(seed, 0, 1)];
        if (t->scroll || random_in(seed, 0, 9) > 0) {
            t->scroll = MAX(1, t->scroll);
        } else { /* about as large as a window, most even */
            t->kind = random_in(seed, 0, 3);
            t->rect = rect_inset(window, random_in(seed, -14, 3));
            t->kind = t->kind == 3 ? 0 : t->kind;
        }
    }
    return plan;
}

static void insert_thing(Plan *plan, int at, Thing thing)
{
    if (plan->count == MAX_THINGS)
        return;
    memmove(&plan->things[at + 1], &plan->things[at], (size_t)(plan->count - at) * sizeof *plan->things);
    plan->things[at] = thing;
    plan->count++;
}

static void change(Plan *plan, uint32_t *seed)
{
    int at = plan->count ? random_in(seed, 0, plan->count - 1) : 0;
    int other = plan->count ? random_in(seed, 0, plan->count - 1) : 0;
    switch (random_in(seed, 0, 11)) {
    case 0:
        insert_thing(plan, at, random_thing(seed));
        break;
    case 1:
        if (plan->count)
            drop_thing(plan, at);
        break;
    case 2:
        if (plan->count && random_in(seed, 0, 1))
            plan->things[at].color = random_color(seed);
        else if (plan->count)
            plan->things[at].a = random_in(seed, 0, 12);
        break;
    case 3:
        if (plan->count)
            plan->things[at].rect.y += random_in(seed, -9, 9);
        break;
    case 4: /* the same things in another order */
        if (plan->count) {
            Thing moved = plan->things[at];
            drop_thing(plan, at);
            insert_thing(plan, MIN(other, plan->count), moved);
        }
        break;
    case 5: /* twice the same */
        if (plan->count)
            insert_thing(plan, other, plan->things[at]);
        break;
    case 6:
        if (random_in(seed, 0, 9) == 0)
            plan->window[random_in(seed, 0, 1)] = random_window(seed);
        break;
    case 7:
        if (random_in(seed, 0, 9) == 0)
            plan->windows = random_in(seed, 0, 2);
        break;
    case 8:
        if (random_in(seed, 0, 30) == 0)
            plan->ground = random_u32(seed) | 0xff000000;
        break;
    default:
        plan->offset[random_in(seed, 0, 1)] += random_in(seed, -25, 25);
    }
}

static void steps_are_as_drawn_at_once(void **state)
{
    (void)state;
    Pair pair = pair_make();
    uint32_t seed = 20;
    int step = 0;
    for (int run = 0; run < 120; run++) {
        Plan plan = run % 3 ? scrolling_plan(&seed) : random_plan(&seed);
        for (int i = 0; i < 40; i++, step++) {
            compare_step(&pair, &plan, step);
            for (int n = random_in(&seed, 0, 3); n > 0; n--)
                change(&plan, &seed);
        }
    }
    pair_free(&pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_as_drawn_at_once),
    };
    return cmocka_run_group_tests(tests, fill_fake, NULL);
}
