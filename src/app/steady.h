/* For hands that shake: a tap that comes twice counts once, and where a visitor wants it so, a touch acts
 * when it has been held instead of when it is let go. */
#ifndef HK_STEADY_H
#define HK_STEADY_H

#include "base/base.h"

enum {
    STEADY_TWICE_MS = 250, /* always: from one tap to the next that is none, at one place */
    STEADY_HOLD_MS = 800,
    STEADY_RING_STEPS = 20, /* in which the ring around the finger fills */
};

/* What acted last. */
typedef struct LastTap {
    bool is_there;
    int x, y; /* px */
    uint32_t since_ms, since_key_ms;
    uint8_t key; /* Key; KEY_NONE: none yet */
} LastTap;

#endif
