#include "scene/text_break.h"

#include "scene/text_class.h"

typedef struct Breaker {
    const TextRead *read;
    TextMeasure measure;
    int limit;                        /* of a line */
    int max_lines;                    /* 0: none */
    int hyphen[FACE_COUNT], ellipsis; /* widths */
    TextSpans out;
    bool has_long_word;
} Breaker;

static int next_letter(const TextRead *read, int i)
{
    for (i++; i < read->count && !read->chars[i].starts; i++)
        ;
    return i;
}

static int letter_before(const TextRead *read, int i)
{
    for (i--; i > 0 && !read->chars[i].starts; i--)
        ;
    return i;
}

/* Without the spaces and unseen characters at the end of [start, end). */
static int trimmed(const TextRead *read, int start, int end)
{
    while (end > start && (read->chars[end - 1].is_space || !read->chars[end - 1].len))
        end--;
    return end;
}

/* Shaped by itself the piece may be wider than its share of the word (a joined letter opens). */
static int fitting(const Breaker *b, int start, int end, int limit)
{
    enum { PATIENCE = 8 };
    for (int k = 0; k < PATIENCE; k++) {
        int shorter = letter_before(b->read, end);
        if (shorter <= start || text_measure_stretch(b->measure, b->read, start, end) <= limit)
            break;
        end = shorter;
    }
    return end;
}

/* As many letters from `start` as fit, one at least, none beyond a line's end. */
static int cut_word(const Breaker *b, int start, int limit)
{
    const TextRead *read = b->read;
    int w = 0, end = start;
    for (int i = start; i < read->count && read->chars[i].code_point != '\n';) {
        int next = next_letter(read, i);
        for (int k = i; k < next; k++)
            w = MIN(w + read->chars[k].advance, TEXT_MAX_WIDTH * 64 + limit);
        if (w > limit && end > start)
            break;
        end = i = next;
        if (w > limit)
            break;
    }
    return fitting(b, start, end, limit);
}

/* Finds the line from `start`; returns where the next one begins. *w is its width by shares. */
static int find_line(Breaker *b, int start, int limit, TextSpan *line, int *width)
{
    const TextRead *read = b->read;
    int w = 0, best = -1;
    *line = (TextSpan){.start = start};
    for (int i = start; i < read->count; i++) {
        const TextChar *c = &read->chars[i];
        w = MIN(w + c->advance, TEXT_MAX_WIDTH * 64 + limit);
        if (w > limit && !c->is_space && c->len) {
            if (best < 0) {
                b->has_long_word = true;
                line->end = cut_word(b, start, b->limit);
                return line->end;
            }
            break;
        }
        if (c->after == TEXT_BREAK_LINE) {
            *width = w;
            line->end = trimmed(read, start, i + 1);
            line->has_hyphen = false;
            return i + 1;
        }
        if (c->after == TEXT_BREAK_ALLOWED ||
            (c->after == TEXT_BREAK_HYPHEN && w + b->hyphen[c->face] <= limit)) {
            best = i + 1;
            *width = w;
            line->has_hyphen = c->after == TEXT_BREAK_HYPHEN;
        }
    }
    ASSERT(best > start);
    line->end = trimmed(read, start, best);
    return best;
}

/* Letters may look different at the end of a line and take more than their share: a line that is
 * nearly full is measured as it will stand. */
static int break_line(Breaker *b, int start, TextSpan *line)
{
    enum { PATIENCE = 4 };
    int limit = b->limit, near = b->measure.px * 64, next = start;
    for (int k = 0; k < PATIENCE; k++) {
        int width = 0;
        next = find_line(b, start, limit, line, &width);
        if (width < b->limit - near)
            return next;
        int hyphen = line->has_hyphen ? b->hyphen[b->read->chars[next - 1].face] : 0;
        int exact = text_measure_stretch(b->measure, b->read, start, line->end) + hyphen;
        if (exact <= b->limit)
            return next;
        limit -= MAX(exact - b->limit, 1);
    }
    return next;
}

/* The last line that may be had, with more text to come: it ends with an ellipsis. */
static void cut_line(Breaker *b, TextSpan *line)
{
    int end = cut_word(b, line->start, MAX(0, b->limit - b->ellipsis));
    line->end = trimmed(b->read, line->start, end);
    line->has_hyphen = false;
    line->has_ellipsis = true;
    b->out.is_cut = true;
}

static void break_all(Breaker *b)
{
    b->out.count = 0;
    b->out.is_cut = b->has_long_word = false;
    for (int at = 0; at < b->read->count;) {
        TextSpan *line = &b->out.items[b->out.count++];
        at = break_line(b, at, line);
        if (b->max_lines && b->out.count == b->max_lines && trimmed(b->read, at, b->read->count) > at) {
            cut_line(b, line);
            break;
        }
    }
    b->out.is_cut |= b->has_long_word;
}

/* The narrowest width that needs no more lines makes them of like length. */
static void balance(Breaker *b)
{
    enum { MAX_BALANCED = 8, STEP = 2 * 64 };
    int lines = b->out.count, full = b->limit;
    if (lines < 2 || lines > MAX_BALANCED || b->out.is_cut)
        return;
    int lo = full / (lines + 1), hi = full;
    while (hi - lo > STEP) {
        b->limit = lo + (hi - lo) / 2;
        break_all(b);
        if (b->out.count > lines || b->out.is_cut)
            lo = b->limit;
        else
            hi = b->limit;
    }
    b->limit = hi;
    break_all(b);
}

TextSpans text_break(const TextSpec *spec, const TextRead *read, TextMeasure measure, Arena *arena)
{
    int width = spec->width > 0 ? MIN(spec->width, TEXT_MAX_WIDTH) : TEXT_MAX_WIDTH;
    Breaker b = {
        .read = read,
        .measure = measure,
        .limit = width * 64,
        .max_lines = spec->width > 0 ? MAX(0, spec->max_lines) : 0,
    };
    if (!read->count)
        return b.out;
    uint8_t font;
    TextChar like = {.face = (uint8_t)spec->face, .level = spec->is_rtl, .script = read->chars[0].script};
    for (int f = 0; f < FACE_COUNT; f++) {
        like.face = (uint8_t)f;
        if (f == (int)spec->face || (f == FACE_BOLD && spec->has_markup))
            b.hyphen[f] = text_measure_sign(measure, TEXT_HYPHEN, &like, &font);
    }
    like.face = (uint8_t)spec->face;
    b.ellipsis = text_measure_sign(measure, TEXT_ELLIPSIS, &like, &font);
    b.out.items = arena_array(arena, (size_t)read->count, sizeof *b.out.items);
    break_all(&b);
    if (spec->is_heading && spec->width > 0)
        balance(&b);
    return b.out;
}
