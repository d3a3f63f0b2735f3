/* The figure on its stage: which part of it a place shows, and at what scale.
 *
 * A FigureRef says what lies at a rect's top left corner (cm) and how many px a cm takes. The map
 * shows the whole frame, an area moves towards its region, a page has a picture of its own. */
#ifndef HK_STAGE_H
#define HK_STAGE_H

#include "view/ui.h"

/* The stage of a view on this screen; empty if it has none. `bar_h`: px the bar takes. */
Rect stage_rect(const Screen *screen, ViewId view, int bar_h);
/* What the place at rest shows in `rect`. */
FigureRef stage_ref(const World *world, int bar_h, const Place *place, Rect rect);
/* The same on its way from the place before. */
FigureRef stage_moving_ref(const App *app, Rect rect, int bar_h);

/* Scale of the whole figure on the map's stage, px per cm. */
float stage_map_scale(const World *world, int bar_h);
/* Which scales areas are shown at in a view (framing_scale_at), as bits. */
unsigned stage_area_scales(const World *world, int bar_h, int view);
float stage_attract_scale(const World *world);

/* px of a point of the frame */
float stage_x(FigureRef ref, Rect rect, float u_cm);
float stage_y(FigureRef ref, Rect rect, float v_cm);

/* Ground, figure and highlighted regions. Rects are those of a left-to-right screen here and below. */
void stage_draw(Ui *ui, Rect rect);
/* The light that passes over the regions, if it is its time (`at` as it stands on the screen). */
void stage_pulse(Ui *ui, Rect at, FigureRef ref);
/* A box for each region that has room for one around its middle, for dumps and for focus; a finger is
 * answered by the true shapes. */
void stage_targets(Ui *ui, Rect rect);
/* "Your left", "Your right" in the upper corners. */
void stage_edges(Ui *ui, Rect rect);
int stage_edges_height(Ui *ui, Rect rect); /* px from the stage's top to their lower end */
/* View and layer switches at the stage's lower edge; returns their height incl. the gap below. */
int stage_switch_height(Ui *ui, Rect rect);
void stage_switches(Ui *ui, Rect rect);
/* The same as two buttons at the top of the row, for a screen that has no room on the stage; their height. */
int stage_buttons(Ui *ui, Rect row);

#endif
