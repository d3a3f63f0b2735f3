/* Makes the runs of chosen lines: visual order (UAX #9, L2), places, the layout as a whole. */
#ifndef HK_TEXT_LINE_H
#define HK_TEXT_LINE_H

#include "scene/text_break.h"

/* The layout and all it points to are in `arena`. */
TextLayout *text_line_layout(const TextSpec *spec, const TextRead *read, const TextSpans *spans,
                             TextMeasure measure, Arena *arena);

#endif
