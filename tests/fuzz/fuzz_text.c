/* Any bytes as text, any spec: layout stays inside its bytes and its width, and masks can be made.
 * The first four bytes choose the spec, the rest is the text. */
#include "fuzz.h"
#include "scene/text.h"
#include "sys/font.h"

enum { MAX_MASKS = 64 };

static void check_runs(const TextLayout *layout, const TextLine *line, int width)
{
    int x = line->x;
    for (int r = line->first_run; r < line->first_run + line->run_count; r++) {
        const GlyphRun *run = &layout->runs[r];
        FUZZ_CHECK(run->len > 0 && run->at + run->len <= (uint32_t)layout->byte_count);
        FUZZ_CHECK(utf8_valid(layout->bytes + run->at, run->len, NULL));
        FUZZ_CHECK(!memchr(layout->bytes + run->at, '\n', run->len));
        FUZZ_CHECK(run->x == x && run->w >= 0);
        x += run->w;
    }
    FUZZ_CHECK(line->w == x - line->x || line->w == x - line->x + 1);
    FUZZ_CHECK(width == 0 || line->w <= width || layout->is_cut);
}

static void check_layout(const TextLayout *layout, const TextSpec *spec)
{
    FUZZ_CHECK(layout->text_len >= 0 && layout->text_len <= layout->byte_count);
    FUZZ_CHECK(utf8_valid(layout->bytes, (size_t)layout->byte_count, NULL));
    FUZZ_CHECK(spec->width == 0 || spec->max_lines == 0 || layout->line_count <= spec->max_lines);
    FUZZ_CHECK(layout->h >= layout->line_count);
    int runs = 0;
    for (int l = 0; l < layout->line_count; l++) {
        const TextLine *line = &layout->lines[l];
        FUZZ_CHECK(line->first_run == runs);
        runs += line->run_count;
        FUZZ_CHECK(runs <= layout->run_count && line->w <= layout->w && line->x >= layout->x);
        check_runs(layout, line, spec->width);
    }
    FUZZ_CHECK(runs == layout->run_count);
}

static TextSpec spec_of(const uint8_t *data, size_t size)
{
    static const char *const langs[] = {NULL, "en", "ar", "zh-Hans", "ja", "th", "hi", "ko"};
    return (TextSpec){
        .text = (const char *)data + 4,
        .len = (int)size - 4,
        .face = (FontFace)(data[0] % FACE_COUNT),
        .align = (TextAlign)((data[0] >> 2) % 3),
        .is_rtl = data[0] & 0x20,
        .has_markup = data[0] & 0x40,
        .is_heading = data[0] & 0x80,
        .width = data[1] * 4,
        .max_lines = data[2] % 4,
        .lang = langs[(data[2] >> 2) % 8],
        .cap_px = (float)(data[3] % 64 + 6),
    };
}

static Fonts *fonts; /* opened once: there are hundreds */

static void close_fonts(void)
{
    fonts_destroy(fonts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Err err;
    if (!fonts) {
        fonts = fonts_create(NULL, 0, &err);
        atexit(close_fonts);
    }
    FUZZ_CHECK(fonts);
    if (size < 4)
        return 0;
    Shaper shaper = fonts_shaper(fonts);
    TextCache *cache = text_cache_create(&shaper);
    TextSpec spec = spec_of(data, size);
    const TextLayout *layout = text_layout(cache, &spec);
    check_layout(layout, &spec);
    FUZZ_CHECK(text_layout(cache, &spec) == layout);
    for (int r = 0; r < MIN(layout->run_count, MAX_MASKS); r++) {
        const RunMask *mask = fonts_run_mask(fonts, &layout->runs[r], layout->bytes);
        FUZZ_CHECK(mask->w == 0 || (mask->h > 0 && mask->stride >= mask->w));
        FUZZ_CHECK(mask->w == 0 || !mask->alpha != !mask->argb);
    }
    fonts_trim(fonts);
    text_cache_destroy(cache);
    return 0;
}
