/* Boxes and lines. */
#include "sys/raster.h"

#include <math.h>
#include <stdlib.h>

#include "sys/raster_mix.h"

void raster_fill(const Canvas *canvas, Rect rect, Color color)
{
    rect = rect_intersect(rect, canvas->clip);
    for (int y = rect.y; y < rect.y + rect.h; y++)
        raster_mix_span(raster_mix_row(canvas, y) + rect.x, rect.w, color);
}

/* Coverages of a row, from x on; `step` -1: they run to the left. */
static void cover_row(const Canvas *canvas, int y, int x, int step, const uint8_t *cover, int count,
                      Color color)
{
    uint32_t *row = raster_mix_row(canvas, y);
    for (int i = 0; i < count; i++, x += step)
        if (cover[i] && x >= canvas->clip.x && x < canvas->clip.x + canvas->clip.w)
            row[x] = raster_mix_cover(canvas->cache, row[x], color, cover[i]);
}

/* One row through both upper or both lower corners. `level`: rows from the box's edge. */
static void round_row(const Canvas *canvas, Rect rect, int y, int level, const RasterCorner *corner,
                      Color color)
{
    int from = corner->from[level], solid = corner->solid[level];
    const uint8_t *cover = corner->cover + (size_t)level * (size_t)corner->radius;
    raster_fill(canvas, (Rect){rect.x + solid, y, rect.w - 2 * solid, 1}, color);
    cover_row(canvas, y, rect.x + from, 1, cover + from, solid - from, color);
    cover_row(canvas, y, rect.x + rect.w - 1 - from, -1, cover + from, solid - from, color);
}

void raster_round(const Canvas *canvas, Rect rect, int radius, Color color)
{
    radius = MIN(radius, MIN(rect.w, rect.h) / 2);
    if (radius <= 0) {
        raster_fill(canvas, rect, color);
        return;
    }
    raster_fill(canvas, (Rect){rect.x, rect.y + radius, rect.w, rect.h - 2 * radius}, color);
    Rect seen = rect_intersect(rect, canvas->clip);
    const RasterCorner *corner = NULL;
    for (int y = seen.y; y < seen.y + seen.h; y++) {
        int level = MIN(y - rect.y, rect.y + rect.h - 1 - y);
        if (level >= radius)
            continue;
        if (!corner)
            corner = raster_corner(canvas->cache, radius);
        round_row(canvas, rect, y, level, corner, color);
    }
}

typedef struct Frame {
    int width;
    const RasterCorner *outer, *inner; /* NULL: square */
} Frame;

/* `x`, `y`: px from the nearest edges of the box. */
static uint32_t frame_cover(const Frame *frame, int x, int y)
{
    int r = frame->outer ? frame->outer->radius : 0, in = frame->inner ? frame->inner->radius : 0;
    uint32_t outer = x < r && y < r ? frame->outer->cover[y * r + x] : 255, inner = 255;
    x -= frame->width;
    y -= frame->width;
    if (x < 0 || y < 0)
        inner = 0;
    else if (x < in && y < in)
        inner = frame->inner->cover[y * in + x];
    return outer - MIN(inner, outer);
}

static void frame_corner(const Canvas *canvas, const Frame *frame, Rect rect, Rect part, Color color)
{
    part = rect_intersect(part, canvas->clip);
    for (int y = part.y; y < part.y + part.h; y++) {
        uint32_t *row = raster_mix_row(canvas, y);
        int level = MIN(y - rect.y, rect.y + rect.h - 1 - y);
        for (int x = part.x; x < part.x + part.w; x++) {
            uint32_t cover = frame_cover(frame, MIN(x - rect.x, rect.x + rect.w - 1 - x), level);
            if (cover)
                row[x] = raster_mix_cover(canvas->cache, row[x], color, cover);
        }
    }
}

void raster_frame(const Canvas *canvas, Rect rect, int radius, int width, Color color)
{
    radius = MAX(0, MIN(radius, MIN(rect.w, rect.h) / 2));
    if (2 * width >= MIN(rect.w, rect.h)) {
        raster_round(canvas, rect, radius, color);
        return;
    }
    if (width <= 0 || rect_is_empty(rect_intersect(rect, canvas->clip)))
        return;
    Frame frame = {.width = width};
    /* The smaller first: asking for one may take the other's place only if 31 are newer. */
    frame.inner = radius > width ? raster_corner(canvas->cache, radius - width) : NULL;
    frame.outer = radius > 0 ? raster_corner(canvas->cache, radius) : NULL;
    int edge = MAX(radius, width);
    int right = rect.x + rect.w - edge, bottom = rect.y + rect.h - edge;
    raster_fill(canvas, (Rect){rect.x + edge, rect.y, rect.w - 2 * edge, width}, color);
    raster_fill(canvas, (Rect){rect.x + edge, rect.y + rect.h - width, rect.w - 2 * edge, width}, color);
    raster_fill(canvas, (Rect){rect.x, rect.y + edge, width, rect.h - 2 * edge}, color);
    raster_fill(canvas, (Rect){rect.x + rect.w - width, rect.y + edge, width, rect.h - 2 * edge}, color);
    frame_corner(canvas, &frame, rect, (Rect){rect.x, rect.y, edge, edge}, color);
    frame_corner(canvas, &frame, rect, (Rect){right, rect.y, edge, edge}, color);
    frame_corner(canvas, &frame, rect, (Rect){rect.x, bottom, edge, edge}, color);
    frame_corner(canvas, &frame, rect, (Rect){right, bottom, edge, edge}, color);
}

/* --- lines: whole numbers of 1/64 px, so that a moved line is the same line ------------------- */

enum { SUB = 64 };

RasterLine raster_line_make(float x0, float y0, float x1, float y1, float width)
{
    return (RasterLine){(int)lroundf(x0 * SUB), (int)lroundf(y0 * SUB), (int)lroundf(x1 * SUB),
                        (int)lroundf(y1 * SUB), (int)lroundf(width * SUB)};
}

static int whole_px(int sub) /* rounded down */
{
    return sub >= 0 ? sub / SUB : -((-sub + SUB - 1) / SUB);
}

Rect raster_line_bounds(const RasterLine *line)
{
    int reach = line->width / 2 + SUB;
    int left = whole_px(MIN(line->x0, line->x1) - reach), top = whole_px(MIN(line->y0, line->y1) - reach);
    int right = whole_px(MAX(line->x0, line->x1) + reach) + 1;
    int bottom = whole_px(MAX(line->y0, line->y1) + reach) + 1;
    return (Rect){left, top, right - left, bottom - top};
}

/* Distance in 1/64 px from a point, given from the line's start. */
static double line_distance(int64_t dx, int64_t dy, int64_t x, int64_t y)
{
    int64_t along = x * dx + y * dy, length_sq = dx * dx + dy * dy;
    if (along > 0 && along < length_sq)
        return fabs((double)(x * dy - y * dx)) / sqrt((double)length_sq);
    if (along > 0) {
        x -= dx;
        y -= dy;
    }
    return sqrt((double)(x * x + y * y));
}

/* The px of a row that the line may touch: of a flat line a row meets only a part. */
static void line_reach(const RasterLine *line, int y, int *from, int *to)
{
    double reach = line->width / 2.0 + SUB, middle = y * (double)SUB + SUB / 2.0;
    double x0 = line->x0, y0 = line->y0, dx = line->x1 - x0, dy = line->y1 - y0;
    double left = MIN(x0, x0 + dx), right = MAX(x0, x0 + dx);
    if (fabs(dy) >= 1) {
        double a = CLAMP((middle - reach - y0) / dy, 0, 1), b = CLAMP((middle + reach - y0) / dy, 0, 1);
        left = MIN(x0 + dx * a, x0 + dx * b);
        right = MAX(x0 + dx * a, x0 + dx * b);
    }
    *from = (int)floor((left - reach) / SUB);
    *to = (int)floor((right + reach) / SUB) + 1;
}

void raster_line(const Canvas *canvas, const RasterLine *line, Color color)
{
    Rect seen = rect_intersect(raster_line_bounds(line), canvas->clip);
    int dx = line->x1 - line->x0, dy = line->y1 - line->y0;
    for (int y = seen.y; y < seen.y + seen.h; y++) {
        uint32_t *row = raster_mix_row(canvas, y);
        int from, to;
        line_reach(line, y, &from, &to);
        for (int x = MAX(from, seen.x); x < MIN(to, seen.x + seen.w); x++) {
            double distance =
                line_distance(dx, dy, x * SUB + SUB / 2 - line->x0, y * SUB + SUB / 2 - line->y0);
            double cover = (line->width / 2.0 - distance) / SUB + 0.5;
            if (cover > 0)
                row[x] =
                    raster_mix_cover(canvas->cache, row[x], color, (uint32_t)(MIN(cover, 1) * 255 + 0.5));
        }
    }
}
