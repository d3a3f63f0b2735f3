#include <string.h>

#include "base/utf8.h"
#include "compare.h"
#include "scene/text_class.h"

/* Layout leaves the steering characters out: which source byte is byte `i` of the layout's? */
static void source_bytes(const Paragraph *p, int *source)
{
    int count = 0;
    for (const char *at = p->text, *end = at + p->len; at < end;) {
        const char *from = at;
        if (!text_class_is_control(utf8_next(&at, end)))
            for (const char *k = from; k < at; k++)
                source[count++] = (int)(k - p->text);
    }
}

static void add_run(ShownLine *line, const TextLayout *layout, const GlyphRun *run, const int *source)
{
    int first = line->count;
    const char *end = layout->bytes + run->at + run->len;
    for (const char *at = layout->bytes + run->at; at < end;) {
        int byte = (int)(at - layout->bytes);
        if (compare_counts(utf8_next(&at, end)) && byte < layout->text_len)
            line->order[line->count++] = source[byte];
    }
    for (int a = first, b = line->count - 1; run->is_rtl && a < b; a++, b--) {
        int swap = line->order[a];
        line->order[a] = line->order[b];
        line->order[b] = swap;
    }
}

void ours_show(Fonts *fonts, const Paragraph *p, Shown *out)
{
    Shaper shaper = fonts_shaper(fonts);
    FontMetrics unit = shaper.metrics(shaper.self, (FontKey){FACE_REGULAR, 0, 1000});
    TextCache *cache = text_cache_create(&shaper);
    TextSpec spec = {
        .text = p->text,
        .len = p->len,
        .cap_px = (float)p->em * unit.cap_height / 1000,
        .width = p->width,
        .is_rtl = p->is_rtl,
        .lang = p->lang,
    };
    const TextLayout *layout = text_layout(cache, &spec);
    static int source[COMPARE_MAX_CHARS * 4];
    source_bytes(p, source);
    out->line_count = MIN(layout->line_count, COMPARE_MAX_LINES);
    for (int l = 0; l < out->line_count; l++) {
        const TextLine *line = &layout->lines[l];
        out->lines[l] = (ShownLine){.width = line->w};
        for (int r = 0; r < line->run_count; r++)
            add_run(&out->lines[l], layout, &layout->runs[line->first_run + r], source);
    }
    text_cache_destroy(cache);
}
