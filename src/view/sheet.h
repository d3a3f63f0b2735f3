/* What a word of the page means: a small sheet at the foot of the screen. */
#ifndef HK_SHEET_H
#define HK_SHEET_H

#include "view/ui.h"

/* Over the place, if a word is being explained: what lies below cannot be touched meanwhile. */
void sheet_draw(Ui *ui);

#endif
