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

#include "base/asset.h"
#include "base/hash.h"

enum { MAX_SVG_BYTES = 8 * 1024 * 1024 };

/* The part of the frame an enlarged picture shows, with room around it for what blurs into it. */
typedef struct Window {
    bool is_cut;    /* false: the whole frame */
    int x, y, w, h; /* px on the job's surface */
    double px_per_mm, frame_x, frame_y;
} Window;

struct Art {
    Art *next;
    uint64_t svg_hash, tone_hash;
    Window window;
    int frame_w, frame_h; /* mm */
    RsvgHandle *handle;
};

/* librsvg draws masks and filters on surfaces as large as the whole frame at its scale. An enlarged
 * picture of a page is many times quicker if the document's frame is but its own window. */
static Window window_of(const Job *job)
{
    enum { ROOM_MM = 15 };
    if (job->kind != JOB_PICTURE && job->kind != JOB_MARKS)
        return (Window){0};
    ArtPlace place = art_place(job);
    int room = (int)ceil(ROOM_MM * place.px_per_mm);
    Window window = {true,    -room,  -room, job->w + 2 * room, job->h + 2 * room, place.px_per_mm,
                     place.x, place.y};
    double frame = (double)job_frame_w(job) * job_frame_h(job) * place.px_per_mm * place.px_per_mm;
    return (double)window.w * window.h * 2 < frame ? window : (Window){0};
}

static bool window_is_same(const Window *a, const Window *b)
{
    return a->is_cut == b->is_cut && a->w == b->w && a->h == b->h && a->px_per_mm == b->px_per_mm &&
           a->frame_x == b->frame_x && a->frame_y == b->frame_y;
}

/* Puts the window in the place of the frame; false if the SVG does not say its frame as agreed. */
static bool cut_frame(char **svg, size_t *size, const Job *job, const Window *window)
{
    char said[64];
    int said_len = snprintf(said, sizeof said, "viewBox=\"0 0 %d %d\"", job_frame_w(job), job_frame_h(job));
    char *at = strstr(*svg, said);
    if (!at)
        return false;
    size_t room = *size + 256;
    char *cut = xcalloc(1, room);
    double mm = 1 / window->px_per_mm;
    int len = snprintf(cut, room, "%.*sviewBox=\"%.9g %.9g %.9g %.9g\"%s", (int)(at - *svg), *svg,
                       (window->x - window->frame_x) * mm, (window->y - window->frame_y) * mm, window->w * mm,
                       window->h * mm, at + said_len);
    free(*svg);
    *svg = cut;
    *size = (size_t)len;
    return true;
}

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

static bool add_tone(const ArtFolders *folders, const Job *job, char **svg, size_t *size, Err *err)
{
    if (!job->tone[0] || job->tone_hash == 0)
        return true;
    char path[4096], name[JOB_NAME_SIZE + 16];
    snprintf(name, sizeof name, "tone-%s.css", job->tone);
    asset_path(path, sizeof path, folders->assets, folders->pack, "figure", name);
    size_t css_size = 0;
    char *css = read_whole(path, &css_size);
    bool is_same = css && hash_bytes(HASH_START, css, css_size) == job->tone_hash;
    if (is_same && !strstr(css, "]]>"))
        *svg = add_style(*svg, size, css);
    free(css);
    return is_same || err_set(err, "tone-%s.css: changed while it was used", job->tone);
}

static RsvgHandle *load(const ArtFolders *folders, const Job *job, Window *window, Err *err)
{
    char path[4096];
    const char *folder = job->kind == JOB_ICON ? "icons" : job->kind == JOB_DRAWING ? "pictures" : "figure";
    asset_path(path, sizeof path, folders->assets, folders->pack, folder, job->svg);
    size_t size = 0;
    char *svg = read_whole(path, &size);
    if (!svg) {
        err_set(err, "%s: %s", job->svg, strerror(errno));
        return NULL;
    }
    RsvgHandle *handle = NULL;
    if (hash_bytes(HASH_START, svg, size) != job->svg_hash) {
        err_set(err, "%s: changed while it was used", job->svg);
    } else if (add_tone(folders, job, &svg, &size, err)) {
        GError *fault = NULL;
        if (window->is_cut && !cut_frame(&svg, &size, job, window))
            *window = (Window){0};
        /* From bytes without an address: librsvg then loads no file an SVG names. */
        handle = rsvg_handle_new_from_data((const guint8 *)svg, size, &fault);
        if (!handle)
            err_set(err, "%s: %s", job->svg, fault ? fault->message : "does not parse");
        g_clear_error(&fault);
    }
    free(svg);
    return handle;
}

Art *art_open(ArtShelf *shelf, const ArtFolders *folders, const Job *job, Err *err)
{
    Window window = window_of(job);
    for (Art *art = shelf->first; art; art = art->next)
        if (art->svg_hash == job->svg_hash && art->tone_hash == job->tone_hash &&
            art->frame_w == job_frame_w(job) && art->frame_h == job_frame_h(job) &&
            window_is_same(&art->window, &window))
            return art;
    RsvgHandle *handle = load(folders, job, &window, err);
    if (!handle)
        return NULL;
    if (shelf->count == ART_SHELF_MAX) /* windows hardly come twice */
        art_close_all(shelf);
    Art *art = xcalloc(1, sizeof *art);
    *art = (Art){shelf->first,     job->svg_hash,    job->tone_hash, window,
                 job_frame_w(job), job_frame_h(job), handle};
    shelf->first = art;
    shelf->count++;
    return art;
}

void art_close_all(ArtShelf *shelf)
{
    while (shelf->first) {
        Art *art = shelf->first;
        shelf->first = art->next;
        shelf->count--;
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
        .x = round((-job->frame_w_cm / 2.0 - u) * job->px_per_cm),
        .y = round((job->frame_top_cm - job->v_cm) * job->px_per_cm),
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
    RsvgRectangle frame = {.width = art->frame_w, .height = art->frame_h};
    if (art->window.is_cut) {
        cairo_translate(cr, art->window.x, art->window.y);
        frame = (RsvgRectangle){.width = art->window.w, .height = art->window.h};
    } else {
        cairo_translate(cr, place.x, place.y);
        cairo_scale(cr, place.px_per_mm, place.px_per_mm);
    }
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
