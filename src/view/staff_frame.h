/* What the screens behind the PIN have in common: their list, and where their own things stand. */
#ifndef HK_STAFF_FRAME_H
#define HK_STAFF_FRAME_H

#include "view/flow.h"

/* All of them stand in a column at the side, where there is room for that; else they have a screen of their
 * own. */
bool staff_has_column(const Ui *ui);
/* The column, or what leads back to the list; returns where the screen's own things stand. */
Rect staff_frame(Ui *ui);
/* The list itself, as items. */
void staff_list(Flow *flow);

#endif
