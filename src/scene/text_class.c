#include "scene/text_class.h"

#include <hb.h>

typedef struct Span {
    uint32_t first, last;
} Span;

static bool is_in(const Span *spans, int count, uint32_t cp)
{
    int lo = 0, hi = count;
    while (lo < hi) {
        int mid = (lo + hi) / 2;
        if (cp > spans[mid].last)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < count && cp >= spans[lo].first;
}

uint32_t text_class_script(uint32_t cp)
{
    return (uint32_t)hb_unicode_script(hb_unicode_funcs_get_default(), cp);
}

uint32_t text_class_base(uint32_t cp)
{
    hb_codepoint_t base = cp, mark;
    while (base >= 0x80 && hb_unicode_decompose(hb_unicode_funcs_get_default(), base, &base, &mark))
        continue;
    return base < 0x80 ? base : cp;
}

bool text_class_is_neutral(uint32_t script)
{
    return script == (uint32_t)TEXT_SCRIPT_COMMON || script == (uint32_t)TEXT_SCRIPT_INHERITED ||
           script == (uint32_t)TEXT_SCRIPT_UNKNOWN;
}

bool text_class_is_control(uint32_t cp)
{
    static const Span spans[] = {
        {0xad, 0xad},     {0x61c, 0x61c},   {0x200b, 0x200b}, {0x200e, 0x200f},
        {0x202a, 0x202e}, {0x2060, 0x2060}, {0x2066, 0x206f}, {0xfeff, 0xfeff},
    };
    return is_in(spans, ARRAY_LEN(spans), cp);
}

bool text_class_is_space(uint32_t cp)
{
    static const Span spans[] = {
        {'\t', '\n'},     {' ', ' '},       {0x1680, 0x1680}, {0x2000, 0x2006},
        {0x2008, 0x200a}, {0x205f, 0x205f}, {0x3000, 0x3000},
    };
    return is_in(spans, ARRAY_LEN(spans), cp);
}

static bool is_category_mark(uint32_t cp)
{
    hb_unicode_general_category_t c = hb_unicode_general_category(hb_unicode_funcs_get_default(), cp);
    return c == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           c == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK || c == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

bool text_class_is_mark(uint32_t cp)
{
    static const Span spans[] = {
        /* Thai and Lao AM, joiners, half-width voicing, skin tones, tags */
        {0xe33, 0xe33},   {0xeb3, 0xeb3},     {0x200c, 0x200d},
        {0xff9e, 0xff9f}, {0x1f3fb, 0x1f3ff}, {0xe0020, 0xe007f},
    };
    return cp >= 0x300 && (is_in(spans, ARRAY_LEN(spans), cp) || is_category_mark(cp));
}

bool text_class_is_small_kana(uint32_t cp)
{
    static const Span spans[] = {
        {0x3041, 0x3041}, {0x3043, 0x3043}, {0x3045, 0x3045}, {0x3047, 0x3047}, {0x3049, 0x3049},
        {0x3063, 0x3063}, {0x3083, 0x3083}, {0x3085, 0x3085}, {0x3087, 0x3087}, {0x308e, 0x308e},
        {0x3095, 0x3096}, {0x30a1, 0x30a1}, {0x30a3, 0x30a3}, {0x30a5, 0x30a5}, {0x30a7, 0x30a7},
        {0x30a9, 0x30a9}, {0x30c3, 0x30c3}, {0x30e3, 0x30e3}, {0x30e5, 0x30e5}, {0x30e7, 0x30e7},
        {0x30ee, 0x30ee}, {0x30f5, 0x30f6}, {0x30fc, 0x30fc}, {0x31f0, 0x31ff}, {0xff67, 0xff70},
    };
    return cp >= 0x3041 && is_in(spans, ARRAY_LEN(spans), cp);
}

bool text_class_is_hebrew(uint32_t cp)
{
    return (cp >= 0x5d0 && cp <= 0x5f2) || (cp >= 0xfb1d && cp <= 0xfb4f);
}

bool text_class_is_pictograph(uint32_t cp)
{
    static const Span spans[] = {
        {0xa9, 0xa9},     {0xae, 0xae},     {0x203c, 0x203c},   {0x2049, 0x2049},   {0x2122, 0x2122},
        {0x2139, 0x2139}, {0x2194, 0x21aa}, {0x231a, 0x231b},   {0x2328, 0x2328},   {0x2388, 0x2388},
        {0x23cf, 0x23f3}, {0x23f8, 0x23fa}, {0x24c2, 0x24c2},   {0x25aa, 0x25ab},   {0x25b6, 0x25b6},
        {0x25c0, 0x25c0}, {0x25fb, 0x25fe}, {0x2600, 0x27bf},   {0x2934, 0x2935},   {0x2b05, 0x2b07},
        {0x2b1b, 0x2b1c}, {0x2b50, 0x2b50}, {0x2b55, 0x2b55},   {0x3030, 0x3030},   {0x303d, 0x303d},
        {0x3297, 0x3297}, {0x3299, 0x3299}, {0x1f000, 0x1f1e5}, {0x1f200, 0x1f3fa}, {0x1f400, 0x1faff},
    };
    return is_in(spans, ARRAY_LEN(spans), cp);
}

/* Unicode's Emoji_Presentation; beyond the BMP its few gaps do not matter for choosing a font. */
bool text_class_is_emoji(uint32_t cp)
{
    static const Span spans[] = {
        {0x231a, 0x231b},   {0x23e9, 0x23ec},   {0x23f0, 0x23f0},   {0x23f3, 0x23f3},   {0x25fd, 0x25fe},
        {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267f, 0x267f},   {0x2693, 0x2693},   {0x26a1, 0x26a1},
        {0x26aa, 0x26ab},   {0x26bd, 0x26be},   {0x26c4, 0x26c5},   {0x26ce, 0x26ce},   {0x26d4, 0x26d4},
        {0x26ea, 0x26ea},   {0x26f2, 0x26f3},   {0x26f5, 0x26f5},   {0x26fa, 0x26fa},   {0x26fd, 0x26fd},
        {0x2705, 0x2705},   {0x270a, 0x270b},   {0x2728, 0x2728},   {0x274c, 0x274c},   {0x274e, 0x274e},
        {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},   {0x27b0, 0x27b0},   {0x27bf, 0x27bf},
        {0x2b1b, 0x2b1c},   {0x2b50, 0x2b50},   {0x2b55, 0x2b55},   {0x1f004, 0x1f004}, {0x1f0cf, 0x1f0cf},
        {0x1f18e, 0x1f18e}, {0x1f191, 0x1f19a}, {0x1f1e6, 0x1f202}, {0x1f300, 0x1faff},
    };
    return is_in(spans, ARRAY_LEN(spans), cp);
}

static bool is_regional(uint32_t cp)
{
    return cp >= 0x1f1e6 && cp <= 0x1f1ff;
}

typedef enum Hangul { HANGUL_NONE, HANGUL_L, HANGUL_V, HANGUL_T, HANGUL_LV, HANGUL_LVT } Hangul;

static Hangul hangul_kind(uint32_t cp)
{
    if (cp < 0x1100 || cp > 0xd7fb)
        return HANGUL_NONE;
    if (cp <= 0x115f || (cp >= 0xa960 && cp <= 0xa97c))
        return HANGUL_L;
    if (cp <= 0x11a7 || (cp >= 0xd7b0 && cp <= 0xd7c6))
        return HANGUL_V;
    if (cp <= 0x11ff || cp >= 0xd7cb)
        return HANGUL_T;
    if (cp >= 0xac00 && cp <= 0xd7a3)
        return (cp - 0xac00) % 28 ? HANGUL_LVT : HANGUL_LV;
    return HANGUL_NONE;
}

static bool hangul_joins(uint32_t before, uint32_t cp)
{
    Hangul a = hangul_kind(before), b = hangul_kind(cp);
    switch (a) {
    case HANGUL_L:
        return b == HANGUL_L || b == HANGUL_V || b == HANGUL_LV || b == HANGUL_LVT;
    case HANGUL_LV:
    case HANGUL_V:
        return b == HANGUL_V || b == HANGUL_T;
    case HANGUL_LVT:
    case HANGUL_T:
        return b == HANGUL_T;
    case HANGUL_NONE:
        break;
    }
    return false;
}

/* A sign that binds the consonant after it to the one before (virama, coeng). Tamil, Thai and Lao
 * have such a sign but no conjuncts to speak of. */
static bool is_binder(uint32_t cp)
{
    return cp == 0x17d2 || (cp > 0x900 && cp != 0xbcd && cp != 0xe3a && cp != 0xeba &&
                            hb_unicode_combining_class(hb_unicode_funcs_get_default(), cp) ==
                                HB_UNICODE_COMBINING_CLASS_VIRAMA);
}

/* Signs written over the number that follows them. */
static bool is_prepended(uint32_t cp)
{
    return (cp >= 0x600 && cp <= 0x605) || cp == 0x6dd || cp == 0x70f || cp == 0x8e2 || cp == 0x110bd ||
           cp == 0x110cd;
}

static bool joins(const uint32_t *cps, int i, uint32_t base, int regionals)
{
    uint32_t before = cps[i - 1], cp = cps[i];
    if (before == '\n' || cp == '\n')
        return false;
    if (text_class_is_mark(cp))
        return !text_class_is_control(before);
    if (before < 0x300)
        return false;
    if (before == 0x200d && text_class_is_pictograph(cp) && text_class_is_pictograph(base))
        return true;
    if (is_regional(cp) && is_regional(before))
        return regionals % 2 == 1;
    if (hangul_joins(before, cp) || is_prepended(before))
        return true;
    /* The binder may be followed by a joiner. */
    uint32_t binder = before == 0x200d && i >= 2 ? cps[i - 2] : before;
    return is_binder(binder) && text_class_script(binder) == text_class_script(cp);
}

void text_class_clusters(const uint32_t *cps, int count, bool *starts)
{
    uint32_t base = 0;
    int regionals = 0; /* directly before i */
    for (int i = 0; i < count; i++) {
        starts[i] = i == 0 || !joins(cps, i, base, regionals);
        regionals = is_regional(cps[i]) ? regionals + 1 : 0;
        if (starts[i])
            base = cps[i];
        else if (text_class_is_pictograph(cps[i]))
            base = cps[i];
    }
}
