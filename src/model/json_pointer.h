/* Where in a document something is: RFC 6901, made safe to print on one line. */
#ifndef HK_JSON_POINTER_H
#define HK_JSON_POINTER_H

#include "model/json.h"

typedef struct JsonPointer {
    char text[512]; /* "/" for the document itself; ends with "…" if it did not fit */
} JsonPointer;

/* Of a place, or of a key in it. Control characters of hostile keys become \u00xx, or they could
 * write lines of their own. */
JsonPointer json_pointer(const Json *place, const char *key);

#endif
