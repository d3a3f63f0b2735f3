#include "base/utf8.h"

static int sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if ((lead & 0xf0) == 0xe0)
        return 3;
    if (lead >= 0xf0 && lead <= 0xf4)
        return 4;
    return 0;
}

bool utf8_valid(const char *text, size_t len, size_t *bad_at)
{
    const unsigned char *s = (const unsigned char *)text;
    for (size_t i = 0; i < len;) {
        int n = sequence_length(s[i]);
        bool ok = n > 0 && (size_t)n <= len - i;
        for (int k = 1; ok && k < n; k++)
            ok = (s[i + (size_t)k] & 0xc0) == 0x80;
        if (ok && n == 3)
            ok = !(s[i] == 0xe0 && s[i + 1] < 0xa0) && !(s[i] == 0xed && s[i + 1] > 0x9f);
        if (ok && n == 4)
            ok = !(s[i] == 0xf0 && s[i + 1] < 0x90) && !(s[i] == 0xf4 && s[i + 1] > 0x8f);
        if (!ok) {
            if (bad_at)
                *bad_at = i;
            return false;
        }
        i += (size_t)n;
    }
    return true;
}

uint32_t utf8_next(const char **at, const char *end)
{
    if (*at >= end)
        return 0;
    const unsigned char *s = (const unsigned char *)*at;
    int n = MAX(1, sequence_length(s[0]));
    uint32_t cp = n == 1 ? s[0] : s[0] & (0xffu >> (n + 1));
    for (int k = 1; k < n && *at + k < end; k++)
        cp = cp << 6 | (s[k] & 0x3fu);
    *at = *at + n > end ? end : *at + n;
    return cp;
}

int utf8_write(char out[4], uint32_t cp)
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xc0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3f));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xe0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
        out[2] = (char)(0x80 | (cp & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
    out[3] = (char)(0x80 | (cp & 0x3f));
    return 4;
}
