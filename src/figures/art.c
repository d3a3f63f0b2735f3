#include "figures/art.h"

#include <errno.h>
#include <fcntl.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"

enum { MAX_SVG_BYTES = 8 * 1024 * 1024 };

struct Art {
    Art *next;
    uint64_t svg_hash, tone_hash;
    RsvgHandle *handle;
};

/* Reads a whole file, NUL-terminated, owned by the caller; NULL with errno. */
static char *read_whole(const char *path, size_t *size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0)
        return NULL;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > MAX_SVG_BYTES) {
        close(fd);
        errno = EFBIG;
        return NULL;
    }
    char *bytes = xcalloc(1, (size_t)st.st_size + 1);
    *size = 0;
    while (*size < (size_t)st.st_size) {
        ssize_t got = read(fd, bytes + *size, (size_t)st.st_size - *size);
        if (got <= 0)
            break;
        *size += (size_t)got;
    }
    close(fd);
    return bytes;
}

/* A style behind the SVG's own: the later of two equal rules wins. rsvg_handle_set_stylesheet would
 * not do, its rules give way to those of the document unless each is marked important. */
static char *add_style(char *svg, size_t *size, const char *css)
{
    char *end = NULL;
    for (char *at = svg; (at = strstr(at, "</svg>")); at++)
        end = at;
    if (!end)
        return svg;
    size_t room = *size + strlen(css) + 64;
    char *both = xcalloc(1, room);
    int len = snprintf(both, room, "%.*s<style type=\"text/css\"><![CDATA[%s]]></style>%s", (int)(end - svg),
                       svg, css, end);
    *size = (size_t)len;
    free(svg);
    return both;
}

static bool add_tone(const char *assets, const Job *job, char **svg, size_t *size, Err *err)
{
    if (!job->tone[0] || job->tone_hash == 0)
        return true;
    char path[4096];
    snprintf(path, sizeof path, "%s/figure/tone-%s.css", assets, job->tone);
    size_t css_size = 0;
    char *css = read_whole(path, &css_size);
    bool is_same = css && hash_bytes(HASH_START, css, css_size) == job->tone_hash;
    if (is_same && !strstr(css, "]]>"))
        *svg = add_style(*svg, size, css);
    free(css);
    return is_same || err_set(err, "tone-%s.css: changed while it was used", job->tone);
}

static RsvgHandle *load(const char *assets, const Job *job, Err *err)
{
    char path[4096];
    const char *folder = job->kind == JOB_ICON ? "icons" : "figure";
    snprintf(path, sizeof path, "%s/%s/%s", assets, folder, job->svg);
    size_t size = 0;
    char *svg = read_whole(path, &size);
    if (!svg) {
        err_set(err, "%s: %s", job->svg, strerror(errno));
        return NULL;
    }
    RsvgHandle *handle = NULL;
    if (hash_bytes(HASH_START, svg, size) != job->svg_hash) {
        err_set(err, "%s: changed while it was used", job->svg);
    } else if (add_tone(assets, job, &svg, &size, err)) {
        GError *fault = NULL;
        /* From bytes without an address: librsvg then loads no file an SVG names. */
        handle = rsvg_handle_new_from_data((const guint8 *)svg, size, &fault);
        if (!handle)
            err_set(err, "%s: %s", job->svg, fault ? fault->message : "does not parse");
        g_clear_error(&fault);
    }
    free(svg);
    return handle;
}

Art *art_open(ArtShelf *shelf, const char *assets, const Job *job, Err *err)
{
    for (Art *art = shelf->first; art; art = art->next)
        if (art->svg_hash == job->svg_hash && art->tone_hash == job->tone_hash)
            return art;
    RsvgHandle *handle = load(assets, job, err);
    if (!handle)
        return NULL;
    Art *art = xcalloc(1, sizeof *art);
    *art =
        (Art){.next = shelf->first, .svg_hash = job->svg_hash, .tone_hash = job->tone_hash, .handle = handle};
    shelf->first = art;
    return art;
}

void art_close_all(ArtShelf *shelf)
{
    while (shelf->first) {
        Art *art = shelf->first;
        shelf->first = art->next;
        g_object_unref(art->handle);
        free(art);
    }
}

bool art_has(const Art *art, const char *element)
{
    return rsvg_handle_has_sub(art->handle, element);
}

ArtPlace art_place(const Job *job)
{
    double u = job->is_mirror ? -(job->u_cm + job->w / job->px_per_cm) : job->u_cm;
    return (ArtPlace){
        .x = round((-20.0 - u) * job->px_per_cm),
        .y = round((-21.0 - job->v_cm) * job->px_per_cm),
        .px_per_mm = job->px_per_cm / 10,
    };
}

static bool drawn(cairo_t *cr, bool is_drawn, GError *fault, const char *what, Err *err)
{
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    if (!is_drawn || fault)
        err_set(err, "%s: %s", what, fault ? fault->message : "could not be drawn");
    else if (status != CAIRO_STATUS_SUCCESS)
        is_drawn = err_set(err, "%s: %s", what, cairo_status_to_string(status));
    g_clear_error(&fault);
    return is_drawn;
}

bool art_draw(Art *art, const char *element, cairo_surface_t *target, ArtPlace place, Err *err)
{
    if (!art_has(art, element))
        return err_set(err, "no element %s", element);
    cairo_t *cr = cairo_create(target);
    cairo_translate(cr, place.x, place.y);
    cairo_scale(cr, place.px_per_mm, place.px_per_mm);
    RsvgRectangle frame = {.width = ART_FRAME_W_MM, .height = ART_FRAME_H_MM};
    GError *fault = NULL;
    bool is_drawn = rsvg_handle_render_layer(art->handle, cr, element, &frame, &fault);
    cairo_surface_flush(target);
    return drawn(cr, is_drawn, fault, element, err);
}

bool art_draw_all(Art *art, cairo_surface_t *target, Err *err)
{
    cairo_t *cr = cairo_create(target);
    RsvgRectangle whole = {.width = cairo_image_surface_get_width(target),
                           .height = cairo_image_surface_get_height(target)};
    GError *fault = NULL;
    bool is_drawn = rsvg_handle_render_document(art->handle, cr, &whole, &fault);
    cairo_surface_flush(target);
    return drawn(cr, is_drawn, fault, "icon", err);
}
