/* Pixels: fills, rounded boxes, lines and coverage masks, anti-aliased, into 32-bit XRGB rows.
 *
 * Everything is clipped to Canvas.clip. Colours are 0xAARRGGBB with straight alpha. */
#ifndef HK_RASTER_H
#define HK_RASTER_H

#include "base/geom.h"
#include "scene/scene.h"

typedef struct Canvas {
    uint32_t *pixels;
    int stride_px;
    Rect clip; /* inside the picture */
} Canvas;

void raster_fill(const Canvas *canvas, Rect rect, Color color);
/* Corners of `radius` px, at most half the shorter side. */
void raster_round(const Canvas *canvas, Rect rect, int radius, Color color);
/* A border of `width` px inside the rect. */
void raster_frame(const Canvas *canvas, Rect rect, int radius, int width, Color color);
/* Round ends; equal ends give a dot of diameter `width`. */
void raster_line(const Canvas *canvas, float x0, float y0, float x1, float y1, float width, Color color);

/* Tints by 8-bit coverage, top left at x, y. */
void raster_mask(const Canvas *canvas, const uint8_t *alpha, int stride, int w, int h, int x, int y,
                 bool is_mirrored, Color color);
/* The same for glyphs: blended by their perceived weight, see raster.c. */
void raster_glyphs(const Canvas *canvas, const uint8_t *alpha, int stride, int w, int h, int x, int y,
                   Color color);
/* Premultiplied 0xAARRGGBB (colour emoji). */
void raster_argb(const Canvas *canvas, const uint32_t *pixels, int stride_px, int w, int h, int x, int y);

/* Opaque picture; source pixel (0, 0) falls on x, y, and one target px is `step` source px. A step
 * of 1 at whole px copies rows; others are bilinear. Outside the picture nothing is drawn. */
void raster_picture(const Canvas *canvas, const uint32_t *pixels, int stride_px, int w, int h, float x,
                    float y, float step, Rect into);

#endif
