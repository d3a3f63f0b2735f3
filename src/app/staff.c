/* Staff: the touches that ask for the pad, and what closes the screens again. */
#include "app/staff.h"

#include <string.h>

#include "app/app_inside.h"

enum { CORNER_NONE, CORNER_LEFT, CORNER_RIGHT };

static uint8_t corner_of(const Screen *screen, int x, int y)
{
    int side = screen_px(screen, STAFF_CORNER_MM);
    if (y >= side)
        return CORNER_NONE;
    return x < side ? CORNER_LEFT : x >= screen->w - side ? CORNER_RIGHT : CORNER_NONE;
}

/* A corner that has something to touch in it is a visitor's; attract is one thing all over. */
static bool is_free(const App *app)
{
    return app->press.action.kind == ACTION_NONE || app->place.view == VIEW_ATTRACT;
}

static bool can_enter(const App *app)
{
    const StaffNews *news = app->world->staff;
    return news && news->has_pin && app->world->content && !view_is((ViewId)app->place.view, SCREEN_IS_STAFF);
}

void staff_note_touch(App *app)
{
    Staff *staff = &app->staff;
    uint8_t corner = corner_of(&app->world->screen, app->press.x, app->press.y);
    if (!can_enter(app))
        return;
    if (corner == CORNER_NONE || !is_free(app) || corner != staff->corner)
        *staff = (Staff){0};
    if (corner == CORNER_NONE || !is_free(app))
        return;
    staff->corner = corner;
    if (staff->touch_count == STAFF_TOUCHES - 1) {
        *staff = (Staff){0};
        state_release(app);
        trail_go(app, place_of(VIEW_PIN));
        return;
    }
    memmove(staff->touch_ms + 1, staff->touch_ms, sizeof staff->touch_ms - sizeof *staff->touch_ms);
    staff->touch_ms[0] = 0;
    staff->touch_count++;
}

/* Touches that are too old to belong together are forgotten. */
static void age_touches(Staff *staff, uint32_t ms)
{
    for (int i = 0; i < staff->touch_count; i++)
        staff->touch_ms[i] = (uint16_t)MIN(staff->touch_ms[i] + MIN(ms, (uint32_t)STAFF_TOUCHES_MS),
                                           (uint32_t)STAFF_TOUCHES_MS);
    while (staff->touch_count && staff->touch_ms[staff->touch_count - 1] >= STAFF_TOUCHES_MS)
        staff->touch_ms[--staff->touch_count] = 0;
    if (!staff->touch_count)
        staff->corner = CORNER_NONE;
}

void staff_leave(Step *step)
{
    *step->app = app_initial(step->app->world);
    effect_push(step->out, EFFECT_WIPED);
}

static uint32_t patience_ms(const App *app)
{
    return app->place.view == VIEW_PIN ? STAFF_PAD_MS : STAFF_IDLE_MS;
}

void staff_pass(Step *step, uint32_t ms, uint32_t idle_ms)
{
    App *app = step->app;
    age_touches(&app->staff, ms);
    if (!view_is((ViewId)app->place.view, SCREEN_IS_STAFF))
        return;
    if (app->staff.clean_ms) { /* who cleans is there */
        app->staff.clean_ms -= MIN(app->staff.clean_ms, ms);
        app->idle_ms = 0;
        return;
    }
    app->idle_ms += idle_ms;
    if (app->idle_ms < patience_ms(app))
        return;
    if (app->place.view == VIEW_PIN)
        trail_back(app);
    else
        staff_leave(step);
    app->idle_ms = 0;
}

int staff_deadline(const App *app)
{
    uint32_t wait = app->idle_ms >= patience_ms(app) ? 0 : patience_ms(app) - app->idle_ms;
    const StaffNews *news = app->world->staff;
    if (app->place.view == VIEW_PIN && news && news->locked_ms)
        wait = MIN(wait, (news->locked_ms - 1) % 1000 + 1); /* the seconds that are left are shown */
    if (app->staff.clean_ms)
        return (int)((app->staff.clean_ms - 1) % 1000 + 1);
    if (app->contacts.count)
        wait = MIN(wait, contacts_left_ms(&app->contacts));
    return (int)wait;
}

bool staff_is_cleaning(const App *app)
{
    return app->staff.clean_ms > 0;
}

/* The pad is not a place to come back to, nor is anything behind it: off them nothing of it stays. */
void staff_settle(App *app)
{
    Staff *staff = &app->staff;
    if (!view_is((ViewId)app->place.view, SCREEN_IS_STAFF) &&
        (staff->is_in || staff->pin_len || staff->pin_state))
        *staff = (Staff){0};
}

void staff_answered(Step *step, const Event *event)
{
    App *app = step->app;
    if (app->place.view != VIEW_PIN || app->staff.pin_state != PIN_CHECKING)
        return; /* who asked has gone */
    if (event->staff != STAFF_RIGHT) {
        app->staff = (Staff){.pin_state = PIN_WRONG};
        return;
    }
    uint32_t epoch = app->epoch;
    staff_leave(step); /* the visit ends here */
    app->place = app->came_from = place_of(VIEW_STAFF);
    app->place_ms = MOTION_MS;
    app->staff.is_in = true;
    app->epoch = epoch + 1;
}
