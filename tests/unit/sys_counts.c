/* Counts: what the file tells and what not; kills, a full disk, damage, and clocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/counts.h"

static char folder[64], path[96];
static const time_t NOW = 1796040000; /* 2026-11-30, noon */
enum { DAY = 86400 };

static int set_up(void **state)
{
    (void)state;
    setenv("TZ", "Europe/Berlin", 1);
    tzset();
    strcpy(folder, "/tmp/hipkiosk-counts-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/counts.db", folder);
    return 0;
}

static int tear_down(void **state)
{
    char command[128];
    (void)state;
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

static void visit(Counts *counts, time_t now, const char *const *pages)
{
    CountRow rows[32];
    int count = 0;
    rows[count++] = (CountRow){COUNTS_VISIT, "", 1};
    for (; *pages; pages++)
        rows[count++] = (CountRow){COUNTS_PAGE, *pages, 1};
    counts_add(counts, rows, count, now);
}

static void visit_once(time_t now, const char *const *pages)
{
    Counts *counts = counts_create(path, true);
    visit(counts, now, pages);
    counts_destroy(counts);
}

static char *slurp(const char *name, size_t *len)
{
    FILE *file = fopen(name, "rb");
    assert_non_null(file);
    char *bytes = calloc(1, 1 << 20);
    *len = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

/* The first value that the question brings, -1: none, or it cannot be asked. */
static int ask(const char *question)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    int found = -1;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, question, -1, &stmt, NULL) == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW)
        found = sqlite3_column_int(stmt, 0);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return found;
}

static void visits_that_opened_the_same_leave_the_same_bytes(void **state)
{
    const char *const first[] = {"bursitis", "swedish", "sleep", "bursitis", NULL};
    const char *const second[] = {"sleep", "bursitis", "bursitis", "swedish", NULL};
    char *bytes[2];
    size_t lens[2];
    struct stat st[2];
    (void)state;
    for (int i = 0; i < 2; i++) {
        unlink(path);
        const char *const other[] = {"r-advice", NULL};
        visit_once(NOW - DAY, other);
        visit_once(NOW + i * 7200, i ? second : first); /* nor does the hour show */
        bytes[i] = slurp(path, &lens[i]);
        assert_int_equal(stat(path, &st[i]), 0);
    }
    assert_int_equal(lens[0], lens[1]);
    assert_memory_equal(bytes[0], bytes[1], lens[0]);
    assert_int_equal(st[0].st_mtime, st[1].st_mtime);
    assert_int_equal(st[0].st_mtime % DAY, 0);
    free(bytes[0]);
    free(bytes[1]);
    assert_int_equal(ask("SELECT times FROM counts WHERE name = 'bursitis'"), 2);
    char journal[120];
    snprintf(journal, sizeof journal, "%s-journal", path);
    assert_int_not_equal(access(journal, F_OK), 0);
}

static void a_thread_writes_the_same(void **state)
{
    const char *const pages[] = {"sleep", "bursitis", NULL};
    size_t lens[2];
    char *bytes[2];
    (void)state;
    for (int i = 0; i < 2; i++) {
        unlink(path);
        Counts *counts = counts_create(path, i == 0);
        for (int v = 0; v < 5; v++) {
            visit(counts, NOW, pages);
            counts_settle(counts);
        }
        counts_destroy(counts);
        bytes[i] = slurp(path, &lens[i]);
    }
    assert_int_equal(lens[0], lens[1]);
    assert_memory_equal(bytes[0], bytes[1], lens[0]);
    free(bytes[0]);
    free(bytes[1]);
}

/* Killed at any moment: what was acknowledged is there, what was not is whole or not at all. */
static void two_hundred_kills_lose_nothing_that_was_written(void **state)
{
    int pipe_fds[2], acknowledged = 0;
    (void)state;
    srand(3);
    for (int i = 0; i < 200; i++) {
        assert_int_equal(pipe(pipe_fds), 0);
        pid_t child = fork();
        if (child == 0) {
            const char *const pages[] = {"bursitis", "sleep", NULL};
            Counts *counts = counts_create(path, true);
            for (;;) {
                visit(counts, NOW, pages);
                if (write(pipe_fds[1], "v", 1) != 1)
                    _exit(1);
            }
        }
        close(pipe_fds[1]);
        char byte;
        if (i % 2) /* in the midst of the next one, however slow the machine is; else at its start */
            acknowledged += read(pipe_fds[0], &byte, 1) == 1;
        usleep((useconds_t)(rand() % 20000));
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        while (read(pipe_fds[0], &byte, 1) == 1)
            acknowledged++;
        close(pipe_fds[0]);
        int visits = ask("SELECT ifnull(sum(times), 0) FROM counts WHERE what = 'visit'");
        if (visits < 0) /* killed before there was a table */
            continue;
        assert_true(visits >= acknowledged && visits <= acknowledged + i + 1);
        assert_int_equal(ask("SELECT ifnull(sum(times), 0) FROM counts WHERE name = 'sleep'"), visits);
    }
    assert_true(acknowledged > 50);
    char bad[120];
    snprintf(bad, sizeof bad, "%s.bad", path);
    assert_int_not_equal(access(bad, F_OK), 0);
}

/* As full as a disk: no file may grow. */
static void what_a_full_disk_does_not_take_comes_later(void **state)
{
    const char *const pages[] = {"bursitis", "sleep", NULL};
    struct rlimit before, none;
    (void)state;
    visit_once(NOW, pages);
    Counts *counts = counts_create(path, true);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    none = before;
    none.rlim_cur = 0;
    setrlimit(RLIMIT_FSIZE, &none);
    visit(counts, NOW, pages);
    visit(counts, NOW, pages);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_int_equal(ask("SELECT times FROM counts WHERE what = 'visit'"), 1);
    visit(counts, NOW, pages);
    counts_destroy(counts);
    assert_int_equal(ask("SELECT times FROM counts WHERE what = 'visit'"), 4);
    assert_int_equal(ask("SELECT times FROM counts WHERE name = 'sleep'"), 4);
}

static void a_damaged_file_is_put_aside_and_begun_anew(void **state)
{
    const char *const pages[] = {"bursitis", NULL};
    char bad[120];
    CountSummary summary;
    (void)state;
    snprintf(bad, sizeof bad, "%s.bad", path);
    for (int kind = 0; kind < 3; kind++) {
        unlink(path);
        unlink(bad);
        visit_once(NOW, pages);
        counts_read(path, NOW, &summary);
        assert_false(summary.was_damaged);
        int fd = open(path, O_WRONLY);
        char noise[4096];
        memset(noise, 0x5a, sizeof noise);
        if (kind == 0)
            assert_int_equal(pwrite(fd, noise, 100, 0), 100); /* its head */
        else if (kind == 1)
            assert_int_equal(pwrite(fd, noise, 4096, 4096), 4096); /* its rows */
        else
            assert_int_equal(ftruncate(fd, 5000), 0);
        close(fd);
        visit_once(NOW, pages);
        assert_int_equal(access(bad, F_OK), 0);
        assert_int_equal(ask("SELECT times FROM counts WHERE what = 'visit'"), 1);
        counts_read(path, NOW, &summary);
        assert_true(summary.was_damaged);
        assert_int_equal(summary.visits, 1);
    }
}

static void a_file_of_another_kind_is_not_written_over(void **state)
{
    const char *const pages[] = {"bursitis", NULL};
    char bad[120], head[16] = "";
    (void)state;
    snprintf(bad, sizeof bad, "%s.bad", path);
    FILE *file = fopen(path, "w");
    fputs("somebody's letter, and more than a hundred bytes of it, so that it might be taken for a head "
          "of something else",
          file);
    fclose(file);
    visit_once(NOW, pages);
    file = fopen(bad, "r");
    assert_non_null(fgets(head, sizeof head, file));
    fclose(file);
    assert_string_equal(head, "somebody's lett");
}

static void clocks_that_jump_make_nothing_forgotten(void **state)
{
    const char *const pages[] = {"bursitis", NULL};
    (void)state;
    Counts *counts = counts_create(path, true);
    for (int i = 0; i < 30; i++)
        visit(counts, NOW + i * DAY, pages);
    for (int i = 0; i < 20; i++) /* years ahead for three weeks */
        visit(counts, NOW + (3000 + i) * (time_t)DAY, pages);
    visit(counts, 1000, pages); /* 1970: counted under the last day there was */
    visit(counts, NOW + 30 * DAY, pages);
    counts_destroy(counts);
    assert_int_equal(ask("SELECT sum(times) FROM counts WHERE what = 'visit'"), 52);
    assert_int_equal(ask("SELECT count(*) FROM counts WHERE day < '2026'"), 0);
}

static void old_days_go(void **state)
{
    const char *const pages[] = {"bursitis", NULL};
    (void)state;
    Counts *counts = counts_create(path, true);
    for (int i = 0; i < 450; i++)
        visit(counts, NOW + i * DAY, pages);
    counts_destroy(counts);
    assert_int_equal(ask("SELECT count(*) FROM counts WHERE what = 'visit'"), COUNTS_KEPT_DAYS + 1);
}

static void an_unset_clock_before_any_day_counts_too(void **state)
{
    const char *const pages[] = {"bursitis", NULL};
    (void)state;
    visit_once(1000, pages);
    assert_int_equal(ask("SELECT times FROM counts WHERE what = 'visit' AND day = '2025-01-01'"), 1);
}

static void staff_read_days_and_areas(void **state)
{
    CountSummary summary;
    (void)state;
    counts_read(path, NOW, &summary); /* no file yet */
    assert_int_equal(summary.visits, 0);
    assert_int_equal(summary.day_of_month[COUNTS_CHART_DAYS - 1], 30);
    Counts *counts = counts_create(path, true);
    for (int i = 0; i < 7; i++)
        counts_add(counts,
                   (CountRow[]){{COUNTS_AREA, "outer-hip", 2},
                                {COUNTS_AREA, i % 2 ? "low-back" : "groin", 1},
                                {COUNTS_PAGE, "sleep", 3},
                                {COUNTS_VISIT, "", 1}},
                   4, i < 3 ? NOW - DAY : NOW);
    counts_add(counts, (CountRow[]){{COUNTS_AREA, "outer-hip", 99}}, 1, NOW - 40 * DAY);
    counts_destroy(counts);
    counts_read(path, NOW, &summary);
    assert_int_equal(summary.visits, 4);
    assert_int_equal(summary.pages, 12);
    assert_int_equal(summary.days[COUNTS_CHART_DAYS - 1], 4);
    assert_int_equal(summary.days[COUNTS_CHART_DAYS - 2], 3);
    assert_int_equal(summary.days[0], 0);
    assert_int_equal(summary.area_count, 3);
    assert_string_equal(summary.areas[0].name, "outer-hip");
    assert_int_equal(summary.areas[0].times, 14);
    assert_string_equal(summary.areas[1].name, "groin");
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(visits_that_opened_the_same_leave_the_same_bytes),
        CASE(a_thread_writes_the_same),
        CASE(two_hundred_kills_lose_nothing_that_was_written),
        CASE(what_a_full_disk_does_not_take_comes_later),
        CASE(a_damaged_file_is_put_aside_and_begun_anew),
        CASE(a_file_of_another_kind_is_not_written_over),
        CASE(clocks_that_jump_make_nothing_forgotten),
        CASE(old_days_go),
        CASE(an_unset_clock_before_any_day_counts_too),
        CASE(staff_read_days_and_areas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
