/* The made-up languages: longer or turned round, markup and placeholders whole. */
#include <stdlib.h>
#include <string.h>

#include "../support/fake_shaper.h"
#include "../support/test.h"
#include "scene/pseudo.h"

static Arena arena;

static int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void tags_name_them(void **state)
{
    (void)state;
    assert_int_equal(pseudo_language("en-XA"), PSEUDO_LONG);
    assert_int_equal(pseudo_language("ar-XB"), PSEUDO_RTL);
    assert_int_equal(pseudo_language("ar"), PSEUDO_NONE);
    assert_int_equal(pseudo_language(NULL), PSEUDO_NONE);
    const char *text = "as it is";
    assert_ptr_equal(pseudo_text(PSEUDO_NONE, text, &arena), text);
}

static void long_text_is_accented_and_longer(void **state)
{
    (void)state;
    assert_string_equal(pseudo_text(PSEUDO_LONG, "Hip **pain**: call {emergency_number}!", &arena),
                        "[Ĥîþ **þåîñ**: çåļļ {emergency_number}! one two]");
    assert_string_equal(pseudo_text(PSEUDO_LONG, "", &arena), "[]");
    assert_string_equal(pseudo_text(PSEUDO_LONG, "{", &arena), "[{ one]");
    const char *text = "The quick brown fox jumps over the lazy dog and rests";
    const char *out = pseudo_text(PSEUDO_LONG, text, &arena);
    assert_true(utf8_valid(out, strlen(out), NULL));
    size_t letters = 0;
    for (const char *at = out; *at; at++)
        letters += ((unsigned char)*at & 0xc0) != 0x80;
    assert_in_range(letters, strlen(text) * 14 / 10, strlen(text) * 16 / 10);
}

static void rtl_text_is_turned_round(void **state)
{
    (void)state;
    assert_string_equal(pseudo_text(PSEUDO_RTL, "**Hip** {a b}!", &arena), "**\u202eHip\u202c** {a b}!");
    Shaper shaper = fake_shaper();
    TextCache *cache = text_cache_create(&shaper);
    TextSpec spec = {
        .text = pseudo_text(PSEUDO_RTL, "Hip pain", &arena), .len = -1, .cap_px = 5, .is_rtl = true};
    const TextLayout *layout = text_layout(cache, &spec);
    assert_int_equal(layout->text_len, strlen("Hip pain"));
    for (int r = 0; r < layout->run_count; r++)
        assert_true(layout->runs[r].is_rtl);
    /* The first word stands at the right. */
    assert_int_equal(layout->runs[layout->run_count - 1].at, 0);
    text_cache_destroy(cache);
}

static void the_worst_text_fits(void **state)
{
    (void)state;
    char text[2001];
    static const char *const units[] = {"m ", "M", "a.", "{", "*", "\xE6\xBC\xA2.", "}"};
    for (int u = 0; u < ARRAY_LEN(units); u++) {
        size_t len = strlen(units[u]);
        for (size_t i = 0; i + 1 < sizeof text; i++)
            text[i] = units[u][i % len];
        text[(sizeof text - 1) / len * len] = 0;
        for (int l = PSEUDO_LONG; l <= PSEUDO_RTL; l++) {
            const char *out = pseudo_text((PseudoLanguage)l, text, &arena);
            assert_true(strlen(out) < strlen(text) * 7 + 16);
            assert_true(utf8_valid(out, strlen(out), NULL));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_name_them),
        cmocka_unit_test(long_text_is_accented_and_longer),
        cmocka_unit_test(rtl_text_is_turned_round),
        cmocka_unit_test(the_worst_text_fits),
    };
    return cmocka_run_group_tests(tests, NULL, teardown);
}
