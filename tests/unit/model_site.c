/* The site file: defaults, values, and every fault it can have. */
#include "../support/pack.h"
#include "../support/test.h"
#include "model/site.h"

static char folder[64], path[96];

static int set_up(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/hipkiosk-site-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/site.json", folder);
    assert_int_equal(mkdir(pack_path("%s/art", folder), 0700), 0);
    pack_spill(pack_path("%s/art/logo.svg", folder), "<svg/>", 6);
    pack_spill(pack_path("%s/logo.txt", folder), "x", 1);
    assert_int_equal(symlink("/etc/passwd", pack_path("%s/out.png", folder)), 0);
    assert_int_equal(mkdir(pack_path("%s/dir.png", folder), 0700), 0);
    assert_int_equal(mkfifo(pack_path("%s/pipe.png", folder), 0600), 0);
    static const char wide[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x10\x01\0\0\0\x01";
    pack_spill(pack_path("%s/wide.png", folder), wide, sizeof wide - 1);
    pack_spill(pack_path("%s/text.png", folder), "a text", 6);
    pack_spill(pack_path("%s/large.svg", folder), "<svg/>", 6);
    assert_int_equal(truncate(pack_path("%s/large.svg", folder), (8 << 20) + 1), 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    return pack_remove_tree(folder);
}

static bool load(const char *text, Site *site, Faults *faults)
{
    pack_spill(path, text, strlen(text));
    return site_load(path, NULL, site, faults);
}

static void test_defaults(void **state)
{
    (void)state;
    Site site = {0};
    Faults faults = {0};
    assert_true(load("{}", &site, &faults));
    assert_int_equal(faults.count, 0);
    Site plain = site_default();
    assert_memory_equal(&site, &plain, sizeof site);
    assert_string_equal(site.emergency_number, "112");
    assert_string_equal(site.skin_tone, "light");
    assert_int_equal(site.idle_warn_s, 90);
    assert_int_equal(site.idle_countdown_s, 30);
    assert_true(site.diagonal_in == 0);
}

static void test_everything_set(void **state)
{
    (void)state;
    Site site;
    Faults faults = {0};
    assert_true(load(
        "{\"clinic_name\": \"Klinik Grün\", \"logo\": \"art/logo.svg\", \"emergency_number\": \"999\","
        "\"languages\": [\"ar\", \"en\"], \"clinic_language\": \"en-GB\", \"techniques\": [\"thai\"],"
        "\"screen\": {\"diagonal_in\": 21.5, \"rotation\": 270},"
        "\"idle\": {\"warn_s\": 120, \"countdown_s\": 45},"
        "\"fonts\": [\"Noto Sans\", \"Noto Sans Arabic\"], \"skin_tone\": \"dark\", \"printer\": "
        "\"Front_desk-2\", \"counts\": true, \"staff\": {\"reviewers\": [{\"name\": \"Dana Cole\", \"role\": "
        "\"physiotherapist\"}]}, \"content\": \"art\", \"metrics\": \"/run/a.prom\","
        "\"hours\": {\"friday\": \"closed\", \"daily\": \"08:00-12:00\"}}",
        &site, &faults));
    assert_int_equal(faults.count, 0);
    assert_string_equal(site.clinic_name, "Klinik Grün");
    assert_string_equal(site.logo, "art/logo.svg");
    assert_string_equal(site.emergency_number, "999");
    assert_int_equal(site.language_count, 2);
    assert_string_equal(site.languages[0], "ar");
    assert_string_equal(site.clinic_language, "en-GB");
    assert_int_equal(site.technique_count, 1);
    assert_string_equal(site.techniques[0], "thai");
    assert_true(site.diagonal_in == 21.5);
    assert_int_equal(site.rotation, 270);
    assert_int_equal(site.idle_warn_s, 120);
    assert_int_equal(site.idle_countdown_s, 45);
    assert_int_equal(site.font_count, 2);
    assert_string_equal(site.fonts[1], "Noto Sans Arabic");
    assert_string_equal(site.skin_tone, "dark");
    assert_string_equal(site.printer, "Front_desk-2");
    assert_string_equal(site.content, pack_path("%s/art", folder));
    assert_string_equal(site.metrics, "/run/a.prom");
    assert_true(hours_are_open(&site.hours, 8 * 60));
    assert_false(hours_are_open(&site.hours, 4 * HOURS_DAY_MIN + 8 * 60)); /* whichever comes first */
    Site peeked;
    assert_true(site_peek(path, &peeked));
    assert_string_equal(peeked.content, site.content);
    assert_false(site_peek("/nowhere/site.json", &peeked));
    assert_string_equal(peeked.content, "");
    assert_true(site.has_counts);
    assert_int_equal(site.reviewer_count, 1);
    assert_string_equal(site.reviewers[0].name, "Dana Cole");
    assert_string_equal(site.reviewers[0].role, "physiotherapist");
}

#define LONG_32 "01234567890123456789012345678901"

static const struct {
    const char *text, *fault; /* the only one, without the path */
} BAD[] = {
    {"", ":/: line 1, column 1: the file ends too early"},
    {"[]", ":/: expected an object, found an array"},
    {"{\"pin\": 1}", ":/pin: unknown key"},
    {"{\"screen\": {\"dpi\": 1}}", ":/screen/dpi: unknown key"},
    {"{\"clinic_name\": \"a\", \"clinic_name\": \"b\"}", ":/clinic_name: this key appears twice"},
    {"{\"clinic_name\": \"\"}", ":/clinic_name: empty"},
    {"{\"clinic_name\": null}", ":/clinic_name: expected a text, found null"},
    {"{\"emergency_number\": \"help\"}", ":/emergency_number: has no digit"},
    {"{\"emergency_number\": \"" LONG_32 "\"}", ":/emergency_number: 32 bytes, at most 31 are allowed"},
    {"{\"screen\": {\"diagonal_in\": 6.9}}", ":/screen/diagonal_in: 6.9 is not between 7 and 100"},
    {"{\"screen\": {\"diagonal_in\": 1e999}}", ":/screen/diagonal_in: not a finite number"},
    {"{\"screen\": {\"rotation\": 45}}", ":/screen/rotation: expected 0, 90, 180 or 270"},
    {"{\"screen\": {\"rotation\": 360}}", ":/screen/rotation: 360 is not between 0 and 270"},
    {"{\"idle\": {\"warn_s\": 9}}", ":/idle/warn_s: 9 is not between 10 and 3600"},
    {"{\"idle\": {\"countdown_s\": 601}}", ":/idle/countdown_s: 601 is not between 10 and 600"},
    {"{\"idle\": {\"countdown_s\": 30.5}}", ":/idle/countdown_s: 30.5 is not a whole number"},
    {"{\"idle\": []}", ":/idle: expected an object, found an array"},
    {"{\"printer\": \"front desk\"}",
     ":/printer: is not a name of a queue: it has a blank or one of / # ? \\ ' \""},
    {"{\"printer\": \"a/b\"}", ":/printer: is not a name of a queue: it has a blank or one of / # ? \\ ' \""},
    {"{\"printer\": \"-o\"}", ":/printer: is not a name of a queue: it begins with -"},
    {"{\"printer\": \"\"}", ":/printer: empty"},
    {"{\"skin_tone\": \"green\"}", ":/skin_tone: expected one of light, neutral, medium, dark"},
    {"{\"languages\": []}", ":/languages: expected at least 1 items, found 0"},
    {"{\"languages\": [\"en\", \"de\", \"en\"]}", ":/languages/2: \"en\" is listed twice"},
    {"{\"clinic_language\": \"\"}", ":/clinic_language: empty"},
    {"{\"clinic_language\": [\"en\"]}", ":/clinic_language: expected a text, found an array"},
    {"{\"techniques\": [1]}", ":/techniques/0: expected a text, found a number"},
    {"{\"fonts\": [\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]}",
     ":/fonts: expected at most 8 items, found 9"},
    {"{\"logo\": \"logo.txt\"}", ":/logo: neither .png nor .svg"},
    {"{\"hours\": {\"monday\": \"8-12\"}}",
     ":/hours/monday: expected times as \"08:00-12:00, 13:00-18:00\", or \"closed\""},
    {"{\"hours\": {\"mon\": \"08:00-12:00\"}}", ":/hours/mon: unknown key"},
    {"{\"hours\": {\"daily\": \"08:00-25:00\"}}",
     ":/hours/daily: expected times as \"08:00-12:00, 13:00-18:00\", or \"closed\""},
    {"{\"hours\": \"08:00-12:00\"}", ":/hours: expected an object, found a text"},
    {"{\"metrics\": \"a.prom\"}", ":/metrics: not the whole path of a .prom file"},
    {"{\"metrics\": \"/run/kiosk\"}", ":/metrics: not the whole path of a .prom file"},
    {"{\"content\": \"\"}", ":/content: empty"},
    {"{\"content\": \"/nowhere/words\"}", ":/content: no such folder: /nowhere/words"},
    {"{\"logo\": \"none.png\"}", ":/logo: no such file"},
    {"{\"logo\": \"../logo.png\"}", ":/logo: leads out of the folder"},
    {"{\"logo\": \"art/../../logo.png\"}", ":/logo: leads out of the folder"},
    {"{\"logo\": \"/etc/logo.png\"}", ":/logo: leads out of the folder"},
    {"{\"logo\": \"out.png\"}", ":/logo: leads out of the folder"},
    {"{\"logo\": \"dir.png\"}", ":/logo: not a plain file"},
    {"{\"logo\": \"pipe.png\"}", ":/logo: not a plain file"},
    {"{\"logo\": \"text.png\"}", ":/logo: not a PNG picture"},
    {"{\"logo\": \"wide.png\"}", ":/logo: more than 4096 pixels wide or high"},
    {"{\"logo\": \"large.svg\"}", ":/logo: larger than 8 MiB"},
};

static void test_bad_ones(void **state)
{
    (void)state;
    int failed = 0;
    for (int i = 0; i < ARRAY_LEN(BAD); i++) {
        Site site = {.idle_warn_s = 77};
        Faults faults = {0};
        bool is_fine = load(BAD[i].text, &site, &faults);
        const char *want = pack_path("%s%s", path, BAD[i].fault);
        const char *got = faults.count ? faults.items[0].text : "nothing";
        /* Where the file is no object nothing changes; else the bad key alone has its default. */
        Site as_if_empty = site_default();
        memset(site.clinic_name, 0, sizeof site.clinic_name); /* of one said twice the first holds */
        bool is_kept = is_fine ? memcmp(&site, &as_if_empty, sizeof site) == 0 : site.idle_warn_s == 77;
        if (!is_kept || faults.count != 1 || strcmp(got, want) != 0) {
            print_error("%s\n    expected: %s\n    found:    %s\n", BAD[i].text, want, got);
            failed++;
        }
        faults_free(&faults);
    }
    assert_int_equal(failed, 0);
}

static void test_all_faults_at_once(void **state)
{
    (void)state;
    Site site;
    Faults faults = {0};
    assert_true(load("{\"logo\": \"x\", \"idle\": 1, \"fonts\": {}, \"extra\": 1}", &site, &faults));
    assert_int_equal(faults.count, 4);
    faults_free(&faults);
}

static void test_each_good_key_counts(void **state)
{
    (void)state;
    Site site = site_default();
    Faults faults = {0};
    assert_true(
        load("{\"logo\": \"none.png\", \"emergency_number\": \"911\", \"skin_tone\": \"nutral\","
             " \"screen\": {\"rotation\": 180, \"diagonal_in\": 3}, \"idle\": 7, \"clinic_name\": \"A\"}",
             &site, &faults));
    assert_int_equal(faults.count, 4);
    assert_string_equal(site.emergency_number, "911");
    assert_string_equal(site.clinic_name, "A");
    assert_string_equal(site.logo, "");
    assert_string_equal(site.skin_tone, "light");
    assert_int_equal(site.rotation, 180);
    assert_true(site.diagonal_in == 0);
    assert_int_equal(site.idle_warn_s, 90);
    assert_true(load("{\"emergency_number\": \"call us\"}", &site, &faults));
    assert_string_equal(site.emergency_number, "112");
    faults_free(&faults);
}

static void test_missing_and_linked_file(void **state)
{
    (void)state;
    Site site;
    Faults faults = {0};
    assert_false(site_load("/nowhere/site.json", NULL, &site, &faults));
    assert_string_equal(faults.items[0].text, "/nowhere/site.json:/: no such file");
    assert_true(load("{\"clinic_name\": \"A\"}", &site, &faults));
    const char *link = pack_path("%s/art/link.json", folder);
    assert_int_equal(symlink(path, link), 0);
    assert_true(site_load(link, NULL, &site, &faults));
    assert_string_equal(site.clinic_name, "A");
    faults_free(&faults);
}

static void test_against_a_pack(void **state)
{
    (void)state;
    TestPack pack = pack_make(SOURCE_DIR);
    Faults faults = {0};
    Content *content = content_load(pack.content, pack.figures, PACK_TODAY, &faults);
    assert_non_null(content);
    static const char good[] = "{\"languages\": [\"ar\"], \"techniques\": [\"thai\", \"swedish\"]}";
    static const char bad[] = "{\"languages\": [\"en\", \"de\", \"en\"], \"clinic_language\": \"de\", "
                              "\"techniques\": [\"thai\", \"strain\", \"none\"]}";
    static const char *const told[] = {"/languages/1: the pack has no language \"de\"",
                                       "/languages/2: \"en\" is listed twice",
                                       "/clinic_language: the pack has no language \"de\"",
                                       "/techniques/1: the pack has no technique \"strain\"",
                                       "/techniques/2: the pack has no technique \"none\""};
    Site site = site_default();
    pack_spill(path, good, strlen(good));
    assert_true(site_load(path, content, &site, &faults));
    assert_int_equal(faults.count, 0);
    pack_spill(path, bad, strlen(bad));
    assert_true(site_load(path, content, &site, &faults));
    assert_int_equal(faults.errors, 1);
    assert_int_equal(faults.count, ARRAY_LEN(told));
    for (int i = 0; i < ARRAY_LEN(told); i++)
        assert_string_equal(faults.items[i].text + strlen(path) + 1, told[i]);
    assert_int_equal(site.language_count, 0);      /* a list with a fault counts as none: all are on offer */
    assert_string_equal(site.clinic_language, ""); /* the first on offer */
    assert_int_equal(site.technique_count, 1);
    assert_string_equal(site.techniques[0], "thai");
    static const char gone[] =
        "{\"languages\": [\"AR-eg\", \"de\", \"en_GB\"], \"clinic_language\": \"ar-eg\"}";
    pack_spill(path, gone, strlen(gone));
    assert_true(site_load(path, content, &site, &faults));
    assert_int_equal(site.language_count, 2);
    assert_int_equal(content_language_like(content, site.languages[0]), content_language(content, "ar"));
    assert_int_equal(content_language_like(content, site.languages[1]), content_language(content, "en"));
    assert_int_equal(content_language_like(content, site.clinic_language), content_language(content, "ar"));
    assert_int_equal(content_language_like(content, "english"), -1);
    faults_free(&faults);
    content_destroy(content);
    pack_remove(&pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_everything_set),
        cmocka_unit_test(test_bad_ones),
        cmocka_unit_test(test_all_faults_at_once),
        cmocka_unit_test(test_each_good_key_counts),
        cmocka_unit_test(test_missing_and_linked_file),
        cmocka_unit_test(test_against_a_pack),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
