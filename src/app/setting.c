#include "app/setting.h"

#include <stdio.h>
#include <string.h>

static const char *const TONES[SETTING_TONES] = {"neutral", "light", "medium", "dark"};

static const Setting SETTINGS[SETTING_COUNT] = {
#define SETTING(id, name, icon, title, first_label, count, change, screen)                                   \
    [SETTING_##id] = {name, icon, title, first_label, count, change, screen},
#include "app/settings.def"
#undef SETTING
};

const Setting *setting_get(SettingId id)
{
    return &SETTINGS[id];
}

void setting_value_text(SettingId id, int value, char *out, int size)
{
    if (id == SETTING_TONE)
        snprintf(out, (size_t)size, "%s", TONES[value]);
    else
        snprintf(out, (size_t)size, "%d", value);
}

const char *setting_tone_name(int tone)
{
    return TONES[tone];
}

uint8_t setting_tone(const char *name)
{
    for (uint8_t i = 0; i < SETTING_TONES; i++)
        if (strcmp(TONES[i], name) == 0)
            return i;
    return 0;
}
