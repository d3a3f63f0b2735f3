/* What comes out of hipkiosk-figures is what the SVGs say, where the frame says. */
#include "../support/figures.h"
#include "../support/test.h"
#include "scene/icon.h"

static uint32_t pixel(const Picture *picture, int x, int y)
{
    assert_non_null(picture);
    assert_true(x >= 0 && y >= 0 && x < picture->w && y < picture->h);
    return picture->pixels[y * picture->stride_px + x];
}

static int cover(const Mask *mask, int x, int y)
{
    x -= mask->x, y -= mask->y;
    bool is_inside = x >= 0 && y >= 0 && x < mask->w && y < mask->h;
    return is_inside ? mask->alpha[y * mask->stride + x] : 0;
}

static void render(Tiny *tiny, FigureStore *store)
{
    assert_true(figures_request(store, &tiny->content, &tiny->jobs) > 0);
    figures_wait(store);
    assert_int_equal(figures_failed(store), 0);
}

static void a_layer_lies_in_the_frame_on_its_ground(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    FigureStore *store = tiny_store(tiny);
    FigureRef whole = tiny_ref(tiny_add(tiny, JOB_PICTURE, TINY_FRONT));
    FigureJob *part = tiny_add(tiny, JOB_PICTURE, TINY_FRONT);
    part->w = 60, part->h = 50, part->u_cm = -11, part->v_cm = -12, part->px_per_cm = 20;
    FigureRef near = tiny_ref(part);
    render(tiny, store);
    const Picture *picture = figures_picture(store, &whole);
    assert_int_equal(picture->w, 400);
    assert_int_equal(pixel(picture, 99, 100), 0xfff5f2ed);
    assert_int_equal(pixel(picture, 100, 100), 0xffe0c0a0);
    assert_int_equal(pixel(picture, 299, 399), 0xffe0c0a0);
    assert_int_equal(pixel(picture, 300, 399), 0xfff5f2ed);
    picture = figures_picture(store, &near);
    assert_int_equal(picture->w, 60);
    assert_int_equal(pixel(picture, 19, 20), 0xfff5f2ed);
    assert_int_equal(pixel(picture, 20, 20), 0xffe0c0a0);
    figures_destroy(store);
    tiny_free(tiny);
}

static void the_right_view_is_the_left_one_flipped(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    FigureStore *store = tiny_store(tiny);
    FigureRef left = tiny_ref(tiny_add(tiny, JOB_PICTURE, TINY_LEFT));
    FigureRef right = tiny_ref(tiny_add(tiny, JOB_PICTURE, TINY_RIGHT));
    FigureJob *part = tiny_add(tiny, JOB_PICTURE, TINY_RIGHT);
    part->w = 300, part->u_cm = -5;
    FigureRef cut = tiny_ref(part);
    render(tiny, store);
    const Picture *a = figures_picture(store, &left), *b = figures_picture(store, &right);
    assert_int_equal(pixel(a, 120, 120), 0xff102030);
    for (int y = 0; y < 470; y += 3)
        for (int x = 0; x < 400; x++)
            assert_int_equal(pixel(a, x, y), pixel(b, 399 - x, y));
    assert_int_equal(pixel(figures_picture(store, &cut), 120, 120), 0xff102030);
    assert_int_equal(pixel(figures_picture(store, &cut), 99, 120), 0xffe0c0a0);
    figures_destroy(store);
    tiny_free(tiny);
}

/* Enlarged pictures draw only their own window of the SVG: it must be the same drawing. */
static void an_enlarged_picture_fits_the_whole_one(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    FigureStore *store = tiny_store(tiny);
    FigureJob *whole = tiny_add(tiny, JOB_PICTURE, TINY_FRONT);
    whole->layer = LAYER_MUSCLES;
    whole->px_per_cm = 17.3f, whole->w = 692, whole->h = 814;
    FigureJob *part = tiny_add(tiny, JOB_PICTURE, TINY_FRONT);
    part->layer = LAYER_MUSCLES;
    part->px_per_cm = 17.3f, part->w = 90, part->h = 80;
    part->u_cm = -20 + 370 / 17.3f, part->v_cm = -21 + 240 / 17.3f;
    FigureRef refs[2] = {tiny_ref(whole), tiny_ref(part)};
    render(tiny, store);
    const Picture *a = figures_picture(store, &refs[0]), *b = figures_picture(store, &refs[1]);
    assert_ptr_not_equal(a, b);
    int rod = 0;
    for (int y = 0; y < 80; y++)
        for (int x = 0; x < 90; x++) {
            rod += pixel(b, x, y) == 0xff90c0d0;
            for (int shift = 0; shift < 24; shift += 8) {
                int off =
                    (int)(pixel(a, x + 370, y + 240) >> shift & 255) - (int)(pixel(b, x, y) >> shift & 255);
                assert_true(abs(off) <= 2);
            }
        }
    assert_true(rod > 3000);
    figures_destroy(store);
    tiny_free(tiny);
}

static bool is_coral(uint32_t color)
{
    return abs((int)(color >> 16 & 255) - 0xc8) < 30 && abs((int)(color & 255) - 0x2f) < 60;
}

static void a_page_dims_the_layer_and_lights_its_structure(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    FigureStore *store = tiny_store(tiny);
    FigureJob *job = tiny_add(tiny, JOB_PICTURE, TINY_FRONT);
    job->layer = LAYER_MUSCLES, job->page = 3, job->dim = 0.5f, job->borders = BORDERS_SOFT, job->edge_px = 0;
    job->id_count = 1;
    strcpy(job->ids[0], "structure-rod-left");
    FigureRef ref = tiny_ref(job);
    render(tiny, store);
    const Picture *picture = figures_picture(store, &ref);
    uint32_t dimmed = pixel(picture, 110, 110), rod = pixel(picture, 240, 180),
             edge = pixel(picture, 240, 149);
    assert_true(abs((int)(dimmed >> 16 & 255) - (0x80 + 0xf5) / 2) <= 1);
    assert_int_equal(pixel(picture, 200, 130), 0xffffffff); /* borders are not dimmed */
    assert_true((rod >> 16 & 255) > (rod & 255) + 40);      /* blue turned warm */
    assert_true(is_coral(edge));
    assert_int_equal(pixel(picture, 240, 140), dimmed);
    figures_destroy(store);
    tiny_free(tiny);
}

static void where_a_lit_structure_fades_out_it_has_no_edge(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    FigureStore *store = tiny_store(tiny);
    FigureJob *job = tiny_add(tiny, JOB_PICTURE, TINY_FRONT);
    job->layer = LAYER_MUSCLES, job->page = 3, job->dim = 0.5f, job->edge_px = 0, job->id_count = 1;
    strcpy(job->ids[0], "structure-tendon-left");
    FigureRef ref = tiny_ref(job);
    render(tiny, store);
    const Picture *picture = figures_picture(store, &ref);
    assert_true(is_coral(pixel(picture, 160, 149)));
    assert_true(is_coral(pixel(picture, 139, 165)));
    for (int y = 155; y < 205; y++)
        assert_false(is_coral(pixel(picture, 160, y)));
    figures_destroy(store);
    tiny_free(tiny);
}

static void a_tone_recolours_and_a_missing_one_does_not(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    FigureStore *store = tiny_store(tiny);
    FigureJob *dark = tiny_add(tiny, JOB_PICTURE, TINY_FRONT),
              *other = tiny_add(tiny, JOB_PICTURE, TINY_FRONT);
    strcpy(dark->tone, "dark");
    strcpy(other->tone, "purple");
    other->page = 1;
    FigureRef refs[2] = {tiny_ref(dark), tiny_ref(other)};
    render(tiny, store);
    assert_int_equal(pixel(figures_picture(store, &refs[0]), 200, 200), 0xff604020);
    assert_int_equal(pixel(figures_picture(store, &refs[1]), 200, 200), 0xffe0c0a0);
    figures_destroy(store);
    tiny_free(tiny);
}

static void zones_tile_without_gap_or_overlap(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    FigureStore *store = tiny_store(tiny);
    FigureJob *job = tiny_add(tiny, JOB_ZONES, TINY_FRONT);
    job->px_per_cm = 13.7f, job->w = 548, job->h = 644;
    FigureRef ref = tiny_ref(job);
    render(tiny, store);
    const ZoneMasks *zones[] = {figures_zone(store, &ref, TINY_FLANK, SIDE_LEFT),
                                figures_zone(store, &ref, TINY_FLANK, SIDE_RIGHT),
                                figures_zone(store, &ref, TINY_BELLY, SIDE_MIDDLE)};
    for (int i = 0; i < 3; i++)
        assert_non_null(zones[i]);
    for (int y = 140; y < 540; y++)
        for (int x = 140; x < 408; x++) {
            int sum = 0;
            for (int i = 0; i < 3; i++)
                sum += cover(&zones[i]->fill, x, y);
            assert_in_range(sum, 255 - 20, 255 + 20); /* cairo counts in 15ths of a row */
        }
    assert_int_equal(cover(&zones[0]->fill, 380, 200), 255); /* a person's left is at the viewer's right */
    assert_int_equal(cover(&zones[1]->fill, 380, 200), 0);
    assert_null(figures_zone(store, &ref, TINY_FLANK, SIDE_MIDDLE));
    assert_null(figures_zone(store, &ref, TINY_BELLY, SIDE_LEFT));
    figures_destroy(store);
    tiny_free(tiny);
}

static void the_edge_is_a_line_of_the_width_asked_for(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    FigureStore *store = tiny_store(tiny);
    FigureRef ref = tiny_ref(tiny_add(tiny, JOB_ZONES, TINY_FRONT));
    render(tiny, store);
    const ZoneMasks *zone = figures_zone(store, &ref, TINY_FLANK, SIDE_RIGHT);
    assert_non_null(zone);
    int across = 0; /* the left border, x = 100: 4 px wide, half outside */
    for (int x = 90; x < 110; x++)
        across += cover(&zone->edge, x, 180);
    assert_in_range(across, 4 * 255 - 8, 4 * 255 + 8);
    assert_int_equal(cover(&zone->edge, 98, 180), 255);
    assert_int_equal(cover(&zone->edge, 101, 180), 255);
    assert_int_equal(cover(&zone->edge, 150, 180), 0);
    across = 0; /* the slanted one: as wide across, cos(atan(0.1)) less steep */
    for (int y = 230; y < 260; y++)
        across += cover(&zone->edge, 150, y);
    assert_in_range(across, 4 * 255 - 20, 4 * 255 + 30);
    figures_destroy(store);
    tiny_free(tiny);
}

static void a_mirrored_view_shows_the_other_side(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    FigureStore *store = tiny_store(tiny);
    FigureRef left = tiny_ref(tiny_add(tiny, JOB_ZONES, TINY_LEFT));
    FigureRef right = tiny_ref(tiny_add(tiny, JOB_ZONES, TINY_RIGHT));
    render(tiny, store);
    assert_non_null(figures_zone(store, &left, TINY_FLANK, SIDE_LEFT));
    assert_null(figures_zone(store, &left, TINY_FLANK, SIDE_RIGHT));
    assert_null(figures_zone(store, &right, TINY_FLANK, SIDE_LEFT));
    const ZoneMasks *flank = figures_zone(store, &right, TINY_FLANK, SIDE_RIGHT);
    assert_non_null(flank);
    assert_int_equal(flank->fill.x, 200);
    assert_int_equal(flank->fill.w, 100);
    assert_int_equal(figures_zone(store, &right, TINY_BELLY, SIDE_MIDDLE)->fill.x, 150);
    figures_destroy(store);
    tiny_free(tiny);
}

static void icons_come_in_the_size_asked_for(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    FigureStore *store = tiny_store(tiny);
    tiny_add(tiny, JOB_ICON, TINY_FRONT);
    render(tiny, store);
    const Mask *icon = figures_icon(store, ICON_HOME, 48, 48);
    assert_non_null(icon);
    assert_int_equal(cover(icon, 11, 12), 0);
    assert_int_equal(cover(icon, 12, 12), 255);
    assert_int_equal(cover(icon, 35, 35), 255);
    assert_null(figures_icon(store, ICON_HOME, 47, 48));
    assert_null(figures_icon(store, ICON_BACK, 48, 48));
    figures_destroy(store);
    tiny_free(tiny);
}

static int print_at(const Mask *mask, int x, int y)
{
    bool is_inside =
        mask->alpha && x >= mask->x && y >= mask->y && x < mask->x + mask->w && y < mask->y + mask->h;
    return is_inside ? mask->alpha[(y - mask->y) * mask->stride + x - mask->x] : 0;
}

static void marks_come_as_inks_and_times_stroke_by_stroke(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    FigureStore *store = tiny_store(tiny);
    FigureJob *job = tiny_add(tiny, JOB_MARKS, TINY_FRONT);
    job->page = 3;
    job->id_count = 2;
    strcpy(job->ids[0], "mark-swedish-1");
    strcpy(job->ids[1], "mark-swedish-2");
    FigureRef ref = tiny_ref(job);
    render(tiny, store);
    const Print *print = figures_mark(store, &ref, 0), *second = figures_mark(store, &ref, 1);
    assert_non_null(print);
    assert_int_equal(print->inks[0].w, 60);
    assert_int_equal(print_at(&print->inks[0], 130, 305), 255);
    assert_int_equal(print_at(&print->inks[2], 130, 305), 0); /* hidden by the dark ink */
    assert_int_equal(print_at(&print->inks[2], 130, 315), 255);
    assert_true(abs(print_at(&print->inks[1], 175, 305) - 128) <= 1); /* half of it, over paper */
    assert_int_equal(print_at(&print->inks[2], 175, 305), 255);
    assert_int_equal(print_at(&print->time, 130, 305), 0x12);
    assert_int_equal(print_at(&print->time, 150, 305), 0xff);
    assert_non_null(second);
    assert_int_equal(second->time.w, 0); /* nothing says when: at once */
    assert_null(figures_mark(store, &ref, 2));
    ref.px_per_cm *= 2;
    assert_null(figures_mark(store, &ref, 0)); /* marks are never stretched */
    figures_destroy(store);
    tiny_free(tiny);
}

static void a_drawing_comes_in_its_size(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    FigureStore *store = tiny_store(tiny);
    FigureJob *job = tiny_add(tiny, JOB_DRAWING, TINY_FRONT);
    job->icon = 5, job->w = job->h = 96;
    strcpy(job->svg, "cup.svg");
    render(tiny, store);
    const Print *print = figures_drawing(store, 5, 96, 96);
    assert_non_null(print);
    assert_int_equal(print_at(&print->inks[1], 30, 40), 255);
    assert_int_equal(print_at(&print->inks[0], 30, 40), 0);
    assert_int_equal(print_at(&print->inks[0], 60, 40), 255);
    assert_null(figures_drawing(store, 5, 48, 48));
    assert_null(figures_drawing(store, 4, 96, 96));
    figures_destroy(store);
    tiny_free(tiny);
}

static void structures_are_where_the_eye_sees_them(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    Structure rod = {.id = "rod"};
    rod.shown[TINY_FRONT][LAYER_MUSCLES] = SIDE_LEFT;
    tiny->content.structures = &rod;
    tiny->content.structure_count = 1;
    FigureStore *store = tiny_store(tiny);
    tiny_add(tiny, JOB_STRUCTURES, TINY_FRONT)->layer = LAYER_MUSCLES;
    render(tiny, store);
    BodyMap *map = xcalloc(1, sizeof *map);
    figures_structures(store, tiny->content.frame, TINY_FRONT, LAYER_MUSCLES, map);
    assert_int_equal(map->zone_count, 1);
    assert_int_equal(map->zones[0].side, SIDE_LEFT);
    assert_int_equal(bodymap_at(map, 240, 180), 1);
    assert_int_equal(bodymap_at(map, 270, 180), 0); /* the muscle below has no name */
    bodymap_free(map);
    figures_structures(store, tiny->content.frame, TINY_FRONT, LAYER_BONES, map);
    assert_int_equal(map->zone_count, 0);
    bodymap_free(map);
    free(map);
    figures_destroy(store);
    tiny_free(tiny);
}

static void maps_hold_every_view_to_the_millimetre(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    FigureStore *store = tiny_store(tiny);
    BodyMap *maps = xcalloc(TINY_VIEWS, sizeof *maps);
    Err err = {0};
    for (int round = 0; round < 2; round++) { /* rendered, then from the cache */
        assert_true(figures_load_maps(store, &tiny->content, maps, &err));
        assert_int_equal(maps[TINY_FRONT].zone_count, 3);
        assert_int_equal(maps[TINY_LEFT].zone_count, 2);
        assert_int_equal(maps[TINY_RIGHT].zone_count, 2);
        int left = bodymap_zone(&maps[TINY_FRONT], TINY_FLANK, SIDE_LEFT) + 1;
        int right = bodymap_zone(&maps[TINY_RIGHT], TINY_FLANK, SIDE_RIGHT) + 1;
        assert_true(left > 0 && right > 0);
        assert_int_equal(bodymap_at(&maps[TINY_FRONT], 200, 100), left);
        assert_int_not_equal(bodymap_at(&maps[TINY_FRONT], 199, 100), left);
        assert_int_equal(bodymap_at(&maps[TINY_FRONT], 299, 100), left);
        assert_int_equal(bodymap_at(&maps[TINY_FRONT], 300, 100), 0);
        assert_int_equal(bodymap_at(&maps[TINY_FRONT], 299, 99), 0);
        assert_int_equal(bodymap_at(&maps[TINY_RIGHT], 200, 200), right);
        assert_int_not_equal(bodymap_at(&maps[TINY_RIGHT], 199, 200), right);
        assert_true(maps[TINY_FRONT].zones[left - 1].radius_cm > 4.5f);
        assert_int_equal(bodymap_zone(&maps[TINY_LEFT], TINY_FLANK, SIDE_RIGHT), -1);
    }
    tiny_free_maps(maps);
    figures_destroy(store);
    tiny_free(tiny);
}

static void the_nearest_scale_serves_until_the_exact_one_is_there(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    FigureStore *store = tiny_store(tiny);
    for (int i = 0; i < 3; i++) {
        FigureJob *job = tiny_add(tiny, JOB_PICTURE, TINY_FRONT);
        job->px_per_cm = (float)(10 << i);
        job->w = job->h = 50 + i;
    }
    render(tiny, store);
    FigureRef ref = tiny_ref(&tiny->jobs.items[0]);
    const float asked[] = {1, 10, 14, 15, 20, 28, 29, 40, 400};
    const int got[] = {50, 50, 50, 51, 51, 51, 52, 52, 52};
    for (int i = 0; i < ARRAY_LEN(asked); i++) {
        ref.px_per_cm = asked[i];
        assert_int_equal(figures_picture(store, &ref)->w, got[i]);
    }
    ref.layer = LAYER_BONES;
    assert_null(figures_picture(store, &ref));
    figures_destroy(store);
    tiny_free(tiny);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_layer_lies_in_the_frame_on_its_ground),
        cmocka_unit_test(the_right_view_is_the_left_one_flipped),
        cmocka_unit_test(an_enlarged_picture_fits_the_whole_one),
        cmocka_unit_test(a_page_dims_the_layer_and_lights_its_structure),
        cmocka_unit_test(where_a_lit_structure_fades_out_it_has_no_edge),
        cmocka_unit_test(marks_come_as_inks_and_times_stroke_by_stroke),
        cmocka_unit_test(a_drawing_comes_in_its_size),
        cmocka_unit_test(structures_are_where_the_eye_sees_them),
        cmocka_unit_test(a_tone_recolours_and_a_missing_one_does_not),
        cmocka_unit_test(zones_tile_without_gap_or_overlap),
        cmocka_unit_test(the_edge_is_a_line_of_the_width_asked_for),
        cmocka_unit_test(a_mirrored_view_shows_the_other_side),
        cmocka_unit_test(icons_come_in_the_size_asked_for),
        cmocka_unit_test(maps_hold_every_view_to_the_millimetre),
        cmocka_unit_test(the_nearest_scale_serves_until_the_exact_one_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
