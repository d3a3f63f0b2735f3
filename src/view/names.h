/* Names of what is lit in a page's picture: chips at its edges with leaders, what has no place in a legend.
 *
 * No chip covers what is lit or another chip, no leader crosses another. Finding the places takes about a
 * millisecond, so they are kept from scene to scene. */
#ifndef HK_NAMES_H
#define HK_NAMES_H

#include "view/ui.h"

enum { NAMES_MAX = CONTENT_MAX_LIGHTS };

typedef struct Name {
    int structure, zone; /* zone -1: nowhere to point at */
    float x, y;          /* px of the place pointed at */
    int text_w;          /* px the words are broken at; 0: one line */
    Rect chip;
    bool is_placed;       /* false: in the legend */
    float from_x, from_y; /* where the leader leaves the chip */
} Name;

typedef struct Names {
    uint64_t key; /* of all that the places hang on; 0: nothing */
    int count;
    Name items[NAMES_MAX];
    bool is_lit[BODYMAP_MAX_ZONES + 1]; /* by cell value of the layer's map of structures */
} Names;

void names_draw(Ui *ui, Names *cache, const Page *page, Rect at, FigureRef ref);

#endif
