/* Which texts pass for what: the small grammars inside JSON's strings. */
#ifndef HK_JSON_TEXT_H
#define HK_JSON_TEXT_H

#include "base/base.h"

/* Characters that no text may have: controls, line and paragraph separators, byte order mark. */
bool json_is_control(uint32_t code_point);
/* [a-z0-9][a-z0-9-]{0,62} */
bool json_is_id(const char *text);
/* A day that exists, YYYY-MM-DD. */
bool json_is_date(const char *text);

#endif
