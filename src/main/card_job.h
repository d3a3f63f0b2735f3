/* What hipkiosk-print is told of a card: its lines (view/card_paper.h) and its figure as grey pixels
 * (src/print/README.md). */
#ifndef HK_CARD_JOB_H
#define HK_CARD_JOB_H

#include "main/kiosk.h"

typedef struct CardJob {
    char *bytes; /* owned */
    size_t size;
} CardJob;

/* Without a figure where that is not drawn yet. The card is not empty. */
CardJob card_job_make(Kiosk *kiosk);
/* Overwrites it, then lets it go. */
void card_job_free(CardJob *job);

#endif
