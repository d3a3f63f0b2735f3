/* Keys: walking from thing to thing, and the few that act at once. */
#include "app/app_inside.h"

/* Where the focus is among the targets: its thing is known by id, wherever it stands now. -1: nowhere. */
static int focus_at(const Step *step)
{
    uint64_t id = step->app->place.focus.id;
    for (int i = 0; id && i < step->shown->target_count; i++)
        if (step->shown->targets[i].id == id)
            return i;
    return -1;
}

static void walk(Step *step, int by)
{
    int count = step->shown->target_count, at = focus_at(step);
    if (count == 0)
        return;
    if (at < 0 && step->app->place.focus.id) /* its thing is gone: on from where it was */
        at = MIN(step->app->place.focus.at, count) - (by > 0);
    else if (at < 0)
        at = by > 0 ? -1 : count;
    int start = at;
    do {
        step->has_wrapped |= at + by < 0 || at + by >= count;
        at = (at + by + count) % count;
    } while (app_hears(step->app) && !hear_walks(&step->shown->targets[at]) && at != start);
    const Target *target = &step->shown->targets[at];
    step->app->place.focus = (Focus){target->id, (int16_t)at, target->action};
    scroll_into_view(step, target);
}

static bool is_stop(const Scene *scene, int at, int group)
{
    return hear_walks(&scene->targets[at]) && scene->targets[at].group != group;
}

/* To the first thing of the next or previous group: long lists are passed by in one step. */
static void walk_group(Step *step, int by)
{
    const Scene *scene = step->shown;
    int at = focus_at(step), count = scene->target_count;
    if (at < 0) {
        walk(step, by);
        return;
    }
    int to = at, group = scene->targets[at].group;
    while (to >= 0 && to < count && !is_stop(scene, to, group))
        to += by;
    if (to < 0 || to >= count) { /* around the end */
        step->app->place.focus = (Focus){0};
        walk(step, by);
        step->has_wrapped = true;
        return;
    }
    group = scene->targets[to].group;
    for (int i = to; by < 0 && i >= 0 && scene->targets[i].group == group; i--)
        to = hear_walks(&scene->targets[i]) ? i : to;
    walk(step, to - at);
}

void keys_press(Step *step, const Event *event)
{
    bool is_scrolling = event->key >= KEY_PAGE_UP;
    if (event->is_repeat && !is_scrolling)
        return; /* one deed a press */
    if ((!event->is_repeat && steady_key_is_twice(step->app, (int)event->key)) || scan_takes(step, event))
        return;
    switch (event->key) {
    case KEY_TAB:
        walk(step, 1);
        break;
    case KEY_SHIFT_TAB:
        walk(step, -1);
        break;
    case KEY_RETURN: {
        int at = focus_at(step);
        if (at >= 0)
            act(step, step->shown->targets[at].action);
        break;
    }
    case KEY_ESCAPE:
        act(step, (Action){.kind = ACTION_BACK});
        break;
    case KEY_WHERE:
        step->asks_where = true;
        break;
    case KEY_HOME:
        act(step, (Action){.kind = ACTION_HOME});
        break;
    case KEY_PAGE_UP:
    case KEY_PAGE_DOWN:
        scroll_by_screen(step, event->key == KEY_PAGE_DOWN ? 1 : -1);
        break;
    case KEY_LINE_UP:
    case KEY_LINE_DOWN:
        if (app_hears(step->app)) {
            walk_group(step, event->key == KEY_LINE_DOWN ? 1 : -1);
            break;
        }
        scroll_by_line(step, event->key == KEY_LINE_DOWN ? 1 : -1);
        break;
    case KEY_NONE:
        break;
    }
}
