#include "scene/pseudo.h"

#include <ctype.h>
#include <string.h>

/* One for each letter, of the fonts every kiosk has. */
static const char *const UPPER[26] = {"Å", "Ɓ", "Ç", "Ð", "É", "Ƒ", "Ĝ", "Ĥ", "Î", "Ĵ", "Ķ", "Ļ", "Ḿ",
                                      "Ñ", "Ö", "Þ", "Ǫ", "Ŕ", "Š", "Ţ", "Û", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"};
static const char *const LOWER[26] = {"å", "ƀ", "ç", "đ", "é", "ƒ", "ĝ", "ĥ", "î", "ĵ", "ķ", "ļ", "ɱ",
                                      "ñ", "ö", "þ", "ǫ", "ŕ", "š", "ţ", "û", "ṽ", "ŵ", "ẋ", "ý", "ž"};
static const char RLO[] = "\u202e", PDF[] = "\u202c";

PseudoLanguage pseudo_language(const char *tag)
{
    if (tag && strcmp(tag, "en-XA") == 0)
        return PSEUDO_LONG;
    return tag && strcmp(tag, "ar-XB") == 0 ? PSEUDO_RTL : PSEUDO_NONE;
}

/* Length of markup or a placeholder at the text's start; 0: there is none. */
static size_t untouched(const char *text)
{
    if (strncmp(text, "**", 2) == 0)
        return 2;
    const char *end = *text == '{' ? strchr(text, '}') : NULL;
    return end ? (size_t)(end - text) + 1 : 0;
}

static bool is_word_byte(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || c == '\'';
}

static void append(char *out, size_t *at, const char *text, size_t len)
{
    memcpy(out + *at, text, len);
    *at += len;
}

static void append_letter(char *out, size_t *at, char c)
{
    const char *to = NULL;
    if (c >= 'A' && c <= 'Z')
        to = UPPER[c - 'A'];
    else if (c >= 'a' && c <= 'z')
        to = LOWER[c - 'a'];
    append(out, at, to ? to : &c, to ? strlen(to) : 1);
}

/* Translations are longer by words, not by letters: what is added can be broken like text. */
static void pad(char *out, size_t *at, size_t letters)
{
    static const char *const words[] = {"one", "two", "three", "four", "five", "six", "seven"};
    size_t want = (letters * 2 + 4) / 5, had = 0;
    for (size_t w = 0; had < want; w = (w + 1) % (size_t)ARRAY_LEN(words)) {
        append(out, at, " ", 1);
        append(out, at, words[w], strlen(words[w]));
        had += strlen(words[w]) + 1;
    }
}

static void make_long(const char *text, char *out)
{
    size_t at = 0, letters = 0;
    append(out, &at, "[", 1);
    while (*text) {
        size_t same = untouched(text);
        if (same) {
            append(out, &at, text, same);
            text += same;
            continue;
        }
        letters += ((unsigned char)*text & 0xc0) != 0x80;
        append_letter(out, &at, *text++);
    }
    pad(out, &at, letters);
    append(out, &at, "]", 1);
}

static void make_rtl(const char *text, char *out)
{
    size_t at = 0;
    while (*text) {
        size_t same = untouched(text), len = 0;
        if (!same && !is_word_byte(*text))
            same = 1;
        if (same) {
            append(out, &at, text, same);
            text += same;
            continue;
        }
        while (is_word_byte(text[len]))
            len++;
        append(out, &at, RLO, sizeof RLO - 1);
        append(out, &at, text, len);
        append(out, &at, PDF, sizeof PDF - 1);
        text += len;
    }
}

const char *pseudo_text(PseudoLanguage language, const char *text, Arena *arena)
{
    if (language == PSEUDO_NONE)
        return text;
    /* A letter becomes 3 bytes at most and 0.4 more come behind; a one-letter word gets 6 around it. */
    char *out = arena_alloc(arena, strlen(text) * 7 + 16);
    if (language == PSEUDO_LONG)
        make_long(text, out);
    else
        make_rtl(text, out);
    return out;
}
