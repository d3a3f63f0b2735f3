#include "sys/present.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

struct Presenter {
    SDL_Window *window; /* borrowed */
    int rotation;
    SDL_Surface *own;       /* owned; NULL: the window's surface is drawn into */
    SDL_Renderer *renderer; /* owned; NULL: window surface */
    SDL_Texture *texture;   /* owned */
    bool must_show_all;
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

void present_set_hints(PresentKind kind)
{
    if (kind == PRESENT_SURFACE || (kind == PRESENT_AUTO && !has_render_node()))
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "0");
}

static bool is_software_gl(void)
{
    typedef const unsigned char *(*GetString)(unsigned);
    enum { GL_RENDERER = 0x1F01 };
    GetString get_string = (GetString)SDL_GL_GetProcAddress("glGetString");
    const char *name = get_string ? (const char *)get_string(GL_RENDERER) : NULL;
    return name && (strstr(name, "llvmpipe") || strstr(name, "softpipe") || strstr(name, "swrast"));
}

static bool create_gpu(Presenter *presenter, PresentKind kind)
{
    if (kind == PRESENT_SURFACE || (kind == PRESENT_AUTO && !has_render_node()))
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

static void drop_pixels(Presenter *presenter)
{
    SDL_FreeSurface(presenter->own);
    presenter->own = NULL;
    if (presenter->texture)
        SDL_DestroyTexture(presenter->texture);
    presenter->texture = NULL;
    presenter->must_show_all = true;
}

Presenter *present_create(SDL_Window *window, PresentKind kind, int rotation, Err *err)
{
    Presenter *presenter = xcalloc(1, sizeof *presenter);
    presenter->window = window;
    presenter->rotation = rotation;
    if (!create_gpu(presenter, kind) && kind == PRESENT_GPU) {
        err_set(err, "no GPU renderer: %s", SDL_GetError());
        free(presenter);
        return NULL;
    }
    if (!presenter->renderer && !SDL_GetWindowSurface(window)) {
        err_set(err, "the window has no pixels: %s", SDL_GetError());
        free(presenter);
        return NULL;
    }
    return presenter;
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

static bool is_turned(const Presenter *presenter)
{
    return presenter->rotation == 90 || presenter->rotation == 270;
}

static SDL_Surface *own_surface(Presenter *presenter, int glass_w, int glass_h)
{
    int w = is_turned(presenter) ? glass_h : glass_w, h = is_turned(presenter) ? glass_w : glass_h;
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

SDL_Surface *present_surface(Presenter *presenter)
{
    if (presenter->renderer) {
        int w, h;
        if (SDL_GetRendererOutputSize(presenter->renderer, &w, &h) != 0)
            return NULL;
        return own_surface(presenter, w, h);
    }
    SDL_Surface *window = SDL_GetWindowSurface(presenter->window);
    if (!window)
        return NULL;
    return presenter->rotation == 0 && is_plain_format(window) ? window
                                                               : own_surface(presenter, window->w, window->h);
}

/* Where a rect of the picture lies on the turned glass. */
static SDL_Rect turned(const Presenter *presenter, SDL_Rect r)
{
    int w = presenter->own->w, h = presenter->own->h;
    switch (presenter->rotation) {
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

/* Copies one rect, turned, in 32-bit pixels. */
static void turn_pixels(const Presenter *presenter, SDL_Surface *glass, SDL_Rect r)
{
    const SDL_Surface *own = presenter->own;
    int right =
        glass->format->BytesPerPixel; /* bytes to the next px of the glass as the picture goes right */
    ptrdiff_t step = presenter->rotation == 90    ? glass->pitch
                     : presenter->rotation == 180 ? -right
                     : presenter->rotation == 270 ? -glass->pitch
                                                  : right;
    for (int y = r.y; y < r.y + r.h; y++) {
        SDL_Rect at = turned(presenter, (SDL_Rect){r.x, y, 1, 1});
        char *to = (char *)glass->pixels + (ptrdiff_t)at.y * glass->pitch + at.x * right;
        const Uint32 *from =
            (const Uint32 *)(const void *)((const char *)own->pixels + (ptrdiff_t)y * own->pitch) + r.x;
        for (int x = 0; x < r.w; x++, to += step)
            memcpy(to, &from[x], 4);
    }
}

static void show_surface(Presenter *presenter, const SDL_Rect *rects, int count)
{
    SDL_Surface *glass = SDL_GetWindowSurface(presenter->window);
    SDL_Rect turned_rects[RENDER_MAX_DAMAGE];
    if (!glass)
        return;
    if (presenter->own && !is_plain_format(glass)) {
        log_line("the window's pixel format is not 32-bit RGB");
        return;
    }
    for (int i = 0; i < count; i++) {
        turned_rects[i] = presenter->own ? turned(presenter, rects[i]) : rects[i];
        if (presenter->own)
            turn_pixels(presenter, glass, rects[i]);
    }
    SDL_UpdateWindowSurfaceRects(presenter->window, turned_rects, count);
}

static void show_gpu(Presenter *presenter, const SDL_Rect *rects, int count)
{
    SDL_Surface *own = presenter->own;
    if (!presenter->texture) {
        presenter->texture = SDL_CreateTexture(presenter->renderer, SDL_PIXELFORMAT_XRGB8888,
                                               SDL_TEXTUREACCESS_STREAMING, own->w, own->h);
        if (!presenter->texture) {
            log_line("no texture: %s", SDL_GetError());
            return;
        }
    }
    for (int i = 0; i < count; i++)
        SDL_UpdateTexture(presenter->texture, &rects[i],
                          (const char *)own->pixels + (ptrdiff_t)rects[i].y * own->pitch + rects[i].x * 4,
                          own->pitch);
    int w, h;
    SDL_GetRendererOutputSize(presenter->renderer, &w, &h);
    SDL_Rect at = {(w - own->w) / 2, (h - own->h) / 2, own->w, own->h}; /* turned about its middle */
    SDL_RenderClear(presenter->renderer);
    SDL_RenderCopyEx(presenter->renderer, presenter->texture, NULL, &at, presenter->rotation, NULL,
                     SDL_FLIP_NONE);
    SDL_RenderPresent(presenter->renderer);
}

void present_show(Presenter *presenter, const Damage *damage)
{
    SDL_Surface *surface = present_surface(presenter);
    if (!surface)
        return;
    SDL_Rect all = {0, 0, surface->w, surface->h};
    bool is_all = presenter->must_show_all;
    if (!is_all && damage->count == 0)
        return;
    presenter->must_show_all = false;
    const SDL_Rect *rects = is_all ? &all : damage->rects;
    int count = is_all ? 1 : damage->count;
    if (presenter->renderer)
        show_gpu(presenter, rects, count);
    else
        show_surface(presenter, rects, count);
}

bool present_event(Presenter *presenter, const SDL_Event *event)
{
    bool is_lost = event->type == SDL_RENDER_TARGETS_RESET || event->type == SDL_RENDER_DEVICE_RESET;
    bool is_shown = event->type == SDL_WINDOWEVENT && (event->window.event == SDL_WINDOWEVENT_EXPOSED ||
                                                       event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED ||
                                                       event->window.event == SDL_WINDOWEVENT_SHOWN ||
                                                       event->window.event == SDL_WINDOWEVENT_RESTORED);
    if (is_lost)
        drop_pixels(presenter);
    if (is_lost || is_shown)
        presenter->must_show_all = true;
    return is_lost || is_shown;
}
