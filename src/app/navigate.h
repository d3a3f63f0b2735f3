/* Carrying out actions: which place follows which. */
#ifndef HK_NAVIGATE_H
#define HK_NAVIGATE_H

#include "app/app.h"

/* The place at start: attract, or sorry without content. */
Place navigate_start(const World *world);
void navigate_act(App *app, const Scene *shown, Action action);
/* Content or screen were replaced: stay if the place still exists, else start again. */
void navigate_world_changed(App *app);

/* The action in words, for dumps: "page bursitis", "area outer-hip left". At most `size` bytes with
 * the NUL. */
void navigate_action_text(const World *world, Action action, char *out, int size);

#endif
