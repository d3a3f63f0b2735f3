/* Quarter discs, worked out once a radius: the exact share of each pixel that the disc covers. */
#include <math.h>
#include <stdlib.h>

#include "sys/raster_mix.h"

/* Area under the circle from its centre to x. */
static double area_to(double r, double x)
{
    return (x * sqrt(MAX(0, r * r - x * x)) + r * r * asin(MIN(1, x / r))) / 2;
}

/* Area of the disc around the origin inside the pixel i..i+1, j..j+1 of the first quadrant. */
static double disc_area(double r, double i, double j)
{
    double whole_to = j + 1 < r ? sqrt(r * r - (j + 1) * (j + 1)) : 0; /* columns up to here are whole */
    double none_from = sqrt(MAX(0, r * r - j * j));
    double whole = CLAMP(whole_to, i, i + 1), end = CLAMP(none_from, whole, i + 1);
    return whole - i + area_to(r, end) - area_to(r, whole) - j * (end - whole);
}

static void fill_corner(RasterCorner *corner, int radius)
{
    size_t side = (size_t)radius;
    corner->radius = radius;
    corner->cover = xcalloc(side, side);
    corner->from = xcalloc(2 * side, sizeof *corner->from);
    corner->solid = corner->from + radius;
    for (int y = 0; y < radius; y++) {
        uint8_t *row = corner->cover + (size_t)y * side;
        for (int x = 0; x < radius; x++)
            row[x] = (uint8_t)lround(disc_area(radius, radius - 1 - x, radius - 1 - y) * 255);
        while (corner->from[y] < radius && !row[corner->from[y]])
            corner->from[y]++;
        corner->solid[y] = corner->from[y];
        while (corner->solid[y] < radius && row[corner->solid[y]] < 255)
            corner->solid[y]++;
    }
}

void raster_corner_free(RasterCorner *corner)
{
    free(corner->cover);
    free(corner->from);
    *corner = (RasterCorner){0};
}

const RasterCorner *raster_corner(RasterCache *cache, int radius)
{
    RasterCorner *oldest = &cache->corners[0];
    cache->clock++;
    for (int i = 0; i < RASTER_CORNERS; i++) {
        RasterCorner *corner = &cache->corners[i];
        if (corner->radius == radius) {
            corner->used = cache->clock;
            return corner;
        }
        if (corner->used < oldest->used)
            oldest = corner;
    }
    raster_corner_free(oldest);
    fill_corner(oldest, radius);
    oldest->used = cache->clock;
    return oldest;
}
