/* One finger on the glass: what it pressed and whether it has become a drag.
 *
 * The first finger down owns the gesture; others do nothing until all are up. */
#ifndef HK_GESTURE_H
#define HK_GESTURE_H

#include "scene/scene.h"

typedef struct Press {
    bool is_down;
    bool is_inside;   /* the finger is on its target: released here, it acts */
    bool is_drag;     /* it scrolls; the target is let go */
    bool is_on_stage; /* the target is the figure */
    int64_t finger;
    int fingers_down; /* all fingers on the glass */
    int x, y;         /* px now */
    int start_x, start_y;
    Action action; /* of the target, ACTION_NONE if there is none */
    Rect rect;     /* where the target was when pressed, px */
    float scroll_start_px;
    float velocity; /* px per ms, of the finger, smoothed */
    uint32_t since_move_ms;
} Press;

/* The target of `scene` a finger at x, y means: the one it is in, else the nearest within
 * `slop_px`; -1 if none. */
int gesture_target(const Scene *scene, int x, int y, int slop_px);

#endif
