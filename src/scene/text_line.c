#include "scene/text_line.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static const float LINE_HEIGHT = 1.45f;

/* A run before its place is known. */
typedef struct Piece {
    GlyphRun run;
    int level, advance;
} Piece;

typedef struct Maker {
    const TextSpec *spec;
    const TextRead *read;
    const TextSpans *spans;
    TextMeasure measure;
    TextLayout *layout;
    TextLine *lines;
    GlyphRun *runs;
    Piece *pieces; /* of one line */
    int hyphen_at, ellipsis_at;
} Maker;

static int pieces_of(const TextRead *read, const TextSpan *span)
{
    int count = span->has_hyphen + span->has_ellipsis;
    for (int from = span->start; from < span->end; count++)
        from = text_measure_run_end(read, from, span->end);
    return count;
}

static const TextChar *drawn(const TextRead *read, int from, int to)
{
    while (from + 1 < to && !read->chars[from].len)
        from++;
    return &read->chars[from];
}

static Piece text_piece(const Maker *m, int from, int to)
{
    const TextChar *look = drawn(m->read, from, to), *last = &m->read->chars[to - 1];
    return (Piece){
        .run = {.key = {look->face, look->font, m->measure.px},
                .is_rtl = look->level & 1,
                .script = look->script,
                .at = (uint32_t)m->read->chars[from].at,
                .len = (uint32_t)(last->at + last->len - m->read->chars[from].at)},
        .level = look->level,
        .advance = text_measure_run(m->measure, m->read, from, to),
    };
}

/* A hyphen belongs to the word before it, an ellipsis to the paragraph. */
static Piece sign_piece(const Maker *m, const TextSpan *span, uint32_t code_point, int at)
{
    TextChar like = {.face = (uint8_t)m->spec->face, .level = m->spec->is_rtl, .script = 0};
    like.script = m->read->chars[span->end > span->start ? span->end - 1 : 0].script;
    if (code_point == TEXT_HYPHEN && span->end > span->start)
        like = m->read->chars[span->end - 1];
    uint8_t font;
    int advance = text_measure_sign(m->measure, code_point, &like, &font);
    char bytes[4];
    return (Piece){
        .run = {.key = {like.face, font, m->measure.px},
                .is_rtl = like.level & 1,
                .script = like.script,
                .at = (uint32_t)at,
                .len = (uint32_t)utf8_write(bytes, code_point)},
        .level = like.level,
        .advance = advance,
    };
}

static void reverse(Piece *pieces, int from, int to)
{
    for (to--; from < to; from++, to--) {
        Piece swap = pieces[from];
        pieces[from] = pieces[to];
        pieces[to] = swap;
    }
}

/* UAX #9, L2: from the highest level down to the lowest odd one, reverse what is at it or above. */
static void reorder(Piece *pieces, int count)
{
    int highest = 0;
    for (int i = 0; i < count; i++)
        highest = MAX(highest, pieces[i].level);
    for (int level = highest; level > 0; level--) {
        for (int from = 0, to; from < count; from = to + 1) {
            for (to = from; to < count && pieces[to].level >= level; to++)
                ;
            reverse(pieces, from, to);
        }
    }
}

static int whole_px(int w64)
{
    return (w64 + 32) >> 6;
}

static void make_line(Maker *m, const TextSpan *span)
{
    int count = 0, at = 0;
    for (int from = span->start, end; from < span->end; from = end) {
        end = text_measure_run_end(m->read, from, span->end);
        m->pieces[count] = text_piece(m, from, end);
        count += m->pieces[count].run.len > 0;
    }
    if (span->has_hyphen)
        m->pieces[count++] = sign_piece(m, span, TEXT_HYPHEN, m->hyphen_at);
    if (span->has_ellipsis)
        m->pieces[count++] = sign_piece(m, span, TEXT_ELLIPSIS, m->ellipsis_at);
    reorder(m->pieces, count);
    TextLine *line = &m->lines[m->layout->line_count++];
    line->first_run = m->layout->run_count;
    line->run_count = count;
    for (int i = 0; i < count; i++) {
        GlyphRun *run = &m->runs[m->layout->run_count++];
        *run = m->pieces[i].run;
        run->x = (int16_t)whole_px(at);
        at = MIN(at + m->pieces[i].advance, TEXT_MAX_WIDTH * 64);
        run->w = (int16_t)(whole_px(at) - run->x);
    }
    line->w = (at + 63) >> 6;
    m->layout->w = MAX(m->layout->w, line->w);
}

static int indent(const TextSpec *spec, int room)
{
    switch (spec->align) {
    case ALIGN_START:
        return spec->is_rtl ? room : 0;
    case ALIGN_CENTER:
        return room > 0 ? room / 2 : 0;
    case ALIGN_END:
        return spec->is_rtl ? 0 : room;
    }
    return 0;
}

static void place_lines(Maker *m, int line_h, int first_baseline)
{
    TextLayout *layout = m->layout;
    int width = m->spec->width > 0 ? m->spec->width : layout->w;
    layout->x = width;
    for (int l = 0; l < layout->line_count; l++) {
        TextLine *line = &m->lines[l];
        line->x = indent(m->spec, width - line->w);
        line->baseline = first_baseline + l * line_h;
        layout->x = MIN(layout->x, line->x);
        /* One letter, or noise. Pieces are rounded each by itself: a px more is no loss. */
        layout->is_cut |= m->spec->width > 0 && line->w > width + 1;
        for (int r = 0; r < line->run_count; r++) {
            GlyphRun *run = &m->runs[line->first_run + r];
            run->x = (int16_t)CLAMP(run->x + line->x, INT16_MIN, INT16_MAX);
        }
    }
    if (!layout->line_count)
        layout->x = 0;
    layout->h = layout->line_count * line_h;
}

/* The text as read up to where it was cut, the ellipsis, and behind them a hyphen for all. */
static void copy_bytes(Maker *m, Arena *arena)
{
    const TextSpans *spans = m->spans;
    const TextSpan *last = spans->count ? &spans->items[spans->count - 1] : NULL;
    int text = m->read->byte_count;
    if (last && last->has_ellipsis)
        text = last->end < m->read->count ? m->read->chars[last->end].at : text;
    char *bytes = arena_alloc(arena, (size_t)text + 9);
    if (text)
        memcpy(bytes, m->read->bytes, (size_t)text);
    m->ellipsis_at = text;
    if (last && last->has_ellipsis)
        text += utf8_write(bytes + text, TEXT_ELLIPSIS);
    m->layout->bytes = bytes;
    m->layout->text_len = m->layout->byte_count = m->hyphen_at = text;
    for (int i = 0; i < spans->count; i++) {
        if (spans->items[i].has_hyphen) {
            m->layout->byte_count += utf8_write(bytes + text, TEXT_HYPHEN);
            break;
        }
    }
}

TextLayout *text_line_layout(const TextSpec *spec, const TextRead *read, const TextSpans *spans,
                             TextMeasure measure, Arena *arena)
{
    Maker m = {.spec = spec, .read = read, .spans = spans, .measure = measure};
    int total = 0, most = 0;
    for (int i = 0; i < spans->count; i++) {
        int pieces = pieces_of(read, &spans->items[i]);
        total += pieces;
        most = MAX(most, pieces);
    }
    TextLayout *layout = m.layout = arena_alloc(arena, sizeof *layout);
    layout->lines = m.lines = arena_array(arena, (size_t)spans->count, sizeof *m.lines);
    layout->runs = m.runs = arena_array(arena, (size_t)total, sizeof *m.runs);
    copy_bytes(&m, arena);
    m.pieces = xcalloc((size_t)most + 1, sizeof *m.pieces);
    for (int i = 0; i < spans->count; i++)
        make_line(&m, &spans->items[i]);
    free(m.pieces);

    FontKey first = {(uint8_t)spec->face, 0, measure.px};
    FontMetrics metrics = measure.shaper->metrics(measure.shaper->self, first);
    float em = (float)measure.px * (spec->line_height > 0 ? spec->line_height : LINE_HEIGHT);
    int line_h = MAX(1, (int)lroundf(em)), cap = (int)lroundf(metrics.cap_height);
    layout->cap_px = spec->cap_px;
    layout->cap_top = (line_h - cap) / 2;
    layout->is_cut = read->is_cut || spans->is_cut;
    place_lines(&m, line_h, layout->cap_top + cap);
    return layout;
}
