/* Hearing everything: when something is said, and about what. */
#include <string.h>

#include "app/app_inside.h"

bool app_hears(const App *app)
{
    /* What is for staff is not for all ears. */
    return app->settings[SETTING_HEAR] != 0 && app->world->has_sound &&
           !view_is((ViewId)app->place.view, SCREEN_IS_STAFF);
}

bool hear_walks(const Target *target)
{
    return target->role != TARGET_LABEL && target->role != TARGET_REGION &&
           target->action.kind != ACTION_SCROLL;
}

/* --- the queue ------------------------------------------------------------------------------- */

static void add(Hear *hear, HearKind kind)
{
    if (hear->count < HEAR_MAX)
        hear->queue[hear->count++] = (uint8_t)kind;
}

static void add_target(Hear *hear)
{
    add(hear, HEAR_GROUP);
    add(hear, HEAR_TARGET);
    add(hear, HEAR_MORE);
}

static void stop_reading(App *app)
{
    if (app->hear.is_reading)
        listen_forget(&app->listen);
    app->hear.is_reading = false;
}

/* Silence, and nothing more to say. */
static void clear(App *app)
{
    stop_reading(app);
    app->hear.count = 0;
    app->hear.is_saying = false;
}

void hear_hush(Step *step)
{
    Hear *hear = &step->app->hear;
    if (hear->is_saying || (hear->is_reading && step->app->listen.state == LISTEN_SAYING))
        effect_push(step->out, EFFECT_HUSH);
    clear(step->app);
}

/* The words of a button, said when the focus comes to it. A word that is explained only stands within its
 * passage. */
static bool is_label(const Scene *scene, const Passage *passage)
{
    for (int i = 0; i < scene->target_count; i++) {
        const Target *target = &scene->targets[i];
        if (target->role != TARGET_WORD && target->scroll == passage->scroll &&
            rect_contains(target->whole, passage->rect.x + passage->rect.w / 2,
                          passage->rect.y + passage->rect.h / 2))
            return true;
    }
    return false;
}

int hear_reads_next(const App *app, const Scene *scene, int passage)
{
    if (passage < 0) { /* the title has been said */
        int first = listen_following(scene, -1);
        while (first >= 0 && scene->passages[first].role == PASSAGE_TEXT)
            first = listen_following(scene, first);
        passage = first >= 0 && scene->passages[first].role == PASSAGE_HEADING ? first : -1;
    }
    do
        passage = listen_following(scene, passage);
    while (passage >= 0 && (app->hear.reads_all ? is_label(scene, &scene->passages[passage])
                                                : scene->passages[passage].role != PASSAGE_WARNING));
    return passage;
}

/* The first of the queue. */
static void say_first(Step *step)
{
    Hear *hear = &step->app->hear;
    hear->is_saying = false;
    while (hear->count > 0) {
        HearKind kind = (HearKind)hear->queue[0];
        if (kind != HEAR_WARNINGS && kind != HEAR_ALL) {
            hear->is_saying = true;
            effect_push(step->out, EFFECT_HEAR);
            return;
        }
        hear->count = 0; /* reading comes last */
        hear->is_reading = true;
        hear->reads_all = kind == HEAR_ALL;
        listen_read(step, hear_reads_next(step->app, step->shown, -1));
    }
}

bool hear_heard(Step *step, const Event *event)
{
    Hear *hear = &step->app->hear;
    if (!hear->is_saying)
        return false;
    if (event->voice_is_end) {
        hear->count--;
        memmove(hear->queue, hear->queue + 1, hear->count);
        say_first(step);
    }
    return true;
}

/* --- keys and fingers ------------------------------------------------------------------------ */

void hear_wake(Step *step, const Event *event)
{
    App *app = step->app;
    bool is_wanted = event->key == KEY_TAB || event->key == KEY_SHIFT_TAB || event->key == KEY_RETURN ||
                     event->key == KEY_WHERE;
    if (is_wanted && app->world->has_sound && app->world->content && !app->hear.has_chosen)
        app->settings[SETTING_HEAR] = 1;
}

static int target_of(const Scene *scene, Action action)
{
    for (int i = 0; i < scene->target_count; i++)
        if (action_equals(scene->targets[i].action, action))
            return i;
    return -1;
}

static int passage_at(const Scene *scene, int x, int y)
{
    for (int i = 0; i < scene->passage_count; i++)
        if (rect_contains(scene->passages[i].rect, x, y))
            return i;
    return -1;
}

bool hear_names(Step *step)
{
    App *app = step->app;
    Press *press = &app->press;
    Hear *hear = &app->hear;
    if (press->action.kind == ACTION_NONE) {
        hear->passage = (int16_t)passage_at(step->shown, press->x, press->y);
        if (hear->passage >= 0)
            add(hear, HEAR_TEXT);
        return true;
    }
    int at = press->is_on_stage ? -1 : target_of(step->shown, press->action);
    uint64_t id = at >= 0 ? step->shown->targets[at].id : 0;
    bool is_known = id ? app->place.focus.id == id : action_equals(hear->named, press->action);
    hear->named = id ? (Action){0} : press->action;
    if (is_known)
        return false;
    if (id) {
        hear->from = app->place.focus.id;
        app->place.focus = (Focus){id, (int16_t)at, press->action};
        add_target(hear);
    } else {
        app->place.focus = (Focus){0};
        add(hear, HEAR_PLACE);
    }
    return true;
}

void hear_sound(Step *step)
{
    clear(step->app);
    listen_forget(&step->app->listen);
    if (!step->app->world->has_sound && !view_is((ViewId)step->app->place.view, SCREEN_HAS_VISITOR))
        step->app->settings[SETTING_HEAR] = 0; /* nobody is asked there whether they are gone */
    step->asks_where = app_hears(step->app);   /* it is back: nobody knows how long it was away */
}

/* --- after every event ------------------------------------------------------------------------ */

HearBefore hear_before(const App *app)
{
    return (HearBefore){.is_on = app_hears(app),
                        .is_asking = app->is_asking,
                        .epoch = app->epoch,
                        .focus = app->place.focus.id,
                        .paper = app->paper,
                        .speed = app->listen.speed,
                        .volume = app->listen.volume,
                        .place = app->place};
}

/* Only the figure was turned: nothing else is there now. */
static bool is_turned(const Place *a, const Place *b)
{
    Place x = *a;
    x.figure_view = b->figure_view;
    x.layer = b->layer;
    return !place_equals(a, b) && place_equals(&x, b);
}

static void arrive(App *app, const HearBefore *before)
{
    const Place *place = &app->place;
    Hear *hear = &app->hear;
    hear->named = (Action){0};
    hear->from = 0;
    if (before->is_on && is_turned(&before->place, place)) {
        add(hear, HEAR_RESULT);
        return;
    }
    if (place->view == VIEW_SAFETY && before->place.group != place->group)
        app->place.focus = (Focus){0}; /* its rows come first, not the button that led here */
    add(hear, app->is_asking ? HEAR_STILL : HEAR_TITLE);
    if (app->is_asking)
        return;
    add(hear, HEAR_COUNT);
    if (place->focus.id)
        add_target(hear);
    else
        add(hear, view_is((ViewId)place->view, SCREEN_READS) ? HEAR_ALL : HEAR_WARNINGS);
}

static void count_down(App *app)
{
    int left = app_countdown_s(app);
    bool is_mark = left == 30 || left == 20 || left == 10 || left == 5;
    if (!is_mark || left == app->hear.told_s || app->hear.is_saying)
        return;
    app->hear.told_s = (uint8_t)left;
    add(&app->hear, HEAR_SECONDS);
}

static void what_happened(Step *step, const HearBefore *before)
{
    App *app = step->app;
    Hear *hear = &app->hear;
    bool is_new = app->epoch != before->epoch;
    if (is_new || (app->place.focus.id && app->place.focus.id != before->focus) || step->has_acted ||
        step->asks_where || app->paper != before->paper)
        clear(app); /* what was to be said is no longer so */
    if (!before->is_on)
        add(hear, HEAR_WELCOME);
    if (step->asks_where) {
        add(hear, HEAR_HERE);
        add(hear, HEAR_TITLE);
        add(hear, HEAR_COUNT);
        if (app->place.focus.id)
            add_target(hear);
        add(hear, HEAR_KEYS);
    } else if (is_new || !before->is_on) {
        arrive(app, before);
    } else if (app->listen.speed != before->speed || app->listen.volume != before->volume) {
        add(hear, HEAR_SOUND);
    } else if (app->place.focus.id != before->focus && app->place.focus.id) {
        hear->from = before->focus;
        if (step->has_wrapped)
            add(hear, HEAR_TITLE);
        add_target(hear);
    } else if (app->paper != before->paper || (step->has_acted && app->listen.state != LISTEN_SAYING)) {
        add(hear, HEAR_RESULT);
    }
}

void hear_follow(Step *step, const HearBefore *before)
{
    App *app = step->app;
    Hear *hear = &app->hear;
    bool is_on = app_hears(app);
    if (!is_on && !before->is_on)
        return;
    if (is_on && !step->is_naming)
        what_happened(step, before);
    if (is_on && app->is_asking && before->is_asking)
        count_down(app);
    if (!is_on) {
        clear(app);
        if (hear->has_chosen && !app->settings[SETTING_HEAR]) /* else the visit is over */
            add(hear, HEAR_OFF);
    }
    if (hear->count > 0 && !hear->is_saying) {
        stop_reading(app);
        if (app->listen.state == LISTEN_SAYING)
            app->listen.state = LISTEN_PAUSED;
        say_first(step);
    }
}
