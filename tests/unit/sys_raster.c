/* What holds for every pixel the rasteriser makes: no pictures to compare with, only properties. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../support/test.h"
#include "sys/raster.h"
#include "sys/raster_mix.h"

enum { W = 96, H = 72 };

typedef struct Sheet {
    uint32_t px[H][W];
    Canvas canvas;
} Sheet;

static void sheet_clear(Sheet *sheet, RasterCache *cache, uint32_t ground)
{
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            sheet->px[y][x] = ground;
    sheet->canvas = (Canvas){&sheet->px[0][0], W, {0, 0, W, H}, cache};
}

static uint32_t random_u32(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8 ^ *seed << 11;
}

static int random_in(uint32_t *seed, int low, int high)
{
    return low + (int)(random_u32(seed) % (uint32_t)(high - low + 1));
}

/* Coverage of white on black, back from the light it was mixed in. */
static double coverage(const RasterCache *cache, uint32_t px)
{
    return cache->to_light[px & 255] / (double)(RASTER_LIGHT_STEPS - 1);
}

static double coverage_sum(const Sheet *sheet)
{
    double sum = 0;
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            sum += coverage(sheet->canvas.cache, sheet->px[y][x]);
    return sum;
}

static void a_colour_on_itself_stays(void **state)
{
    (void)state;
    RasterCache *cache = raster_cache_create();
    for (uint32_t v = 0; v < 256; v++)
        for (uint32_t c = 0; c < 256; c++) {
            uint32_t px = 0xff000000 | v << 16 | (255 - v) << 8 | v;
            assert_int_equal(raster_mix_cover(cache, px, px, c), px);
            assert_int_equal(raster_mix_alpha(px, px, c), px);
        }
    raster_cache_destroy(cache);
}

static void a_mix_rises_with_coverage(void **state)
{
    (void)state;
    RasterCache *cache = raster_cache_create();
    static const uint32_t pairs[][2] = {
        {0xff000000, 0xffffffff}, {0xffffffff, 0xff000000}, {0xff204060, 0xfff0e0d0}};
    for (int p = 0; p < ARRAY_LEN(pairs); p++)
        for (int shift = 0; shift < 24; shift += 8) {
            int from = (int)(pairs[p][0] >> shift & 255), to = (int)(pairs[p][1] >> shift & 255);
            int last = from;
            for (uint32_t c = 0; c < 256; c++) {
                int now = (int)(raster_mix_cover(cache, pairs[p][0], pairs[p][1], c) >> shift & 255);
                assert_true(from < to ? now >= last : now <= last);
                last = now;
            }
            assert_int_equal(last, to);
        }
    raster_cache_destroy(cache);
}

/* Dark on light and light on dark: the middle of an edge is as far from both as the stated formula
 * says, and nearer to the light side than the mere mean. */
static void edges_are_mixed_in_light(void **state)
{
    (void)state;
    RasterCache *cache = raster_cache_create();
    for (uint32_t c = 1; c < 255; c++) {
        double wanted = 255 * pow(c / 255.0, 1 / 1.45);
        uint32_t light_on_dark = raster_mix_cover(cache, 0xff000000, 0xffffffff, c) & 255;
        uint32_t dark_on_light = raster_mix_cover(cache, 0xffffffff, 0xff000000, 255 - c) & 255;
        assert_true(fabs(light_on_dark - wanted) < 1.6);
        assert_int_equal(light_on_dark, dark_on_light);
        assert_true(c < 8 || c > 247 || light_on_dark > c);
    }
    raster_cache_destroy(cache);
}

static void spans_mix_as_single_pixels(void **state)
{
    (void)state;
    RasterCache *cache = raster_cache_create();
    uint32_t seed = 7;
    for (int round = 0; round < 2000; round++) {
        uint32_t row[40], before[40], color = random_u32(&seed) ^ random_u32(&seed) << 16;
        uint8_t cover[40];
        int count = random_in(&seed, 0, 40), kind = random_in(&seed, 0, 3);
        uint32_t even = random_u32(&seed) | 0xff000000;
        if (kind == 0)
            color |= 0xff000000;
        for (int i = 0; i < 40; i++) {
            row[i] = before[i] = kind == 1 ? random_u32(&seed) | 0xff000000 : even;
            cover[i] = (uint8_t)(kind == 2 ? 255 : kind == 3 && i < 20 ? 0 : random_in(&seed, 0, 255));
        }
        raster_mix_covers(cache, row, cover, count, color);
        for (int i = 0; i < 40; i++) {
            uint32_t wanted =
                i >= count || !cover[i] ? before[i] : raster_mix_cover(cache, before[i], color, cover[i]);
            assert_int_equal(row[i], wanted);
        }
        memcpy(row, before, sizeof row);
        raster_mix_span(row, count, color);
        for (int i = 0; i < 40; i++)
            assert_int_equal(row[i], i < count ? raster_mix_alpha(before[i], color, color >> 24) : before[i]);
    }
    raster_cache_destroy(cache);
}

static void corners_cover_the_disc(void **state)
{
    (void)state;
    Sheet sheet;
    RasterCache *cache = raster_cache_create();
    for (int r = 1; r <= 35; r++) {
        sheet_clear(&sheet, cache, 0xff000000);
        raster_round(&sheet.canvas, (Rect){1, 1, 2 * r, 2 * r}, r, 0xffffffff);
        double area = 3.14159265358979 * r * r;
        assert_true(fabs(coverage_sum(&sheet) - area) < 0.004 * 8 * r + 0.05);
    }
    raster_cache_destroy(cache);
}

static void boxes_are_symmetric(void **state)
{
    (void)state;
    Sheet sheet;
    RasterCache *cache = raster_cache_create();
    uint32_t seed = 3;
    for (int round = 0; round < 400; round++) {
        Rect r = {random_in(&seed, 0, 20), random_in(&seed, 0, 20), random_in(&seed, 1, 70),
                  random_in(&seed, 1, 50)};
        int radius = random_in(&seed, 0, 40), width = random_in(&seed, 0, 30);
        uint32_t color = random_u32(&seed) | (round & 1 ? 0xff000000 : 0);
        sheet_clear(&sheet, cache, 0xff335577);
        if (round & 2)
            raster_frame(&sheet.canvas, r, radius, width, color);
        else
            raster_round(&sheet.canvas, r, radius, color);
        for (int y = 0; y < r.h; y++)
            for (int x = 0; x < r.w; x++) {
                uint32_t px = sheet.px[r.y + y][r.x + x];
                assert_int_equal(px, sheet.px[r.y + y][r.x + r.w - 1 - x]);
                assert_int_equal(px, sheet.px[r.y + r.h - 1 - y][r.x + x]);
            }
        for (int y = 0; y < H; y++)
            for (int x = 0; x < W; x++)
                if (!rect_contains(r, x, y))
                    assert_int_equal(sheet.px[y][x], 0xff335577);
    }
    raster_cache_destroy(cache);
}

/* Border and inside together are the whole box. */
static void a_frame_is_outer_less_inner(void **state)
{
    (void)state;
    Sheet frame, outer, inner;
    RasterCache *cache = raster_cache_create();
    for (int radius = 0; radius <= 24; radius += 3)
        for (int width = 1; width <= 12; width++) {
            Rect r = {4, 5, 60, 52};
            sheet_clear(&frame, cache, 0xff000000);
            sheet_clear(&outer, cache, 0xff000000);
            sheet_clear(&inner, cache, 0xff000000);
            raster_frame(&frame.canvas, r, radius, width, 0xffffffff);
            raster_round(&outer.canvas, r, radius, 0xffffffff);
            raster_round(&inner.canvas, rect_inset(r, width), MAX(0, radius - width), 0xffffffff);
            for (int y = 0; y < H; y++)
                for (int x = 0; x < W; x++) {
                    double wanted = coverage(cache, outer.px[y][x]) - coverage(cache, inner.px[y][x]);
                    assert_true(fabs(coverage(cache, frame.px[y][x]) - wanted) < 0.02);
                }
        }
    raster_cache_destroy(cache);
}

static void lines_cover_their_area(void **state)
{
    (void)state;
    Sheet sheet;
    RasterCache *cache = raster_cache_create();
    uint32_t seed = 11;
    for (int round = 0; round < 500; round++) {
        float xy[4], width = (float)random_in(&seed, 128, 900) / 64;
        for (int i = 0; i < 4; i++)
            xy[i] = (float)random_in(&seed, 1000, i & 1 ? 3600 : 5100) / 64;
        if (round % 5 == 0) {
            xy[2] = xy[0];
            xy[3] = xy[1];
        }
        sheet_clear(&sheet, cache, 0xff000000);
        RasterLine line = raster_line_make(xy[0], xy[1], xy[2], xy[3], width);
        raster_line(&sheet.canvas, &line, 0xffffffff);
        double length = hypot(xy[2] - xy[0], xy[3] - xy[1]), half = width / 2.0;
        double area = 3.14159265358979 * half * half + length * width;
        /* Coverage by distance is exact for straight edges along the grid, near enough for others. */
        assert_true(fabs(coverage_sum(&sheet) - area) < 0.02 * area + 1.5);
        Rect bounds = raster_line_bounds(&line);
        for (int y = 0; y < H; y++)
            for (int x = 0; x < W; x++)
                if (!rect_contains(bounds, x, y))
                    assert_int_equal(sheet.px[y][x], 0xff000000);
    }
    raster_cache_destroy(cache);
}

/* --- every kind of drawing, at random, for what holds of all ------------------------------------- */

enum { SOURCE_W = 40, SOURCE_H = 30, SHAPES = 9 };

typedef struct Shape {
    int kind;
    Rect rect;
    int radius, width;
    Color color;
    float line[4];
    bool is_mirrored;
    RasterFit fit;
} Shape;

typedef struct Sources {
    uint8_t alpha[SOURCE_H][SOURCE_W];
    uint32_t argb[SOURCE_H][SOURCE_W], opaque[SOURCE_H][SOURCE_W];
} Sources;

static void sources_fill(Sources *sources, uint32_t *seed)
{
    for (int y = 0; y < SOURCE_H; y++)
        for (int x = 0; x < SOURCE_W; x++) {
            int edge = abs(x - 20) + abs(y - 15);
            uint32_t a = (uint32_t)random_in(seed, 0, 255), v = (uint32_t)random_in(seed, 0, (int)a);
            sources->alpha[y][x] = (uint8_t)(edge < 9 ? 255 : edge > 18 ? 0 : random_in(seed, 0, 255));
            sources->argb[y][x] = a << 24 | v << 16 | v << 8 | v;
            sources->opaque[y][x] = random_u32(seed) | 0xff000000;
        }
}

static Shape random_shape(uint32_t *seed)
{
    Shape shape = {.kind = random_in(seed, 0, SHAPES - 1)};
    shape.rect = (Rect){random_in(seed, -20, W - 4), random_in(seed, -20, H - 4), random_in(seed, 1, 70),
                        random_in(seed, 1, 60)};
    shape.radius = random_in(seed, 0, 30);
    shape.width = random_in(seed, 0, 12);
    shape.color = random_u32(seed) ^ random_u32(seed) << 12;
    if (random_in(seed, 0, 1))
        shape.color |= 0xff000000;
    for (int i = 0; i < 4; i++)
        shape.line[i] = (float)random_in(seed, -64 * 10, 64 * 100) / 64;
    shape.is_mirrored = random_in(seed, 0, 1);
    shape.fit = (RasterFit){(float)random_in(seed, -200, 200) / 10, (float)random_in(seed, -200, 200) / 10,
                            (float)random_in(seed, 20, 220) / 100};
    if (random_in(seed, 0, 3) == 0)
        shape.fit.step = 1;
    return shape;
}

static void draw_shape(const Canvas *canvas, const Shape *s, const Sources *from, int dx, int dy)
{
    Rect rect = {s->rect.x + dx, s->rect.y + dy, s->rect.w, s->rect.h};
    RasterMask mask = {&from->alpha[0][0], SOURCE_W, SOURCE_W, SOURCE_H};
    RasterLine line = raster_line_make(s->line[0], s->line[1], s->line[2], s->line[3], (float)s->width);
    line.x0 += dx * 64;
    line.x1 += dx * 64;
    line.y0 += dy * 64;
    line.y1 += dy * 64;
    switch (s->kind) {
    case 0:
        raster_fill(canvas, rect, s->color);
        break;
    case 1:
    case 2:
        raster_round(canvas, rect, s->radius, s->color);
        break;
    case 3:
        raster_frame(canvas, rect, s->radius, s->width, s->color);
        break;
    case 4:
        raster_line(canvas, &line, s->color);
        break;
    case 5:
        raster_mask(canvas, &mask, rect.x, rect.y, s->is_mirrored, s->color);
        break;
    case 6:
        raster_argb(canvas, &from->argb[0][0], SOURCE_W, SOURCE_W, SOURCE_H, rect.x, rect.y);
        break;
    case 7:
        raster_picture(canvas, &from->opaque[0][0], SOURCE_W, SOURCE_W, SOURCE_H, rect, s->fit);
        break;
    default:
        raster_mask_fit(canvas, &mask, rect, s->fit, s->color);
    }
}

/* A clip cuts, and changes nothing: what is drawn part by part is what is drawn at once. */
static void clips_cut_cleanly(void **state)
{
    (void)state;
    Sheet whole, part;
    Sources sources;
    RasterCache *cache = raster_cache_create(), *other = raster_cache_create();
    uint32_t seed = 5;
    sources_fill(&sources, &seed);
    for (int round = 0; round < 6000; round++) {
        Shape shape = random_shape(&seed);
        Rect clip = {random_in(&seed, 0, W - 2), random_in(&seed, 0, H - 2), 0, 0};
        clip.w = random_in(&seed, 1, W - clip.x);
        clip.h = random_in(&seed, 1, H - clip.y);
        sheet_clear(&whole, cache, 0xff88aacc);
        sheet_clear(&part, other, 0xff88aacc);
        part.canvas.clip = clip;
        draw_shape(&whole.canvas, &shape, &sources, 0, 0);
        draw_shape(&part.canvas, &shape, &sources, 0, 0);
        for (int y = 0; y < H; y++)
            for (int x = 0; x < W; x++)
                assert_int_equal(part.px[y][x], rect_contains(clip, x, y) ? whole.px[y][x] : 0xff88aacc);
    }
    raster_cache_destroy(cache);
    raster_cache_destroy(other);
}

static void moved_shapes_are_the_same(void **state)
{
    (void)state;
    Sheet here, there;
    Sources sources;
    RasterCache *cache = raster_cache_create();
    uint32_t seed = 6;
    sources_fill(&sources, &seed);
    for (int round = 0; round < 6000; round++) {
        Shape shape = random_shape(&seed);
        int dx = random_in(&seed, -30, 30), dy = random_in(&seed, -30, 30);
        sheet_clear(&here, cache, 0xff88aacc);
        sheet_clear(&there, cache, 0xff88aacc);
        draw_shape(&here.canvas, &shape, &sources, 0, 0);
        draw_shape(&there.canvas, &shape, &sources, dx, dy);
        for (int y = MAX(0, -dy); y < MIN(H, H - dy); y++)
            for (int x = MAX(0, -dx); x < MIN(W, W - dx); x++)
                assert_int_equal(here.px[y][x], there.px[y + dy][x + dx]);
    }
    raster_cache_destroy(cache);
}

static void fits_stay_in_their_bounds(void **state)
{
    (void)state;
    Sheet sheet;
    Sources sources;
    RasterCache *cache = raster_cache_create();
    uint32_t seed = 8;
    sources_fill(&sources, &seed);
    for (int round = 0; round < 3000; round++) {
        Shape shape = random_shape(&seed);
        sheet_clear(&sheet, cache, 0); /* no opaque picture leaves a 0 */
        Rect bounds = raster_fit_bounds(shape.rect, shape.fit, SOURCE_W, SOURCE_H);
        raster_picture(&sheet.canvas, &sources.opaque[0][0], SOURCE_W, SOURCE_W, SOURCE_H, shape.rect,
                       shape.fit);
        for (int y = 0; y < H; y++)
            for (int x = 0; x < W; x++)
                assert_int_equal(sheet.px[y][x] != 0, rect_contains(bounds, x, y));
    }
    raster_cache_destroy(cache);
}

/* A slope stretched is a slope: bilinear and not shifted. */
static void stretched_slopes_are_straight(void **state)
{
    (void)state;
    Sheet sheet;
    RasterCache *cache = raster_cache_create();
    static uint32_t slope[SOURCE_H][SOURCE_W];
    for (int y = 0; y < SOURCE_H; y++)
        for (int x = 0; x < SOURCE_W; x++)
            slope[y][x] = 0xff000000 | (uint32_t)(x * 6) << 16 | (uint32_t)(y * 8) << 8;
    for (int i = 0; i < 20; i++) {
        RasterFit fit = {0.3f * (float)i, 0.2f * (float)i, 0.35f + 0.07f * (float)i};
        Rect into = {3, 2, 60, 50};
        sheet_clear(&sheet, cache, 0);
        raster_picture(&sheet.canvas, &slope[0][0], SOURCE_W, SOURCE_W, SOURCE_H, into, fit);
        Rect reached = raster_fit_bounds(into, fit, SOURCE_W, SOURCE_H);
        for (int y = reached.y; y < reached.y + reached.h; y++)
            for (int x = reached.x; x < reached.x + reached.w; x++) {
                double u = fit.u + (x - into.x + 0.5) * fit.step - 0.5,
                       v = fit.v + (y - into.y + 0.5) * fit.step - 0.5;
                double red = 6 * CLAMP(u, 0, SOURCE_W - 1), green = 8 * CLAMP(v, 0, SOURCE_H - 1);
                assert_true(fabs((sheet.px[y][x] >> 16 & 255) - red) < 2.1);
                assert_true(fabs((sheet.px[y][x] >> 8 & 255) - green) < 2.1);
            }
    }
    raster_cache_destroy(cache);
}

/* What has come stays, what has not is not there, between them it fades; in the end it is the plain mask. */
static void a_timed_mask_comes_in_time(void **state)
{
    (void)state;
    enum { BIG = 700 };
    static uint8_t alpha[BIG], time[BIG];
    static uint32_t plain[BIG], timed[BIG];
    RasterCache *cache = raster_cache_create();
    for (int i = 0; i < BIG; i++) {
        alpha[i] = 255;
        time[i] = (uint8_t)(i * 255 / (BIG - 1));
        plain[i] = timed[i] = 0xffffffff;
    }
    RasterMask mask = {alpha, BIG, BIG, 1};
    Canvas canvas = {timed, BIG, {0, 0, BIG, 1}, cache};
    raster_mask_timed(&canvas, &mask, time, -RASTER_TIME_SOFT, 0, 0, 0xff102030);
    assert_int_equal(timed[0], 0xffffffff);
    raster_mask_timed(&canvas, &mask, time, 100, 0, 0, 0xff102030);
    uint32_t last = 0;
    for (int i = 0; i < BIG; i++) {
        if (time[i] <= 100)
            assert_int_equal(timed[i], 0xff102030);
        if (time[i] >= 100 + RASTER_TIME_SOFT)
            assert_int_equal(timed[i], 0xffffffff);
        assert_true((timed[i] & 255) >= last);
        last = timed[i] & 255;
    }
    raster_mask(&(Canvas){plain, BIG, {0, 0, BIG, 1}, cache}, &mask, 0, 0, false, 0xff102030);
    raster_mask_timed(&canvas, &mask, time, 255, 0, 0, 0xff102030);
    assert_memory_equal(plain, timed, sizeof plain);
    raster_cache_destroy(cache);
}

static void mirrored_masks_are_mirrored(void **state)
{
    (void)state;
    enum { BIG = 700 };
    static uint8_t alpha[2][BIG];
    static uint32_t straight[2][BIG], mirrored[2][BIG];
    RasterCache *cache = raster_cache_create();
    uint32_t seed = 9;
    for (int i = 0; i < 2 * BIG; i++) {
        alpha[i / BIG][i % BIG] = (uint8_t)random_in(&seed, 0, 255);
        straight[i / BIG][i % BIG] = mirrored[i / BIG][i % BIG] = 0xffffffff;
    }
    RasterMask mask = {&alpha[0][0], BIG, BIG, 2};
    raster_mask(&(Canvas){&straight[0][0], BIG, {0, 0, BIG, 2}, cache}, &mask, 0, 0, false, 0xff102030);
    raster_mask(&(Canvas){&mirrored[0][0], BIG, {0, 0, BIG, 2}, cache}, &mask, 0, 0, true, 0xff102030);
    for (int y = 0; y < 2; y++)
        for (int x = 0; x < BIG; x++)
            assert_int_equal(straight[y][x], mirrored[y][BIG - 1 - x]);
    assert_int_not_equal(straight[0][0], 0xffffffff);
    raster_cache_destroy(cache);
}

/* More radii than the cache holds, also inner and outer ones of one frame. */
static void many_radii_are_safe(void **state)
{
    (void)state;
    Sheet fresh, used;
    RasterCache *cache = raster_cache_create();
    for (int round = 0; round < 3; round++)
        for (int radius = 1; radius <= 36; radius++) {
            RasterCache *empty = raster_cache_create();
            sheet_clear(&fresh, empty, 0xff000000);
            sheet_clear(&used, cache, 0xff000000);
            raster_frame(&fresh.canvas, (Rect){0, 0, 90, 72}, radius, 3, 0xffffffff);
            raster_frame(&used.canvas, (Rect){0, 0, 90, 72}, radius, 3, 0xffffffff);
            assert_memory_equal(fresh.px, used.px, sizeof used.px);
            raster_cache_destroy(empty);
        }
    raster_cache_destroy(cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_colour_on_itself_stays),    cmocka_unit_test(a_mix_rises_with_coverage),
        cmocka_unit_test(edges_are_mixed_in_light),    cmocka_unit_test(spans_mix_as_single_pixels),
        cmocka_unit_test(corners_cover_the_disc),      cmocka_unit_test(boxes_are_symmetric),
        cmocka_unit_test(a_frame_is_outer_less_inner), cmocka_unit_test(lines_cover_their_area),
        cmocka_unit_test(clips_cut_cleanly),           cmocka_unit_test(moved_shapes_are_the_same),
        cmocka_unit_test(fits_stay_in_their_bounds),   cmocka_unit_test(stretched_slopes_are_straight),
        cmocka_unit_test(a_timed_mask_comes_in_time),  cmocka_unit_test(mirrored_masks_are_mirrored),
        cmocka_unit_test(many_radii_are_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
