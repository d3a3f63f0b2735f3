/* What the card and the therapist's face have in common: the marked figure, the code, a wide button. */
#ifndef HK_CARD_PARTS_H
#define HK_CARD_PARTS_H

#include "view/flow.h"

/* Does a column of its own stand beside the words? */
bool card_is_wide(const Screen *screen);

/* The card as a code with a word on it, in whole px a module, at most `most` px high with its words. Nothing
 * where there is nothing to say, or where a phone could not tell its modules apart; false then. */
bool card_code(Flow *flow, int most);
/* The height of the smallest code that a phone can read, with its words; 0: none is that narrow. */
int card_code_least(Ui *ui, int width);
void card_button(Flow *flow, StringId label, IconId icon, Action action, UiButtonColors colors);

/* px per cm of the marked figure on this screen where it stands in so many views. */
float card_figure_scale(const World *world, int bar_h, int views);
/* The figure with a mark for each entry, in the views that show them (view/marks.h). */
void card_figure(Flow *flow);
int card_figure_height(Ui *ui, int width);
int card_figure_width(Ui *ui); /* the least */
/* px per cm of the figure for paper: no screen's, since its ground is white and the screens' are not. */
#define CARD_PAPER_SCALE 12.03f
/* The same figure as a scene of its own, for paper: in the clinic's language, on white. False: no mark. */
bool card_paper_picture(Ui *ui);
/* A mark's disc around x, y as it stands on the screen: the strength as number and tone; -1: not said. */
void card_mark(Ui *ui, int strength, int most, int x, int y, int size);

#endif
