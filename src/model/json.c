#include "model/json.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "model/json_pointer.h"
#include "model/json_scan.h"
#include "model/json_text.h"

/* Bits of cJSON's `type` that the library leaves alone: what the loader has asked for so far. */
enum { VISITED = 1 << 16, ENTERED = 1 << 17 };

struct JsonDoc {
    cJSON *tree; /* owned */
    const char *file;
    Arena *arena;
    Faults *faults;
    int listed, unlisted;
};

/* --- faults ------------------------------------------------------------------------------------- */

static void report(const Json *place, const char *key, FaultLevel level, const char *reason)
{
    JsonDoc *doc = place->doc;
    if (!place->node) /* a fault has already been reported here */
        return;
    if (doc->listed == JSON_MAX_FAULTS) {
        doc->unlisted++;
        return;
    }
    doc->listed++;
    JsonPointer pointer = json_pointer(place, key);
    faults_add(doc->faults, level, "%s:%s: %s", doc->file, pointer.text, reason);
}

#define REPORT(level)                                                                                        \
    do {                                                                                                     \
        char reason[512];                                                                                    \
        va_list args;                                                                                        \
        va_start(args, fmt);                                                                                 \
        vsnprintf(reason, sizeof reason, fmt, args);                                                         \
        va_end(args);                                                                                        \
        report(place, key, level, reason);                                                                   \
    } while (0)

void json_fault(const Json *place, const char *key, const char *fmt, ...)
{
    REPORT(FAULT_ERROR);
}

void json_warn(const Json *place, const char *key, const char *fmt, ...)
{
    REPORT(FAULT_WARNING);
}

/* --- documents ---------------------------------------------------------------------------------- */

static Json child_place(const Json *up, cJSON *node, int at)
{
    return (Json){.doc = up->doc, .node = node, .up = up, .key = node->string, .at = at};
}

static int by_key(const void *a, const void *b)
{
    const cJSON *const *x = a, *const *y = b;
    return strcmp((*x)->string, (*y)->string);
}

/* Sorted, so that a file of one huge object costs no quadratic time. */
static void report_doubles_here(const Json *place, const cJSON *object)
{
    int count = cJSON_GetArraySize(object), n = 0;
    if (count < 2)
        return;
    cJSON **keys = xcalloc((size_t)count, sizeof(cJSON *));
    for (cJSON *c = object->child; c; c = c->next)
        keys[n++] = c;
    qsort(keys, (size_t)n, sizeof(cJSON *), by_key);
    for (int i = 1; i < n; i++) {
        if (strcmp(keys[i]->string, keys[i - 1]->string) != 0)
            continue;
        if (!(keys[i - 1]->type & VISITED))
            json_fault(place, keys[i]->string, "this key appears twice");
        keys[i - 1]->type |= VISITED;
        keys[i]->type |= VISITED;
    }
    free(keys);
}

static void report_doubles(const Json *place)
{
    cJSON *node = place->node;
    if (cJSON_IsObject(node))
        report_doubles_here(place, node);
    int at = 0;
    for (cJSON *c = node->child; c; c = c->next, at++) {
        Json child = child_place(place, c, at);
        if (c->child)
            report_doubles(&child);
    }
}

/* Places nobody asked for, in the parts that were entered. */
static void report_unknown(const Json *place)
{
    cJSON *node = place->node;
    bool is_object = cJSON_IsObject(node);
    if (is_object && !(node->type & ENTERED))
        return;
    int at = 0;
    for (cJSON *c = node->child; c; c = c->next, at++) {
        Json child = child_place(place, c, at);
        if (is_object && !(c->type & VISITED))
            json_fault(&child, NULL, "unknown key");
        else if (c->child)
            report_unknown(&child);
    }
}

static void report_syntax(const char *file, const char *bytes, size_t at, const char *reason, Faults *faults)
{
    int line = 1, column = 1;
    for (size_t i = 0; i < at; i++) {
        if (bytes[i] == '\n') {
            line++;
            column = 1;
        } else if (((unsigned char)bytes[i] & 0xc0) != 0x80) {
            column++;
        }
    }
    faults_add(faults, FAULT_ERROR, "%s:/: line %d, column %d: %s", file, line, column, reason);
}

JsonDoc *json_open(const char *file, const char *bytes, size_t len, Arena *arena, Faults *faults)
{
    size_t at;
    const char *reason;
    if (!json_scan(bytes, len, &at, &reason)) {
        report_syntax(file, bytes, at, reason, faults);
        return NULL;
    }
    const char *end = NULL;
    cJSON *tree = cJSON_ParseWithLengthOpts(bytes, len, &end, 0);
    if (!tree) {
        report_syntax(file, bytes, end ? (size_t)(end - bytes) : 0, "cannot be parsed", faults);
        return NULL;
    }
    JsonDoc *doc = xcalloc(1, sizeof *doc);
    *doc = (JsonDoc){.tree = tree, .file = file, .arena = arena, .faults = faults};
    Json root = {.doc = doc, .node = tree};
    report_doubles(&root);
    return doc;
}

void json_drop(JsonDoc *doc)
{
    if (!doc)
        return;
    cJSON_Delete(doc->tree);
    free(doc);
}

void json_close(JsonDoc *doc)
{
    if (!doc)
        return;
    Json root = {.doc = doc, .node = doc->tree};
    report_unknown(&root);
    if (doc->unlisted)
        faults_add(doc->faults, FAULT_ERROR, "%s:/: %d more faults are not listed", doc->file, doc->unlisted);
    json_drop(doc);
}

/* --- values ------------------------------------------------------------------------------------- */

static const char *type_name(const cJSON *node)
{
    switch (node->type & 0xff) {
    case cJSON_False:
    case cJSON_True:
        return "true or false";
    case cJSON_NULL:
        return "null";
    case cJSON_Number:
        return "a number";
    case cJSON_String:
        return "a text";
    case cJSON_Array:
        return "an array";
    default:
        return "an object";
    }
}

static cJSON *find(const Json *object, const char *key)
{
    cJSON *node = object->node;
    if (!node || !key || !cJSON_IsObject(node))
        return NULL;
    cJSON *c = node->child;
    while (c && strcmp(c->string, key) != 0)
        c = c->next;
    return c;
}

bool json_has(const Json *object, const char *key)
{
    return find(object, key) != NULL;
}

void json_skip(const Json *object, const char *key)
{
    cJSON *node = key ? find(object, key) : object->node;
    if (node && key)
        node->type |= VISITED;
    else if (node)
        node->type &= ~ENTERED;
}

/* The value asked for, of this type (a cJSON bit); anything else is a fault and NULL. */
static cJSON *take(const Json *place, const char *key, int types, const char *expected)
{
    if (!place->node)
        return NULL;
    cJSON *node = key ? find(place, key) : place->node;
    if (!node) {
        json_fault(place, key, "missing");
        return NULL;
    }
    node->type |= VISITED;
    if (!(node->type & 0xff & types)) {
        json_fault(place, key, "expected %s, found %s", expected, type_name(node));
        return NULL;
    }
    node->type |= ENTERED;
    return node;
}

/* True if the value is there and null, which then counts as asked for. */
static bool take_null(const Json *place, const char *key)
{
    cJSON *node = find(place, key);
    if (!node || !cJSON_IsNull(node))
        return false;
    node->type |= VISITED;
    return true;
}

static Json place_of(const Json *up, const char *key, cJSON *node)
{
    if (!key) {
        Json same = *up;
        same.node = node;
        return same;
    }
    return (Json){.doc = up->doc, .node = node, .up = up, .key = node ? node->string : key};
}

Json json_root(JsonDoc *doc)
{
    Json root = {.doc = doc, .node = doc->tree};
    root.node = take(&root, NULL, cJSON_Object, "an object");
    return root;
}

Json json_object(const Json *object, const char *key)
{
    return place_of(object, key, take(object, key, cJSON_Object, "an object"));
}

Json json_object_or_null(const Json *object, const char *key)
{
    if (take_null(object, key))
        return (Json){.doc = object->doc};
    return place_of(object, key, take(object, key, cJSON_Object, "an object or null"));
}

Json json_array(const Json *object, const char *key, int min, int max)
{
    cJSON *node = take(object, key, cJSON_Array, "an array");
    Json array = place_of(object, key, node);
    if (!node)
        return array;
    array.count = cJSON_GetArraySize(node);
    if (array.count >= min && array.count <= max)
        return array;
    if (array.count > max)
        json_fault(object, key, "expected at most %d items, found %d", max, array.count);
    else
        json_fault(object, key, "expected at least %d items, found %d", min, array.count);
    if (array.count > max) {
        array.node = NULL;
        array.count = 0;
    }
    return array;
}

Json json_first(const Json *array)
{
    cJSON *node = array->node;
    return (Json){.doc = array->doc, .node = node ? node->child : NULL, .up = array};
}

void json_step(Json *item)
{
    item->node = ((cJSON *)item->node)->next;
    item->at++;
}

static bool text_is_clean(const Json *object, const char *key, const char *text, size_t len)
{
    const char *at = text, *end = text + len;
    bool is_blank = true;
    while (at < end) {
        uint32_t c = utf8_next(&at, end);
        if (json_is_control(c)) {
            json_fault(object, key, "control character U+%04X", (unsigned)c);
            return false;
        }
        is_blank = is_blank && (c == ' ' || c == 0xa0 || c == 0x3000 || c == 0x200b);
    }
    if (is_blank && len)
        json_fault(object, key, "blank");
    return !is_blank || !len;
}

static const char *checked_text(const Json *object, const char *key, const cJSON *node, size_t min,
                                size_t max)
{
    if (!node)
        return "";
    size_t len = strlen(node->valuestring);
    if (!text_is_clean(object, key, node->valuestring, len))
        return "";
    if (len >= min && len <= max)
        return arena_copy(object->doc->arena, node->valuestring, len);
    if (len == 0)
        json_fault(object, key, "empty");
    else if (len < min)
        json_fault(object, key, "%zu bytes, at least %zu needed", len, min);
    else
        json_fault(object, key, "%zu bytes, at most %zu are allowed", len, max);
    return "";
}

const char *json_text(const Json *object, const char *key, size_t min, size_t max)
{
    return checked_text(object, key, take(object, key, cJSON_String, "a text"), min, max);
}

const char *json_text_or_null(const Json *object, const char *key, size_t min, size_t max)
{
    if (take_null(object, key))
        return NULL;
    return checked_text(object, key, take(object, key, cJSON_String, "a text or null"), min, max);
}

static const char *checked_id(const Json *object, const char *key, const char *text)
{
    if (!text || !*text || json_is_id(text))
        return text;
    json_fault(object, key, "not an id: 1 to 63 of a-z, 0-9 and -, not beginning with -");
    return "";
}

const char *json_id(const Json *object, const char *key)
{
    return checked_id(object, key, json_text(object, key, 1, 2000));
}

const char *json_id_or_null(const Json *object, const char *key)
{
    return checked_id(object, key, json_text_or_null(object, key, 1, 2000));
}

static const char *checked_date(const Json *object, const char *key, const char *text)
{
    if (!text || !*text || json_is_date(text))
        return text;
    json_fault(object, key, "not a day, YYYY-MM-DD");
    return "";
}

const char *json_date(const Json *object, const char *key)
{
    return checked_date(object, key, json_text(object, key, 1, 2000));
}

const char *json_date_or_null(const Json *object, const char *key)
{
    return checked_date(object, key, json_text_or_null(object, key, 1, 2000));
}

double json_number(const Json *object, const char *key, double min, double max)
{
    const cJSON *node = take(object, key, cJSON_Number, "a number");
    if (!node)
        return 0;
    double value = node->valuedouble;
    if (isfinite(value) && value >= min && value <= max)
        return value;
    if (isfinite(value))
        json_fault(object, key, "%g is not between %g and %g", value, min, max);
    else
        json_fault(object, key, "not a finite number");
    return 0;
}

int json_int(const Json *object, const char *key, int min, int max)
{
    double value = json_number(object, key, min, max);
    if (value == floor(value))
        return (int)value;
    json_fault(object, key, "%g is not a whole number", value);
    return 0;
}

int json_int_or_null(const Json *object, const char *key, int min, int max)
{
    return take_null(object, key) ? 0 : json_int(object, key, min, max);
}

bool json_bool(const Json *object, const char *key)
{
    const cJSON *node = take(object, key, cJSON_True | cJSON_False, "true or false");
    return node && cJSON_IsTrue(node);
}

int json_choice(const Json *object, const char *key, const char *const *names, int count)
{
    const cJSON *node = take(object, key, cJSON_String, "a text");
    if (!node)
        return 0;
    char list[256];
    size_t len = 0;
    for (int i = 0; i < count; i++) {
        if (strcmp(node->valuestring, names[i]) == 0)
            return i;
        if (len < sizeof list)
            len += (size_t)snprintf(list + len, sizeof list - len, "%s%s", i ? ", " : "", names[i]);
    }
    json_fault(object, key, "expected one of %s", list);
    return 0;
}
