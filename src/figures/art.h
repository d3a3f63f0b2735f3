/* SVGs parsed once and their elements drawn: the only file that knows librsvg.
 *
 * The frame: the SVG's unit is 1 mm; u is 0 in the middle of its width, v at the job's frame_top_cm on its
 * upper edge. Lengths in percent of the frame would go wrong in enlarged pictures: the SVGs have none. */
#ifndef HK_FIGURES_ART_H
#define HK_FIGURES_ART_H

#include <cairo.h>

#include "figures/job.h"

enum { ART_SHELF_MAX = 16 };

typedef struct Art Art;

typedef struct ArtFolders {
    const char *assets, *pack; /* base/asset.h; pack NULL: none */
} ArtFolders;

typedef struct ArtShelf { /* {0}: empty. The SVGs parsed so far */
    Art *first;
    int count;
} ArtShelf;

/* The parsed SVG of a job with its skin tone: borrowed from the shelf until the next call. NULL with the
 * reason if it is missing, does not parse or is not the file the job was made for. */
Art *art_open(ArtShelf *shelf, const ArtFolders *folders, const Job *job, Err *err);
void art_close_all(ArtShelf *shelf);

bool art_has(const Art *art, const char *element); /* "#id" */

/* Where the frame lies on a surface. `x`, `y`: px of the frame's corner, whole on purpose: at a
 * fraction librsvg would smooth what it draws through masks and filters. Everything made for the
 * same corner and scale is shifted alike, by less than half a pixel. */
typedef struct ArtPlace {
    double x, y, px_per_mm;
} ArtPlace;

/* Of a job's window; for a mirrored one the window that becomes the wanted one when flipped. */
ArtPlace art_place(const Job *job);

/* Draws one element over what is on the surface. `place`: of the job the art was opened for, or, if
 * that was no picture, any. */
bool art_draw(Art *art, const char *element, cairo_surface_t *target, ArtPlace place, Err *err);

/* Draws the whole SVG fitted into the surface (icons). */
bool art_draw_all(Art *art, cairo_surface_t *target, Err *err);

#endif
