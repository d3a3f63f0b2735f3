/* Other content in the place of what is shown: where a visitor stands then, and what it leaves in memory. */
#include <malloc.h>

#include "../support/pack.h"
#include "../support/test.h"
#include "main/kiosk.h"

static TestPack pack;
static Kiosk kiosk;
static Options options;

static void take(const char *dir)
{
    Options other = options;
    Faults faults = {0};
    Site site;
    other.content = dir;
    Content *content = kiosk_load(&other, &kiosk.paths, &site, &faults);
    assert_non_null(content);
    faults_free(&faults);
    kiosk_take(&kiosk, &other, content, &site);
}

static void wait_ms(uint32_t ms)
{
    Effects effects = {0};
    Event event = {.kind = EVENT_TICK, .elapsed_ms = ms};
    kiosk_event(&kiosk, &event, &effects);
}

static void tap(int x, int y)
{
    Effects effects = {0};
    Event down = {.kind = EVENT_DOWN, .x = x, .y = y}, up = {.kind = EVENT_UP, .x = x, .y = y};
    kiosk_event(&kiosk, &down, &effects);
    kiosk_event(&kiosk, &up, &effects);
}

static int open_kiosk(void **state)
{
    (void)state;
    Err why;
    options = (Options){.mode = MODE_REPLAY, .content = pack.content, .cache = pack.root};
    if (!kiosk_read(&kiosk, &options, &why))
        return -1;
    kiosk_open(&kiosk, &options, 1024, 640, 24);
    return kiosk.content ? 0 : -1;
}

static int close_kiosk(void **state)
{
    (void)state;
    kiosk_destroy(&kiosk);
    return 0;
}

static void test_attract_begins_anew(void **state)
{
    (void)state;
    wait_ms(5000);
    take(pack.content);
    App fresh = app_initial(&kiosk.world);
    assert_memory_equal(&kiosk.app, &fresh, sizeof fresh);
    assert_false(app_has_visitor(&kiosk.app));
}

static void test_who_edits_stays_where_they_are(void **state)
{
    (void)state;
    tap(512, 160);
    assert_int_equal(kiosk.app.place.view, VIEW_MAP);
    assert_true(app_has_visitor(&kiosk.app));
    take(pack.content);
    assert_int_equal(kiosk.app.place.view, VIEW_MAP);
    take(pack_path("%s/content", SOURCE_DIR)); /* another part of the body */
    assert_non_null(kiosk.world.maps);
    assert_true(kiosk.world.content == kiosk.content);
}

static size_t bytes_in_use(void)
{
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

static void test_memory_is_given_back(void **state)
{
    (void)state;
    enum { WARM = 5, TAKES = 30 };
    size_t before = 0;
    for (int i = 0; i < TAKES; i++) {
        if (i == WARM)
            before = bytes_in_use();
        take(pack.content);
        wait_ms(100);
        kiosk_rest(&kiosk);
    }
    assert_in_range(bytes_in_use(), 0, before + 32 * 1024);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_attract_begins_anew, open_kiosk, close_kiosk),
        cmocka_unit_test_setup_teardown(test_who_edits_stays_where_they_are, open_kiosk, close_kiosk),
        cmocka_unit_test_setup_teardown(test_memory_is_given_back, open_kiosk, close_kiosk),
    };
    pack = pack_make(SOURCE_DIR);
    pack_copy_folder(pack.figures, pack_path("%s/figure", pack.content));
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    pack_remove(&pack);
    return failed;
}
