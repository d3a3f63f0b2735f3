#include "app/display.h"

#include <string.h>

static const char *const TONES[DISPLAY_TONES] = {"neutral", "light", "medium", "dark"};

const char *display_tone_name(int tone)
{
    return TONES[tone];
}

uint8_t display_tone(const char *name)
{
    for (uint8_t i = 0; i < DISPLAY_TONES; i++)
        if (strcmp(TONES[i], name) == 0)
            return i;
    return 0;
}
