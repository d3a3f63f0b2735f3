/* What is kept for a start that finds faulty words, and what a power cut or a full disk leaves of it. */
#include <dirent.h>

#include "../support/pack.h"
#include "../support/test.h"
#include "main/last_good.h"

static TestPack pack;
static char state[128], site[160];

static bool yes(void *data)
{
    (void)data;
    return true;
}

static bool no(void *data)
{
    (void)data;
    return false;
}

static void keep(uint64_t stamp)
{
    char logo[200];
    snprintf(logo, sizeof logo, "%s/art/logo.svg", pack.root);
    Keep all = {.content = pack.content, .site = site, .logo = logo, .stamp = stamp};
    last_good_keep(state, &all, yes, NULL);
}

static int entries(const char *path)
{
    int count = 0;
    DIR *dir = opendir(path);
    for (struct dirent *e = dir ? readdir(dir) : NULL; e; e = readdir(dir))
        count += e->d_name[0] != '.';
    closedir(dir);
    return count;
}

static char *bytes_of(const char *path)
{
    size_t len;
    return pack_slurp(path, &len);
}

static int begin(void **unused)
{
    (void)unused;
    snprintf(state, sizeof state, "%s/state", pack.root);
    snprintf(site, sizeof site, "%s/site.json", pack.root);
    pack_spill(site, "{}", 2);
    mkdir(state, 0700);
    mkdir(pack_path("%s/art", pack.root), 0700);
    pack_spill(pack_path("%s/art/logo.svg", pack.root), "<svg/>", 6);
    return 0;
}

static int end(void **unused)
{
    (void)unused;
    return pack_remove_tree(state);
}

static void test_nothing_yet(void **unused)
{
    (void)unused;
    LastGood last;
    assert_false(last_good_find(state, &last));
    assert_false(last_good_find("", &last));
    last_good_keep("", &(Keep){0}, yes, NULL);
}

static void test_a_copy_is_whole(void **unused)
{
    (void)unused;
    LastGood last;
    keep(7);
    assert_true(last_good_is(state, 7));
    assert_false(last_good_is(state, 8));
    assert_true(last_good_find(state, &last));
    char *kept = bytes_of(pack_path("%s/pack.json", last.content));
    char *given = bytes_of(pack_path("%s/pack.json", pack.content));
    assert_string_equal(kept, given);
    free(kept);
    free(given);
    kept = bytes_of(last.site);
    assert_string_equal(kept, "{}");
    free(kept);
    kept = bytes_of(pack_path("%s/good/art/logo.svg", state));
    assert_string_equal(kept, "<svg/>");
    free(kept);
}

static void test_only_the_newest_is_kept(void **unused)
{
    (void)unused;
    LastGood last;
    for (uint64_t stamp = 1; stamp <= 4; stamp++)
        keep(stamp);
    mkdir(pack_path("%s/good-cut-off", state), 0700);
    pack_spill(pack_path("%s/good-cut-off/half", state), "x", 1);
    keep(4); /* the same again changes nothing */
    assert_int_equal(entries(state), 3);
    keep(5);
    assert_int_equal(entries(state), 2); /* link and copy */
    assert_true(last_good_is(state, 5));
    last_good_keep(state, &(Keep){.stamp = 6}, yes, NULL); /* the installed words, no site file */
    assert_true(last_good_find(state, &last));
    assert_string_equal(last.content, "");
    assert_string_equal(last.site, "");
}

static void test_a_copy_that_cannot_be_made_leaves_the_one_before(void **unused)
{
    (void)unused;
    keep(1);
    Keep lost = {.content = "/nowhere/words", .stamp = 2};
    last_good_keep(state, &lost, yes, NULL);
    assert_true(last_good_is(state, 1));
    Keep changing = {.content = pack.content, .stamp = 3};
    last_good_keep(state, &changing, no, NULL); /* it was changed while it was copied */
    assert_true(last_good_is(state, 1));
    assert_int_equal(entries(state), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_nothing_yet, begin, end),
        cmocka_unit_test_setup_teardown(test_a_copy_is_whole, begin, end),
        cmocka_unit_test_setup_teardown(test_only_the_newest_is_kept, begin, end),
        cmocka_unit_test_setup_teardown(test_a_copy_that_cannot_be_made_leaves_the_one_before, begin, end),
    };
    pack = pack_make(SOURCE_DIR);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    pack_remove(&pack);
    return failed;
}
