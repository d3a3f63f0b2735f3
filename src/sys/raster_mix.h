/* The two mixes of raster.h, and spans of them; for raster*.c alone. */
#ifndef HK_RASTER_MIX_H
#define HK_RASTER_MIX_H

#include <string.h>

#include "sys/raster.h"

enum { RASTER_LIGHT_STEPS = 4096, RASTER_RAMPS = 16, RASTER_CORNERS = 32 };

/* What every coverage makes of one colour on another. */
typedef struct RasterRamp {
    uint32_t from;
    Color to;
    bool is_filled;
    uint32_t mixed[256];
} RasterRamp;

/* Top left quarter of a disc: coverage row by row, nothing before `from`, whole from `solid` on. */
typedef struct RasterCorner {
    int radius; /* 0: none */
    uint64_t used;
    uint8_t *cover;    /* owned; radius * radius */
    int *from, *solid; /* owned (one block); radius each */
} RasterCorner;

struct RasterCache {
    uint16_t to_light[256];
    uint8_t from_light[RASTER_LIGHT_STEPS];
    RasterRamp ramps[RASTER_RAMPS];
    RasterCorner corners[RASTER_CORNERS];
    uint64_t clock;
};

static inline uint32_t *raster_mix_row(const Canvas *canvas, int y)
{
    return canvas->pixels + (ptrdiff_t)y * canvas->stride_px;
}

/* d + (s - d) * a / 255, two channels at a time. The same colour stays the same. */
static inline uint32_t raster_mix_alpha(uint32_t d, uint32_t s, uint32_t a)
{
    uint32_t k = a + (a >> 7), inv = 256 - k;
    uint32_t rb = ((d & 0xff00ff) * inv + (s & 0xff00ff) * k) >> 8 & 0xff00ff;
    uint32_t g = ((d & 0x00ff00) * inv + (s & 0x00ff00) * k) >> 8 & 0x00ff00;
    return 0xff000000 | rb | g;
}

static inline uint32_t raster_mix_channel(const RasterCache *cache, uint32_t d, uint32_t s, uint32_t c)
{
    return cache
        ->from_light[(cache->to_light[d & 255] * (255 - c) + cache->to_light[s & 255] * c + 127) / 255];
}

/* The colour, alpha and all, at a coverage of 0..255. */
static inline uint32_t raster_mix_cover(const RasterCache *cache, uint32_t d, Color color, uint32_t c)
{
    uint32_t alpha = color >> 24;
    uint32_t s = alpha == 255 ? color : raster_mix_alpha(d, color, alpha);
    return 0xff000000 | raster_mix_channel(cache, d >> 16, s >> 16, c) << 16 |
           raster_mix_channel(cache, d >> 8, s >> 8, c) << 8 | raster_mix_channel(cache, d, s, c);
}

/* How many coverages from `x` on, counted in eights, are all `value`. */
static inline int raster_mix_even_run(const uint8_t *cover, int x, int count, uint8_t value)
{
    const uint64_t wanted = value * UINT64_C(0x0101010101010101);
    int end = x;
    for (; end + 8 <= count; end += 8) {
        uint64_t eight;
        memcpy(&eight, cover + end, 8);
        if (eight != wanted)
            break;
    }
    return end - x;
}

/* `count` px of one colour. */
void raster_mix_span(uint32_t *row, int count, Color color);
/* `count` px, each at its own coverage. */
void raster_mix_covers(RasterCache *cache, uint32_t *row, const uint8_t *cover, int count, Color color);

/* The quarter disc of a radius of 1 or more. Borrowed until the next call. */
const RasterCorner *raster_corner(RasterCache *cache, int radius);
void raster_corner_free(RasterCorner *corner);

#endif
