/* A scene as one line of JSON, for tests and for programs that read the screen (DESIGN section 6). */
#ifndef HK_DUMP_H
#define HK_DUMP_H

#include <stdio.h>

#include "main/kiosk.h"

void dump_scene(FILE *out, const Kiosk *kiosk);

/* The name of the view as seen: "still" while asking. */
const char *dump_view_name(const App *app);

#endif
