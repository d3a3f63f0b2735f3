/* The one translation from SDL's events to the app's: X11, Wayland and KMSDRM differ, the app does
 * not see it. Finger and mouse give one Event each, in the visitor's orientation. */
#ifndef HK_INPUT_H
#define HK_INPUT_H

#include <SDL.h>

#include "app/event.h"
#include "model/site.h"

typedef struct Input {
    int w, h;           /* px of the screen as the visitor sees it */
    int rotation;       /* 0, 90, 180, 270: how far the picture is turned clockwise on the glass */
    int touch_rotation; /* as in the site file, as is the next */
    TouchMirror touch_mirror;
    int panels;      /* touch panels there were */
    bool is_touched; /* the last touch was a finger's: no cursor */
} Input;

/* Call before SDL_Init: one touch arrives once, and the input method is left alone. */
void input_set_hints(void);

/* True if the SDL event is one for the app; elapsed_ms is left to the caller. */
bool input_translate(Input *input, const SDL_Event *sdl, Event *out);

/* True if a touch panel has gone since the last call: its fingers will never be lifted. */
bool input_lost_panel(Input *input);

#endif
