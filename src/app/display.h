/* How a visitor wants to see: text size, contrast, motion, the figure's skin. Wiped with the rest. */
#ifndef HK_DISPLAY_H
#define HK_DISPLAY_H

#include "base/base.h"

enum { DISPLAY_TONES = 4 };

typedef struct Display {
    uint8_t text_step; /* 0 normal, 1 large, 2 largest (DESIGN section 3) */
    uint8_t tone;      /* index of display_tone_name */
    bool has_high_contrast;
    bool has_reduced_motion;
} Display;

/* "neutral", "light", "medium", "dark": assets/figure/tone-<name>.css */
const char *display_tone_name(int tone);
/* 0 for a name that is none. */
uint8_t display_tone(const char *name);

#endif
