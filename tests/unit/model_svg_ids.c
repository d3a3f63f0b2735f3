/* The ids of an SVG, and what no SVG of ours may hold. */
#include "../support/pack.h"
#include "../support/test.h"
#include "model/svg_ids.h"

static void test_ids(void **state)
{
    (void)state;
    static const char SVG[] =
        "<?xml version='1.0' encoding='UTF-8'?>\n<!-- id='comment' -->\n"
        "<svg xmlns='http://www.w3.org/2000/svg' id='root'><style>#styled {}</style>"
        "<g id='b'><path id='a&amp;é' xml:id='other' d=''/></g><text>id='text'</text></svg>\n";
    Arena arena = {0};
    SvgIds ids;
    Err err = {0};
    assert_true(svg_ids_read(SVG, strlen(SVG), &arena, &ids, &err));
    assert_true(ids.is_read);
    assert_int_equal(ids.count, 3);
    assert_true(svg_ids_has(&ids, "root"));
    assert_true(svg_ids_has(&ids, "b"));
    assert_true(svg_ids_has(&ids, "a&é"));
    assert_false(svg_ids_has(&ids, "comment"));
    assert_false(svg_ids_has(&ids, "other"));
    assert_false(svg_ids_has(&ids, "text"));
    assert_false(svg_ids_has(&(SvgIds){0}, "b"));
    arena_free(&arena);
}

static const char *reason(const char *svg, size_t len)
{
    static Err err;
    Arena arena = {0};
    SvgIds ids;
    err = (Err){0};
    bool is_fine = svg_ids_read(svg, len, &arena, &ids, &err);
    assert_int_equal(is_fine, ids.is_read);
    assert_int_equal(is_fine, err.text[0] == '\0');
    arena_free(&arena);
    return err.text;
}

static void test_bad_ones(void **state)
{
    (void)state;
    static const struct {
        const char *svg, *reason;
    } BAD[] = {
        {"", "line 1, column 1: no element found"},
        {"<svg>", "line 1, column 6: no element found"},
        {"<svg></svg><svg/>", "line 1, column 12: junk after document element"},
        {"<svg><g></svg>", "line 1, column 11: mismatched tag"},
        {"<html/>", "line 1, column 1: not an SVG"},
        {"<svg id='a' id='a'/>", "line 1, column 13: duplicate attribute"},
        {"<svg id='a'><g id='a'/></svg>", "the id \"a\" appears twice"},
        {"<svg id='a&#10;b'/>", "line 1, column 1: an id with a blank or a control character"},
        {"<svg id=''/><svg id='a b'/>", "line 1, column 13: junk after document element"},
        {"<svg><g id='a b'/></svg>", "line 1, column 6: an id with a blank or a control character"},
        {"<svg id='\xc3'/>", "line 1, column 10: not well-formed (invalid token)"},
        {"<!DOCTYPE svg><svg/>", "line 1, column 14: a document type is not allowed"},
        {"<!DOCTYPE svg SYSTEM 'file:///etc/passwd'><svg/>",
         "line 1, column 42: a document type is not allowed"},
        {"<svg id='&a;'/>", "line 1, column 1: undefined entity"},
    };
    for (int i = 0; i < ARRAY_LEN(BAD); i++)
        assert_string_equal(reason(BAD[i].svg, strlen(BAD[i].svg)), BAD[i].reason);
}

/* Path data is left out of the first, quick parse; faults are told as if it were not. */
static void test_paths_change_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *svg, *reason;
    } ROWS[] = {
        {"<svg><path d=\"M0 0L1.5-2e3,4+5Z\" id=\"a\"/></svg>", ""},
        {"<svg><path d=\"M0 0L1 2\" id=\"a b\"/></svg>",
         "line 1, column 6: an id with a blank or a control character"},
        {"<svg><path d=\"M0 0 M0 0\" d=\"M1 1\"/></svg>", "line 1, column 26: duplicate attribute"},
        {"<svg><path d=\"M0 0 < 1\"/></svg>", "line 1, column 20: not well-formed (invalid token)"},
        {"<svg><path d=\"M0 0 1 1", "line 1, column 6: unclosed token"},
        {"<svg><!-- d=\"M0 0\" --></svg>", ""},
        {"<svg><!-- d=\"M0--0\" --></svg>", "line 1, column 18: not well-formed (invalid token)"},
        {"<svg><!-- d=\"M0 0--></svg>", ""},
        {"<svg><i r=\" d=\" di/></svg>", "line 1, column 19: not well-formed (invalid token)"},
        {"<svg><i r=\" d=\" di\"/></svg>", "line 1, column 19: not well-formed (invalid token)"},
        {"<svg id=' d=\"a'/>", "line 1, column 1: an id with a blank or a control character"},
    };
    for (int i = 0; i < ARRAY_LEN(ROWS); i++)
        assert_string_equal(reason(ROWS[i].svg, strlen(ROWS[i].svg)), ROWS[i].reason);
}

static void test_limits(void **state)
{
    (void)state;
    enum { SIZE = 400000 };
    char *svg = xcalloc(1, SIZE), *at = svg + sprintf(svg, "<svg>");
    for (int i = 0; i < 100000; i++)
        at += sprintf(at, "<g>");
    assert_non_null(strstr(reason(svg, (size_t)(at - svg)), "nested deeper than 256 levels"));
    at = svg + sprintf(svg, "<svg>");
    for (int i = 0; i < 20001; i++)
        at += sprintf(at, "<g id='%d'/>", i);
    assert_non_null(strstr(reason(svg, (size_t)(at - svg)), "more than 20000 ids"));
    free(svg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ids),
        cmocka_unit_test(test_bad_ones),
        cmocka_unit_test(test_paths_change_nothing),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
