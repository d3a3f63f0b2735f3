/* Where words of a glossary stand in a text. */
#ifndef HK_GLOSSARY_H
#define HK_GLOSSARY_H

#include "model/content.h"

typedef struct GlossaryHit {
    int entry;
    int from, to; /* bytes of the text */
} GlossaryHit;

/* The entries of `wanted` (bits by index) that occur in the text, each where it does so first, in the order
 * of the text; none within another. Whole words, whatever the case of ASCII letters; where a language writes
 * no blanks between words, anywhere. At most `max`. */
int glossary_find(const Glossary *glossary, uint64_t wanted, const char *text, int len, GlossaryHit *out,
                  int max);

#endif
