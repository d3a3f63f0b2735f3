/* What was said, in order: for dumps and for "expect said" of replays. */
#ifndef HK_SAID_H
#define HK_SAID_H

#include <stdio.h>

#include "base/base.h"

enum { SAID_MAX = 512 };

typedef struct Said {
    int count, dumped; /* those before `dumped` were in a dump */
    int expected;      /* those before were asked for */
    struct {
        char tag[16];
        char *text; /* owned */
    } items[SAID_MAX];
} Said;

/* Beyond SAID_MAX the oldest go. */
void said_add(Said *said, const char *tag, const char *text);
void said_clear(Said *said);
/* Was something that holds `text` said after what was asked for last? */
bool said_expect(Said *said, const char *text);

#endif
