/* Draws scenes into a surface of pixels, and only what changed since the one before.
 *
 * One rasteriser for every output: the window's surface, the texture of a GPU renderer, the
 * pictures of a replay. It never sees App. */
#ifndef HK_RENDER_H
#define HK_RENDER_H

#include <SDL.h>

#include "scene/scene.h"
#include "sys/figures.h"
#include "sys/font.h"

typedef struct Renderer Renderer;

enum { RENDER_MAX_DAMAGE = 16 };

/* Rects that changed; disjoint or nearly so. */
typedef struct Damage {
    int count;
    SDL_Rect rects[RENDER_MAX_DAMAGE];
} Damage;

/* fonts and figures are borrowed and may be NULL (then their commands draw nothing). */
Renderer *render_create(Fonts *fonts, FigureStore *figures);
void render_destroy(Renderer *renderer);

/* Brings `target` (32 bits, XRGB8888) from the scene drawn last to this one. Equal hash: draws
 * nothing, no damage. A scroll whose contents are the same is moved by rows. */
void render_scene(Renderer *renderer, SDL_Surface *target, const Scene *scene, Damage *damage);

/* The target's pixels are lost or new, or a cache was filled: draw everything next time. */
void render_forget(Renderer *renderer);

/* Rasterises every text run of a scene that is not shown yet, so that showing it is cheap. */
void render_warm(Renderer *renderer, const Scene *scene);

#endif
