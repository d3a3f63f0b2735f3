/* UTF-8 (RFC 3629). Text is validated once, where it enters; everywhere else it is trusted. */
#ifndef HK_UTF8_H
#define HK_UTF8_H

#include "base/base.h"

/* True if the bytes are well-formed: no overlongs, surrogates or values above U+10FFFF. On false
 * *bad_at (may be NULL) is the offset of the first bad byte. */
bool utf8_valid(const char *text, size_t len, size_t *bad_at);

/* Decodes one code point of valid text at *at and moves *at behind it; 0 at `end`. */
uint32_t utf8_next(const char **at, const char *end);

/* Writes 1 to 4 bytes, returns how many. */
int utf8_write(char out[4], uint32_t code_point);

#endif
