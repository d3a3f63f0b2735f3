/* Fingers: what they press, drag and release. */
#include "app/app_inside.h"

/* How far a finger may tremble before it drags (DESIGN 3). */
static const double TREMOR_MM = 4, HELD_TREMOR_MM = 10;

enum { TOGETHER_MS = 80 }; /* fingers that come down within this are one gesture */

int press_target(const Scene *scene, int x, int y, int slop_px)
{
    int best = -1, best_sq = slop_px * slop_px + 1;
    for (int i = 0; i < scene->target_count; i++) {
        const Target *target = &scene->targets[i];
        /* The figure answers by its true shapes (bodymap), not by these boxes. */
        if (target->role == TARGET_REGION || !target->is_seen)
            continue;
        int sq = rect_distance_sq(target->rect, x, y);
        if (sq < best_sq) {
            best_sq = sq;
            best = i;
        }
    }
    return best;
}

/* cm of the figure's frame under the middle of a pixel. */
static void stage_point(const Stage *stage, int x, int y, float *u, float *v)
{
    *u = stage->ref.u_cm + ((float)(x - stage->rect.x) + 0.5f) / stage->ref.px_per_cm;
    *v = stage->ref.v_cm + ((float)(y - stage->rect.y) + 0.5f) / stage->ref.px_per_cm;
}

/* The regions under a touch on the figure: all within 5 mm of the body, nearest first; if there is
 * none, the nearest one within the slop of the glass. */
static int stage_candidates(const App *app, const Stage *stage, int x, int y, Candidate *out)
{
    const BodyMap *map = &app->world->maps[stage->ref.view];
    float u, v;
    stage_point(stage, x, y, &u, &v);
    ZoneHit hits[PLACE_MAX_CANDIDATES];
    int count = bodymap_hits(map, u, v, BODYMAP_SLOP_CM, hits, ARRAY_LEN(hits));
    if (count == 0) {
        float slop_cm = (float)screen_slop_px(&app->world->screen) / stage->ref.px_per_cm;
        count = MIN(1, bodymap_hits(map, u, v, slop_cm, hits, ARRAY_LEN(hits)));
    }
    for (int i = 0; i < count; i++) {
        const Zone *zone = &map->zones[hits[i].zone];
        out[i] = (Candidate){.region = zone->region, .side = zone->side};
    }
    return count;
}

/* In a deeper layer: the structure under the touch, or the nearest within 3 mm of the body. */
static int16_t stage_structure(const App *app, const Stage *stage, int x, int y)
{
    int layer = stage->ref.layer;
    if (layer == LAYER_SKIN || !app->world->structure_maps)
        return -1;
    const BodyMap *map = &app->world->structure_maps[stage->ref.view * 2 + layer - 1];
    ZoneHit hit;
    float u, v;
    stage_point(stage, x, y, &u, &v);
    return bodymap_hits(map, u, v, 0.3f, &hit, 1) ? map->zones[hit.zone].region : (int16_t)-1;
}

static Action stage_action(const Press *press)
{
    if (press->candidate_count == 1 && press->structure < 0)
        return (Action){ACTION_AREA, press->candidates[0].region, press->candidates[0].side};
    bool is_asking = press->candidate_count > 1 || press->structure >= 0;
    return (Action){.kind = is_asking ? ACTION_CHOOSE : ACTION_NONE};
}

/* What the finger means: a target, on attract anything, else what lies under it on the figure. */
static void aim(App *app, const Scene *shown)
{
    Press *press = &app->press;
    int slop = screen_slop_px(&app->world->screen), x = press->x, y = press->y;
    bool is_on_stage = !rect_is_empty(shown->stage.rect) && rect_contains(shown->stage.rect, x, y);
    int target = press_target(shown, x, y, is_on_stage ? 1 : slop);
    if (target >= 0) {
        press->action = shown->targets[target].action;
        press->rect = shown->targets[target].rect;
        press->is_inside = true;
    } else if (app->place.view == VIEW_ATTRACT) { /* anywhere wakes it */
        press->action = (Action){.kind = ACTION_START, .a = -1};
        press->rect = (Rect){0, 0, shown->w, shown->h};
        press->is_inside = true;
    } else if (is_on_stage) {
        press->candidate_count = (uint8_t)stage_candidates(app, &shown->stage, x, y, press->candidates);
        press->structure = stage_structure(app, &shown->stage, x, y);
        press->action = stage_action(press);
        press->rect = shown->stage.rect;
        press->is_on_stage = press->is_inside = press->action.kind != ACTION_NONE;
    }
}

/* Does another finger hold on to something? Then this one does nothing. */
static bool is_taken(const Press *press, int64_t finger)
{
    return press->is_down && press->finger != finger &&
           (press->is_drag || press->action.kind != ACTION_NONE || press->since_down_ms < TOGETHER_MS);
}

void touch_down(Step *step, const Event *event)
{
    App *app = step->app;
    Press *press = &app->press;
    contacts_down(&app->contacts, event->finger, event->x, event->y);
    if (is_taken(press, event->finger) && contacts_find(&app->contacts, press->finger))
        return;
    state_release(app);
    if (step->shown->epoch != app->epoch)
        return; /* it was meant for a picture that is gone */
    app->scan = (Scan){0};
    if (steady_is_twice(app, event->x, event->y))
        return;
    bool was_gliding = app->glide.kind != GLIDE_NONE;
    app->glide = (Glide){0};
    press->is_down = true;
    press->finger = event->finger;
    press->x = press->start_x = event->x;
    press->y = press->start_y = event->y;
    press->scroll_start_px = app->place.scroll_px;
    if (!app_hears(app))
        app->place.focus = (Focus){0};
    if (time_has_hint(app)) /* who touches needs no hint */
        app->place_ms = APP_HINT_FROM_MS + APP_HINT_MS;
    if (!was_gliding) /* the touch that stops a coasting page presses nothing */
        aim(app, step->shown);
    staff_note_touch(app);
    if (!was_gliding && app_hears(app))
        step->is_naming = press->is_naming = hear_names(step);
}

static bool can_scroll(const Scene *shown, const Press *press)
{
    return shown->scroll_count && scroll_max(shown) > 0 &&
           rect_contains(shown->scrolls[0].rect, press->start_x, press->start_y);
}

static void drag(App *app, const Scene *shown)
{
    Press *press = &app->press;
    float raw = press->scroll_start_px + (float)(press->start_y - press->y);
    app->place.scroll_px = motion_rubber_band(raw, 0, scroll_max(shown), (float)shown->scrolls[0].rect.h);
}

/* Is the finger still on what it pressed on the figure? */
static bool is_on_same(const App *app, const Stage *stage)
{
    const Press *press = &app->press;
    if (press->structure >= 0)
        return stage_structure(app, stage, press->x, press->y) == press->structure;
    Candidate now[PLACE_MAX_CANDIDATES];
    int count = stage_candidates(app, stage, press->x, press->y, now);
    for (int i = 0; i < count; i++)
        if (now[i].region == press->candidates[0].region && now[i].side == press->candidates[0].side)
            return true;
    return false;
}

static void follow(App *app, const Scene *shown, int tremor)
{
    Press *press = &app->press;
    /* On plain text the page follows from the first pixel; on a target a trembling finger stays. */
    int least = press->action.kind == ACTION_NONE ? 0 : tremor, dy = press->y - press->start_y;
    if (!press->is_drag && can_scroll(shown, press) && (dy > least || dy < -least)) {
        press->is_drag = true;
        press->is_inside = false;
    }
    int slop = screen_slop_px(&app->world->screen);
    if (press->is_drag)
        drag(app, shown);
    else if (press->is_on_stage)
        press->is_inside = is_on_same(app, &shown->stage);
    else
        press->is_inside = press->action.kind != ACTION_NONE &&
                           rect_distance_sq(press->rect, press->x, press->y) <= slop * slop;
}

bool touch_move(Step *step, const Event *event)
{
    App *app = step->app;
    Press *press = &app->press;
    int tremor = screen_px(&app->world->screen, steady_holds(app) ? HELD_TREMOR_MM : TREMOR_MM);
    bool is_a_hand = contacts_move(&app->contacts, event->finger, event->x, event->y, tremor);
    if (!press->is_down || event->finger != press->finger)
        return is_a_hand;
    uint32_t ms = MAX(1u, press->since_move_ms);
    float v = (float)(press->y - event->y) / (float)ms;
    press->velocity = press->velocity * 0.6f + v * 0.4f;
    press->since_move_ms = 0;
    press->x = event->x;
    press->y = event->y;
    follow(app, step->shown, tremor);
    return is_a_hand;
}

void touch_up(Step *step, const Event *event)
{
    App *app = step->app;
    Press press = app->press;
    contacts_up(&app->contacts, event->finger);
    if (!press.is_down || event->finger != press.finger)
        return;
    state_release(app);
    if (press.is_drag) {
        /* A finger that rested before it left does not throw. */
        float velocity = press.since_move_ms > 60 ? 0 : press.velocity;
        app->glide = glide_release(app->place.scroll_px, velocity, 0, scroll_max(step->shown));
    } else if (press.is_inside && !press.is_naming && !steady_holds(app)) {
        steady_note_tap(app, &press);
        step->press = &press;
        act(step, press.action);
        step->press = NULL;
    }
}

void touch_cancel(App *app)
{
    contacts_clear(&app->contacts);
    state_release(app);
}
