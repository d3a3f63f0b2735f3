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
