/* Letters as the reader sees them: UAX #29's own kinds of cases, and the classes behind them. */
#include <string.h>

#include "../support/test.h"
#include "base/utf8.h"
#include "scene/text_class.h"

static void accents_make_no_letter_of_their_own(void **state)
{
    (void)state;
    assert_int_equal(text_class_base('a'), 'a');
    assert_int_equal(text_class_base(0xc1), 'A');    /* A with acute */
    assert_int_equal(text_class_base(0x1ea5), 'a');  /* a with circumflex and acute */
    assert_int_equal(text_class_base(0x439), 0x439); /* Cyrillic short i is a letter */
    assert_int_equal(text_class_base(0xac00), 0xac00);
}

static void letters_end_where_readers_see_it(void **state)
{
    (void)state;
    /* | stands where a letter begins. */
    static const char *const rows[] = {
        "a|b|c",
        "e\u0301|x",
        "\u0301|a",
        "a\u200d|b",
        "한|글",
        "\u1112\u1161\u11ab|\u1100\u1173\u11af",
        "\uac00\u11a8|\uac00",
        "ก|น้ำ",
        "क्ष|म",
        "क्\u200dष|म",
        "त|मि|ழ்|க",
        "ខ្មែ|រ",
        "👍🏽|👍",
        "👨\u200d👩\u200d👧|x",
        "❤\ufe0f|a",
        "1\ufe0f\u20e3|2",
        "🇺🇦|🇺🇸|🇺",
        "🏴\U000e0067\U000e0062\U000e007f|x",
        "\u06dd١|٢",
        "か\u3099|ﾊﾞ",
    };
    for (int r = 0; r < ARRAY_LEN(rows); r++) {
        uint32_t cps[64];
        bool should[64] = {0}, starts[64];
        int count = 0;
        should[0] = true;
        for (const char *at = rows[r], *end = at + strlen(at); at < end;) {
            uint32_t cp = utf8_next(&at, end);
            if (cp == '|')
                should[count] = true;
            else
                cps[count++] = cp;
        }
        text_class_clusters(cps, count, starts);
        for (int i = 0; i < count; i++)
            if (starts[i] != should[i])
                fail_msg("%s: U+%04X begins a letter: %d", rows[r], cps[i], starts[i]);
    }
}

static void every_character_has_a_class(void **state)
{
    (void)state;
    int controls = 0, marks = 0, spaces = 0, emoji = 0;
    for (uint32_t cp = 0; cp <= 0x10ffff; cp++) {
        bool is_control = text_class_is_control(cp), is_mark = text_class_is_mark(cp);
        assert_false(is_control && is_mark);
        assert_false(is_control && text_class_is_space(cp));
        controls += is_control;
        marks += is_mark;
        spaces += text_class_is_space(cp);
        emoji += text_class_is_emoji(cp);
        assert_true(text_class_script(cp) != 0);
    }
    assert_int_equal(controls, 1 + 1 + 1 + 2 + 5 + 1 + 10 + 1);
    assert_int_equal(spaces, 2 + 1 + 1 + 7 + 3 + 1 + 1);
    assert_in_range(marks, 2300, 2800);
    assert_in_range(emoji, 1200, 2300);
    assert_false(text_class_is_space(0xa0));
    assert_false(text_class_is_control(0x200d));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accents_make_no_letter_of_their_own),
        cmocka_unit_test(letters_end_where_readers_see_it),
        cmocka_unit_test(every_character_has_a_class),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
