#include "model/strings.h"

static const struct {
    const char *key, *placeholders;
} KEYS[STRING_COUNT] = {
#define STRING(id, key, placeholders) [STR_##id] = {key, placeholders},
#include "model/strings.def"
#undef STRING
};

const char *string_key(StringId id)
{
    return KEYS[id].key;
}

const char *string_placeholders(StringId id)
{
    return KEYS[id].placeholders;
}
