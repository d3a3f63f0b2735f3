/* A scene as one line of JSON, for tests and for programs that read the screen (DESIGN section 6). */
#ifndef HK_DUMP_H
#define HK_DUMP_H

#include <stdio.h>

#include "main/kiosk.h"

/* With `has_commands` also all that is drawn (dump_commands.c). */
void dump_scene(FILE *out, Kiosk *kiosk, bool has_commands);
void dump_commands(FILE *out, const Kiosk *kiosk);

/* Whether the target is listed: what lies out of its scroll window is not, and what shows half there answers
 * a finger, but is not offered yet. */
bool dump_offers(const Kiosk *kiosk, const Target *target);

/* The name of the view as seen: "still" while asking. */
const char *dump_view_name(const App *app);

#endif
