/* The card as hipkiosk-print reads it (src/print/README.md). */
#ifndef HK_CARD_PAPER_H
#define HK_CARD_PAPER_H

#include "app/app.h"

/* In the clinic's language, and in the visitor's beside it where that is another; the code in the clinic's.
 * Lives in the arena; "" for an empty card. */
const char *card_paper(const App *app, Arena *arena);

#endif
