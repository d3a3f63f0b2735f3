#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

/* GLib's, the same as ours */
#undef MIN
#undef MAX
#undef CLAMP

#include "base/utf8.h"
#include "compare.h"

/* Our stack, for Pango to choose from by the same rule: the first that has the character. The East
 * Asian family is that of the language. */
static char *families(const char *lang)
{
    const char *east = g_str_has_prefix(lang, "ja")   ? "JP"
                       : g_str_has_prefix(lang, "ko") ? "KR"
                       : g_strrstr(lang, "Hant")      ? "TC"
                                                      : "SC";
    return g_strdup_printf("Inter,Noto Sans,Noto Sans Arabic,Noto Sans Hebrew,Noto Sans Devanagari,"
                           "Noto Sans Bengali,Noto Sans Tamil,Noto Sans Thai,Noto Sans Khmer,"
                           "Noto Sans Georgian,Noto Sans Armenian,Noto Sans Ethiopic,Noto Sans CJK %s",
                           east);
}

struct Theirs {
    PangoContext *context;
};

Theirs *theirs_create(void)
{
    Theirs *theirs = xcalloc(1, sizeof *theirs);
    PangoFontMap *fonts = pango_cairo_font_map_new();
    theirs->context = pango_font_map_create_context(fonts);
    g_object_unref(fonts); /* the context holds it */
    return theirs;
}

void theirs_destroy(Theirs *theirs)
{
    g_object_unref(theirs->context);
    free(theirs);
    FcFini(); /* else the leak sanitizer sees lists of which fontconfig keeps offsets, not addresses */
}

static PangoLayout *make(PangoContext *context, const Paragraph *p)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(p->lang));
    pango_context_set_base_dir(context, p->is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    PangoLayout *layout = pango_layout_new(context);
    PangoFontDescription *font = pango_font_description_new();
    char *names = families(p->lang);
    pango_font_description_set_family(font, names);
    pango_font_description_set_absolute_size(font, p->em * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    g_free(names);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, p->width * PANGO_SCALE);
    pango_layout_set_text(layout, p->text, p->len);
    PangoAttrList *attributes = pango_attr_list_new();
    /* SDL_ttf 2.20 cannot be told a language: no letter forms of a language here either. */
    pango_attr_list_insert(attributes, pango_attr_font_features_new("locl 0"));
    if (!strstr(p->text, "\u00ad")) /* else Pango also puts hyphens where it cuts a long word */
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    return layout;
}

static void add_run(ShownLine *line, const Paragraph *p, const PangoItem *item, int visible_end)
{
    int first = line->count;
    const char *at = p->text + item->offset, *end = p->text + MIN(item->offset + item->length, visible_end);
    while (at < end) {
        int byte = (int)(at - p->text);
        if (compare_counts(utf8_next(&at, end)))
            line->order[line->count++] = byte;
    }
    for (int a = first, b = line->count - 1; (item->analysis.level & 1) && a < b; a++, b--) {
        int swap = line->order[a];
        line->order[a] = line->order[b];
        line->order[b] = swap;
    }
}

/* Where the line's last character that is seen ends. */
static int visible_end(const Paragraph *p, const PangoLayoutLine *line)
{
    int end = line->start_index;
    for (const char *at = p->text + line->start_index, *stop = at + line->length; at < stop;)
        if (compare_counts(utf8_next(&at, stop)))
            end = (int)(at - p->text);
    return end;
}

/* Clusters at or behind `end` (spaces that hang) do not count. */
static double run_width(const PangoGlyphItem *run, int end)
{
    int sum = 0;
    for (int g = 0; g < run->glyphs->num_glyphs; g++)
        if (run->item->offset + run->glyphs->log_clusters[g] < end ||
            (run->item->analysis.flags & PANGO_ANALYSIS_FLAG_NEED_HYPHEN))
            sum += run->glyphs->glyphs[g].geometry.width;
    return (double)sum / PANGO_SCALE;
}

void theirs_show(const Theirs *theirs, const Paragraph *p, Shown *out)
{
    PangoLayout *layout = make(theirs->context, p);
    out->line_count = MIN(pango_layout_get_line_count(layout), COMPARE_MAX_LINES);
    for (int l = 0; l < out->line_count; l++) {
        const PangoLayoutLine *line = pango_layout_get_line_readonly(layout, l);
        int end = visible_end(p, line);
        out->lines[l] = (ShownLine){0};
        for (const GSList *at = line->runs; at; at = at->next) {
            const PangoGlyphItem *run = at->data;
            add_run(&out->lines[l], p, run->item, end);
            out->lines[l].width += run_width(run, end);
        }
    }
    g_object_unref(layout);
}
