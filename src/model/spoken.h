/* A text as it is said: abbreviations, ranges, dates and numbers in words that a voice says right.
 *
 * Words come from the language's "say" list and its strings say.*; each byte of the result knows which bytes
 * of the text it stands for, so that the word that is heard can be shown. */
#ifndef HK_SPOKEN_H
#define HK_SPOKEN_H

#include "base/arena.h"
#include "model/content.h"

enum { SPOKEN_MAX = 12 * 1024 /* bytes; more is cut */ };

typedef struct Spoken {
    char *text; /* with a NUL */
    int len;
    uint16_t *from, *to; /* by byte of `text`: from there to there of the source */
} Spoken;

/* All of it in the arena. `number`: one that is said digit by digit (whom to call), "": none. Of a source
 * longer than SPOKEN_MAX the rest is left out; any bytes are taken. */
Spoken spoken_make(const Language *language, const char *number, const char *source, Arena *arena);

#endif
