/* What has become of the card that is being printed, as far as the visitor is told. */
#ifndef HK_PAPER_H
#define HK_PAPER_H

#include "model/strings.h"

typedef enum PaperState {
    PAPER_NONE,    /* nothing was asked for */
    PAPER_WORKING, /* on its way */
    PAPER_DONE,
    PAPER_EMPTY, /* the printer wants paper */
    PAPER_HELP,  /* its door is open, paper is jammed: somebody must look */
    PAPER_AWAY,  /* it cannot be reached, or is switched off */
    PAPER_FAILED,
    PAPER_STATE_COUNT,
} PaperState;

/* "done" -> PAPER_DONE and so on; PAPER_STATE_COUNT for an unknown name. */
PaperState paper_from_name(const char *name);
const char *paper_name(PaperState state);
/* What the visitor reads; of PAPER_NONE there is nothing to say. */
StringId paper_words(PaperState state);

#endif
