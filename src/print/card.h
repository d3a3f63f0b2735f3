/* The card as the kiosk hands it over: lines on standard input (README.md), read strictly.
 *
 * A card is one or two faces, each in a language of its own, and what belongs to no language: code and
 * figure. */
#ifndef HK_PRINT_CARD_H
#define HK_PRINT_CARD_H

#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"

enum { CARD_MAX_FACES = 2, CARD_MAX_LINES = 256, CARD_MAX_MODULES = 177, CARD_MAX_PICTURE_PX = 2400 };

typedef enum LineKind {
    LINE_TITLE,
    LINE_AREA,
    LINE_BRIEF,
    LINE_SAY,
    LINE_KNOW, /* the heading above what the therapist should know */
    LINE_ITEM,
    LINE_NOTE,
    LINE_KIND_COUNT,
} LineKind;

typedef struct Line {
    LineKind kind;
    const char *text;
} Line;

typedef struct Face {
    const char *language; /* tag */
    bool is_rtl;
    Line lines[CARD_MAX_LINES];
    int count;
} Face;

typedef struct Card {
    Arena arena;       /* owns every text below */
    const char *fonts; /* family names with commas, tried first; "" none */
    const char *media; /* only with --pdf: a name as CUPS has it; "" not said */
    Face faces[CARD_MAX_FACES];
    int face_count;
    int modules;         /* of the code, a side; 0: no code */
    const uint8_t *bits; /* row by row, the lowest bit first, 1: dark */
    int picture_w, picture_h;
    const uint8_t *picture; /* a byte a pixel, 255: white; NULL: none */
} Card;

/* Reads up to the line `end`. False and why if anything is not as README.md says. */
bool card_read(FILE *in, Card *card, Err *err);
/* Overwrites all of it, then lets it go. */
void card_free(Card *card);

#endif
