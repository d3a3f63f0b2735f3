#include "main/status.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "main/metrics.h"

enum { SILENT_S = 180 }; /* it writes once a minute */

/* A clock that was set may have the file written in the future: that is no silence. */
static bool is_silent(long long written, long long now)
{
    return now - written > SILENT_S;
}

static void format_time(char out[32], long long seconds)
{
    time_t when = (time_t)seconds;
    struct tm local;
    localtime_r(&when, &local);
    strftime(out, 32, "%Y-%m-%d %H:%M", &local);
}

static void tell(const Health *health, long long written, bool is_here)
{
    char when[32];
    format_time(when, is_here ? health->started_s : written);
    printf("picture     %s %s\n", is_here ? "stands, since" : "none, since", when);
    if (is_here && health->is_dark)
        printf("            black now, outside the hours: a touch wakes it\n");
    printf("program     hipkiosk %s, %lld restarts\n", health->version, health->restarts);
    if (*health->content)
        printf("words       %s %s, %lld of %lld pages reviewed\n", health->content, health->content_version,
               health->reviewed, health->pages);
    else
        printf("words       none: people are sent to the front desk\n");
    if (health->is_good)
        printf("faults      none\n");
    else
        printf("faults      %lld; what is newest is not shown: hipkiosk --check\n", health->faults);
    printf("last touch  %lld hours ago\n", health->touch_hours);
    printf("visits      %s%lld since the start\n", health->visits ? "at least " : "under ",
           health->visits ? health->visits : (long long)HEALTH_VISIT_STEP);
}

int status_run(const Options *options)
{
    Kiosk kiosk = {.paths = paths_find()};
    const char *site = kiosk_site_path(options, &kiosk.paths);
    if (site)
        site_peek(site, &kiosk.world.site);
    const char *path = metrics_path(&kiosk) ? metrics_path(&kiosk) : metrics_usual_path();
    Health health;
    long long written, now = (long long)time(NULL);
    if (!metrics_read(path, &health, &written)) {
        printf("picture     none: the kiosk has not been started since the machine was (no %s)\n", path);
        return 1;
    }
    bool is_here = health.is_up && !is_silent(written, now);
    tell(&health, written, is_here);
    return is_here && health.is_good ? 0 : 1;
}
