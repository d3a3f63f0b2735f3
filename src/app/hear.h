/* Hearing everything: the kiosk without sight.
 *
 * What keys walk to and fingers touch is named, and acts when it is chosen a second time; screens say what
 * they are. Here stands when something is said and what it is about; the words are made of the scene that
 * shows it (view/hear.h). EFFECT_HEAR asks for them, EVENT_VOICE tells that they have been said. */
#ifndef HK_HEAR_H
#define HK_HEAR_H

#include "scene/scene.h"

typedef enum HearKind {
    HEAR_WELCOME,  /* it is on now, and how it goes */
    HEAR_OFF,      /* it is off now */
    HEAR_HERE,     /* who asked where they are is told so */
    HEAR_TITLE,    /* of the screen */
    HEAR_COUNT,    /* how much there is to choose */
    HEAR_STILL,    /* is anybody there? */
    HEAR_KEYS,     /* what the keys do, how to get help */
    HEAR_GROUP,    /* what the focus and its like have in common, where that is new */
    HEAR_TARGET,   /* what the focus is on */
    HEAR_MORE,     /* what stands below its name */
    HEAR_RESULT,   /* what has changed by the last deed */
    HEAR_PLACE,    /* what the finger is on, on the figure */
    HEAR_TEXT,     /* a passage that was touched */
    HEAR_SECONDS,  /* of the countdown */
    HEAR_SOUND,    /* how fast and loud it is now */
    HEAR_WARNINGS, /* of the screen, then no more */
    HEAR_ALL,      /* all passages of the screen */
} HearKind;

enum { HEAR_MAX = 8 };

typedef struct Hear {
    bool has_chosen; /* the visitor said on or off: a key does not switch it on again */
    bool is_saying;  /* the first of the queue; what is read aloud is Listen's */
    bool is_reading; /* Listen reads for this: without its strip */
    bool reads_all;  /* else warnings only */
    uint8_t count;
    uint8_t queue[HEAR_MAX]; /* HearKind */
    uint8_t told_s;          /* of the countdown */
    int16_t passage;         /* HEAR_TEXT */
    uint64_t from;           /* id of what the focus was on before */
    Action named;            /* what was touched last, ACTION_NONE: nothing */
} Hear;

/* Does the walk stop at it? Names beside the figure are in the list too, and what scrolls is not needed. */
bool hear_walks(const Target *target);

#endif
