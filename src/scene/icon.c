#include "scene/icon.h"

static const char *const NAMES[ICON_COUNT] = {
    [ICON_NONE] = "",
#define ICON(id, file) [ICON_##id] = file,
#include "scene/icon.def"
#undef ICON
};

const char *icon_name(IconId id)
{
    return NAMES[id];
}
