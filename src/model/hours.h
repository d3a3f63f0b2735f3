/* When a clinic is open: spans of each weekday, by the clock on the wall. */
#ifndef HK_HOURS_H
#define HK_HOURS_H

#include "base/err.h"

enum {
    HOURS_MAX_SPANS = 4,
    HOURS_DAYS = 7,
    HOURS_DAY_MIN = 24 * 60,
    HOURS_WEEK_MIN = HOURS_DAYS * HOURS_DAY_MIN
};

typedef struct HoursSpan {
    uint16_t from, to; /* minutes of the day; open at `from`, no more at `to` */
} HoursSpan;

typedef struct HoursDay {
    HoursSpan spans[HOURS_MAX_SPANS]; /* in order, apart from one another */
    uint8_t count;                    /* 0: closed */
    bool is_given;                    /* else open all day: what is left out is no reason to be dark */
} HoursDay;

typedef struct Hours {
    HoursDay days[HOURS_DAYS]; /* Monday first */
    bool is_set;               /* else always open */
} Hours;

/* "monday", ...; NULL beyond. */
const char *hours_day_name(int day);

/* "08:00-12:00, 13:30-18:00" or "closed"; 24:00 is the end of a day. */
bool hours_read_day(const char *text, HoursDay *out, Err *err);

/* `week_min`: minutes since Monday 00:00; negative: nobody knows what time it is, and all is open. */
bool hours_are_open(const Hours *hours, int week_min);

#endif
