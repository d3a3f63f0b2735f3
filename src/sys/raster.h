/* Pixels: fills, rounded boxes, lines, coverage masks and pictures, into 32-bit XRGB rows.
 *
 * What a pixel becomes depends on the pixel alone, never on the clip, and shapes do not change when
 * moved by whole pixels: a part painted anew joins the rest without a seam. Nothing outside
 * Canvas.clip is touched. Colours are 0xAARRGGBB with straight alpha; every pixel written has 0xff
 * on top. What is drawn over goes through two mixes:
 *
 *   alpha of a colour:  sRGB numbers, d + (s - d) * a, as design programs do it;
 *   coverage of an edge or a glyph:  (c * s^1.45 + (1 - c) * d^1.45)^(1 / 1.45).
 *
 * Coverage is an area of light. Mixed in sRGB numbers, dark text on light is too heavy and light on
 * dark too thin; mixed in true linear light (about x^2.2) it is the other way round, since fonts are
 * drawn for the former. Between the two both look of one weight, and 1.45 is the steepest power for
 * which 12 bits still tell all 256 values apart, so that a colour on itself stays what it is. */
#ifndef HK_RASTER_H
#define HK_RASTER_H

#include "base/geom.h"
#include "scene/scene.h"

/* Tables: light, mixes of two colours, corners. It may grow with the first box of a new radius.
 * Owned; destroy accepts NULL. */
typedef struct RasterCache RasterCache;
RasterCache *raster_cache_create(void);
void raster_cache_destroy(RasterCache *cache);

typedef struct Canvas {
    uint32_t *pixels;
    int stride_px;
    Rect clip; /* inside the picture */
    RasterCache *cache;
} Canvas;

void raster_fill(const Canvas *canvas, Rect rect, Color color);
/* Corners of `radius` px, at most half the shorter side; their coverage is the exact area. */
void raster_round(const Canvas *canvas, Rect rect, int radius, Color color);
/* A border of `width` px inside the rect. */
void raster_frame(const Canvas *canvas, Rect rect, int radius, int width, Color color);

/* Round ends; equal ends give a dot of diameter `width`. Ends count to 1/64 px. */
typedef struct RasterLine {
    int x0, y0, x1, y1, width; /* 1/64 px */
} RasterLine;
RasterLine raster_line_make(float x0, float y0, float x1, float y1, float width);
/* All pixels it may touch. */
Rect raster_line_bounds(const RasterLine *line);
void raster_line(const Canvas *canvas, const RasterLine *line, Color color);

/* 8-bit coverage. */
typedef struct RasterMask {
    const uint8_t *alpha;
    int stride, w, h;
} RasterMask;
/* Tints with the mask's top left at x, y. */
void raster_mask(const Canvas *canvas, const RasterMask *mask, int x, int y, bool is_mirrored, Color color);
/* Tints with a mask of which only what has a time is there: all of it where `time` (may be NULL: of no
 * time) is at most `now`, fading to none at RASTER_TIME_SOFT later. Both are as large. */
enum { RASTER_TIME_SOFT = 40 };
void raster_mask_timed(const Canvas *canvas, const RasterMask *mask, const uint8_t *time, int now, int x,
                       int y, Color color);
/* Premultiplied 0xAARRGGBB (colour emoji). */
void raster_argb(const Canvas *canvas, const uint32_t *pixels, int stride_px, int w, int h, int x, int y);

/* How a source is stretched over a rect: the source px (fractions count) at the rect's top left
 * corner, and how many source px one target px is. */
typedef struct RasterFit {
    float u, v, step;
} RasterFit;
/* True if the fit is a mere shift by whole px. */
bool raster_fit_is_exact(RasterFit fit, int w, int h);
/* The part of the rect that a source of w x h px reaches. */
Rect raster_fit_bounds(Rect into, RasterFit fit, int w, int h);

/* Opaque picture: rows are copied if the fit is exact, else bilinear. */
void raster_picture(const Canvas *canvas, const uint32_t *pixels, int stride_px, int w, int h, Rect into,
                    RasterFit fit);
/* The same for a mask. */
void raster_mask_fit(const Canvas *canvas, const RasterMask *mask, Rect into, RasterFit fit, Color color);

#endif
