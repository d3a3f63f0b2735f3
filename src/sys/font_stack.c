#include "sys/font_stack.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "scene/text_class.h"
#include "sys/font_family.h"

enum { MAX_FONTS = 255, MEMO_SLOTS = 4096, LARGE_FONT = 8192 /* glyphs */ };

typedef struct Entry {
    char *name;                /* as in the site file, or NULL */
    const FontFamily *builtin; /* or NULL */
    FontFound any;             /* of the fonts that are tried last */
    bool is_asked[FACE_COUNT];
    FontFile *files[FACE_COUNT]; /* owned by the first face that has them */
} Entry;

typedef struct Memo {
    uint64_t key; /* 0: free */
    uint8_t font;
    bool is_found;
} Memo;

struct FontStack {
    Entry entries[MAX_FONTS];
    int named, count; /* those behind `named` are the rest of the machine */
    bool has_rest;
    FcConfig *installed; /* its own, as others in the process may use fontconfig; NULL: not asked yet */
    Memo memo[MEMO_SLOTS];
};

static void file_destroy(FontFile *file)
{
    if (!file)
        return;
    hb_font_destroy(file->shaping);
    hb_blob_destroy(file->blob);
    free(file->path);
    free(file);
}

static float metric(hb_font_t *font, hb_ot_metrics_tag_t tag, float missing)
{
    hb_position_t value;
    return hb_ot_metrics_get_position(font, tag, &value) && value ? (float)value : missing;
}

static void read_metrics(FontFile *file)
{
    float upem = (float)file->upem;
    hb_font_set_scale(file->shaping, (int)file->upem, (int)file->upem);
    file->cap = metric(file->shaping, HB_OT_METRICS_TAG_CAP_HEIGHT, 0) / upem;
    hb_glyph_extents_t extents;
    hb_codepoint_t glyph;
    if (file->cap <= 0.2f && hb_font_get_nominal_glyph(file->shaping, 'H', &glyph) &&
        hb_font_get_glyph_extents(file->shaping, glyph, &extents))
        file->cap = (float)extents.y_bearing / upem;
    file->cap = CLAMP(file->cap, 0.3f, 1.5f);
    file->ascent = metric(file->shaping, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 0.8f * upem) / upem;
    file->descent = -metric(file->shaping, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -0.2f * upem) / upem;
}

/* Takes the path. NULL if that is no font. */
static FontFile *file_open(char *path, int index)
{
    if (!path)
        return NULL;
    FontFile *file = xcalloc(1, sizeof *file);
    file->path = path;
    file->index = index;
    file->blob = hb_blob_create_from_file(path);
    hb_face_t *face = hb_face_create(file->blob, (unsigned)index);
    file->shaping = hb_font_create(face);
    file->upem = hb_face_get_upem(face);
    bool is_font = hb_face_get_glyph_count(face) > 0;
    file->is_color = hb_ot_color_has_png(face);
    file->is_large = file->is_color || hb_face_get_glyph_count(face) > LARGE_FONT;
    hb_face_destroy(face);
    if (!is_font) {
        log_line("font: %s cannot be read", path);
        file_destroy(file);
        return NULL;
    }
    read_metrics(file);
    return file;
}

static FcConfig *installed(FontStack *stack)
{
    if (!stack->installed)
        stack->installed = FcInitLoadConfigAndFonts();
    return stack->installed;
}

static FontFile *entry_open(FontStack *stack, const Entry *entry, FontFace face)
{
    int index = 0;
    if (entry->any.path)
        return file_open(xstrdup(entry->any.path), entry->any.index);
    if (!entry->builtin)
        return file_open(font_family_match(installed(stack), entry->name, face, &index), index);
    char *path = font_family_debian_path(entry->builtin, face);
    if (path)
        return file_open(path, entry->builtin->index);
    return file_open(font_family_match(installed(stack), entry->builtin->name, face, &index), index);
}

/* Faces that a family does not have share the file of one it has. */
static FontFile *shared(const Entry *entry, FontFile *file)
{
    for (int f = 0; f < FACE_COUNT; f++) {
        FontFile *other = entry->files[f];
        if (other && other->index == file->index && strcmp(other->path, file->path) == 0) {
            file_destroy(file);
            return other;
        }
    }
    return file;
}

FontFile *font_stack_file(FontStack *stack, FontFace face, uint8_t font)
{
    if (font >= stack->count)
        return NULL;
    Entry *entry = &stack->entries[font];
    if (!entry->is_asked[face]) {
        entry->is_asked[face] = true;
        FontFile *file = entry_open(stack, entry, face);
        entry->files[face] = file ? shared(entry, file) : NULL;
    }
    return entry->files[face];
}

hb_font_t *font_stack_shaping(FontFile *file, int px)
{
    if (file->px != px) {
        hb_font_set_scale(file->shaping, px * 64, px * 64);
        file->px = px;
    }
    return file->shaping;
}

static bool has(FontStack *stack, FontFace face, int font, uint32_t cp)
{
    FontFile *file = font_stack_file(stack, face, (uint8_t)font);
    hb_codepoint_t glyph;
    return file && hb_font_get_nominal_glyph(file->shaping, cp, &glyph);
}

static void add_rest(FontStack *stack)
{
    if (stack->has_rest)
        return;
    stack->has_rest = true;
    FontFound found[MAX_FONTS];
    int count = font_family_all(installed(stack), found, MAX_FONTS - stack->count);
    for (int i = 0; i < count; i++)
        stack->entries[stack->count++].any = found[i];
}

static int family_of(const FontStack *stack, uint32_t script)
{
    for (int i = 0; script && i < stack->named; i++)
        if (stack->entries[i].builtin && stack->entries[i].builtin->script == script)
            return i;
    return -1;
}

/* Marks that East Asian fonts draw a full square wide though Latin ones have them too. */
static bool is_east_asian(uint32_t cp, uint32_t script)
{
    bool is_script = script == TEXT_TAG('H', 'a', 'n', 's') || script == TEXT_TAG('H', 'a', 'n', 't') ||
                     script == TEXT_TAG('J', 'p', 'a', 'n');
    return is_script && (cp == 0x2018 || cp == 0x2019 || cp == 0x201c || cp == 0x201d || cp == 0x2026 ||
                         cp == 0x2014 || cp == 0xb7);
}

static int search(FontStack *stack, FontFace face, uint32_t cp, uint32_t script)
{
    int own = family_of(stack, script);
    bool wants_own = script == (uint32_t)TEXT_SCRIPT_EMOJI || is_east_asian(cp, script) || cp >= 0x2e80;
    if (own >= 0 && wants_own && has(stack, face, own, cp))
        return own;
    /* The families without a script of their own come first: the site's, Inter, Noto Sans. */
    for (int i = 0; i < stack->named && !(stack->entries[i].builtin && stack->entries[i].builtin->script);
         i++)
        if (has(stack, face, i, cp))
            return i;
    if (own >= 0 && has(stack, face, own, cp))
        return own;
    for (int i = 0; i < stack->named; i++)
        if (has(stack, face, i, cp))
            return i;
    add_rest(stack);
    for (int i = stack->named; i < stack->count; i++)
        if (has(stack, face, i, cp))
            return i;
    return -1;
}

uint8_t font_stack_find(FontStack *stack, FontFace face, uint32_t cp, uint32_t script, bool *is_found)
{
    uint64_t key = (uint64_t)script << 32 | (uint64_t)face << 28 | cp | 1ull << 27;
    Memo *memo = &stack->memo[(key * 0x9e3779b97f4a7c15u) >> 52];
    if (memo->key != key) {
        int font = search(stack, face, cp, script);
        *memo = (Memo){key, (uint8_t)MAX(0, font), font >= 0};
    }
    if (is_found)
        *is_found = memo->is_found;
    return memo->font;
}

static void add(FontStack *stack, const char *family, const FontFamily *builtin)
{
    Entry *entry = &stack->entries[stack->count];
    char *name = family ? xstrdup(family) : NULL;
    *entry = (Entry){.name = name, .builtin = builtin};
    stack->count++;
    /* A family may be asked for by its place only if it is there: the first ones are looked at. */
    bool is_needed = name || stack->count == 1;
    if (is_needed && !font_stack_file(stack, FACE_REGULAR, (uint8_t)(stack->count - 1))) {
        if (name)
            log_line("font: the family %s is not installed", name);
        free(name);
        stack->count--;
    }
}

FontStack *font_stack_create(const char *const *families, int count, Err *err)
{
    enum { MAX_SITE_FAMILIES = 16 };
    FontStack *stack = xcalloc(1, sizeof *stack);
    for (int i = 0; i < MIN(count, MAX_SITE_FAMILIES); i++)
        add(stack, families[i], NULL);
    for (int i = 0; i < FONT_FAMILY_COUNT; i++)
        add(stack, NULL, &FONT_FAMILIES[i]);
    stack->named = stack->count;
    if (stack->count)
        return stack;
    add_rest(stack);
    if (stack->count && font_stack_file(stack, FACE_REGULAR, 0))
        return stack;
    err_set(err, "no font was found: install fonts-inter and fonts-noto-core");
    font_stack_destroy(stack);
    return NULL;
}

void font_stack_destroy(FontStack *stack)
{
    if (!stack)
        return;
    for (int i = 0; i < stack->count; i++) {
        Entry *entry = &stack->entries[i];
        for (int f = 0; f < FACE_COUNT; f++) {
            bool is_first = true;
            for (int g = 0; g < f; g++)
                is_first &= entry->files[g] != entry->files[f];
            if (is_first)
                file_destroy(entry->files[f]);
        }
        free(entry->any.path);
        free(entry->name);
    }
    if (stack->installed)
        FcConfigDestroy(stack->installed);
    free(stack);
}
