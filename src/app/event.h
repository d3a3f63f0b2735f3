/* What happens to the app: touches, keys and the passing of time, already in the visitor's
 * orientation and in px of the screen. Finger and mouse give the same events. */
#ifndef HK_EVENT_H
#define HK_EVENT_H

#include "base/base.h"

typedef enum EventKind {
    EVENT_TICK, /* only time has passed */
    EVENT_DOWN,
    EVENT_MOVE,
    EVENT_UP,
    EVENT_CANCEL, /* the system took the touch away */
    EVENT_KEY,
    EVENT_WORLD, /* the world was replaced: new content or another screen size */
} EventKind;

typedef enum Key {
    KEY_NONE,
    KEY_TAB,
    KEY_SHIFT_TAB,
    KEY_RETURN,
    KEY_ESCAPE,
    KEY_HOME,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
} Key;

typedef struct Event {
    EventKind kind;
    uint32_t elapsed_ms; /* since the event before */
    int64_t finger;      /* DOWN, MOVE, UP, CANCEL: which one; the mouse is one too */
    int x, y;            /* px */
    Key key;
} Event;

/* "tab" -> KEY_TAB and so on; KEY_NONE for an unknown name. */
Key key_from_name(const char *name);
const char *key_name(Key key);

#endif
