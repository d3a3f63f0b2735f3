#include "model/fill.h"

#include <string.h>

#include "model/prose.h"

typedef struct Buffer {
    char *out;
    size_t size, len;
    bool is_full, is_plain;
} Buffer;

/* As much of it as fits, cut before a character that does not. */
static void put(Buffer *b, const char *text, size_t len)
{
    size_t room = b->size - 1 - b->len;
    if (b->is_full)
        return;
    if (len > room) {
        b->is_full = true;
        len = room;
        while (len > 0 && ((unsigned char)text[len] & 0xc0) == 0x80)
            len--;
    }
    memcpy(b->out + b->len, text, len);
    b->len += len;
}

/* Between first strong isolate and its end (UAX #9). */
static void put_value(Buffer *b, const char *value)
{
    static const char FSI[] = "\u2068", PDI[] = "\u2069";
    if (!b->is_plain)
        put(b, FSI, sizeof FSI - 1);
    put(b, value, strlen(value));
    if (!b->is_plain)
        put(b, PDI, sizeof PDI - 1);
}

static const char *value_of(const char *name, size_t len, const FillPair *pairs, int count)
{
    for (int i = 0; i < count; i++)
        if (strlen(pairs[i].name) == len && memcmp(pairs[i].name, name, len) == 0)
            return pairs[i].value;
    return NULL;
}

static size_t fill_as(bool is_plain, char *out, size_t size, const char *text, const FillPair *pairs,
                      int count)
{
    if (size == 0)
        return 0;
    Buffer b = {.out = out, .size = size, .is_plain = is_plain};
    const char *name;
    size_t len;
    for (const char *at = text; *at && !b.is_full;) {
        const char *from = at;
        int found = prose_placeholder(&at, &name, &len);
        const char *value = found == 1 ? value_of(name, len, pairs, count) : NULL;
        if (found == 0)
            at = from + strlen(from);
        size_t plain = value ? (size_t)(name - 1 - from) : (size_t)(at - from);
        put(&b, from, plain);
        if (value)
            put_value(&b, value);
    }
    out[b.len] = '\0';
    return b.len;
}

size_t fill(char *out, size_t size, const char *text, const FillPair *pairs, int count)
{
    return fill_as(false, out, size, text, pairs, count);
}

size_t fill_plain(char *out, size_t size, const char *text, const FillPair *pairs, int count)
{
    return fill_as(true, out, size, text, pairs, count);
}
