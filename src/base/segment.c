#include "base/segment.h"

/* Positive on one side of the line through the segment, negative on the other. */
static float side_of(Segment s, float x, float y)
{
    return (s.x1 - s.x0) * (y - s.y0) - (s.y1 - s.y0) * (x - s.x0);
}

bool segments_cross(Segment a, Segment b)
{
    return side_of(a, b.x0, b.y0) * side_of(a, b.x1, b.y1) < 0 &&
           side_of(b, a.x0, a.y0) * side_of(b, a.x1, a.y1) < 0;
}

/* Narrows from..to, shares of the way along the segment, to what lies between low and high of one axis. */
static void narrow(float at, float by, float low, float high, float *from, float *to)
{
    if (by == 0) {
        if (at <= low || at >= high)
            *to = -1;
        return;
    }
    float enter = (low - at) / by, leave = (high - at) / by;
    *from = MAX(*from, MIN(enter, leave));
    *to = MIN(*to, MAX(enter, leave));
}

/* Source: Liang and Barsky, A new concept and method for line clipping, 1984. */
bool segment_meets(Segment s, Rect rect)
{
    float from = 0, to = 1;
    narrow(s.x0, s.x1 - s.x0, (float)rect.x, (float)(rect.x + rect.w), &from, &to);
    narrow(s.y0, s.y1 - s.y0, (float)rect.y, (float)(rect.y + rect.h), &from, &to);
    return from < to;
}

float segment_distance_sq(Segment s, float x, float y)
{
    float dx = s.x1 - s.x0, dy = s.y1 - s.y0, length_sq = dx * dx + dy * dy;
    float share = length_sq > 0 ? ((x - s.x0) * dx + (y - s.y0) * dy) / length_sq : 0;
    share = CLAMP(share, 0, 1);
    float away_x = s.x0 + share * dx - x, away_y = s.y0 + share * dy - y;
    return away_x * away_x + away_y * away_y;
}
