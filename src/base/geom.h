/* Rectangles in pixels. A rect covers x..x+w-1; w or h of 0 or less is empty. */
#ifndef HK_GEOM_H
#define HK_GEOM_H

#include "base/base.h"

typedef struct Rect {
    int x, y, w, h;
} Rect;

static inline bool rect_is_empty(Rect r)
{
    return r.w <= 0 || r.h <= 0;
}

static inline bool rect_contains(Rect r, int x, int y)
{
    return x >= r.x && y >= r.y && x < r.x + r.w && y < r.y + r.h;
}

static inline Rect rect_intersect(Rect a, Rect b)
{
    int x0 = MAX(a.x, b.x), y0 = MAX(a.y, b.y);
    int x1 = MIN(a.x + a.w, b.x + b.w), y1 = MIN(a.y + a.h, b.y + b.h);
    return (Rect){x0, y0, MAX(0, x1 - x0), MAX(0, y1 - y0)};
}

static inline bool rect_overlaps(Rect a, Rect b)
{
    return !rect_is_empty(rect_intersect(a, b));
}

/* The smallest rect that covers both; an empty one adds nothing. */
static inline Rect rect_union(Rect a, Rect b)
{
    if (rect_is_empty(a))
        return b;
    if (rect_is_empty(b))
        return a;
    int x0 = MIN(a.x, b.x), y0 = MIN(a.y, b.y);
    int x1 = MAX(a.x + a.w, b.x + b.w), y1 = MAX(a.y + a.h, b.y + b.h);
    return (Rect){x0, y0, x1 - x0, y1 - y0};
}

/* `by` px smaller on every side; negative grows it. */
static inline Rect rect_inset(Rect r, int by)
{
    return (Rect){r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by};
}

/* Distance in px from a point to the rect; 0 inside. */
static inline int rect_distance_sq(Rect r, int x, int y)
{
    int dx = x < r.x ? r.x - x : x >= r.x + r.w ? x - (r.x + r.w - 1) : 0;
    int dy = y < r.y ? r.y - y : y >= r.y + r.h ? y - (r.y + r.h - 1) : 0;
    return dx * dx + dy * dy;
}

#endif
