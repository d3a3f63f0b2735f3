#include <math.h>

#include "../support/test.h"
#include "base/segment.h"

static const Rect CHIP = {100, 50, 80, 20};

static void a_line_through_a_rect_meets_it(void **state)
{
    (void)state;
    assert_true(segment_meets((Segment){0, 60, 400, 60}, CHIP));
    assert_true(segment_meets((Segment){140, 0, 140, 400}, CHIP));
    assert_true(segment_meets((Segment){140, 60, 145, 62}, CHIP)); /* wholly inside */
    assert_true(segment_meets((Segment){90, 60, 110, 20}, (Rect){100, 20, 8, 30}));
}

/* However long the line and however thin the rect. */
static void no_rect_is_stepped_over(void **state)
{
    (void)state;
    for (int x = -4000; x < 4000; x += 7)
        assert_true(segment_meets((Segment){-5000, 10, 5000, 11}, (Rect){x, 0, 1, 20}));
}

static void a_line_beside_a_rect_does_not(void **state)
{
    (void)state;
    assert_false(segment_meets((Segment){0, 49, 400, 49}, CHIP));
    assert_false(segment_meets((Segment){0, 70, 400, 70}, CHIP));   /* along its lower edge */
    assert_false(segment_meets((Segment){0, 60, 100, 60}, CHIP));   /* ends at its left edge */
    assert_false(segment_meets((Segment){180, 60, 400, 90}, CHIP)); /* its own: begins at its right edge */
    assert_false(segment_meets((Segment){80, 60, 130, 30}, CHIP));  /* cuts the corner from outside */
    assert_false(segment_meets((Segment){0, 60, 400, 60}, (Rect){100, 50, 0, 20}));
}

static void lines_cross(void **state)
{
    (void)state;
    Segment level = {0, 50, 100, 50};
    assert_true(segments_cross(level, (Segment){50, 0, 51, 100}));
    assert_false(segments_cross(level, (Segment){50, 0, 51, 49}));
    assert_false(segments_cross(level, (Segment){120, 0, 120, 100}));
    assert_false(segments_cross(level, (Segment){100, 50, 150, 90})); /* ends where the other begins */
    assert_false(segments_cross(level, (Segment){0, 60, 100, 60}));
}

static void distance_is_to_the_nearest_point(void **state)
{
    (void)state;
    Segment level = {0, 50, 100, 50};
    assert_true(fabsf(segment_distance_sq(level, 30, 54) - 16) < 1e-3f);
    assert_true(fabsf(segment_distance_sq(level, 103, 54) - 25) < 1e-3f); /* beyond its end */
    assert_true(fabsf(segment_distance_sq((Segment){7, 8, 7, 8}, 10, 12) - 25) < 1e-3f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_through_a_rect_meets_it),   cmocka_unit_test(no_rect_is_stepped_over),
        cmocka_unit_test(a_line_beside_a_rect_does_not),    cmocka_unit_test(lines_cross),
        cmocka_unit_test(distance_is_to_the_nearest_point),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
