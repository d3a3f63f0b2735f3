#include "main/live.h"

#include <SDL.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>

#include "base/log.h"
#include "main/glass.h"
#include "main/kiosk.h"
#include "main/metrics.h"
#include "main/record.h"
#include "main/reload.h"
#include "main/service.h"
#include "main/start_line.h"
#include "sys/display.h"
#include "sys/input.h"

enum { FIGURES_POLL_MS = 30, PRINTER_POLL_MS = 200, PIN_POLL_MS = 20, CURSOR_MS = 2500, CLOCK_MS = 20000 };

typedef struct Live {
    Kiosk kiosk;
    Glass glass;
    Service service;
    Metrics metrics;
    char started[768]; /* what runs here, in a line */
    const Options *options;
    Reload *reload; /* NULL: content stays as it is */
    Record *record; /* NULL: not recording */
    Err err;        /* why it ended, where it was not asked to */
    bool has_failed;
    Input input;
    Uint64 last_ms;   /* when the app last heard of the time */
    Uint64 voice_ms;  /* when the voice was asked last */
    Uint64 cursor_ms; /* when the cursor goes again; 0: there is none */
    bool is_loading;  /* the first pictures are still being drawn */
    bool is_drawing_figures;
    bool is_dirty;
    bool is_over;
    bool has_pressed; /* a finger went down since the last picture */
} Live;

/* The window may have another size before SDL's event says so. */
static void resized(Live *live)
{
    SDL_Surface *surface = present_surface(live->glass.presenter);
    if (!surface || (surface->w == live->input.w && surface->h == live->input.h))
        return;
    live->input.w = surface->w;
    live->input.h = surface->h;
    kiosk_resize(&live->kiosk, surface->w, surface->h);
    live->is_drawing_figures = figures_fd(live->kiosk.figures) >= 0;
}

static void draw(Live *live)
{
    Damage damage = {0};
    resized(live);
    SDL_Surface *surface = present_surface(live->glass.presenter);
    if (!surface)
        return; /* no screen at the moment */
    render_scene(live->kiosk.renderer, surface, live->kiosk.shown, &damage);
    present_show(live->glass.presenter, &damage);
    live->is_dirty = false;
    if (present_is_whole(live->glass.presenter))
        service_ready(&live->service, live->started);
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
    bool is_secret = live->kiosk.app.place.view == VIEW_PIN; /* what is touched there is a PIN */
    if (live->record && !is_secret && !record_event(live->record, &event, &live->err))
        live->has_failed = live->is_over = true;
    live->is_dirty |= kiosk_event(&live->kiosk, &event, &effects);
    live->has_pressed |= event.kind == EVENT_DOWN;
    metrics_saw(&live->metrics, &live->kiosk.app, event.kind == EVENT_DOWN || event.kind == EVENT_KEY,
                live->last_ms);
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

static void poll_voice(Live *live)
{
    Uint64 now = SDL_GetTicks64();
    uint32_t ms = (uint32_t)(now - live->voice_ms);
    Event event;
    for (live->voice_ms = now; kiosk_voice_event(&live->kiosk, ms, &event); ms = 0)
        give(live, event);
}

/* Minutes since Monday 00:00; -1 where the clock cannot be right: it says a time before this was written. */
static int read_clock(void)
{
    enum { WRITTEN_IN = 2026 };
    time_t now = time(NULL);
    struct tm local;
    tzset(); /* somebody may have set the zone */
    localtime_r(&now, &local);
    if (local.tm_year + 1900 < WRITTEN_IN)
        return -1;
    return (local.tm_wday + 6) % 7 * HOURS_DAY_MIN + local.tm_hour * 60 + local.tm_min;
}

/* Asked again and again, not waited for: clocks jump. */
static void poll_clock(Live *live)
{
    Event event;
    bool has_hours = live->kiosk.world.site.hours.is_set;
    if (!live->is_loading && kiosk_clock_event(&live->kiosk, has_hours ? read_clock() : -1, &event))
        give(live, event);
}

static void poll_printer(Live *live)
{
    Event event;
    while (kiosk_paper_event(&live->kiosk, &event))
        give(live, event);
}

/* On the thread that loads: the loop looks again. */
static void wake(void *data)
{
    (void)data;
    SDL_Event event = {.type = SDL_USEREVENT};
    SDL_PushEvent(&event);
}

/* SIGHUP asks; it may come before there is anything to be asked, and after. */
static Reload *volatile asked;
static volatile sig_atomic_t is_asked_early;

static void hang_up(int signal_number)
{
    (void)signal_number;
    if (asked)
        reload_ask(asked);
    else
        is_asked_early = 1;
}

static void start_reload(Live *live)
{
    live->reload = reload_create(live->options, &live->kiosk.paths, wake, NULL);
    asked = live->reload;
    live->kiosk.desk.news.can_reload = live->reload != NULL;
    if (is_asked_early)
        reload_ask(live->reload);
}

static void stop_reload(Live *live)
{
    asked = NULL;
    reload_destroy(live->reload);
}

/* What lies there may have faults, which staff and those who watch are to know. */
static void hear_of_faults(Live *live)
{
    int faults = reload_faults(live->reload);
    Faults told;
    reload_take_told(live->reload, &told);
    if (told.count) {
        desk_take_faults(&live->kiosk.desk, &told);
        kiosk_rebuild(&live->kiosk);
        live->is_dirty = true;
    }
    if (faults > 0 && faults != live->metrics.health.faults)
        metrics_changed(&live->metrics, &live->kiosk, faults);
}

/* Nobody is interrupted: what is new waits until the visitor has gone. Who edits wants to see it at once. */
static void take_new(Live *live)
{
    Loaded loaded;
    Kiosk *kiosk = &live->kiosk;
    bool is_free = live->options->is_watching || !app_has_visitor(&kiosk->app);
    if (live->is_loading || !is_free || kiosk->app.contacts.count || !reload_take(live->reload, &loaded))
        return;
    kiosk_take(kiosk, live->options, loaded.content, &loaded.site);
    const Site *site = &kiosk->world.site;
    live->input.rotation = site->rotation;
    live->input.touch_rotation = site->touch_rotation;
    live->input.touch_mirror = site->touch_mirror;
    present_turn(live->glass.presenter, site->rotation);
    resized(live);
    live->is_drawing_figures = figures_fd(kiosk->figures) >= 0;
    live->is_dirty = true;
    metrics_changed(&live->metrics, kiosk, 0);
    log_line("new content is shown: %s %s", loaded.content->id, loaded.content->version);
}

static void poll_staff(Live *live)
{
    Event event;
    while (kiosk_staff_event(&live->kiosk, &event))
        give(live, event);
    if (live->kiosk.wants_reload)
        reload_ask(live->reload);
    live->kiosk.wants_reload = false;
}

/* A cursor is seen while a mouse is at work, and goes when it rests or a finger comes. */
static void show_cursor(Live *live, bool has_moved)
{
    Uint64 now = SDL_GetTicks64();
    if (live->input.is_touched)
        live->cursor_ms = 0;
    else if (has_moved)
        live->cursor_ms = now + CURSOR_MS;
    else if (live->glass.is_full && now >= live->cursor_ms)
        live->cursor_ms = 0;
    int wanted = live->cursor_ms ? SDL_ENABLE : SDL_DISABLE;
    if (SDL_ShowCursor(SDL_QUERY) != wanted)
        SDL_ShowCursor(wanted);
}

static bool is_nudge(const SDL_Event *sdl) /* a table that was bumped into */
{
    return abs(sdl->motion.xrel) + abs(sdl->motion.yrel) < 4 && !sdl->motion.state;
}

static void look_for_sound(Live *live)
{
    Kiosk *kiosk = &live->kiosk;
    bool is_there = kiosk->world.site.has_sound && voice_can_sound(&kiosk->voice);
    if (!live->is_loading && kiosk_set_sound(kiosk, is_there))
        give(live, (Event){.kind = EVENT_SOUND, .has_sound = is_there});
}

static void handle(Live *live, const SDL_Event *sdl)
{
    Event event;
    if (live->glass.is_full)
        display_follow(live->glass.window, sdl);
    if (present_event(live->glass.presenter, sdl)) {
        render_forget(live->kiosk.renderer);
        resized(live);
        live->is_dirty = true;
    }
    if (input_lost_panel(&live->input) && !live->is_loading)
        give(live, (Event){.kind = EVENT_CANCEL});
    bool is_device = sdl->type == SDL_AUDIODEVICEADDED || sdl->type == SDL_AUDIODEVICEREMOVED;
    if (is_device && !sdl->adevice.iscapture)
        look_for_sound(live);
    if (sdl->type == SDL_QUIT) {
        live->is_over = true;
    } else if (input_translate(&live->input, sdl, &event)) {
        show_cursor(live, event.kind == EVENT_DOWN || event.kind == EVENT_MOVE);
        if (!live->is_loading)
            give(live, event);
    } else if (sdl->type == SDL_MOUSEMOTION && !is_nudge(sdl)) {
        show_cursor(live, true);
    }
}

/* Of a run of motions only the last one counts: one picture for all of them. */
static bool is_overtaken(const SDL_Event *sdl)
{
    SDL_Event next;
    return (sdl->type == SDL_MOUSEMOTION || sdl->type == SDL_FINGERMOTION) &&
           SDL_PeepEvents(&next, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1 &&
           next.type == sdl->type &&
           (sdl->type == SDL_MOUSEMOTION ||
            (next.tfinger.fingerId == sdl->tfinger.fingerId && next.tfinger.touchId == sdl->tfinger.touchId));
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
    if (printer_is_busy(&live->kiosk.printer) && (deadline < 0 || deadline > PRINTER_POLL_MS))
        return PRINTER_POLL_MS;
    if (desk_is_busy(&live->kiosk.desk) && (deadline < 0 || deadline > PIN_POLL_MS))
        return PIN_POLL_MS;
    int voice = voice_wait_ms(&live->kiosk.voice);
    if (voice >= 0 && (deadline < 0 || deadline > voice))
        return voice;
    if (live->cursor_ms && live->glass.is_full) {
        Uint64 now = SDL_GetTicks64();
        int left = live->cursor_ms > now ? (int)(live->cursor_ms - now) : 0;
        return deadline < 0 ? left : MIN(deadline, left);
    }
    return deadline;
}

static bool is_resting(const Live *live)
{
    int deadline = app_deadline(&live->kiosk.app);
    bool is_moving = deadline >= 0 && deadline <= APP_LIGHT_FRAME_MS;
    return !is_moving && !live->kiosk.app.press.is_down;
}

/* How long the loop may sleep, also where others are to hear of it. */
static int sleep_ms(const Live *live)
{
    Uint64 now = SDL_GetTicks64();
    int wait = wait_ms(live);
    if (live->kiosk.world.site.hours.is_set)
        wait = wait < 0 ? CLOCK_MS : MIN(wait, (int)CLOCK_MS);
    if (is_resting(live))
        wait = metrics_wait_ms(&live->metrics, now, wait);
    return service_wait_ms(&live->service, now, wait);
}

static void loop(Live *live)
{
    while (!live->is_over) {
        SDL_Event sdl;
        int wait = sleep_ms(live);
        bool has_event = wait < 0 ? SDL_WaitEvent(&sdl) : SDL_WaitEventTimeout(&sdl, wait);
        if (has_event) {
            do {
                if (!is_overtaken(&sdl))
                    handle(live, &sdl);
            } while (SDL_PollEvent(&sdl));
        }
        if (!live->is_loading && app_deadline(&live->kiosk.app) >= 0 && wait_ms(live) == 0)
            give(live, (Event){.kind = EVENT_TICK});
        if (live->cursor_ms)
            show_cursor(live, false);
        poll_figures(live);
        poll_printer(live);
        poll_staff(live);
        poll_clock(live);
        poll_voice(live);
        take_new(live);
        hear_of_faults(live);
        if (live->is_dirty)
            draw(live);
        service_alive(&live->service, SDL_GetTicks64());
        if (live->has_pressed) {
            live->has_pressed = false;
            kiosk_look_ahead(&live->kiosk);
        } else if (is_resting(live)) {
            metrics_tell(&live->metrics, SDL_GetTicks64());
            kiosk_rest(&live->kiosk);
            live->is_drawing_figures = figures_mend(live->kiosk.figures);
        }
    }
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
    bool is_open = glass_open(&live->glass, options, err);
    SDL_WaitThread(thread, NULL);
    if (is_open && !reader.is_good)
        *err = reader.err;
    return is_open && reader.is_good;
}

/* What the display says of itself is asked only where nobody has measured it. */
static double told_diagonal(const Live *live, const Options *options)
{
    bool is_known = options->diagonal_in > 0 || live->kiosk.world.site.diagonal_in > 0;
    return is_known ? 0 : display_diagonal_in(live->glass.display);
}

static void log_start(Live *live, const Options *options, double told_in)
{
    char renderer[64];
    snprintf(renderer, sizeof renderer, "%s by %s", SDL_GetCurrentVideoDriver(),
             present_is_gpu(live->glass.presenter) ? "a GPU" : "the processor");
    start_line(live->started, sizeof live->started, &live->kiosk, options, told_in, renderer);
    log_line("started: %s", live->started);
}

static bool start(Live *live, const Options *options, Err *err)
{
    Kiosk *kiosk = &live->kiosk;
    input_set_hints();
    if (!open_screen(live, options, err))
        return false;
    const Site *site = &kiosk->world.site;
    live->input.rotation = site->rotation;
    live->input.touch_rotation = site->touch_rotation;
    live->input.touch_mirror = site->touch_mirror;
    live->input.is_touched = live->glass.is_full; /* no cursor until a mouse moves */
    if (!glass_settle(&live->glass, options, site, err))
        return false;
    const SDL_Surface *surface = present_surface(live->glass.presenter);
    live->input.w = surface->w;
    live->input.h = surface->h;
    double told_in = told_diagonal(live, options);
    Event unused;
    kiosk_clock_event(kiosk, site->hours.is_set ? read_clock() : -1, &unused);
    kiosk_open(kiosk, options, surface->w, surface->h, told_in);
    log_start(live, options, told_in);
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
    if (glass_cover(&live->glass)) {
        /* SDL has made new pixels for the window, perhaps where the old ones were, and tells nobody. */
        present_forget(live->glass.presenter);
        render_forget(kiosk->renderer);
        live->is_dirty = true;
    }
    return true;
}

/* What a visitor says leaves no trace on a disk: not in a core, and not in swap where that may be forbidden.
 */
static void keep_memory_in(Live *live)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    prctl(PR_SET_DUMPABLE, 0);
    mlock(&live->kiosk.app, sizeof live->kiosk.app);
}

int live_run(const Options *options)
{
    Live *live = xcalloc(1, sizeof *live);
    live->options = options;
    if (options->is_fullscreen) /* a window on a desk ends with its terminal */
        signal(SIGHUP, hang_up);
    keep_memory_in(live);
    service_open(&live->service);
    live->has_failed = !start(live, options, &live->err);
    if (!live->has_failed) {
        start_reload(live);
        metrics_open(&live->metrics, &live->kiosk, SDL_GetTicks64());
        loop(live);
        metrics_close(&live->metrics);
        stop_reload(live);
    }
    service_stopping(&live->service);
    service_close(&live->service);
    bool ok = !live->has_failed;
    if (!ok)
        fprintf(stderr, "hipkiosk: %s\n", live->err.text);
    record_destroy(live->record);
    kiosk_destroy(&live->kiosk);
    glass_close(&live->glass);
    free(live);
    return ok ? 0 : 1;
}
