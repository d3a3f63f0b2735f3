/* Brings the drawn pixels to the glass: the window's own surface, or a texture of the GPU.
 *
 * Without a GPU the window surface wins (SDL's renderers go through llvmpipe); with one, the
 * accelerated renderer. One rasteriser draws for both: see src/README.md. */
#ifndef HK_PRESENT_H
#define HK_PRESENT_H

#include <SDL.h>

#include "base/err.h"
#include "sys/render.h"

typedef enum PresentKind { PRESENT_AUTO, PRESENT_GPU, PRESENT_SURFACE } PresentKind;

typedef struct Presenter Presenter;

/* "auto", "gpu", "surface" */
PresentKind present_kind(const char *name);
/* Call before SDL_Init. */
void present_set_hints(PresentKind kind);

/* rotation: 0, 90, 180, 270, how far the picture is turned clockwise. Owned; NULL and *err. */
Presenter *present_create(SDL_Window *window, PresentKind kind, int rotation, Err *err);
void present_destroy(Presenter *presenter);

/* 32-bit XRGB pixels to draw into, as the visitor sees them; NULL while there is no screen. May be
 * another one after present_event returned true. */
SDL_Surface *present_surface(Presenter *presenter);
void present_show(Presenter *presenter, const Damage *damage);

/* True if the event means that everything must be drawn again (exposed, resized, textures lost). */
bool present_event(Presenter *presenter, const SDL_Event *event);

#endif
