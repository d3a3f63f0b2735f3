#include "scene/text_measure.h"

#include "base/utf8.h"

static bool goes_with(const TextChar *a, const TextChar *b)
{
    if (a->level != b->level || a->face != b->face || b->code_point == '\n')
        return false;
    return !b->len || !a->len || (a->font == b->font && a->script == b->script);
}

int text_measure_run_end(const TextRead *read, int from, int limit)
{
    int last = from; /* the last one that is drawn: those that are not fit in anywhere */
    int i = from + 1;
    for (; i < limit && read->chars[i - 1].code_point != '\n'; i++) {
        if (!goes_with(&read->chars[last], &read->chars[i]))
            break;
        if (read->chars[i].len)
            last = i;
    }
    return i;
}

/* The character that stands for the run's looks: its first drawn one. */
static const TextChar *look_of(const TextRead *read, int from, int to)
{
    while (from + 1 < to && !read->chars[from].len)
        from++;
    return &read->chars[from];
}

static int shape(TextMeasure m, const TextRead *read, int from, int to, int *by_byte)
{
    const TextChar *look = look_of(read, from, to), *last = &read->chars[to - 1];
    int at = read->chars[from].at, len = last->at + last->len - at;
    if (len <= 0 || look->code_point == '\n')
        return 0;
    FontKey key = {look->face, look->font, m.px};
    int w =
        m.shaper->advance(m.shaper->self, key, read->bytes + at, len, look->level & 1, look->script, by_byte);
    return CLAMP(w, 0, TEXT_MAX_WIDTH * 64);
}

int text_measure_run(TextMeasure measure, const TextRead *read, int from, int to)
{
    return from < to ? shape(measure, read, from, to, NULL) : 0;
}

int text_measure_stretch(TextMeasure measure, const TextRead *read, int from, int to)
{
    int w = 0;
    for (int end; from < to; from = end) {
        end = text_measure_run_end(read, from, to);
        w = MIN(w + shape(measure, read, from, end, NULL), TEXT_MAX_WIDTH * 64);
    }
    return w;
}

void text_measure_read(TextMeasure measure, TextRead *read, Arena *arena)
{
    int *by_byte = arena_array(arena, (size_t)read->byte_count + 1, sizeof *by_byte);
    for (int from = 0, end; from < read->count; from = end) {
        end = text_measure_run_end(read, from, read->count);
        shape(measure, read, from, end, by_byte + read->chars[from].at);
    }
    for (int i = 0; i < read->count; i++)
        if (read->chars[i].len)
            read->chars[i].advance = CLAMP(by_byte[read->chars[i].at], 0, TEXT_MAX_WIDTH * 64);
}

int text_measure_sign(TextMeasure m, uint32_t code_point, const TextChar *like, uint8_t *font)
{
    char bytes[4];
    int len = utf8_write(bytes, code_point);
    *font = m.shaper->font_for(m.shaper->self, (FontFace)like->face, code_point, like->script);
    FontKey key = {like->face, *font, m.px};
    return m.shaper->advance(m.shaper->self, key, bytes, len, like->level & 1, like->script, NULL);
}
