/* What happens to the app: touches, keys and the passing of time, already in the visitor's
 * orientation and in px of the screen. Finger and mouse give the same events. */
#ifndef HK_EVENT_H
#define HK_EVENT_H

#include "app/paper.h"
#include "app/staff.h"
#include "base/base.h"

typedef enum EventKind {
    EVENT_TICK, /* only time has passed */
    EVENT_DOWN,
    EVENT_MOVE,
    EVENT_UP,
    EVENT_CANCEL, /* no finger counts any more: the window lost its glass, a device went, the system took over
                   */
    EVENT_KEY,
    EVENT_PAPER, /* what has become of the card that is being printed */
    EVENT_VOICE, /* a word of the passage is heard from now on, or all of it has been said */
    EVENT_STAFF, /* whether the PIN that was typed is right */
    EVENT_CLOCK, /* the hours have begun or ended (World.is_closed) */
    EVENT_SOUND, /* the sound device came or went: World.has_sound says which */
    EVENT_WORLD, /* the world was replaced: new content or another screen size */
} EventKind;

typedef enum Key {
    KEY_NONE,
    KEY_TAB,
    KEY_SHIFT_TAB,
    KEY_RETURN,
    KEY_ESCAPE,
    KEY_WHERE, /* where am I? */
    KEY_HOME,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_LINE_UP, /* also a notch of a wheel */
    KEY_LINE_DOWN,
} Key;

typedef struct Event {
    EventKind kind;
    uint32_t elapsed_ms; /* since the event before */
    int64_t finger;      /* DOWN, MOVE, UP: which one, of which device; the mouse is one too */
    int x, y;            /* px */
    Key key;
    bool is_repeat;                    /* KEY: still held, not pressed again */
    PaperState paper;                  /* PAPER */
    StaffAnswer staff;                 /* STAFF */
    uint16_t voice_from, voice_to;     /* VOICE: bytes of what was asked to be said */
    bool voice_is_end;                 /* VOICE: nothing more comes */
    int week_min;                      /* CLOCK: minutes since Monday 00:00, for a recording */
    bool has_sound;                    /* SOUND */
    const struct Content *old_content; /* WORLD: what was shown before; borrowed for the call */
} Event;

/* "tab" -> KEY_TAB and so on; KEY_NONE for an unknown name. */
Key key_from_name(const char *name);
const char *key_name(Key key);

#endif
