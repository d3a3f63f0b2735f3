/* Sizes are millimetres: turns them into pixels of one screen (DESIGN section 3).
 *
 * px = mm * px_per_mm * scale, scale = max(1, short side in mm / 299), so that pictures grow with
 * screens over 24 inches and never shrink below the stated minimums. */
#ifndef HK_GEOMETRY_H
#define HK_GEOMETRY_H

#include "base/base.h"
#include "base/geom.h"

typedef struct Screen {
    int w, h;        /* px, as the visitor sees it (after rotation) */
    float px_per_mm; /* of the glass */
    float scale;     /* growth for large screens, 1 or more */
    float diagonal_in;
} Screen;

/* diagonal_in 0: 24. */
Screen screen_make(int w, int h, double diagonal_in);

/* Design millimetres to whole pixels, at least 1 for a positive length. */
int screen_px(const Screen *screen, double mm);

bool screen_is_portrait(const Screen *screen);
/* Under 13 inches: one side of a touch target may be 15 mm. */
bool screen_is_small(const Screen *screen);

#endif
