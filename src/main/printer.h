/* The card on its way to paper: hipkiosk-print at work (src/print/README.md), one card at a time.
 *
 * Never waits. Whoever asks again, or goes, ends what was on its way: the program takes its job out of the
 * queue by itself and is listened to until it has ended, but nobody is told of it any more. */
#ifndef HK_PRINTER_H
#define HK_PRINTER_H

#include "app/paper.h"
#include "sys/child.h"

enum { PRINTER_MAX_ENDING = 4 };

typedef struct Printer {
    const char *program, *queue; /* borrowed */
    Child child;                 /* with the card of the visitor who is there */
    PaperState told;
    Child ending[PRINTER_MAX_ENDING];
} Printer;

/* `program` NULL: nothing is ever printed (a replay). */
void printer_init(Printer *printer, const char *program, const char *queue);
/* `card` as hipkiosk-print reads it; copied. */
void printer_start(Printer *printer, const char *card, size_t size);
void printer_stop(Printer *printer);
/* True if there is news for the visitor: *state. Call again until false. */
bool printer_poll(Printer *printer, PaperState *state);
/* Is any program at work, wanted or not? Then printer_poll is to be called now and then. */
bool printer_is_busy(const Printer *printer);

#endif
