/* The file that tells how the kiosk is (health.h): once a minute, and when something has changed.
 *
 * Another file is put in its place at once, on a thread of its own: nothing on the way from a touch to its
 * picture waits for a disk. */
#ifndef HK_METRICS_H
#define HK_METRICS_H

#include <SDL.h>

#include "main/health.h"
#include "main/kiosk.h"

typedef struct Metrics {
    const char *path; /* borrowed; NULL: nobody wants it */
    Health health;
    SDL_Thread *thread; /* owned: writes; NULL: none */
    SDL_atomic_t is_writing;
    uint64_t told_ms, touched_ms;
    int visits;
    bool is_due;
    bool had_visitor;
    bool has_failed; /* and was told */
} Metrics;

/* The site file's, else the service's own, else NULL. */
const char *metrics_path(const Kiosk *kiosk);
/* Where none is named: what the service writes, for --status. */
const char *metrics_usual_path(void);
/* False if there is none that can be read. *written: Unix time of it. */
bool metrics_read(const char *path, Health *out, long long *written);

/* Times are those of SDL_GetTicks64. */
void metrics_open(Metrics *metrics, const Kiosk *kiosk, uint64_t now_ms);
/* After each event. */
void metrics_saw(Metrics *metrics, const App *app, bool is_touch, uint64_t now_ms);
/* Content, site or the faults of what lies there are others now. */
void metrics_changed(Metrics *metrics, const Kiosk *kiosk, int faults);
/* While nothing moves: writes when it is time. */
void metrics_tell(Metrics *metrics, uint64_t now_ms);
/* How long the loop may sleep at most, where it would sleep `wait_ms` (-1: for ever). */
int metrics_wait_ms(const Metrics *metrics, uint64_t now_ms, int wait_ms);
/* Tells that it is over. */
void metrics_close(Metrics *metrics);

#endif
