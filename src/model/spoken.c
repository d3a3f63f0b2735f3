#include "model/spoken.h"

#include <stdio.h>
#include <string.h>

#include "model/fill.h"

typedef struct Speaker {
    const Language *language;
    const char *number;
    const char *source;
    int size, at;  /* of the source */
    bool is_phone; /* digits that follow go on a number that is said one by one */
    Spoken out;
} Speaker;

/* --- characters ------------------------------------------------------------------------------ */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_ascii_word(char c)
{
    return is_digit(c) || is_capital(c) || (c >= 'a' && c <= 'z');
}

static char at(const Speaker *s, int i)
{
    return i >= 0 && i < s->size ? s->source[i] : 0;
}

static bool starts(const Speaker *s, int i, const char *with)
{
    size_t len = strlen(with);
    return (size_t)(s->size - i) >= len && memcmp(s->source + i, with, len) == 0;
}

/* Bytes of what only steers the eye's line; 0: something that is said. */
static int unspoken(const Speaker *s, int i)
{
    static const char *const SIGNS[] = {"\u2068", "\u2069", "\u00AD", "\u200B", "\u200E", "\u200F", "**"};
    for (int k = 0; k < ARRAY_LEN(SIGNS); k++)
        if (starts(s, i, SIGNS[k]))
            return (int)strlen(SIGNS[k]);
    return 0;
}

/* --- what comes out -------------------------------------------------------------------------- */

/* `text` stands for the source from `from` to `to`; half a word is never said. */
static void put(Speaker *s, const char *text, size_t len, int from, int to)
{
    if (s->out.len + (int)len > SPOKEN_MAX) {
        s->size = s->at; /* enough */
        return;
    }
    for (size_t i = 0; i < len; i++) {
        s->out.text[s->out.len] = text[i];
        s->out.from[s->out.len] = (uint16_t)from;
        s->out.to[s->out.len++] = (uint16_t)to;
    }
}

/* The next `len` bytes as those words. */
static void replace(Speaker *s, int len, const char *words)
{
    put(s, words, strlen(words), s->at, s->at + len);
    s->at += len;
}

static void replace_filled(Speaker *s, int len, StringId id, const FillPair *pairs, int count)
{
    char text[600];
    fill_plain(text, sizeof text, s->language->strings[id], pairs, count);
    replace(s, len, text);
}

/* One by one: digits of a number to call, letters of an abbreviation. */
static void spell(Speaker *s, int len)
{
    char text[128];
    size_t used = 0;
    for (int i = 0; i < len && used + 2 < sizeof text; i++) {
        if (i > 0)
            text[used++] = ' ';
        text[used++] = at(s, s->at + i);
    }
    text[used] = 0;
    replace(s, len, text);
}

/* --- kinds of things, each true if it was one ------------------------------------------------- */

/* Chinese, Japanese: words stand without blanks. */
static bool is_ideograph(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte >= 0xE3 && byte <= 0xE9;
}

/* Is the byte at i no letter of a word that begins or ends with `edge`? Of letters beyond ASCII any may be
 * one. */
static bool is_border(const Speaker *s, int i, char edge)
{
    char c = at(s, i);
    bool is_ascii = !((unsigned char)edge & 0x80);
    return is_ideograph(edge) || (!is_ascii_word(c) && (is_ascii || !((unsigned char)c & 0x80)));
}

static bool say_known(Speaker *s)
{
    const SayWord *best = NULL;
    size_t best_len = 0;
    for (int i = 0; i < s->language->say_count; i++) {
        const SayWord *word = &s->language->say[i];
        size_t len = strlen(word->word);
        char last = is_ideograph(word->word[0]) ? word->word[0] : word->word[len - 1];
        if (len > best_len && starts(s, s->at, word->word) && is_border(s, s->at - 1, word->word[0]) &&
            is_border(s, s->at + (int)len, last)) {
            best = word;
            best_len = len;
        }
    }
    if (best)
        replace(s, (int)best_len, best->as);
    return best != NULL;
}

static int digits(const Speaker *s, int i)
{
    int count = 0;
    while (is_digit(at(s, i + count)))
        count++;
    return count;
}

/* A number with its decimals. */
static int number_length(const Speaker *s, int i)
{
    int len = digits(s, i);
    if (len && (at(s, i + len) == '.' || at(s, i + len) == ',') && is_digit(at(s, i + len + 1)))
        len += 1 + digits(s, i + len + 1);
    return len;
}

static const char *cut(const Speaker *s, int from, int len, char *out, size_t size)
{
    snprintf(out, size, "%.*s", len, s->source + from);
    return out;
}

/* 2026-05-01 */
static bool say_date(Speaker *s)
{
    int i = s->at, month = 0, day = 0;
    if (digits(s, i) != 4 || at(s, i + 4) != '-' || digits(s, i + 5) != 2 || at(s, i + 7) != '-' ||
        digits(s, i + 8) != 2)
        return false;
    month = (at(s, i + 5) - '0') * 10 + at(s, i + 6) - '0';
    day = (at(s, i + 8) - '0') * 10 + at(s, i + 9) - '0';
    if (month < 1 || month > s->language->months.count || day < 1 || day > 31)
        return false;
    char year[8], day_text[8];
    snprintf(day_text, sizeof day_text, "%d", day);
    const FillPair pairs[] = {{"day", day_text},
                              {"month", s->language->months.items[month - 1]},
                              {"year", cut(s, i, 4, year, sizeof year)}};
    replace_filled(s, 10, STR_SAY_DATE, pairs, ARRAY_LEN(pairs));
    return true;
}

/* Bytes of a dash at i, 0: there is none. */
static int dash(const Speaker *s, int i)
{
    return starts(s, i, "–") ? 3 : at(s, i) == '-' || at(s, i) == '~' ? 1 : 0;
}

/* 10–15 and 6/10. */
static bool say_pair(Speaker *s)
{
    char first[64], second[64];
    int a = number_length(s, s->at), between = dash(s, s->at + a);
    bool is_share = at(s, s->at + a) == '/';
    if (is_digit(at(s, s->at - 2)) && (at(s, s->at - 1) == '/' || dash(s, s->at - 1)))
        return false; /* the end of something longer */
    if (!a || a > 6 || (!between && !is_share))
        return false;
    int from = s->at + a + (is_share ? 1 : between), b = number_length(s, from);
    bool goes_on = dash(s, from + b) || at(s, from + b) == '/';
    if (!b || b > 6 || goes_on)
        return false;
    cut(s, s->at, a, first, sizeof first);
    cut(s, from, b, second, sizeof second);
    const FillPair range[] = {{"from", first}, {"to", second}},
                   share[] = {{"number", first}, {"total", second}};
    replace_filled(s, from + b - s->at, is_share ? STR_SAY_OF : STR_SAY_RANGE, is_share ? share : range, 2);
    return true;
}

/* 37.5: some voices leave the point out. Three digits after it are thousands, and voices know those. */
static bool say_decimal(Speaker *s)
{
    char whole[64], part[64];
    int a = digits(s, s->at), len = number_length(s, s->at), b = len - a - 1;
    if (len == a || a > 9 || b == 3 || b > 9 || is_ascii_word(at(s, s->at + len)) ||
        at(s, s->at + len) == '.')
        return false;
    int used = 0;
    for (int i = 0; i < b; i++)
        used +=
            snprintf(part + used, sizeof part - (size_t)used, "%s%c", i ? " " : "", at(s, s->at + a + 1 + i));
    const FillPair pairs[] = {{"whole", cut(s, s->at, a, whole, sizeof whole)}, {"part", part}};
    replace_filled(s, len, STR_SAY_DECIMAL, pairs, ARRAY_LEN(pairs));
    return true;
}

/* The number to call, and others that begin with 0. */
static bool say_phone(Speaker *s)
{
    int len = digits(s, s->at), known = (int)strlen(s->number);
    bool is_known = known && starts(s, s->at, s->number) && !is_digit(at(s, s->at + known));
    bool is_phone = is_known || s->is_phone || (len > 2 && at(s, s->at) == '0');
    if (!len || !is_phone || (!is_known && number_length(s, s->at) > len))
        return false;
    s->is_phone = at(s, s->at + len) == ' ' && is_digit(at(s, s->at + len + 1));
    spell(s, MIN(len, 40));
    return true;
}

/* GTPS: capitals that nobody has given a sound. */
static bool say_capitals(Speaker *s)
{
    int len = 0;
    while (is_capital(at(s, s->at + len)))
        len++;
    if (len < 2 || len > 5 || is_ascii_word(at(s, s->at + len)))
        return false;
    spell(s, len);
    return true;
}

static void say_number(Speaker *s)
{
    int len = number_length(s, s->at);
    put(s, s->source + s->at, (size_t)len, s->at, s->at + len);
    s->at += len;
}

static void say_next(Speaker *s)
{
    int skip = unspoken(s, s->at);
    bool is_start = !is_ascii_word(at(s, s->at - 1));
    if (skip) {
        s->at += skip;
        return;
    }
    if (is_start &&
        (say_known(s) || say_date(s) || say_pair(s) || say_phone(s) || say_decimal(s) || say_capitals(s)))
        return;
    if (is_digit(at(s, s->at))) {
        say_number(s);
        return;
    }
    s->is_phone = s->is_phone && at(s, s->at) == ' ';
    int len = 1; /* a character whole */
    while (((unsigned char)at(s, s->at + len) & 0xC0) == 0x80)
        len++;
    for (int i = 0; i < len && s->out.len < SPOKEN_MAX; i++)
        put(s, s->source + s->at + i, 1, s->at + i, s->at + i + 1);
    s->at += len;
}

Spoken spoken_make(const Language *language, const char *number, const char *source, Arena *arena)
{
    Speaker s = {.language = language, .number = number, .source = source};
    s.size = (int)strnlen(source, SPOKEN_MAX);
    s.out.text = arena_alloc(arena, SPOKEN_MAX + 1);
    s.out.from = arena_array(arena, SPOKEN_MAX, sizeof *s.out.from);
    s.out.to = arena_array(arena, SPOKEN_MAX, sizeof *s.out.to);
    while (s.at < s.size)
        say_next(&s);
    s.out.text[s.out.len] = 0;
    return s.out;
}
