/* A text as it is said: which bytes it stands for, and that no text takes more than its room. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../support/test.h"
#include "model/spoken.h"

static Language language;

static int setup(void **state)
{
    static SayWord words[] = {{"cm", "centimetres"}, {"سم", "long"}};
    static const char *months[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"};
    (void)state;
    for (int i = 0; i < STRING_COUNT; i++)
        language.strings[i] = "";
    language.strings[STR_SAY_RANGE] = "{from} to {to}";
    language.strings[STR_SAY_OF] = "{number} of {total}";
    language.strings[STR_SAY_DATE] = "{day} {month} {year}";
    language.months = (TextList){months, 12};
    language.strings[STR_SAY_DECIMAL] = "{whole} point {part}";
    language.say = words;
    language.say_count = 2;
    return 0;
}

static void says(const char *source, const char *wanted)
{
    Arena arena = {0};
    assert_string_equal(spoken_make(&language, "112", source, &arena).text, wanted);
    arena_free(&arena);
}

static void kinds_of_things(void **state)
{
    (void)state;
    says("10–15 cm, 6/10", "10 to 15 centimetres, 6 of 10");
    says("2026-12-09", "9 l 2026");
    says("2026-13-09", "2026-13-09");
    says("37.5 and 1,000", "37 point 5 and 1,000");
    says("112, 1123, 0800 12 34.", "1 1 2, 1123, 0 8 0 0 1 2 3 4.");
    says("GTPS, ABCDEF, aBC", "G T P S, ABCDEF, aBC");
    says("\u2068a\u00ADb\u2069 **c**", "ab c");
    says("acm cm cmx جسم سم", "acm centimetres cmx جسم long");
    says("1-2-3", "1-2-3");
    says("", "");
}

/* A word that is heard is shown where it stands. */
static void bytes_of_the_source(void **state)
{
    (void)state;
    Arena arena = {0};
    const char *source = "It is **10–15 cm** long";
    Spoken spoken = spoken_make(&language, "", source, &arena);
    assert_string_equal(spoken.text, "It is 10 to 15 centimetres long");
    int cm = (int)(strstr(spoken.text, "cent") - spoken.text),
        lasts = (int)(strstr(spoken.text, "long") - spoken.text);
    assert_int_equal(spoken.from[6], 8);
    assert_int_equal(spoken.to[6], 15);
    assert_memory_equal(source + spoken.from[cm], "cm", 2);
    assert_int_equal(spoken.to[cm] - spoken.from[cm], 2);
    assert_memory_equal(source + spoken.from[lasts], "long", 4);
    arena_free(&arena);
}

static void any_bytes_stay_in_their_room(void **state)
{
    (void)state;
    enum { SIZE = 3 * SPOKEN_MAX };
    static const char *const PARTS[] = {"1–2", "0800 1",     "GTPS", "\xE9", "\xFF",   "cm",
                                        "**",  "2026-01-01", "1.5",  "漢",   "\u2068", " "};
    char *source = malloc(SIZE + 32);
    unsigned seed = 7;
    for (int round = 0; round < 300; round++) {
        Arena arena = {0};
        int len = 0, most = round < 290 ? 200 : SIZE;
        while (len < most) {
            seed = seed * 1103515245u + 12345u;
            const char *part = PARTS[(seed >> 16) % ARRAY_LEN(PARTS)];
            len += sprintf(source + len, "%s", part);
        }
        Spoken spoken = spoken_make(&language, "112", source, &arena);
        assert_true(spoken.len <= SPOKEN_MAX && (int)strlen(spoken.text) == spoken.len);
        for (int i = 0; i < spoken.len; i++)
            assert_true(spoken.from[i] < spoken.to[i] && spoken.to[i] <= len &&
                        (i == 0 || spoken.from[i] >= spoken.from[i - 1]));
        arena_free(&arena);
    }
    free(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_of_things),
        cmocka_unit_test(bytes_of_the_source),
        cmocka_unit_test(any_bytes_stay_in_their_room),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
