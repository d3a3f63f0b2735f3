/* Is this RFC 8259, to the letter? Answers before any parser sees the bytes.
 *
 * Parsers are kind: they let pass trailing bytes, raw control characters, numbers like 01 or 1., a
 * NUL in a text, broken surrogates. This refuses them all, and nesting deeper than JSON_MAX_DEPTH, so
 * that whatever builds the tree afterwards cannot be surprised. Builds nothing itself. */
#ifndef HK_JSON_SCAN_H
#define HK_JSON_SCAN_H

#include "base/base.h"

enum { JSON_MAX_DEPTH = 64, JSON_MAX_NUMBER = 40 /* characters */ };

/* True if `bytes` is one JSON value with nothing but blanks around it. On false *at is the offset of
 * the first bad byte and *reason says what is wrong there (a literal). */
bool json_scan(const char *bytes, size_t len, size_t *at, const char **reason);

#endif
