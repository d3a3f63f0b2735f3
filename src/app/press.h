/* One finger on the glass: what it pressed and whether it has become a drag.
 *
 * A finger that pressed something or drags owns the gesture until it is up or let go; others do nothing
 * meanwhile. One that touched nothing owns it for a moment only: fingers that come down together are one
 * gesture, but a hand that rests beside the targets keeps no finger from working. */
#ifndef HK_PRESS_H
#define HK_PRESS_H

#include "app/place.h"
#include "scene/scene.h"

typedef struct Press {
    bool is_down;
    bool is_inside;   /* the finger is on its target: released here, it acts */
    bool is_drag;     /* it scrolls; the target is let go */
    bool is_on_stage; /* the target is the figure */
    bool is_naming;   /* it wants to hear what is there: released, it does nothing */
    int64_t finger;
    int x, y; /* px now */
    int start_x, start_y;
    Action action; /* of the target, ACTION_NONE if there is none */
    Rect rect;     /* where the target was when pressed, px */
    float scroll_start_px;
    float velocity; /* px per ms, of the finger, smoothed */
    uint32_t since_move_ms, since_down_ms;
    uint32_t held_ms; /* on its target, where holding is what acts */
    /* What lies under it on the figure. */
    uint8_t candidate_count;
    Candidate candidates[PLACE_MAX_CANDIDATES];
    int16_t structure; /* in a deeper layer; -1: none */
} Press;

/* The target of `scene` a finger at x, y means: the one it is in, else the nearest within
 * `slop_px`; -1 if none. */
int press_target(const Scene *scene, int x, int y, int slop_px);

#endif
