/* Sizes are millimetres at an arm's length: turns them into pixels of one screen (DESIGN section 3).
 *
 * The screens are drawn for a 24 inch display seen from 500 mm. A smaller one is looked at from nearer, so
 * that everything may be smaller and look the same: unit = distance / 500 mm. Over 24 inches all grows with
 * the short side, scale = max(1, short side in mm / 299): px = mm * px_per_mm * unit * scale. */
#ifndef HK_GEOMETRY_H
#define HK_GEOMETRY_H

#include "base/base.h"
#include "base/geom.h"

typedef struct Screen {
    int w, h;        /* px, as the visitor sees it (after rotation) */
    float px_per_mm; /* of the glass */
    float scale;     /* growth for large screens, 1 or more */
    float unit;      /* mm of the glass for a mm of the design, before growth */
    float slop_mm;   /* of the glass: how far beside a target a touch still means it */
    float diagonal_in;
    bool is_lowered; /* the lower part of a tall one */
} Screen;

/* diagonal_in 0: 24. distance_mm, from the eye, 0: by the diagonal, 400 up to 12.9 inches, 450 up to 19.9,
 * else 500. */
Screen screen_make(int w, int h, double diagonal_in, double distance_mm);

/* Design millimetres to whole pixels, at least 1 for a positive length. */
int screen_px(const Screen *screen, double mm);
/* The same, not rounded. */
double screen_px_exact(const Screen *screen, double mm);
/* How far beside a target a touch still means it, px. */
int screen_slop_px(const Screen *screen);
/* The short side in design millimetres. */
double screen_short_mm(const Screen *screen);

/* The lower part of a tall screen, as a screen of its own: who sits or is small reaches all of it. Its lower
 * edge is that of the glass. It ends 900 mm over the floor, from which a seated person needs not stretch; as
 * low as its things still find room where the glass hangs higher; never over the middle of the glass.
 * `mount_mm`: height of that middle over the floor, 0: not known, then the lower half. */
Screen screen_lowered(const Screen *screen, double mount_mm);
/* Only a screen held upright whose half is large enough. */
bool screen_can_be_lowered(const Screen *screen);

/* Is there room for the largest letters? Not under 13 inches, nor on the lower part of a 15 inch screen. */
bool screen_takes_largest(const Screen *screen);

bool screen_is_portrait(const Screen *screen);
/* So low that one thing must make room for another: under 13 inches. */
bool screen_is_small(const Screen *screen);
/* Under 9 inches: one thing at a time. */
bool screen_is_tiny(const Screen *screen);

#endif
