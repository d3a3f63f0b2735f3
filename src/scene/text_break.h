/* Chooses where lines end: greedily, at the places UAX #14 allows, inside a word only if it is
 * longer than the line. Widths 1/64 px. */
#ifndef HK_TEXT_BREAK_H
#define HK_TEXT_BREAK_H

#include "scene/text_measure.h"

enum { TEXT_HYPHEN = 0x2010, TEXT_ELLIPSIS = 0x2026 };

typedef struct TextSpan {
    int start, end; /* characters drawn on the line; spaces at its end are left out */
    bool has_hyphen, has_ellipsis;
} TextSpan;

typedef struct TextSpans {
    TextSpan *items;
    int count;
    bool is_cut;
} TextSpans;

/* `read` must be measured. All in the arena. */
TextSpans text_break(const TextSpec *spec, const TextRead *read, TextMeasure measure, Arena *arena);

#endif
