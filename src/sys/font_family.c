#include "sys/font_family.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SCRIPT(a, b, c, d) ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))
#define NOTO(name, a, b, c, d)                                                                               \
    {                                                                                                        \
        "Noto Sans " name, "truetype/noto/NotoSans" name "-%s.ttf", SCRIPT(a, b, c, d), 0, false             \
    }
#define CJK(region, at, a, b, c, d)                                                                          \
    {                                                                                                        \
        "Noto Sans CJK " region, "opentype/noto/NotoSansCJK-%s.ttc", SCRIPT(a, b, c, d), at, false           \
    }

const FontFamily FONT_FAMILIES[] = {
    {"Inter", "opentype/inter/Inter-%s.otf", 0, 0, true},
    {"Noto Sans", "truetype/noto/NotoSans-%s.ttf", 0, 0, false},
    NOTO("Arabic", 'A', 'r', 'a', 'b'),
    NOTO("Hebrew", 'H', 'e', 'b', 'r'),
    NOTO("Devanagari", 'D', 'e', 'v', 'a'),
    NOTO("Bengali", 'B', 'e', 'n', 'g'),
    NOTO("Gurmukhi", 'G', 'u', 'r', 'u'),
    NOTO("Gujarati", 'G', 'u', 'j', 'r'),
    NOTO("Oriya", 'O', 'r', 'y', 'a'),
    NOTO("Tamil", 'T', 'a', 'm', 'l'),
    NOTO("Telugu", 'T', 'e', 'l', 'u'),
    NOTO("Kannada", 'K', 'n', 'd', 'a'),
    NOTO("Malayalam", 'M', 'l', 'y', 'm'),
    NOTO("Sinhala", 'S', 'i', 'n', 'h'),
    NOTO("Thai", 'T', 'h', 'a', 'i'),
    NOTO("Lao", 'L', 'a', 'o', 'o'),
    NOTO("Khmer", 'K', 'h', 'm', 'r'),
    NOTO("Myanmar", 'M', 'y', 'm', 'r'),
    {"Noto Serif Tibetan", "truetype/noto/NotoSerifTibetan-%s.ttf", SCRIPT('T', 'i', 'b', 't'), 0, false},
    NOTO("Georgian", 'G', 'e', 'o', 'r'),
    NOTO("Armenian", 'A', 'r', 'm', 'n'),
    NOTO("Ethiopic", 'E', 't', 'h', 'i'),
    NOTO("Thaana", 'T', 'h', 'a', 'a'),
    CJK("SC", 2, 'H', 'a', 'n', 's'),
    CJK("TC", 3, 'H', 'a', 'n', 't'),
    CJK("JP", 0, 'J', 'p', 'a', 'n'),
    CJK("KR", 1, 'K', 'o', 'r', 'e'),
    NOTO("Symbols", 'Z', 's', 'y', 'm'),
    {"Noto Sans Symbols2", "truetype/noto/NotoSansSymbols2-%s.ttf", 0, 0, false},
    NOTO("Math", 'Z', 'm', 't', 'h'),
    {"Noto Color Emoji", "truetype/noto/NotoColorEmoji.ttf", SCRIPT('Z', 's', 'y', 'e'), 0, false},
    {"DejaVu Sans", "truetype/dejavu/DejaVuSans.ttf", 0, 0, false},
};
const int FONT_FAMILY_COUNT = ARRAY_LEN(FONT_FAMILIES);

static char *styled_path(const FontFamily *family, const char *style)
{
    static const char folder[] = "/usr/share/fonts/";
    const char *hole = strstr(family->stem, "%s");
    char path[256];
    if (hole)
        snprintf(path, sizeof path, "%s%.*s%s%s", folder, (int)(hole - family->stem), family->stem, style,
                 hole + 2);
    else
        snprintf(path, sizeof path, "%s%s", folder, family->stem);
    return access(path, R_OK) == 0 ? xstrdup(path) : NULL;
}

char *font_family_debian_path(const FontFamily *family, FontFace face)
{
    static const char *const all[FACE_COUNT] = {"Regular", "SemiBold", "Bold", "Italic"};
    static const char *const two[FACE_COUNT] = {"Regular", "Bold", "Bold", "Regular"};
    char *path = styled_path(family, family->has_all_styles ? all[face] : two[face]);
    return path ? path : styled_path(family, "Regular");
}

/* fontconfig always has an answer; it is one for us only if the family is that asked for. */
static bool has_family(const FcPattern *found, const char *name)
{
    FcChar8 *family;
    for (int i = 0; FcPatternGetString(found, FC_FAMILY, i, &family) == FcResultMatch; i++)
        if (FcStrCmpIgnoreCase(family, (const FcChar8 *)name) == 0)
            return true;
    return false;
}

static char *file_of(const FcPattern *found, int *index)
{
    FcChar8 *file;
    FcBool is_scalable = FcFalse;
    *index = 0;
    FcPatternGetBool(found, FC_SCALABLE, 0, &is_scalable);
    if (!is_scalable || FcPatternGetString(found, FC_FILE, 0, &file) != FcResultMatch)
        return NULL;
    FcPatternGetInteger(found, FC_INDEX, 0, index);
    /* The upper half numbers the instances of a variable font, which SDL_ttf cannot choose. */
    *index &= 0xffff;
    return xstrdup((const char *)file);
}

char *font_family_match(FcConfig *config, const char *name, FontFace face, int *index)
{
    static const int weights[FACE_COUNT] = {FC_WEIGHT_REGULAR, FC_WEIGHT_DEMIBOLD, FC_WEIGHT_BOLD,
                                            FC_WEIGHT_REGULAR};
    FcPattern *want = FcPatternCreate();
    FcPatternAddString(want, FC_FAMILY, (const FcChar8 *)name);
    FcPatternAddInteger(want, FC_WEIGHT, weights[face]);
    FcPatternAddInteger(want, FC_SLANT, face == FACE_ITALIC ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcConfigSubstitute(config, want, FcMatchPattern);
    FcDefaultSubstitute(want);
    FcResult result;
    FcPattern *found = FcFontMatch(config, want, &result);
    char *path = found && has_family(found, name) ? file_of(found, index) : NULL;
    if (found)
        FcPatternDestroy(found);
    FcPatternDestroy(want);
    return path;
}

int font_family_all(FcConfig *config, FontFound *found, int max)
{
    FcPattern *want = FcPatternCreate();
    FcPatternAddString(want, FC_FAMILY, (const FcChar8 *)"sans-serif");
    FcConfigSubstitute(config, want, FcMatchPattern);
    FcDefaultSubstitute(want);
    FcResult result;
    FcFontSet *set = FcFontSort(config, want, FcTrue, NULL, &result);
    int count = 0;
    for (int i = 0; set && i < set->nfont && count < max; i++) {
        found[count].path = file_of(set->fonts[i], &found[count].index);
        count += found[count].path != NULL;
    }
    if (set)
        FcFontSetDestroy(set);
    FcPatternDestroy(want);
    return count;
}
