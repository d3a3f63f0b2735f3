/* Rasterises runs with SDL_ttf and keeps the masks, least recently used first out. */
#ifndef HK_FONT_MASK_H
#define HK_FONT_MASK_H

#include "sys/font.h"
#include "sys/font_stack.h"

typedef struct FontMasks FontMasks;

/* TTF_Init must have been called. The stack is borrowed. */
FontMasks *font_mask_create(FontStack *stack);
void font_mask_destroy(FontMasks *masks);
const RunMask *font_mask_get(FontMasks *masks, const GlyphRun *run, const char *text);
void font_mask_trim(FontMasks *masks, size_t budget);
size_t font_mask_bytes(const FontMasks *masks);

#endif
