#include "app/navigate.h"

#include <stdio.h>
#include <string.h>

static Place place_of(ViewId view)
{
    return (Place){.view = (uint8_t)view, .region = -1, .page = -1};
}

Place navigate_start(const World *world)
{
    return place_of(world->content ? VIEW_ATTRACT : VIEW_SORRY);
}

/* In another language or text size the place may be shorter than where it was left: the next tick
 * brings the scroll to its end. */
static void settle(App *app)
{
    float at = app->place.scroll_px;
    app->glide =
        at > 0 ? (Glide){.kind = GLIDE_GOTO, .age_ms = MOTION_MS, .from_px = at, .to_px = at} : (Glide){0};
}

/* Enters a place; its picture moves in from the one before. */
static void enter(App *app, Place place)
{
    app->came_from = app->place;
    app->place = place;
    app->place_ms = 0;
    app->is_coming_back = false;
    settle(app);
    app->focus = 0;
    app->epoch++;
}

/* Goes on to a place and remembers the way back. Attract is no place to go back to: nobody is
 * expected there, so what a visitor chose would never be wiped. */
static void go(App *app, Place place)
{
    if (place_equals(&place, &app->place))
        return;
    if (app->trail_count == APP_MAX_TRAIL) { /* the oldest step is forgotten */
        memmove(app->trail, app->trail + 1, (APP_MAX_TRAIL - 1) * sizeof *app->trail);
        app->trail_count--;
    }
    if (app->place.view != VIEW_ATTRACT)
        app->trail[app->trail_count++] = app->place;
    enter(app, place);
}

/* Home is the map as it was first seen; the way back ends there. */
static void go_home(App *app)
{
    Place map = place_of(VIEW_MAP);
    app->trail_count = 0;
    app->candidate_count = 0;
    app->structure = -1;
    if (!place_equals(&map, &app->place) || app->place.scroll_px > 0)
        enter(app, map);
}

static void go_back(App *app)
{
    if (app->trail_count > 0) {
        enter(app, app->trail[--app->trail_count]);
        app->is_coming_back = true;
    } else if (app->place.view != VIEW_ATTRACT && app->place.view != VIEW_SORRY)
        go_home(app);
}

/* A view on which the region can be seen on that side: the one shown now if it can, else the
 * side's own view if it shows it, else the first that does. */
static int view_for(const App *app, int region, Side side)
{
    const Content *content = app->world->content;
    int now = app->place.figure_view, first = -1;
    if (region < 0)
        return now;
    for (int v = 0; v < content->view_count; v++) {
        bool shows = side == SIDE_LEFT || side == SIDE_RIGHT
                         ? bodymap_zone(&app->world->maps[v], region, side) >= 0
                         : (content->regions[region].views >> v & 1) != 0;
        if (shows && v == now)
            return v;
        if (shows && first < 0)
            first = v;
    }
    return first >= 0 ? first : now;
}

static Place area_place(const App *app, int region, Side side)
{
    Place place = place_of(VIEW_AREA);
    place.region = (int16_t)region;
    if (app->world->content->regions[region].sides == SIDE_MIDDLE)
        side = SIDE_MIDDLE;
    place.side = (uint8_t)side;
    place.figure_view = (int8_t)view_for(app, region, side);
    place.layer = app->place.view == VIEW_MAP ? app->place.layer : LAYER_SKIN;
    return place;
}

static void open_area(App *app, int region, Side side)
{
    Place place = area_place(app, region, side);
    if (app->place.view == VIEW_CHOOSER && app->trail_count > 0) {
        /* The chooser was a question, not a place: Back leads to the map. */
        enter(app, place);
        app->candidate_count = 0;
        return;
    }
    go(app, place);
}

static void open_page(App *app, int page)
{
    Place place = place_of(VIEW_PAGE);
    const PageFigure *figure = &app_language(app)->pages[page].figure;
    place.page = (int16_t)page;
    place.figure_view = (int8_t)(figure->view >= 0 ? figure->view : app->place.figure_view);
    place.layer = (uint8_t)(figure->view >= 0 ? figure->layer : LAYER_SKIN);
    place.region = app->place.region;
    place.side = app->place.side;
    go(app, place);
}

static void open_plain(App *app, ViewId view)
{
    Place place = place_of(view);
    place.figure_view = app->place.figure_view;
    if (app->place.view != view)
        go(app, place);
}

static void scroll_to(App *app, float to_px)
{
    if (app->display.has_reduced_motion) {
        app->place.scroll_px = to_px;
        app->glide = (Glide){0};
    } else {
        app->glide = glide_to(app->place.scroll_px, to_px);
    }
}

/* A screenful less a line or two, so that the eye finds its place again. */
static void scroll_by_screen(App *app, const Scene *shown, int screens)
{
    if (!shown->scroll_count)
        return;
    const Scroll *scroll = &shown->scrolls[0];
    float max_px = (float)MAX(0, scroll->content_h - scroll->rect.h);
    /* What was cut at the edge must be whole in the next screenful: a card is about 30 mm high. */
    float height = (float)scroll->rect.h, card = (float)screen_px(&app->world->screen, 30);
    float step = CLAMP(height - card, height * 0.4f, height * 0.85f);
    float to = app->place.scroll_px + (float)screens * step;
    scroll_to(app, CLAMP(to, 0, max_px));
}

static void scroll_to_letter(App *app, const Scene *shown, int y)
{
    if (!shown->scroll_count)
        return;
    const Scroll *scroll = &shown->scrolls[0];
    scroll_to(app, (float)MIN(y, MAX(0, scroll->content_h - scroll->rect.h)));
}

/* Another view or layer of the same place: no step on the trail. */
static void turn_figure(App *app, int view, int layer)
{
    Place place = app->place;
    place.figure_view = (int8_t)view;
    place.layer = (uint8_t)layer;
    if (place_equals(&place, &app->place))
        return;
    if (place.view == VIEW_AREA && bodymap_zone(&app->world->maps[view], place.region, place.side) < 0 &&
        (place.side == SIDE_LEFT || place.side == SIDE_RIGHT))
        place.side = app->place.side; /* still the visitor's side, only not visible from here */
    enter(app, place);
}

static void set_side(App *app, Side side)
{
    Place place = app->place;
    place.side = (uint8_t)side;
    place.figure_view = (int8_t)view_for(app, place.region, side);
    if (place_equals(&place, &app->place))
        return;
    enter(app, place);
}

static void start(App *app, int language)
{
    if (language >= 0)
        app->language = language;
    go_home(app);
}

void navigate_act(App *app, const Scene *shown, Action action)
{
    if (!app->world->content)
        return;
    switch ((ActionKind)action.kind) {
    case ACTION_START:
        start(app, action.a);
        break;
    case ACTION_HOME:
        go_home(app);
        break;
    case ACTION_BACK:
    case ACTION_CLOSE:
        go_back(app);
        break;
    case ACTION_INDEX:
        open_plain(app, VIEW_INDEX);
        break;
    case ACTION_HELP:
        open_plain(app, VIEW_HELP);
        break;
    case ACTION_SESSION:
        open_plain(app, VIEW_SESSION);
        break;
    case ACTION_LANGUAGE:
        open_plain(app, VIEW_LANGUAGE);
        break;
    case ACTION_DISPLAY:
        open_plain(app, VIEW_DISPLAY);
        break;
    case ACTION_SET_TEXT:
        app->display.text_step = (uint8_t)action.a;
        settle(app);
        break;
    case ACTION_SET_CONTRAST:
        app->display.has_high_contrast = action.a != 0;
        break;
    case ACTION_SET_MOTION:
        app->display.has_reduced_motion = action.a != 0;
        break;
    case ACTION_SET_TONE:
        app->display.tone = (uint8_t)action.a;
        break;
    case ACTION_SET_LANGUAGE:
        app->language = action.a;
        if (app->place.view == VIEW_LANGUAGE)
            go_back(app);
        break;
    case ACTION_AREA:
        open_area(app, action.a, (Side)action.b);
        break;
    case ACTION_CHOOSE: {
        Place place = app->place;
        place.view = VIEW_CHOOSER;
        go(app, place);
        break;
    }
    case ACTION_SIDE:
        set_side(app, (Side)action.b);
        break;
    case ACTION_PAGE:
        open_page(app, action.a);
        break;
    case ACTION_VIEW:
        turn_figure(app, action.a, app->place.layer);
        break;
    case ACTION_LAYER:
        turn_figure(app, app->place.figure_view, action.a);
        break;
    case ACTION_LETTER:
        scroll_to_letter(app, shown, action.a * ACTION_LETTER_UNIT + action.b);
        break;
    case ACTION_SCROLL:
        scroll_by_screen(app, shown, action.a);
        break;
    case ACTION_STAY:
    case ACTION_NONE:
    case ACTION_KIND_COUNT:
        break;
    }
}

static bool place_exists(const World *world, const Place *place)
{
    const Content *content = world->content;
    return place->figure_view < content->view_count && place->region < content->region_count &&
           place->page < content->page_count;
}

void navigate_world_changed(App *app)
{
    const Content *content = app->world->content;
    bool stays = content && app->place.view != VIEW_SORRY && app->language < content->language_count &&
                 place_exists(app->world, &app->place) && place_exists(app->world, &app->came_from);
    for (int i = 0; stays && i < app->trail_count; i++)
        stays = place_exists(app->world, &app->trail[i]);
    stays = stays && app->structure < content->structure_count;
    for (int i = 0; stays && i < app->candidate_count; i++)
        stays = app->candidates[i].region < content->region_count;
    if (!stays) {
        *app = app_initial(app->world);
        return;
    }
    app->press = (Press){.fingers_down = app->press.fingers_down};
    app->glide = (Glide){0};
    app->place.scroll_px = 0; /* its px belonged to the other screen */
    app->epoch++;
}

static const char *side_name(int side)
{
    switch (side) {
    case SIDE_LEFT:
        return " left";
    case SIDE_RIGHT:
        return " right";
    case SIDE_BOTH:
        return " both";
    default:
        return "";
    }
}

void navigate_action_text(const World *world, Action action, char *out, int size)
{
    static const char *const names[ACTION_KIND_COUNT] = {
        [ACTION_NONE] = "none",
        [ACTION_START] = "start",
        [ACTION_HOME] = "home",
        [ACTION_BACK] = "back",
        [ACTION_INDEX] = "index",
        [ACTION_HELP] = "help",
        [ACTION_SESSION] = "session",
        [ACTION_AREA] = "area",
        [ACTION_CHOOSE] = "choose",
        [ACTION_SIDE] = "side",
        [ACTION_PAGE] = "page",
        [ACTION_VIEW] = "view",
        [ACTION_LAYER] = "layer",
        [ACTION_LETTER] = "letter",
        [ACTION_SCROLL] = "scroll",
        [ACTION_STAY] = "stay",
        [ACTION_CLOSE] = "close",
        [ACTION_LANGUAGE] = "language",
        [ACTION_SET_LANGUAGE] = "set-language",
        [ACTION_DISPLAY] = "display",
        [ACTION_SET_TEXT] = "text-size",
        [ACTION_SET_CONTRAST] = "contrast",
        [ACTION_SET_MOTION] = "motion",
        [ACTION_SET_TONE] = "tone",
    };
    static const char *const layers[LAYER_COUNT] = {"skin", "muscles", "bones"};
    const char *name = names[action.kind];
    const Content *content = world->content;
    switch ((ActionKind)action.kind) {
    case ACTION_AREA:
        snprintf(out, (size_t)size, "%s %s%s", name, content->regions[action.a].id, side_name(action.b));
        break;
    case ACTION_SIDE:
        snprintf(out, (size_t)size, "%s%s", name, side_name(action.b));
        break;
    case ACTION_PAGE:
        snprintf(out, (size_t)size, "%s %s", name, content->languages[0].pages[action.a].id);
        break;
    case ACTION_VIEW:
        snprintf(out, (size_t)size, "%s %s", name, content->views[action.a].id);
        break;
    case ACTION_LAYER:
        snprintf(out, (size_t)size, "%s %s", name, layers[action.a]);
        break;
    case ACTION_START:
    case ACTION_SET_LANGUAGE:
        if (action.a >= 0)
            snprintf(out, (size_t)size, "%s %s", name, content->languages[action.a].tag);
        else
            snprintf(out, (size_t)size, "%s", name);
        break;
    case ACTION_SCROLL:
        snprintf(out, (size_t)size, "%s %s", name, action.a > 0 ? "down" : "up");
        break;
    case ACTION_SET_TEXT:
    case ACTION_SET_CONTRAST:
    case ACTION_SET_MOTION:
        snprintf(out, (size_t)size, "%s %d", name, action.a);
        break;
    case ACTION_SET_TONE:
        snprintf(out, (size_t)size, "%s %s", name, display_tone_name(action.a));
        break;
    case ACTION_DISPLAY:
    case ACTION_NONE:
    case ACTION_HOME:
    case ACTION_BACK:
    case ACTION_INDEX:
    case ACTION_HELP:
    case ACTION_SESSION:
    case ACTION_CHOOSE:
    case ACTION_LETTER:
    case ACTION_STAY:
    case ACTION_CLOSE:
    case ACTION_LANGUAGE:
    case ACTION_KIND_COUNT:
        snprintf(out, (size_t)size, "%s", name);
        break;
    }
}
