/* Puts values into the {names} of a text: "Call {emergency_number}" becomes "Call 112".
 *
 * Each value stands between U+2068 and U+2069: it keeps its own direction, whatever the sentence's. Without
 * them "0800 111 222" reads "222 111 0800" in a language that runs from right to left. Layout draws neither.
 */
#ifndef HK_FILL_H
#define HK_FILL_H

#include "base/base.h"

typedef struct FillPair {
    const char *name, *value; /* borrowed; a value is put in as it is, not filled again */
} FillPair;

/* Writes at most size - 1 bytes and a NUL (size 0: nothing), never half a character, and returns how
 * many bytes were written. A name without a pair stays as it is. out must not overlap the rest. */
size_t fill(char *out, size_t size, const char *text, const FillPair *pairs, int count);
/* The same without U+2068 and U+2069: for the ear. */
size_t fill_plain(char *out, size_t size, const char *text, const FillPair *pairs, int count);

#endif
