/* Actions that lead somewhere. */
#include <string.h>

#include "app/app_inside.h"

void act_none(Step *step, Action action)
{
    (void)step, (void)action;
}

void act_start(Step *step, Action action)
{
    if (action.a >= 0)
        step->app->language = action.a;
    trail_home(step->app);
}

void act_home(Step *step, Action action)
{
    (void)action;
    trail_home(step->app);
}

void act_back(Step *step, Action action)
{
    (void)action;
    trail_back(step->app);
}

void act_open(Step *step, Action action)
{
    App *app = step->app;
    Place place = place_of((ViewId)action.a);
    place.figure_view = app->place.figure_view;
    if (app->place.view != place.view)
        trail_go(app, place);
}

/* The view that shows the region on that side best; the one shown now if none does. */
static int view_for(const App *app, int region, Side side)
{
    int best = region >= 0 ? app->world->content->regions[region].best_view[side] : -1;
    return best >= 0 ? best : app->place.figure_view;
}

void act_area(Step *step, Action action)
{
    App *app = step->app;
    int region = action.a;
    bool is_middle = app->world->content->regions[region].sides == SIDE_MIDDLE;
    Side side = is_middle ? SIDE_MIDDLE : (Side)action.b;
    Place place = place_of(VIEW_AREA);
    place.region = (int16_t)region;
    place.side = (uint8_t)side;
    place.figure_view = (int8_t)view_for(app, region, side);
    place.layer = app->place.view == VIEW_MAP ? app->place.layer : LAYER_SKIN;
    if (app->place.view == VIEW_CHOOSER && app->trail_count > 0)
        trail_enter(app, place); /* the chooser was a question, not a place: Back leads to the map */
    else
        trail_go(app, place);
}

/* Asks about what the finger that is leaving touched, or about what keys have walked to. */
void act_choose(Step *step, Action action)
{
    (void)action;
    if (!step->press)
        return;
    Place place = step->app->place;
    place.view = VIEW_CHOOSER;
    place.scroll_px = 0;
    place.focus = (Focus){0};
    place.structure = step->press->structure;
    place.candidate_count = step->press->candidate_count;
    memcpy(place.candidates, step->press->candidates, sizeof place.candidates);
    trail_go(step->app, place);
}

/* The areas that the structure may be felt in: those around the middle of it, in the view on the stage. */
static uint8_t areas_of(const App *app, int structure, Candidate *out)
{
    const World *world = app->world;
    int view = app->place.figure_view, layer = app->place.layer;
    if (layer == LAYER_SKIN || !world->structure_maps)
        return 0;
    const BodyMap *map = &world->structure_maps[view * (LAYER_COUNT - 1) + layer - 1];
    for (int z = 0; z < map->zone_count; z++) {
        if (map->zones[z].region != structure)
            continue;
        ZoneHit hits[PLACE_MAX_CANDIDATES];
        int count = bodymap_hits(&world->maps[view], map->zones[z].anchor_u_cm, map->zones[z].anchor_v_cm,
                                 BODYMAP_SLOP_CM, hits, PLACE_MAX_CANDIDATES);
        for (int i = 0; i < count; i++) {
            const Zone *zone = &world->maps[view].zones[hits[i].zone];
            out[i] = (Candidate){.region = zone->region, .side = zone->side};
        }
        return (uint8_t)count;
    }
    return 0;
}

/* Who listens hears it too; the page goes on where it was left when they want it to. */
void act_word(Step *step, Action action)
{
    App *app = step->app;
    app->word = (int16_t)(action.a + 1);
    if (app->listen.state != LISTEN_OFF)
        effect_push(step->out, EFFECT_SAY_WORD);
}

void act_unword(Step *step, Action action)
{
    (void)action;
    App *app = step->app;
    if (app->word && app->listen.state != LISTEN_OFF)
        effect_push(step->out, EFFECT_HUSH);
    app->word = 0;
}

/* As if the structure itself had been touched. */
void act_structure(Step *step, Action action)
{
    Place place = step->app->place;
    place.view = VIEW_CHOOSER;
    place.scroll_px = 0;
    place.focus = (Focus){0};
    place.structure = action.a;
    memset(place.candidates, 0, sizeof place.candidates);
    place.candidate_count = areas_of(step->app, action.a, place.candidates);
    trail_go(step->app, place);
}

void act_side(Step *step, Action action)
{
    App *app = step->app;
    Place place = app->place;
    place.side = (uint8_t)action.b;
    place.figure_view = (int8_t)view_for(app, place.region, (Side)action.b);
    if (place.view == VIEW_AREA && !place_equals(&place, &app->place))
        trail_enter(app, place);
}

void act_page(Step *step, Action action)
{
    App *app = step->app;
    Place place = place_of(VIEW_PAGE);
    const PageFigure *figure = &app_language(app)->pages[action.a].figure;
    place.page = action.a;
    place.figure_view = (int8_t)(figure->view >= 0 ? figure->view : app->place.figure_view);
    place.layer = (uint8_t)(figure->view >= 0 ? figure->layer : LAYER_SKIN);
    place.region = app->place.region;
    place.side = app->place.side;
    trail_go(app, place);
}

/* Another view or layer of the same place: no step on the trail. */
static void turn_figure(App *app, int view, int layer)
{
    Place place = app->place;
    place.figure_view = (int8_t)view;
    place.layer = (uint8_t)layer;
    if (!place_equals(&place, &app->place))
        trail_enter(app, place);
}

void act_view(Step *step, Action action)
{
    turn_figure(step->app, action.a, step->app->place.layer);
}

void act_layer(Step *step, Action action)
{
    turn_figure(step->app, step->app->place.figure_view, action.a);
}

void act_scroll(Step *step, Action action)
{
    scroll_by_screen(step, action.a);
}

/* Another letter of the same list: nothing to come back to, but on a screen that shows one thing at a time.
 */
void act_letter(Step *step, Action action)
{
    App *app = step->app;
    Place place = app->place;
    if (place.view != VIEW_INDEX)
        return;
    place.group = (int16_t)(action.a + 1);
    place.scroll_px = 0;
    if (screen_is_tiny(&app->world->screen)) {
        trail_go(app, place);
        return;
    }
    app->place = place;
    app->glide = (Glide){0};
    app->epoch++;
}
