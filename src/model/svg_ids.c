#include "model/svg_ids.h"

#include <expat.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "model/json_text.h"

static const char LAYER[] = "layer-";

enum { MAX_DEPTH = 256, MAX_IDS = 20000, MAX_ID = 256 };

typedef struct Entry {
    const char *id, *layer;
} Entry;

typedef struct Reader {
    XML_Parser parser;
    Arena *arena;
    Entry *ids; /* owned until handed over */
    int count, capacity, depth;
    int w, h;
    const char *layer_at[MAX_DEPTH + 1]; /* by depth: the layer that is open there */
    const char *reason;                  /* why the handlers stopped, and where */
    unsigned long line, column;
} Reader;

static void stop(Reader *r, const char *reason)
{
    r->reason = reason;
    r->line = XML_GetCurrentLineNumber(r->parser);
    r->column = XML_GetCurrentColumnNumber(r->parser);
    XML_StopParser(r->parser, XML_FALSE);
}

/* Ids are printed in faults, one a line. */
static bool is_clean(const char *id)
{
    const char *end = id + strlen(id);
    while (id < end) {
        uint32_t c = utf8_next(&id, end);
        if (c == ' ' || json_is_control(c))
            return false;
    }
    return true;
}

static void add_id(Reader *r, const char *id)
{
    if (!is_clean(id)) {
        stop(r, "an id with a blank or a control character");
        return;
    }
    if (r->count == MAX_IDS) {
        stop(r, "more than 20000 ids");
        return;
    }
    if (strlen(id) > MAX_ID) {
        stop(r, "an id of more than 256 bytes");
        return;
    }
    if (r->count == r->capacity) {
        r->capacity = MAX(256, r->capacity * 2);
        r->ids = xrealloc(r->ids, (size_t)r->capacity * sizeof *r->ids);
    }
    const char *copy = arena_copy(r->arena, id, strlen(id));
    if (strncmp(copy, LAYER, sizeof LAYER - 1) == 0)
        r->layer_at[r->depth] = copy;
    r->ids[r->count++] = (Entry){copy, r->layer_at[r->depth]};
}

/* "0 0 400 470": whole units from the corner. */
static void read_view_box(Reader *r, const char *text)
{
    int end = 0;
    if (sscanf(text, " 0 0 %d %d %n", &r->w, &r->h, &end) != 2 || text[end] || r->w <= 0 || r->h <= 0)
        r->w = r->h = 0;
}

static void XMLCALL on_start(void *self, const char *name, const char **attributes)
{
    Reader *r = self;
    if (r->depth == 0 && strcmp(name, "svg") != 0) {
        stop(r, "not an SVG");
        return;
    }
    if (++r->depth > MAX_DEPTH) {
        stop(r, "nested deeper than 256 levels");
        return;
    }
    r->layer_at[r->depth] = r->depth > 1 ? r->layer_at[r->depth - 1] : NULL;
    for (int i = 0; attributes[i] && !r->reason; i += 2)
        if (strcmp(attributes[i], "id") == 0)
            add_id(r, attributes[i + 1]);
        else if (r->depth == 1 && strcmp(attributes[i], "viewBox") == 0)
            read_view_box(r, attributes[i + 1]);
}

static void XMLCALL on_end(void *self, const char *name)
{
    (void)name;
    ((Reader *)self)->depth--;
}

static void XMLCALL on_doctype(void *self, const char *name, const char *sysid, const char *pubid,
                               int has_subset)
{
    (void)name, (void)sysid, (void)pubid, (void)has_subset;
    stop(self, "a document type is not allowed");
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const Entry *)a)->id, ((const Entry *)b)->id);
}

static bool hand_over(Reader *r, SvgIds *out, Err *err)
{
    out->items = arena_array(r->arena, (size_t)r->count, sizeof *out->items);
    out->layers = arena_array(r->arena, (size_t)r->count, sizeof *out->layers);
    out->count = r->count;
    out->w = r->w;
    out->h = r->h;
    if (r->count)
        qsort(r->ids, (size_t)r->count, sizeof *r->ids, by_id);
    for (int i = 0; i < r->count; i++) {
        out->items[i] = r->ids[i].id;
        out->layers[i] = r->ids[i].layer;
    }
    for (int i = 1; i < out->count; i++)
        if (strcmp(out->items[i], out->items[i - 1]) == 0)
            return err_set(err, "the id \"%s\" appears twice", out->items[i]);
    out->is_read = true;
    return true;
}

/* Parses all of it, or notes in the reader why and where it stopped. */
static void parse(Reader *r, const char *bytes, size_t len)
{
    r->parser = XML_ParserCreate("UTF-8");
    ASSERT(r->parser);
    XML_SetUserData(r->parser, r);
    XML_SetElementHandler(r->parser, on_start, on_end);
    XML_SetStartDoctypeDeclHandler(r->parser, on_doctype);
    if (XML_Parse(r->parser, bytes, (int)len, XML_TRUE) != XML_STATUS_OK && !r->reason)
        stop(r, XML_ErrorString(XML_GetErrorCode(r->parser)));
    XML_ParserFree(r->parser);
}

/* Digits, letters, blank and + , - . of ASCII, one bit each. */
static bool is_path(unsigned char c)
{
    static const uint64_t BITS[4] = {0x03ff780100000000u, 0x07fffffe07fffffeu, 0, 0};
    return BITS[c >> 6] >> (c & 63) & 1;
}

/* Length of what can only be the numbers and letters of a path, up to its closing quote; else 0.
 * Nothing in it means anything to XML, not even inside a comment. */
static size_t path_length(const char *at, const char *end)
{
    const char *from = at;
    while (at < end && is_path((unsigned char)*at) && !(at[0] == '-' && at + 1 < end && at[1] == '-'))
        at++;
    return at < end && *at == '"' ? (size_t)(at - from) : 0;
}

/* A copy without the data of long paths, three quarters of a figure, on which an XML parser would
 * spend most of its time. Owned. */
static char *without_paths(const char *bytes, size_t len, size_t *out_len)
{
    static const char ATTRIBUTE[] = " d=\"";
    const size_t prefix = sizeof ATTRIBUTE - 1;
    char *out = xcalloc(1, len + 1);
    const char *at = bytes, *end = bytes + len;
    *out_len = 0;
    while (at < end) {
        const char *found = memmem(at, (size_t)(end - at), ATTRIBUTE, prefix);
        const char *keep = found ? found + prefix : end;
        memcpy(out + *out_len, at, (size_t)(keep - at));
        *out_len += (size_t)(keep - at);
        at = keep + path_length(keep, end);
    }
    return out;
}

bool svg_ids_read(const char *bytes, size_t len, Arena *arena, SvgIds *out, Err *err)
{
    *out = (SvgIds){0};
    if (len > INT_MAX)
        return err_set(err, "too large");
    Reader r = {.arena = arena};
    size_t short_len;
    char *shortened = without_paths(bytes, len, &short_len);
    parse(&r, shortened, short_len);
    free(shortened);
    if (r.reason) { /* once more in full, for the right place */
        free(r.ids);
        r = (Reader){.arena = arena};
        parse(&r, bytes, len);
    }
    bool ok = r.reason ? err_set(err, "line %lu, column %lu: %s", r.line, r.column + 1, r.reason)
                       : hand_over(&r, out, err);
    free(r.ids);
    return ok;
}

static int index_of(const SvgIds *ids, const char *id)
{
    const char **found =
        ids->count ? bsearch(&id, ids->items, (size_t)ids->count, sizeof *ids->items, by_bytes) : NULL;
    return found ? (int)(found - ids->items) : -1;
}

bool svg_ids_has(const SvgIds *ids, const char *id)
{
    return index_of(ids, id) >= 0;
}

const char *svg_ids_layer(const SvgIds *ids, const char *id)
{
    int at = index_of(ids, id);
    return at >= 0 ? ids->layers[at] : NULL;
}
