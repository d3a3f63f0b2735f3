/* Actions on the card and the check. */
#include <string.h>

#include "app/app_inside.h"

/* The questions below may be others now: a touch meant for those before does nothing. */
static void show_group(App *app, int group)
{
    app->place.group = (int16_t)group;
    app->place.is_sure = 0;
    app->place.scroll_px = 0;
    app->glide = (Glide){0};
    app->epoch++;
}

void act_card_add(Step *step, Action action)
{
    App *app = step->app;
    const Content *content = app->world->content;
    bool is_middle = content->regions[action.a].sides == SIDE_MIDDLE;
    int entry = visit_add(&app->visit, &content->card, action.a, is_middle ? SIDE_MIDDLE : (Side)action.b);
    Place place = place_of(VIEW_CARD);
    place.figure_view = app->place.figure_view;
    place.group = (int16_t)MAX(0, entry);
    if (app->place.view == VIEW_CARD)
        show_group(app, place.group);
    else
        trail_go(app, place);
}

/* The entry that is shown; -1: the card is empty. */
static int shown_entry(const App *app)
{
    return MIN((int)app->place.group, app->visit.count - 1);
}

void act_card_entry(Step *step, Action action)
{
    if (step->app->place.view == VIEW_CARD && action.a < step->app->visit.count)
        show_group(step->app, action.a);
}

void act_card_side(Step *step, Action action)
{
    App *app = step->app;
    int entry = shown_entry(app);
    if (app->place.view == VIEW_CARD && entry >= 0)
        visit_turn(&app->visit, entry, (Side)action.b);
}

void act_card_answer(Step *step, Action action)
{
    App *app = step->app;
    int entry = shown_entry(app);
    if (app->place.view == VIEW_CARD && entry >= 0)
        visit_answer(&app->visit, &app->world->content->card, entry, action.a, action.b);
}

void act_card_remove(Step *step, Action action)
{
    App *app = step->app;
    (void)action;
    if (app->place.view != VIEW_CARD)
        return;
    visit_remove(&app->visit, shown_entry(app));
    show_group(app, MAX(0, app->visit.count - 1));
}

/* Asks once, then wipes. */
void act_card_clear(Step *step, Action action)
{
    App *app = step->app;
    if (app->place.view != VIEW_CARD)
        return;
    if (action.a < 0) {
        app->place.is_sure = 1;
        return;
    }
    memset(&app->visit, 0, sizeof app->visit);
    app->paper = PAPER_NONE;
    effect_push(step->out, EFFECT_STOP_PRINT);
    show_group(app, 0);
}

void act_card_face(Step *step, Action action)
{
    if (step->app->place.view == VIEW_THERAPIST && action.a < 2)
        show_group(step->app, action.a);
}

void act_card_print(Step *step, Action action)
{
    App *app = step->app;
    (void)action;
    if (!app->world->site.printer[0] || visit_is_empty(&app->visit) || app->paper == PAPER_WORKING)
        return;
    app->paper = PAPER_WORKING;
    effect_push(step->out, EFFECT_PRINT);
}

void act_check_group(Step *step, Action action)
{
    if (step->app->place.view == VIEW_SAFETY && action.a < step->app->world->content->check.group_count)
        show_group(step->app, action.a);
}

void act_check_tick(Step *step, Action action)
{
    visit_set_tick(&step->app->visit, action.a, (Tick)action.b);
}
