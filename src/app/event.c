#include "app/event.h"

#include <string.h>

static const char *const KEY_NAMES[] = {
    [KEY_NONE] = "",
    [KEY_TAB] = "tab",
    [KEY_SHIFT_TAB] = "shift-tab",
    [KEY_RETURN] = "return",
    [KEY_ESCAPE] = "escape",
    [KEY_WHERE] = "where",
    [KEY_HOME] = "home",
    [KEY_PAGE_UP] = "page-up",
    [KEY_PAGE_DOWN] = "page-down",
    [KEY_LINE_UP] = "line-up",
    [KEY_LINE_DOWN] = "line-down",
};

Key key_from_name(const char *name)
{
    for (int k = KEY_NONE + 1; k < ARRAY_LEN(KEY_NAMES); k++)
        if (strcmp(KEY_NAMES[k], name) == 0)
            return (Key)k;
    return KEY_NONE;
}

const char *key_name(Key key)
{
    return KEY_NAMES[key];
}
