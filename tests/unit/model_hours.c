/* Opening hours: what is read, and what holds at each minute of a week. */
#include <string.h>

#include "../support/test.h"
#include "model/hours.h"

enum { MON = 0, TUE = HOURS_DAY_MIN, SUN = 6 * HOURS_DAY_MIN };

static int at(int day, int hour, int minute)
{
    return day + hour * 60 + minute;
}

static Hours week(const char *const days[HOURS_DAYS])
{
    Hours hours = {.is_set = true};
    Err err;
    for (int d = 0; d < HOURS_DAYS; d++)
        if (days[d])
            assert_true(hours_read_day(days[d], &hours.days[d], &err));
    return hours;
}

static void test_each_minute(void **state)
{
    (void)state;
    Hours hours = week((const char *[]){"08:00-12:00, 13:30-18:00", "closed", NULL, "00:00-24:00",
                                        "09:00-17:00", "closed", "22:00-24:00"});
    assert_false(hours_are_open(&hours, at(MON, 7, 59)));
    assert_true(hours_are_open(&hours, at(MON, 8, 0)));
    assert_true(hours_are_open(&hours, at(MON, 11, 59)));
    assert_false(hours_are_open(&hours, at(MON, 12, 0)));
    assert_true(hours_are_open(&hours, at(MON, 13, 30)));
    assert_false(hours_are_open(&hours, at(MON, 18, 0)));
    assert_false(hours_are_open(&hours, at(TUE, 10, 0)));
    assert_true(hours_are_open(&hours, at(2 * TUE, 3, 0))); /* a day that is left out */
    assert_true(hours_are_open(&hours, at(3 * TUE, 23, 59)));
    assert_true(hours_are_open(&hours, at(SUN, 23, 59)));
    assert_true(hours_are_open(&hours, -1)); /* nobody knows the time */
    assert_true(hours_are_open(&hours, HOURS_WEEK_MIN));
}

static void test_no_hours(void **state)
{
    (void)state;
    Hours none = {0},
          closed =
              week((const char *[]){"closed", "closed", "closed", "closed", "closed", "closed", "closed"});
    assert_true(hours_are_open(&none, 0));
    assert_false(hours_are_open(&closed, 5));
}

static void test_bad_days(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", "expected times as"},
        {"8:00-12:00", "expected times as"},
        {"08:00", "expected times as"},
        {"08:00 - 12:00", "expected times as"},
        {"08:00-24:01", "expected times as"},
        {"08:60-12:00", "expected times as"},
        {"12:00-08:00", "12:00-08:00 ends before it begins"},
        {"08:00-08:00", "ends before it begins"},
        {"08:00-12:00,11:00-13:00", "11:00-13:00 begins before"},
        {"08:00-12:00 13:00-14:00", "a comma"},
        {"08:00-12:00,", "expected times as"},
        {"08:00-12:00x", "a comma"},
        {"00:00-01:00,02:00-03:00,04:00-05:00,06:00-07:00,08:00-09:00", "more than 4"},
        {"Closed", "expected times as"},
    };
    for (int i = 0; i < ARRAY_LEN(rows); i++) {
        HoursDay day;
        Err err = {0};
        assert_false(hours_read_day(rows[i][0], &day, &err));
        if (!strstr(err.text, rows[i][1]))
            fail_msg("%s: %s", rows[i][0], err.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_minute),
        cmocka_unit_test(test_no_hours),
        cmocka_unit_test(test_bad_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
