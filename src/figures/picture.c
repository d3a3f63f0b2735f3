#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "figures/contour.h"
#include "figures/draw.h"

static const uint32_t LIT = 0xC8492F; /* coral: what a page speaks of */
static const double LIT_HUE = 0.85, LIT_COAT = 0.14, LIT_REGION = 0.42;
enum { LIT_EDGE_PX = 2, EDGE_LEAST = 64 /* of 255: what is thinner has no edge */ };

static void paint(cairo_surface_t *target, uint32_t color, double alpha)
{
    cairo_t *cr = cairo_create(target);
    cairo_set_source_rgba(cr, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0, (color & 255) / 255.0,
                          alpha);
    cairo_paint(cr);
    cairo_destroy(cr);
}

static void paint_over(cairo_surface_t *target, cairo_surface_t *layer)
{
    cairo_t *cr = cairo_create(target);
    cairo_set_source_surface(cr, layer, 0, 0);
    cairo_paint(cr);
    cairo_destroy(cr);
}

static void paint_coat(cairo_surface_t *target, cairo_surface_t *shape)
{
    cairo_t *cr = cairo_create(target);
    cairo_set_source_rgba(cr, (LIT >> 16 & 255) / 255.0, (LIT >> 8 & 255) / 255.0, (LIT & 255) / 255.0,
                          LIT_REGION);
    cairo_mask_surface(cr, shape, 0, 0);
    cairo_destroy(cr);
}

static void paint_mask(cairo_surface_t *target, uint32_t color, cairo_surface_t *mask)
{
    cairo_t *cr = cairo_create(target);
    cairo_set_source_rgb(cr, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0, (color & 255) / 255.0);
    cairo_mask_surface(cr, mask, 0, 0);
    cairo_destroy(cr);
}

static uint8_t *alpha_of(cairo_surface_t *surface, int w, int h)
{
    const uint8_t *bytes = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    uint8_t *alpha = xcalloc((size_t)w * (size_t)h, 1);
    for (int y = 0; y < h; y++) {
        const uint32_t *row = (const uint32_t *)(const void *)(bytes + (size_t)y * stride);
        for (int x = 0; x < w; x++)
            alpha[(size_t)y * (size_t)w + (size_t)x] = (uint8_t)(row[x] >> 24);
    }
    return alpha;
}

/* The most of the `count` bytes, `step` apart, no further than `reach` from each. */
static void most_along(const uint8_t *from, uint8_t *to, int count, size_t step, int reach)
{
    for (int i = 0; i < count; i++) {
        uint8_t most = 0;
        for (int k = MAX(0, i - reach); k <= MIN(count - 1, i + reach); k++)
            most = MAX(most, from[(size_t)k * step]);
        to[(size_t)i * step] = most;
    }
}

static uint8_t *most_near(const uint8_t *alpha, int w, int h, int reach)
{
    size_t size = (size_t)w * (size_t)h;
    uint8_t *rows = xcalloc(size, 1), *most = xcalloc(size, 1);
    for (int y = 0; y < h; y++)
        most_along(alpha + (size_t)y * (size_t)w, rows + (size_t)y * (size_t)w, w, 1, reach);
    for (int x = 0; x < w; x++)
        most_along(rows + x, most + x, h, (size_t)w, reach);
    free(rows);
    return most;
}

/* The edge runs where the drawing ends against what is around it, however thin it is there, and is as thin
 * itself: it fades with the drawing and draws no line across the fade. */
static void add_edge(cairo_surface_t *target, cairo_surface_t *structure, double edge_px)
{
    int w = cairo_image_surface_get_width(target), h = cairo_image_surface_get_height(target);
    size_t size = (size_t)w * (size_t)h;
    uint8_t *alpha = alpha_of(structure, w, h), *line = xcalloc(size, 1);
    uint8_t *most = most_near(alpha, w, h, (int)ceil(edge_px) + 2);
    for (size_t i = 0; i < size; i++)
        alpha[i] = (uint8_t)(most[i] > EDGE_LEAST ? alpha[i] * 255 / most[i] : 0);
    uint8_t whole = EDGE_LEAST; /* a drawing that is half transparent all over has a whole edge */
    for (size_t i = 0; i < size; i++)
        whole = (uint8_t)MAX(whole, most[i]);
    contour_line((Coverage){w, h, w, alpha}, edge_px, 1.5, line);
    for (size_t i = 0; i < size; i++)
        line[i] = (uint8_t)(line[i] * MAX(0, most[i] - EDGE_LEAST) / MAX(1, whole - EDGE_LEAST));
    cairo_surface_t *mask = cairo_image_surface_create(CAIRO_FORMAT_A8, w, h);
    uint8_t *bytes = cairo_image_surface_get_data(mask);
    size_t stride = (size_t)cairo_image_surface_get_stride(mask);
    for (int y = 0; bytes && y < h; y++)
        memcpy(bytes + (size_t)y * stride, line + (size_t)y * (size_t)w, (size_t)w);
    cairo_surface_mark_dirty(mask);
    paint_mask(target, LIT, mask);
    cairo_surface_destroy(mask);
    free(most);
    free(line);
    free(alpha);
}

/* One channel on its way to coral: as light as it was (mostly), so that the shading stays. */
static uint32_t tint_channel(uint32_t own, uint32_t lit, double light, double lit_light)
{
    double shade = light < lit_light ? lit * light / lit_light
                                     : lit + (255.0 - lit) * (light - lit_light) / (255.0 - lit_light);
    double tinted = own + (shade - own) * LIT_HUE;
    return (uint32_t)(tinted + (lit - tinted) * LIT_COAT + 0.5);
}

/* Coral alone over blue cartilage would be grey: the hue is exchanged first, then a thin coat laid. */
static uint32_t tint_pixel(uint32_t pixel)
{
    uint32_t a = pixel >> 24, out = a << 24, channel[3];
    if (a == 0)
        return pixel;
    for (int i = 0; i < 3; i++) /* cairo's pixels are premultiplied */
        channel[i] = MIN(255, (pixel >> (8 * i) & 255) * 255 / a);
    double light = 0.114 * channel[0] + 0.587 * channel[1] + 0.299 * channel[2];
    double lit_light = 0.114 * (LIT & 255) + 0.587 * (LIT >> 8 & 255) + 0.299 * (LIT >> 16 & 255);
    for (int i = 0; i < 3; i++)
        out |= (tint_channel(channel[i], LIT >> (8 * i) & 255, light, lit_light) * a + 127) / 255 << (8 * i);
    return out;
}

static void tint(cairo_surface_t *surface)
{
    uint8_t *bytes = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    int w = cairo_image_surface_get_width(surface), h = cairo_image_surface_get_height(surface);
    for (int y = 0; y < h; y++) {
        uint32_t *row = (uint32_t *)(void *)(bytes + (size_t)y * stride);
        for (int x = 0; x < w; x++)
            row[x] = tint_pixel(row[x]);
    }
    cairo_surface_mark_dirty(surface);
}

/* A structure in its own shading, tinted, with a soft edge. A region has no shading: it is a coat on the
 * skin. */
static bool draw_lit(Art *art, const Job *job, const char *element, cairo_surface_t *target, Err *err)
{
    bool is_region = strncmp(element, "#region-", 8) == 0;
    cairo_surface_t *structure = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, job->w, job->h);
    bool is_drawn = art_draw(art, element, structure, art_place(job), err);
    if (is_drawn) {
        if (is_region) {
            paint_coat(target, structure);
        } else {
            tint(structure);
            paint_over(target, structure);
        }
        add_edge(target, structure, job->edge_px > 0 ? job->edge_px : LIT_EDGE_PX);
    }
    cairo_surface_destroy(structure);
    return is_drawn;
}

static bool draw_ids(Art *art, const Job *job, cairo_surface_t *target, Err *err)
{
    const char *at = job->ids;
    char element[2 * JOB_NAME_SIZE];
    while (*at) {
        if (!job_next_id(&at, element))
            return err_set(err, "bad ids %.60s", job->ids);
        if (!draw_lit(art, job, element, target, err))
            return false;
    }
    return true;
}

static uint32_t *take_pixels(cairo_surface_t *surface, const Job *job)
{
    cairo_surface_flush(surface);
    const uint8_t *bytes = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface), w = (size_t)job->w;
    uint32_t *pixels = xcalloc(w * (size_t)job->h, sizeof *pixels);
    for (size_t y = 0; y < (size_t)job->h; y++) {
        const uint32_t *row = (const uint32_t *)(const void *)(bytes + y * stride);
        for (size_t x = 0; x < w; x++)
            pixels[y * w + (job->is_mirror ? w - 1 - x : x)] = row[x] | 0xff000000u;
    }
    return pixels;
}

/* A picture in which nothing can be seen has not been drawn, whatever librsvg says. */
static bool is_blank(cairo_surface_t *surface, uint32_t ground)
{
    cairo_surface_flush(surface);
    const uint8_t *bytes = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    int w = cairo_image_surface_get_width(surface), h = cairo_image_surface_get_height(surface);
    for (int y = 0; y < h; y++) {
        const uint32_t *row = (const uint32_t *)(const void *)(bytes + (size_t)y * (size_t)stride);
        for (int x = 0; x < w; x++)
            if ((row[x] & 0xffffff) != (ground & 0xffffff))
                return false;
    }
    return true;
}

/* A part may show nothing but the ground. */
static bool shows_whole(const Job *job)
{
    return job->w + 1 >= job_frame_w(job) / 10.0 * job->px_per_cm &&
           job->h + 1 >= job_frame_h(job) / 10.0 * job->px_per_cm;
}

/* A pack's own figure may have one kind of lines. */
static const char *borders_of(const Art *art, const Job *job)
{
    static const char STRONG[] = "#borders-strong";
    return job->borders > 1 && art_has(art, STRONG) ? STRONG : "#borders";
}

bool draw_picture(Art *art, const Job *job, Planes *out, Err *err)
{
    cairo_surface_t *target = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, job->w, job->h);
    char layer[2 * JOB_NAME_SIZE] = "#";
    strcat(layer, job->layer);
    paint(target, job->ground, 1);
    bool is_drawn = art_draw(art, layer, target, art_place(job), err);
    if (is_drawn && shows_whole(job) && is_blank(target, job->ground))
        is_drawn = err_set(err, "%s: nothing can be seen", layer);
    if (is_drawn && job->dim > 0)
        paint(target, job->ground, job->dim);
    if (is_drawn && job->borders)
        is_drawn = art_draw(art, borders_of(art, job), target, art_place(job), err);
    is_drawn = is_drawn && draw_ids(art, job, target, err);
    if (is_drawn) {
        FigurePlane plane = {.w = job->w, .h = job->h, .stride = job->w, .pixel_bytes = 4};
        output_add(out, plane, take_pixels(target, job));
    }
    cairo_surface_destroy(target);
    return is_drawn;
}
