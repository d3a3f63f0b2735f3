/* How the kiosk is, as numbers for those who watch many machines, in Prometheus' text format.
 *
 * Nothing about a visit can be read out of it: visits are told in steps of five, the last touch in whole
 * hours. */
#ifndef HK_HEALTH_H
#define HK_HEALTH_H

#include "base/base.h"

enum { HEALTH_TEXT_SIZE = 4096, HEALTH_VISIT_STEP = 5 };

typedef struct Health {
    char version[32], content[64], content_version[64]; /* "" no content */
    long long is_up;                                    /* 1: a picture stands and the loop goes round */
    long long is_dark;                                  /* 1: black on purpose, outside the hours */
    long long is_good;         /* 1: the words and settings that lie there are those that are shown */
    long long faults;          /* of those that lie there */
    long long pages, reviewed; /* in all languages on offer */
    long long visits;          /* since the start */
    long long touch_hours;     /* since the last touch, or since the start */
    long long restarts;        /* since the machine started */
    long long started_s;       /* Unix time */
} Health;

/* NUL-terminated, at most HEALTH_TEXT_SIZE. */
void health_write(const Health *health, char *out);
/* What health_write wrote; unknown lines are passed over. False if it is something else. */
bool health_read(const char *text, Health *out);

#endif
