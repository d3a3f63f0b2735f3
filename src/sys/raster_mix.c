#include "sys/raster_mix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double LIGHT_POWER = 1.45; /* see raster.h */

RasterCache *raster_cache_create(void)
{
    RasterCache *cache = xcalloc(1, sizeof *cache);
    const double top = RASTER_LIGHT_STEPS - 1;
    for (int i = 0; i < 256; i++)
        cache->to_light[i] = (uint16_t)lround(pow(i / 255.0, LIGHT_POWER) * top);
    /* The way back is to the nearest value as the eye steps: up to the light halfway to the next. */
    int step = 0;
    for (int i = 0; i < 256; i++) {
        int end = i == 255 ? RASTER_LIGHT_STEPS : (int)floor(pow((i + 0.5) / 255, LIGHT_POWER) * top) + 1;
        end = MAX(end, cache->to_light[i] + 1);
        while (step < end)
            cache->from_light[step++] = (uint8_t)i;
    }
    return cache;
}

void raster_cache_destroy(RasterCache *cache)
{
    if (!cache)
        return;
    for (int i = 0; i < RASTER_CORNERS; i++)
        raster_corner_free(&cache->corners[i]);
    free(cache);
}

/* Blocks of 4 px of bytes: the form compilers turn into vector code without a run-time check. */
enum { BLOCK = 16 };

static void mix_block(uint8_t *bytes, const uint16_t *add, uint16_t inv)
{
    for (int i = 0; i < BLOCK; i++)
        bytes[i] = (uint8_t)((uint16_t)(bytes[i] * inv + add[i]) >> 8);
}

/* raster_mix_alpha of many: the same sums on 16-bit lanes. */
static void mix_many(uint32_t *row, int count, Color color)
{
    uint32_t alpha = color >> 24, k = alpha + (alpha >> 7), whole = 0xff000000 | color;
    uint16_t add[BLOCK];
    uint8_t channels[4];
    memcpy(channels, &whole, 4);
    for (int i = 0; i < BLOCK; i++)
        add[i] = (uint16_t)(channels[i & 3] * k);
    int x = 0;
    for (; x + 4 <= count; x += 4)
        mix_block((uint8_t *)(row + x), add, (uint16_t)(256 - k));
    for (; x < count; x++)
        row[x] = raster_mix_alpha(row[x], color, alpha);
}

void raster_mix_span(uint32_t *row, int count, Color color)
{
    uint32_t alpha = color >> 24;
    if (alpha == 255)
        for (int x = 0; x < count; x++)
            row[x] = color;
    else if (alpha)
        mix_many(row, count, color);
}

static const RasterRamp *ramp_for(RasterCache *cache, uint32_t from, Color to)
{
    uint32_t hash = (from ^ to * 0x9e3779b1u) * 0x85ebca6bu;
    RasterRamp *ramp = &cache->ramps[hash >> 28 & (RASTER_RAMPS - 1)];
    if (ramp->is_filled && ramp->from == from && ramp->to == to)
        return ramp;
    ramp->is_filled = true;
    ramp->from = from;
    ramp->to = to;
    for (uint32_t c = 0; c < 256; c++)
        ramp->mixed[c] = raster_mix_cover(cache, from, to, c);
    return ramp;
}

void raster_mix_covers(RasterCache *cache, uint32_t *row, const uint8_t *cover, int count, Color color)
{
    /* Text and icons stand on one colour mostly: its mixes are looked up, others are worked out. */
    const RasterRamp *ramp = NULL;
    bool is_opaque = color >> 24 == 255;
    for (int x = 0; x < count;) {
        x += raster_mix_even_run(cover, x, count, 0);
        int whole = raster_mix_even_run(cover, x, count, 255);
        if (whole)
            raster_mix_span(row + x, whole, color);
        x += whole;
        for (int end = MIN(x + 8, count); x < end; x++) {
            uint32_t c = cover[x], d = row[x];
            if (c == 0)
                continue;
            if (c == 255 && is_opaque) {
                row[x] = color;
                continue;
            }
            if (!ramp)
                ramp = ramp_for(cache, d, color);
            row[x] = d == ramp->from ? ramp->mixed[c] : raster_mix_cover(cache, d, color, c);
        }
    }
}
