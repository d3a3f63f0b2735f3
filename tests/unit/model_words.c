/* Words: markup, placeholders, counting and filling in. */
#include <string.h>

#include "../support/test.h"
#include "model/fill.h"
#include "model/prose.h"

static void test_markup(void **state)
{
    (void)state;
    assert_null(prose_markup_fault(""));
    assert_null(prose_markup_fault("**a** b **c**"));
    assert_null(prose_markup_fault("2 * 3 * 4"));
    assert_non_null(prose_markup_fault("**a"));
    assert_non_null(prose_markup_fault("**a** **"));
    assert_non_null(prose_markup_fault("****"));
    assert_non_null(prose_markup_fault("***a***"));
}

static int found(const char *text, const char *want)
{
    const char *name;
    size_t len;
    int result = prose_placeholder(&text, &name, &len);
    if (result == 1)
        assert_true(len == strlen(want) && memcmp(name, want, len) == 0);
    return result;
}

static void test_placeholders(void **state)
{
    (void)state;
    assert_int_equal(found("Call {number_1} now", "number_1"), 1);
    assert_int_equal(found("nothing", ""), 0);
    assert_int_equal(found("", ""), 0);
    assert_int_equal(found("a } b", ""), -1);
    assert_int_equal(found("{}", ""), -1);
    assert_int_equal(found("{Name}", ""), -1);
    assert_int_equal(found("{name", ""), -1);
    assert_int_equal(found("{na me}", ""), -1);
    assert_int_equal(found("{{name}}", ""), -1);
    assert_true(prose_name_in("a bc d", "bc", 2));
    assert_false(prose_name_in("a bc d", "b", 1));
    assert_false(prose_name_in("", "b", 1));
}

static void test_counting(void **state)
{
    (void)state;
    assert_int_equal(prose_words(""), 0);
    assert_int_equal(prose_words("  – … ! "), 0);
    assert_int_equal(prose_words("It’s 3 times – **at** least."), 5);
    assert_int_equal(prose_words("hüft-gelenk x"), 2);
    assert_int_equal(prose_words("الورك يؤلمني"), 2);
    assert_int_equal(prose_words("臀部疼痛"), 2);
    assert_int_equal(prose_words("สะโพกเจ็บปวด"), 3);
}

/* A value keeps its own direction between these two. */
#define ISOLATED(value) "\u2068" value "\u2069"

static void assert_fill(size_t size, const char *text, const char *want)
{
    static const FillPair PAIRS[] = {{"n", "112"}, {"clinic", "Grün"}, {"odd", "{n}"}};
    char out[64];
    memset(out, '#', sizeof out);
    size_t len = fill(out, size, text, PAIRS, ARRAY_LEN(PAIRS));
    assert_string_equal(out, want);
    assert_int_equal(len, strlen(want));
    for (size_t i = size; i < sizeof out; i++)
        assert_int_equal(out[i], '#');
}

static void test_filling(void **state)
{
    (void)state;
    assert_fill(64, "Call {n}.", "Call " ISOLATED("112") ".");
    assert_fill(64, "{n}{n}", ISOLATED("112") ISOLATED("112"));
    assert_fill(64, "no names", "no names");
    assert_fill(64, "", "");
    assert_fill(64, "{other} {n", "{other} {n");
    assert_fill(64, "} {} {n}", "} {} " ISOLATED("112"));
    assert_fill(64, "{odd}", ISOLATED("{n}"));
    assert_fill(64, "{{n}}", "{" ISOLATED("112") "}");
}

static void test_filling_never_cuts_a_character(void **state)
{
    (void)state;
    assert_fill(1, "Call", "");
    assert_fill(5, "Call {n}", "Call");
    assert_fill(10, "Call {n}", "Call \u20681");
    assert_fill(7, "{clinic}", "\u2068Gr");
    assert_fill(8, "{clinic}", "\u2068Grü");
    assert_fill(4, "aé€", "aé");
    assert_fill(6, "aé€", "aé");
    assert_fill(7, "aé€", "aé€");
    /* what follows something that did not fit is not squeezed in */
    assert_fill(7, "{clinic}x", "\u2068Gr");
    char untouched = '#';
    assert_int_equal(fill(&untouched, 0, "x", NULL, 0), 0);
    assert_int_equal(untouched, '#');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_markup),
        cmocka_unit_test(test_placeholders),
        cmocka_unit_test(test_counting),
        cmocka_unit_test(test_filling),
        cmocka_unit_test(test_filling_never_cuts_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
