/* What is told of the kiosk's health: in a form that node_exporter takes, and that tells nothing of a visit. */
#include <stdlib.h>
#include <sys/stat.h>

#include "../support/test.h"
#include "main/metrics.h"

static void test_is_read_as_it_was_written(void **state)
{
    (void)state;
    Health health = {.version = "1.2.3",
                     .content = "a \"hip\"",
                     .content_version = "back\\slash",
                     .is_up = 1,
                     .is_good = 1,
                     .faults = 2,
                     .pages = 343,
                     .reviewed = 12,
                     .visits = 1000000005,
                     .touch_hours = 87600,
                     .restarts = 3,
                     .started_s = 4102444800};
    Health read;
    char text[HEALTH_TEXT_SIZE];
    health_write(&health, text);
    assert_true(health_read(text, &read));
    assert_memory_equal(&read, &health, sizeof read);
    assert_non_null(strstr(text, "\nhipkiosk_info{version=\"1.2.3\",content=\"a \\\"hip\\\"\",content_version=\"back\\\\slash\"} 1\n"));
}

static void test_longest_names(void **state)
{
    (void)state;
    Health health, read;
    char text[HEALTH_TEXT_SIZE];
    memset(&health, '"', sizeof health);
    health.version[31] = health.content[63] = health.content_version[63] = '\0';
    health_write(&health, text);
    assert_true(health_read(text, &read));
    assert_string_equal(read.content_version, health.content_version);
}

static void test_something_else(void **state)
{
    (void)state;
    Health read;
    assert_false(health_read("", &read));
    assert_false(health_read("node_up 1\n", &read));
    assert_false(health_read("hipkiosk_info{version=\"1", &read));
    assert_false(health_read("hipkiosk_upper 1\n", &read));
    assert_true(health_read("hipkiosk_up 1", &read));
}

/* Every line a comment or a sample; each metric with its help and type before it. */
static void test_the_form(void **state)
{
    (void)state;
    Health health = {0};
    char text[HEALTH_TEXT_SIZE], name[64], type[16];
    health_write(&health, text);
    int metrics = 0, at;
    for (const char *line = text; *line; metrics++) {
        assert_int_equal(sscanf(line, "# HELP %63s %*[^\n]%n", name, &at), 1);
        line += at + 1;
        char other[64];
        assert_int_equal(sscanf(line, "# TYPE %63s %15s%n", other, type, &at), 2);
        assert_string_equal(other, name);
        bool is_total = strlen(name) > 6 && strcmp(name + strlen(name) - 6, "_total") == 0;
        assert_string_equal(type, is_total ? "counter" : "gauge");
        line += at + 1;
        assert_int_equal(strncmp(line, name, strlen(name)), 0);
        line = strchr(line, '\n');
        assert_non_null(line++);
    }
    assert_int_equal(metrics, 11);
}

static void test_visits_are_told_in_steps(void **state)
{
    (void)state;
    char folder[] = "/tmp/hipkiosk-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    Kiosk kiosk = {0};
    App app = {0};
    Metrics metrics;
    Health read;
    long long written;
    struct stat st;
    umask(077);
    snprintf(kiosk.paths.metrics, sizeof kiosk.paths.metrics, "%s/a.prom", folder);
    metrics_open(&metrics, &kiosk, 1000);
    for (int visit = 1; visit <= 12; visit++) {
        uint64_t now = 1000 + (uint64_t)visit * 600000; /* one every ten minutes */
        app.place.view = VIEW_MAP;
        metrics_saw(&metrics, &app, true, now);
        app.place.view = VIEW_DARK;
        metrics_saw(&metrics, &app, false, now + 30000);
        while (SDL_AtomicGet(&metrics.is_writing))
            SDL_Delay(1);
        metrics_tell(&metrics, now + 61000);
        while (SDL_AtomicGet(&metrics.is_writing))
            SDL_Delay(1);
        assert_true(metrics_read(kiosk.paths.metrics, &read, &written));
        assert_int_equal(read.visits, visit / 5 * 5);
        assert_int_equal(read.touch_hours, 0);
        assert_int_equal(read.is_up, 1);
        assert_int_equal(read.is_dark, 1);
    }
    assert_int_equal(stat(kiosk.paths.metrics, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0644);
    metrics_close(&metrics);
    assert_true(metrics_read(kiosk.paths.metrics, &read, &written));
    assert_int_equal(read.is_up, 0);
    assert_int_equal(read.restarts, 0);
    metrics_open(&metrics, &kiosk, 0); /* the next start */
    metrics_tell(&metrics, 3 * 3600000 + 5);
    metrics_close(&metrics);
    assert_true(metrics_read(kiosk.paths.metrics, &read, &written));
    assert_int_equal(read.restarts, 1);
    assert_int_equal(read.touch_hours, 3);
    assert_int_equal(remove(kiosk.paths.metrics), 0);
    assert_int_equal(remove(folder), 0); /* nothing else is left there */
}

static void test_nobody_wants_it(void **state)
{
    (void)state;
    Kiosk kiosk = {0};
    Metrics metrics;
    metrics_open(&metrics, &kiosk, 0);
    metrics_tell(&metrics, 1000000);
    assert_int_equal(metrics_wait_ms(&metrics, 1000000, -1), -1);
    metrics_close(&metrics);
    snprintf(kiosk.paths.metrics, sizeof kiosk.paths.metrics, "/nowhere/a.prom"); /* told once, and goes on */
    metrics_open(&metrics, &kiosk, 0);
    assert_int_equal(metrics_wait_ms(&metrics, 0, -1), 0);
    metrics_tell(&metrics, 0);
    while (SDL_AtomicGet(&metrics.is_writing))
        SDL_Delay(1);
    assert_int_equal(metrics_wait_ms(&metrics, 1000, -1), 59000);
    assert_int_equal(metrics_wait_ms(&metrics, 1000, 20), 20);
    metrics_close(&metrics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_is_read_as_it_was_written), cmocka_unit_test(test_longest_names),
        cmocka_unit_test(test_something_else),            cmocka_unit_test(test_the_form),
        cmocka_unit_test(test_visits_are_told_in_steps),  cmocka_unit_test(test_nobody_wants_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
