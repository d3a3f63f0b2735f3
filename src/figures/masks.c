#include <stdlib.h>
#include <string.h>

#include "base/geom.h"
#include "figures/contour.h"
#include "figures/draw.h"

static cairo_surface_t *blank(int w, int h)
{
    return cairo_image_surface_create(CAIRO_FORMAT_A8, w, h);
}

static uint8_t *row_of(cairo_surface_t *surface, int y)
{
    return cairo_image_surface_get_data(surface) +
           (size_t)y * (size_t)cairo_image_surface_get_stride(surface);
}

static void clear(cairo_surface_t *surface)
{
    cairo_surface_flush(surface);
    for (int y = 0; y < cairo_image_surface_get_height(surface); y++)
        memset(row_of(surface, y), 0, (size_t)cairo_image_surface_get_width(surface));
    cairo_surface_mark_dirty(surface);
}

static void flip(cairo_surface_t *surface)
{
    int w = cairo_image_surface_get_width(surface);
    for (int y = 0; y < cairo_image_surface_get_height(surface); y++) {
        uint8_t *row = row_of(surface, y);
        for (int x = 0; x < w / 2; x++) {
            uint8_t swap = row[x];
            row[x] = row[w - 1 - x];
            row[w - 1 - x] = swap;
        }
    }
}

/* The smallest rect that holds all coverage. */
static Rect bounds_of(Coverage shape)
{
    int x0 = shape.w, x1 = -1, y0 = shape.h, y1 = -1;
    for (int y = 0; y < shape.h; y++) {
        const uint8_t *row = shape.alpha + (size_t)y * (size_t)shape.stride;
        int first = 0, last = shape.w - 1;
        while (first < shape.w && row[first] == 0)
            first++;
        if (first == shape.w)
            continue;
        while (row[last] == 0)
            last--;
        x0 = MIN(x0, first), x1 = MAX(x1, last);
        y0 = MIN(y0, y), y1 = y;
    }
    return x1 < 0 ? (Rect){0} : (Rect){x0, y0, x1 - x0 + 1, y1 - y0 + 1};
}

static Coverage coverage_of(cairo_surface_t *surface, Rect part)
{
    return (Coverage){part.w, part.h, cairo_image_surface_get_stride(surface),
                      part.w ? row_of(surface, part.y) + part.x : NULL};
}

/* Adds the part of `shape` that is not empty; `x`, `y`: where the shape lies in the job. */
static void add_cut(Planes *out, Coverage shape, int x, int y)
{
    Rect r = bounds_of(shape);
    FigurePlane plane = {.x = x + r.x, .y = y + r.y, .w = r.w, .h = r.h, .stride = r.w, .pixel_bytes = 1};
    if (rect_is_empty(r))
        plane = (FigurePlane){.pixel_bytes = 1};
    uint8_t *pixels = xcalloc((size_t)r.w * (size_t)r.h, 1);
    for (int row = 0; row < r.h; row++)
        memcpy(pixels + (size_t)row * (size_t)r.w,
               shape.alpha + (size_t)(r.y + row) * (size_t)shape.stride + (size_t)r.x, (size_t)r.w);
    output_add(out, plane, pixels);
}

static void add_zone(Planes *out, cairo_surface_t *surface, double edge_px)
{
    Rect all = {0, 0, cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface)};
    Rect fill = bounds_of(coverage_of(surface, all));
    add_cut(out, coverage_of(surface, fill), fill.x, fill.y);
    Rect wide = rect_intersect(rect_inset(fill, -((int)(edge_px / 2) + 3)), all);
    if (rect_is_empty(fill))
        wide = (Rect){0};
    uint8_t *line = xcalloc((size_t)wide.w * (size_t)wide.h, 1);
    if (!rect_is_empty(wide))
        contour_line(coverage_of(surface, wide), edge_px, 1, line);
    add_cut(out, (Coverage){wide.w, wide.h, wide.w, line}, wide.x, wide.y);
    free(line);
}

/* False only if drawing failed: a zone the view lacks leaves the surface blank. */
static bool draw_zone(Art *art, const JobZone *zone, const Job *job, ArtPlace place, cairo_surface_t *surface,
                      Err *err)
{
    char element[2 * JOB_NAME_SIZE];
    job_zone_element(job, zone, element);
    clear(surface);
    if (!art_has(art, element))
        return true;
    bool is_drawn = art_draw(art, element, surface, place, err);
    if (is_drawn && job->is_mirror)
        flip(surface);
    return is_drawn;
}

/* Where the drawing fades out at the frame's ends, what is laid over it fades as well: 255 in rows
 * with opaque skin, looked up in a drawing of 1 px a mm. Without a skin layer nothing fades. */
static uint8_t *row_fade(Art *art, const Job *job)
{
    Err unused;
    int frame_w = job_frame_w(job), frame_h = job_frame_h(job);
    uint8_t most[JOB_MAX_FRAME_CM * 10] = {0}, *fade = xcalloc((size_t)job->h, 1);
    cairo_surface_t *skin = blank(frame_w, frame_h);
    bool is_drawn = art_draw(art, "#layer-skin", skin, (ArtPlace){.px_per_mm = 1}, &unused);
    for (int y = 0; y < frame_h; y++) {
        const uint8_t *row = row_of(skin, y);
        for (int x = 0; x < frame_w; x++)
            most[y] = MAX(most[y], row[x]);
    }
    ArtPlace place = art_place(job);
    for (int y = 0; y < job->h; y++) {
        double mm = CLAMP((y + 0.5 - place.y) / place.px_per_mm - 0.5, 0, frame_h - 1);
        int above = (int)mm, below = MIN(above + 1, frame_h - 1);
        double value = most[above] + (mm - above) * (most[below] - most[above]);
        fade[y] = is_drawn ? (uint8_t)(value + 0.5) : 255;
    }
    cairo_surface_destroy(skin);
    return fade;
}

static void fade_rows(Planes *planes, const uint8_t *fade)
{
    for (int i = 0; i < planes->count; i++) {
        const FigurePlane *plane = &planes->planes[i];
        for (int y = 0; y < plane->h; y++)
            for (int x = 0; x < plane->w; x++) {
                uint8_t *at = planes->pixels[i] + (size_t)y * (size_t)plane->w + (size_t)x;
                *at = (uint8_t)((*at * fade[plane->y + y] + 127) / 255);
            }
    }
}

bool draw_zones(Art *art, const Job *job, Planes *out, Err *err)
{
    JobZone zones[JOB_MAX_ZONES];
    int count = job_zones(job->regions, zones);
    if (count < 0)
        return err_set(err, "bad regions %.60s", job->regions);
    cairo_surface_t *surface = blank(job->w, job->h);
    uint8_t *fade = row_fade(art, job);
    bool is_drawn = true;
    for (int i = 0; is_drawn && i < count; i++) {
        is_drawn = draw_zone(art, &zones[i], job, art_place(job), surface, err);
        add_zone(out, surface, job->edge_px);
    }
    fade_rows(out, fade);
    free(fade);
    cairo_surface_destroy(surface);
    return is_drawn;
}

const char *draw_lacking(Art *art, const Job *job, JobZone zones[JOB_MAX_ZONES])
{
    int count = job_zones(job->regions, zones);
    for (int i = 0; i < count;) {
        bool has_any = false;
        int first = i;
        for (; i < count && strcmp(zones[i].region, zones[first].region) == 0; i++) {
            char element[2 * JOB_NAME_SIZE];
            job_zone_element(job, &zones[i], element);
            has_any = has_any || art_has(art, element);
        }
        if (!has_any)
            return zones[first].region;
    }
    return "";
}

bool draw_icon(Art *art, const Job *job, Planes *out, Err *err)
{
    cairo_surface_t *surface = blank(job->w, job->h);
    bool is_drawn = art_draw_all(art, surface, err);
    uint8_t *alpha = xcalloc((size_t)job->w * (size_t)job->h, 1);
    for (int y = 0; is_drawn && y < job->h; y++)
        memcpy(alpha + (size_t)y * (size_t)job->w, row_of(surface, y), (size_t)job->w);
    output_add(out, (FigurePlane){.w = job->w, .h = job->h, .stride = job->w, .pixel_bytes = 1}, alpha);
    if (is_drawn && rect_is_empty(bounds_of((Coverage){job->w, job->h, job->w, alpha})))
        is_drawn = err_set(err, "nothing can be seen");
    cairo_surface_destroy(surface);
    return is_drawn;
}

/* Lets `number` have the cells it covers more of than any zone before. */
static void claim(cairo_surface_t *surface, int number, uint8_t *cells, uint8_t *most, uint8_t *total)
{
    int w = cairo_image_surface_get_width(surface), h = cairo_image_surface_get_height(surface);
    for (int y = 0; y < h; y++) {
        const uint8_t *row = row_of(surface, y);
        for (int x = 0; x < w; x++) {
            size_t at = (size_t)y * (size_t)w + (size_t)x;
            total[at] = (uint8_t)MIN(255, total[at] + row[x]);
            if (row[x] > most[at]) {
                most[at] = row[x];
                cells[at] = (uint8_t)number;
            }
        }
    }
}

bool draw_map(Art *art, const Job *job, Planes *out, Err *err)
{
    int w = job_frame_w(job), h = job_frame_h(job);
    size_t cell_count = (size_t)w * (size_t)h;
    JobZone zones[JOB_MAX_ZONES];
    int count = job_zones(job->regions, zones);
    if (count < 0)
        return err_set(err, "bad regions %.60s", job->regions);
    cairo_surface_t *surface = blank(w, h);
    uint8_t *cells = xcalloc(cell_count, 1), *most = xcalloc(cell_count, 1), *total = xcalloc(cell_count, 1);
    bool is_drawn = true;
    for (int i = 0; is_drawn && i < count; i++) {
        is_drawn = draw_zone(art, &zones[i], job, (ArtPlace){.px_per_mm = 1}, surface, err);
        claim(surface, i + 1, cells, most, total);
    }
    /* Shared among zones, a cell at the rim is the body's if half of it is. */
    for (size_t i = 0; i < cell_count; i++)
        if (total[i] < 128)
            cells[i] = 0;
    FigurePlane plane = {.w = w, .h = h, .stride = w, .pixel_bytes = 1};
    uint8_t *has_cells = xcalloc((size_t)count, 1);
    for (size_t i = 0; i < cell_count; i++)
        if (cells[i])
            has_cells[cells[i] - 1] = 1;
    output_add(out, plane, cells);
    output_add(out, (FigurePlane){.w = count, .h = 1, .stride = count, .pixel_bytes = 1}, has_cells);
    cairo_surface_destroy(surface);
    free(most);
    free(total);
    return is_drawn;
}
