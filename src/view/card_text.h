/* The card in words: whole sentences in one language, from the answers and the pack's templates. */
#ifndef HK_CARD_TEXT_H
#define HK_CARD_TEXT_H

#include "app/visit.h"
#include "app/world.h"
#include "model/qr.h"

typedef struct CardText { /* of one entry */
    const char *area;     /* its name, with the side */
    const char *brief;    /* of the scale that was answered first, "6 of 10"; NULL: none */
    int number;           /* of that scale, -1: none */
    TextList sentences;
} CardText;

/* Both live in the arena. */
CardText card_text(const World *world, const Language *language, const Visit *visit, int entry, Arena *arena);
/* Lines for the therapist from the ticked rows. */
TextList card_please_know(const World *world, const Language *language, const Visit *visit, Arena *arena);

/* All of it as the QR code holds it, at most QR_MAX_BYTES bytes: where it would be more, whole sentences are
 * left out from the end, the last entry first, and an ellipsis says so. "" for an empty card. */
const char *card_whole_text(const World *world, const Language *language, const Visit *visit, Arena *arena);

#endif
