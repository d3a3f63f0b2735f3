/* The reader: values, faults and where they are. Bad syntax is model_bad_bytes.c. */
#include <float.h>
#include <time.h>

#include "../support/pack.h"
#include "../support/test.h"
#include "model/json.h"
#include "model/json_text.h"

typedef struct Fixture {
    Arena arena;
    Faults faults;
    JsonDoc *doc;
    Json root;
} Fixture;

static int set_up(void **state)
{
    *state = xcalloc(1, sizeof(Fixture));
    return 0;
}

static int tear_down(void **state)
{
    Fixture *f = *state;
    json_close(f->doc);
    faults_free(&f->faults);
    arena_free(&f->arena);
    free(f);
    return 0;
}

static const Json *open_text(Fixture *f, const char *text)
{
    f->doc = json_open("f", text, strlen(text), &f->arena, &f->faults);
    assert_non_null(f->doc);
    f->root = json_root(f->doc);
    return &f->root;
}

static void close_doc(Fixture *f)
{
    json_close(f->doc);
    f->doc = NULL;
}

/* The faults told so far are exactly these. */
static void assert_faults(const Fixture *f, int count, const char *const *lines)
{
    for (int i = 0; i < MIN(count, f->faults.count); i++)
        assert_string_equal(f->faults.items[i].text, lines[i]);
    assert_int_equal(f->faults.count, count);
}
#define ASSERT_FAULTS(f, ...)                                                                                \
    assert_faults(f, ARRAY_LEN(((const char *[]){__VA_ARGS__})), (const char *[]){__VA_ARGS__})

static void test_values(void **state)
{
    Fixture *f = *state;
    const Json *o = open_text(
        f, "{\"t\": \"caf\\u00e9 \\ud83d\\ude00\", \"n\": null, \"i\": -3, \"d\": 2.5e1, \"b\": true, "
           "\"c\": \"two\", \"id\": \"a-1\", \"on\": \"2024-02-29\"}");
    static const char *const NAMES[] = {"one", "two"};
    assert_string_equal(json_text(o, "t", 1, 20), "café 😀");
    assert_null(json_text_or_null(o, "n", 1, 20));
    assert_int_equal(json_int(o, "i", -3, 3), -3);
    assert_true(json_number(o, "d", 0, 25) == 25.0);
    assert_true(json_bool(o, "b"));
    assert_int_equal(json_choice(o, "c", NAMES, 2), 1);
    assert_string_equal(json_id(o, "id"), "a-1");
    assert_string_equal(json_date(o, "on"), "2024-02-29");
    assert_true(json_has(o, "n"));
    assert_false(json_has(o, "N"));
    close_doc(f);
    assert_int_equal(f->faults.count, 0);
}

static void test_texts_outlive_the_document(void **state)
{
    Fixture *f = *state;
    const char *text = json_text(open_text(f, "{\"t\": \"stays\"}"), "t", 1, 20);
    close_doc(f);
    assert_string_equal(text, "stays");
}

static void test_pointers_are_escaped(void **state)
{
    Fixture *f = *state;
    const Json *o = open_text(f, "{\"a/b\": {\"c~d\": [1, {\"\": \"x\"}]}}");
    Json inner = json_object(o, "a/b"), array = json_array(&inner, "c~d", 0, 9);
    Json it = json_first(&array);
    json_step(&it);
    Json object = json_object(&it, NULL);
    json_int(&object, "", 0, 1);
    json_warn(&object, NULL, "%d", 7);
    ASSERT_FAULTS(f, "f:/a~1b/c~0d/1/: expected a number, found a text", "f:/a~1b/c~0d/1: 7");
    assert_int_equal(f->faults.warnings, 1);
}

static void test_long_and_hostile_keys_stay_on_one_line(void **state)
{
    Fixture *f = *state;
    char text[4096] = "{\"";
    for (int i = 0; i < 300; i++)
        strcat(text, "é\\n\\u2028");
    open_text(f, strcat(text, "\": 1}"));
    close_doc(f);
    assert_int_equal(f->faults.count, 1);
    const char *told = f->faults.items[0].text;
    assert_true(strlen(told) < 600);
    assert_null(strchr(told, '\n'));
    assert_non_null(strstr(told, "…: unknown key"));
    assert_non_null(strstr(told, "f:/é\\u000a\\u2028é"));
}

static void test_wrong_type_is_told_once_and_reads_as_empty(void **state)
{
    Fixture *f = *state;
    const Json *o = open_text(f, "{\"o\": 1}");
    Json inner = json_object(o, "o");
    assert_string_equal(json_text(&inner, "t", 1, 20), "");
    assert_int_equal(json_int(&inner, "i", 5, 9), 0);
    Json array = json_array(&inner, "a", 1, 2);
    assert_int_equal(array.count, 0);
    assert_null(json_first(&array).node);
    json_fault(&inner, "x", "not told");
    close_doc(f);
    ASSERT_FAULTS(f, "f:/o: expected an object, found a number");
}

static void test_unknown_keys_at_every_depth_that_was_read(void **state)
{
    Fixture *f = *state;
    const Json *o = open_text(f, "{\"x\": {\"y\": 1}, \"a\": [{\"b\": 1, \"c\": 2}], \"s\": {\"z\": 1}}");
    Json array = json_array(o, "a", 0, 9), it = json_first(&array), object = json_object(&it, NULL);
    json_int(&object, "b", 0, 9);
    json_skip(o, "s");
    close_doc(f);
    ASSERT_FAULTS(f, "f:/x: unknown key", "f:/a/0/c: unknown key");
}

static void test_doubles_at_any_depth(void **state)
{
    Fixture *f = *state;
    const Json *o = open_text(f, "{\"a\": [[{\"b\": 1, \"b\": 2, \"b\": 3, \"B\": 4}]], \"a\": 1}");
    ASSERT_FAULTS(f, "f:/a: this key appears twice", "f:/a/0/0/b: this key appears twice");
    assert_non_null(o->node);
}

static void test_numbers(void **state)
{
    Fixture *f = *state;
    const Json *o =
        open_text(f, "{\"inf\": 1e999, \"minus\": -1e999, \"big\": 1e300, \"half\": 0.5, \"tiny\": 1e-999}");
    assert_true(json_number(o, "inf", -DBL_MAX, DBL_MAX) == 0);
    json_number(o, "minus", -DBL_MAX, DBL_MAX);
    assert_int_equal(json_int(o, "big", 0, 100), 0);
    assert_int_equal(json_int(o, "half", 0, 100), 0);
    assert_true(json_number(o, "tiny", 0, 1) == 0);
    ASSERT_FAULTS(f, "f:/inf: not a finite number", "f:/minus: not a finite number",
                  "f:/big: 1e+300 is not between 0 and 100", "f:/half: 0.5 is not a whole number");
}

static void test_texts(void **state)
{
    Fixture *f = *state;
    const Json *o =
        open_text(f, "{\"e\": \"\", \"b\": \" \\u00a0\", \"l\": \"12345\", \"s\": \"1\", \"d\": \"\\u007f\", "
                     "\"p\": \"a\\u2029b\", \"o\": \"\"}");
    json_text(o, "e", 1, 4);
    json_text(o, "b", 1, 4);
    json_text(o, "l", 1, 4);
    json_text(o, "s", 2, 4);
    json_text(o, "d", 1, 4);
    json_text(o, "p", 1, 9);
    json_text(o, "o", 0, 4);
    ASSERT_FAULTS(f, "f:/e: empty", "f:/b: blank", "f:/l: 5 bytes, at most 4 are allowed",
                  "f:/s: 1 bytes, at least 2 needed", "f:/d: control character U+007F",
                  "f:/p: control character U+2029");
}

static void test_arrays(void **state)
{
    Fixture *f = *state;
    const Json *o = open_text(f, "{\"long\": [1, 2, 3], \"short\": []}");
    Json array = json_array(o, "long", 0, 2);
    assert_int_equal(array.count, 0);
    json_array(o, "short", 1, 2);
    ASSERT_FAULTS(f, "f:/long: expected at most 2 items, found 3",
                  "f:/short: expected at least 1 items, found 0");
}

static void test_faults_beyond_the_limit_are_counted(void **state)
{
    Fixture *f = *state;
    size_t size = 200000, len = 1;
    char *text = xcalloc(1, size);
    text[0] = '{';
    for (int i = 0; i < 5000; i++)
        len += (size_t)snprintf(text + len, size - len, "%s\"k%d\": 0", i ? "," : "", i);
    text[len] = '}';
    open_text(f, text);
    close_doc(f);
    free(text);
    assert_int_equal(f->faults.count, JSON_MAX_FAULTS + 1);
    assert_string_equal(f->faults.items[999].text, "f:/k999: unknown key");
    assert_string_equal(f->faults.items[1000].text, "f:/: 4000 more faults are not listed");
}

/* A megabyte of keys in one object must not cost quadratic time. */
static void test_huge_object_is_read_quickly(void **state)
{
    Fixture *f = *state;
    size_t size = 1 << 20, len = 1;
    char *text = xcalloc(1, size);
    text[0] = '{';
    for (int i = 0; len < size - 32; i++)
        len += (size_t)snprintf(text + len, size - len, "%s\"%x\":0", i ? "," : "", i);
    text[len] = '}';
    clock_t from = clock();
    open_text(f, text);
    close_doc(f);
    free(text);
    assert_true(clock() - from < 5 * CLOCKS_PER_SEC);
    assert_true(f->faults.count > JSON_MAX_FAULTS);
}

static void test_words_with_a_grammar(void **state)
{
    (void)state;
    assert_true(json_is_id("0-a"));
    assert_false(json_is_id("-a"));
    assert_false(json_is_id(""));
    assert_false(json_is_id("a_b"));
    assert_false(json_is_id("é"));
    assert_true(json_is_date("2000-02-29"));
    assert_false(json_is_date("1900-02-29"));
    assert_false(json_is_date("2026-13-01"));
    assert_false(json_is_date("2026-04-31"));
    assert_false(json_is_date("2026-4-3"));
    assert_false(json_is_date("2026-04-3x"));
    assert_false(json_is_date("0000-00-00"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_values),
        TEST(test_texts_outlive_the_document),
        TEST(test_pointers_are_escaped),
        TEST(test_long_and_hostile_keys_stay_on_one_line),
        TEST(test_wrong_type_is_told_once_and_reads_as_empty),
        TEST(test_unknown_keys_at_every_depth_that_was_read),
        TEST(test_doubles_at_any_depth),
        TEST(test_numbers),
        TEST(test_texts),
        TEST(test_arrays),
        TEST(test_faults_beyond_the_limit_are_counted),
        TEST(test_huge_object_is_read_quickly),
        TEST(test_words_with_a_grammar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
