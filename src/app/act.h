/* Actions seen from outside: are they possible in this world, and how does a dump write them? */
#ifndef HK_ACT_H
#define HK_ACT_H

#include "app/world.h"
#include "scene/action.h"

/* Do its a and b name things that there are? */
bool act_is_valid(const World *world, Action action);

/* In words, for dumps: "page bursitis", "area outer-hip left". At most `size` bytes with the NUL. The
 * action must be valid. */
void act_text(const World *world, Action action, char *out, int size);

#endif
