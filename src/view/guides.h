/* What shows how a touch or a switch stands: the ring that fills while a finger is held, the frame of a
 * group. */
#ifndef HK_GUIDES_H
#define HK_GUIDES_H

#include "view/ui.h"

/* Over the whole picture, once its targets are there. */
void guides_draw(Ui *ui);

#endif
