#include "scene/text_read.h"

#include <fribidi.h>
#include <linebreak.h>
#include <string.h>

#include "base/utf8.h"
#include "scene/text_class.h"

static bool is_bold_mark(const char *at, const char *end)
{
    return end - at >= 2 && at[0] == '*' && at[1] == '*';
}

/* Stars without a partner in the paragraph are only stars. */
static bool closes_later(const char *at, const char *end)
{
    for (; at < end && *at != '\n'; at++)
        if (is_bold_mark(at, end))
            return true;
    return false;
}

/* What a character becomes before anything looks at it; 0: nothing. */
static uint32_t plain(uint32_t cp)
{
    if (cp == 0x0b || cp == 0x0c || cp == 0x85 || cp == 0x2028 || cp == 0x2029)
        return '\n';
    if (cp == '\t')
        return ' ';
    if ((cp < ' ' && cp != '\n') || (cp >= 0x7f && cp < 0xa0))
        return 0;
    if ((cp >= 0xd800 && cp < 0xe000) || cp > 0x10ffff || (cp & 0xfffe) == 0xfffe)
        return 0xfffd;
    return cp;
}

static void decode(TextRead *read, const TextSpec *spec, const char *end)
{
    bool is_bold = false;
    int marks = 0;
    for (const char *at = spec->text; at < end;) {
        if (spec->has_markup && is_bold_mark(at, end) && (is_bold || closes_later(at + 2, end))) {
            is_bold = !is_bold;
            at += 2;
            continue;
        }
        uint32_t cp = plain(utf8_next(&at, end));
        if (!cp)
            continue;
        marks = text_class_is_mark(cp) ? marks + 1 : 0;
        if (marks > TEXT_MAX_MARKS) {
            read->is_cut = true;
            continue;
        }
        if (cp == '\n')
            is_bold = false;
        read->chars[read->count++] = (TextChar){
            .code_point = cp,
            .face = (uint8_t)(is_bold ? FACE_BOLD : spec->face),
            .is_space = text_class_is_space(cp),
        };
    }
}

static bool needs_bidi(const uint32_t *cps, int count)
{
    for (int i = 0; i < count; i++)
        if (cps[i] >= 0x590 && (cps[i] < 0x900 || cps[i] >= 0x200e))
            return true;
    return false;
}

typedef struct Scratch {
    uint32_t *cps;
    FriBidiCharType *types;
    FriBidiBracketType *brackets;
    FriBidiLevel *levels;
    char *breaks;
    bool *starts;
} Scratch;

static void set_levels(TextChar *chars, const Scratch *s, int count, bool is_rtl)
{
    if (!is_rtl && !needs_bidi(s->cps, count))
        return;
    fribidi_get_bidi_types(s->cps, count, s->types);
    fribidi_get_bracket_types(s->cps, count, s->types, s->brackets);
    FriBidiParType base = is_rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    bool ok = fribidi_get_par_embedding_levels_ex(s->types, s->brackets, count, &base, s->levels) != 0;
    FriBidiLevel odd = 0;
    for (int i = 0; i < count; i++)
        odd |= s->levels[i];
    for (int i = 0; i < count; i++) /* all from left to right: one run, however deep it is nested */
        chars[i].level = (uint8_t)(!ok ? is_rtl : odd & 1 ? MAX(0, s->levels[i]) : 0);
}

/* libunibreak 1.1 lets small kana begin a line, knows Unicode 6.2 and stops the program at a regional
 * indicator: it is shown characters it knows, of the class wanted. */
static uint32_t known_to_unibreak(uint32_t cp)
{
    bool is_regional = cp >= 0x1f1e6 && cp <= 0x1f1ff;
    if (is_regional || (cp > 0x1f000 && text_class_is_pictograph(cp)))
        return 0x1f600;
    return text_class_is_small_kana(cp) ? 0x3005 : cp;
}

/* UAX #14, LB21a, which libunibreak lacks: the hyphen of a Hebrew prefix stays with what follows. */
static bool is_prefix_hyphen(const TextChar *chars, int i)
{
    uint32_t cp = chars[i].code_point;
    return i > 0 && (cp == '-' || cp == 0x5be || (cp >= 0x2010 && cp <= 0x2013 && cp != 0x2011)) &&
           text_class_is_hebrew(chars[i - 1].code_point) && !text_class_is_hebrew(chars[i + 1].code_point);
}

static void set_breaks(TextChar *chars, const Scratch *s, int count, const char *lang)
{
    for (int i = 0; i < count; i++)
        s->cps[i] = known_to_unibreak(s->cps[i]);
    set_linebreaks_utf32((const utf32_t *)s->cps, (size_t)count, lang, s->breaks);
    for (int i = 0; i < count; i++) {
        bool is_last = i + 1 == count;
        chars[i].starts = s->starts[i];
        if (is_last || chars[i].code_point == '\n')
            chars[i].after = TEXT_BREAK_LINE;
        else if (s->breaks[i] != LINEBREAK_ALLOWBREAK || !s->starts[i + 1] || is_prefix_hyphen(chars, i))
            chars[i].after = TEXT_BREAK_NONE;
        else
            chars[i].after = chars[i].code_point == 0xad ? TEXT_BREAK_HYPHEN : TEXT_BREAK_ALLOWED;
    }
}

static void read_paragraph(TextChar *chars, int count, const TextSpec *spec, const Scratch *s)
{
    for (int i = 0; i < count; i++)
        s->cps[i] = chars[i].code_point;
    set_levels(chars, s, count, spec->is_rtl);
    text_class_clusters(s->cps, count, s->starts);
    set_breaks(chars, s, count, spec->lang);
}

static void read_paragraphs(TextRead *read, const TextSpec *spec, Arena *arena)
{
    size_t n = (size_t)read->count;
    Scratch s = {
        .cps = arena_array(arena, n, sizeof *s.cps),
        .types = arena_array(arena, n, sizeof *s.types),
        .brackets = arena_array(arena, n, sizeof *s.brackets),
        .levels = arena_array(arena, n, sizeof *s.levels),
        .breaks = arena_array(arena, n, sizeof *s.breaks),
        .starts = arena_array(arena, n, sizeof *s.starts),
    };
    for (int from = 0, to; from < read->count; from = to) {
        for (to = from; to < read->count && read->chars[to].code_point != '\n'; to++)
            ;
        to = MIN(to + 1, read->count);
        read_paragraph(read->chars + from, to - from, spec, &s);
    }
}

/* Neutral characters take the script before them, at the start the one behind. */
static void set_scripts(TextRead *read)
{
    uint32_t current = TEXT_SCRIPT_COMMON;
    int first = -1;
    for (int i = 0; i < read->count; i++) {
        uint32_t script = text_class_script(read->chars[i].code_point);
        if (!text_class_is_neutral(script)) {
            current = script;
            first = first < 0 ? i : first;
        }
        read->chars[i].script = current;
    }
    for (int i = 0; i < read->count && (first < 0 || i < first); i++)
        read->chars[i].script = first < 0 ? TEXT_SCRIPT_LATIN : read->chars[first].script;
}

/* Han characters look different by language; fonts are told by the script codes made for that. */
static uint32_t script_for_font(uint32_t script, const char *lang)
{
    bool is_han = script == TEXT_TAG('H', 'a', 'n', 'i');
    if (script == TEXT_TAG('H', 'i', 'r', 'a') || script == TEXT_TAG('K', 'a', 'n', 'a'))
        return TEXT_TAG('J', 'p', 'a', 'n');
    if (script == TEXT_TAG('H', 'a', 'n', 'g'))
        return TEXT_TAG('K', 'o', 'r', 'e');
    if (script == TEXT_TAG('B', 'o', 'p', 'o'))
        return TEXT_TAG('H', 'a', 'n', 't');
    if (!is_han)
        return script;
    if (lang && strncmp(lang, "ja", 2) == 0)
        return TEXT_TAG('J', 'p', 'a', 'n');
    if (lang && strncmp(lang, "ko", 2) == 0)
        return TEXT_TAG('K', 'o', 'r', 'e');
    if (lang && (strstr(lang, "Hant") || strstr(lang, "TW") || strstr(lang, "HK")))
        return TEXT_TAG('H', 'a', 'n', 't');
    return TEXT_TAG('H', 'a', 'n', 's');
}

static bool is_emoji_letter(const TextRead *read, int i, int end)
{
    bool is_emoji = text_class_is_emoji(read->chars[i].code_point);
    for (int k = i + 1; k < end; k++)
        is_emoji = read->chars[k].code_point == 0xfe0f || (is_emoji && read->chars[k].code_point != 0xfe0e);
    return is_emoji;
}

/* The base of a letter decides its font; spaces stay in the run they stand in. */
static void set_fonts(TextRead *read, const TextSpec *spec, const Shaper *shaper)
{
    bool was_emoji = true; /* an emoji's space is far too wide */
    for (int i = 0, end; i < read->count; i = end) {
        TextChar *c = &read->chars[i];
        for (end = i + 1; end < read->count && !read->chars[end].starts; end++)
            ;
        bool is_emoji = is_emoji_letter(read, i, end);
        bool is_unseen = c->is_space || text_class_is_control(c->code_point);
        if (is_unseen && !was_emoji && c->face == c[-1].face)
            c->font = c[-1].font;
        else
            c->font = shaper->font_for(shaper->self, (FontFace)c->face, c->code_point,
                                       is_emoji ? (uint32_t)TEXT_SCRIPT_EMOJI
                                                : script_for_font(c->script, spec->lang));
        for (int k = i + 1; k < end; k++) {
            read->chars[k].font = c->font;
            read->chars[k].face = c->face;
        }
        was_emoji = is_emoji;
    }
}

static void write_bytes(TextRead *read, Arena *arena)
{
    read->bytes = arena_alloc(arena, (size_t)read->count * 4 + 1);
    for (int i = 0; i < read->count; i++) {
        TextChar *c = &read->chars[i];
        c->at = read->byte_count;
        if (!text_class_is_control(c->code_point))
            c->len = (uint8_t)utf8_write(read->bytes + c->at, c->code_point);
        read->byte_count += c->len;
    }
}

TextRead text_read(const TextSpec *spec, const Shaper *shaper, Arena *arena)
{
    TextRead read = {0};
    size_t len = !spec->text ? 0 : spec->len < 0 ? strlen(spec->text) : (size_t)spec->len;
    if (len > TEXT_MAX_BYTES) {
        read.is_cut = true;
        len = TEXT_MAX_BYTES;
        while (len > 0 && ((unsigned char)spec->text[len] & 0xc0) == 0x80)
            len--;
    }
    read.chars = arena_array(arena, len + 1, sizeof *read.chars);
    if (len)
        decode(&read, spec, spec->text + len);
    read_paragraphs(&read, spec, arena);
    set_scripts(&read);
    set_fonts(&read, spec, shaper);
    write_bytes(&read, arena);
    return read;
}
