#include "sys/font_draw.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "sys/picture_file.h"

static TTF_Font *pen_open(FontFile *file, uint16_t px)
{
    unsigned length;
    const char *bytes = hb_blob_get_data(file->blob, &length);
    SDL_RWops *stream = SDL_RWFromConstMem(bytes, (int)length);
    TTF_Font *font = stream ? TTF_OpenFontIndexRW(stream, 1, file->is_color ? 0 : px, file->index) : NULL;
    if (!font) {
        log_line("font: %s: %s", file->path, TTF_GetError());
        return NULL;
    }
    return font;
}

/* Upright hinting only. Small letters stand at fractions of a pixel, for which SDL_ttf draws each
 * anew (9 us a letter); from this size on whole pixels do, and each is drawn once. */
static void set_hinting(TTF_Font *font, uint16_t px)
{
    enum { WHOLE_PIXELS_FROM = 48 };
    int want = px < WHOLE_PIXELS_FROM ? TTF_HINTING_LIGHT_SUBPIXEL : TTF_HINTING_LIGHT;
    if (TTF_GetFontHinting(font) != want)
        TTF_SetFontHinting(font, want);
}

/* TTF_SetFontSize throws away the drawn glyphs, so each size keeps a font of its own. */
static TTF_Font *pen_for(FontPens *pens, FontFile *file, uint16_t px)
{
    FontPen *oldest = &pens->items[0];
    pens->clock++;
    for (int i = 0; i < FONT_DRAW_OPEN; i++) {
        FontPen *pen = &pens->items[i];
        if (pen->font && pen->file == file && (pen->px == px || file->is_large)) {
            if (pen->px != px && !file->is_color)
                TTF_SetFontSize(pen->font, px);
            pen->px = px;
            pen->used = pens->clock;
            return pen->font;
        }
        if (pen->used < oldest->used)
            oldest = pen;
    }
    if (oldest->font)
        TTF_CloseFont(oldest->font);
    *oldest = (FontPen){.file = file, .px = px, .font = pen_open(file, px)};
    if (oldest->font)
        oldest->used = pens->clock;
    return oldest->font;
}

void font_draw_close(FontPens *pens)
{
    for (int i = 0; i < FONT_DRAW_OPEN; i++)
        if (pens->items[i].font)
            TTF_CloseFont(pens->items[i].font);
    *pens = (FontPens){0};
}

typedef struct Reach {
    int left, top; /* px beyond the pen and the ascent */
} Reach;

/* SDL_ttf widens its surface for ink left of the pen or over the ascent, and does not say by how
 * much: this repeats its sum with HarfBuzz. */
static Reach reach_of(FontFile *file, const GlyphRun *run, const char *text, TTF_Font *font)
{
    hb_font_t *shaping = font_stack_shaping(file, run->key.px);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, (int)run->len, 0, (int)run->len);
    hb_buffer_set_direction(buffer, run->is_rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, (hb_script_t)run->script);
    hb_shape(shaping, buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &count);
    int x = 0, y = 0, left = 0, top = 0, ascent = TTF_FontAscent(font);
    for (unsigned i = 0; i < count; i++) {
        hb_glyph_extents_t ink = {0};
        hb_font_get_glyph_extents(shaping, infos[i].codepoint, &ink);
        int pen_y = (y + ascent * 64 - at[i].y_offset) >> 6;
        left = MIN(left, ((x + at[i].x_offset) >> 6) + (ink.x_bearing >> 6));
        top = MIN(top, pen_y - ((ink.y_bearing + 63) >> 6));
        x += at[i].x_advance;
        y += at[i].y_advance;
    }
    hb_buffer_destroy(buffer);
    return (Reach){-left, -top};
}

static uint32_t pixel(const SDL_Surface *surface, int x, int y)
{
    const uint8_t *row = (const uint8_t *)surface->pixels + (size_t)y * (size_t)surface->pitch;
    return ((const uint32_t *)(const void *)row)[x];
}

static bool row_has_ink(const SDL_Surface *s, int y)
{
    for (int x = 0; x < s->w; x++)
        if (pixel(s, x, y) >> 24)
            return true;
    return false;
}

static bool column_has_ink(const SDL_Surface *s, Rect rows, int x)
{
    for (int y = rows.y; y < rows.y + rows.h; y++)
        if (pixel(s, x, y) >> 24)
            return true;
    return false;
}

static Rect ink_of(const SDL_Surface *s)
{
    Rect ink = {0, 0, s->w, s->h};
    while (ink.h > 0 && !row_has_ink(s, ink.y + ink.h - 1))
        ink.h--;
    while (ink.h > 0 && !row_has_ink(s, ink.y))
        ink.y++, ink.h--;
    while (ink.h > 0 && ink.w > 0 && !column_has_ink(s, ink, ink.x + ink.w - 1))
        ink.w--;
    while (ink.h > 0 && ink.w > 0 && !column_has_ink(s, ink, ink.x))
        ink.x++, ink.w--;
    return ink.h > 0 ? ink : (Rect){0};
}

static RunMask *mask_alloc(Rect ink, int pixel_bytes, size_t *size)
{
    size_t head = (sizeof(RunMask) + 15) & ~(size_t)15;
    *size = head + (size_t)ink.w * (size_t)ink.h * (size_t)pixel_bytes;
    RunMask *mask = xcalloc(1, *size);
    *mask = (RunMask){.x = ink.x, .y = ink.y, .w = ink.w, .h = ink.h, .stride = ink.w};
    if (pixel_bytes == 1)
        mask->alpha = (const uint8_t *)mask + head;
    else
        mask->argb = (const uint32_t *)(const void *)((const uint8_t *)mask + head);
    return mask;
}

static RunMask *alpha_mask(const SDL_Surface *surface, FontFile *file, const GlyphRun *run, const char *text,
                           TTF_Font *font, size_t *size)
{
    Rect ink = ink_of(surface);
    RunMask *mask = mask_alloc(ink, 1, size);
    uint8_t *out = (uint8_t *)(uintptr_t)mask->alpha;
    for (int y = 0; y < ink.h; y++)
        for (int x = 0; x < ink.w; x++)
            *out++ = (uint8_t)(pixel(surface, ink.x + x, ink.y + y) >> 24);
    mask->y = ink.y - TTF_FontAscent(font);
    /* Ink off the left edge of a surface of the usual height: it was not widened. */
    if (ink.x > 0 && surface->h == TTF_FontHeight(font))
        return mask;
    Reach reach = reach_of(file, run, text, font);
    mask->x -= ink.x > 0 ? 0 : reach.left;
    mask->y -= reach.top;
    return mask;
}

/* Colour fonts have pictures of one size only: they are scaled to the em. */
static RunMask *color_mask(const SDL_Surface *surface, const FontFile *file, const GlyphRun *run,
                           size_t *size)
{
    double scale = run->w > 0 ? (double)run->w / surface->w : 1;
    Rect box = {0, 0, MAX(1, (int)lround(surface->w * scale)), MAX(1, (int)lround(surface->h * scale))};
    box.y = -(int)lround((double)file->ascent * box.h / (double)(file->ascent + file->descent));
    RunMask *mask = mask_alloc(box, 4, size);
    picture_shrink(surface, (uint32_t *)(uintptr_t)mask->argb, box.w, box.h);
    return mask;
}

static SDL_Surface *drawn(TTF_Font *font, const GlyphRun *run, const char *text)
{
    char script[5] = {(char)(run->script >> 24), (char)(run->script >> 16), (char)(run->script >> 8),
                      (char)run->script, 0};
    set_hinting(font, run->key.px);
    TTF_SetFontDirection(font, run->is_rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(font, script);
    return TTF_RenderUTF8_Blended(font, text, (SDL_Color){255, 255, 255, 255});
}

RunMask *font_draw_run(FontPens *pens, FontFile *file, const GlyphRun *run, const char *text, size_t *size)
{
    TTF_Font *font = pen_for(pens, file, run->key.px);
    char *copy = xcalloc(run->len + 1, 1);
    memcpy(copy, text, run->len);
    /* NULL: nothing but spaces. */
    SDL_Surface *surface = font ? drawn(font, run, copy) : NULL;
    RunMask *mask;
    if (!surface)
        mask = mask_alloc((Rect){0}, 1, size);
    else if (file->is_color)
        mask = color_mask(surface, file, run, size);
    else
        mask = alpha_mask(surface, file, run, copy, font, size);
    SDL_FreeSurface(surface);
    free(copy);
    return mask;
}
