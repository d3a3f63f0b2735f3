#include "model/json_pointer.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "model/json_text.h"

typedef struct Draft {
    char text[sizeof((JsonPointer *)0)->text];
    size_t len;
    bool is_cut;
} Draft;

static void draft_put(Draft *d, const char *bytes, size_t len)
{
    d->is_cut = d->is_cut || d->len + len + sizeof "…" > sizeof d->text;
    if (d->is_cut)
        return;
    memcpy(d->text + d->len, bytes, len);
    d->len += len;
}

static void draft_key(Draft *d, const char *key)
{
    const char *end = key + strlen(key);
    draft_put(d, "/", 1);
    while (key < end && !d->is_cut) {
        const char *start = key;
        uint32_t c = utf8_next(&key, end);
        char escape[8];
        if (c == '~')
            draft_put(d, "~0", 2);
        else if (c == '/')
            draft_put(d, "~1", 2);
        else if (json_is_control(c))
            draft_put(d, escape, (size_t)snprintf(escape, sizeof escape, "\\u%04x", (unsigned)c));
        else
            draft_put(d, start, (size_t)(key - start));
    }
}

static void draft_place(Draft *d, const Json *place)
{
    if (!place->up)
        return;
    draft_place(d, place->up);
    char number[16];
    if (place->key)
        draft_key(d, place->key);
    else
        draft_put(d, number, (size_t)snprintf(number, sizeof number, "/%d", place->at));
}

JsonPointer json_pointer(const Json *place, const char *key)
{
    Draft draft = {0};
    draft_place(&draft, place);
    if (key)
        draft_key(&draft, key);
    if (draft.len == 0)
        draft_put(&draft, "/", 1);
    JsonPointer pointer;
    snprintf(pointer.text, sizeof pointer.text, "%.*s%s", (int)draft.len, draft.text,
             draft.is_cut ? "…" : "");
    return pointer;
}
