/* The card on one page, as PDF in memory. */
#ifndef HK_PRINT_PAGE_H
#define HK_PRINT_PAGE_H

#include "print/card.h"

typedef struct Paper {
    double w_mm, h_mm; /* of a roll: h_mm is the most it may be long, the page ends where the card does */
    bool is_roll;
} Paper;

typedef struct Pdf {
    unsigned char *bytes; /* owned */
    size_t len, room;
    double h_mm; /* of the page */
} Pdf;

/* By a name as CUPS has it ("iso_a4_210x297mm", "A4", "X72MMY200MM"...). False: nobody knows its size. */
bool page_paper(const char *media, Paper *paper);

/* Sets the whole card on one page: smaller letters where it is long, and where even that is not enough,
 * lines are left out from the end of each face and an ellipsis says so. */
bool page_make(const Card *card, const Paper *paper, Pdf *pdf, Err *err);
/* Overwrites it, then lets it go. */
void page_free(Pdf *pdf);

#endif
