#include "main/metrics.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"

enum { EVERY_MS = 60 * 1000, BUSY_MS = 50, MS_PER_HOUR = 60 * 60 * 1000, PATH_SIZE = 1024 };
#define SERVICE_FILE "/run/hipkiosk/hipkiosk.prom" /* RuntimeDirectory of hipkiosk.service */

const char *metrics_usual_path(void)
{
    return SERVICE_FILE;
}

const char *metrics_path(const Kiosk *kiosk)
{
    return *kiosk->world.site.metrics ? kiosk->world.site.metrics
           : *kiosk->paths.metrics    ? kiosk->paths.metrics
                                      : NULL;
}

bool metrics_read(const char *path, Health *out, long long *written)
{
    char text[HEALTH_TEXT_SIZE];
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    ssize_t len = fstat(fd, &st) == 0 ? read(fd, text, sizeof text - 1) : -1;
    close(fd);
    if (len < 0)
        return false;
    text[len] = '\0';
    *written = st.st_mtim.tv_sec;
    return health_read(text, out);
}

/* --- writing, on the other thread ----------------------------------------------------------------- */

typedef struct Job {
    Metrics *metrics;
    char path[PATH_SIZE], text[HEALTH_TEXT_SIZE];
} Job;

/* Readable for all, whatever the umask: those who read it are other programs. */
static bool replace(const char *path, const char *text)
{
    char fresh[PATH_SIZE + 8];
    snprintf(fresh, sizeof fresh, "%s.new", path);
    int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd < 0)
        return false;
    size_t len = strlen(text);
    bool ok = write(fd, text, len) == (ssize_t)len && fchmod(fd, 0644) == 0;
    ok = close(fd) == 0 && ok && rename(fresh, path) == 0;
    int reason = errno;
    if (!ok)
        unlink(fresh);
    errno = reason;
    return ok;
}

static int SDLCALL work(void *data)
{
    Job *job = data;
    Metrics *metrics = job->metrics;
    bool ok = replace(job->path, job->text);
    if (!ok && !metrics->has_failed)
        log_line("%s: %s", job->path, strerror(errno));
    metrics->has_failed = !ok; /* read by the next writer only */
    free(job);
    SDL_AtomicSet(&metrics->is_writing, 0);
    return 0;
}

static void start_writing(Metrics *metrics)
{
    SDL_WaitThread(metrics->thread, NULL); /* it has ended */
    Job *job = xcalloc(1, sizeof *job);
    job->metrics = metrics;
    snprintf(job->path, sizeof job->path, "%s", metrics->path);
    health_write(&metrics->health, job->text);
    SDL_AtomicSet(&metrics->is_writing, 1);
    metrics->thread = SDL_CreateThread(work, "metrics", job);
    if (!metrics->thread)
        work(job);
}

/* --- what is told ---------------------------------------------------------------------------------- */

static void count_pages(const World *world, Health *out)
{
    const Content *content = world->content;
    out->pages = out->reviewed = 0;
    for (int l = 0; content && l < world->language_count; l++) {
        const Language *language = &content->languages[world->languages[l]];
        for (int p = 0; p < content->page_count; p++)
            out->reviewed += language->pages[p].review.by != NULL;
        out->pages += content->page_count;
    }
}

void metrics_changed(Metrics *metrics, const Kiosk *kiosk, int faults)
{
    Health *health = &metrics->health;
    const Content *content = kiosk->content;
    metrics->path = metrics_path(kiosk);
    snprintf(health->content, sizeof health->content, "%s", content ? content->id : "");
    snprintf(health->content_version, sizeof health->content_version, "%s", content ? content->version : "");
    health->faults = faults;
    health->is_good = content && !faults;
    count_pages(&kiosk->world, health);
    metrics->is_due = true;
}

void metrics_open(Metrics *metrics, const Kiosk *kiosk, uint64_t now_ms)
{
    Health before;
    long long written;
    *metrics = (Metrics){.touched_ms = now_ms, .health = {.is_up = 1, .started_s = (long long)time(NULL)}};
    snprintf(metrics->health.version, sizeof metrics->health.version, "%s", HIPKIOSK_VERSION);
    metrics_changed(metrics, kiosk, kiosk->faults);
    metrics_saw(metrics, &kiosk->app, false, now_ms);
    /* It lies in memory that is empty when the machine starts. */
    if (metrics->path && metrics_read(metrics->path, &before, &written))
        metrics->health.restarts = before.restarts + 1;
}

void metrics_saw(Metrics *metrics, const App *app, bool is_touch, uint64_t now_ms)
{
    bool has_visitor = app_has_visitor(app), is_dark = app->place.view == VIEW_DARK;
    metrics->is_due |= metrics->health.is_dark != is_dark;
    metrics->health.is_dark = is_dark;
    if (is_touch)
        metrics->touched_ms = now_ms;
    metrics->visits += metrics->had_visitor && !has_visitor;
    metrics->had_visitor = has_visitor;
}

void metrics_tell(Metrics *metrics, uint64_t now_ms)
{
    bool is_time = metrics->is_due || now_ms - metrics->told_ms >= EVERY_MS;
    if (!metrics->path || !is_time || SDL_AtomicGet(&metrics->is_writing))
        return;
    metrics->told_ms = now_ms;
    metrics->is_due = false;
    metrics->health.visits = metrics->visits - metrics->visits % HEALTH_VISIT_STEP;
    metrics->health.touch_hours = (long long)((now_ms - metrics->touched_ms) / MS_PER_HOUR);
    start_writing(metrics);
}

int metrics_wait_ms(const Metrics *metrics, uint64_t now_ms, int wait_ms)
{
    if (!metrics->path)
        return wait_ms;
    uint64_t since = now_ms - metrics->told_ms;
    int left = metrics->is_due || since >= EVERY_MS ? 0 : (int)(EVERY_MS - since);
    if (SDL_AtomicGet((SDL_atomic_t *)&metrics->is_writing)) /* SDL takes it without const */
        left = MAX(left, (int)BUSY_MS);
    return wait_ms < 0 ? left : MIN(wait_ms, left);
}

void metrics_close(Metrics *metrics)
{
    if (metrics->path) {
        metrics->health.is_up = 0;
        start_writing(metrics);
    }
    SDL_WaitThread(metrics->thread, NULL);
    metrics->thread = NULL;
}
