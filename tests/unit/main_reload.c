/* Taking in content while the kiosk runs: what editors, links and torn files do to a folder, and what comes
 * of it. */
#include <fcntl.h>
#include <malloc.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <time.h>

#include "../support/pack.h"
#include "../support/test.h"
#include "main/reload.h"

static TestPack pack;
static Paths paths;
static atomic_int wakes;

static void wake(void *data)
{
    (void)data;
    wakes++;
}

static void rest_ms(int ms)
{
    nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L}, NULL);
}

/* The version that is there to be taken within `ms`; "" if none comes. */
static const char *taken(Reload *reload, int ms)
{
    static char version[64];
    Loaded loaded;
    version[0] = '\0';
    for (; ms > 0; ms -= 10) {
        if (reload_take(reload, &loaded)) {
            snprintf(version, sizeof version, "%s", loaded.content->version);
            content_destroy(loaded.content);
            break;
        }
        rest_ms(10);
    }
    return version;
}

static void write_version(const char *path, const char *version, bool is_torn)
{
    size_t len;
    char *bytes = pack_slurp(pack_path("%s/tests/data/pack-small/pack.json", SOURCE_DIR), &len);
    char *at = strstr(bytes, "1.2.3");
    ASSERT(at && strlen(version) == 5);
    memcpy(at, version, 5);
    pack_spill(path, bytes, is_torn ? len / 2 : len);
    free(bytes);
}

static const char *pack_json(void)
{
    return pack_path("%s/pack.json", pack.content);
}

static Reload *begin(const Options *options)
{
    wakes = 0;
    write_version(pack_json(), "1.2.3", false);
    Reload *reload = reload_create(options, &paths, wake, NULL);
    assert_non_null(reload);
    rest_ms(150); /* the watches stand */
    return reload;
}

static void test_asked(void **state)
{
    (void)state;
    Options options = {.content = pack.content};
    Reload *reload = begin(&options);
    assert_string_equal(taken(reload, 600), ""); /* nothing has changed */
    reload_ask(reload);
    assert_string_equal(taken(reload, 3000), "1.2.3"); /* who asks gets an answer all the same */
    assert_int_equal(wakes, 1);
    write_version(pack_json(), "2.0.0", false);
    assert_string_equal(taken(reload, 3000), "2.0.0"); /* nobody has asked */
    assert_false(reload_is_ready(reload));
    reload_destroy(reload);
    reload_ask(NULL);
    reload_destroy(NULL);
}

static void test_only_the_newest_waits(void **state)
{
    (void)state;
    Options options = {.content = pack.content};
    Reload *reload = begin(&options);
    for (int i = 0; i < 3; i++) {
        write_version(pack_json(), (const char *[]){"2.0.0", "2.0.1", "2.0.2"}[i], false);
        for (int ms = 0; wakes <= i && ms < 3000; ms += 10)
            rest_ms(10);
    }
    assert_string_equal(taken(reload, 3000), "2.0.2");
    assert_string_equal(taken(reload, 100), "");
    reload_destroy(reload); /* also with one that nobody took */
}

static size_t bytes_in_use(void)
{
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd; /* large blocks are mapped by themselves */
}

/* Nobody takes them: each makes room for the next. Under a sanitizer mallinfo2 says 0, and it tells leaks itself. */
static void test_what_is_overtaken_is_given_back(void **state)
{
    (void)state;
    enum { WARM = 4, LOADS = 24 };
    Options options = {.content = pack.content};
    Reload *reload = begin(&options);
    size_t before = 0;
    for (int i = 0; i < LOADS; i++) {
        if (i == WARM)
            before = bytes_in_use();
        reload_ask(reload);
        for (int ms = 0; wakes <= i && ms < 3000; ms += 10)
            rest_ms(10);
        assert_int_equal(wakes, i + 1);
    }
    rest_ms(50); /* the one before is given back after the new one is offered */
    size_t after = bytes_in_use();
    assert_in_range(after, 0, before + 16 * 1024);
    reload_destroy(reload);
}

/* What is written through a mapping, and what another machine writes, gives no event. */
static void test_a_change_without_an_event(void **state)
{
    (void)state;
    Options options = {.content = pack.content, .is_watching = true};
    Reload *reload = begin(&options);
    size_t len;
    char *bytes = pack_slurp(pack_json(), &len);
    int fd = open(pack_json(), O_RDWR);
    char *mapped = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    assert_ptr_not_equal(mapped, MAP_FAILED);
    memcpy(mapped + (strstr(bytes, "1.2.3") - bytes), "1.3.0", 5);
    munmap(mapped, len);
    fsync(fd);
    /* close(fd) of a writer would be an event */
    assert_string_equal(taken(reload, 9000), "1.3.0");
    close(fd);
    free(bytes);
    reload_destroy(reload);
}

static void test_a_torn_file_is_refused_until_it_is_whole(void **state)
{
    (void)state;
    Options options = {.content = pack.content};
    Reload *reload = begin(&options);
    write_version(pack_json(), "2.0.0", true);
    assert_string_equal(taken(reload, 900), "");
    write_version(pack_json(), "2.0.1", false);
    assert_string_equal(taken(reload, 3000), "2.0.1");
    reload_destroy(reload);
}

static void test_editors_that_rename(void **state)
{
    (void)state;
    Options options = {.content = pack.content};
    Reload *reload = begin(&options);
    for (int i = 0; i < 3; i++) { /* each time the file is another one */
        const char *version = (const char *[]){"2.1.0", "2.1.1", "2.1.2"}[i];
        char fresh[512];
        snprintf(fresh, sizeof fresh, "%s/.pack.json.swp", pack.root);
        write_version(fresh, version, false);
        assert_int_equal(rename(fresh, pack_json()), 0);
        assert_string_equal(taken(reload, 3000), version);
    }
    reload_destroy(reload);
}

static void test_a_folder_that_is_switched_by_a_link(void **state)
{
    (void)state;
    char link[512], other[512], next[512];
    snprintf(link, sizeof link, "%s/current", pack.root);
    snprintf(other, sizeof other, "%s/other", pack.root);
    snprintf(next, sizeof next, "%s/next", pack.root);
    pack_copy_folder(pack.content, other);
    assert_int_equal(symlink(pack.content, link), 0);
    Options options = {.content = link};
    Reload *reload = begin(&options);
    write_version(pack_path("%s/pack.json", other), "3.0.0", false);
    assert_string_equal(taken(reload, 600), "");
    assert_int_equal(symlink(other, next), 0);
    assert_int_equal(rename(next, link), 0);
    assert_string_equal(taken(reload, 3000), "3.0.0");
    write_version(pack_path("%s/pack.json", other), "3.0.1", false); /* the new folder is watched */
    assert_string_equal(taken(reload, 3000), "3.0.1");
    reload_destroy(reload);
}

static void test_a_site_file_that_was_not_there(void **state)
{
    (void)state;
    Options options = {.content = pack.content};
    snprintf(paths.site, sizeof paths.site, "%s/site.json", pack.root);
    Reload *reload = begin(&options);
    assert_string_equal(taken(reload, 600), "");
    pack_spill(paths.site, "{}", 2);
    assert_string_equal(taken(reload, 3000), "1.2.3");
    pack_spill(paths.site, "{\"idle\": 1}", 11);
    assert_string_equal(taken(reload, 900), "");
    assert_int_equal(reload_faults(reload), 1);
    assert_int_equal(remove(paths.site), 0);
    assert_string_equal(taken(reload, 3000), "1.2.3");
    assert_int_equal(reload_faults(reload), 0);
    reload_destroy(reload);
    paths.site[0] = '\0';
}

static void test_a_removed_file_is_a_fault(void **state)
{
    (void)state;
    Options options = {.content = pack.content};
    Reload *reload = begin(&options);
    assert_int_equal(remove(pack_json()), 0);
    assert_string_equal(taken(reload, 900), "");
    write_version(pack_json(), "1.2.4", false);
    assert_string_equal(taken(reload, 3000), "1.2.4");
    reload_destroy(reload);
}

static void test_a_thousand_changes_leave_memory_as_it_was(void **state)
{
    (void)state;
    Options options = {.content = pack.content};
    Reload *reload = begin(&options);
    size_t first = 0;
    for (int i = 0; i < 1000; i++) {
        char version[16];
        snprintf(version, sizeof version, "%d.%d.%d", i / 100, i / 10 % 10, i % 10);
        write_version(pack_json(), version, false);
        rest_ms(3);
        if (i == 500)
            first = bytes_in_use();
    }
    bool is_newest = false; /* one that came while the folder did not rest may be there first */
    for (int i = 0; i < 3 && !is_newest; i++)
        is_newest = strcmp(taken(reload, 3000), "9.9.9") == 0;
    assert_true(is_newest);
    assert_in_range(bytes_in_use(), 0, first + 256 * 1024);
    reload_destroy(reload);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_asked),
        cmocka_unit_test(test_only_the_newest_waits),
        cmocka_unit_test(test_what_is_overtaken_is_given_back),
        cmocka_unit_test(test_a_change_without_an_event),
        cmocka_unit_test(test_a_torn_file_is_refused_until_it_is_whole),
        cmocka_unit_test(test_editors_that_rename),
        cmocka_unit_test(test_a_folder_that_is_switched_by_a_link),
        cmocka_unit_test(test_a_site_file_that_was_not_there),
        cmocka_unit_test(test_a_removed_file_is_a_fault),
        cmocka_unit_test(test_a_thousand_changes_leave_memory_as_it_was),
    };
    pack = pack_make(SOURCE_DIR);
    snprintf(paths.assets, sizeof paths.assets, "%s", pack.root);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    pack_remove(&pack);
    return failed;
}
