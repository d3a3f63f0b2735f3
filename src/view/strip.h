/* The buttons of a visitor who listens. */
#ifndef HK_STRIP_H
#define HK_STRIP_H

#include "view/ui.h"

/* px it takes over the bar in a panel of that width, with the gap above the bar. */
int strip_height(Ui *ui, int width);
void strip_draw(Ui *ui, Rect room);

#endif
