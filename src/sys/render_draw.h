/* One command of a scene as pixels: finds what it needs of fonts, figures and logo, and rasterises. */
#ifndef HK_RENDER_DRAW_H
#define HK_RENDER_DRAW_H

#include "sys/figures.h"
#include "sys/font.h"
#include "sys/raster.h"

/* Premultiplied pixels of the one ordinary picture a screen may show, fitted into a box. */
typedef struct RenderLogo {
    char path[512];
    Rect box;         /* w, h: it was fitted into */
    int w, h;         /* 0: could not be loaded */
    uint32_t *pixels; /* owned */
} RenderLogo;

typedef struct RenderSources {
    Fonts *fonts;         /* borrowed, may be NULL */
    FigureStore *figures; /* borrowed, may be NULL */
    RenderLogo logo;
} RenderSources;

/* What a command draws from in this frame. */
typedef struct RenderLook {
    Rect ink;           /* all pixels it may touch, scroll windows apart; empty: nothing is drawn */
    const void *source; /* borrowed: RunMask, Mask, Picture, ZoneMasks or Print; NULL: needs none */
} RenderLook;

/* May rasterise text and load the logo; a logo that cannot be read is told once. */
RenderLook render_draw_look(RenderSources *sources, const Scene *scene, const Command *command);
/* True if every pixel of `area` becomes what the command draws, whatever was there. */
bool render_draw_hides(const Command *command, const RenderLook *look, Rect area);
void render_draw(const RenderSources *sources, const Canvas *canvas, const Command *command,
                 const RenderLook *look);

void render_draw_free_logo(RenderLogo *logo);

#endif
