/* The words of the screens, one id each; strings.def holds the list, <lang>/strings.json the text.
 *
 * A language must define every key and no other. Placeholders are written {name} and listed with
 * the key: the loader refuses a text that lacks one or has another. */
#ifndef HK_STRINGS_H
#define HK_STRINGS_H

typedef enum StringId {
#define STRING(id, key, placeholders) STR_##id,
#include "model/strings.def"
#undef STRING
    STRING_COUNT
} StringId;

/* The key in strings.json under "ui", e.g. "map.title". */
const char *string_key(StringId id);
/* Names of its placeholders, separated by blanks; "" if none. */
const char *string_placeholders(StringId id);

#endif
