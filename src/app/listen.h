/* What a visitor hears: which passage of the screen is being said, and which word of it.
 *
 * The scene holds the passages (scene.h); this says in which order, when it stops and what comes next. Saying
 * itself is done elsewhere: EFFECT_SAY asks for it, EVENT_VOICE tells how far it is. */
#ifndef HK_LISTEN_H
#define HK_LISTEN_H

#include "scene/scene.h"

typedef enum ListenState {
    LISTEN_OFF,
    LISTEN_SAYING,
    LISTEN_HELD, /* a finger came down: silent; paused when it is up, unless it touched something else */
    LISTEN_PAUSED,
} ListenState;

typedef enum ListenCommand {
    LISTEN_START,
    LISTEN_PAUSE,
    LISTEN_RESUME,
    LISTEN_AGAIN, /* the passage from its beginning */
    LISTEN_NEXT,  /* the next heading */
    LISTEN_SLOWER,
    LISTEN_FASTER,
    LISTEN_SOFTER,
    LISTEN_LOUDER,
    LISTEN_STOP,
    LISTEN_COMMAND_COUNT
} ListenCommand;

enum { LISTEN_SPEEDS = 5, LISTEN_NORMAL_SPEED = 2, LISTEN_VOLUMES = 9 };

typedef struct Listen {
    uint8_t state;      /* ListenState */
    uint8_t speed;      /* 0 to LISTEN_SPEEDS - 1 */
    uint8_t volume;     /* 1 to LISTEN_VOLUMES, at most the site's limit */
    int16_t passage;    /* in Scene.passages */
    uint16_t from;      /* byte of the passage at which saying began */
    uint16_t word_from; /* bytes of the passage: the word that is heard; equal: none yet */
    uint16_t word_to;
} Listen;

/* "pause" and so on, for dumps. */
const char *listen_command_name(ListenCommand command);
/* Words a minute. */
int listen_rate(const Listen *listen);

/* The passage after `passage` in the order of reading, -1: from the beginning. What stands above and with the
 * first heading comes first, then warnings, then the rest. -1: there is none. */
int listen_following(const Scene *scene, int passage);

#endif
