/* The only maker of pictures: a pure function from App to Scene.
 *
 * Equal inputs give an equal scene->hash. View holds caches (text layouts, label places) that may be
 * dropped at any moment without changing a result. */
#ifndef HK_VIEW_H
#define HK_VIEW_H

#include "app/app.h"
#include "scene/figure_job.h"
#include "scene/scene.h"

typedef struct View View;

View *view_create(const Shaper *shaper); /* owned; the shaper is borrowed */
void view_destroy(View *view);

/* Makes the scene of the app's present state. */
void view_build(const App *app, View *view, Scene *out);

/* Drops what outgrew its budget; call between frames only. */
void view_trim(View *view);
/* Drops every cache (content was replaced, a visit is over). */
void view_clear(View *view);

/* Every picture, mask and icon the screens will ask for as the visitor wants to see them (display),
 * most urgent first. */
void view_figure_jobs(const App *app, View *view, FigureJobs *out);

/* Of these only the grids of structures, which even a replay without pictures needs. */
void view_structure_jobs(const App *app, FigureJobs *out);

/* The screen as the place is laid out on it: the glass, or with "lower controls" its lower part. */
Screen view_screen(const App *app);
/* The app in the lower part's world, where that is chosen; else the app itself. The two are the room for it.
 */
const App *view_lower(const App *app, App *lowered, World *world);

/* px the bar takes. */
int view_bar_height(const App *app, View *view);

/* The card's figure for paper, as large as the scene says; false: there is none. */
bool view_card_picture(const App *app, View *view, Scene *out);

/* The picture shown while the figures are being drawn for the first time. */
void view_build_loading(const World *world, View *view, int done, int total, Scene *out);

#endif
