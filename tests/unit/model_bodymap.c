#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../support/test.h"
#include "model/bodymap.h"

enum { BOX = 1, DISC, ELL, THIN, NOWHERE, ZONES = NOWHERE };

static const FigureFrame FRAME = {.width_cm = 40, .top_cm = -21, .bottom_cm = 26};

static void fill(BodyMap *map, int number, int x0, int y0, int x1, int y1)
{
    for (int y = y0; y < y1; y++)
        memset(bodymap_row(map, y) + x0, number, (size_t)(x1 - x0));
}

/* A wide box, a disc, an L and a line one cell wide; the fifth zone has no cell. */
static BodyMap *make_map(void)
{
    BodyMap *map = calloc(1, sizeof *map);
    bodymap_init(map, FRAME);
    map->zone_count = ZONES;
    for (int i = 0; i < ZONES; i++)
        map->zones[i] = (Zone){.region = (int16_t)(10 + i), .side = i == 1 ? SIDE_LEFT : SIDE_MIDDLE};
    fill(map, BOX, 20, 30, 120, 70);
    for (int y = 0; y < map->h; y++)
        for (int x = 0; x < map->w; x++)
            if (hypot(x - 200, y - 200) <= 50)
                bodymap_row(map, y)[x] = DISC;
    fill(map, ELL, 300, 0, 320, 400);
    fill(map, ELL, 300, 340, 400, 400);
    fill(map, THIN, 100, 300, 101, 400);
    bodymap_measure(map);
    return map;
}

/* The definition, cell by cell. */
static float true_depth(const BodyMap *map, int x, int y)
{
    double best = 1e9;
    for (int oy = -1; oy <= map->h; oy++)
        for (int ox = -1; ox <= map->w; ox++) {
            bool is_out = ox < 0 || oy < 0 || ox >= map->w || oy >= map->h;
            if (is_out || bodymap_at(map, ox, oy) != bodymap_at(map, x, y))
                best = MIN(best, hypot(ox - x, oy - y));
        }
    return (float)(best - 0.5) / 10;
}

static void anchors_lie_deep_inside(void **state)
{
    (void)state;
    BodyMap *map = make_map();
    for (int i = 0; i < NOWHERE - 1; i++) {
        const Zone *zone = &map->zones[i];
        int x = (int)floorf(zone->anchor_u_cm * 10 + 200), y = (int)floorf(zone->anchor_v_cm * 10 + 210);
        assert_int_equal(bodymap_at(map, x, y), i + 1);
        assert_true(fabsf(zone->radius_cm - true_depth(map, x, y)) < 1e-4f);
    }
    assert_true(fabsf(map->zones[DISC - 1].radius_cm - 5.05f) < 0.1f);
    assert_true(map->zones[ELL - 1].radius_cm > 2.8f);
    assert_true(map->zones[THIN - 1].radius_cm > 0.04f);
    bodymap_free(map);
    free(map);
}

/* Of a long box's many deepest points the one in the middle is where a label should point. */
static void anchors_lie_in_the_middle(void **state)
{
    (void)state;
    BodyMap *map = make_map();
    const Zone *box = &map->zones[BOX - 1], *disc = &map->zones[DISC - 1];
    assert_true(fabsf(box->anchor_u_cm - -13.0f) <= 0.11f && fabsf(box->anchor_v_cm - -16.0f) <= 0.11f);
    assert_true(fabsf(disc->anchor_u_cm - 0.05f) <= 0.01f && fabsf(disc->anchor_v_cm - -0.95f) <= 0.01f);
    bodymap_free(map);
    free(map);
}

/* A pair of boxes beside the middle: the point of one is mirrored for the other. */
static void an_anchor_of_the_pack_is_taken_for_both_sides(void **state)
{
    (void)state;
    BodyMap map;
    bodymap_init(&map, FRAME);
    map.zone_count = 3;
    for (int i = 0; i < 3; i++)
        map.zones[i] = (Zone){.region = i < 2 ? 7 : 8};
    fill(&map, 1, 100, 100, 200, 200); /* -10..0 */
    fill(&map, 2, 200, 100, 300, 200); /* 0..10 */
    fill(&map, 3, 10, 10, 20, 20);
    bodymap_measure(&map);
    Zone other = map.zones[2];
    assert_true(bodymap_anchor(&map, 7, 4.83f, -8.35f));
    assert_true(map.zones[0].anchor_u_cm == -4.83f && map.zones[0].anchor_v_cm == -8.35f);
    assert_true(map.zones[1].anchor_u_cm == 4.83f && map.zones[1].anchor_v_cm == -8.35f);
    assert_false(bodymap_anchor(&map, 7, 4.83f, 20)); /* in no box: nothing moves */
    assert_false(bodymap_anchor(&map, 7, 400, -8.35f));
    assert_true(map.zones[1].anchor_u_cm == 4.83f && map.zones[1].anchor_v_cm == -8.35f);
    assert_memory_equal(&map.zones[2], &other, sizeof other);
    bodymap_free(&map);
}

static void bounds_are_exact(void **state)
{
    (void)state;
    BodyMap *map = make_map();
    const Zone *box = &map->zones[BOX - 1], *ell = &map->zones[ELL - 1];
    assert_true(fabsf(box->min_u_cm - -18) < 1e-5f && fabsf(box->max_u_cm - -8) < 1e-5f);
    assert_true(fabsf(box->min_v_cm - -18) < 1e-5f && fabsf(box->max_v_cm - -14) < 1e-5f);
    assert_true(fabsf(ell->min_v_cm - -21) < 1e-5f && fabsf(ell->max_u_cm - 20) < 1e-5f);
    const Zone *nowhere = &map->zones[NOWHERE - 1];
    assert_true(nowhere->radius_cm == 0 && nowhere->max_u_cm == 0 && nowhere->region == 14);
    bodymap_free(map);
    free(map);
}

static void a_point_inside_hits_at_distance_0(void **state)
{
    (void)state;
    BodyMap *map = make_map();
    ZoneHit hits[4];
    assert_int_equal(bodymap_hits(map, -13, -16, 0, hits, 4), 1);
    assert_int_equal(hits[0].zone, BOX - 1);
    assert_true(hits[0].distance_cm == 0);
    assert_int_equal(bodymap_hits(map, -13, 10, 0.5f, hits, 4), 0);
    bodymap_free(map);
    free(map);
}

static void distances_are_exact_and_sorted(void **state)
{
    (void)state;
    BodyMap *map = make_map();
    fill(map, THIN, 120, 75, 121, 76); /* 5 cells below the box's corner */
    ZoneHit hits[4];
    /* x 124.5, y 72.5: box corner at (120, 70), the cell from (120, 75) to (121, 76) */
    int count = bodymap_hits(map, -7.55f, -13.75f, 0.6f, hits, 4);
    assert_int_equal(count, 2);
    assert_int_equal(hits[0].zone, THIN - 1);
    assert_true(fabsf(hits[0].distance_cm - (float)hypot(3.5, 2.5) / 10) < 1e-4f);
    assert_true(fabsf(hits[1].distance_cm - (float)hypot(4.5, 2.5) / 10) < 1e-4f);
    assert_int_equal(bodymap_hits(map, -7.55f, -13.75f, 0.5f, hits, 4), 1);
    assert_int_equal(bodymap_hits(map, -7.55f, -13.75f, 0.6f, hits, 1), 1);
    assert_int_equal(hits[0].zone, THIN - 1);
    bodymap_free(map);
    free(map);
}

/* On the line between two zones one has the point, always the same, and the other is at 0 too. */
static void a_border_belongs_to_one(void **state)
{
    (void)state;
    BodyMap *map = make_map();
    fill(map, DISC, 120, 30, 140, 70);
    ZoneHit hits[4];
    assert_int_equal(bodymap_hits(map, -8, -16, 0.3f, hits, 4), 2);
    assert_int_equal(hits[0].zone, DISC - 1);
    assert_true(hits[0].distance_cm == 0 && hits[1].distance_cm == 0);
    assert_int_equal(bodymap_hits(map, -8.001f, -16, 0.3f, hits, 4), 2);
    assert_int_equal(hits[0].zone, BOX - 1);
    bodymap_free(map);
    free(map);
}

static void points_off_the_map_are_safe(void **state)
{
    (void)state;
    BodyMap *map = make_map();
    ZoneHit hits[4];
    assert_int_equal(bodymap_hits(map, 20.3f, 15, 0.5f, hits, 4), 1); /* the L ends at the frame */
    assert_true(fabsf(hits[0].distance_cm - 0.3f) < 1e-3f);
    assert_int_equal(bodymap_hits(map, 1000, -1000, 0.5f, hits, 4), 0);
    assert_int_equal(bodymap_hits(map, NAN, 0, 0.5f, hits, 4), 0);
    assert_int_equal(bodymap_hits(map, 0, NAN, 0.5f, hits, 4), 0);
    assert_int_equal(bodymap_hits(map, 0, 0, NAN, hits, 4), 0);
    assert_int_equal(bodymap_hits(map, 0, 0, -1, hits, 4), 0);
    assert_int_equal(bodymap_hits(map, 0, 0, INFINITY, hits, 4), 4);
    assert_int_equal(bodymap_hits(map, 0, 0, 1, hits, 0), 0);
    bodymap_free(map);
    free(map);
}

static void zones_are_found_by_region_and_side(void **state)
{
    (void)state;
    BodyMap *map = make_map();
    assert_int_equal(bodymap_zone(map, 11, SIDE_LEFT), 1);
    assert_int_equal(bodymap_zone(map, 11, SIDE_RIGHT), -1);
    assert_int_equal(bodymap_zone(map, 99, SIDE_LEFT), -1);
    bodymap_free(map);
    free(map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(anchors_lie_deep_inside),
        cmocka_unit_test(anchors_lie_in_the_middle),
        cmocka_unit_test(an_anchor_of_the_pack_is_taken_for_both_sides),
        cmocka_unit_test(bounds_are_exact),
        cmocka_unit_test(a_point_inside_hits_at_distance_0),
        cmocka_unit_test(distances_are_exact_and_sorted),
        cmocka_unit_test(a_border_belongs_to_one),
        cmocka_unit_test(points_off_the_map_are_safe),
        cmocka_unit_test(zones_are_found_by_region_and_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
