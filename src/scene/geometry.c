#include "scene/geometry.h"

#include <math.h>

/* DESIGN section 3. The units are a hair above distance / 500, so that rounding leaves no letter too small.
 */
static const struct {
    double under_in, unit;
    float slop_mm;
} CLASSES[] = {{13, 0.805, 5}, {20, 0.905, 6}, {INFINITY, 1.004, 6}};

static const double DESIGN_DISTANCE_MM = 500;

Screen screen_make(int w, int h, double diagonal_in, double distance_mm)
{
    if (!(diagonal_in > 0))
        diagonal_in = 24;
    double px_per_mm = hypot(w, h) / (diagonal_in * 25.4);
    double short_mm = MIN(w, h) / px_per_mm;
    int class = 0;
    while (diagonal_in >= CLASSES[class].under_in)
        class ++;
    double unit = distance_mm > 0 ? distance_mm / DESIGN_DISTANCE_MM : CLASSES[class].unit;
    return (Screen){
        .w = w,
        .h = h,
        .px_per_mm = (float)px_per_mm,
        .scale = (float)MAX(1.0, short_mm / 299.0),
        .unit = (float)MAX(unit, CLASSES[0].unit * 15 / 16), /* no target under 15 mm */
        .slop_mm = CLASSES[class].slop_mm,
        .diagonal_in = (float)diagonal_in,
    };
}

static double px_per_design_mm(const Screen *screen)
{
    return (double)screen->px_per_mm * (double)screen->unit * (double)screen->scale;
}

double screen_px_exact(const Screen *screen, double mm)
{
    return mm * px_per_design_mm(screen);
}

int screen_px(const Screen *screen, double mm)
{
    double px = screen_px_exact(screen, mm);
    return px > 0 && px < 1 ? 1 : (int)lround(px);
}

int screen_slop_px(const Screen *screen)
{
    return (int)lround((double)screen->slop_mm * (double)screen->px_per_mm * (double)screen->scale);
}

double screen_short_mm(const Screen *screen)
{
    return MIN(screen->w, screen->h) / px_per_design_mm(screen);
}

static const double EASY_REACH_MM = 900;
/* The least height in design mm in which the screens are composed; of a 24 inch screen whose middle hangs at
 * 1,300 mm nothing then stands over 1,220 mm, the highest reach of EN 301 549, 8.3. */
static const double LEAST_LOW_MM = 185;

static double least_low_mm(const Screen *screen)
{
    return LEAST_LOW_MM * (double)screen->unit;
}

bool screen_can_be_lowered(const Screen *screen)
{
    return screen_is_portrait(screen) && screen->h / 2 >= least_low_mm(screen) * (double)screen->px_per_mm;
}

Screen screen_lowered(const Screen *screen, double mount_mm)
{
    double px_per_mm = (double)screen->px_per_mm, half_mm = screen->h / px_per_mm / 2;
    double wish_mm = mount_mm > 0 ? EASY_REACH_MM - (mount_mm - half_mm) : half_mm;
    double h_mm = CLAMP(wish_mm, MIN(least_low_mm(screen), half_mm), half_mm);
    Screen low = *screen;
    low.is_lowered = true;
    low.h = (int)(h_mm * px_per_mm);
    low.scale = (float)MAX(1.0, MIN(low.w, low.h) / px_per_mm / 299.0);
    double touch_px = ceil(20 * (double)screen->unit * px_per_mm); /* no target is rounded under its size */
    low.unit = (float)(touch_px / (20 * px_per_mm));
    /* It is no smaller a device: letters and targets stay those of the glass. */
    low.diagonal_in =
        (float)MAX(hypot(low.w, low.h) / px_per_mm / 25.4, MIN((double)screen->diagonal_in, 13.0));
    return low;
}

bool screen_takes_largest(const Screen *screen)
{
    double seen_in = hypot(screen->w, screen->h) / (double)screen->px_per_mm / (double)screen->unit / 25.4;
    return !screen_is_small(screen) && seen_in >= 13;
}

bool screen_is_portrait(const Screen *screen)
{
    return screen->h > screen->w;
}

bool screen_is_small(const Screen *screen)
{
    return screen->diagonal_in < 13;
}

bool screen_is_tiny(const Screen *screen)
{
    return screen->diagonal_in < 9;
}
