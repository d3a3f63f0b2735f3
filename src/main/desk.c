#include "main/desk.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "main/pin.h"
#include "sys/counts.h"

_Static_assert((int)COUNT_DAYS == (int)COUNTS_CHART_DAYS && (int)COUNT_AREAS == (int)COUNTS_TOP,
               "the same chart");

struct DeskJob {
    SDL_Thread *thread; /* owned; NULL: it ran at once */
    SDL_atomic_t is_done;
    bool is_right;
    char hash[PIN_HASH_SIZE], pin[STAFF_PIN_MOST + 1];
    char counts_path[1200];
    CountSummary counts; /* if it is right */
};

static int SDLCALL look_at_pin(void *data)
{
    DeskJob *job = data;
    job->is_right = pin_matches(job->hash, job->pin);
    explicit_bzero(job->pin, sizeof job->pin);
    if (job->is_right && job->counts_path[0])
        counts_read(job->counts_path, time(NULL), &job->counts);
    SDL_AtomicSet(&job->is_done, 1);
    return 0;
}

/* A kiosk without a PIN writes nothing: the count of wrong ones begins with the first PIN. */
void desk_look(Desk *desk)
{
    bool had_pin = desk->news.has_pin;
    desk->news.has_pin = desk->pin_path[0] && access(desk->pin_path, R_OK) == 0;
    if (had_pin || !desk->news.has_pin || desk->lockout.fd > 0)
        return;
    lockout_open(&desk->lockout, desk->lock_path[0] ? desk->lock_path : NULL);
    desk->news.locked_ms = desk->lockout.left_ms;
}

void desk_open(Desk *desk, const char *pin_path, const char *state, bool is_prompt)
{
    memset(desk, 0, sizeof *desk);
    desk->is_prompt = is_prompt;
    desk->news.can_reload = is_prompt; /* a replay shows all there can be; else who can load says so */
    snprintf(desk->pin_path, sizeof desk->pin_path, "%s", pin_path ? pin_path : "");
    if (state)
        snprintf(desk->lock_path, sizeof desk->lock_path, "%s/staff-lock", state);
    overlay_open(&desk->overlay, state);
    desk_look(desk);
}

static void end_job(Desk *desk)
{
    if (!desk->job)
        return;
    if (desk->job->thread)
        SDL_WaitThread(desk->job->thread, NULL);
    explicit_bzero(desk->job, sizeof *desk->job);
    free(desk->job);
    desk->job = NULL;
}

void desk_close(Desk *desk)
{
    end_job(desk);
    lockout_close(&desk->lockout);
    overlay_close(&desk->overlay);
    faults_free(&desk->faults);
}

void desk_take_faults(Desk *desk, Faults *faults)
{
    faults_free(&desk->faults);
    desk->faults = *faults;
    *faults = (Faults){0};
    desk->news.faults = desk->faults.items;
    desk->news.fault_count = desk->faults.count;
}

/* The day where the clinic is. */
static void look_at_calendar(Desk *desk)
{
    time_t now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    strftime(desk->news.today, sizeof desk->news.today, "%Y-%m-%d", &local);
}

static bool told(Desk *desk, bool is_kept, const Err *why)
{
    desk->news.not_kept = !is_kept;
    if (!is_kept)
        log_line("what staff set is not kept: %s", why->text);
    return is_kept;
}

void desk_sign(Desk *desk, Content *content, int language, int page, const SiteReviewer *who)
{
    Err why;
    look_at_calendar(desk);
    const Review review = {who->name, who->role, desk->news.today};
    told(desk, overlay_sign(&desk->overlay, content, language, page, &review, &why), &why);
}

bool desk_measure(Desk *desk, double diagonal_in)
{
    Err why;
    return told(desk, overlay_measure(&desk->overlay, diagonal_in, &why), &why);
}

void desk_pass(Desk *desk, uint32_t ms)
{
    lockout_pass(&desk->lockout, ms);
    desk->news.locked_ms = desk->lockout.left_ms;
}

void desk_check_pin(Desk *desk, const char *pin)
{
    Err why;
    end_job(desk);
    if (desk->lockout.left_ms)
        return;
    DeskJob *job = xcalloc(1, sizeof *job);
    desk->job = job;
    lockout_try(&desk->lockout);
    snprintf(job->pin, sizeof job->pin, "%s", pin);
    snprintf(job->counts_path, sizeof job->counts_path, "%s", desk->counts_path);
    if (!pin_read(desk->pin_path, job->hash, &why))
        log_line("no PIN can be right: %s", why.text);
    job->thread = desk->is_prompt ? NULL : SDL_CreateThread(look_at_pin, "pin", job);
    if (!job->thread)
        look_at_pin(job);
}

void desk_count(Desk *desk, const char *path)
{
    snprintf(desk->counts_path, sizeof desk->counts_path, "%s", path ? path : "");
    desk->news.counts = (CountNews){.is_on = path != NULL};
}

/* Areas that this content has not are another pack's. */
static void take_counts(CountNews *news, const CountSummary *counts, const Content *content)
{
    if (!news->is_on)
        return;
    *news = (CountNews){
        .is_on = true, .was_damaged = counts->was_damaged, .visits = counts->visits, .pages = counts->pages};
    memcpy(news->days, counts->days, sizeof news->days);
    memcpy(news->day_of_month, counts->day_of_month, sizeof news->day_of_month);
    for (int i = 0; i < counts->area_count && content; i++) {
        int region = content_region(content, counts->areas[i].name);
        if (region < 0)
            continue;
        news->areas[news->area_count] = region;
        news->area_times[news->area_count++] = counts->areas[i].times;
    }
}

bool desk_poll(Desk *desk, const Content *content, Event *event)
{
    if (!desk->job || !SDL_AtomicGet(&desk->job->is_done))
        return false;
    bool is_right = desk->job->is_right;
    if (is_right)
        take_counts(&desk->news.counts, &desk->job->counts, content);
    end_job(desk);
    look_at_calendar(desk);
    desk->news.not_kept = false;
    if (is_right)
        lockout_right(&desk->lockout);
    else
        lockout_wrong(&desk->lockout);
    desk->news.locked_ms = desk->lockout.left_ms;
    *event = (Event){.kind = EVENT_STAFF, .staff = is_right ? STAFF_RIGHT : STAFF_WRONG};
    return true;
}

bool desk_is_busy(const Desk *desk)
{
    return desk->job != NULL;
}
