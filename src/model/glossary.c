#include "model/glossary.h"

#include <string.h>

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_ascii_letter(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
}

static bool is_soft_hyphen(const char *at)
{
    return (unsigned char)at[0] == 0xC2 && (unsigned char)at[1] == 0xAD;
}

/* Does a character that begins with this byte pair belong to a word? ASCII, and what UTF-8 writes in two or
 * more bytes but for Latin-1 signs, general punctuation, and the commas and stops of Arabic and Devanagari.
 */
static bool is_letter_at(const char *at)
{
    unsigned char a = (unsigned char)at[0], b = a ? (unsigned char)at[1] : 0;
    if (a < 0x80)
        return is_ascii_letter(at[0]);
    if (is_soft_hyphen(at))
        return true; /* on goes the word */
    if (a == 0xC2 || a == 0xE2)
        return false;
    if (a == 0xD8 && (b == 0x8C || b == 0x9B || b == 0x9F))
        return false;
    return !(a == 0xE0 && b == 0xA5 && ((unsigned char)at[2] == 0xA4 || (unsigned char)at[2] == 0xA5));
}

static bool is_letter_before(const char *text, int at)
{
    if (at == 0)
        return false;
    int from = at - 1;
    while (from > 0 && ((unsigned char)text[from] & 0xC0) == 0x80)
        from--;
    return is_letter_at(text + from);
}

/* Han, Hiragana, Katakana, Thai: no blanks between words. */
static bool has_no_blanks(const char *form)
{
    unsigned char a = (unsigned char)form[0], b = a ? (unsigned char)form[1] : 0;
    return (a >= 0xE3 && a <= 0xE9) || (a == 0xE0 && b >= 0xB8);
}

/* Where the form that begins at `at` ends, soft hyphens in the text not counted; -1: it is not the form. */
static int end_of(const char *text, int len, int at, const char *form)
{
    for (const char *want = form; *want;) {
        if (at + 1 < len && is_soft_hyphen(text + at)) {
            at += 2;
        } else if (at < len && lower(text[at]) == lower(*want)) {
            at++;
            want++;
        } else {
            return -1;
        }
    }
    return at;
}

/* Where the form stands first, {-1, -1}: nowhere. */
static GlossaryHit find(const char *text, int len, const char *form)
{
    bool is_anywhere = has_no_blanks(form);
    for (int at = 0; at < len; at++) {
        int to = lower(text[at]) == lower(form[0]) ? end_of(text, len, at, form) : -1;
        bool is_word = to >= 0 && (is_anywhere ||
                                   (!is_letter_before(text, at) && (to == len || !is_letter_at(text + to))));
        if (is_word)
            return (GlossaryHit){0, at, to};
    }
    return (GlossaryHit){0, -1, -1};
}

static GlossaryHit first_of(const GlossaryEntry *entry, int index, const char *text, int len)
{
    GlossaryHit first = {index, -1, -1};
    for (int f = 0; f < entry->forms.count; f++) {
        GlossaryHit hit = find(text, len, entry->forms.items[f]);
        bool is_first = hit.from >= 0 && (first.from < 0 || hit.from < first.from ||
                                          (hit.from == first.from && hit.to > first.to));
        if (is_first)
            first = (GlossaryHit){index, hit.from, hit.to};
    }
    return first;
}

static bool overlap(GlossaryHit a, GlossaryHit b)
{
    return a.from < b.to && b.from < a.to;
}

/* Into its place in the order. Of those that lie in one another the longer stays, and all it covers go. */
static int insert(GlossaryHit *out, int count, int max, GlossaryHit hit)
{
    int kept = 0;
    for (int i = 0; i < count; i++)
        if (overlap(out[i], hit) && out[i].to - out[i].from >= hit.to - hit.from)
            return count;
    for (int i = 0; i < count; i++)
        if (!overlap(out[i], hit))
            out[kept++] = out[i];
    count = kept;
    if (count == max)
        return count;
    int at = count;
    while (at > 0 && out[at - 1].from > hit.from) {
        out[at] = out[at - 1];
        at--;
    }
    out[at] = hit;
    return count + 1;
}

int glossary_find(const Glossary *glossary, uint64_t wanted, const char *text, int len, GlossaryHit *out,
                  int max)
{
    int count = 0;
    for (int i = 0; i < glossary->count; i++) {
        if (!(wanted >> i & 1))
            continue;
        GlossaryHit hit = first_of(&glossary->items[i], i, text, len);
        if (hit.from >= 0)
            count = insert(out, count, max, hit);
    }
    return count;
}
