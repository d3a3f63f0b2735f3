/* The corner of the kiosk that is for staff: how it is entered and what lies open in it, one plain value in
 * App.
 *
 * Five touches in one upper corner, where no control is, open a pad; the right PIN wipes the visit and leads
 * in. Digits leave with EFFECT_CHECK_PIN, the answer comes as EVENT_STAFF; the hash and the lock lie outside
 * (World.staff), since a wipe must not lift a lock. Off the staff screens all of this is zero but the touches
 * of the last seconds. */
#ifndef HK_STAFF_H
#define HK_STAFF_H

#include "base/base.h"

enum {
    STAFF_TOUCHES = 5,
    STAFF_TOUCHES_MS = 4000, /* from the first to the last */
    STAFF_CORNER_MM = 24,
    STAFF_PIN_LEAST = 4, /* digits */
    STAFF_PIN_MOST = 8,
    STAFF_PAD_MS = 20000,   /* nobody types: back to where the visitor was */
    STAFF_IDLE_MS = 120000, /* nobody touches: closed, as after a visit */
};

typedef enum PinState { PIN_TYPING, PIN_CHECKING, PIN_WRONG } PinState;
/* Wrong is zero: what is not said opens nothing. */
typedef enum StaffAnswer { STAFF_WRONG, STAFF_RIGHT } StaffAnswer;

typedef struct Staff {
    bool is_in; /* the PIN was right */
    uint8_t pin_state, pin_len;
    char pin[STAFF_PIN_MOST + 1];
    uint8_t corner, touch_count;
    uint16_t touch_ms[STAFF_TOUCHES - 1]; /* ages of the touches, the last one first */
} Staff;

/* What staff are told; kept by main, which changes it between events. */
typedef struct StaffNews {
    bool has_pin;       /* else nothing opens the pad */
    uint32_t locked_ms; /* so long no PIN is looked at; 0: it is */
} StaffNews;

#endif
