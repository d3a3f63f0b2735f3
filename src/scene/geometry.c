#include "scene/geometry.h"

#include <math.h>

Screen screen_make(int w, int h, double diagonal_in)
{
    if (!(diagonal_in > 0))
        diagonal_in = 24;
    double px_per_mm = hypot(w, h) / (diagonal_in * 25.4);
    double short_mm = MIN(w, h) / px_per_mm;
    return (Screen){
        .w = w,
        .h = h,
        .px_per_mm = (float)px_per_mm,
        .scale = (float)MAX(1.0, short_mm / 299.0),
        .diagonal_in = (float)diagonal_in,
    };
}

int screen_px(const Screen *screen, double mm)
{
    double px = mm * (double)screen->px_per_mm * (double)screen->scale;
    return px > 0 && px < 1 ? 1 : (int)lround(px);
}

bool screen_is_portrait(const Screen *screen)
{
    return screen->h > screen->w;
}

bool screen_is_small(const Screen *screen)
{
    return screen->diagonal_in < 13;
}
