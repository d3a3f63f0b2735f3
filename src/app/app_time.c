/* What passes by itself: transitions, lights, the gliding page, and the visitor who has gone. */
#include "app/app_inside.h"

enum { COUNTDOWN_WORDS_PER_MINUTE = 100, SLOWER = 2, HEARING_TAKES = 3 /* times as long as seeing */ };

/* Who hears everything, holds to choose or waits for a frame needs longer. */
static uint32_t slowness(const App *app)
{
    if (app_hears(app))
        return HEARING_TAKES;
    bool is_slow =
        app_setting(app, SETTING_REPEATS) || app_setting(app, SETTING_HOLD) || app_setting(app, SETTING_SCAN);
    return is_slow ? SLOWER : 1;
}

uint32_t app_warn_ms(const App *app)
{
    uint32_t least_ms = (uint32_t)app->world->site.idle_warn_s * 1000 * slowness(app);
    int page = app->place.view == VIEW_PAGE   ? app->place.page
               : app->place.view == VIEW_HELP ? app->world->content->roles[ROLE_HELP]
                                              : -1;
    if (page < 0)
        return least_ms;
    uint32_t words = (uint32_t)app_language(app)->pages[page].word_count;
    return MAX(least_ms, words * 60000 / COUNTDOWN_WORDS_PER_MINUTE * slowness(app));
}

static uint32_t countdown_ms(const App *app)
{
    return (uint32_t)app->world->site.idle_countdown_s * 1000 * slowness(app);
}

int app_countdown_most_s(const App *app)
{
    return (int)(countdown_ms(app) / 1000);
}

int app_countdown_s(const App *app)
{
    uint32_t left = countdown_ms(app) - MIN(app->asking_ms, countdown_ms(app));
    return (int)((left + 999) / 1000);
}

float app_transition(const App *app)
{
    if (app_has_reduced_motion(app))
        return 1;
    return motion_ease_out((float)app->place_ms / MOTION_MS);
}

static bool is_moving(const App *app)
{
    return !app_has_reduced_motion(app) && app->place_ms < MOTION_MS;
}

bool time_has_hint(const App *app)
{
    return app->place.view == VIEW_MAP && app->came_from.view == VIEW_ATTRACT &&
           !app_has_reduced_motion(app) && app->place_ms < APP_HINT_FROM_MS + APP_HINT_MS;
}

float app_pulse(const App *app)
{
    if (app_has_reduced_motion(app))
        return -1;
    uint32_t into_pulse = app->place_ms % APP_PULSE_EVERY_MS;
    if (app->place.view == VIEW_ATTRACT && into_pulse < APP_PULSE_MS)
        return (float)into_pulse / APP_PULSE_MS;
    if (time_has_hint(app) && app->place_ms >= APP_HINT_FROM_MS)
        return (float)(app->place_ms - APP_HINT_FROM_MS) / APP_HINT_MS;
    return -1;
}

/* The question changes its language with a pulse, so that nothing wakes for it alone. */
static uint32_t turn_ms(void)
{
    return (uint32_t)APP_PULSE_EVERY_MS * APP_PULSES_A_LANGUAGE;
}

int app_asking_language(const App *app)
{
    const World *world = app->world;
    int count = world->language_count, at = 0;
    if (count < 2 || app_has_reduced_motion(app))
        return app->language;
    while (at < count && world->languages[at] != app->language)
        at++;
    return at < count ? world->languages[(at + (int)(app->place_ms / turn_ms())) % count] : app->language;
}

static int stroke_count(const App *app)
{
    bool has_page = app->place.view == VIEW_PAGE && app->place.page >= 0;
    return has_page ? app->world->content->languages[0].pages[app->place.page].figure.stroke_count : 0;
}

static bool is_playing(const App *app)
{
    int count = stroke_count(app);
    return count > 0 && !app_has_reduced_motion(app) &&
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
bool app_has_visitor(const App *app)
{
    return view_is((ViewId)app->place.view, SCREEN_HAS_VISITOR) || app_hears(app);
}

/* Woken outside the hours, and nobody began: dark again after as long as a visitor would be asked. */
static bool is_awake(const App *app)
{
    return app->world->is_closed && app->place.view == VIEW_ATTRACT;
}

static int attract_deadline(const App *app)
{
    int left = -1;
    if (is_awake(app))
        left = (int)(app_warn_ms(app) - MIN(app->idle_ms, app_warn_ms(app)));
    if (app_has_reduced_motion(app) || app->place.view != VIEW_ATTRACT)
        return left;
    uint32_t into_pulse = app->place_ms % APP_PULSE_EVERY_MS;
    if (into_pulse < APP_PULSE_MS)
        return 0;
    int pulse = (int)(APP_PULSE_EVERY_MS - into_pulse);
    return left < 0 ? pulse : MIN(left, pulse);
}

/* What the place itself wants. */
static int place_deadline(const App *app)
{
    if (is_moving(app) || app->glide.kind != GLIDE_NONE)
        return APP_FRAME_MS;
    if (is_playing(app))
        return app->place_ms < APP_STROKES_FROM_MS ? (int)(APP_STROKES_FROM_MS - app->place_ms)
                                                   : APP_FRAME_MS;
    if (time_has_hint(app) && !app->press.is_down)
        return app->place_ms < APP_HINT_FROM_MS ? (int)(APP_HINT_FROM_MS - app->place_ms)
                                                : APP_LIGHT_FRAME_MS;
    if (view_is((ViewId)app->place.view, SCREEN_IS_STAFF))
        return staff_deadline(app);
    if (!app_has_visitor(app)) {
        int wait = attract_deadline(app);
        return wait == 0 ? APP_LIGHT_FRAME_MS : wait;
    }
    if (app->is_asking) {
        uint32_t into_second = app->asking_ms % 1000;
        return (int)(1000 - into_second);
    }
    if (app->contacts.count)
        return (int)contacts_left_ms(&app->contacts);
    uint32_t warn = app_warn_ms(app);
    return app->idle_ms >= warn ? 0 : (int)(warn - app->idle_ms);
}

static int sooner(int a, int b)
{
    return a < 0 ? b : b < 0 ? a : MIN(a, b);
}

int app_deadline(const App *app)
{
    return sooner(place_deadline(app), sooner(steady_left_ms(app), scan_left_ms(app)));
}

static void wipe(App *app, Effects *out)
{
    *app = app_initial(app->world);
    effect_push(out, EFFECT_WIPED);
}

static void visitor_waits(App *app, uint32_t ms, Effects *out)
{
    app->idle_ms = app->listen.state == LISTEN_SAYING || app->hear.is_saying
                       ? 0
                       : app->idle_ms + ms; /* who listens is there */
    if (!app->is_asking && app->idle_ms >= app_warn_ms(app)) {
        app->is_asking = true;
        app->asking_ms = app->idle_ms - app_warn_ms(app);
        state_release(app);
        app->epoch++;
    } else if (app->is_asking) {
        app->asking_ms += ms;
    }
    if (app->is_asking && app->asking_ms >= countdown_ms(app))
        wipe(app, out);
}

static void nobody_comes(App *app, uint32_t ms)
{
    app->place_ms %= turn_ms() * (uint32_t)MAX(1, app->world->language_count);
    if (!is_awake(app))
        return;
    app->idle_ms += ms;
    if (app->idle_ms >= app_warn_ms(app))
        *app = app_initial(app->world);
}

void time_pass(Step *step, uint32_t ms)
{
    App *app = step->app;
    app->place_ms = app->place_ms > UINT32_MAX - ms ? UINT32_MAX : app->place_ms + ms;
    if (app->press.is_down) {
        app->press.since_move_ms += ms;
        app->press.since_down_ms += ms;
    }
    steady_pass(app, ms);
    if (app->glide.kind != GLIDE_NONE)
        app->place.scroll_px = glide_step(&app->glide, ms, 0, scroll_max(step->shown));
    uint32_t touched_ms = contacts_age(&app->contacts, ms);
    if (app->press.is_down && !contacts_find(&app->contacts, app->press.finger))
        state_release(app); /* the finger was let go, and takes what it pressed with it */
    staff_pass(step, ms, ms - touched_ms);
    if (app_has_visitor(app))
        visitor_waits(app, ms - touched_ms, step->out); /* a hand on the glass is not idle */
    else if (!view_is((ViewId)app->place.view, SCREEN_IS_STAFF))
        nobody_comes(app, ms - touched_ms);
    scan_pass(step, ms);
    steady_hold(step, ms);
}
