/* Where the families of the built-in stack lie in Debian, and how fontconfig finds the others. */
#ifndef HK_FONT_FAMILY_H
#define HK_FONT_FAMILY_H

#include <fontconfig/fontconfig.h>

#include "scene/text.h"

typedef struct FontFamily {
    const char *name;
    const char *stem;    /* under /usr/share/fonts; %s: the style */
    uint32_t script;     /* ISO 15924 tag; 0: no script's own */
    int8_t index;        /* of the face in the file */
    bool has_all_styles; /* SemiBold and Italic too; the rest have Regular and Bold */
} FontFamily;

extern const FontFamily FONT_FAMILIES[];
extern const int FONT_FAMILY_COUNT;

/* Path of the family's file for the face where Debian puts it; NULL: not there. Owned. */
char *font_family_debian_path(const FontFamily *family, FontFace face);

/* Asks fontconfig (config NULL: its default). Path (owned) and *index; NULL if no installed family has
 * that name. */
char *font_family_match(FcConfig *config, const char *name, FontFace face, int *index);

/* Any scalable fonts of this machine, best first, at most `max`; returns how many. Paths owned. */
typedef struct FontFound {
    char *path;
    int index;
} FontFound;
int font_family_all(FcConfig *config, FontFound *found, int max);

#endif
