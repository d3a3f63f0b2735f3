/* The PIN's file, and the lock that outlives a restart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "main/desk.h"
#include "main/pin.h"

static char folder[64], file[128], lock[128];

static int set_up(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/hipkiosk-pin-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(file, sizeof file, "%s/staff.pin", folder);
    snprintf(lock, sizeof lock, "%s/staff-lock", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(file);
    unlink(lock);
    return rmdir(folder);
}

static void a_good_pin_has_four_to_eight_digits_that_are_no_run(void **state)
{
    Err err;
    (void)state;
    assert_true(pin_is_good("4829", &err));
    assert_true(pin_is_good("48291537", &err));
    const char *const bad[] = {"", "482", "482915376", "48 29", "48a9", "0000", "1234", "98765", "٤٨٢٩"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(pin_is_good(bad[i], &err));
}

static void only_a_salted_hash_is_kept_and_not_for_everybody(void **state)
{
    char first[PIN_HASH_SIZE], second[PIN_HASH_SIZE];
    struct stat st;
    Err err;
    (void)state;
    assert_true(pin_write(file, "482915", &err));
    assert_true(pin_read(file, first, &err));
    assert_memory_equal(first, "$y$", 3);
    assert_null(strstr(first, "482915"));
    assert_int_equal(stat(file, &st), 0);
    assert_int_equal(st.st_mode & 0007, 0);
    assert_true(pin_write(file, "482915", &err));
    assert_true(pin_read(file, second, &err));
    assert_string_not_equal(first, second);
    assert_true(pin_matches(first, "482915") && pin_matches(second, "482915"));
    assert_false(pin_matches(first, "482914") || pin_matches(first, "") || pin_matches("", "") ||
                 pin_matches("*0", "482915"));
    chmod(file, 0644);
    assert_false(pin_read(file, second, &err));
}

static bool try_pin(Desk *desk, const char *pin)
{
    Event event;
    desk_check_pin(desk, pin);
    return desk_poll(desk, NULL, &event) && event.staff == STAFF_RIGHT;
}

static void five_wrong_lock_and_a_restart_does_not_help(void **state)
{
    Desk desk;
    Err err;
    (void)state;
    assert_true(pin_write(file, "482915", &err));
    desk_open(&desk, file, folder, true);
    assert_true(desk.news.has_pin);
    for (int i = 0; i < 4; i++)
        assert_false(try_pin(&desk, "0815"));
    assert_int_equal(desk.news.locked_ms, 0);
    desk_close(&desk);
    desk_open(&desk, file, folder, true); /* the four still count */
    assert_int_equal(desk.news.locked_ms, 0);
    assert_false(try_pin(&desk, "0815"));
    assert_int_equal(desk.news.locked_ms, LOCKOUT_FIRST_MS);
    assert_false(try_pin(&desk, "482915")); /* not even looked at */
    desk_pass(&desk, LOCKOUT_FIRST_MS - 1);
    assert_int_equal(desk.news.locked_ms, 1);
    desk_close(&desk);
    desk_open(&desk, file, folder, true); /* begins anew */
    assert_int_equal(desk.news.locked_ms, LOCKOUT_FIRST_MS);
    desk_pass(&desk, LOCKOUT_FIRST_MS);
    desk_close(&desk);
    desk_open(&desk, file, folder, true); /* but one that is over is over */
    assert_int_equal(desk.news.locked_ms, 0);
    assert_false(try_pin(&desk, "0815")); /* the sixth: longer */
    assert_int_equal(desk.news.locked_ms, 2 * LOCKOUT_FIRST_MS);
    desk_pass(&desk, 2 * LOCKOUT_FIRST_MS);
    assert_true(try_pin(&desk, "482915"));
    assert_false(try_pin(&desk, "0815"));
    assert_int_equal(desk.news.locked_ms, 0); /* the right one began the count anew */
    desk_close(&desk);
}

static void the_plug_gives_no_further_try(void **state)
{
    Desk desk;
    Err err;
    (void)state;
    assert_true(pin_write(file, "482915", &err));
    for (int i = 0; i < 5; i++) { /* pulled before the answer is there */
        desk_open(&desk, file, folder, true);
        desk_check_pin(&desk, "0815");
        desk_close(&desk);
    }
    desk_open(&desk, file, folder, true);
    assert_int_equal(desk.news.locked_ms, LOCKOUT_FIRST_MS);
    desk_close(&desk);
}

static void a_damaged_count_locks(void **state)
{
    Desk desk;
    Err err;
    (void)state;
    assert_true(pin_write(file, "482915", &err));
    FILE *out = fopen(lock, "w");
    fputs("\xff\xfe nonsense", out);
    fclose(out);
    desk_open(&desk, file, folder, true);
    assert_int_equal(desk.news.locked_ms, LOCKOUT_FIRST_MS);
    desk_pass(&desk, LOCKOUT_FIRST_MS);
    assert_true(try_pin(&desk, "482915"));
    desk_close(&desk);
}

static void the_longest_lock_is_an_hour(void **state)
{
    Desk desk;
    Err err;
    (void)state;
    assert_true(pin_write(file, "482915", &err));
    desk_open(&desk, file, folder, true);
    for (int i = 0; i < 40; i++) {
        desk_pass(&desk, LOCKOUT_MOST_MS);
        assert_false(try_pin(&desk, "0815"));
    }
    assert_int_equal(desk.news.locked_ms, LOCKOUT_MOST_MS);
    desk_close(&desk);
}

static void without_a_pin_nothing_is_written(void **state)
{
    Desk desk;
    (void)state;
    desk_open(&desk, file, folder, true);
    assert_false(desk.news.has_pin);
    assert_int_not_equal(access(lock, F_OK), 0);
    Err err; /* one that comes later holds at once */
    assert_true(pin_write(file, "482915", &err));
    desk_look(&desk);
    assert_true(desk.news.has_pin);
    assert_int_equal(access(lock, F_OK), 0);
    assert_false(try_pin(&desk, "0815"));
    assert_true(try_pin(&desk, "482915"));
    unlink(file); /* and one that goes does too */
    desk_look(&desk);
    assert_false(desk.news.has_pin);
    desk_close(&desk);
    Desk none = {0};
    desk_close(&none);
}

static void on_a_thread_it_comes_to_the_same(void **state)
{
    Desk desk;
    Event event;
    Err err;
    (void)state;
    assert_true(pin_write(file, "482915", &err));
    desk_open(&desk, file, NULL, false);
    desk_check_pin(&desk, "482915");
    for (int i = 0; i < 500 && desk_is_busy(&desk); i++) {
        if (desk_poll(&desk, NULL, &event)) {
            assert_int_equal(event.staff, STAFF_RIGHT);
            desk_close(&desk);
            return;
        }
        usleep(10000);
    }
    fail_msg("no answer");
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_good_pin_has_four_to_eight_digits_that_are_no_run),
        CASE(only_a_salted_hash_is_kept_and_not_for_everybody),
        CASE(five_wrong_lock_and_a_restart_does_not_help),
        CASE(the_plug_gives_no_further_try),
        CASE(a_damaged_count_locks),
        CASE(the_longest_lock_is_an_hour),
        CASE(without_a_pin_nothing_is_written),
        CASE(on_a_thread_it_comes_to_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
