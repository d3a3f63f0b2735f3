/* Masks and pictures, at their own size or stretched. */
#include <math.h>
#include <string.h>

#include "sys/raster_mix.h"

void raster_mask(const Canvas *canvas, const RasterMask *mask, int x, int y, bool is_mirrored, Color color)
{
    enum { CHUNK = 512 };
    Rect part = rect_intersect((Rect){x, y, mask->w, mask->h}, canvas->clip);
    for (int py = part.y; py < part.y + part.h; py++) {
        const uint8_t *cover = mask->alpha + (ptrdiff_t)(py - y) * mask->stride;
        uint32_t *row = raster_mix_row(canvas, py) + part.x;
        if (!is_mirrored) {
            raster_mix_covers(canvas->cache, row, cover + (part.x - x), part.w, color);
            continue;
        }
        uint8_t turned[CHUNK];
        for (int at = 0; at < part.w; at += CHUNK) {
            int count = MIN(CHUNK, part.w - at);
            const uint8_t *last = cover + (mask->w - 1 - (part.x - x) - at);
            for (int i = 0; i < count; i++)
                turned[i] = last[-i];
            raster_mix_covers(canvas->cache, row + at, turned, count, color);
        }
    }
}

void raster_argb(const Canvas *canvas, const uint32_t *pixels, int stride_px, int w, int h, int x, int y)
{
    Rect part = rect_intersect((Rect){x, y, w, h}, canvas->clip);
    for (int py = part.y; py < part.y + part.h; py++) {
        const uint32_t *from = pixels + (ptrdiff_t)(py - y) * stride_px;
        uint32_t *row = raster_mix_row(canvas, py);
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

/* --- stretched --------------------------------------------------------------------------------- */

/* Halves go up on both sides of 0: parts of one picture that start elsewhere stay together. */
static int nearest(float x)
{
    return (int)floorf(x + 0.5f);
}

bool raster_fit_is_exact(RasterFit fit, int w, int h)
{
    return fabsf(fit.step - 1) * (float)MAX(w, h) < 0.5f;
}

enum { ONE = 1 << 16, HALF = ONE / 2 };

/* One axis of a fit: position in 1/65536 source px of the target px `i` from the rect's start. It
 * depends on nothing else, so that parts painted apart join. */
typedef struct Axis {
    int64_t start, step;
} Axis;

static Axis axis_of(float start, float step)
{
    int64_t fixed_step = (int64_t)lround((double)step * ONE);
    return (Axis){(int64_t)lround((double)start * ONE) + fixed_step / 2 - HALF, fixed_step};
}

static int64_t axis_at(Axis axis, int i)
{
    return axis.start + i * axis.step;
}

/* Target px from..to-1 of `count` whose middles lie on a source of `size` px. */
static void axis_range(Axis axis, int count, int size, int *from, int *to)
{
    int64_t low = -HALF, high = (int64_t)size * ONE - HALF; /* middles of the outer px, half a px out */
    *from = 0;
    *to = count;
    if (axis.step <= 0 || count <= 0 || size <= 0) {
        *to = 0;
        return;
    }
    if (axis.start < low)
        *from = (int)MIN(count, (low - axis.start + axis.step - 1) / axis.step);
    int64_t behind = axis.start < high ? (high - axis.start + axis.step - 1) / axis.step : 0;
    *to = (int)MIN(count, behind);
}

Rect raster_fit_bounds(Rect into, RasterFit fit, int w, int h)
{
    if (raster_fit_is_exact(fit, w, h))
        return rect_intersect(into, (Rect){into.x - nearest(fit.u), into.y - nearest(fit.v), w, h});
    int left, right, top, bottom;
    axis_range(axis_of(fit.u, fit.step), into.w, w, &left, &right);
    axis_range(axis_of(fit.v, fit.step), into.h, h, &top, &bottom);
    return (Rect){into.x + left, into.y + top, MAX(0, right - left), MAX(0, bottom - top)};
}

/* Two neighbours and how far between them, 0..256; at the edge both are the same. */
typedef struct Between {
    int a, b;
    uint32_t t;
} Between;

static inline Between between(int64_t at, int size)
{
    int a = (int)(at >> 16);
    uint32_t t = (uint32_t)(at >> 8 & 255);
    if (a < 0)
        return (Between){0, 0, 0};
    return (Between){a, a + 1 < size ? a + 1 : a, t};
}

/* Source columns a stretch of target px needs, at most so many at a time. */
enum { COLUMNS = 1024 };

typedef struct Stretch {
    Axis axis;
    int first, size; /* target px 0 is this many px into the rect; source px */
} Stretch;

/* Target px of one row whose source columns fit into a buffer of COLUMNS. */
typedef struct Part {
    int end;         /* one behind the last target px */
    int base, count; /* source columns */
} Part;

static Part part_from(const Stretch *s, int x, int count)
{
    int64_t at = axis_at(s->axis, s->first + x);
    int base = between(at, s->size).a;
    int64_t room = (int64_t)(base + COLUMNS - 2) * ONE - at;
    int end = (int)MIN(count, x + MAX(1, room / s->axis.step));
    int last = between(axis_at(s->axis, s->first + end - 1), s->size).b;
    return (Part){end, base, last - base + 1};
}

/* Mixes two rows into 16-bit lanes, four a px. */
static void mix_rows(uint16_t *out, const uint32_t *above, const uint32_t *below, int count, uint32_t t)
{
    const uint8_t *a = (const uint8_t *)above, *b = (const uint8_t *)below;
    uint16_t ka = (uint16_t)(256 - t), kb = (uint16_t)t;
    int i = 0;
    for (; i + 16 <= count * 4; i += 16)
        for (int k = 0; k < 16; k++)
            out[i + k] = (uint16_t)((uint16_t)(a[i + k] * ka + b[i + k] * kb) >> 8);
    for (; i < count * 4; i++)
        out[i] = (uint16_t)((uint16_t)(a[i] * ka + b[i] * kb) >> 8);
}

static inline uint32_t mix_columns(const uint16_t *a, const uint16_t *b, uint32_t t)
{
    const uint64_t lanes = 0x00ff00ff00ff00ffu;
    uint64_t left, right;
    memcpy(&left, a, 8);
    memcpy(&right, b, 8);
    uint64_t mixed = (left * (256 - t) + right * t) >> 8 & lanes;
    mixed = (mixed | mixed >> 8) & 0x0000ffff0000ffffu;
    return 0xff000000 | (uint32_t)(mixed | mixed >> 16);
}

/* Vectors as gcc and clang know them on every processor. */
typedef uint16_t Lanes __attribute__((vector_size(16)));
typedef uint16_t Wide __attribute__((vector_size(32)));
typedef uint8_t Bytes __attribute__((vector_size(16)));

/* A px and its right neighbour, each times its weight, 256 - t and t. */
static inline Lanes weighted(const uint16_t *pair, uint16_t t)
{
    const Lanes turn = {0xffff, 0xffff, 0xffff, 0xffff}, most = {257, 257, 257, 257};
    Lanes both, weights = {t, t, t, t, t, t, t, t};
    memcpy(&both, pair, sizeof both);
    return both * ((weights ^ turn) + most);
}

static inline Lanes sum_of_two(Lanes a, Lanes b)
{
    return (__builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11) +
            __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15)) >>
           8;
}

/* mix_columns of four px at a time, as long as all have a right neighbour; how many were done.
 * `lanes` begins with the source's column `base`. */
static int mix_fours(uint32_t *row, int count, const Stretch *s, int from, const uint16_t *lanes, int base)
{
    int64_t at = axis_at(s->axis, s->first + from) - (int64_t)base * ONE;
    int64_t last = (int64_t)(s->size - 2 - base) * ONE + ONE - 1; /* of those with a neighbour */
    int done = 0;
    for (; done + 4 <= count && at + 3 * s->axis.step <= last; done += 4) {
        Lanes four[4];
        for (int i = 0; i < 4; i++, at += s->axis.step)
            four[i] = weighted(lanes + (at >> 16) * 4, (uint16_t)(at >> 8 & 255));
        Wide all = __builtin_shufflevector(sum_of_two(four[0], four[1]), sum_of_two(four[2], four[3]), 0, 1,
                                           2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        Bytes bytes = __builtin_convertvector(all, Bytes);
        memcpy(row + done, &bytes, sizeof bytes);
    }
    return done;
}

static void stretch_row(uint32_t *row, int count, const Stretch *s, const uint32_t *above,
                        const uint32_t *below, uint32_t t)
{
    uint16_t lanes[COLUMNS * 4];
    for (int x = 0; x < count;) {
        Part part = part_from(s, x, count);
        mix_rows(lanes, above + part.base, below + part.base, part.count, t);
        for (; x < part.end; x++) {
            int64_t at = axis_at(s->axis, s->first + x);
            if (at >= 0)
                x += mix_fours(row + x, part.end - x, s, x, lanes, part.base);
            if (x == part.end)
                break;
            Between one = between(axis_at(s->axis, s->first + x), s->size);
            row[x] = mix_columns(lanes + (one.a - part.base) * 4, lanes + (one.b - part.base) * 4, one.t);
        }
    }
}

void raster_picture(const Canvas *canvas, const uint32_t *pixels, int stride_px, int w, int h, Rect into,
                    RasterFit fit)
{
    Rect part = rect_intersect(raster_fit_bounds(into, fit, w, h), canvas->clip);
    if (rect_is_empty(part))
        return;
    if (raster_fit_is_exact(fit, w, h)) {
        int x = into.x - nearest(fit.u), y = into.y - nearest(fit.v);
        for (int py = part.y; py < part.y + part.h; py++)
            memcpy(raster_mix_row(canvas, py) + part.x,
                   pixels + (ptrdiff_t)(py - y) * stride_px + (part.x - x), (size_t)part.w * sizeof *pixels);
        return;
    }
    Axis down = axis_of(fit.v, fit.step);
    Stretch across = {axis_of(fit.u, fit.step), part.x - into.x, w};
    for (int py = part.y; py < part.y + part.h; py++) {
        Between at = between(axis_at(down, py - into.y), h);
        stretch_row(raster_mix_row(canvas, py) + part.x, part.w, &across,
                    pixels + (ptrdiff_t)at.a * stride_px, pixels + (ptrdiff_t)at.b * stride_px, at.t);
    }
}

void raster_mask_timed(const Canvas *canvas, const RasterMask *mask, const uint8_t *time, int now, int x,
                       int y, Color color)
{
    enum { CHUNK = 512 };
    uint8_t share[256]; /* by time, 255: all there */
    for (int t = 0; t < 256; t++)
        share[t] =
            (uint8_t)(CLAMP(RASTER_TIME_SOFT - (t - now), 0, RASTER_TIME_SOFT) * 255 / RASTER_TIME_SOFT);
    Rect part = rect_intersect((Rect){x, y, mask->w, mask->h}, canvas->clip);
    for (int py = part.y; py < part.y + part.h; py++) {
        ptrdiff_t row = (ptrdiff_t)(py - y) * mask->stride + (part.x - x);
        uint8_t cover[CHUNK];
        for (int at = 0; at < part.w; at += CHUNK) {
            int count = MIN(CHUNK, part.w - at);
            for (int i = 0; i < count; i++)
                cover[i] = (uint8_t)(mask->alpha[row + at + i] * share[time ? time[row + at + i] : 0] / 255);
            raster_mix_covers(canvas->cache, raster_mix_row(canvas, py) + part.x + at, cover, count, color);
        }
    }
}

/* So many source columns from `x` on are nothing or everything in both rows. */
static int even_columns(const uint8_t *above, const uint8_t *below, int x, int size)
{
    enum { FARTHEST = 64 };
    int end = MIN(size, x + FARTHEST);
    if (above[x] != below[x] || (above[x] != 0 && above[x] != 255))
        return 0;
    return MIN(raster_mix_even_run(above, x, end, above[x]), raster_mix_even_run(below, x, end, above[x]));
}

/* `count` coverages between the columns of two rows; most of a mask is even. */
static void stretch_covers(uint8_t *out, int count, const Stretch *s, const uint8_t *above,
                           const uint8_t *below, uint32_t t)
{
    for (int x = 0; x < count;) {
        int64_t place = axis_at(s->axis, s->first + x);
        Between at = between(place, s->size);
        int even = even_columns(above, below, at.a, s->size);
        if (even) {
            int64_t last = (int64_t)(at.a + even - 1) * ONE;
            int end = (int)MIN(count, x + 1 + MAX(0, last - place) / s->axis.step);
            memset(out + x, above[at.a], (size_t)(end - x));
            x = end;
            continue;
        }
        uint32_t left = above[at.a] * (256 - t) + below[at.a] * t;
        uint32_t right = above[at.b] * (256 - t) + below[at.b] * t;
        out[x++] = (uint8_t)((left * (256 - at.t) + right * at.t) >> 16);
    }
}

void raster_mask_fit(const Canvas *canvas, const RasterMask *mask, Rect into, RasterFit fit, Color color)
{
    enum { CHUNK = 512 };
    if (raster_fit_is_exact(fit, mask->w, mask->h)) {
        Canvas inside = *canvas;
        inside.clip = rect_intersect(canvas->clip, into);
        raster_mask(&inside, mask, into.x - nearest(fit.u), into.y - nearest(fit.v), false, color);
        return;
    }
    Rect part = rect_intersect(raster_fit_bounds(into, fit, mask->w, mask->h), canvas->clip);
    Axis down = axis_of(fit.v, fit.step);
    Stretch across = {axis_of(fit.u, fit.step), 0, mask->w};
    for (int py = part.y; py < part.y + part.h; py++) {
        Between y = between(axis_at(down, py - into.y), mask->h);
        const uint8_t *above = mask->alpha + (ptrdiff_t)y.a * mask->stride;
        const uint8_t *below = mask->alpha + (ptrdiff_t)y.b * mask->stride;
        uint8_t cover[CHUNK];
        for (int at = 0; at < part.w; at += CHUNK) {
            int count = MIN(CHUNK, part.w - at);
            across.first = part.x - into.x + at;
            stretch_covers(cover, count, &across, above, below, y.t);
            raster_mix_covers(canvas->cache, raster_mix_row(canvas, py) + part.x + at, cover, count, color);
        }
    }
}
