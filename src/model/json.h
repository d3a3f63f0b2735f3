/* A strict reader of JSON objects with a known shape. The only module that knows the JSON library.
 *
 * A loader opens a document and asks its cursors for the values it expects; whatever is missing, of
 * the wrong type, out of range, written twice or never asked for is reported by the reader itself
 * as FILE:/json/pointer: reason, all of it, not only the first. So a loader reads like a table:
 *
 *     Json review = json_object(&page, "review");
 *     out->by = json_text_or_null(&review, "by", 1, 200);
 *
 * After a fault the reader gives an empty value ("", 0, false, a cursor without node), which reads as
 * empty again and silently, so that loaders need no checks of their own: who gets a fault drops the
 * whole document anyway. A document that does not parse gives one fault, with line and column.
 * Keys are compared case-sensitively. Numbers are finite. Text is valid UTF-8 without control
 * characters. Nothing here reads files or knows what the keys mean. */
#ifndef HK_JSON_H
#define HK_JSON_H

#include "base/arena.h"
#include "base/err.h"

enum { JSON_MAX_FAULTS = 1000 /* listed for one document; the rest is counted */ };

typedef struct JsonDoc JsonDoc;

/* A place in a document; a plain value. `up` points to the cursor it came from, which must outlive
 * it. Borrowed from the document. */
typedef struct Json {
    JsonDoc *doc;
    void *node; /* NULL: nothing here */
    const struct Json *up;
    const char *key; /* its key, NULL in an array and at the root */
    int at;          /* its position in an array */
    int count;       /* items, of an array */
} Json;

/* Parses. `file` names the document in faults and is borrowed, as are `faults` and `arena`: every
 * text read is a copy in the arena and outlives the document. NULL after a fault; else owned. */
JsonDoc *json_open(const char *file, const char *bytes, size_t len, Arena *arena, Faults *faults);
/* Reports the keys nobody asked for, then frees. Accepts NULL. */
void json_close(JsonDoc *doc);
/* As json_close, but silent. */
void json_drop(JsonDoc *doc);

/* The document itself, which must be an object. */
Json json_root(JsonDoc *doc);

/* Is the key there at all? Does not count as asking for it. */
bool json_has(const Json *object, const char *key);
/* Asks for a key without looking at what it holds; key NULL: nothing in here is looked at any more. */
void json_skip(const Json *object, const char *key);
Json json_object(const Json *object, const char *key);
Json json_object_or_null(const Json *object, const char *key);
/* An array of min to max items; too many: a fault, and none of them is visited. */
Json json_array(const Json *object, const char *key, int min, int max);
/* min to max bytes, not blank. */
const char *json_text(const Json *object, const char *key, size_t min, size_t max);
const char *json_text_or_null(const Json *object, const char *key, size_t min, size_t max);
/* An id: [a-z0-9][a-z0-9-]{0,62}. */
const char *json_id(const Json *object, const char *key);
const char *json_id_or_null(const Json *object, const char *key);
/* A day that exists, YYYY-MM-DD. */
const char *json_date(const Json *object, const char *key);
const char *json_date_or_null(const Json *object, const char *key);
int json_int(const Json *object, const char *key, int min, int max);
/* 0 if null. */
int json_int_or_null(const Json *object, const char *key, int min, int max);
double json_number(const Json *object, const char *key, double min, double max);
bool json_bool(const Json *object, const char *key);
/* Position of the text among the names, 0 after a fault. */
int json_choice(const Json *object, const char *key, const char *const *names, int count);

/* Walks an array: for (Json it = json_first(&a); it.node; json_step(&it)). A function above that is
 * given such a cursor and the key NULL reads the item itself. */
Json json_first(const Json *array);
void json_step(Json *item);

/* Adds FILE:/pointer: reason for a key of an object (NULL: for the place itself). */
void json_fault(const Json *place, const char *key, const char *fmt, ...) PRINTF_LIKE(3, 4);
void json_warn(const Json *place, const char *key, const char *fmt, ...) PRINTF_LIKE(3, 4);

#endif
