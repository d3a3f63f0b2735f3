/* Fonts through fontconfig, SDL_ttf and HarfBuzz: widths for layout, masks for the renderer.
 *
 * One TTF_Font per face, fallback and size, opened when first used. A run is rasterised once and
 * kept as an alpha mask until the budget makes room for others. */
#ifndef HK_FONT_H
#define HK_FONT_H

#include "base/err.h"
#include "scene/text.h"

typedef struct Fonts Fonts;

/* Coverage of one run, 8 bits a pixel; x, y: from the pen position on the baseline to the mask's
 * top left. Borrowed until the next fonts_trim. Colour emoji come as `argb` (premultiplied), with
 * `alpha` NULL. */
typedef struct RunMask {
    int x, y, w, h, stride;
    const uint8_t *alpha;
    const uint32_t *argb;
} RunMask;

/* `families` are tried before the built-in stack (Inter, then Noto); count may be 0. NULL and *err
 * if no usable font is on this machine. Owned; release with fonts_destroy. */
Fonts *fonts_create(const char *const *families, int count, Err *err);
void fonts_destroy(Fonts *fonts);
Shaper fonts_shaper(Fonts *fonts);
/* Mask of the run's bytes; may be empty (w 0). */
const RunMask *fonts_run_mask(Fonts *fonts, const GlyphRun *run, const char *bytes);
/* Keeps the masks within FONT_MASK_BYTES, the least recently used go; call between frames only. */
enum { FONT_MASK_BYTES = 8 * 1024 * 1024 };
void fonts_trim(Fonts *fonts);
/* Drops every mask and overwrites what it was of: a visit is over. */
void fonts_forget(Fonts *fonts);
/* True if some font of the stack has the character. */
bool fonts_has(Fonts *fonts, uint32_t code_point);

#endif
