/* A column of text and cards, filled from the top: what a page and an area list are made of. */
#ifndef HK_FLOW_H
#define HK_FLOW_H

#include "view/ui.h"

typedef struct Flow {
    Ui *ui;
    int x, w; /* px of the column */
    int y;    /* px of the next thing's top, before scrolling */
} Flow;

void flow_gap(Flow *flow, double mm);
void flow_text(Flow *flow, const UiStyle *style, const char *text, Color color);
void flow_heading(Flow *flow, const char *text);
void flow_item(Flow *flow, const UiItem *item);
/* Items in up to `most_columns` columns, as many as leave every text on its line; each row as high as
 * its highest item, and at least `least_row` px. */
void flow_grid(Flow *flow, const UiItem *items, int count, int most_columns, double gap_mm, int least_row);
extern const double FLOW_ITEM_GAP_MM;
void flow_items(Flow *flow, const UiItem *items, int count); /* in one or two columns */
/* With their pictures, two in a row where no word is too long for that; `has_subtitles`: with their second
 * lines. */
void flow_tiles(Flow *flow, UiItem *items, int count, bool has_subtitles);
/* Bare names, of areas and the like, close together: two columns wherever a name takes two lines at most. */
void flow_names(Flow *flow, const UiItem *items, int count);
int flow_names_height(Ui *ui, const UiItem *items, int count, int width);
/* Exclusive choices in one row, or below each other where the words are too long for one. */
void flow_tabs(Flow *flow, const UiTab *tabs, int count);
void flow_urgent(Flow *flow, const UrgentList *urgent);
int flow_urgent_height(Ui *ui, const UrgentList *urgent, int width);
void flow_bullets(Flow *flow, const TextList *list, bool is_numbered, const Tone *tone);
/* The steps of a block, each beside its picture. */
void flow_steps(Flow *flow, const Block *block, const Tone *tone);
/* Text on a coloured card with a bar at its start; `lead` (may be NULL) stands first in bold. */
void flow_callout(Flow *flow, const char *lead, const char *text, Color ground, Color bar, Color ink);

/* A page as an item of a list. */
UiItem flow_page_item(Ui *ui, int page);
bool flow_is_offered(const Ui *ui, int page); /* techniques the site does not offer are not shown */

#endif
