/* Choosing with one switch: a frame moves over what can be chosen by itself, and the switch takes what is in
 * it.
 *
 * Where there is much, the frame first moves over groups of a few things that stand together; one press goes
 * into a group, the next takes a thing of it. Who has a second switch moves the frame with it (KEY_TAB), and
 * then it moves no more by itself. A key starts it, a finger ends it: nobody else ever sees the frame. */
#ifndef HK_SCAN_H
#define HK_SCAN_H

#include "scene/scene.h"

enum { SCAN_GROUP = 6, SCAN_WITHOUT_GROUPS = 8, SCAN_ROUNDS = 2 };

typedef struct Scan {
    bool is_running;
    bool is_inside; /* a group: the frame moves over its things */
    bool has_second_key;
    uint8_t rounds; /* how often it has been round the group */
    uint32_t ms;    /* since the frame last moved */
} Scan;

/* What the frame may stop at: things that do the same stand here once. */
typedef struct ScanStops {
    int count;
    int16_t targets[SCENE_MAX_TARGETS]; /* indices in Scene.targets */
    int16_t groups[SCENE_MAX_TARGETS];  /* of each: which group it is in, from 0 and rising */
} ScanStops;

void scan_stops(const Scene *scene, ScanStops *out);
/* The stop whose target has this id, -1 if there is none. */
int scan_stop_of(const Scene *scene, const ScanStops *stops, uint64_t id);

#endif
