/* Which sizes a display may say that it has. */
#include "../support/test.h"
#include "sys/display.h"

static void test_true_ones_are_believed(void **state)
{
    (void)state;
    static const struct {
        int w, h;
        double w_mm, h_mm, inches;
    } ROWS[] = {
        {1920, 1080, 531, 299, 24},    {1920, 1080, 344, 194, 15.5}, {1366, 768, 293, 165, 13.2},
        {1024, 600, 154, 90, 7},       {1280, 800, 217, 136, 10.1},  {3840, 2160, 708, 399, 32},
        {3840, 2160, 1210, 680, 54.6}, {1080, 1920, 299, 531, 24},   {1920, 1200, 518, 324, 24},
    };
    for (int i = 0; i < ARRAY_LEN(ROWS); i++) {
        double inches = display_believe(ROWS[i].w, ROWS[i].h, ROWS[i].w_mm, ROWS[i].h_mm);
        assert_true(inches > ROWS[i].inches - 0.3 && inches < ROWS[i].inches + 0.3);
    }
}

static void test_lies_are_not(void **state)
{
    (void)state;
    static const struct {
        int w, h;
        double w_mm, h_mm;
    } ROWS[] = {
        {1920, 1080, 160, 90}, {1920, 1080, 16, 9},    {1920, 1080, 1600, 900}, {3840, 2160, 1600, 900},
        {1920, 1080, 0, 0},    {1920, 1080, 531, 600}, {1920, 1080, 100, 56},   {1920, 1080, 4000, 2250},
        {1920, 1080, -5, 299}, {3840, 2160, 180, 101}, {640, 480, 900, 675},    {1280, 800, 160, 100},
    };
    for (int i = 0; i < ARRAY_LEN(ROWS); i++)
        assert_true(display_believe(ROWS[i].w, ROWS[i].h, ROWS[i].w_mm, ROWS[i].h_mm) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_true_ones_are_believed),
        cmocka_unit_test(test_lies_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
