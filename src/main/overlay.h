/* What staff of one clinic have set on the screen: who signed which page, and how large the glass is.
 *
 * One small file of its own under the state folder, so that an update of the package leaves it and it never
 * touches the pack. A signature holds for the words that were read: another text, and the page is not
 * reviewed any more. */
#ifndef HK_OVERLAY_H
#define HK_OVERLAY_H

#include "base/arena.h"
#include "base/err.h"
#include "model/content.h"

typedef struct Signature {
    const char *page, *lang, *by, *role, *on; /* in the overlay's arena */
    uint64_t text;                            /* review_text_hash */
} Signature;

enum { OVERLAY_MAX_SIGNATURES = 20000 };

typedef struct Overlay {
    char path[1200]; /* "": nothing is kept */
    Arena arena;
    Signature *items; /* owned */
    int count;
    double diagonal_in; /* 0: not set */
} Overlay;

/* `folder` NULL: works, and keeps nothing. A file with a fault is told and put aside as
 * <name>.bad; one that cannot be read is told and left, and nothing is kept then. */
void overlay_open(Overlay *overlay, const char *folder);
void overlay_close(Overlay *overlay);

/* Puts the signatures onto the pages whose words they were given for. */
void overlay_apply(const Overlay *overlay, Content *content);
/* Signs the page of the language, here and on the disk. False, and nothing has changed, if it cannot be kept.
 */
bool overlay_sign(Overlay *overlay, Content *content, int language, int page, const Review *review, Err *err);
bool overlay_measure(Overlay *overlay, double diagonal_in, Err *err);

#endif
