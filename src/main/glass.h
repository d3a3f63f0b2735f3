/* The window and its pixels: opened on what the machine has, whatever that is.
 *
 * Where the first way gives a window without pixels (Wayland without EGL), others are tried, and the log says
 * which one holds. */
#ifndef HK_GLASS_H
#define HK_GLASS_H

#include "main/options.h"
#include "model/site.h"
#include "sys/present.h"

typedef struct Glass {
    SDL_Window *window;   /* owned */
    Presenter *presenter; /* owned */
    int display;          /* SDL's index of the one it stands on */
    bool is_full;         /* the window covers it */
} Glass;

/* The fast part, which needs no site file: display, window, presenter. */
bool glass_open(Glass *glass, const Options *options, Err *err);
/* Onto the display of the site file, turned as it says; there are pixels then. */
bool glass_settle(Glass *glass, const Options *options, const Site *site, Err *err);
/* After the first picture: what takes time on X11. True if the window may have other pixels now. */
bool glass_cover(Glass *glass);
void glass_close(Glass *glass); /* accepts {0} */

#endif
