#include "app/app.h"

#include <string.h>

#include "app/navigate.h"

enum { COUNTDOWN_WORDS_PER_MINUTE = 100 };

/* Touch slop outside targets, and how far a finger may tremble before it drags (DESIGN 3). */
static const double SLOP_MM = 6, DRAG_MM = 4;

App app_initial(const World *world)
{
    App app;
    memset(&app, 0, sizeof app); /* padding too: states are compared byte for byte */
    app.world = world;
    app.place = navigate_start(world);
    app.came_from = app.place;
    app.language = world->first_language;
    app.structure = -1;
    app.display.tone = display_tone(world->site.skin_tone);
    app.place_ms = APP_PULSE_MS; /* at rest: no transition into the first picture */
    return app;
}

const Language *app_language(const App *app)
{
    return app->world->content ? &app->world->content->languages[app->language] : NULL;
}

const char *app_string(const App *app, StringId id)
{
    return app_language(app)->strings[id];
}

bool app_is_rtl(const App *app)
{
    return app->world->content && app_language(app)->is_rtl;
}

uint32_t app_warn_ms(const App *app)
{
    uint32_t least_ms = (uint32_t)app->world->site.idle_warn_s * 1000;
    int page = app->place.view == VIEW_PAGE   ? app->place.page
               : app->place.view == VIEW_HELP ? app->world->content->roles[ROLE_HELP]
                                              : -1;
    if (page < 0)
        return least_ms;
    uint32_t words = (uint32_t)app_language(app)->pages[page].word_count;
    return MAX(least_ms, words * 60000 / COUNTDOWN_WORDS_PER_MINUTE);
}

static uint32_t countdown_ms(const App *app)
{
    return (uint32_t)app->world->site.idle_countdown_s * 1000;
}

int app_countdown_s(const App *app)
{
    uint32_t left = countdown_ms(app) - MIN(app->asking_ms, countdown_ms(app));
    return (int)((left + 999) / 1000);
}

float app_transition(const App *app)
{
    if (app->display.has_reduced_motion)
        return 1;
    return motion_ease_out((float)app->place_ms / MOTION_MS);
}

static bool is_moving(const App *app)
{
    return !app->display.has_reduced_motion && app->place_ms < MOTION_MS;
}

static bool has_hint(const App *app)
{
    return app->place.view == VIEW_MAP && app->came_from.view == VIEW_ATTRACT &&
           !app->display.has_reduced_motion && app->place_ms < APP_HINT_FROM_MS + APP_HINT_MS;
}

float app_pulse(const App *app)
{
    if (app->display.has_reduced_motion)
        return -1;
    if (app->place.view == VIEW_ATTRACT && app->place_ms < APP_PULSE_MS)
        return (float)app->place_ms / APP_PULSE_MS;
    if (has_hint(app) && app->place_ms >= APP_HINT_FROM_MS)
        return (float)(app->place_ms - APP_HINT_FROM_MS) / APP_HINT_MS;
    return -1;
}

static int stroke_count(const App *app)
{
    bool has_page = app->place.view == VIEW_PAGE && app->place.page >= 0;
    return has_page ? app->world->content->languages[0].pages[app->place.page].figure.stroke_count : 0;
}

static bool is_playing(const App *app)
{
    int count = stroke_count(app);
    return count > 0 && !app->display.has_reduced_motion &&
           app->place_ms < APP_STROKES_FROM_MS + (uint32_t)count * APP_STROKE_EVERY_MS;
}

float app_stroke(const App *app, int stroke)
{
    uint32_t from = APP_STROKES_FROM_MS + (uint32_t)stroke * APP_STROKE_EVERY_MS;
    if (!is_playing(app))
        return 1;
    return app->place_ms < from ? 0 : motion_ease_in_out((float)(app->place_ms - from) / APP_STROKE_MS);
}

/* Nobody is there to be asked on attract and sorry. */
static bool has_visitor(const App *app)
{
    return app->place.view != VIEW_ATTRACT && app->place.view != VIEW_SORRY;
}

static int attract_deadline(const App *app)
{
    if (app->display.has_reduced_motion || app->place.view == VIEW_SORRY)
        return -1;
    if (app->place_ms < APP_PULSE_MS)
        return 0;
    return (int)(APP_PULSE_EVERY_MS - app->place_ms);
}

int app_deadline(const App *app)
{
    if (is_moving(app) || app->glide.kind != GLIDE_NONE)
        return APP_FRAME_MS;
    if (is_playing(app))
        return app->place_ms < APP_STROKES_FROM_MS ? (int)(APP_STROKES_FROM_MS - app->place_ms)
                                                   : APP_FRAME_MS;
    if (has_hint(app) && !app->press.is_down)
        return app->place_ms < APP_HINT_FROM_MS ? (int)(APP_HINT_FROM_MS - app->place_ms)
                                                : APP_LIGHT_FRAME_MS;
    if (!has_visitor(app)) {
        int wait = attract_deadline(app);
        return wait == 0 ? APP_LIGHT_FRAME_MS : wait;
    }
    if (app->is_asking) {
        uint32_t into_second = app->asking_ms % 1000;
        return (int)(1000 - into_second);
    }
    uint32_t warn = app_warn_ms(app);
    return app->idle_ms >= warn ? 0 : (int)(warn - app->idle_ms);
}

/* Range of the place's scroll, from the scene the visitor saw. */
static float scroll_max(const Scene *shown)
{
    return shown->scroll_count ? (float)MAX(0, shown->scrolls[0].content_h - shown->scrolls[0].rect.h) : 0;
}

static void wipe(App *app, Effects *out)
{
    *app = app_initial(app->world);
    if (out->count < ARRAY_LEN(out->items))
        out->items[out->count++] = EFFECT_WIPED;
}

static void pass_time(App *app, const Scene *shown, uint32_t ms, Effects *out)
{
    app->place_ms = app->place_ms > UINT32_MAX - ms ? UINT32_MAX : app->place_ms + ms;
    app->press.since_move_ms += ms;
    if (app->glide.kind != GLIDE_NONE)
        app->place.scroll_px = glide_step(&app->glide, ms, 0, scroll_max(shown));
    if (!has_visitor(app)) {
        app->place_ms %= APP_PULSE_EVERY_MS;
        return;
    }
    if (app->press.is_down)
        return; /* a hand on the glass is not idle */
    app->idle_ms += ms;
    if (!app->is_asking && app->idle_ms >= app_warn_ms(app)) {
        app->is_asking = true;
        app->asking_ms = app->idle_ms - app_warn_ms(app);
        app->press = (Press){.fingers_down = app->press.fingers_down};
        app->epoch++;
    } else if (app->is_asking) {
        app->asking_ms += ms;
    }
    if (app->is_asking && app->asking_ms >= countdown_ms(app))
        wipe(app, out);
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
    ZoneHit hits[APP_MAX_CANDIDATES];
    int count = bodymap_hits(map, u, v, BODYMAP_SLOP_CM, hits, ARRAY_LEN(hits));
    if (count == 0) {
        float slop_cm = (float)screen_px(&app->world->screen, SLOP_MM) / stage->ref.px_per_cm;
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

static Action stage_action(const App *app)
{
    if (app->candidate_count == 1 && app->structure < 0)
        return (Action){.kind = ACTION_AREA, .a = app->candidates[0].region, .b = app->candidates[0].side};
    bool is_asking = app->candidate_count > 1 || app->structure >= 0;
    return (Action){.kind = is_asking ? ACTION_CHOOSE : ACTION_NONE, .a = app->structure};
}

static void press_down(App *app, const Scene *shown, const Event *event)
{
    Press *press = &app->press;
    press->fingers_down++;
    if (press->is_down || press->fingers_down > 1)
        return; /* a second finger does nothing */
    int fingers = press->fingers_down;
    bool was_gliding = app->glide.kind != GLIDE_NONE;
    app->glide = (Glide){0};
    *press = (Press){
        .is_down = true,
        .fingers_down = fingers,
        .finger = event->finger,
        .x = event->x,
        .y = event->y,
        .start_x = event->x,
        .start_y = event->y,
        .scroll_start_px = app->place.scroll_px,
    };
    app->focus = 0;
    if (has_hint(app)) /* who touches needs no hint */
        app->place_ms = APP_HINT_FROM_MS + APP_HINT_MS;
    if (was_gliding)
        return; /* the touch that stops a coasting page presses nothing */
    int slop = screen_px(&app->world->screen, SLOP_MM);
    bool is_on_stage =
        !rect_is_empty(shown->stage.rect) && rect_contains(shown->stage.rect, event->x, event->y);
    int target = gesture_target(shown, event->x, event->y, is_on_stage ? 1 : slop);
    if (target >= 0) {
        press->action = shown->targets[target].action;
        press->rect = shown->targets[target].rect;
        press->is_inside = true;
    } else if (app->place.view == VIEW_ATTRACT) { /* anywhere wakes it */
        press->action = (Action){.kind = ACTION_START, .a = -1};
        press->rect = (Rect){0, 0, shown->w, shown->h};
        press->is_inside = true;
    } else if (is_on_stage) {
        app->candidate_count = stage_candidates(app, &shown->stage, event->x, event->y, app->candidates);
        app->structure = stage_structure(app, &shown->stage, event->x, event->y);
        press->action = stage_action(app);
        press->rect = shown->stage.rect;
        press->is_on_stage = press->is_inside = press->action.kind != ACTION_NONE;
    }
}

static bool can_scroll(const Scene *shown, const Press *press)
{
    return shown->scroll_count && scroll_max(shown) > 0 &&
           rect_contains(shown->scrolls[0].rect, press->start_x, press->start_y);
}

static void press_drag(App *app, const Scene *shown)
{
    Press *press = &app->press;
    float raw = press->scroll_start_px + (float)(press->start_y - press->y);
    app->place.scroll_px = motion_rubber_band(raw, 0, scroll_max(shown), (float)shown->scrolls[0].rect.h);
}

static void press_move(App *app, const Scene *shown, const Event *event)
{
    Press *press = &app->press;
    if (!press->is_down || event->finger != press->finger)
        return;
    uint32_t ms = MAX(1u, press->since_move_ms);
    float v = (float)(press->y - event->y) / (float)ms;
    press->velocity = press->velocity * 0.6f + v * 0.4f;
    press->since_move_ms = 0;
    press->x = event->x;
    press->y = event->y;
    int slop = screen_px(&app->world->screen, SLOP_MM);
    /* On plain text the page follows from the first pixel; on a target a trembling finger stays. */
    int tremor = press->action.kind == ACTION_NONE ? 0 : screen_px(&app->world->screen, DRAG_MM);
    int dy = press->y - press->start_y;
    if (!press->is_drag && can_scroll(shown, press) && (dy > tremor || dy < -tremor)) {
        press->is_drag = true;
        press->is_inside = false;
    }
    if (press->is_drag) {
        press_drag(app, shown);
        return;
    }
    if (press->is_on_stage) {
        Candidate now[APP_MAX_CANDIDATES];
        int count = stage_candidates(app, &shown->stage, press->x, press->y, now);
        press->is_inside =
            app->structure >= 0 && stage_structure(app, &shown->stage, press->x, press->y) == app->structure;
        for (int i = 0; app->structure < 0 && i < count; i++)
            press->is_inside |=
                now[i].region == app->candidates[0].region && now[i].side == app->candidates[0].side;
        return;
    }
    press->is_inside =
        press->action.kind != ACTION_NONE && rect_distance_sq(press->rect, press->x, press->y) <= slop * slop;
}

static void press_up(App *app, const Scene *shown, const Event *event)
{
    Press press = app->press;
    if (app->press.fingers_down > 0)
        app->press.fingers_down--;
    if (!press.is_down || event->finger != press.finger)
        return;
    app->press = (Press){.fingers_down = app->press.fingers_down};
    if (press.is_drag) {
        /* A finger that rested before it left does not throw. */
        float velocity = press.since_move_ms > 60 ? 0 : press.velocity;
        app->glide = glide_release(app->place.scroll_px, velocity, 0, scroll_max(shown));
    } else if (press.is_inside && event->kind == EVENT_UP) {
        navigate_act(app, shown, press.action);
    }
}

static void key_down(App *app, const Scene *shown, Key key)
{
    switch (key) {
    case KEY_TAB:
        app->focus = app->focus % MAX(1, shown->target_count) + 1;
        break;
    case KEY_SHIFT_TAB:
        app->focus = app->focus > 1 ? app->focus - 1 : shown->target_count;
        break;
    case KEY_RETURN:
        if (app->focus > 0 && app->focus <= shown->target_count)
            navigate_act(app, shown, shown->targets[app->focus - 1].action);
        break;
    case KEY_ESCAPE:
        navigate_act(app, shown, (Action){.kind = ACTION_BACK});
        break;
    case KEY_HOME:
        navigate_act(app, shown, (Action){.kind = ACTION_HOME});
        break;
    case KEY_PAGE_UP:
    case KEY_PAGE_DOWN:
        navigate_act(app, shown, (Action){.kind = ACTION_SCROLL, .a = key == KEY_PAGE_DOWN ? 1 : -1});
        break;
    case KEY_NONE:
        break;
    }
}

static bool is_input(EventKind kind)
{
    return kind == EVENT_DOWN || kind == EVENT_MOVE || kind == EVENT_UP || kind == EVENT_KEY;
}

void app_handle(App *app, const Scene *shown, const Event *event, Effects *out)
{
    pass_time(app, shown, event->elapsed_ms, out);
    if (is_input(event->kind)) {
        app->idle_ms = 0;
        bool is_stale = shown->epoch != app->epoch;
        if (app->is_asking && (event->kind == EVENT_DOWN || event->kind == EVENT_KEY)) {
            /* Any touch stays; it does nothing else. */
            app->is_asking = false;
            app->asking_ms = 0;
            app->press.fingers_down += event->kind == EVENT_DOWN;
            app->epoch++;
            return;
        }
        if (is_stale && event->kind == EVENT_DOWN) {
            app->press.fingers_down++;
            return;
        }
    }
    switch (event->kind) {
    case EVENT_DOWN:
        press_down(app, shown, event);
        break;
    case EVENT_MOVE:
        press_move(app, shown, event);
        break;
    case EVENT_UP:
    case EVENT_CANCEL:
        press_up(app, shown, event);
        break;
    case EVENT_KEY:
        key_down(app, shown, event->key);
        break;
    case EVENT_WORLD:
        navigate_world_changed(app);
        break;
    case EVENT_TICK:
        break;
    }
}

void app_check(const App *app)
{
    const Content *content = app->world->content;
    ASSERT(app->place.view < VIEW_COUNT);
    ASSERT(app->trail_count >= 0 && app->trail_count <= APP_MAX_TRAIL);
    ASSERT(app->candidate_count >= 0 && app->candidate_count <= APP_MAX_CANDIDATES);
    ASSERT(app->press.fingers_down >= 0);
    ASSERT(app->structure >= -1);
    ASSERT(content || app->place.view == VIEW_SORRY);
    if (!content)
        return;
    ASSERT(app->language >= 0 && app->language < content->language_count);
    ASSERT(app->place.figure_view >= 0 && app->place.figure_view < content->view_count);
    ASSERT(app->place.view != VIEW_PAGE || (app->place.page >= 0 && app->place.page < content->page_count));
    ASSERT(app->place.view != VIEW_AREA ||
           (app->place.region >= 0 && app->place.region < content->region_count));
    ASSERT(app->place.scroll_px == app->place.scroll_px);
}
