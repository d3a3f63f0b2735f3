/* Motion is a formula of time: the frame rate changes nothing, and everything comes to rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <math.h>

#include "app/motion.h"

static float run(Glide glide, uint32_t step_ms, uint32_t total_ms, float max_px)
{
    float at = glide.from_px;
    for (uint32_t t = 0; t < total_ms && glide.kind != GLIDE_NONE; t += step_ms)
        at = glide_step(&glide, step_ms, 0, max_px);
    return at;
}

static void coast_does_not_depend_on_the_frame_rate(void **state)
{
    (void)state;
    Glide glide = glide_release(100, 2.0f, 0, 5000);
    float fine = run(glide, 1, 400, 5000), coarse = run(glide, 50, 400, 5000);
    assert_true(fabsf(fine - coarse) < 0.5f);
    assert_true(fine > 400);
}

static void coast_into_an_end_comes_back_to_it(void **state)
{
    (void)state;
    for (uint32_t step = 1; step <= 40; step += 13) {
        Glide glide = glide_release(900, 4.0f, 0, 1000);
        assert_float_equal(run(glide, step, 5000, 1000), 1000, 0.01);
    }
}

static void overshoot_is_the_same_at_any_frame_rate(void **state)
{
    (void)state;
    float most[2] = {0};
    for (int i = 0; i < 2; i++) {
        Glide glide = glide_release(900, 4.0f, 0, 1000);
        for (uint32_t t = 0; t < 2000 && glide.kind != GLIDE_NONE; t += i ? 8 : 1)
            most[i] = fmaxf(most[i], glide_step(&glide, i ? 8 : 1, 0, 1000));
    }
    assert_true(most[0] > 1005 && fabsf(most[0] - most[1]) < 3);
}

static void release_beyond_an_end_springs_back(void **state)
{
    (void)state;
    assert_float_equal(run(glide_release(-80, 0, 0, 1000), 16, 2000, 1000), 0, 0.01);
    assert_float_equal(run(glide_release(1090, 1, 0, 1000), 16, 2000, 1000), 1000, 0.01);
}

static void goto_arrives_in_time(void **state)
{
    (void)state;
    assert_float_equal(run(glide_to(0, 640), 10, MOTION_MS, 1000), 640, 0.01);
    assert_float_equal(run(glide_to(0, 6400), 10, MOTION_MS, 1000), 1000, 0.01);
}

static void a_slow_finger_does_not_throw(void **state)
{
    (void)state;
    assert_int_equal(glide_release(100, 0.05f, 0, 1000).kind, GLIDE_NONE);
}

static void rubber_band_resists_and_never_tears(void **state)
{
    (void)state;
    assert_float_equal(motion_rubber_band(500, 0, 1000, 800), 500, 0);
    float before = 1000;
    for (float raw = 1010; raw < 100000; raw *= 1.5f) {
        float at = motion_rubber_band(raw, 0, 1000, 800);
        assert_true(at > before && at < raw && at < 1800);
        before = at;
    }
    assert_float_equal(motion_rubber_band(-100, 0, 1000, 800),
                       -(motion_rubber_band(1100, 0, 1000, 800) - 1000), 0.01);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(coast_does_not_depend_on_the_frame_rate),
        cmocka_unit_test(coast_into_an_end_comes_back_to_it),
        cmocka_unit_test(overshoot_is_the_same_at_any_frame_rate),
        cmocka_unit_test(release_beyond_an_end_springs_back),
        cmocka_unit_test(goto_arrives_in_time),
        cmocka_unit_test(a_slow_finger_does_not_throw),
        cmocka_unit_test(rubber_band_resists_and_never_tears),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
