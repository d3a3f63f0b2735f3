/* From place to place, and the way back. */
#include <string.h>

#include "app/app_inside.h"

void trail_settle(App *app)
{
    float at = app->place.scroll_px;
    app->glide =
        at > 0 ? (Glide){.kind = GLIDE_GOTO, .age_ms = MOTION_MS, .from_px = at, .to_px = at} : (Glide){0};
}

/* The picture moves in from the one before. */
void trail_enter(App *app, Place place)
{
    app->came_from = app->place;
    app->place = place;
    app->place_ms = 0;
    app->is_coming_back = false;
    trail_settle(app);
    app->epoch++;
}

/* Attract is no place to go back to: nobody is expected there, so what a visitor chose would never be
 * wiped. */
void trail_go(App *app, Place place)
{
    if (place_equals(&place, &app->place))
        return;
    if (app->trail_count == APP_MAX_TRAIL) { /* the oldest step is forgotten */
        memmove(app->trail, app->trail + 1, (APP_MAX_TRAIL - 1) * sizeof *app->trail);
        app->trail_count--;
    }
    if (app->place.view != VIEW_ATTRACT && !view_is((ViewId)app->place.view, SCREEN_IS_STAFF))
        app->trail[app->trail_count++] = app->place;
    trail_enter(app, place);
}

/* Home is the map as it was first seen; the way back ends there. */
void trail_home(App *app)
{
    Place map = place_of(VIEW_MAP);
    app->trail_count = 0;
    if (!place_equals(&map, &app->place) || app->place.scroll_px > 0)
        trail_enter(app, map);
}

void trail_back(App *app)
{
    if (app->trail_count > 0) {
        trail_enter(app, app->trail[--app->trail_count]);
        app->is_coming_back = true;
    } else if (view_is((ViewId)app->place.view, SCREEN_HAS_VISITOR)) {
        trail_home(app);
    }
}

static bool all_follow(App *app, const Content *old, const Content *now)
{
    bool stays = app->place.view != VIEW_SORRY && place_follow(&app->place, old, now) &&
                 place_follow(&app->came_from, old, now);
    for (int i = 0; stays && i < app->trail_count; i++)
        stays = place_follow(&app->trail[i], old, now);
    if (!stays)
        return false;
    app->language = content_language(now, old->languages[app->language].tag);
    return app->language >= 0;
}

/* Content or screen were replaced: stay where all that is shown still exists, else start again. */
void trail_world_changed(App *app, const Content *old)
{
    const Content *now = app->world->content;
    bool is_empty = app->visit.count == 0;
    if (!now || (old != now && (!old || !view_is((ViewId)app->place.view, SCREEN_HAS_VISITOR) || !is_empty ||
                                !all_follow(app, old, now)))) {
        *app = app_initial(app->world);
        return;
    }
    touch_cancel(app);
    app->staff.diagonal = 0;
    app->glide = (Glide){0};
    app->place.scroll_px = 0; /* its px belonged to the other screen */
    app->epoch++;
}
