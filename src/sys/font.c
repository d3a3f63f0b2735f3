#include "sys/font.h"

#include <SDL_ttf.h>
#include <math.h>
#include <stdlib.h>

#include "sys/font_mask.h"
#include "sys/font_stack.h"

struct Fonts {
    FontStack *stack;
    FontMasks *masks;
    hb_buffer_t *buffer; /* for measuring */
    bool has_ttf;
};

Fonts *fonts_create(const char *const *families, int count, Err *err)
{
    Fonts *fonts = xcalloc(1, sizeof *fonts);
    fonts->has_ttf = TTF_Init() == 0;
    if (!fonts->has_ttf) {
        err_set(err, "SDL_ttf: %s", TTF_GetError());
        goto fail;
    }
    fonts->stack = font_stack_create(families, count, err);
    if (!fonts->stack)
        goto fail;
    fonts->masks = font_mask_create(fonts->stack);
    fonts->buffer = hb_buffer_create();
    return fonts;

fail:
    fonts_destroy(fonts);
    return NULL;
}

void fonts_destroy(Fonts *fonts)
{
    if (!fonts)
        return;
    font_mask_destroy(fonts->masks);
    if (fonts->buffer)
        hb_buffer_destroy(fonts->buffer);
    font_stack_destroy(fonts->stack);
    if (fonts->has_ttf)
        TTF_Quit();
    free(fonts);
}

static uint16_t em_for_cap(void *self, FontFace face, float cap_px)
{
    Fonts *fonts = self;
    const FontFile *file = font_stack_file(fonts->stack, face, 0);
    float em = cap_px / (file ? file->cap : 0.7f);
    return (uint16_t)CLAMP(lroundf(em), 4, 1000);
}

static FontMetrics metrics(void *self, FontKey key)
{
    Fonts *fonts = self;
    const FontFile *file = font_stack_file(fonts->stack, (FontFace)key.face, key.font);
    float px = key.px;
    if (!file)
        return (FontMetrics){px * 0.8f, px * 0.2f, px * 0.7f};
    return (FontMetrics){file->ascent * px, file->descent * px, file->cap * px};
}

static uint8_t font_for(void *self, FontFace face, uint32_t code_point, uint32_t script)
{
    Fonts *fonts = self;
    return font_stack_find(fonts->stack, face, code_point, script, NULL);
}

/* Shapes as SDL_ttf does when it draws: direction and script set, no language, no features; light
 * hinting leaves advances unrounded, so HarfBuzz's own font functions give the same widths. */
static int advance(void *self, FontKey key, const char *text, int len, bool is_rtl, uint32_t script,
                   int *by_byte)
{
    Fonts *fonts = self;
    FontFile *file = font_stack_file(fonts->stack, (FontFace)key.face, key.font);
    if (!file)
        return 0;
    hb_buffer_t *buffer = fonts->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, text, len, 0, len);
    hb_buffer_set_direction(buffer, is_rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, (hb_script_t)script);
    hb_shape(font_stack_shaping(file, key.px), buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &count);
    int64_t sum = 0;
    for (unsigned i = 0; i < count; i++) {
        sum += at[i].x_advance;
        if (by_byte && infos[i].cluster < (unsigned)len)
            by_byte[infos[i].cluster] += at[i].x_advance;
    }
    return (int)CLAMP(sum, 0, TEXT_MAX_WIDTH * 64);
}

Shaper fonts_shaper(Fonts *fonts)
{
    return (Shaper){
        .self = fonts,
        .em_for_cap = em_for_cap,
        .metrics = metrics,
        .font_for = font_for,
        .advance = advance,
    };
}

const RunMask *fonts_run_mask(Fonts *fonts, const GlyphRun *run, const char *bytes)
{
    return font_mask_get(fonts->masks, run, bytes + run->at);
}

void fonts_trim(Fonts *fonts)
{
    font_mask_trim(fonts->masks, FONT_MASK_BYTES);
}

void fonts_forget(Fonts *fonts)
{
    font_mask_trim(fonts->masks, 0);
}

bool fonts_has(Fonts *fonts, uint32_t code_point)
{
    bool is_found;
    font_stack_find(fonts->stack, FACE_REGULAR, code_point, 0, &is_found);
    return is_found;
}
