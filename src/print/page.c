#include "print/page.h"

#include <cairo-pdf.h>
#include <cups/cups.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

static const double PT_PER_MM = 72.0 / 25.4, ROLL_MM = 120;
/* Below 0.5 mm many phones cannot tell the modules apart on a thermal print. */
static const double MODULE_MM = 0.5, CODE_MM = 42, PICTURE_MM = 78, QUIET = 4;
static const double LARGEST = 1, SMALLEST = 0.6, STEP = 0.05;

typedef struct Look { /* of a kind of line; sizes at scale 1 */
    double pt, before_mm;
    bool is_bold;
    double indent_mm;
    const char *lead;
} Look;

static const Look LOOKS[LINE_KIND_COUNT] = {
    [LINE_TITLE] = {20, 0, true, 0, NULL},   [LINE_AREA] = {15, 5, true, 0, NULL},
    [LINE_BRIEF] = {15, 0.5, true, 0, NULL}, [LINE_SAY] = {12.5, 1, false, 0, NULL},
    [LINE_KNOW] = {15, 7, true, 0, NULL},    [LINE_ITEM] = {12.5, 1, false, 4, "\u2022"},
    [LINE_NOTE] = {10, 5, false, 0, NULL},
};

typedef struct Setting { /* one way to set the card; all lengths in pt */
    const Card *card;
    cairo_t *cr; /* NULL: only measured */
    PangoContext *pango;
    double scale;
    int dropped; /* lines left out of each face */
} Setting;

static double mm(double length)
{
    return length * PT_PER_MM;
}

bool page_paper(const char *media, Paper *paper)
{
    pwg_media_t *pwg = pwgMediaForPWG(media);
    if (!pwg)
        pwg = pwgMediaForLegacy(media);
    if (!pwg)
        pwg = pwgMediaForPPD(media);
    int w = 0, h = 0;
    if (pwg) {
        w = pwg->width;
        h = pwg->length;
    } else if (sscanf(media, "X%dMMY%dMM", &w, &h) ==
               2) { /* as drivers of receipt printers name their rolls */
        w *= 100;
        h *= 100;
    }
    if (w < 4000 || h < 4000 || w > 100000)
        return false;
    *paper = (Paper){w / 100.0, h / 100.0, w / 100.0 < ROLL_MM};
    return true;
}

static PangoLayout *layout_of(const Setting *s, const Face *face, const char *text, const Look *look,
                              double w)
{
    PangoLayout *layout = pango_layout_new(s->pango);
    PangoFontDescription *font = pango_font_description_new();
    char families[1024];
    snprintf(families, sizeof families, "%s%sInter,Noto Sans,sans-serif", s->card->fonts,
             *s->card->fonts ? "," : "");
    pango_font_description_set_family(font, families);
    pango_font_description_set_absolute_size(font, look->pt * s->scale * PANGO_SCALE);
    pango_font_description_set_weight(font, look->is_bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_language_new(pango_language_from_string(face->language)));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_auto_dir(layout,
                              FALSE); /* a line in the face's direction, whatever letter comes first */
    pango_layout_set_alignment(layout, face->is_rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_spacing(layout, (int)(look->pt * 0.15 * PANGO_SCALE));
    pango_layout_set_width(layout, (int)(w * PANGO_SCALE));
    pango_layout_set_text(layout, text, -1);
    return layout;
}

/* The height it takes. */
static double put_text(const Setting *s, const Face *face, const char *text, const Look *look, double x,
                       double y, double w)
{
    pango_context_set_base_dir(s->pango, face->is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    PangoLayout *layout = layout_of(s, face, text, look, w);
    int height;
    pango_layout_get_size(layout, NULL, &height);
    if (s->cr) {
        cairo_move_to(s->cr, x, y);
        pango_cairo_show_layout(s->cr, layout);
    }
    g_object_unref(layout);
    return (double)height / PANGO_SCALE;
}

static double put_line(const Setting *s, const Face *face, const Line *line, double x, double y, double w)
{
    const Look *look = &LOOKS[line->kind];
    double indent = mm(look->indent_mm) * s->scale;
    if (look->lead)
        put_text(s, face, look->lead, look, x, y, w);
    return put_text(s, face, line->text, look, face->is_rtl ? x : x + indent, y, w - indent);
}

static double text_width(const Setting *s, const Face *face, const Line *line)
{
    PangoLayout *layout = layout_of(s, face, line->text, &LOOKS[line->kind], 1e5);
    int width;
    pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT);
    pango_layout_get_size(layout, &width, NULL);
    g_object_unref(layout);
    return (double)width / PANGO_SCALE;
}

/* A strength stands at the end of the line of its area, where there is room. */
static bool put_at_end(const Setting *s, const Face *face, int line, double x, double y, double w)
{
    const Line *area = &face->lines[line - 1], *brief = &face->lines[line];
    if (brief->kind != LINE_BRIEF || area->kind != LINE_AREA)
        return false;
    double width = ceil(text_width(s, face, brief)) + 1;
    if (text_width(s, face, area) + width + mm(4) > w)
        return false;
    put_line(s, face, brief, face->is_rtl ? x : x + w - width, y, width);
    return true;
}

static double put_face(const Setting *s, const Face *face, double x, double y, double w)
{
    int kept = MAX(1, face->count - s->dropped);
    double top = y, line_y = y;
    for (int i = 0; i < kept; i++) {
        if (i > 0 && put_at_end(s, face, i, x, line_y, w))
            continue;
        if (i > 0)
            y += mm(LOOKS[face->lines[i].kind].before_mm) * s->scale;
        line_y = y;
        y += put_line(s, face, &face->lines[i], x, y, w);
    }
    if (kept < face->count)
        y += put_text(s, face, "\u2026", &LOOKS[LINE_SAY], x, y, w);
    return y - top;
}

static double put_faces(const Setting *s, double x, double y, double w)
{
    double top = y;
    for (int f = 0; f < s->card->face_count; f++) {
        if (f > 0) {
            y += mm(6) * s->scale;
            if (s->cr) {
                cairo_rectangle(s->cr, x, y, w, 0.5);
                cairo_fill(s->cr);
            }
            y += mm(6) * s->scale;
        }
        y += put_face(s, &s->card->faces[f], x, y, w);
    }
    return y - top;
}

/* With its quiet zone, at most w. */
static double code_side(const Card *card, double w)
{
    if (!card->modules)
        return 0;
    return MIN(w, MAX(mm(CODE_MM), mm(MODULE_MM) * (card->modules + 2 * QUIET)));
}

/* Black on white; runs of modules, so that no seam can show. */
static double put_code(const Setting *s, double x, double y, double w)
{
    const Card *card = s->card;
    double side = code_side(card, w), all = card->modules + 2 * QUIET, module = side / all;
    if (side <= 0)
        return 0;
    double left = x + (w - all * module) / 2 + QUIET * module, top = y + QUIET * module;
    for (int row = 0; s->cr && row < card->modules; row++) {
        for (int from = 0, to; from < card->modules; from = to) {
            int at = row * card->modules + from;
            bool is_dark = card->bits[at / 8] >> at % 8 & 1;
            for (to = from; to < card->modules; to++) {
                at = row * card->modules + to;
                if ((bool)(card->bits[at / 8] >> at % 8 & 1) != is_dark)
                    break;
            }
            if (is_dark)
                cairo_rectangle(s->cr, left + from * module, top + row * module, (to - from) * module,
                                module);
        }
    }
    if (s->cr)
        cairo_fill(s->cr);
    return side;
}

static double put_picture(const Setting *s, double x, double y, double w, double most_h)
{
    const Card *card = s->card;
    if (!card->picture)
        return 0;
    double scale = MIN(w / card->picture_w, most_h / card->picture_h);
    double width = scale * card->picture_w, height = scale * card->picture_h;
    if (!s->cr)
        return height;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, card->picture_w, card->picture_h);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        return height; /* no memory: words and code are worth more than no page */
    unsigned char *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int row = 0; row < card->picture_h; row++)
        for (int column = 0; column < card->picture_w; column++) {
            uint32_t grey = card->picture[row * card->picture_w + column];
            ((uint32_t *)(void *)(data + row * stride))[column] = grey << 16 | grey << 8 | grey;
        }
    cairo_surface_mark_dirty(surface);
    cairo_save(s->cr);
    cairo_translate(s->cr, x + (w - width) / 2, y);
    cairo_scale(s->cr, scale, scale);
    cairo_set_source_surface(s->cr, surface, 0, 0);
    cairo_paint(s->cr);
    cairo_restore(s->cr);
    cairo_surface_destroy(surface);
    return height;
}

/* Words beside figure and code: the sheet of one language. */
static double put_beside(const Setting *s, double x, double y, double w)
{
    const Card *card = s->card;
    double side = MIN(MAX(mm(PICTURE_MM - 18), code_side(card, w / 2)), w / 2), text_w = w - side - mm(8);
    bool is_rtl = card->faces[0].is_rtl;
    double side_x = is_rtl ? x : x + w - side, side_y = y;
    double height = put_face(s, &card->faces[0], is_rtl ? x + w - text_w : x, y, text_w);
    side_y += put_picture(s, side_x, side_y, side, mm(PICTURE_MM));
    side_y += card->picture ? mm(6) : 0;
    side_y += put_code(s, side_x, side_y, side);
    return MAX(height, side_y - y);
}

/* Two languages beside one another, figure and code below: each has the whole length for its words. */
static double put_columns(const Setting *s, double x, double y, double w)
{
    const Card *card = s->card;
    double between = mm(8), half = (w - between) / 2, height = 0;
    for (int f = 0; f < card->face_count; f++)
        height = MAX(height, put_face(s, &card->faces[f], x + f * (half + between), y, half));
    if (!card->picture && !card->modules)
        return height;
    if (s->cr) {
        cairo_rectangle(s->cr, x + half + between / 2, y, 0.5, height);
        cairo_fill(s->cr);
    }
    double below = y + height + mm(6), code = code_side(card, half);
    double left_h = put_picture(s, x, below, half, MAX(code, mm(PICTURE_MM - 18)));
    double right_h = put_code(s, x + half + between, below, half);
    return height + mm(6) + MAX(left_h, right_h);
}

/* A roll: all below one another. Returns the height of all. */
static double put_all(const Setting *s, const Paper *paper)
{
    double margin = mm(paper->is_roll ? 4 : 17), x = margin, y = margin, w = mm(paper->w_mm) - 2 * margin;
    if (!paper->is_roll && s->card->face_count > 1)
        return put_columns(s, x, y, w) + 2 * margin;
    if (!paper->is_roll && (s->card->modules || s->card->picture))
        return put_beside(s, x, y, w) + 2 * margin;
    y += put_faces(s, x, y, w);
    y += s->card->picture ? mm(5) : 0;
    y += put_picture(s, x, y, w, mm(PICTURE_MM));
    y += put_code(s, x, y, w);
    return y + margin;
}

static cairo_status_t keep(void *closure, const unsigned char *data, unsigned len)
{
    Pdf *pdf = closure;
    if (pdf->len + len > pdf->room) {
        size_t room = MAX(2 * pdf->room, pdf->len + len + 65536);
        unsigned char *bytes = xcalloc(1, room); /* not realloc, which leaves the old bytes behind */
        if (pdf->bytes) {
            memcpy(bytes, pdf->bytes, pdf->len);
            explicit_bzero(pdf->bytes, pdf->room);
        }
        free(pdf->bytes);
        pdf->bytes = bytes;
        pdf->room = room;
    }
    memcpy(pdf->bytes + pdf->len, data, len);
    pdf->len += len;
    return CAIRO_STATUS_SUCCESS;
}

static int most_lines(const Card *card)
{
    int most = 0;
    for (int f = 0; f < card->face_count; f++)
        most = MAX(most, card->faces[f].count);
    return most;
}

/* The largest letters with which all of it is on the page; the height it takes. */
static double fit(Setting *s, const Paper *paper)
{
    double height = 0, room = mm(paper->h_mm);
    for (s->scale = LARGEST; s->scale > SMALLEST - STEP / 2; s->scale -= STEP) {
        height = put_all(s, paper);
        if (height <= room)
            return height;
    }
    s->scale = SMALLEST;
    for (s->dropped = 1; s->dropped < most_lines(s->card); s->dropped++) {
        height = put_all(s, paper);
        if (height <= room)
            break;
    }
    return height;
}

bool page_make(const Card *card, const Paper *paper, Pdf *pdf, Err *err)
{
    *pdf = (Pdf){0};
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(keep, pdf, mm(paper->w_mm), mm(paper->h_mm));
    cairo_t *cr = cairo_create(surface);
    PangoContext *pango = pango_cairo_create_context(cr);
    Setting setting = {.card = card, .pango = pango};
    double height = fit(&setting, paper);
    pdf->h_mm = paper->is_roll ? MIN(ceil(height / PT_PER_MM), paper->h_mm) : paper->h_mm;
    cairo_pdf_surface_set_size(surface, mm(paper->w_mm), mm(pdf->h_mm));
    cairo_set_source_rgb(cr, 0, 0, 0);
    setting.cr = cr;
    put_all(&setting, paper);
    cairo_show_page(cr);
    g_object_unref(pango);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    cairo_status_t status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        return true;
    page_free(pdf);
    return err_set(err, "no page: %s", cairo_status_to_string(status));
}

void page_free(Pdf *pdf)
{
    if (pdf->bytes)
        explicit_bzero(pdf->bytes, pdf->room);
    free(pdf->bytes);
    *pdf = (Pdf){0};
}
