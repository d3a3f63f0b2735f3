/* Every action by its row: who carries it out, and how a dump writes it. */
#include "app/act.h"

#include <stdio.h>

#include "app/app_inside.h"

static const struct {
    void (*carry_out)(Step *, Action);
    const char *name;
    ActionArgs args;
} ROWS[ACTION_KIND_COUNT] = {
#define ACTION(id, function, name, args) [ACTION_##id] = {act_##function, name, args},
#include "scene/action.def"
#undef ACTION
};

void act(Step *step, Action action)
{
    step->has_acted |= action.kind != ACTION_NONE;
    if (step->app->world->content)
        ROWS[action.kind].carry_out(step, action);
}

static bool is_index(int at, int count)
{
    return at >= 0 && at < count;
}

bool act_is_valid(const World *world, Action action)
{
    const Content *content = world->content;
    if (action.kind >= ACTION_KIND_COUNT || !content)
        return false;
    switch (ROWS[action.kind].args) {
    case ARGS_NONE:
    case ARGS_COUNT:
        return true;
    case ARGS_ENTRY:
        return action.a >= 0;
    case ARGS_LANGUAGE:
        return action.a == -1 || is_index(action.a, content->language_count);
    case ARGS_SCREEN:
        return is_index(action.a, VIEW_COUNT) && view_is((ViewId)action.a, SCREEN_OPENS);
    case ARGS_STAFF:
        return is_index(action.a, VIEW_COUNT) && view_is_staff_section((ViewId)action.a);
    case ARGS_AREA:
        return is_index(action.a, content->region_count) && is_index(action.b, SIDE_MIDDLE + 1);
    case ARGS_STRUCTURE:
        return is_index(action.a, content->structure_count);
    case ARGS_SIDE:
        return is_index(action.b, SIDE_MIDDLE + 1);
    case ARGS_PAGE:
        return is_index(action.a, content->page_count);
    case ARGS_VIEW:
        return is_index(action.a, content->view_count);
    case ARGS_LAYER:
        return is_index(action.a, LAYER_COUNT) && content->has_layer[action.a];
    case ARGS_STEP:
        return action.a == 1 || action.a == -1;
    case ARGS_ANSWER: {
        if (!is_index(action.a, content->card.question_count))
            return false;
        const Question *q = &content->card.questions[action.a];
        return is_index(action.b, q->kind == QUESTION_SCALE ? q->max + 1 : q->option_count);
    }
    case ARGS_TICK:
        return is_index(action.a, content->check.row_count) && is_index(action.b, TICK_NO + 1);
    case ARGS_LISTEN:
        return is_index(action.a, LISTEN_COMMAND_COUNT);
    case ARGS_SETTING:
        return is_index(action.a, SETTING_COUNT) &&
               is_index(action.b, setting_get((SettingId)action.a)->count);
    }
    return false;
}

static const char *side_name(int side)
{
    static const char *const NAMES[] = {
        [SIDE_LEFT] = " left", [SIDE_RIGHT] = " right", [SIDE_BOTH] = " both"};
    return is_index(side, ARRAY_LEN(NAMES)) && NAMES[side] ? NAMES[side] : "";
}

static void answer_text(const Question *q, const char *name, int answer, char *out, size_t room)
{
    if (q->kind == QUESTION_SCALE)
        snprintf(out, room, "%s %s %d", name, q->id, answer);
    else
        snprintf(out, room, "%s %s %s", name, q->id, q->options[answer]);
}

static void setting_text(Action action, char *out, size_t room)
{
    char value[32];
    setting_value_text((SettingId)action.a, action.b, value, sizeof value);
    snprintf(out, room, "%s %s", setting_get((SettingId)action.a)->name, value);
}

/* The id of what the action is about; NULL: it has none, or is told in another way. */
static const char *id_of(const Content *content, Action action)
{
    static const char *const LAYERS[LAYER_COUNT] = {"skin", "muscles", "bones"};
    switch (ROWS[action.kind].args) {
    case ARGS_LANGUAGE:
        return action.a >= 0 ? content->languages[action.a].tag : NULL;
    case ARGS_AREA:
        return content->regions[action.a].id;
    case ARGS_STRUCTURE:
        return content->structures[action.a].id;
    case ARGS_PAGE:
        return content->languages[0].pages[action.a].id;
    case ARGS_VIEW:
        return content->views[action.a].id;
    case ARGS_LAYER:
        return LAYERS[action.a];
    case ARGS_STEP:
        return action.a > 0 ? "down" : "up";
    case ARGS_TICK:
        return content->check.rows[action.a];
    case ARGS_LISTEN:
        return listen_command_name((ListenCommand)action.a);
    case ARGS_NONE:
    case ARGS_SCREEN:
    case ARGS_STAFF:
    case ARGS_SIDE:
    case ARGS_ENTRY:
    case ARGS_COUNT:
    case ARGS_ANSWER:
    case ARGS_SETTING:
        break;
    }
    return NULL;
}

void act_text(const World *world, Action action, char *out, int size)
{
    const Content *content = world->content;
    const char *name = ROWS[action.kind].name, *id = id_of(content, action), *more = "";
    ActionArgs args = ROWS[action.kind].args;
    size_t room = (size_t)size;
    if (args == ARGS_COUNT || args == ARGS_ENTRY) {
        snprintf(out, room, "%s %d", name, action.a);
    } else if (args == ARGS_ANSWER) {
        answer_text(&content->card.questions[action.a], name, action.b, out, room);
    } else if (args == ARGS_SETTING) {
        setting_text(action, out, room);
    } else if (args == ARGS_SCREEN || args == ARGS_STAFF) {
        snprintf(out, room, "%s", view_name((ViewId)action.a));
    } else {
        if (args == ARGS_AREA || args == ARGS_SIDE)
            more = side_name(action.b);
        else if (args == ARGS_TICK)
            more = action.b == TICK_YES ? " yes" : " no";
        snprintf(out, room, "%s%s%s%s", name, id ? " " : "", id ? id : "", more);
    }
}
