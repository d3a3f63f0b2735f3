/* From an entry of the card to its marks on the figure: the right area, the right side of the body, the right
 * view, the right strength. Swapped sides, another region's zone or another view's would be found. */
#include "../support/test.h"
#include "view/marks.h"

enum { HIP, SPINE, NAVEL, REGIONS };
enum { FRONT, BACK, LEFT, VIEWS };

static const Region REGION[REGIONS] = {
    [HIP] = {.id = "hip", .sides = SIDE_BOTH},
    [SPINE] = {.id = "spine", .sides = SIDE_MIDDLE},
    [NAVEL] = {.id = "navel", .sides = SIDE_MIDDLE},
};
static const Question QUESTIONS[] = {{.id = "strength", .kind = QUESTION_SCALE, .max = 10},
                                     {.id = "worst", .kind = QUESTION_SCALE, .max = 5}};

/* Hips from the front and the back, the left one from the left; the spine from the back, the navel from the
 * front. */
static const struct {
    int view, region;
    Side side;
} SHOWN[] = {{FRONT, HIP, SIDE_RIGHT}, {FRONT, HIP, SIDE_LEFT}, {FRONT, NAVEL, SIDE_MIDDLE},
             {BACK, HIP, SIDE_LEFT},   {BACK, HIP, SIDE_RIGHT}, {BACK, SPINE, SIDE_MIDDLE},
             {LEFT, HIP, SIDE_LEFT}};

typedef struct Fixture {
    Content content;
    BodyMap maps[VIEWS];
    World world;
    Visit visit;
} Fixture;

static Fixture F;

static int begin(void **state)
{
    (void)state;
    F = (Fixture){.content = {.regions = (Region *)REGION,
                              .region_count = REGIONS,
                              .view_count = VIEWS,
                              .card = {.max_entries = 6, .questions = QUESTIONS, .question_count = 2}}};
    for (int i = 0; i < ARRAY_LEN(SHOWN); i++) {
        BodyMap *map = &F.maps[SHOWN[i].view];
        map->zones[map->zone_count++] =
            (Zone){.region = (int16_t)SHOWN[i].region, .side = (uint8_t)SHOWN[i].side};
    }
    F.world.content = &F.content;
    F.world.maps = F.maps;
    return 0;
}

static bool is_shown(int view, int region, Side side)
{
    for (int i = 0; i < ARRAY_LEN(SHOWN); i++)
        if (SHOWN[i].view == view && SHOWN[i].region == region && SHOWN[i].side == side)
            return true;
    return false;
}

static int add(int region, Side side, int strength)
{
    int entry = visit_add(&F.visit, &F.content.card, region, side);
    if (strength >= 0)
        visit_answer(&F.visit, &F.content.card, entry, 0, strength);
    return entry;
}

/* Every region, side and view. */
static void test_an_entry_is_marked_where_it_is_and_nowhere_else(void **state)
{
    static const Side SAID[] = {SIDE_LEFT, SIDE_RIGHT, SIDE_BOTH, SIDE_MIDDLE, SIDE_NONE};
    for (int region = 0; region < REGIONS; region++)
        for (int s = 0; s < ARRAY_LEN(SAID); s++)
            for (int view = 0; view < VIEWS; view++) {
                begin(state);
                int entry = add(region, SAID[s], 7);
                unsigned meant = SAID[s] ? SAID[s] : REGION[region].sides, found = 0, wanted = 0;
                Mark marks[MARKS_OF_ENTRY];
                int count = marks_of(&F.world, &F.visit, entry, view, marks);
                for (int m = 0; m < count; m++) {
                    assert_int_equal(marks[m].view, view);
                    assert_int_equal(marks[m].region, region);
                    assert_int_equal(found & marks[m].side, 0); /* each once */
                    assert_int_equal(marks[m].strength, 7);
                    assert_int_equal(marks[m].max, 10);
                    assert_int_equal(marks[m].is_one_of, !SAID[s] && region == HIP);
                    found |= marks[m].side;
                }
                for (unsigned side = SIDE_LEFT; side <= SIDE_MIDDLE; side <<= 1)
                    wanted |= meant & side && is_shown(view, region, (Side)side) ? side : 0;
                assert_int_equal(found, wanted);
            }
}

static void test_each_entry_has_its_own_strength(void **state)
{
    (void)state;
    add(HIP, SIDE_LEFT, 0);
    add(HIP, SIDE_RIGHT, -1);
    visit_answer(&F.visit, &F.content.card, add(NAVEL, SIDE_MIDDLE, -1), 1, 4);
    Mark mark[MARKS_OF_ENTRY];
    assert_int_equal(marks_of(&F.world, &F.visit, 0, FRONT, mark), 1);
    assert_int_equal(mark->strength, 0); /* no pain was said */
    assert_int_equal(marks_of(&F.world, &F.visit, 1, FRONT, mark), 1);
    assert_int_equal(mark->side, SIDE_RIGHT);
    assert_int_equal(mark->strength, -1);
    assert_int_equal(marks_of(&F.world, &F.visit, 2, FRONT, mark), 1);
    assert_int_equal(mark->strength, 4); /* of the scale that was answered */
    assert_int_equal(mark->max, 5);
}

static void expect_views(int count, int first, int second)
{
    int views[MARKS_MAX_VIEWS];
    assert_int_equal(marks_views(&F.world, &F.visit, views), count);
    if (count > 0)
        assert_int_equal(views[0], first);
    if (count > 1)
        assert_int_equal(views[1], second);
}

static void test_the_views_are_those_that_show_most_of_it(void **state)
{
    (void)state;
    expect_views(0, 0, 0);
    add(HIP, SIDE_LEFT, 3);
    expect_views(1, FRONT, 0);
    add(SPINE, SIDE_MIDDLE, 3);
    expect_views(1, BACK, 0); /* which shows both */
    add(NAVEL, SIDE_MIDDLE, 3);
    add(HIP, SIDE_RIGHT, 3);
    expect_views(2, FRONT, BACK);
}

/* No mark stands twice, and none is left out. */
static void test_every_mark_is_drawn_once(void **state)
{
    (void)state;
    add(HIP, SIDE_BOTH, 3);
    add(SPINE, SIDE_MIDDLE, 3);
    add(NAVEL, SIDE_MIDDLE, 3);
    int views[MARKS_MAX_VIEWS], count = marks_views(&F.world, &F.visit, views);
    int drawn[REGIONS][SIDE_MIDDLE + 1] = {{0}};
    for (int n = 0; n < count; n++)
        for (int e = 0; e < F.visit.count; e++) {
            Mark marks[MARKS_OF_ENTRY];
            for (int m = marks_of(&F.world, &F.visit, e, views[n], marks) - 1; m >= 0; m--)
                drawn[marks[m].region][marks[m].side] += marks_is_drawn(&F.world, &marks[m], views, n);
        }
    assert_int_equal(drawn[HIP][SIDE_LEFT], 1);
    assert_int_equal(drawn[HIP][SIDE_RIGHT], 1);
    assert_int_equal(drawn[SPINE][SIDE_MIDDLE], 1);
    assert_int_equal(drawn[NAVEL][SIDE_MIDDLE], 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_an_entry_is_marked_where_it_is_and_nowhere_else, begin),
        cmocka_unit_test_setup(test_each_entry_has_its_own_strength, begin),
        cmocka_unit_test_setup(test_the_views_are_those_that_show_most_of_it, begin),
        cmocka_unit_test_setup(test_every_mark_is_drawn_once, begin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
