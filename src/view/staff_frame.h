/* What the screens behind the PIN have in common: their list, and where their own things stand. */
#ifndef HK_STAFF_FRAME_H
#define HK_STAFF_FRAME_H

#include "view/flow.h"

/* All of them stand in a column at the side, where there is room for that; else they have a screen of their
 * own. */
bool staff_has_column(const Ui *ui);
/* The column, or what leads back to the list; returns where the screen's own things stand. */
Rect staff_frame(Ui *ui);
/* The list that a page was chosen from. */
ViewId staff_list_of(const Place *place);
/* A button that leads to one of them; returns the height it took, with the gap below. */
int staff_back(Ui *ui, int x, int y, StringId label, ViewId view);
/* "12 of 48": pages in this language that somebody has signed. */
const char *staff_reviewed_text(Ui *ui);
/* Who has, or that nobody has. */
const char *staff_review_text(Ui *ui, const Review *review);
/* The list itself, as items. */
void staff_list(Flow *flow);

#endif
