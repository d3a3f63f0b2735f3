#include "app/steady.h"

#include "app/app_inside.h"

/* By the setting: after this long a tap at the same place counts again. */
static const uint32_t WINDOWS_MS[] = {STEADY_TWICE_MS, 500, 1000};
/* How far from the first a second tap is at the same place: a hand that shakes comes down beside it. */
static const double PLACE_MM = 6, SHAKING_PLACE_MM = 20;

enum { FORGOTTEN_MS = 1000 };

/* What is longer ago than any window is forgotten: nothing of it stays behind a visit. */
void steady_pass(App *app, uint32_t ms)
{
    LastTap *last = &app->last_tap;
    if (last->is_there && (ms >= FORGOTTEN_MS || (last->since_ms += ms) >= FORGOTTEN_MS)) {
        last->is_there = false;
        last->x = last->y = 0;
        last->since_ms = 0;
    }
    if (last->key && (ms >= FORGOTTEN_MS || (last->since_key_ms += ms) >= FORGOTTEN_MS)) {
        last->key = 0;
        last->since_key_ms = 0;
    }
}

void steady_note_tap(App *app, const Press *press)
{
    LastTap *last = &app->last_tap;
    last->is_there = true;
    last->x = press->x;
    last->y = press->y;
    /* Two quick taps are told from one that bounces by their beat, from one touch to the next; a hand that
     * shakes bounces when it leaves the glass. */
    last->since_ms =
        app_setting(app, SETTING_REPEATS) ? 0 : MIN(press->since_down_ms, (uint32_t)FORGOTTEN_MS);
}

bool steady_is_twice(const App *app, int x, int y)
{
    const LastTap *last = &app->last_tap;
    int setting = app_setting(app, SETTING_REPEATS);
    long reach = screen_px(&app->world->screen, setting ? SHAKING_PLACE_MM : PLACE_MM);
    long dx = x - last->x, dy = y - last->y;
    if (!setting && view_is((ViewId)app->place.view, SCREEN_IS_STAFF))
        return false; /* 44 is typed fast */
    return last->is_there && last->since_ms < WINDOWS_MS[setting] && dx * dx + dy * dy <= reach * reach;
}

bool steady_key_is_twice(App *app, int key)
{
    LastTap *last = &app->last_tap;
    int setting = app_setting(app, SETTING_REPEATS);
    if (setting && key == last->key && last->since_key_ms < WINDOWS_MS[setting])
        return true;
    last->key = (uint8_t)key;
    last->since_key_ms = 0;
    return false;
}

/* On attract and while the kiosk asks, a touch anywhere is meant. */
bool steady_holds(const App *app)
{
    return app_setting(app, SETTING_HOLD) && view_is((ViewId)app->place.view, SCREEN_HAS_VISITOR);
}

static bool is_filling(const App *app)
{
    const Press *press = &app->press;
    return steady_holds(app) && press->is_down && press->is_inside && !press->is_drag &&
           press->action.kind != ACTION_NONE;
}

int app_hold_steps(const App *app)
{
    return is_filling(app) ? (int)(app->press.held_ms * STEADY_RING_STEPS / STEADY_HOLD_MS) : -1;
}

int steady_left_ms(const App *app)
{
    enum { STEP_MS = STEADY_HOLD_MS / STEADY_RING_STEPS };
    return is_filling(app) ? (int)(STEP_MS - app->press.held_ms % STEP_MS) : -1;
}

void steady_hold(Step *step, uint32_t ms)
{
    App *app = step->app;
    if (!is_filling(app)) {
        app->press.held_ms = 0;
        return;
    }
    app->press.held_ms += ms;
    if (app->press.held_ms < STEADY_HOLD_MS || step->shown->epoch != app->epoch)
        return;
    Press press = app->press;
    state_release(app); /* the finger may stay as long as it wants: it has acted */
    press.since_down_ms = 0;
    steady_note_tap(app, &press);
    step->press = &press;
    act(step, press.action);
    step->press = NULL;
}
