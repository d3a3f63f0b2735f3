/* Widths of characters and stretches, asked of the Shaper for whole runs. All widths 1/64 px. */
#ifndef HK_TEXT_MEASURE_H
#define HK_TEXT_MEASURE_H

#include "scene/text_read.h"

typedef struct TextMeasure {
    const Shaper *shaper;
    uint16_t px; /* em */
} TextMeasure;

/* End of the stretch from `from`, at most to `limit`, that one font, script and direction can draw. */
int text_measure_run_end(const TextRead *read, int from, int limit);
/* Fills the advance of every character, each run shaped once. */
void text_measure_read(TextMeasure measure, TextRead *read, Arena *arena);
/* The stretch shaped by itself: what it will take when it stands alone on a line. */
int text_measure_run(TextMeasure measure, const TextRead *read, int from, int to);
int text_measure_stretch(TextMeasure measure, const TextRead *read, int from, int to);
/* One character put in by layout (hyphen, ellipsis), drawn like `like`; its font in *font. */
int text_measure_sign(TextMeasure measure, uint32_t code_point, const TextChar *like, uint8_t *font);

#endif
