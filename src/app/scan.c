#include "app/scan.h"

#include "app/app_inside.h"

static const uint32_t PERIODS_MS[] = {0, 3500, 2000, 1200}; /* by the setting: off, slow, medium, fast */

static bool does_the_same(const Target *a, const Target *b)
{
    return action_equals(a->action, b->action) && (a->role == TARGET_BAR) == (b->role == TARGET_BAR);
}

/* Things of one class may share a group. */
static int class_of(const Target *target)
{
    if (target->role == TARGET_BAR)
        return 1;
    if (target->role == TARGET_LABEL || target->role == TARGET_REGION)
        return 2;
    return target->scroll ? 3 : 4;
}

static void gather(const Scene *scene, ScanStops *out)
{
    out->count = 0;
    for (int i = 0; i < scene->target_count; i++) {
        bool is_twice = false;
        for (int k = 0; k < out->count && !is_twice; k++)
            is_twice = does_the_same(&scene->targets[i], &scene->targets[out->targets[k]]);
        if (!is_twice)
            out->targets[out->count++] = (int16_t)i;
    }
}

void scan_stops(const Scene *scene, ScanStops *out)
{
    gather(scene, out);
    int16_t group = 0;
    for (int from = 0, end; from < out->count; from = end) {
        int class = class_of(&scene->targets[out->targets[from]]);
        for (end = from + 1; end < out->count && class_of(&scene->targets[out->targets[end]]) == class; end++)
            ;
        int count = end - from, pieces = (count + SCAN_GROUP - 1) / SCAN_GROUP;
        bool is_single = out->count <= SCAN_WITHOUT_GROUPS;
        for (int i = 0; i < count; i++)
            out->groups[from + i] = (int16_t)(group + (is_single ? i : i * pieces / count));
        group = (int16_t)(group + (is_single ? count : pieces));
    }
}

int scan_stop_of(const Scene *scene, const ScanStops *stops, uint64_t id)
{
    for (int i = 0; id && i < stops->count; i++)
        if (scene->targets[stops->targets[i]].id == id)
            return i;
    return -1;
}

static bool is_alone(const ScanStops *stops, int at)
{
    return (at == 0 || stops->groups[at - 1] != stops->groups[at]) &&
           (at + 1 == stops->count || stops->groups[at + 1] != stops->groups[at]);
}

static int first_of(const ScanStops *stops, int at)
{
    while (at > 0 && stops->groups[at - 1] == stops->groups[at])
        at--;
    return at;
}

static int last_of(const ScanStops *stops, int at)
{
    while (at + 1 < stops->count && stops->groups[at + 1] == stops->groups[at])
        at++;
    return at;
}

static void put_frame(Step *step, const ScanStops *stops, int at)
{
    Scan *scan = &step->app->scan;
    const Target *target = &step->shown->targets[stops->targets[at]];
    scan->ms = 0;
    /* A group does nothing by itself: nothing is lit on the body for it. */
    bool is_thing = scan->is_inside || is_alone(stops, at);
    step->app->place.focus =
        (Focus){target->id, stops->targets[at], is_thing ? target->action : (Action){.kind = ACTION_NONE}};
    scroll_into_view(step, target);
}

/* Round the group, and after a while out of it: who went in by mistake needs no way back. */
static int next_inside(Scan *scan, const ScanStops *stops, int at, int by)
{
    int first = first_of(stops, at), last = last_of(stops, at);
    if (at + by >= first && at + by <= last)
        return at + by;
    if (++scan->rounds < SCAN_ROUNDS)
        return by > 0 ? first : last;
    scan->is_inside = false;
    scan->rounds = 0;
    return (last + 1) % stops->count;
}

static void move(Step *step, int by)
{
    Scan *scan = &step->app->scan;
    static ScanStops stops; /* as large as a scene may be; means nothing between calls */
    scan_stops(step->shown, &stops);
    if (stops.count == 0)
        return;
    int at = scan_stop_of(step->shown, &stops, step->app->place.focus.id);
    if (at < 0) {
        scan->is_inside = false;
        at = 0;
    } else if (scan->is_inside) {
        at = next_inside(scan, &stops, at, by);
    } else if (by > 0) {
        at = (last_of(&stops, at) + 1) % stops.count;
    } else {
        at = first_of(&stops, (first_of(&stops, at) + stops.count - 1) % stops.count);
    }
    put_frame(step, &stops, at);
}

static void choose(Step *step)
{
    App *app = step->app;
    static ScanStops stops;
    scan_stops(step->shown, &stops);
    int at = scan_stop_of(step->shown, &stops, app->place.focus.id);
    if (at < 0) {
        move(step, 1);
        return;
    }
    app->scan.ms = 0;
    app->scan.rounds = 0;
    if (!app->scan.is_inside && !is_alone(&stops, at)) {
        app->scan.is_inside = true;
        put_frame(step, &stops, first_of(&stops, at));
        return;
    }
    uint32_t epoch = app->epoch;
    act(step, step->shown->targets[stops.targets[at]].action);
    if (app->epoch != epoch)
        app->scan.is_inside = false;
}

bool scan_takes(Step *step, const Event *event)
{
    App *app = step->app;
    Scan *scan = &app->scan;
    if (app_setting(app, SETTING_SCAN) == 0 || step->shown->epoch != app->epoch)
        return false;
    bool is_walk = event->key == KEY_TAB || event->key == KEY_SHIFT_TAB;
    if (event->is_repeat || (!is_walk && event->key != KEY_RETURN))
        return event->is_repeat && (is_walk || event->key == KEY_RETURN);
    bool was_running = scan->is_running;
    scan->is_running = true;
    scan->has_second_key |= is_walk;
    if (app->place.view == VIEW_ATTRACT && !is_walk && !app->place.focus.id)
        act(step, (Action){.kind = ACTION_START, .a = -1});
    else if (is_walk || !was_running)
        move(step, event->key == KEY_SHIFT_TAB ? -1 : 1);
    else
        choose(step);
    return true;
}

static bool moves_by_itself(const App *app)
{
    return app->scan.is_running && !app->scan.has_second_key && !app->is_asking && !app->press.is_down &&
           app_setting(app, SETTING_SCAN) != 0 && view_is((ViewId)app->place.view, SCREEN_HAS_VISITOR);
}

int scan_left_ms(const App *app)
{
    if (!moves_by_itself(app))
        return -1;
    uint32_t period = app->place.focus.id ? PERIODS_MS[app_setting(app, SETTING_SCAN)] : 0;
    return app->scan.ms >= period ? 0 : (int)(period - app->scan.ms);
}

void scan_pass(Step *step, uint32_t ms)
{
    App *app = step->app;
    if (!moves_by_itself(app) || step->shown->epoch != app->epoch)
        return;
    app->scan.ms += ms;
    if (scan_left_ms(app) == 0)
        move(step, 1);
}
