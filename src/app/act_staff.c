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
    if (!app->staff.is_in || app->place.view == action.a || !view_is_staff_section((ViewId)action.a))
        return;
    app->staff = (Staff){.is_in = true}; /* each begins anew */
    trail_enter(app, place_of((ViewId)action.a));
}

void act_staff_leave(Step *step, Action action)
{
    (void)action;
    if (step->app->staff.is_in)
        staff_leave(step);
}

/* Back leads to the list it was chosen from. */
void act_staff_page(Step *step, Action action)
{
    App *app = step->app;
    if (!app->staff.is_in)
        return;
    Place place = place_of(VIEW_STAFF_PAGE);
    place.page = action.a;
    place.group = app->place.view == VIEW_STAFF_PAGE ? app->place.group : app->place.view;
    if (!place_equals(&place, &app->place))
        trail_enter(app, place);
}

void act_staff_kind(Step *step, Action action)
{
    App *app = step->app;
    if (!app->staff.is_in || app->place.view != VIEW_STAFF_CONTENT || action.a >= PAGE_KIND_COUNT)
        return;
    app->place.group = action.a;
    app->place.scroll_px = 0;
    app->glide = (Glide){0};
    app->epoch++;
}

static bool can_sign(const App *app)
{
    return app->staff.is_in && app->place.view == VIEW_STAFF_PAGE && app->place.group == VIEW_STAFF_CONTENT &&
           !app_language(app)->pages[app->place.page].borrowed;
}

/* The place remembers who it is that is asked: is_sure counts from 1. */
void act_staff_signer(Step *step, Action action)
{
    App *app = step->app;
    if (!can_sign(app) || action.a < -1 || action.a >= app->world->site.reviewer_count)
        return;
    app->place.is_sure = (uint8_t)(action.a + 1);
    app->epoch++;
}

void act_staff_sign(Step *step, Action action)
{
    App *app = step->app;
    (void)action;
    if (!can_sign(app) || !app->place.is_sure || app->place.is_sure > app->world->site.reviewer_count)
        return;
    app->staff.signer = (uint8_t)(app->place.is_sure - 1);
    app->place.is_sure = 0;
    app->epoch++;
    effect_push(step->out, EFFECT_SIGN);
}

void act_staff_color(Step *step, Action action)
{
    App *app = step->app;
    (void)action;
    if (!app->staff.is_in || app->place.view != VIEW_COLORS)
        return;
    Place place = app->place;
    place.group++;
    trail_enter(app, place.group < STAFF_COLORS ? place : place_of(VIEW_TOUCH_TEST));
}

void act_staff_measure(Step *step, Action action)
{
    App *app = step->app;
    if (app->staff.is_in && app->place.view == VIEW_RULER)
        app->staff.diagonal =
            (uint16_t)CLAMP(staff_diagonal(app) + action.a, (int)DIAGONAL_LEAST, (int)DIAGONAL_MOST);
}

void act_staff_keep(Step *step, Action action)
{
    App *app = step->app;
    (void)action;
    if (app->staff.is_in && app->place.view == VIEW_RULER && app->staff.diagonal &&
        !app->world->staff->has_diagonal)
        effect_push(step->out, EFFECT_MEASURED);
}

void act_staff_clean(Step *step, Action action)
{
    App *app = step->app;
    if (!app->staff.is_in || app->place.view != VIEW_CLEAN || action.a < 1)
        return;
    app->staff.clean_ms = (uint32_t)MIN((int)action.a, (int)CLEAN_LONG_S) * 1000;
    touch_cancel(app);
    app->place.focus = (Focus){0};
}

void act_staff_reload(Step *step, Action action)
{
    (void)action;
    if (step->app->staff.is_in && step->app->world->staff->can_reload)
        effect_push(step->out, EFFECT_RELOAD);
}
