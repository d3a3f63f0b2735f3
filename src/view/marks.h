/* Where an entry of the card stands on the figure: the one way from a card to its marks, for the screen, the
 * therapist's face and the paper. */
#ifndef HK_MARKS_H
#define HK_MARKS_H

#include "app/visit.h"
#include "app/world.h"

enum { MARKS_MAX_VIEWS = 2, MARKS_OF_ENTRY = 2 };

typedef struct Mark {
    int8_t view;
    int16_t region;
    uint8_t side;      /* SIDE_LEFT, SIDE_RIGHT or SIDE_MIDDLE: of the visitor's body */
    bool is_one_of;    /* the visitor did not say which side: it is this one, or another, or both */
    int strength, max; /* of the entry's scale; strength -1: not said */
} Mark;

/* The marks of an entry in a view: one for each of its sides that the view shows, of an entry whose side was
 * not said for each that the area has. */
int marks_of(const World *world, const Visit *visit, int entry, int view, Mark out[MARKS_OF_ENTRY]);

/* The views that are drawn: the one that shows most marks, and where some are not in it the one that shows
 * most of those. */
int marks_views(const World *world, const Visit *visit, int views[MARKS_MAX_VIEWS]);
/* Is the mark drawn in the n-th of these views? Once for each: not where an earlier view shows it. */
bool marks_is_drawn(const World *world, const Mark *mark, const int *views, int n);

#endif
