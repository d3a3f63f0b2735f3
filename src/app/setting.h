/* How a visitor wants the kiosk: text size, contrast, motion, the figure's skin, how touches count. One
 * table, settings.def; the display screen, the site's own choice, the dump and the wipe read it. */
#ifndef HK_SETTING_H
#define HK_SETTING_H

#include "base/base.h"
#include "model/strings.h"
#include "scene/icon.h"
#include "scene/theme.h"

enum { SETTING_TONES = 4, SETTING_MAX_VALUES = 4 };

typedef enum SettingId {
#define SETTING(id, name, icon, title, first_label, count, change, screen) SETTING_##id,
#include "app/settings.def"
#undef SETTING
    SETTING_COUNT
} SettingId;

typedef enum SettingChange { CHANGES_NOTHING, CHANGES_LAYOUT, CHANGES_PICTURES } SettingChange;

/* Hands that shake have a screen of their own. */
typedef enum SettingScreen { SET_ON_DISPLAY, SET_ON_TOUCH } SettingScreen;

typedef struct Setting {
    const char *name;
    IconId icon;
    StringId title, first_label;
    int count; /* values 0 to count - 1 */
    SettingChange change;
    SettingScreen screen;
} Setting;

const Setting *setting_get(SettingId id);
/* Of one value, for dumps: "2", or of a tone "light". At most `size` bytes with the NUL. */
void setting_value_text(SettingId id, int value, char *out, int size);

/* "neutral", "light", "medium", "dark": assets/figure/tone-<name>.css */
const char *setting_tone_name(int tone);
/* 0 for a name that is none. */
uint8_t setting_tone(const char *name);

#endif
