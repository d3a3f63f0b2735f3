/* How often what was opened, a day at a time, in a small SQLite file. Never who, in which order, or when in
 * the day.
 *
 * A visit is handed over whole when it has ended; a thread of its own writes it, so that no touch waits for a
 * disk. The rows of a visit are put in their own order, one transaction a visit, and the file's date is that
 * of its day: visits that opened the same leave the same bytes. What a full disk does not take waits for the
 * next visit. A file that is damaged is put aside (".bad") and begun anew. A clock that is wrong for a while
 * makes nothing forgotten: a day goes when it is older than COUNTS_KEPT_DAYS and COUNTS_LATER_DAYS later ones
 * have been counted. */
#ifndef HK_COUNTS_H
#define HK_COUNTS_H

#include <time.h>

#include "base/base.h"

enum {
    COUNTS_KEPT_DAYS = 400,
    COUNTS_LATER_DAYS = 100,
    COUNTS_MOST_DAYS = 1000, /* whatever the clock says */
    COUNTS_NAME_SIZE = 64,
    COUNTS_CHART_DAYS = 14,
    COUNTS_TOP = 6,
};

/* Kinds of rows, as they stand in the file. */
#define COUNTS_VISIT    "visit"
#define COUNTS_PAGE     "page"
#define COUNTS_AREA     "area"
#define COUNTS_LANGUAGE "language"
#define COUNTS_WARNING  "warning"

typedef struct CountRow {
    const char *what, *name; /* at most COUNTS_NAME_SIZE - 1 bytes each */
    int times;
} CountRow;

typedef struct Counts Counts;

/* `is_prompt`: no thread, a visit is written at once (replays). Never NULL; what goes wrong is logged. */
Counts *counts_create(const char *path, bool is_prompt);
/* Waits for what is being written. NULL is accepted. */
void counts_destroy(Counts *counts);
/* A visit has ended at `now`; copied. Returns at once. */
void counts_add(Counts *counts, const CountRow *rows, int count, time_t now);
/* Waits until all that was handed over has been tried. */
void counts_settle(Counts *counts);

typedef struct CountTop {
    char name[COUNTS_NAME_SIZE];
    int times;
} CountTop;

typedef struct CountSummary {
    bool was_damaged;            /* a file was put aside */
    int visits, pages;           /* today */
    int days[COUNTS_CHART_DAYS]; /* visits, today's last */
    int day_of_month[COUNTS_CHART_DAYS];
    CountTop areas[COUNTS_TOP]; /* of this month, most first */
    int area_count;
} CountSummary;

/* What the file says; zeros where there is none. Reads the disk. */
void counts_read(const char *path, time_t now, CountSummary *out);

#endif
