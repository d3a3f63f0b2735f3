/* What a visitor has said for their card and ticked in the check: one plain value inside App.
 *
 * Only these functions change it; {0} is an empty card. It holds numbers alone, positions in the
 * pack's forms (model/form.h), never words. No page, order or text outside the card, the therapist's
 * face and the check depends on it (rule 1). The wipe of the App wipes it. */
#ifndef HK_VISIT_H
#define HK_VISIT_H

#include "model/content.h"

typedef struct Entry {
    int16_t region;
    uint8_t side; /* Side; SIDE_NONE where the visitor did not say */
    /* By question: a scale's number + 1, else the chosen options as bits; 0: not answered. */
    uint64_t answers[FORM_MAX_QUESTIONS];
} Entry;

typedef struct Visit {
    Entry entries[FORM_MAX_ENTRIES];
    int count;
    uint64_t yes, no; /* rows of the check, as bits; a row is in one of them or in neither */
} Visit;

/* Nothing is on the card and nothing was answered with yes: there is nothing to show or to print. */
bool visit_is_empty(const Visit *visit);
/* The entry of this area and side, -1 if it is not on the card. */
int visit_find(const Visit *visit, int region, Side side);
/* Puts the area on the card, or finds it there; its entry, -1 where the card is full. */
int visit_add(Visit *visit, const CardForm *form, int region, Side side);
void visit_remove(Visit *visit, int entry);
/* Changes the entry's side; where an entry of that side is there already, nothing happens. */
void visit_turn(Visit *visit, int entry, Side side);

/* A touch on an option (a scale: its number): chosen, or taken back where it was chosen. One more
 * than the question's limit changes nothing; false then. */
bool visit_answer(Visit *visit, const CardForm *form, int entry, int question, int option);
bool visit_has(const Visit *visit, const CardForm *form, int entry, int question, int option);
/* The number of a scale, -1: not said. */
int visit_number(const Visit *visit, int entry, int question);
/* The scale whose number stands for the entry's strength: the first that was answered; -1: none. */
int visit_scale(const Visit *visit, const CardForm *form, int entry);
/* Has an option been chosen that leads to the check? */
bool visit_offers_check(const Visit *visit, const CardForm *form);

typedef enum Tick { TICK_NONE, TICK_YES, TICK_NO } Tick;

Tick visit_tick(const Visit *visit, int row);
/* A touch on Yes or No: said, or taken back where it was said. */
void visit_set_tick(Visit *visit, int row, Tick tick);
/* The most pressing level among the ticked rows, CHECK_LEVEL_COUNT if nothing is ticked. */
CheckLevel visit_level(const Visit *visit, const CheckForm *form);

#endif
