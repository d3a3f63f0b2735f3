/* A small picture of what a card leads to: a page's lit structure, stroke or drawing; an area on the body. */
#ifndef HK_THUMB_H
#define HK_THUMB_H

#include "view/ui.h"

/* px of a thumbnail's side: it grows with the letters beside it. */
int thumb_px(const App *app);
/* What a page's shows; its view is -1 where the page has a drawing or nothing. */
FigureRef thumb_page_ref(const World *world, int page, int size);
/* What an area's shows; px_per_cm 0: it stands in no view. The scale is the same for all areas. */
FigureRef thumb_area_ref(const World *world, int region, int side, int size);
float thumb_area_scale(const World *world, int size);

/* In a square, its corners rounded off into `card`, the colour around it. */
void thumb_page(Ui *ui, int page, Rect square, Color card);
void thumb_icon(Ui *ui, IconId icon, PageKind kind, Rect square, Color card);
void thumb_area(Ui *ui, int region, int side, Rect square, Color card);

#endif
