/* Which structure the eye sees where in a layer. */
#include <stdlib.h>
#include <string.h>

#include "figures/draw.h"

enum { LEAST_ALPHA = 48, MOST_AWAY = 60 };

static cairo_surface_t *draw_alone(Art *art, const Job *job, const char *element, Err *err)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, job_frame_w(job), job_frame_h(job));
    if (art_draw(art, element, surface, (ArtPlace){.px_per_mm = 1}, err))
        return surface;
    cairo_surface_destroy(surface);
    return NULL;
}

static uint32_t pixel_at(cairo_surface_t *surface, int x, int y)
{
    const uint8_t *row =
        cairo_image_surface_get_data(surface) + (size_t)y * (size_t)cairo_image_surface_get_stride(surface);
    uint32_t pixel;
    memcpy(&pixel, row + 4 * (size_t)x, sizeof pixel);
    return pixel;
}

/* The colour of a premultiplied pixel. */
static uint32_t opaque(uint32_t pixel)
{
    uint32_t alpha = MAX(1u, pixel >> 24), out = 0xff000000;
    for (int shift = 0; shift < 24; shift += 8)
        out |= MIN(255u, (pixel >> shift & 255) * 255 / alpha) << shift;
    return out;
}

static int away(uint32_t a, uint32_t b)
{
    int sum = 0;
    for (int shift = 0; shift < 24; shift += 8)
        sum += abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
    return sum;
}

/* A structure lies on top where the layer looks like the structure drawn alone; of several that do,
 * the most alike. So nothing has to know what covers what. */
static void claim(cairo_surface_t *layer, cairo_surface_t *alone, int number, bool is_mirror, uint8_t *cells,
                  uint8_t *least)
{
    int w = cairo_image_surface_get_width(layer), h = cairo_image_surface_get_height(layer);
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++) {
            uint32_t own = pixel_at(alone, x, y);
            if (own >> 24 < LEAST_ALPHA)
                continue;
            int distance = away(opaque(own), pixel_at(layer, x, y));
            size_t at = (size_t)y * (size_t)w + (size_t)(is_mirror ? w - 1 - x : x);
            /* Through what is half transparent shines what lies below. */
            int most = MOST_AWAY + (255 - (int)(own >> 24)) * 2 / 3;
            if (distance < most && distance < least[at]) {
                least[at] = (uint8_t)distance;
                cells[at] = (uint8_t)number;
            }
        }
}

bool draw_structures(Art *art, const Job *job, Planes *out, Err *err)
{
    JobZone zones[JOB_MAX_ZONES];
    int count = job_zones(job->regions, zones);
    char element[2 * JOB_NAME_SIZE] = "#";
    if (count < 0)
        return err_set(err, "bad regions %.60s", job->regions);
    strcat(element, job->layer);
    cairo_surface_t *layer = draw_alone(art, job, element, err);
    if (!layer)
        return false;
    int w = job_frame_w(job), h = job_frame_h(job);
    size_t cell_count = (size_t)w * (size_t)h;
    uint8_t *cells = xcalloc(cell_count, 1), *least = xcalloc(cell_count, 1),
            *has_cells = xcalloc((size_t)count, 1);
    memset(least, 255, cell_count);
    for (int i = 0; i < count; i++) {
        job_zone_element(job, &zones[i], element);
        cairo_surface_t *alone = art_has(art, element) ? draw_alone(art, job, element, err) : NULL;
        if (alone)
            claim(layer, alone, i + 1, job->is_mirror, cells, least);
        cairo_surface_destroy(alone);
    }
    cairo_surface_destroy(layer);
    for (size_t i = 0; i < cell_count; i++)
        if (cells[i])
            has_cells[cells[i] - 1] = 1;
    FigurePlane plane = {.w = w, .h = h, .stride = w, .pixel_bytes = 1};
    output_add(out, plane, cells);
    output_add(out, (FigurePlane){.w = count, .h = 1, .stride = count, .pixel_bytes = 1}, has_cells);
    free(least);
    return true;
}
