/* How labels.c finds places for the names: the columns beside the figure (labels_columns.c), and which name
 * stands where in them (labels_ways.c). Lengths are px on the screen. */
#ifndef HK_LABELS_INSIDE_H
#define HK_LABELS_INSIDE_H

#include "view/labels.h"

typedef struct Choice { /* one thing to be named, and where it can be pointed at */
    int16_t thing;
    int pages;       /* that it leads to, where it is a structure */
    float radius_cm; /* of its largest zone */
    int zone_count;
    struct {
        float x, y;
    } anchor[2]; /* left one first, px on the screen */
} Choice;

typedef struct Plan {
    Ui *ui;
    Rect rect;
    FigureRef ref;
    float middle;         /* px: of the body, from its left to its right */
    int top, bottom;      /* px between which chips may stand */
    int margin, gap, pad; /* px: screen edge to chip, chip to chip, text to chip edge */
    const BodyMap *map;   /* of what is named */
    bool is_structures;
    int count;
    Choice choices[LABELS_MAX];
    int16_t first_cell[BODYMAP_MAX_SIDE],
        last_cell[BODYMAP_MAX_SIDE]; /* of the body, by row of the view's map */
} Plan;

const char *labels_name(const Ui *ui, int thing, bool is_structure);

/* First and last cell of the body in every row of the view's map. */
void labels_find_edges(Plan *plan);
/* The figure's edge nearest to the column over a band of rows. */
float labels_body_edge(const Plan *plan, bool is_right, float y0, float y1);
/* The chip in the middle of a slot at y that is high enough to be touched; false: it has no room there. */
bool labels_place_chip(const Plan *plan, Label *label, int y);
/* Stands the chips of one column under each other in the order of the heights they wish for, each as near to
 * its own as the ones above leave it, then lifts what hangs over the bottom. False: they have no room. */
bool labels_place_column(const Plan *plan, Label *labels, const float *wish, bool is_right);
Segment labels_leader_of(const Label *label);

/* Finds every name its place, so that no leader crosses another or runs through another's chip or dot. False:
 * there is no such way, or none was found; the work is bounded whatever the pack. */
bool labels_solve(const Plan *plan, Labels *out);

#endif
