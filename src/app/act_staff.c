/* Actions of the PIN pad and of the screens behind it; anywhere else they do nothing. */
#include <string.h>

#include "app/app_inside.h"

static bool is_typing(const App *app)
{
    const StaffNews *news = app->world->staff;
    return app->place.view == VIEW_PIN && app->staff.pin_state != PIN_CHECKING && news && news->has_pin &&
           news->locked_ms == 0;
}

void act_pin_digit(Step *step, Action action)
{
    Staff *staff = &step->app->staff;
    if (!is_typing(step->app) || action.a > 9 || staff->pin_len == STAFF_PIN_MOST)
        return;
    staff->pin_state = PIN_TYPING;
    staff->pin[staff->pin_len++] = (char)('0' + action.a);
}

void act_pin_erase(Step *step, Action action)
{
    Staff *staff = &step->app->staff;
    (void)action;
    if (is_typing(step->app) && staff->pin_len)
        staff->pin[--staff->pin_len] = '\0';
}

void act_pin_enter(Step *step, Action action)
{
    Staff *staff = &step->app->staff;
    (void)action;
    if (!is_typing(step->app) || staff->pin_len < STAFF_PIN_LEAST)
        return;
    staff->pin_state = PIN_CHECKING;
    effect_push(step->out, EFFECT_CHECK_PIN);
}

void act_staff_open(Step *step, Action action)
{
    App *app = step->app;
    if (app->staff.is_in && app->place.view != action.a)
        trail_enter(app, place_of((ViewId)action.a));
}

void act_staff_leave(Step *step, Action action)
{
    (void)action;
    if (step->app->staff.is_in)
        staff_leave(step);
}
