#include "model/hours.h"

#include <stdio.h>
#include <string.h>

const char *hours_day_name(int day)
{
    static const char *const NAMES[HOURS_DAYS] = {"monday", "tuesday",  "wednesday", "thursday",
                                                  "friday", "saturday", "sunday"};
    return day >= 0 && day < HOURS_DAYS ? NAMES[day] : NULL;
}

/* Two digits, a colon, two digits; -1 if it is no time of a day. */
static int read_minute(const char *text)
{
    for (int i = 0; i < 5; i++)
        if (i == 2 ? text[i] != ':' : text[i] < '0' || text[i] > '9')
            return -1;
    int hour = (text[0] - '0') * 10 + text[1] - '0', minute = (text[3] - '0') * 10 + text[4] - '0';
    return minute < 60 && hour * 60 + minute <= HOURS_DAY_MIN ? hour * 60 + minute : -1;
}

static bool read_span(const char *text, HoursDay *out, Err *err)
{
    int from = read_minute(text);
    int to = from >= 0 && text[5] == '-' ? read_minute(text + 6) : -1;
    if (to < 0)
        return err_set(err, "expected times as \"08:00-12:00, 13:00-18:00\", or \"closed\"");
    if (to <= from)
        return err_set(err, "%.11s ends before it begins", text);
    if (out->count && from < out->spans[out->count - 1].to)
        return err_set(err, "%.11s begins before the times in front of it end", text);
    if (out->count == HOURS_MAX_SPANS)
        return err_set(err, "more than %d times a day", HOURS_MAX_SPANS);
    out->spans[out->count++] = (HoursSpan){(uint16_t)from, (uint16_t)to};
    return true;
}

bool hours_read_day(const char *text, HoursDay *out, Err *err)
{
    enum { SPAN_LEN = 11 };
    *out = (HoursDay){.is_given = true};
    if (strcmp(text, "closed") == 0)
        return true;
    for (const char *at = text;;) {
        if (!read_span(at, out, err))
            return false;
        at += SPAN_LEN;
        if (!*at)
            return true;
        size_t between = strspn(at, ", ");
        if (!between || at[0] != ',')
            return err_set(err, "expected a comma between two times");
        at += between;
    }
}

bool hours_are_open(const Hours *hours, int week_min)
{
    if (!hours->is_set || week_min < 0 || week_min >= HOURS_WEEK_MIN)
        return true;
    const HoursDay *day = &hours->days[week_min / HOURS_DAY_MIN];
    int minute = week_min % HOURS_DAY_MIN;
    bool is_open = !day->is_given;
    for (int i = 0; i < day->count; i++)
        is_open |= minute >= day->spans[i].from && minute < day->spans[i].to;
    return is_open;
}
