/* The picture beside a page's words: the figure with what the page speaks of lit and named, the strokes
 * of a technique, or a drawing. */
#ifndef HK_PAGE_PICTURE_H
#define HK_PAGE_PICTURE_H

#include "view/ui.h"

/* Where the page's picture stands; empty if it has none on this screen. */
Rect page_picture_rect(const Screen *screen, int bar_h, const Page *page);
/* Side of the square of a page's drawing, px. */
int page_picture_size(const Screen *screen, int bar_h);

/* `page`: of the place, in the visitor's language. */
void page_picture_draw(Ui *ui, const Page *page, Rect rect);

#endif
