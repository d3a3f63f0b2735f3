/* Brings the drawn pixels to the glass: the window's own surface, or a texture of the GPU.
 *
 * Without a GPU the window surface wins (SDL's renderers go through llvmpipe); with one, the
 * accelerated renderer. One rasteriser draws for both. The window's surface is drawn into directly
 * where its pixels are 32-bit RGB and the glass is not turned; else the damaged rects are turned and
 * converted from a surface of the presenter's own. */
#ifndef HK_PRESENT_H
#define HK_PRESENT_H

#include <SDL.h>

#include "base/err.h"
#include "sys/render.h"

typedef enum PresentKind { PRESENT_AUTO, PRESENT_GPU, PRESENT_SURFACE } PresentKind;

typedef struct Presenter Presenter;

/* "auto", "gpu", "surface"; anything else is auto. */
PresentKind present_kind(const char *name);
/* Call before SDL_Init: sets SDL_HINT_FRAMEBUFFER_ACCELERATION (0 unless there may be a GPU) and
 * SDL_HINT_RENDER_SCALE_QUALITY. */
void present_set_hints(PresentKind kind);

/* The window is borrowed. Auto takes the GPU if there is a render node and its GL is not a program.
 * Owned; NULL and *err if the wanted kind is not to be had. */
Presenter *present_create(SDL_Window *window, PresentKind kind, Err *err);
/* How far the picture is turned clockwise: 0, 90, 180, 270. Before the first present_surface. */
void present_turn(Presenter *presenter, int rotation);
void present_destroy(Presenter *presenter); /* NULL is fine; before the window's end */

/* The glass or the window's pixels may be others than before: the next show is of everything. */
void present_forget(Presenter *presenter);

/* True if a GPU brings the pixels. */
bool present_is_gpu(const Presenter *presenter);

/* 32-bit XRGB pixels to draw into, as the visitor sees them; NULL while there is no screen. May be
 * another one after present_event returned true. Borrowed. */
SDL_Surface *present_surface(Presenter *presenter);

/* Shows the damaged rects, after an event that lost the picture all of it. No damage: nothing. */
void present_show(Presenter *presenter, const Damage *damage);

/* True if all that was drawn stands on the glass. */
bool present_is_whole(const Presenter *presenter);

/* True if the event means that everything must be drawn again (exposed, resized, another display,
 * textures lost). */
bool present_event(Presenter *presenter, const SDL_Event *event);

/* Where a rect of a picture of w x h px lies on glass that shows it turned clockwise. */
SDL_Rect present_turned(int rotation, int w, int h, SDL_Rect rect);

#endif
