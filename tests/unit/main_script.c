/* The replay format: good lines, and for each kind of bad line the message that names it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "main/script.h"

static void reads_every_command(void **state)
{
    (void)state;
    static const char text[] = "# a comment\n"
                               "tap \"Outer hip\"\n"
                               "  tap 10 -20  # trailing\r\n"
                               "down 1 2\nmove 3 4\nup 5 6\n"
                               "finger 3 down 7 8\nfinger 3 up 7 8\n"
                               "key escape\nwait 1500\n\n"
                               "expect view map\nexpect text \"a \\\"b\\\" \\\\\"\nexpect no text \"x\"\n"
                               "shot first-page\ndump # all\ndump commands\ncard paper\nclock tuesday 07:59";
    static const StepKind kinds[] = {STEP_TAP_LABEL,   STEP_TAP,         STEP_DOWN,
                                     STEP_MOVE,        STEP_UP,          STEP_DOWN,
                                     STEP_UP,          STEP_KEY,         STEP_WAIT,
                                     STEP_EXPECT_VIEW, STEP_EXPECT_TEXT, STEP_EXPECT_NO_TEXT,
                                     STEP_SHOT,        STEP_DUMP,        STEP_DUMP_COMMANDS,
                                     STEP_CARD,        STEP_CLOCK};
    Script script;
    Err err = {0};
    assert_true(script_parse("t", text, strlen(text), &script, &err));
    assert_int_equal(script.count, ARRAY_LEN(kinds));
    for (int i = 0; i < script.count; i++)
        assert_int_equal(script.steps[i].kind, kinds[i]);
    assert_string_equal(script.steps[0].text, "Outer hip");
    assert_int_equal(script.steps[1].y, -20);
    assert_int_equal(script.steps[5].finger, 3);
    assert_string_equal(script.steps[10].text, "a \"b\" \\");
    assert_int_equal(script.steps[13].line, 16);
    assert_int_equal(script.steps[16].week_min, (24 + 7) * 60 + 59);
    script_free(&script);
}

static void names_what_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"jump 1 2", "t:1: unknown command"},
        {"\n\ntap", "t:3: something is missing at the end of the line"},
        {"tap 1", "t:1: something is missing at the end of the line"},
        {"tap 1 2 3", "t:1: there is more on the line than belongs to it"},
        {"tap 1.5 2", "t:1: not a whole number in range"},
        {"tap 99999999999999999999 2", "t:1: not a whole number in range"},
        {"tap \"open", "t:1: the text has no closing quote"},
        {"wait -1", "t:1: not a whole number in range"},
        {"wait x", "t:1: not a whole number in range"},
        {"dump all", "t:1: dump what? commands, or nothing more"},
        {"print", "t:1: something is missing at the end of the line"},
        {"print none", "t:1: print what? working, done, empty, help, away or failed"},
        {"print money", "t:1: print what? working, done, empty, help, away or failed"},
        {"clock today 08:00", "t:1: clock wants a day: monday, ..."},
        {"clock monday", "t:1: something is missing at the end of the line"},
        {"clock monday 8:00", "t:1: clock wants a time: 08:30"},
        {"clock monday 24:00", "t:1: clock wants a time: 08:30"},
        {"clock monday +8:-1", "t:1: clock wants a time: 08:30"},
        {"clock monday 08:00x", "t:1: clock wants a time: 08:30"},
        {"key f13", "t:1: there is no key of that name"},
        {"expect view nowhere", "t:1: there is no view of that name"},
        {"expect nothing", "t:1: expect what? view NAME, said \"...\", text \"...\" or no text \"...\""},
        {"expect text map", "t:1: a text in double quotes is missing"},
        {"shot ../../etc/passwd", "t:1: a shot's name is letters, digits, - _ and ."},
        {"card", "t:1: something is missing at the end of the line"},
        {"card a/b", "t:1: a shot's name is letters, digits, - _ and ."},
        {"finger 1 tap 2 3", "t:1: finger N wants down, move or up"},
        {"dump\nexpect view map extra", "t:2: there is more on the line than belongs to it"},
        {"tap \"\xff\"", "t: not UTF-8 at byte 5"},
    };
    for (int i = 0; i < ARRAY_LEN(rows); i++) {
        Script script;
        Err err = {0};
        assert_false(script_parse("t", rows[i].text, strlen(rows[i].text), &script, &err));
        assert_string_equal(err.text, rows[i].message);
        assert_int_equal(script.count, 0);
    }
}

static void refuses_bytes_that_are_no_text(void **state)
{
    (void)state;
    Script script;
    Err err = {0};
    assert_false(script_parse("t", "du\0mp", 5, &script, &err));
    assert_false(script_load("/nonexistent/file", &script, &err));
    assert_string_equal(err.text, "/nonexistent/file: No such file or directory");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_command),
        cmocka_unit_test(names_what_is_wrong),
        cmocka_unit_test(refuses_bytes_that_are_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
