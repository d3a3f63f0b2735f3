/* What one visit opens, until it ends and is handed to the counts (sys/counts.h): how often which page and
 * which area, never in which order. Wiped with the visit. */
#ifndef HK_TALLY_H
#define HK_TALLY_H

#include "app/app.h"
#include "sys/counts.h"

typedef struct Tally {
    const Content *content;  /* borrowed; NULL: nothing is counted */
    uint16_t *pages, *areas; /* owned */
    uint16_t help, check;    /* warnings shown */
    int language;
    bool is_visit;
} Tally;

/* Counts nothing without content or where the site does not ask for it. */
void tally_init(Tally *tally, const World *world);
void tally_free(Tally *tally);

/* The app was somewhere else before. */
void tally_see(Tally *tally, const Place *before, const App *now);
/* The visit is over. `counts` NULL: it was no visit (staff came in), and is forgotten. */
void tally_end(Tally *tally, Counts *counts, time_t now);

#endif
