/* Wrong PINs: five lock the pad for five minutes, each further one for longer, also over restarts.
 *
 * A try is on the disk before it is looked at, and a restart makes a lock begin anew: neither the plug nor a
 * clock that jumps gives another try. */
#ifndef HK_LOCKOUT_H
#define HK_LOCKOUT_H

#include "base/base.h"

enum { LOCKOUT_TRIES = 5, LOCKOUT_FIRST_MS = 5 * 60 * 1000, LOCKOUT_MOST_MS = 60 * 60 * 1000 };

typedef struct Lockout {
    int fd; /* owned; 0, as in {0}, or -1: nothing is kept */
    int wrong;
    uint32_t left_ms; /* 0: open */
} Lockout;

/* Reads what is in `path` and keeps it open. NULL, or a file that cannot be had: works on without (one log
 * line). One that is damaged counts as five wrong tries. */
void lockout_open(Lockout *lockout, const char *path);
void lockout_close(Lockout *lockout);

/* Before a PIN is looked at: counts it as a wrong one. */
void lockout_try(Lockout *lockout);
/* It was wrong; locks from the fifth on. */
void lockout_wrong(Lockout *lockout);
void lockout_right(Lockout *lockout);
void lockout_pass(Lockout *lockout, uint32_t ms);

#endif
