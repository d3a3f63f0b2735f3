/* What a touch target does when it is released: a small plain value.
 *
 * The app carries actions out, the dump prints them, nothing else interprets them. */
#ifndef HK_ACTION_H
#define HK_ACTION_H

#include <stdint.h>

typedef enum ActionKind {
    ACTION_NONE,
    ACTION_START, /* leave attract for the map; a: language index or -1 */
    ACTION_HOME,
    ACTION_BACK,
    ACTION_INDEX, /* A-Z */
    ACTION_HELP,
    ACTION_SESSION,
    ACTION_AREA,         /* a: region, b: Side (SIDE_NONE: not said) */
    ACTION_CHOOSE,       /* several regions lie under the touch: ask which */
    ACTION_SIDE,         /* b: Side chosen on the area screen */
    ACTION_PAGE,         /* a: page */
    ACTION_VIEW,         /* a: view of the figure */
    ACTION_LAYER,        /* a: FigureLayer */
    ACTION_LETTER,       /* scroll the index to y = a * ACTION_LETTER_UNIT + b px */
    ACTION_SCROLL,       /* a: +1 or -1 screenful */
    ACTION_STAY,         /* "I'm still here" */
    ACTION_CLOSE,        /* leave chooser */
    ACTION_LANGUAGE,     /* open the language screen */
    ACTION_SET_LANGUAGE, /* a: language index */
    ACTION_DISPLAY,      /* open the display screen */
    ACTION_SET_TEXT,     /* a: text step */
    ACTION_SET_CONTRAST, /* a: 1 high, 0 normal */
    ACTION_SET_MOTION,   /* a: 1 reduced, 0 normal */
    ACTION_SET_TONE,     /* a: skin tone of the figure */
    ACTION_KIND_COUNT
} ActionKind;

enum { ACTION_LETTER_UNIT = 1 << 14 };

typedef struct Action {
    uint16_t kind; /* ActionKind */
    int16_t a, b;
} Action;

#endif
