/* Straight lines between two points, px. */
#ifndef HK_SEGMENT_H
#define HK_SEGMENT_H

#include "base/geom.h"

typedef struct Segment {
    float x0, y0, x1, y1;
} Segment;

/* Whether they cross each other; touching with an end is not crossing. */
bool segments_cross(Segment a, Segment b);
/* Whether any part of it lies in the rect, of whatever size. */
bool segment_meets(Segment s, Rect rect);
/* Squared distance of a point from the nearest point of the segment. */
float segment_distance_sq(Segment s, float x, float y);

#endif
