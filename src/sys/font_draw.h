/* One run drawn by SDL_ttf, cropped to its ink. */
#ifndef HK_FONT_DRAW_H
#define HK_FONT_DRAW_H

#include <SDL_ttf.h>

#include "sys/font.h"
#include "sys/font_stack.h"

/* Fonts of one size, opened when first used, at most FONT_DRAW_OPEN of them (0.05 to 0.16 MB each).
 * A large file (East Asian: 2.4 MB, 3 ms to open) is opened once for all its sizes. */
enum { FONT_DRAW_OPEN = 16 };

typedef struct FontPen {
    FontFile *file;
    uint16_t px;
    uint64_t used;
    TTF_Font *font; /* owned */
} FontPen;

typedef struct FontPens {
    FontPen items[FONT_DRAW_OPEN];
    uint64_t clock;
} FontPens;

void font_draw_close(FontPens *pens);
/* One block of memory, owned: the RunMask and behind it its pixels; *size in bytes. */
RunMask *font_draw_run(FontPens *pens, FontFile *file, const GlyphRun *run, const char *text, size_t *size);

#endif
