/* What --record writes, --replay reads: the same touches with the same waits between them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../support/test.h"
#include "main/record.h"
#include "main/script.h"

static void test_a_recording_is_a_replay(void **state)
{
    (void)state;
    static const Event events[] = {
        {.kind = EVENT_TICK, .elapsed_ms = 16},
        {.kind = EVENT_DOWN, .elapsed_ms = 484, .finger = 77123, .x = 10, .y = 20},
        {.kind = EVENT_MOVE, .elapsed_ms = 8, .finger = 77123, .x = 12, .y = 25},
        {.kind = EVENT_DOWN, .finger = 4, .x = 300, .y = 301},
        {.kind = EVENT_UP, .elapsed_ms = 9, .finger = 4, .x = 302, .y = 303},
        {.kind = EVENT_CANCEL, .elapsed_ms = 1, .finger = 77123, .x = 12, .y = 25},
        {.kind = EVENT_KEY, .elapsed_ms = 2000, .key = KEY_HOME},
    };
    static const struct {
        StepKind kind;
        int64_t finger;
        int x, y;
        uint32_t ms;
    } want[] = {
        {STEP_WAIT, 0, 0, 0, 500},  {STEP_DOWN, 0, 10, 20, 0},   {STEP_WAIT, 0, 0, 0, 8},
        {STEP_MOVE, 0, 12, 25, 0},  {STEP_DOWN, 1, 300, 301, 0}, {STEP_WAIT, 0, 0, 0, 9},
        {STEP_UP, 1, 302, 303, 0},  {STEP_WAIT, 0, 0, 0, 1},     {STEP_UP, 0, 12, 25, 0},
        {STEP_WAIT, 0, 0, 0, 2000}, {STEP_KEY, 0, 0, 0, 0},
    };
    char path[] = "/tmp/hipkiosk-record-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    Err err = {0};
    Record *record = record_create(path, 800, 600, 10.1, &err);
    assert_non_null(record);
    for (int i = 0; i < ARRAY_LEN(events); i++)
        assert_true(record_event(record, &events[i], &err));
    record_destroy(record);
    Script script;
    assert_true(script_load(path, &script, &err));
    assert_int_equal(script.count, ARRAY_LEN(want));
    for (int i = 0; i < script.count; i++) {
        const Step *step = &script.steps[i];
        assert_int_equal(step->kind, want[i].kind);
        assert_int_equal(step->finger, want[i].finger);
        assert_int_equal(step->x, want[i].x);
        assert_int_equal(step->y, want[i].y);
        assert_int_equal(step->ms, want[i].ms);
    }
    assert_int_equal(script.steps[script.count - 1].key, KEY_HOME);
    script_free(&script);
    remove(path);
}

static void test_a_full_disk_is_told(void **state)
{
    (void)state;
    Err err = {0};
    assert_null(record_create("/dev/full", 800, 600, 24, &err));
    assert_non_null(strstr(err.text, "/dev/full: the recording cannot be written: No space left"));
    assert_null(record_create("/nowhere/x", 800, 600, 24, &err));
    record_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_recording_is_a_replay),
        cmocka_unit_test(test_a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
