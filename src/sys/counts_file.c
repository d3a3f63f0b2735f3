#include "sys/counts_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"

/* A clock that shows less has never been set: 2025-01-01. */
static const time_t CLOCK_LEAST = 1735689600;

static const char SCHEMA[] =
    "CREATE TABLE IF NOT EXISTS counts (day TEXT NOT NULL, what TEXT NOT NULL, name TEXT NOT NULL,"
    " times INTEGER NOT NULL, PRIMARY KEY (day, what, name)) WITHOUT ROWID";

void counts_bad_path(const char *path, char *out, size_t size)
{
    snprintf(out, size, "%s.bad", path);
}

void counts_day(time_t now, int days, char out[COUNTS_DAY_SIZE])
{
    struct tm day;
    localtime_r(&now, &day);
    day.tm_mday += days;
    day.tm_hour = 12; /* no hour that a change of the clocks leaves out */
    day.tm_isdst = -1;
    time_t noon = mktime(&day);
    localtime_r(&noon, &day);
    if (strftime(out, COUNTS_DAY_SIZE, "%Y-%m-%d", &day) != COUNTS_DAY_SIZE - 1)
        snprintf(out, COUNTS_DAY_SIZE, "9999-12-31"); /* a clock that shows such a year shows nothing */
}

void counts_file_close(CountsFile *file)
{
    sqlite3_close(file->db);
    file->db = NULL;
}

static bool is_damage(int code)
{
    code &= 0xff;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_FORMAT;
}

/* The first value of the first row, as text; "" if there is none. */
static int ask(sqlite3 *db, const char *question, char *out, int size)
{
    sqlite3_stmt *stmt = NULL;
    *out = '\0';
    int code = sqlite3_prepare_v2(db, question, -1, &stmt, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(stmt);
    const char *text = code == SQLITE_ROW ? (const char *)sqlite3_column_text(stmt, 0) : NULL;
    if (text) /* max() of nothing is NULL */
        snprintf(out, (size_t)size, "%s", text);
    sqlite3_finalize(stmt);
    return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

/* Safe against the plug and kill: a journal that is rolled back, synced; old bytes are wiped. Read back,
 * because what is asked for is not always given. */
static int set_up(sqlite3 *db)
{
    char said[200];
    int code = sqlite3_exec(db, "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA auto_vacuum=NONE;",
                            NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = ask(db, "PRAGMA journal_mode=DELETE", said, sizeof said);
    if (code == SQLITE_OK && strcmp(said, "delete") != 0)
        return SQLITE_IOERR;
    if (code == SQLITE_OK)
        code = ask(db, "PRAGMA quick_check(1)", said, sizeof said);
    if (code == SQLITE_OK && strcmp(said, "ok") != 0)
        return SQLITE_CORRUPT;
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, SCHEMA, NULL, NULL, NULL);
    if (code == SQLITE_OK) /* a file of something else is damage too */
        code = ask(db, "SELECT times FROM counts WHERE day = '' AND what = '' AND name = ''", said,
                   sizeof said) == SQLITE_OK
                   ? SQLITE_OK
                   : SQLITE_CORRUPT;
    return code;
}

static int open_file(CountsFile *file)
{
    int code = sqlite3_open_v2(file->path, &file->db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW, NULL);
    if (code == SQLITE_OK) {
        sqlite3_busy_timeout(file->db, 2000);
        code = set_up(file->db);
    }
    if (code != SQLITE_OK)
        counts_file_close(file);
    return code;
}

static void put_aside(CountsFile *file)
{
    char bad[1220], journal[1220];
    counts_file_close(file);
    counts_bad_path(file->path, bad, sizeof bad);
    snprintf(journal, sizeof journal, "%s-journal", file->path);
    log_line("%s: damaged; put aside as %s, counting begins anew", file->path, bad);
    unlink(journal);
    if (rename(file->path, bad) != 0)
        unlink(file->path);
}

/* The day to count under. */
static void choose_day(sqlite3 *db, time_t now, char day[COUNTS_DAY_SIZE])
{
    if (now >= CLOCK_LEAST) {
        counts_day(now, 0, day);
        return;
    }
    if (ask(db, "SELECT max(day) FROM counts", day, COUNTS_DAY_SIZE) != SQLITE_OK || strlen(day) != 10)
        counts_day(CLOCK_LEAST, 0, day);
}

static int forget(sqlite3 *db, time_t now)
{
    char order[700], day[COUNTS_DAY_SIZE];
    counts_day(now, -COUNTS_KEPT_DAYS, day);
    snprintf(order, sizeof order,
             "DELETE FROM counts WHERE day < '%s' AND day <="
             " (SELECT day FROM (SELECT DISTINCT day FROM counts) ORDER BY day DESC LIMIT 1 OFFSET %d);"
             "DELETE FROM counts WHERE day <="
             " (SELECT day FROM (SELECT DISTINCT day FROM counts) ORDER BY day DESC LIMIT 1 OFFSET %d)",
             day, COUNTS_LATER_DAYS, COUNTS_MOST_DAYS);
    return now < CLOCK_LEAST ? SQLITE_OK : sqlite3_exec(db, order, NULL, NULL, NULL);
}

static int put_rows(sqlite3 *db, const CountRow *rows, int count, const char *day)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(db,
                                  "INSERT INTO counts VALUES (?, ?, ?, ?)"
                                  " ON CONFLICT DO UPDATE SET times = times + excluded.times",
                                  -1, &stmt, NULL);
    for (int i = 0; i < count && code == SQLITE_OK; i++) {
        sqlite3_bind_text(stmt, 1, day, -1, SQLITE_STATIC);
        sqlite3_bind_text(stmt, 2, rows[i].what, -1, SQLITE_STATIC);
        sqlite3_bind_text(stmt, 3, rows[i].name, -1, SQLITE_STATIC);
        sqlite3_bind_int(stmt, 4, rows[i].times);
        code = sqlite3_step(stmt) == SQLITE_DONE ? SQLITE_OK : sqlite3_errcode(db);
        sqlite3_reset(stmt);
    }
    sqlite3_finalize(stmt);
    return code;
}

static int write_visit(sqlite3 *db, const CountRow *rows, int count, time_t now)
{
    char day[COUNTS_DAY_SIZE];
    int code = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code != SQLITE_OK)
        return code;
    choose_day(db, now, day);
    code = put_rows(db, rows, count, day);
    if (code == SQLITE_OK)
        code = forget(db, now);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    if (code != SQLITE_OK)
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return code;
}

/* The hour of the last visit is nobody's business. */
static void hide_hour(const char *path, time_t now)
{
    time_t midnight = now - now % 86400;
    struct timespec times[2] = {{.tv_sec = midnight}, {.tv_sec = midnight}};
    utimensat(AT_FDCWD, path, times, 0);
}

bool counts_file_add(CountsFile *file, const CountRow *rows, int count, time_t now)
{
    int code = SQLITE_OK;
    for (int tries = 0; tries < 2; tries++) {
        if (!file->db)
            code = open_file(file);
        if (file->db)
            code = write_visit(file->db, rows, count, now);
        if (!is_damage(code))
            break;
        put_aside(file);
    }
    if (code == SQLITE_OK) {
        hide_hour(file->path, now);
        return true;
    }
    counts_file_close(file); /* opened afresh, and checked, for the next */
    log_line("%s: a visit is not counted yet: %s", file->path, sqlite3_errstr(code));
    return false;
}
