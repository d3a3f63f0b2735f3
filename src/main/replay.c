#include "main/replay.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "main/card_job.h"
#include "main/dump.h"
#include "main/kiosk.h"
#include "main/script.h"
#include "sys/picture_file.h"

/* A tap is what a hand does: down, a moment, up, and then the eye waits for the picture to rest. */
enum { TAP_MS = 80, SETTLE_MS = 280 };

typedef struct Replay {
    Kiosk kiosk;
    const Options *options;
    const char *name;
    SDL_Surface *surface; /* owned */
    int64_t week_ms;      /* the clock on the wall, since Monday 00:00; -1: nobody knows */
    Err err;
} Replay;

static void send(Replay *replay, const Event *event)
{
    Effects effects = {0};
    kiosk_event(&replay->kiosk, event, &effects);
    Event answer;
    while (kiosk_staff_event(&replay->kiosk, &answer)) {
        Effects more = {0};
        kiosk_event(&replay->kiosk, &answer, &more);
    }
}

enum { MINUTE_MS = 60 * 1000 };

/* The clock goes on, or is set. */
static void show_clock(Replay *replay, int64_t week_ms)
{
    Event event;
    replay->week_ms = week_ms % ((int64_t)HOURS_WEEK_MIN * MINUTE_MS);
    if (kiosk_clock_event(&replay->kiosk, (int)(replay->week_ms / MINUTE_MS), &event))
        send(replay, &event);
}

/* Lets time pass, waking the app whenever it wants to be woken. */
static void pass(Replay *replay, uint32_t ms)
{
    while (ms > 0) {
        int deadline = app_deadline(&replay->kiosk.app);
        int voice = voice_wait_ms(&replay->kiosk.voice);
        uint32_t step = deadline < 0 ? ms : MIN(ms, (uint32_t)MAX(1, deadline));
        if (voice >= 0)
            step = MIN(step, (uint32_t)MAX(1, voice));
        if (replay->week_ms >= 0)
            step = MIN(step, (uint32_t)(MINUTE_MS - replay->week_ms % MINUTE_MS));
        Event event;
        send(replay, &(Event){.kind = EVENT_TICK, .elapsed_ms = step});
        if (replay->week_ms >= 0)
            show_clock(replay, replay->week_ms + step);
        for (uint32_t passed = step; kiosk_voice_event(&replay->kiosk, passed, &event); passed = 0)
            send(replay, &event);
        ms -= step;
    }
}

static void touch(Replay *replay, EventKind kind, int64_t finger, int x, int y)
{
    send(replay, &(Event){.kind = kind, .finger = finger, .x = x, .y = y});
}

static void tap(Replay *replay, int x, int y)
{
    touch(replay, EVENT_DOWN, 0, x, y);
    pass(replay, TAP_MS);
    touch(replay, EVENT_UP, 0, x, y);
    pass(replay, SETTLE_MS);
}

static bool equals(const Scene *scene, uint32_t at, uint32_t len, const char *text)
{
    return strlen(text) == len && memcmp(scene->bytes + at, text, len) == 0;
}

/* What is there instead, for the message of a failed line: one more label or text. */
static void list_one(char *out, size_t size, const Scene *scene, uint32_t at, uint32_t len)
{
    size_t used = strlen(out);
    snprintf(out + used, size - used, "%s\"%.*s\"", used ? ", " : "", (int)len, scene->bytes + at);
}

static void list_targets(const Kiosk *kiosk, char *out, size_t size)
{
    const Scene *scene = kiosk->shown;
    for (int i = 0; i < scene->target_count; i++)
        if (dump_offers(kiosk, &scene->targets[i]))
            list_one(out, size, scene, scene->targets[i].label_at, scene->targets[i].label_len);
}

static void list_texts(const Scene *scene, char *out, size_t size)
{
    for (int i = 0; i < scene->text_count; i++)
        list_one(out, size, scene, scene->texts[i].at, scene->texts[i].len);
}

static bool fail(Replay *replay, const Step *step, const char *reason)
{
    return err_set(&replay->err, "%s:%d: %s", replay->name, step->line, reason);
}

static bool tap_label(Replay *replay, const Step *step)
{
    const Scene *scene = replay->kiosk.shown;
    for (int i = 0; i < scene->target_count; i++) {
        const Target *target = &scene->targets[i];
        if (!dump_offers(&replay->kiosk, target) ||
            !equals(scene, target->label_at, target->label_len, step->text))
            continue;
        tap(replay, target->rect.x + target->rect.w / 2, target->rect.y + target->rect.h / 2);
        return true;
    }
    char there[300] = "", reason[480];
    list_targets(&replay->kiosk, there, sizeof there);
    snprintf(reason, sizeof reason, "no target \"%.100s\" in %s; there is %s", step->text,
             dump_view_name(&replay->kiosk.app), there);
    return fail(replay, step, reason);
}

static bool is_shown(const Scene *scene, const char *text)
{
    for (int i = 0; i < scene->text_count; i++)
        if (memmem(scene->bytes + scene->texts[i].at, scene->texts[i].len, text, strlen(text)))
            return true;
    return false;
}

static bool expect_text(Replay *replay, const Step *step)
{
    const Scene *scene = replay->kiosk.shown;
    bool is_wanted = step->kind == STEP_EXPECT_TEXT;
    if (is_shown(scene, step->text) == is_wanted)
        return true;
    char there[300] = "", reason[480];
    list_texts(scene, there, sizeof there);
    snprintf(reason, sizeof reason, "%s \"%.100s\" in %s; there is %s",
             is_wanted ? "no text" : "unwanted text", step->text, dump_view_name(&replay->kiosk.app), there);
    return fail(replay, step, reason);
}

static bool expect_said(Replay *replay, const Step *step)
{
    Said *said = &replay->kiosk.said;
    if (said_expect(said, step->text))
        return true;
    char reason[480];
    snprintf(reason, sizeof reason, "nobody said \"%.100s\"; the last words were \"%.250s\"", step->text,
             said->count ? said->items[said->count - 1].text : "");
    return fail(replay, step, reason);
}

static bool expect_view(Replay *replay, const Step *step)
{
    const char *view = dump_view_name(&replay->kiosk.app);
    if (strcmp(view, step->text) == 0)
        return true;
    char reason[200];
    snprintf(reason, sizeof reason, "expected view %s, there is %s", step->text, view);
    return fail(replay, step, reason);
}

static bool shot(Replay *replay, const Step *step)
{
    if (!replay->options->shots)
        return true;
    Damage damage;
    Err why;
    figures_wait(replay->kiosk.figures);
    render_scene(replay->kiosk.renderer, replay->surface, replay->kiosk.shown, &damage);
    while (figures_mend(replay->kiosk.figures)) {
        figures_wait(replay->kiosk.figures);
        render_forget(replay->kiosk.renderer);
        render_scene(replay->kiosk.renderer, replay->surface, replay->kiosk.shown, &damage);
    }
    char path[1200];
    snprintf(path, sizeof path, "%s/%s.png", replay->options->shots, step->text);
    return picture_save_png(replay->surface, path, &why) || fail(replay, step, why.text);
}

/* NAME.card among the shots. */
static bool write_card(Replay *replay, const Step *step)
{
    if (!replay->options->shots)
        return true;
    figures_wait(replay->kiosk.figures);
    if (visit_is_empty(&replay->kiosk.app.visit))
        return fail(replay, step, "the card is empty");
    char path[1200];
    snprintf(path, sizeof path, "%s/%s.card", replay->options->shots, step->text);
    CardJob job = card_job_make(&replay->kiosk);
    FILE *out = fopen(path, "wb");
    bool ok = out && fwrite(job.bytes, 1, job.size, out) == job.size;
    ok = (!out || fclose(out) == 0) && ok;
    card_job_free(&job);
    return ok || fail(replay, step, strerror(errno));
}

static void set_sound(Replay *replay, bool is_there)
{
    if (kiosk_set_sound(&replay->kiosk, is_there))
        send(replay, &(Event){.kind = EVENT_SOUND, .has_sound = is_there});
}

static bool carry_out(Replay *replay, const Step *step)
{
    switch (step->kind) {
    case STEP_TAP_LABEL:
        return tap_label(replay, step);
    case STEP_TAP:
        tap(replay, step->x, step->y);
        return true;
    case STEP_DOWN:
        touch(replay, EVENT_DOWN, step->finger, step->x, step->y);
        return true;
    case STEP_MOVE:
        touch(replay, EVENT_MOVE, step->finger, step->x, step->y);
        return true;
    case STEP_UP:
        touch(replay, EVENT_UP, step->finger, step->x, step->y);
        return true;
    case STEP_KEY:
        send(replay, &(Event){.kind = EVENT_KEY, .key = step->key});
        pass(replay, SETTLE_MS);
        return true;
    case STEP_WAIT:
        pass(replay, step->ms);
        return true;
    case STEP_CLOCK:
        show_clock(replay, (int64_t)step->week_min * MINUTE_MS);
        return true;
    case STEP_PRINT:
        send(replay, &(Event){.kind = EVENT_PAPER, .paper = step->paper});
        return true;
    case STEP_SOUND:
        set_sound(replay, step->has_sound);
        return true;
    case STEP_EXPECT_VIEW:
        return expect_view(replay, step);
    case STEP_EXPECT_TEXT:
    case STEP_EXPECT_NO_TEXT:
        return expect_text(replay, step);
    case STEP_EXPECT_SAID:
        return expect_said(replay, step);
    case STEP_SHOT:
        return shot(replay, step);
    case STEP_CARD:
        return write_card(replay, step);
    case STEP_DUMP:
    case STEP_DUMP_COMMANDS:
        dump_scene(stdout, &replay->kiosk, step->kind == STEP_DUMP_COMMANDS);
        return true;
    }
    return true;
}

static bool prepare(Replay *replay)
{
    const Options *options = replay->options;
    if (!kiosk_read(&replay->kiosk, options, &replay->err))
        return false;
    kiosk_open(&replay->kiosk, options, options->size_w, options->size_h, 0);
    figures_wait(replay->kiosk.figures);
    kiosk_take_structures(&replay->kiosk);
    if (!options->shots)
        return true;
    if (mkdir(options->shots, 0777) != 0 && errno != EEXIST)
        return err_set(&replay->err, "%s: %s", options->shots, strerror(errno));
    replay->surface =
        SDL_CreateRGBSurfaceWithFormat(0, options->size_w, options->size_h, 32, SDL_PIXELFORMAT_XRGB8888);
    return replay->surface || err_set(&replay->err, "no memory for the picture: %s", SDL_GetError());
}

int replay_run(const Options *options)
{
    Replay *replay = xcalloc(1, sizeof *replay);
    replay->options = options;
    replay->week_ms = -1;
    replay->name = options->replay;
    Script script = {0};
    bool ok = script_load(options->replay, &script, &replay->err) && prepare(replay);
    for (int i = 0; ok && i < script.count; i++)
        ok = carry_out(replay, &script.steps[i]);
    if (!ok)
        fprintf(stderr, "%s\n", replay->err.text);
    script_free(&script);
    SDL_FreeSurface(replay->surface);
    kiosk_destroy(&replay->kiosk);
    free(replay);
    return ok ? 0 : 1;
}
