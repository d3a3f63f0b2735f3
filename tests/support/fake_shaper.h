/* A Shaper without fonts, for tests: every letter is 10 px wide at 10 px em, combining marks and
 * joined pictographs 0. Font 1 has right-to-left letters, 2 East Asian ones, 0 the rest. */
#ifndef HK_FAKE_SHAPER_H
#define HK_FAKE_SHAPER_H

#include <math.h>

#include "base/utf8.h"
#include "scene/text.h"
#include "scene/text_class.h"

static uint16_t fake_em(void *self, FontFace face, float cap_px)
{
    (void)self, (void)face;
    return (uint16_t)lroundf(cap_px * 2);
}

static FontMetrics fake_metrics(void *self, FontKey key)
{
    (void)self;
    return (FontMetrics){key.px * 0.8f, key.px * 0.2f, key.px * 0.5f};
}

static uint8_t fake_font_for(void *self, FontFace face, uint32_t cp, uint32_t script)
{
    (void)self, (void)face, (void)script;
    return cp >= 0x590 && cp < 0x800 ? 1 : cp >= 0x2e80 && cp < 0xfb00 ? 2 : 0;
}

static int fake_advance(void *self, FontKey key, const char *text, int len, bool is_rtl, uint32_t script,
                        int *by_byte)
{
    (void)self, (void)is_rtl, (void)script;
    int sum = 0;
    uint32_t before = 0;
    for (const char *at = text, *end = text + len; at < end;) {
        int byte = (int)(at - text);
        uint32_t cp = utf8_next(&at, end);
        int w = text_class_is_mark(cp) || before == 0x200d ? 0 : key.px * 64;
        before = cp;
        sum += w;
        if (by_byte)
            by_byte[byte] = w;
    }
    return sum;
}

static inline Shaper fake_shaper(void)
{
    return (Shaper){
        .em_for_cap = fake_em, .metrics = fake_metrics, .font_for = fake_font_for, .advance = fake_advance};
}

#endif
