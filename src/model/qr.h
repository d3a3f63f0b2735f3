/* A text as a QR code: the text itself, no address, no network.
 *
 * UTF-8 in byte mode, told by ECI where it is more than ASCII, error correction M, as ISO/IEC 18004 has it;
 * the smallest version that holds the text. The quiet zone of 4 modules is the drawer's. */
#ifndef HK_QR_H
#define HK_QR_H

#include "base/base.h"

enum {
    QR_MAX_BYTES = 1000, /* a larger code could not be read from a screen at arm's length */
    QR_MAX_MODULES = 177,
    QR_QUIET = 4, /* modules of white on each side */
};

typedef struct Qr {
    int size;                                                /* modules a side; 0: no code */
    uint8_t bits[(QR_MAX_MODULES * QR_MAX_MODULES + 7) / 8]; /* row by row, 1: dark */
} Qr;

/* False, and size 0, for an empty text or one of more than QR_MAX_BYTES bytes. */
bool qr_encode(Qr *qr, const char *text);
bool qr_is_dark(const Qr *qr, int x, int y);

#endif
