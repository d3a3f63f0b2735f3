#include "main/live.h"

#include <SDL.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "main/kiosk.h"
#include "main/record.h"
#include "sys/input.h"
#include "sys/present.h"

enum { FIGURES_POLL_MS = 30 };

typedef struct Live {
    Kiosk kiosk;
    SDL_Window *window;
    Presenter *presenter;
    Record *record; /* NULL: not recording */
    Err err;        /* why it ended, where it was not asked to */
    bool has_failed;
    Input input;
    Uint64 last_ms;  /* when the app last heard of the time */
    bool is_loading; /* the first pictures are still being drawn */
    bool is_drawing_figures;
    bool is_dirty;
    bool is_over;
    bool is_full;     /* the window covers the screen */
    bool has_pressed; /* a finger went down since the last picture */
} Live;

static void draw(Live *live)
{
    Damage damage = {0};
    SDL_Surface *surface = present_surface(live->presenter);
    if (!surface)
        return; /* no screen at the moment */
    render_scene(live->kiosk.renderer, surface, live->kiosk.shown, &damage);
    present_show(live->presenter, &damage);
    live->is_dirty = false;
}

static uint32_t elapsed(Live *live)
{
    Uint64 now = SDL_GetTicks64();
    uint32_t ms = (uint32_t)MIN(now - live->last_ms, (Uint64)UINT32_MAX);
    live->last_ms = now;
    return ms;
}

static void give(Live *live, Event event)
{
    Effects effects = {0};
    event.elapsed_ms = elapsed(live);
    if (live->record && !record_event(live->record, &event, &live->err))
        live->has_failed = live->is_over = true;
    live->is_dirty |= kiosk_event(&live->kiosk, &event, &effects);
    live->has_pressed |= event.kind == EVENT_DOWN;
    live->is_drawing_figures = figures_fd(live->kiosk.figures) >= 0;
}

/* True, and progress on the screen, as long as the pictures of the first screens are not there. */
static bool shows_progress(Live *live)
{
    Kiosk *kiosk = &live->kiosk;
    int needed = kiosk->first_screens, settled = figures_settled(kiosk->figures, needed);
    if (settled >= needed || !live->is_drawing_figures)
        return false;
    view_build_loading(&kiosk->world, kiosk->view, settled, needed, kiosk->shown);
    live->is_dirty = true;
    return true;
}

/* Takes in pictures as they are finished; the kiosk opens as soon as the first screens have theirs. */
static void poll_figures(Live *live)
{
    if (!live->is_drawing_figures)
        return;
    bool has_new = figures_poll(live->kiosk.figures, NULL, NULL);
    live->is_drawing_figures = figures_fd(live->kiosk.figures) >= 0;
    if (!has_new && live->is_drawing_figures)
        return;
    live->is_loading = live->is_loading && shows_progress(live);
    if (live->is_loading)
        return;
    render_forget(live->kiosk.renderer);
    kiosk_rebuild(&live->kiosk);
    live->is_dirty = true;
}

static void resized(Live *live)
{
    SDL_Surface *surface = present_surface(live->presenter);
    if (!surface || (surface->w == live->input.w && surface->h == live->input.h))
        return;
    live->input.w = surface->w;
    live->input.h = surface->h;
    kiosk_resize(&live->kiosk, surface->w, surface->h);
    live->is_drawing_figures = figures_fd(live->kiosk.figures) >= 0;
}

static void show_cursor(const Live *live)
{
    int wanted = live->input.is_touched ? SDL_DISABLE : SDL_ENABLE;
    if (SDL_ShowCursor(SDL_QUERY) != wanted)
        SDL_ShowCursor(wanted);
}

static void handle(Live *live, const SDL_Event *sdl)
{
    Event event;
    if (present_event(live->presenter, sdl)) {
        render_forget(live->kiosk.renderer);
        resized(live);
        live->is_dirty = true;
    }
    if (sdl->type == SDL_QUIT) {
        live->is_over = true;
    } else if (input_translate(&live->input, sdl, &event)) {
        show_cursor(live);
        if (!live->is_loading)
            give(live, event);
    } else if (sdl->type == SDL_MOUSEMOTION) {
        show_cursor(live);
    }
}

/* Of a run of motions only the last one counts: one picture for all of them. */
static bool is_overtaken(const SDL_Event *sdl)
{
    SDL_Event next;
    return (sdl->type == SDL_MOUSEMOTION || sdl->type == SDL_FINGERMOTION) &&
           SDL_PeepEvents(&next, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1 &&
           next.type == sdl->type &&
           (sdl->type == SDL_MOUSEMOTION || next.tfinger.fingerId == sdl->tfinger.fingerId);
}

static int wait_ms(const Live *live)
{
    int deadline = live->is_loading ? -1 : app_deadline(&live->kiosk.app);
    if (deadline >= 0) {
        Uint64 since = SDL_GetTicks64() - live->last_ms;
        deadline = since >= (Uint64)deadline ? 0 : deadline - (int)since;
    }
    if (live->is_drawing_figures && (deadline < 0 || deadline > FIGURES_POLL_MS))
        return FIGURES_POLL_MS;
    return deadline;
}

static bool is_resting(const Live *live)
{
    int deadline = app_deadline(&live->kiosk.app);
    bool is_moving = deadline >= 0 && deadline <= APP_LIGHT_FRAME_MS;
    return !is_moving && !live->kiosk.app.press.is_down;
}

static void loop(Live *live)
{
    while (!live->is_over) {
        SDL_Event sdl;
        int wait = wait_ms(live);
        bool has_event = wait < 0 ? SDL_WaitEvent(&sdl) : SDL_WaitEventTimeout(&sdl, wait);
        if (has_event) {
            do {
                if (!is_overtaken(&sdl))
                    handle(live, &sdl);
            } while (SDL_PollEvent(&sdl));
        }
        if (!live->is_loading && app_deadline(&live->kiosk.app) >= 0 && wait_ms(live) == 0)
            give(live, (Event){.kind = EVENT_TICK});
        poll_figures(live);
        if (live->is_dirty)
            draw(live);
        if (live->has_pressed) {
            live->has_pressed = false;
            kiosk_look_ahead(&live->kiosk);
        } else if (is_resting(live)) {
            kiosk_rest(&live->kiosk);
        }
    }
}

/* SDL falls back to drivers that show nothing; a kiosk without a screen is an error. */
static bool has_display(Err *err)
{
    const char *wanted = SDL_getenv("SDL_VIDEODRIVER");
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return err_set(err, "no display: %s", SDL_GetError());
    const char *driver = SDL_GetCurrentVideoDriver();
    bool is_blind = strcmp(driver, "offscreen") == 0 || strcmp(driver, "dummy") == 0;
    return !is_blind || wanted ||
           err_set(err, "no display: neither Wayland, X11 nor a console with graphics was found");
}

static double display_diagonal(void)
{
    float dpi;
    SDL_DisplayMode mode;
    if (SDL_GetDisplayDPI(0, &dpi, NULL, NULL) != 0 || SDL_GetDesktopDisplayMode(0, &mode) != 0 || dpi < 20)
        return 0;
    double inches = hypot(mode.w, mode.h) / (double)dpi;
    bool is_guess = fabs((double)dpi - 96) < 1; /* what X servers say when they do not know */
    return !is_guess && inches >= 7 && inches <= 100 ? inches : 0;
}

/* On X11 SDL waits 100 ms for the window manager to answer a wish for full screen, also if there is
 * none: there the window has the screen's size and no border from the first, and the wish comes when
 * its picture is seen. */
static bool is_full_at_once(void)
{
    return strcmp(SDL_GetCurrentVideoDriver(), "x11") != 0;
}

static bool open_window(Live *live, const Options *options, Err *err)
{
    Uint32 flags = SDL_WINDOW_ALLOW_HIGHDPI;
    SDL_Rect place = {SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, options->window_w, options->window_h};
    live->is_full = options->is_fullscreen || !place.w;
    if (live->is_full) {
        if (SDL_GetDisplayBounds(0, &place) != 0)
            return err_set(err, "no screen: %s", SDL_GetError());
        flags |= is_full_at_once() ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_BORDERLESS;
    } else {
        flags |= SDL_WINDOW_RESIZABLE;
    }
    live->window = SDL_CreateWindow("hipkiosk", place.x, place.y, place.w, place.h, flags);
    live->input.is_touched = live->is_full; /* no cursor until a mouse moves */
    return live->window || err_set(err, "no window: %s", SDL_GetError());
}

static bool open_presenter(Live *live, const Options *options, Err *err)
{
    live->presenter = present_create(live->window, present_kind(options->renderer), err);
    return live->presenter != NULL;
}

/* What needs no screen is read while the screen is being opened. */
typedef struct Reader {
    Kiosk *kiosk;
    const Options *options;
    Err err;
    bool is_good;
} Reader;

static int SDLCALL read_kiosk(void *data)
{
    Reader *reader = data;
    reader->is_good = kiosk_read(reader->kiosk, reader->options, &reader->err);
    return 0;
}

static bool open_screen(Live *live, const Options *options, Err *err)
{
    Reader reader = {.kiosk = &live->kiosk, .options = options};
    SDL_Thread *thread = SDL_CreateThread(read_kiosk, "content", &reader);
    if (!thread)
        read_kiosk(&reader);
    bool is_open = has_display(err) && open_window(live, options, err) && open_presenter(live, options, err);
    SDL_WaitThread(thread, NULL);
    if (is_open && !reader.is_good)
        *err = reader.err;
    return is_open && reader.is_good;
}

static bool start(Live *live, const Options *options, Err *err)
{
    Kiosk *kiosk = &live->kiosk;
    input_set_hints();
    present_set_hints(present_kind(options->renderer));
    if (!open_screen(live, options, err))
        return false;
    live->input.rotation = kiosk->world.site.rotation;
    present_turn(live->presenter, live->input.rotation);
    const SDL_Surface *surface = present_surface(live->presenter);
    if (!surface)
        return err_set(err, "the window has no pixels: %s", SDL_GetError());
    live->input.w = surface->w;
    live->input.h = surface->h;
    kiosk_open(kiosk, options, surface->w, surface->h, display_diagonal());
    if (options->record) {
        live->record = record_create(options->record, live->input.w, live->input.h,
                                     (double)kiosk->world.screen.diagonal_in, err);
        if (!live->record)
            return false;
    }
    live->last_ms = SDL_GetTicks64();
    live->is_drawing_figures = figures_fd(kiosk->figures) >= 0;
    live->is_loading = shows_progress(live);
    draw(live);
    kiosk_load_maps(kiosk);
    show_cursor(live);
    if (live->is_full && !is_full_at_once()) {
        SDL_SetWindowFullscreen(live->window, SDL_WINDOW_FULLSCREEN_DESKTOP);
        /* SDL has made new pixels for the window, perhaps where the old ones were, and tells nobody. */
        present_forget(live->presenter);
        render_forget(kiosk->renderer);
        live->is_dirty = true;
    }
    return true;
}

int live_run(const Options *options)
{
    Live *live = xcalloc(1, sizeof *live);
    live->has_failed = !start(live, options, &live->err);
    if (!live->has_failed)
        loop(live);
    bool ok = !live->has_failed;
    if (!ok)
        fprintf(stderr, "hipkiosk: %s\n", live->err.text);
    record_destroy(live->record);
    present_destroy(live->presenter);
    kiosk_destroy(&live->kiosk);
    SDL_DestroyWindow(live->window);
    SDL_Quit();
    free(live);
    return ok ? 0 : 1;
}
