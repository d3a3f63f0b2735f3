/* New words while the kiosk runs: loaded and checked beside the running ones, on a thread of its own.
 *
 * Loads at every change of content, site file and logo, and when asked (SIGHUP). Content that is bad, or that
 * changes while it is read, gives nothing but lines in the log; what is good waits to be taken by the loop,
 * which does so when no visitor is there, and is kept for the next start (last_good.h). Only the newest
 * waits. Where nothing changes nothing wakes. */
#ifndef HK_RELOAD_H
#define HK_RELOAD_H

#include "main/options.h"
#include "main/paths.h"
#include "model/site.h"

typedef struct Reload Reload;

typedef struct Loaded {
    Content *content; /* owned by who takes it */
    Site site;
} Loaded;

/* `wake(data)` is called on the other thread when something can be taken. Options and paths are borrowed.
 * NULL if there can be no thread (told in the log). */
Reload *reload_create(const Options *options, const Paths *paths, void (*wake)(void *data), void *data);
void reload_destroy(Reload *reload); /* accepts NULL; waits for a load under way */

/* Safe in a signal handler; NULL is fine. */
void reload_ask(Reload *reload);

/* Faults that kept what was loaded last from being offered; 0: it was good, -1: nothing was loaded yet. */
int reload_faults(Reload *reload);

/* The faults themselves, of what was refused since the last call: they belong to the caller then. */
void reload_take_told(Reload *reload, Faults *out);

/* True if there is something new: it belongs to the caller then. Never waits. */
bool reload_take(Reload *reload, Loaded *out);
/* Is something there to be taken? */
bool reload_is_ready(Reload *reload);

#endif
