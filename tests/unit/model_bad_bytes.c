/* Bytes that are no JSON, or JSON that kind parsers let pass: each file of tests/data/bad/bytes gives
 * exactly one fault, with line and column. */
#include "../support/pack.h"
#include "../support/test.h"
#include "model/json.h"

static const struct {
    const char *name, *reason;
} ROWS[] = {
    {"above-unicode", "line 1, column 8: not valid UTF-8"},
    {"bad-hex", "line 1, column 12: expected four hexadecimal digits after \\u"},
    {"bare-key", "line 1, column 2: expected a text in double quotes"},
    {"blanks-alone", "line 3, column 1: the file ends too early"},
    {"bom", "line 1, column 1: byte order mark: save as UTF-8 without BOM"},
    {"characters-counted-not-bytes", "line 1, column 9: expected a value"},
    {"comma-at-the-end", "line 1, column 9: expected a text in double quotes"},
    {"comma-at-the-end-of-an-array", "line 1, column 4: expected a value"},
    {"comment", "line 1, column 1: expected a value"},
    {"cut-in-a-character", "line 1, column 8: not valid UTF-8"},
    {"deep-array", "line 1, column 65: nested deeper than 64 levels"},
    {"deep-mixed", "line 1, column 193: nested deeper than 64 levels"},
    {"deep-object", "line 1, column 321: nested deeper than 64 levels"},
    {"empty", "line 1, column 1: the file ends too early"},
    {"endless-number", "line 1, column 7: number with too many digits"},
    {"escape-at-the-end", "line 1, column 9: the file ends too early"},
    {"escaped-nul", "line 1, column 9: NUL character in a text"},
    {"escaped-nul-in-key", "line 1, column 4: NUL character in a text"},
    {"exponent-without-digits", "line 1, column 9: expected a digit in the exponent"},
    {"hex-number", "line 1, column 8: expected , or }"},
    {"high-surrogate-alone", "line 1, column 8: half of a surrogate pair"},
    {"high-surrogate-twice", "line 1, column 8: half of a surrogate pair"},
    {"infinity", "line 1, column 8: expected a digit"},
    {"latin1", "line 1, column 15: not valid UTF-8"},
    {"leading-plus", "line 1, column 7: expected a value"},
    {"leading-zero", "line 1, column 7: a number must not begin with 0"},
    {"low-surrogate-alone", "line 1, column 8: half of a surrogate pair"},
    {"nan", "line 1, column 7: expected a value"},
    {"newline-in-text", "line 1, column 9: control character in a text"},
    {"no-colon", "line 1, column 6: expected : after a key"},
    {"no-comma", "line 2, column 2: expected , or }"},
    {"no-comma-in-array", "line 1, column 4: expected , or ]"},
    {"nul", "line 1, column 9: NUL byte"},
    {"nul-in-text", "line 1, column 9: NUL byte"},
    {"object-not-closed", "line 1, column 15: the file ends too early"},
    {"overlong", "line 1, column 8: not valid UTF-8"},
    {"point-alone", "line 1, column 7: expected a value"},
    {"point-at-the-end", "line 1, column 9: expected a digit after the point"},
    {"single-quotes", "line 1, column 2: expected a text in double quotes"},
    {"surrogate-bytes", "line 1, column 8: not valid UTF-8"},
    {"tab-in-text", "line 1, column 9: control character in a text"},
    {"text-not-closed", "line 1, column 9: the file ends too early"},
    {"trailing-bytes", "line 2, column 1: bytes after the end of the value"},
    {"two-values", "line 1, column 4: bytes after the end of the value"},
    {"unknown-escape", "line 1, column 9: unknown escape in a text"},
    {"utf16", "line 1, column 1: not valid UTF-8"},
    {"vertical-tab-between", "line 1, column 2: expected a text in double quotes"},
    {"word", "line 1, column 7: expected a value"},
    {"word-cut", "line 1, column 7: expected a value"},
    {"wrong-bracket", "line 1, column 9: expected , or ]"},
};

static void test_each_gives_its_fault(void **state)
{
    (void)state;
    int failed = 0;
    for (int i = 0; i < ARRAY_LEN(ROWS); i++) {
        size_t len;
        char *bytes = pack_slurp(pack_path(SOURCE_DIR "/tests/data/bad/bytes/%s.json", ROWS[i].name), &len);
        Arena arena = {0};
        Faults faults = {0};
        JsonDoc *doc = json_open("f", bytes, len, &arena, &faults);
        const char *want = pack_path("f:/: %s", ROWS[i].reason);
        const char *got = faults.count ? faults.items[0].text : "nothing";
        if (doc || faults.count != 1 || strcmp(got, want) != 0) {
            print_error("%s\n    expected: %s\n    found:    %s\n", ROWS[i].name, want, got);
            failed++;
        }
        json_close(doc);
        faults_free(&faults);
        arena_free(&arena);
        free(bytes);
    }
    assert_int_equal(failed, 0);
}

static void test_no_file_is_forgotten(void **state)
{
    (void)state;
    DIR *dir = opendir(SOURCE_DIR "/tests/data/bad/bytes");
    assert_non_null(dir);
    int files = 0;
    for (const struct dirent *e = readdir(dir); e; e = readdir(dir))
        files += e->d_name[0] != '.';
    closedir(dir);
    assert_int_equal(files, ARRAY_LEN(ROWS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_gives_its_fault),
        cmocka_unit_test(test_no_file_is_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
