#include "app/app_inside.h"

/* Does the event show that somebody is there? Then they have not gone. */
static void someone_is_there(App *app)
{
    app->idle_ms = 0;
}

/* "Are you still there?": any touch or key stays and does nothing else. */
static bool stays(Step *step, const Event *event)
{
    App *app = step->app;
    if (!app->is_asking || event->is_repeat || (event->kind != EVENT_DOWN && event->kind != EVENT_KEY))
        return false;
    app->is_asking = false;
    app->asking_ms = 0;
    app->epoch++;
    if (event->kind == EVENT_DOWN)
        contacts_down(&app->contacts, event->finger, event->x, event->y);
    someone_is_there(app);
    return true;
}

/* Who touches a dark screen sees nothing yet: it only wakes. */
static bool wakes(Step *step, const Event *event)
{
    App *app = step->app;
    bool is_asked = event->kind == EVENT_DOWN || (event->kind == EVENT_KEY && !event->is_repeat);
    if (app->place.view != VIEW_DARK || !is_asked)
        return false;
    app->place = app->came_from = place_of(VIEW_ATTRACT);
    app->epoch++;
    if (event->kind == EVENT_DOWN)
        contacts_down(&app->contacts, event->finger, event->x, event->y);
    else
        hear_wake(step, event); /* who cannot see it is spoken to at once */
    someone_is_there(app);
    return true;
}

/* Over a word that is explained: any touch or key closes it and does nothing else. */
static bool closes(Step *step, const Event *event)
{
    App *app = step->app;
    if (!app->word || event->is_repeat || (event->kind != EVENT_DOWN && event->kind != EVENT_KEY))
        return false;
    act(step, (Action){.kind = ACTION_UNWORD});
    if (event->kind == EVENT_DOWN)
        contacts_down(&app->contacts, event->finger, event->x, event->y);
    someone_is_there(app);
    return true;
}

/* Never under a visitor's hands: when they have gone they leave a screen as the hours want it. */
static void hours_change(App *app)
{
    bool is_between = app->place.view == VIEW_DARK || app->place.view == VIEW_ATTRACT;
    if (is_between && !app_has_visitor(app) && !app->press.is_down)
        *app = app_initial(app->world);
}

/* Fingers and keys where they mean what they do everywhere, and news from outside. */
static void take(Step *step, const Event *event)
{
    App *app = step->app;
    switch (event->kind) {
    case EVENT_DOWN:
        someone_is_there(app);
        touch_down(step, event);
        break;
    case EVENT_MOVE:
        if (touch_move(step, event))
            someone_is_there(app);
        break;
    case EVENT_UP:
        if (contacts_find(&app->contacts, event->finger))
            someone_is_there(app);
        touch_up(step, event);
        break;
    case EVENT_CANCEL:
        touch_cancel(app);
        break;
    case EVENT_KEY:
        if (!event->is_repeat) /* a key that hangs is no visitor */
            someone_is_there(app);
        hear_wake(step, event);
        keys_press(step, event);
        break;
    case EVENT_CLOCK:
        hours_change(app);
        break;
    case EVENT_WORLD:
        trail_world_changed(app, event->old_content);
        break;
    case EVENT_PAPER:
        if (app->paper != PAPER_NONE) /* else it is the card of somebody who has gone */
            app->paper = (uint8_t)event->paper;
        break;
    case EVENT_VOICE:
        if (!hear_heard(step, event))
            listen_heard(step, event);
        break;
    case EVENT_STAFF:
        staff_answered(step, event);
        break;
    case EVENT_SOUND:
        hear_sound(step);
        break;
    case EVENT_TICK:
        break;
    }
}

static void happen(Step *step, const Event *event)
{
    App *app = step->app;
    time_pass(step, event->elapsed_ms);
    if (staff_is_cleaning(app) && event->kind != EVENT_WORLD)
        return;
    if (stays(step, event) || wakes(step, event) || closes(step, event))
        return;
    staff_test(app, event);
    if (event->kind == EVENT_DOWN || (event->kind == EVENT_KEY && !event->is_repeat)) {
        hear_hush(step);
        listen_hold(step);
    }
    take(step, event);
}

void app_handle(App *app, const Scene *shown, const Event *event, Effects *out)
{
    Step step = {.app = app, .shown = shown, .out = out};
    uint32_t epoch = app->epoch;
    HearBefore before = hear_before(app);
    happen(&step, event);
    if (app->epoch != epoch)
        app->word = 0;
    if (app->epoch != epoch && app->listen.state != LISTEN_OFF) /* another place has other words */
        listen_end(&step);
    listen_let_go(app);
    staff_settle(app);
    hear_follow(&step, &before);
}
