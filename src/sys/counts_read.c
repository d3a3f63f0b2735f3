/* The file of counts as staff see it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sys/counts_file.h"

static int number(sqlite3 *db, const char *question, const char *day)
{
    sqlite3_stmt *stmt = NULL;
    int found = 0;
    if (sqlite3_prepare_v2(db, question, -1, &stmt, NULL) == SQLITE_OK) {
        sqlite3_bind_text(stmt, 1, day, -1, SQLITE_STATIC);
        if (sqlite3_step(stmt) == SQLITE_ROW)
            found = sqlite3_column_int(stmt, 0);
    }
    sqlite3_finalize(stmt);
    return found;
}

static void read_days(sqlite3 *db, time_t now, CountSummary *out)
{
    for (int i = 0; i < COUNTS_CHART_DAYS; i++) {
        char day[COUNTS_DAY_SIZE];
        counts_day(now, i - (COUNTS_CHART_DAYS - 1), day);
        out->day_of_month[i] = atoi(day + 8);
        if (db)
            out->days[i] =
                number(db, "SELECT times FROM counts WHERE day = ? AND what = 'visit' AND name = ''", day);
    }
}

static void read_areas(sqlite3 *db, const char *today, CountSummary *out)
{
    sqlite3_stmt *stmt = NULL;
    char first[COUNTS_DAY_SIZE];
    snprintf(first, sizeof first, "%.8s01", today);
    if (sqlite3_prepare_v2(
            db,
            "SELECT name, sum(times) AS n FROM counts WHERE day >= ? AND day <= ? AND what = 'area'"
            " GROUP BY name ORDER BY n DESC, name LIMIT ?",
            -1, &stmt, NULL) == SQLITE_OK) {
        sqlite3_bind_text(stmt, 1, first, -1, SQLITE_STATIC);
        sqlite3_bind_text(stmt, 2, today, -1, SQLITE_STATIC);
        sqlite3_bind_int(stmt, 3, COUNTS_TOP);
        while (sqlite3_step(stmt) == SQLITE_ROW) {
            CountTop *top = &out->areas[out->area_count++];
            snprintf(top->name, sizeof top->name, "%s", (const char *)sqlite3_column_text(stmt, 0));
            top->times = sqlite3_column_int(stmt, 1);
        }
    }
    sqlite3_finalize(stmt);
}

void counts_read(const char *path, time_t now, CountSummary *out)
{
    char bad[1220], today[COUNTS_DAY_SIZE];
    sqlite3 *db = NULL;
    *out = (CountSummary){0};
    counts_bad_path(path, bad, sizeof bad);
    out->was_damaged = access(bad, F_OK) == 0;
    counts_day(now, 0, today);
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW, NULL) != SQLITE_OK) {
        sqlite3_close(db);
        db = NULL;
    }
    if (db)
        sqlite3_busy_timeout(db, 500);
    read_days(db, now, out);
    if (db) {
        out->visits = out->days[COUNTS_CHART_DAYS - 1];
        out->pages = number(db, "SELECT sum(times) FROM counts WHERE day = ? AND what = 'page'", today);
        read_areas(db, today, out);
    }
    sqlite3_close(db);
}
