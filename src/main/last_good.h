/* The last words and settings without faults, kept in a folder of the machine's own (systemd's
 * StateDirectory) for a start that finds faulty ones.
 *
 * A whole copy lies beside the one before it until a link is switched: a power cut at any moment leaves one
 * of the two. What is installed is not copied: the package keeps it. */
#ifndef HK_LAST_GOOD_H
#define HK_LAST_GOOD_H

#include "base/base.h"

typedef struct LastGood {
    char content[1200]; /* "" the installed words */
    char site[1200];    /* "" there was no site file */
} LastGood;

/* What is to be kept. Paths are borrowed; NULL: installed, none. */
typedef struct Keep {
    const char *content, *site;
    const char *logo; /* within the site file's folder */
    uint64_t stamp;   /* of all three together */
} Keep;

/* `state` is the folder; "" : nothing is kept on this machine. */
bool last_good_find(const char *state, LastGood *out);
bool last_good_is(const char *state, uint64_t stamp);
/* Copies. `is_same(data)` is asked at the end: false throws the copy away, since something was changed
 * meanwhile. A failure (a full disk, ...) is told in the log and leaves the one before. */
void last_good_keep(const char *state, const Keep *keep, bool (*is_same)(void *data), void *data);

#endif
