#include "sys/present.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/log.h"

struct Presenter {
    SDL_Window *window; /* borrowed */
    int rotation;
    SDL_Surface *own;         /* owned; NULL: the window's surface is drawn into */
    SDL_Surface *turned;      /* owned; own turned, where the window's pixels are not ours; or NULL */
    const SDL_Surface *given; /* what was drawn into; only compared */
    SDL_Renderer *renderer;   /* owned; NULL: window surface */
    SDL_Texture *texture;     /* owned */
    bool must_show_all;
    bool has_complained;
};

PresentKind present_kind(const char *name)
{
    return strcmp(name, "gpu") == 0       ? PRESENT_GPU
           : strcmp(name, "surface") == 0 ? PRESENT_SURFACE
                                          : PRESENT_AUTO;
}

/* A render node is the mark of a GPU; without one SDL would find a software GL. */
static bool has_render_node(void)
{
    bool found = false;
    DIR *folder = opendir("/dev/dri");
    if (!folder)
        return false;
    for (struct dirent *entry; !found && (entry = readdir(folder));)
        found = strncmp(entry->d_name, "renderD", 7) == 0;
    closedir(folder);
    return found;
}

static bool may_have_gpu(PresentKind kind)
{
    return kind == PRESENT_GPU || (kind == PRESENT_AUTO && has_render_node());
}

void present_set_hints(PresentKind kind)
{
    if (!may_have_gpu(kind))
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "0");
}

/* --- the two ways --------------------------------------------------------------------------------- */

static bool is_software_gl(void)
{
    typedef const unsigned char *(*GetString)(unsigned);
    enum { GL_RENDERER = 0x1F01 };
    GetString get_string = (GetString)SDL_GL_GetProcAddress("glGetString");
    const char *name = get_string ? (const char *)get_string(GL_RENDERER) : NULL;
    return name && (strstr(name, "llvmpipe") || strstr(name, "softpipe") || strstr(name, "swrast") ||
                    strstr(name, "Software Rasterizer"));
}

static bool create_gpu(Presenter *presenter, PresentKind kind)
{
    if (!may_have_gpu(kind))
        return false;
    presenter->renderer =
        SDL_CreateRenderer(presenter->window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
    if (!presenter->renderer)
        return false;
    SDL_RendererInfo info;
    bool is_software = SDL_GetRendererInfo(presenter->renderer, &info) != 0 ||
                       (info.flags & SDL_RENDERER_SOFTWARE) || is_software_gl();
    if (is_software && kind == PRESENT_AUTO) {
        SDL_DestroyRenderer(presenter->renderer);
        presenter->renderer = NULL;
        return false;
    }
    return true;
}

/* The system hands out new memory page by page as it is written; all at once takes a third of that. */
static void have_pages(SDL_Surface *surface)
{
    madvise(surface->pixels, (size_t)surface->h * (size_t)surface->pitch, MADV_POPULATE_WRITE);
}

static bool create_surface(Presenter *presenter)
{
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"); /* read when the surface is first asked for */
    SDL_Surface *surface = SDL_GetWindowSurface(presenter->window);
    if (surface)
        have_pages(surface);
    return surface != NULL;
}

static void drop_texture(Presenter *presenter)
{
    if (presenter->texture)
        SDL_DestroyTexture(presenter->texture);
    presenter->texture = NULL;
}

static void drop_pixels(Presenter *presenter)
{
    SDL_FreeSurface(presenter->own);
    SDL_FreeSurface(presenter->turned);
    presenter->own = presenter->turned = NULL;
    drop_texture(presenter);
    presenter->must_show_all = true;
}

Presenter *present_create(SDL_Window *window, PresentKind kind, Err *err)
{
    Presenter *presenter = xcalloc(1, sizeof *presenter);
    presenter->window = window;
    presenter->must_show_all = true;
    bool is_gpu = create_gpu(presenter, kind);
    if (!is_gpu && kind == PRESENT_GPU)
        err_set(err, "no GPU renderer: %s", SDL_GetError());
    else if (!is_gpu && !create_surface(presenter))
        err_set(err, "the window has no pixels: %s", SDL_GetError());
    else
        return presenter;
    present_destroy(presenter);
    return NULL;
}

void present_turn(Presenter *presenter, int rotation)
{
    presenter->rotation = rotation;
}

void present_destroy(Presenter *presenter)
{
    if (!presenter)
        return;
    drop_pixels(presenter);
    if (presenter->renderer)
        SDL_DestroyRenderer(presenter->renderer);
    free(presenter);
}

void present_forget(Presenter *presenter)
{
    presenter->must_show_all = true;
}

bool present_is_gpu(const Presenter *presenter)
{
    return presenter->renderer != NULL;
}

/* --- what is drawn into --------------------------------------------------------------------------- */

static SDL_Surface *own_surface(Presenter *presenter, int glass_w, int glass_h)
{
    bool is_turned = presenter->rotation == 90 || presenter->rotation == 270;
    int w = is_turned ? glass_h : glass_w, h = is_turned ? glass_w : glass_h;
    if (!presenter->own || presenter->own->w != w || presenter->own->h != h) {
        drop_pixels(presenter);
        presenter->own = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_XRGB8888);
    }
    return presenter->own;
}

static bool is_plain_format(const SDL_Surface *surface)
{
    return surface->format->BytesPerPixel == 4 && surface->format->Rmask == 0xff0000 &&
           surface->format->Gmask == 0xff00 && surface->format->Bmask == 0xff;
}

static SDL_Surface *find_surface(Presenter *presenter)
{
    if (presenter->renderer) {
        int w, h;
        if (SDL_GetRendererOutputSize(presenter->renderer, &w, &h) != 0 || w <= 0 || h <= 0)
            return NULL;
        return own_surface(presenter, w, h);
    }
    SDL_Surface *window = SDL_GetWindowSurface(presenter->window);
    if (!window)
        return NULL;
    return presenter->rotation == 0 && is_plain_format(window) ? window
                                                               : own_surface(presenter, window->w, window->h);
}

SDL_Surface *present_surface(Presenter *presenter)
{
    SDL_Surface *surface = find_surface(presenter);
    if (surface != presenter->given)
        presenter->must_show_all = true;
    presenter->given = surface;
    return surface;
}

/* --- showing --------------------------------------------------------------------------------------- */

SDL_Rect present_turned(int rotation, int w, int h, SDL_Rect r)
{
    switch (rotation) {
    case 90:
        return (SDL_Rect){h - r.y - r.h, r.x, r.h, r.w};
    case 180:
        return (SDL_Rect){w - r.x - r.w, h - r.y - r.h, r.w, r.h};
    case 270:
        return (SDL_Rect){r.y, w - r.x - r.w, r.h, r.w};
    default:
        return r;
    }
}

/* Copies one rect, turned, between surfaces of 32-bit pixels. */
static void turn_pixels(const Presenter *presenter, SDL_Surface *glass, SDL_Rect r)
{
    const SDL_Surface *own = presenter->own;
    /* Bytes on the glass as the picture goes one px to the right. */
    ptrdiff_t step = presenter->rotation == 90    ? glass->pitch
                     : presenter->rotation == 180 ? -4
                     : presenter->rotation == 270 ? -glass->pitch
                                                  : 4;
    for (int y = r.y; y < r.y + r.h; y++) {
        SDL_Rect at = present_turned(presenter->rotation, own->w, own->h, (SDL_Rect){r.x, y, 1, 1});
        char *to = (char *)glass->pixels + (ptrdiff_t)at.y * glass->pitch + at.x * 4;
        const Uint32 *from =
            (const Uint32 *)(const void *)((const char *)own->pixels + (ptrdiff_t)y * own->pitch) + r.x;
        for (int x = 0; x < r.w; x++, to += step)
            memcpy(to, &from[x], 4);
    }
}

/* Where the turned pixels go: the glass, or, if it wants another format, a surface to convert from. */
static SDL_Surface *turning_target(Presenter *presenter, SDL_Surface *glass)
{
    if (is_plain_format(glass))
        return glass;
    SDL_Surface *turned = presenter->turned;
    if (!turned || turned->w != glass->w || turned->h != glass->h) {
        SDL_FreeSurface(turned);
        presenter->turned =
            SDL_CreateRGBSurfaceWithFormat(0, glass->w, glass->h, 32, SDL_PIXELFORMAT_XRGB8888);
    }
    return presenter->turned;
}

static bool show_surface(Presenter *presenter, const SDL_Rect *rects, int count)
{
    SDL_Surface *glass = SDL_GetWindowSurface(presenter->window);
    if (!glass)
        return false;
    if (!presenter->own)
        return SDL_UpdateWindowSurfaceRects(presenter->window, rects, count) == 0;
    SDL_Surface *target = turning_target(presenter, glass);
    SDL_Rect turned[RENDER_MAX_DAMAGE];
    if (!target)
        return false;
    for (int i = 0; i < count; i++) {
        turned[i] = present_turned(presenter->rotation, presenter->own->w, presenter->own->h, rects[i]);
        turn_pixels(presenter, target, rects[i]);
        SDL_Rect at = turned[i]; /* the blit clips it */
        if (target != glass)
            SDL_BlitSurface(target, &turned[i], glass, &at);
    }
    return SDL_UpdateWindowSurfaceRects(presenter->window, turned, count) == 0;
}

static bool show_gpu(Presenter *presenter, const SDL_Rect *rects, int count)
{
    SDL_Surface *own = presenter->own;
    SDL_Rect all = {0, 0, own->w, own->h};
    if (!presenter->texture) {
        presenter->texture = SDL_CreateTexture(presenter->renderer, SDL_PIXELFORMAT_XRGB8888,
                                               SDL_TEXTUREACCESS_STREAMING, own->w, own->h);
        if (!presenter->texture)
            return false;
        rects = &all;
        count = 1;
    }
    bool ok = true;
    for (int i = 0; i < count; i++) {
        const char *from = (const char *)own->pixels + (ptrdiff_t)rects[i].y * own->pitch + rects[i].x * 4;
        ok &= SDL_UpdateTexture(presenter->texture, &rects[i], from, own->pitch) == 0;
    }
    int w, h;
    ok &= SDL_GetRendererOutputSize(presenter->renderer, &w, &h) == 0;
    if (!ok)
        return false;
    SDL_Rect at = {(w - own->w) / 2, (h - own->h) / 2, own->w, own->h}; /* turned about its middle */
    SDL_RenderClear(presenter->renderer);
    ok = SDL_RenderCopyEx(presenter->renderer, presenter->texture, NULL, &at, presenter->rotation, NULL,
                          SDL_FLIP_NONE) == 0;
    SDL_RenderPresent(presenter->renderer);
    return ok;
}

void present_show(Presenter *presenter, const Damage *damage)
{
    const SDL_Surface *drawn = presenter->given;
    SDL_Surface *surface = find_surface(presenter);
    if (!surface || surface != drawn) { /* it went away since: an event will tell, all is drawn again */
        presenter->must_show_all = true;
        return;
    }
    SDL_Rect all = {0, 0, surface->w, surface->h};
    bool is_all = presenter->must_show_all;
    if (!is_all && damage->count == 0)
        return;
    const SDL_Rect *rects = is_all ? &all : damage->rects;
    int count = is_all ? 1 : damage->count;
    bool ok = presenter->renderer ? show_gpu(presenter, rects, count) : show_surface(presenter, rects, count);
    presenter->must_show_all = !ok;
    if (ok || presenter->has_complained)
        return;
    log_line("the picture could not be shown: %s", SDL_GetError());
    presenter->has_complained = true;
    drop_texture(presenter);
}

bool present_is_whole(const Presenter *presenter)
{
    return !presenter->must_show_all;
}

/* A window event after which the glass may show anything. */
static bool is_shown_anew(const SDL_WindowEvent *event)
{
    switch (event->event) {
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_SIZE_CHANGED:
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
    case SDL_WINDOWEVENT_DISPLAY_CHANGED:
        return true;
    default:
        return false;
    }
}

bool present_event(Presenter *presenter, const SDL_Event *event)
{
    bool is_lost = event->type == SDL_RENDER_TARGETS_RESET || event->type == SDL_RENDER_DEVICE_RESET;
    bool is_shown =
        event->type == SDL_DISPLAYEVENT || (event->type == SDL_WINDOWEVENT && is_shown_anew(&event->window));
    if (is_lost)
        drop_texture(presenter);
    if (is_lost || is_shown)
        presenter->must_show_all = true;
    return is_lost || is_shown;
}
