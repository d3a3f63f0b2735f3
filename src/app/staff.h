/* The corner of the kiosk that is for staff: how it is entered and what lies open in it, one plain value in
 * App.
 *
 * Five touches in one upper corner, where no control is, open a pad; the right PIN wipes the visit and leads
 * in. Digits leave with EFFECT_CHECK_PIN, the answer comes as EVENT_STAFF; the hash and the lock lie outside
 * (World.staff), since a wipe must not lift a lock. Off the staff screens all of this is zero but the touches
 * of the last seconds. */
#ifndef HK_STAFF_H
#define HK_STAFF_H

#include "base/err.h"

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

/* What the glass has felt in the screen test: cells of a grid over all of it, and the fingers on it now. */
enum { TEST_ROWS = 64, TEST_COLUMNS = 64, TEST_FINGERS = 10, TEST_CELL_MM = 12 };

typedef struct TestFinger {
    int64_t finger;
    int16_t x, y;
    bool is_down;
} TestFinger;

typedef struct TouchTest {
    uint64_t rows[TEST_ROWS]; /* bit c: column c has felt a finger */
    TestFinger fingers[TEST_FINGERS];
    uint16_t touches;
    uint8_t most; /* fingers at once */
} TouchTest;

enum { STAFF_COLORS = 5 }; /* of the screen test */
enum { CLEAN_SHORT_S = 30, CLEAN_LONG_S = 60, DIAGONAL_LEAST = 70, DIAGONAL_MOST = 1000 };

typedef struct Staff {
    bool is_in; /* the PIN was right */
    uint8_t pin_state, pin_len;
    char pin[STAFF_PIN_MOST + 1];
    uint8_t corner, touch_count;
    uint16_t touch_ms[STAFF_TOUCHES - 1]; /* ages of the touches, the last one first */
    uint8_t signer;                       /* EFFECT_SIGN: one of the site's reviewers */
    uint32_t clean_ms;                    /* so long no touch counts; 0: they do */
    uint16_t diagonal;                    /* of the ruler, tenths of an inch; 0: as the screen is laid out */
    TouchTest test;
} Staff;

/* What has been counted, as it was when staff came in. */
enum { COUNT_DAYS = 14, COUNT_AREAS = 6 };

typedef struct CountNews {
    bool is_on, was_damaged;
    int visits, pages;                               /* today */
    int days[COUNT_DAYS], day_of_month[COUNT_DAYS];  /* visits, today's last */
    int areas[COUNT_AREAS], area_times[COUNT_AREAS]; /* regions, of this month, most first */
    int area_count;
} CountNews;

/* What staff are told; kept by main, which changes it between events. */
typedef struct StaffNews {
    bool has_pin;        /* else nothing opens the pad */
    uint32_t locked_ms;  /* so long no PIN is looked at; 0: it is */
    bool can_reload;     /* somebody answers EFFECT_RELOAD */
    bool has_diagonal;   /* site file or command line say how large the screen is: staff cannot */
    bool not_kept;       /* what was to be kept last could not be */
    char today[11];      /* YYYY-MM-DD */
    const Fault *faults; /* of the last load; borrowed */
    int fault_count;
    CountNews counts;
} StaffNews;

#endif
