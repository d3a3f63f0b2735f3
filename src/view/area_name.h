/* The name of an area at its place on the figure, with a line to it; or, where the view does not show it, a
 * word that says so and a button that turns to the view that does. */
#ifndef HK_AREA_NAME_H
#define HK_AREA_NAME_H

#include "view/ui.h"

/* The area's name on a side; its bare name where none is said, or it has none. */
const char *area_title(const Area *area, int side);
/* `stage`: as for a left-to-right language; what stands at its edges is drawn already. */
void area_name_draw(Ui *ui, Rect stage);

#endif
