/* One job in one queue of a CUPS scheduler: asked about, sent, watched, taken out again.
 *
 * A job of ours never outlives its program: whatever becomes of it, it is taken out of the queue in the
 * end, with its document and its history, so that a printer that is mended later prints nobody's card. */
#ifndef HK_PRINT_QUEUE_H
#define HK_PRINT_QUEUE_H

#include <cups/cups.h>
#include <signal.h>

#include "base/err.h"

typedef enum Why { /* it did not print; README.md has the words */
                   WHY_NONE,
                   WHY_CARD,
                   WHY_SERVICE,
                   WHY_UNKNOWN,
                   WHY_PAUSED,
                   WHY_PAPER,
                   WHY_HELP,
                   WHY_AWAY,
                   WHY_REFUSED,
                   WHY_LATE,
                   WHY_CANCELLED,
                   WHY_COUNT,
} Why;

typedef struct Queue {
    const char *name;
    char uri[1024];
    http_t *http;            /* owned; NULL: not connected */
    int job;                 /* 0: none there */
    bool is_paused, is_busy; /* with a job, not only ours */
    char media[128];         /* what lies in it, else its default; "" not said */
    double until_s;          /* of the clock: then it is late */
    Why trouble; /* what the printer says of itself while it has the job: WHY_PAPER, WHY_HELP, WHY_AWAY */
    ipp_jstate_t job_state;
    volatile sig_atomic_t *is_stopped; /* somebody wants no card any more */
} Queue;

const char *queue_why(Why why);

/* Finds the queue and what it says of itself. `name`, `is_stopped` and `until_s` are set before. */
Why queue_open(Queue *queue, Err *err);
/* Sends the document. From here queue_close has something to take out. */
Why queue_send(Queue *queue, const unsigned char *bytes, size_t len, const char *media, Err *err);
/* Waits for the end of the job; `tell` hears each new state. */
Why queue_watch(Queue *queue, void (*tell)(const char *state), Err *err);
/* Takes the job out, tries again where the scheduler does not answer; false: it may still be there. */
bool queue_close(Queue *queue, Err *err);

#endif
