/* Prints: drawings in three inks, told apart by their colour in the SVG (red the darkest, green the
 * middle one, blue the paper), so that every theme can print them in colours of its own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/geom.h"
#include "figures/draw.h"

enum { INKS = 3, NO_TIME = 0 };

static cairo_surface_t *blank(const Job *job)
{
    return cairo_image_surface_create(CAIRO_FORMAT_ARGB32, job->w, job->h);
}

static const uint32_t *row_of(cairo_surface_t *surface, int y)
{
    const uint8_t *bytes = cairo_image_surface_get_data(surface);
    return (const uint32_t *)(const void *)(bytes +
                                            (size_t)y * (size_t)cairo_image_surface_get_stride(surface));
}

static Rect bounds_of(cairo_surface_t *surface, const Job *job)
{
    int x0 = job->w, x1 = -1, y0 = job->h, y1 = -1;
    for (int y = 0; y < job->h; y++) {
        const uint32_t *row = row_of(surface, y);
        for (int x = 0; x < job->w; x++) {
            if (!row[x])
                continue;
            x0 = MIN(x0, x), x1 = MAX(x1, x);
            y0 = MIN(y0, y), y1 = y;
        }
    }
    return x1 < 0 ? (Rect){0} : (Rect){x0, y0, x1 - x0 + 1, y1 - y0 + 1};
}

/* The shares of a premultiplied pixel as coverages that give it when paper, middle and dark ink are
 * laid over one another. */
static void separate(uint32_t pixel, uint8_t out[INKS])
{
    int dark = (int)(pixel >> 16 & 255), middle = (int)(pixel >> 8 & 255), paper = (int)(pixel & 255);
    int above = 255 - dark, top = MAX(0, above - middle);
    out[0] = (uint8_t)dark;
    out[1] = (uint8_t)(above ? MIN(255, (middle * 255 + above / 2) / above) : 0);
    out[2] = (uint8_t)(top ? MIN(255, (paper * 255 + top / 2) / top) : 0);
}

/* When a pixel is printed, as the SVG's #RG0 says it; what no time covers comes at once. */
static uint8_t time_of(uint32_t pixel)
{
    bool is_timed = pixel >> 24 == 255;
    return is_timed ? (uint8_t)((pixel >> 16 & 0xf0) | (pixel >> 12 & 0xf)) : NO_TIME;
}

/* Adds four planes of the same bounds. `times`: NULL for none, then the fourth is empty. */
static void add_print(Planes *out, const Job *job, cairo_surface_t *art, cairo_surface_t *times)
{
    Rect r = bounds_of(art, job);
    size_t size = (size_t)r.w * (size_t)r.h;
    uint8_t *planes[INKS + 1];
    for (int i = 0; i <= INKS; i++)
        planes[i] = xcalloc(size, 1);
    for (int y = 0; y < r.h; y++) {
        const uint32_t *row = row_of(art, r.y + y), *time = times ? row_of(times, r.y + y) : NULL;
        for (int x = 0; x < r.w; x++) {
            size_t at = (size_t)y * (size_t)r.w + (size_t)(job->is_mirror ? r.w - 1 - x : x);
            uint8_t inks[INKS];
            separate(row[r.x + x], inks);
            for (int i = 0; i < INKS; i++)
                planes[i][at] = inks[i];
            if (time)
                planes[INKS][at] = time_of(time[r.x + x]);
        }
    }
    if (job->is_mirror)
        r.x = job->w - r.x - r.w;
    FigurePlane plane = {.x = r.x, .y = r.y, .w = r.w, .h = r.h, .stride = r.w, .pixel_bytes = 1};
    for (int i = 0; i <= INKS; i++)
        output_add(out, size == 0 || (i == INKS && !times) ? (FigurePlane){.pixel_bytes = 1} : plane,
                   planes[i]);
}

static bool draw_mark(Art *art, const Job *job, const char *element, Planes *out, Err *err)
{
    static const char MARK[] = "#mark-";
    char timing[2 * JOB_NAME_SIZE] = "#time-";
    if (strncmp(element, MARK, sizeof MARK - 1) != 0)
        return err_set(err, "%.60s is no mark", element);
    strcat(timing, element + sizeof MARK - 1);
    cairo_surface_t *mark = blank(job), *times = art_has(art, timing) ? blank(job) : NULL;
    bool is_drawn = art_draw(art, element, mark, art_place(job), err) &&
                    (!times || art_draw(art, timing, times, art_place(job), err));
    if (is_drawn)
        add_print(out, job, mark, times);
    cairo_surface_destroy(mark);
    cairo_surface_destroy(times);
    return is_drawn;
}

bool draw_marks(Art *art, const Job *job, Planes *out, Err *err)
{
    const char *at = job->ids;
    char element[2 * JOB_NAME_SIZE];
    while (*at) {
        if (!job_next_id(&at, element))
            return err_set(err, "bad ids %.60s", job->ids);
        if (!draw_mark(art, job, element, out, err))
            return false;
    }
    return true;
}

bool draw_drawing(Art *art, const Job *job, Planes *out, Err *err)
{
    cairo_surface_t *surface = blank(job);
    bool is_drawn = art_draw_all(art, surface, err);
    if (is_drawn && rect_is_empty(bounds_of(surface, job)))
        is_drawn = err_set(err, "nothing can be seen");
    if (is_drawn)
        add_print(out, job, surface, NULL);
    cairo_surface_destroy(surface);
    return is_drawn;
}
