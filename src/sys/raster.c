#include "sys/raster.h"

#include <math.h>
#include <string.h>

static uint32_t *row_at(const Canvas *canvas, int y)
{
    return canvas->pixels + (ptrdiff_t)y * canvas->stride_px;
}

/* d + (s - d) * a / 255, two channels at a time. */
static inline uint32_t mix(uint32_t d, uint32_t s, uint32_t a)
{
    uint32_t k = a + (a >> 7), inv = 256 - k;
    uint32_t rb = ((d & 0xff00ff) * inv + (s & 0xff00ff) * k) >> 8 & 0xff00ff;
    uint32_t g = ((d & 0x00ff00) * inv + (s & 0x00ff00) * k) >> 8 & 0x00ff00;
    return 0xff000000 | rb | g;
}

void raster_fill(const Canvas *canvas, Rect rect, Color color)
{
    rect = rect_intersect(rect, canvas->clip);
    uint32_t alpha = color >> 24, opaque = 0xff000000 | color;
    for (int y = rect.y; y < rect.y + rect.h; y++) {
        uint32_t *row = row_at(canvas, y) + rect.x;
        if (alpha == 255)
            for (int x = 0; x < rect.w; x++)
                row[x] = opaque;
        else
            for (int x = 0; x < rect.w; x++)
                row[x] = mix(row[x], color, alpha);
    }
}

/* Coverage 0..255 of the pixel whose centre is `d` px outside an edge. */
static uint32_t edge_coverage(float d)
{
    float c = 0.5f - d;
    return c <= 0 ? 0 : c >= 1 ? 255 : (uint32_t)(c * 255 + 0.5f);
}

/* Signed distance of px centre (x, y) from the corner circle whose centre lies `r` px inward. */
static float corner_distance(Rect rect, int radius, int x, int y)
{
    float r = (float)radius;
    float cx = x < rect.x + radius ? (float)rect.x + r : (float)(rect.x + rect.w) - r;
    float cy = y < rect.y + radius ? (float)rect.y + r : (float)(rect.y + rect.h) - r;
    return hypotf((float)x + 0.5f - cx, (float)y + 0.5f - cy) - r;
}

static bool in_corner(Rect rect, int radius, int x, int y)
{
    return (x < rect.x + radius || x >= rect.x + rect.w - radius) &&
           (y < rect.y + radius || y >= rect.y + rect.h - radius);
}

static void paint(uint32_t *pixel, Color color, uint32_t coverage)
{
    uint32_t alpha = (color >> 24) * coverage / 255;
    if (alpha)
        *pixel = mix(*pixel, color, alpha);
}

static void round_corner(const Canvas *canvas, Rect rect, int radius, int x0, int y0, Color color)
{
    Rect part = rect_intersect((Rect){x0, y0, radius, radius}, canvas->clip);
    for (int y = part.y; y < part.y + part.h; y++)
        for (int x = part.x; x < part.x + part.w; x++)
            paint(row_at(canvas, y) + x, color, edge_coverage(corner_distance(rect, radius, x, y)));
}

void raster_round(const Canvas *canvas, Rect rect, int radius, Color color)
{
    radius = MIN(radius, MIN(rect.w, rect.h) / 2);
    if (radius <= 0) {
        raster_fill(canvas, rect, color);
        return;
    }
    int right = rect.x + rect.w - radius, bottom = rect.y + rect.h - radius;
    raster_fill(canvas, (Rect){rect.x, rect.y + radius, rect.w, rect.h - 2 * radius}, color);
    raster_fill(canvas, (Rect){rect.x + radius, rect.y, rect.w - 2 * radius, radius}, color);
    raster_fill(canvas, (Rect){rect.x + radius, bottom, rect.w - 2 * radius, radius}, color);
    round_corner(canvas, rect, radius, rect.x, rect.y, color);
    round_corner(canvas, rect, radius, right, rect.y, color);
    round_corner(canvas, rect, radius, rect.x, bottom, color);
    round_corner(canvas, rect, radius, right, bottom, color);
}

void raster_frame(const Canvas *canvas, Rect rect, int radius, int width, Color color)
{
    radius = MIN(radius, MIN(rect.w, rect.h) / 2);
    width = MIN(width, MIN(rect.w, rect.h) / 2);
    int edge = MAX(radius, width);
    raster_fill(canvas, (Rect){rect.x + edge, rect.y, rect.w - 2 * edge, width}, color);
    raster_fill(canvas, (Rect){rect.x + edge, rect.y + rect.h - width, rect.w - 2 * edge, width}, color);
    raster_fill(canvas, (Rect){rect.x, rect.y + edge, width, rect.h - 2 * edge}, color);
    raster_fill(canvas, (Rect){rect.x + rect.w - width, rect.y + edge, width, rect.h - 2 * edge}, color);
    for (int corner = 0; corner < 4; corner++) {
        Rect part = {corner & 1 ? rect.x + rect.w - edge : rect.x,
                     corner & 2 ? rect.y + rect.h - edge : rect.y, edge, edge};
        part = rect_intersect(part, canvas->clip);
        for (int y = part.y; y < part.y + part.h; y++)
            for (int x = part.x; x < part.x + part.w; x++) {
                if (!in_corner(rect, radius, x, y)) { /* only where the border is wider than the radius */
                    Rect inner = rect_inset(rect, width);
                    paint(row_at(canvas, y) + x, color, rect_contains(inner, x, y) ? 0 : 255);
                    continue;
                }
                float d = corner_distance(rect, radius, x, y);
                paint(row_at(canvas, y) + x, color, edge_coverage(d) - edge_coverage(d + (float)width));
            }
    }
}

void raster_line(const Canvas *canvas, float x0, float y0, float x1, float y1, float width, Color color)
{
    float dx = x1 - x0, dy = y1 - y0, length_sq = dx * dx + dy * dy, half = width / 2;
    int top = (int)floorf(MIN(y0, y1) - half - 1), bottom = (int)ceilf(MAX(y0, y1) + half + 1);
    top = MAX(top, canvas->clip.y);
    bottom = MIN(bottom, canvas->clip.y + canvas->clip.h);
    for (int y = top; y < bottom; y++) {
        float py = (float)y + 0.5f, left = MIN(x0, x1), right = MAX(x0, x1);
        /* Of a flat line a row meets only a part: where the segment is within reach of the row. */
        if (fabsf(dy) > 0.01f) {
            float reach = half + 1, ta = (py - reach - y0) / dy, tb = (py + reach - y0) / dy;
            float t0 = CLAMP(MIN(ta, tb), 0, 1), t1 = CLAMP(MAX(ta, tb), 0, 1);
            left = MIN(x0 + dx * t0, x0 + dx * t1);
            right = MAX(x0 + dx * t0, x0 + dx * t1);
        }
        int from = MAX((int)floorf(left - half - 1), canvas->clip.x);
        int to = MIN((int)ceilf(right + half + 1), canvas->clip.x + canvas->clip.w);
        uint32_t *row = row_at(canvas, y);
        for (int x = from; x < to; x++) {
            float px = (float)x + 0.5f;
            float t = length_sq > 0 ? CLAMP(((px - x0) * dx + (py - y0) * dy) / length_sq, 0, 1) : 0;
            paint(row + x, color, edge_coverage(hypotf(px - x0 - t * dx, py - y0 - t * dy) - half));
        }
    }
}

void raster_mask(const Canvas *canvas, const uint8_t *alpha, int stride, int w, int h, int x, int y,
                 bool is_mirrored, Color color)
{
    Rect part = rect_intersect((Rect){x, y, w, h}, canvas->clip);
    for (int py = part.y; py < part.y + part.h; py++) {
        const uint8_t *mask = alpha + (ptrdiff_t)(py - y) * stride;
        uint32_t *row = row_at(canvas, py);
        for (int px = part.x; px < part.x + part.w; px++) {
            uint32_t coverage = mask[is_mirrored ? x + w - 1 - px : px - x];
            if (coverage)
                paint(row + px, color, coverage);
        }
    }
}

/* Glyph coverage is an area of light: mixed in plain sRGB numbers, dark text on light comes out too
 * heavy and light on dark too thin; mixed in true linear light it is the other way round, since
 * fonts are drawn for the former. Both look of one weight when mixed in x^1.45 (sRGB is about
 * x^2.2), so that is the space used here. */
#define GLYPH_GAMMA 1.45

enum { LINEAR_STEPS = 4096 };

typedef struct GammaTables {
    uint16_t to_linear[256];
    uint8_t from_linear[LINEAR_STEPS];
} GammaTables;

static void fill_tables(GammaTables *tables)
{
    for (int i = 0; i < 256; i++)
        tables->to_linear[i] = (uint16_t)lround(pow(i / 255.0, GLYPH_GAMMA) * (LINEAR_STEPS - 1));
    for (int i = 0; i < LINEAR_STEPS; i++)
        tables->from_linear[i] = (uint8_t)lround(pow(i / (double)(LINEAR_STEPS - 1), 1 / GLYPH_GAMMA) * 255);
}

static const GammaTables *gamma_tables(void)
{
    static GammaTables tables; /* a constant, computed once */
    if (!tables.to_linear[255])
        fill_tables(&tables);
    return &tables;
}

void raster_glyphs(const Canvas *canvas, const uint8_t *alpha, int stride, int w, int h, int x, int y,
                   Color color)
{
    const GammaTables *t = gamma_tables();
    uint32_t sr = t->to_linear[color >> 16 & 255], sg = t->to_linear[color >> 8 & 255],
             sb = t->to_linear[color & 255];
    Rect part = rect_intersect((Rect){x, y, w, h}, canvas->clip);
    for (int py = part.y; py < part.y + part.h; py++) {
        const uint8_t *mask = alpha + (ptrdiff_t)(py - y) * stride - x;
        uint32_t *row = row_at(canvas, py);
        for (int px = part.x; px < part.x + part.w; px++) {
            uint32_t a = mask[px];
            if (!a)
                continue;
            if (a == 255) {
                row[px] = 0xff000000 | color;
                continue;
            }
            uint32_t d = row[px], b = 255 - a;
            uint32_t r = (t->to_linear[d >> 16 & 255] * b + sr * a) / 255;
            uint32_t g = (t->to_linear[d >> 8 & 255] * b + sg * a) / 255;
            uint32_t l = (t->to_linear[d & 255] * b + sb * a) / 255;
            row[px] = 0xff000000 | (uint32_t)t->from_linear[r] << 16 | (uint32_t)t->from_linear[g] << 8 |
                      t->from_linear[l];
        }
    }
}

void raster_argb(const Canvas *canvas, const uint32_t *pixels, int stride_px, int w, int h, int x, int y)
{
    Rect part = rect_intersect((Rect){x, y, w, h}, canvas->clip);
    for (int py = part.y; py < part.y + part.h; py++) {
        const uint32_t *from = pixels + (ptrdiff_t)(py - y) * stride_px;
        uint32_t *row = row_at(canvas, py);
        for (int px = part.x; px < part.x + part.w; px++) {
            uint32_t s = from[px - x], inv = 255 - (s >> 24);
            if (inv == 255)
                continue;
            uint32_t d = row[px], out = 0xff000000;
            for (int shift = 0; shift < 24; shift += 8)
                out |= MIN((s >> shift & 255) + ((d >> shift & 255) * inv + 127) / 255, 255) << shift;
            row[px] = out;
        }
    }
}

static void copy_rows(const Canvas *canvas, const uint32_t *pixels, int stride_px, int w, int h, int x, int y,
                      Rect into)
{
    Rect part = rect_intersect(rect_intersect((Rect){x, y, w, h}, into), canvas->clip);
    for (int py = part.y; py < part.y + part.h; py++)
        memcpy(row_at(canvas, py) + part.x, pixels + (ptrdiff_t)(py - y) * stride_px + (part.x - x),
               (size_t)MAX(0, part.w) * sizeof *pixels);
}

static inline uint32_t lerp(uint32_t a, uint32_t b, uint32_t t) /* t: 0..256 */
{
    uint32_t rb = ((a & 0xff00ff) * (256 - t) + (b & 0xff00ff) * t) >> 8 & 0xff00ff;
    uint32_t g = ((a & 0x00ff00) * (256 - t) + (b & 0x00ff00) * t) >> 8 & 0x00ff00;
    return rb | g;
}

void raster_picture(const Canvas *canvas, const uint32_t *pixels, int stride_px, int w, int h, float x,
                    float y, float step, Rect into)
{
    if (fabsf(step - 1) * (float)MAX(w, h) < 0.5f) {
        copy_rows(canvas, pixels, stride_px, w, h, (int)lroundf(x), (int)lroundf(y), into);
        return;
    }
    Rect part = rect_intersect(into, canvas->clip);
    int64_t fixed_step = (int64_t)lround((double)step * 65536);
    for (int py = part.y; py < part.y + part.h; py++) {
        double sy = ((double)py + 0.5 - (double)y) * (double)step - 0.5;
        int iy = (int)floor(sy);
        if (iy < 0 || iy >= h - 1)
            continue;
        uint32_t ty = (uint32_t)((sy - iy) * 256);
        const uint32_t *above = pixels + (ptrdiff_t)iy * stride_px, *below = above + stride_px;
        uint32_t *row = row_at(canvas, py);
        int64_t sx = (int64_t)((((double)part.x + 0.5 - (double)x) * (double)step - 0.5) * 65536);
        for (int px = part.x; px < part.x + part.w; px++, sx += fixed_step) {
            int64_t ix = sx >> 16;
            if (ix < 0 || ix >= w - 1)
                continue;
            uint32_t tx = (uint32_t)(sx >> 8 & 255);
            row[px] =
                0xff000000 | lerp(lerp(above[ix], above[ix + 1], tx), lerp(below[ix], below[ix + 1], tx), ty);
        }
    }
}
