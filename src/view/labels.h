/* Names beside the figure, with leader lines that never cross and never cover it: of the areas, in a deeper
 * layer of the structures that are seen there. */
#ifndef HK_LABELS_H
#define HK_LABELS_H

#include "base/segment.h"
#include "view/ui.h"

enum { LABELS_MAX = 24 };

typedef struct Label {
    int16_t thing; /* region or, in a deeper layer, structure */
    bool is_structure;
    bool is_right; /* column */
    Rect chip;     /* px, as it stands on the screen */
    Rect touch;    /* the chip's target: 20 mm high at least */
    int text_w;    /* px the text is wrapped to */
    float x, y;    /* px: the point in the region the leader leads to */
} Label;

typedef struct Labels {
    uint64_t key; /* of what they were laid out for */
    int count;
    Label items[LABELS_MAX];
} Labels;

/* Lays out the names of what the view and layer show between the figure and the edges of `rect`
 * (as it stands on the screen), above `bottom`. Names that find no room are left out, the least
 * important first: everything is in the list too. The work is bounded, whatever the pack. Kept in `cache`
 * until something it depends on changes. */
const Labels *labels_layout(Ui *ui, Labels *cache, Rect rect, FigureRef ref, int bottom);
void labels_draw(Ui *ui, const Labels *labels);

/* The parts of it, as they stand on the screen: a line that ends in a dot, stronger where it is lit, and a
 * name's ground with the name at text_x. */
void labels_leader(Ui *ui, Segment leader, bool is_lit);
void labels_chip(Ui *ui, Rect chip, const TextLayout *text, int text_x, Color ground, Color edge);

#endif
