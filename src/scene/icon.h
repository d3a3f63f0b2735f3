/* The icons of assets/icons, by id. */
#ifndef HK_ICON_H
#define HK_ICON_H

typedef enum IconId {
    ICON_NONE,
#define ICON(id, file) ICON_##id,
#include "scene/icon.def"
#undef ICON
    ICON_COUNT
} IconId;

/* File name under assets/icons without ".svg"; "" for ICON_NONE. */
const char *icon_name(IconId id);

#endif
