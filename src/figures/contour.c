#include "figures/contour.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct Point {
    float x, y;
} Point;

typedef struct Field { /* squared distance to the contour found so far, up to `reach` */
    int w, h, reach;
    float *distance_sq;
} Field;

static float distance_sq(Point p, Point a, Point b)
{
    float dx = b.x - a.x, dy = b.y - a.y, length_sq = dx * dx + dy * dy;
    float t = length_sq > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length_sq : 0;
    t = CLAMP(t, 0.0f, 1.0f);
    float ex = a.x + t * dx - p.x, ey = a.y + t * dy - p.y;
    return ex * ex + ey * ey;
}

static void add_piece(Field *field, Point a, Point b)
{
    int x0 = MAX(0, (int)MIN(a.x, b.x) - field->reach),
        x1 = MIN(field->w - 1, (int)MAX(a.x, b.x) + field->reach);
    int y0 = MAX(0, (int)MIN(a.y, b.y) - field->reach),
        y1 = MIN(field->h - 1, (int)MAX(a.y, b.y) + field->reach);
    for (int y = y0; y <= y1; y++) {
        float *row = field->distance_sq + (size_t)y * (size_t)field->w;
        for (int x = x0; x <= x1; x++) {
            float d = distance_sq((Point){(float)x, (float)y}, a, b);
            if (d < row[x])
                row[x] = d;
        }
    }
}

/* Where between two neighbours coverage passes one half: 0 at the first, 1 at the second. */
static float crossing(uint8_t from, uint8_t to)
{
    return (127.5f - (float)from) / ((float)to - (float)from);
}

/* The contour inside the square between four pixel centres. */
static void add_square(Field *field, const uint8_t *top, const uint8_t *bottom, int x, int y)
{
    uint8_t a = top[x], b = top[x + 1], c = bottom[x], d = bottom[x + 1];
    if (MAX(MAX(a, b), MAX(c, d)) - MIN(MIN(a, b), MIN(c, d)) < CONTOUR_CRISP)
        return;
    Point found[4];
    int count = 0;
    float fx = (float)x, fy = (float)y;
    if ((a > 127) != (b > 127))
        found[count++] = (Point){fx + crossing(a, b), fy};
    if ((a > 127) != (c > 127))
        found[count++] = (Point){fx, fy + crossing(a, c)};
    if ((b > 127) != (d > 127))
        found[count++] = (Point){fx + 1, fy + crossing(b, d)};
    if ((c > 127) != (d > 127))
        found[count++] = (Point){fx + crossing(c, d), fy + 1};
    if (count >= 2)
        add_piece(field, found[0], found[1]);
    if (count == 4)
        add_piece(field, found[2], found[3]);
}

void contour_line(Coverage shape, double width_px, double soft_px, uint8_t *out)
{
    size_t size = (size_t)shape.w * (size_t)shape.h;
    float half = (float)(width_px / 2), soft = (float)MAX(soft_px, 0.01);
    Field field = {.w = shape.w, .h = shape.h, .reach = (int)ceilf(half + soft / 2) + 1};
    field.distance_sq = xcalloc(size, sizeof *field.distance_sq);
    float far = (float)(field.reach * field.reach) * 4;
    for (size_t i = 0; i < size; i++)
        field.distance_sq[i] = far;
    for (int y = 0; y + 1 < shape.h; y++) {
        const uint8_t *top = shape.alpha + (size_t)y * (size_t)shape.stride;
        for (int x = 0; x + 1 < shape.w; x++)
            add_square(&field, top, top + shape.stride, x, y);
    }
    for (size_t i = 0; i < size; i++) {
        float cover = (half - sqrtf(field.distance_sq[i])) / soft + 0.5f;
        out[i] = (uint8_t)(CLAMP(cover, 0.0f, 1.0f) * 255 + 0.5f);
    }
    free(field.distance_sq);
}
