#include "main/reload.h"

#include <SDL.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/log.h"
#include "main/kiosk.h"
#include "main/last_good.h"
#include "sys/tree.h"
#include "sys/watch.h"

enum {
    QUIET_MS = 200,    /* after the last event: an editor's "save all" is several files */
    LONGEST_MS = 1500, /* but a folder that never rests is looked at all the same */
    NEAR_MS = 5000,    /* --watch: not every change sends an event */
    SHARED_MS = 60000, /* those of another machine send none */
    TRIES = 5,         /* of content that changes while it is read */
};

struct Reload {
    const Options *options;
    const Paths *paths;
    void (*wake)(void *data);
    void *data;
    SDL_Thread *thread; /* owned */
    SDL_mutex *mutex;   /* owned: guards ready, loaded and told */
    int asked_fd;       /* eventfd: load anew, or end */
    SDL_atomic_t is_over;
    SDL_atomic_t faults;
    bool is_ready;
    Loaded loaded;
    Faults told;    /* owned: of what was refused last */
    uint64_t stamp; /* of what was looked at last */
};

/* Looked at anew each time: the site file may name another folder and another logo than before. */
typedef struct Places {
    KioskFiles files;
    const char *paths[3];
    int count;
} Places;

static void find_places(const Reload *reload, Places *out)
{
    *out = (Places){.count = 1};
    kiosk_files(reload->options, reload->paths, &out->files);
    out->paths[0] = out->files.content;
    if (out->files.site)
        out->paths[out->count++] = out->files.site;
    else if (*reload->paths->site) /* it may come */
        out->paths[out->count++] = reload->paths->site;
    if (*out->files.logo)
        out->paths[out->count++] = out->files.logo;
}

static uint64_t stamp_of(const Reload *reload)
{
    Places places;
    uint64_t stamp = HASH_START;
    find_places(reload, &places);
    for (int i = 0; i < places.count; i++)
        stamp = hash_u64(stamp, tree_stamp(places.paths[i]));
    return stamp;
}

/* True if something of it lies with another machine, whose changes send no events. */
static bool rearm(const Reload *reload, Watch *watch)
{
    Places places;
    bool is_shared = false;
    find_places(reload, &places);
    watch_rearm(watch, places.paths, places.count);
    for (int i = 0; i < places.count; i++)
        is_shared |= tree_is_shared(places.paths[i]);
    return is_shared;
}

static void offer(Reload *reload, const Loaded *loaded)
{
    SDL_LockMutex(reload->mutex);
    Content *overtaken = reload->is_ready ? reload->loaded.content : NULL;
    reload->loaded = *loaded;
    reload->is_ready = true;
    SDL_UnlockMutex(reload->mutex);
    content_destroy(overtaken);
    reload->wake(reload->data);
}

/* Takes the faults over: staff read them too. */
static void tell_refused(Reload *reload, Faults *faults)
{
    for (int i = 0; i < faults->count; i++)
        log_line("%s", faults->items[i].text);
    log_line("the new content is not shown: the words before it stay");
    SDL_LockMutex(reload->mutex);
    faults_free(&reload->told);
    reload->told = *faults;
    SDL_UnlockMutex(reload->mutex);
    *faults = (Faults){0};
}

static bool is_as_looked_at(void *data)
{
    const Reload *reload = data;
    return stamp_of(reload) == reload->stamp;
}

static void keep(Reload *reload)
{
    Places places;
    find_places(reload, &places);
    const KioskFiles *files = &places.files;
    bool is_installed = strcmp(files->content, reload->paths->content) == 0;
    Keep all = {.content = is_installed ? NULL : files->content,
                .site = files->site,
                .logo = *files->logo ? files->logo : NULL,
                .stamp = reload->stamp};
    last_good_keep(reload->paths->state, &all, is_as_looked_at, reload);
}

/* `is_start`: what lies there is on the screen, and its faults are told. */
static void load(Reload *reload, bool is_start)
{
    for (int i = 0; i < TRIES && !SDL_AtomicGet(&reload->is_over); i++) {
        Faults faults = {0};
        Loaded loaded = {0};
        uint64_t stamp = stamp_of(reload);
        loaded.content = kiosk_load(reload->options, reload->paths, &loaded.site, &faults);
        bool is_same = stamp == stamp_of(reload);
        reload->stamp = stamp;
        if (is_same)
            SDL_AtomicSet(&reload->faults, faults.errors);
        if (is_same && loaded.content && faults.errors == 0 &&
            kiosk_speaks(reload->options, loaded.content)) {
            keep(reload);
            if (is_start)
                content_destroy(loaded.content);
            else
                offer(reload, &loaded);
        } else {
            content_destroy(loaded.content);
            if (is_same && !is_start) {
                tell_refused(reload, &faults);
                reload->wake(reload->data);
            }
        }
        faults_free(&faults);
        if (is_same)
            return;
        SDL_Delay(QUIET_MS); /* it changed while it was read */
    }
}

static void wait_for_quiet(Reload *reload, Watch *watch)
{
    struct pollfd fd = {.fd = watch->fd, .events = POLLIN};
    Uint64 end = SDL_GetTicks64() + LONGEST_MS;
    while (!SDL_AtomicGet(&reload->is_over) && SDL_GetTicks64() < end && poll(&fd, 1, QUIET_MS) > 0)
        watch_drain(watch);
}

/* Waits until it is asked, or something may have changed. True if it was asked. */
static bool wait_for_word(Reload *reload, Watch *watch, int most_ms)
{
    struct pollfd fds[] = {{.fd = reload->asked_fd, .events = POLLIN},
                           {.fd = watch->fd, .events = POLLIN}}; /* -1 is passed over */
    uint64_t asked = 0;
    do {
        poll(fds, 2, most_ms);
        (void)!read(reload->asked_fd, &asked, sizeof asked);
    } while (fds[1].revents && !watch_drain(watch) && !asked);
    if (fds[1].revents)
        wait_for_quiet(reload, watch);
    return asked;
}

static int SDLCALL run(void *data)
{
    Reload *reload = data;
    Watch watch = {.fd = -1};
    bool is_near = reload->options->is_watching, is_shared = rearm(reload, &watch);
    reload->stamp = stamp_of(reload);
    if (*reload->paths->state && !last_good_is(reload->paths->state, reload->stamp))
        load(reload, true);
    while (!SDL_AtomicGet(&reload->is_over)) {
        bool is_asked = wait_for_word(reload, &watch, is_near ? NEAR_MS : is_shared ? SHARED_MS : -1);
        if (SDL_AtomicGet(&reload->is_over))
            break;
        is_shared = rearm(reload, &watch);
        if (is_asked || stamp_of(reload) != reload->stamp)
            load(reload, false);
    }
    watch_close(&watch);
    return 0;
}

Reload *reload_create(const Options *options, const Paths *paths, void (*wake)(void *data), void *data)
{
    Reload *reload = xcalloc(1, sizeof *reload);
    *reload = (Reload){.options = options, .paths = paths, .wake = wake, .data = data};
    SDL_AtomicSet(&reload->faults, -1);
    reload->asked_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    reload->mutex = SDL_CreateMutex();
    if (reload->asked_fd >= 0 && reload->mutex)
        reload->thread = SDL_CreateThread(run, "reload", reload);
    if (reload->thread)
        return reload;
    log_line("content cannot be taken in while the kiosk runs: %s", SDL_GetError());
    reload_destroy(reload);
    return NULL;
}

void reload_destroy(Reload *reload)
{
    if (!reload)
        return;
    SDL_AtomicSet(&reload->is_over, 1);
    reload_ask(reload);
    SDL_WaitThread(reload->thread, NULL);
    if (reload->is_ready)
        content_destroy(reload->loaded.content);
    faults_free(&reload->told);
    if (reload->mutex)
        SDL_DestroyMutex(reload->mutex);
    if (reload->asked_fd >= 0)
        close(reload->asked_fd);
    free(reload);
}

void reload_ask(Reload *reload)
{
    uint64_t one = 1;
    if (reload && reload->asked_fd >= 0)
        (void)!write(reload->asked_fd, &one, sizeof one);
}

int reload_faults(Reload *reload)
{
    return reload ? SDL_AtomicGet(&reload->faults) : -1;
}

void reload_take_told(Reload *reload, Faults *out)
{
    *out = (Faults){0};
    if (!reload)
        return;
    SDL_LockMutex(reload->mutex);
    *out = reload->told;
    reload->told = (Faults){0};
    SDL_UnlockMutex(reload->mutex);
}

bool reload_is_ready(Reload *reload)
{
    if (!reload)
        return false;
    SDL_LockMutex(reload->mutex);
    bool is_ready = reload->is_ready;
    SDL_UnlockMutex(reload->mutex);
    return is_ready;
}

bool reload_take(Reload *reload, Loaded *out)
{
    if (!reload)
        return false;
    SDL_LockMutex(reload->mutex);
    bool has_new = reload->is_ready;
    if (has_new)
        *out = reload->loaded;
    reload->is_ready = false;
    reload->loaded.content = NULL;
    SDL_UnlockMutex(reload->mutex);
    return has_new;
}
