/* Listening: its order, its commands, and how it follows what is heard. */
#include "app/app_inside.h"

static const char *const COMMANDS[LISTEN_COMMAND_COUNT] = {
    [LISTEN_START] = "start",   [LISTEN_PAUSE] = "pause",   [LISTEN_RESUME] = "resume",
    [LISTEN_AGAIN] = "again",   [LISTEN_NEXT] = "next",     [LISTEN_SLOWER] = "slower",
    [LISTEN_FASTER] = "faster", [LISTEN_SOFTER] = "softer", [LISTEN_LOUDER] = "louder",
    [LISTEN_STOP] = "stop",
};

const char *listen_command_name(ListenCommand command)
{
    return COMMANDS[command];
}

int listen_rate(const Listen *listen)
{
    static const int RATES[LISTEN_SPEEDS] = {100, 130, 165, 205, 255};
    return RATES[listen->speed];
}

static int first_heading(const Scene *scene)
{
    for (int i = 0; i < scene->passage_count; i++)
        if (scene->passages[i].role == PASSAGE_HEADING)
            return i;
    return -1;
}

int listen_following(const Scene *scene, int passage)
{
    int heading = first_heading(scene), best = -1, best_key = 0, after = -1;
    enum { RANK = SCENE_MAX_PASSAGES };
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < scene->passage_count; i++) {
            bool is_warning = scene->passages[i].role == PASSAGE_WARNING;
            int key = (i <= heading ? 0 : is_warning ? RANK : 2 * RANK) + i;
            if (pass == 0 && i == passage)
                after = key;
            if (pass == 1 && key > after && (best < 0 || key < best_key)) {
                best = i;
                best_key = key;
            }
        }
    return best;
}

static void say(Step *step, int passage, int from)
{
    Listen *listen = &step->app->listen;
    if (passage < 0 || passage >= step->shown->passage_count) {
        listen_end(step);
        return;
    }
    listen->state = LISTEN_SAYING;
    listen->passage = (int16_t)passage;
    listen->from = listen->word_from = listen->word_to = (uint16_t)from;
    effect_push(step->out, EFFECT_SAY);
}

void listen_forget(Listen *listen)
{
    listen->state = LISTEN_OFF;
    listen->passage = 0;
    listen->from = listen->word_from = listen->word_to = 0;
}

void listen_read(Step *step, int passage)
{
    if (passage >= 0) {
        say(step, passage, 0);
        return;
    }
    listen_forget(&step->app->listen); /* nothing more to hush */
    step->app->hear.is_reading = false;
}

void listen_end(Step *step)
{
    Listen *listen = &step->app->listen;
    if (listen->state == LISTEN_SAYING)
        effect_push(step->out, EFFECT_HUSH);
    listen_forget(listen);
}

void listen_hold(Step *step)
{
    if (step->app->listen.state != LISTEN_SAYING)
        return;
    step->app->listen.state = LISTEN_HELD;
    effect_push(step->out, EFFECT_HUSH);
}

void listen_let_go(App *app)
{
    if (app->listen.state == LISTEN_HELD && !app->press.is_down)
        app->listen.state = LISTEN_PAUSED;
}

/* The word's line keeps to the upper part of the window. */
static void follow(Step *step)
{
    const Listen *listen = &step->app->listen;
    const Passage *passage = &step->shown->passages[listen->passage];
    if (!passage->scroll || step->app->glide.kind != GLIDE_NONE || passage->len == 0)
        return;
    const Scroll *scroll = &step->shown->scrolls[passage->scroll - 1];
    int y = passage->rect.y + (int)((int64_t)passage->rect.h * listen->word_from / (int64_t)passage->len);
    int top = scroll->rect.y + scroll->rect.h / 12, low = scroll->rect.y + scroll->rect.h * 3 / 5;
    float to = (float)(scroll->offset + y - (scroll->rect.y + scroll->rect.h / 5));
    if (y < top || y > low)
        scroll_to(step->app, CLAMP(to, 0, scroll_max(step->shown)));
}

void listen_heard(Step *step, const Event *event)
{
    Listen *listen = &step->app->listen;
    if (listen->state != LISTEN_SAYING)
        return;
    if (listen->passage >= step->shown->passage_count) {
        listen_end(step);
    } else if (event->voice_is_end && step->app->hear.is_reading) {
        listen_read(step, hear_reads_next(step->app, step->shown, listen->passage));
    } else if (event->voice_is_end) {
        int next = listen_following(step->shown, listen->passage);
        if (next < 0) /* nothing more to hush */
            listen->state = LISTEN_HELD;
        say(step, next, 0);
    } else {
        int len = (int)step->shown->passages[listen->passage].len;
        listen->word_from = (uint16_t)MIN(len, listen->from + event->voice_from);
        listen->word_to = (uint16_t)MIN(len, listen->from + event->voice_to);
        follow(step);
    }
}

static int next_section(const Scene *scene, int passage)
{
    do
        passage = listen_following(scene, passage);
    while (passage >= 0 && scene->passages[passage].role != PASSAGE_HEADING);
    return passage;
}

void act_listen(Step *step, Action action)
{
    App *app = step->app;
    Listen *listen = &app->listen;
    int limit = app->world->site.sound_limit;
    bool is_adjusting = action.a >= LISTEN_SLOWER && action.a <= LISTEN_LOUDER;
    if (!app->world->has_sound || (action.a != LISTEN_START && listen->state == LISTEN_OFF && !is_adjusting))
        return;
    switch ((ListenCommand)action.a) {
    case LISTEN_START:
        say(step, listen_following(step->shown, -1), 0);
        return;
    case LISTEN_PAUSE:
        listen->state = LISTEN_PAUSED;
        return;
    case LISTEN_AGAIN:
        say(step, listen->passage, 0);
        return;
    case LISTEN_NEXT:
        say(step, next_section(step->shown, listen->passage), 0);
        return;
    case LISTEN_STOP:
        listen_end(step);
        return;
    case LISTEN_SLOWER:
    case LISTEN_FASTER: {
        int speed = listen->speed + (action.a == LISTEN_FASTER ? 1 : -1);
        listen->speed = (uint8_t)CLAMP(speed, 0, LISTEN_SPEEDS - 1);
        break;
    }
    case LISTEN_SOFTER:
    case LISTEN_LOUDER: {
        int volume = listen->volume + (action.a == LISTEN_LOUDER ? 1 : -1);
        listen->volume = (uint8_t)CLAMP(volume, 1, limit);
        break;
    }
    case LISTEN_RESUME:
    case LISTEN_COMMAND_COUNT:
        break;
    }
    if (listen->state == LISTEN_OFF || (is_adjusting && app_hears(app))) /* which says so itself */
        return;
    say(step, listen->passage, listen->word_from); /* on from the word that was heard */
}
