/* How near an area is shown: so that it takes a quarter to two fifths of the stage, where the whole figure
 * and the nearest step allow it.
 *
 * The figure is drawn in few scales, each FRAMING_STEP times the one before, the first that of the map: with
 * the ratio of the two bounds as step there is always one between them. */
#ifndef HK_FRAMING_H
#define HK_FRAMING_H

#include "app/app.h"

enum { FRAMING_SCALES = 3 };

/* Of the stage's width or height, whichever is more. */
#define FRAMING_LEAST 0.25f
#define FRAMING_MOST  0.40f

typedef struct FramingBox { /* cm of the frame */
    float u0, v0, u1, v1;
} FramingBox;

/* What the view shows of the area on its side or sides; false: nothing. */
bool framing_box(const World *world, const Place *place, FramingBox *box);
/* Is this zone one of those that the place speaks of? */
bool framing_has(const Place *place, const Zone *zone);
/* The scale for the place, px per cm; `map_scale`: of the whole figure, `stage`: where it is shown. */
float framing_scale(const FramingBox *box, float map_scale, Rect stage);
/* Bit i: some area is shown at map_scale * FRAMING_STEP to the i in this view. */
unsigned framing_scales(const World *world, int view, float map_scale, Rect stage);
float framing_scale_at(float map_scale, int step);

#endif
