#include "model/prose.h"

#include <string.h>

#include "base/utf8.h"

const char *prose_markup_fault(const char *text)
{
    bool is_bold = false;
    for (const char *at = strstr(text, "**"); at; at = strstr(at + 2, "**")) {
        if (at[2] == '*')
            return "three * in a row";
        is_bold = !is_bold;
    }
    return is_bold ? "** without its partner" : NULL;
}

int prose_placeholder(const char **at, const char **name, size_t *len)
{
    const char *brace = strpbrk(*at, "{}");
    if (!brace)
        return 0;
    *name = brace + 1;
    *len = strspn(*name, "abcdefghijklmnopqrstuvwxyz0123456789_");
    if (*brace == '}' || *len == 0 || (*name)[*len] != '}') {
        *at = brace + 1;
        return -1;
    }
    *at = *name + *len + 1;
    return 1;
}

bool prose_name_in(const char *names, const char *name, size_t len)
{
    for (const char *at = names; *at;) {
        size_t n = strcspn(at, " ");
        if (n == len && memcmp(at, name, len) == 0)
            return true;
        at += n + strspn(at + n, " ");
    }
    return false;
}

/* Tenths of a word that one character stands for; 0: a letter of a word between blanks. */
static int tenths(uint32_t c)
{
    if ((c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
        (c >= 0x20000 && c <= 0x3ffff))
        return 5;
    if ((c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff))
        return 2;
    return 0;
}

static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return c >= 0xc0 && !(c >= 0x2000 && c <= 0x206f) && !(c >= 0x3000 && c <= 0x303f) &&
           !(c >= 0xff00 && c <= 0xff0f);
}

int prose_words(const char *text)
{
    const char *end = text + strlen(text);
    int words = 0, sum = 0;
    bool is_inside = false;
    while (text < end) {
        uint32_t c = utf8_next(&text, end);
        if (tenths(c))
            sum += tenths(c);
        else if (c == ' ' || c == 0xa0)
            is_inside = false;
        else if (!is_inside && is_letter(c)) {
            is_inside = true;
            words++;
        }
    }
    return words + (sum + 9) / 10;
}
