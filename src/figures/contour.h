/* A soft line along the edge of a shape given by its coverage.
 *
 * The edge is where coverage passes one half, found between pixels (marching squares), so that the
 * line is as smooth as the shape was drawn; distances are exact to the contour's straight pieces.
 * The picture's own border is no edge, nor is where a shape fades out. */
#ifndef HK_FIGURES_CONTOUR_H
#define HK_FIGURES_CONTOUR_H

#include "base/base.h"

/* Coverage that changes by less from one pixel to the next is a fade, not an edge. */
enum { CONTOUR_CRISP = 40 };

typedef struct Coverage {
    int w, h, stride;
    const uint8_t *alpha;
} Coverage;

/* Writes w * h bytes: 255 within width/2 of the edge, falling to 0 over `soft_px` (1: crisp) around
 * that distance. */
void contour_line(Coverage shape, double width_px, double soft_px, uint8_t *out);

#endif
