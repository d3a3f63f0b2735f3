#include "view/thumb.h"
#include "view/ui.h"

/* --- items ------------------------------------------------------------------------------- */

typedef struct ItemMetrics {
    int pad, mark_w, gap, chevron, text_x, text_w, title_h, subtitle_h, height;
    bool is_cut, has_thumb;
} ItemMetrics;

/* A picture must not push the words of a narrow card together. */
static bool has_room_for_thumb(const Ui *ui, int width)
{
    return (float)(width - thumb_px(ui->app)) >= 10.5f * ui_cap_px(ui, &UI_STRONG);
}

static ItemMetrics item_metrics(Ui *ui, const UiItem *item, int width)
{
    ItemMetrics m = {.pad = ui_mm(ui, item->is_close ? 4 : 5.5),
                     .gap = ui_mm(ui, item->is_close ? 2.5 : 4.2)};
    const Language *outer = ui->lang;
    ui->lang = item->lang ? item->lang : outer;
    m.has_thumb = item->has_thumb && !item->icon && has_room_for_thumb(ui, width);
    if (m.has_thumb)
        m.pad = ui_mm(ui, 3.2);
    m.mark_w = item->icon ? ui_grown(ui, UI_ICON_MM) : m.has_thumb ? thumb_px(ui->app) : 0;
    m.chevron = item->is_plain || item->is_close || item->is_tile ? 0 : ui_grown(ui, UI_ICON_CHEVRON_MM);
    m.text_x = m.pad + (m.mark_w ? m.mark_w + m.gap : 0);
    m.text_w =
        width - m.text_x - (item->is_tile ? ui_mm(ui, 3) : m.pad) - (m.chevron ? m.chevron + m.gap / 2 : 0);
    m.title_h = ui_text_height(ui, &UI_STRONG, item->title, m.text_w);
    m.subtitle_h = item->subtitle ? ui_text_height(ui, &UI_SMALL, item->subtitle, m.text_w) : 0;
    int least = MAX(ui_touch_h(ui), m.has_thumb ? m.mark_w + 2 * ui_mm(ui, 2.4) : 0);
    m.height = MAX(least, m.title_h + m.subtitle_h + 2 * ui_mm(ui, item->is_close ? 1.5 : 3.2));
    m.is_cut = ui_layout(ui, &UI_STRONG, item->title, m.text_w)->is_cut;
    ui->lang = outer;
    return m;
}

int ui_item_height(Ui *ui, const UiItem *item, int width)
{
    return item_metrics(ui, item, width).height;
}

bool ui_item_is_cut(Ui *ui, const UiItem *item, int width)
{
    return item_metrics(ui, item, width).is_cut;
}

void ui_item(Ui *ui, const UiItem *item, Rect rect)
{
    const Theme *theme = ui->theme;
    ItemMetrics m = item_metrics(ui, item, rect.w);
    const Language *lang = ui->lang;
    ui->lang = item->lang ? item->lang : lang;
    scene_more(ui->scene, item->subtitle);
    bool is_pressed = ui_target(ui, rect, TARGET_ITEM, item->title, item->action, false);
    is_pressed |= ui_is_meant(ui, item->action);
    Color ground = is_pressed ? theme->pressed : theme->card, outer = ui->bg;
    int radius = ui_mm(ui, 4.5);
    ui_box(ui, rect, radius, ground);
    ui_frame(ui, rect, radius, MAX(1, ui_mm(ui, is_pressed ? 0.7 : 0.4)),
             is_pressed ? theme->soft_ink : theme->card_edge);
    Color mark = item->tone ? item->tone->ink : theme->soft_ink;
    if (item->icon)
        ui_icon(ui, item->icon, (Rect){rect.x + m.pad, rect.y + (rect.h - m.mark_w) / 2, m.mark_w, m.mark_w},
                mark, false);
    else if (m.has_thumb) {
        Rect square = {rect.x + m.pad, rect.y + (rect.h - m.mark_w) / 2, m.mark_w, m.mark_w};
        if (item->action.kind == ACTION_AREA)
            thumb_area(ui, item->action.a, item->action.b, square, ground);
        else
            thumb_page(ui, item->action.a, square, ground);
    }
    ui->bg = ground;
    int y = rect.y + (rect.h - m.title_h - m.subtitle_h) / 2;
    ui_text(ui, &UI_STRONG, item->title, rect.x + m.text_x, y, m.text_w, theme->ink);
    if (item->subtitle)
        ui_text(ui, &UI_SMALL, item->subtitle, rect.x + m.text_x, y + m.title_h, m.text_w, theme->soft_ink);
    ui->bg = outer;
    ui->lang = lang;
    if (m.chevron)
        ui_icon(ui, ICON_CHEVRON,
                (Rect){rect.x + rect.w - m.pad - m.chevron, rect.y + (rect.h - m.chevron) / 2, m.chevron,
                       m.chevron},
                theme->soft_ink, true);
}

/* --- buttons ------------------------------------------------------------------------------ */

static int icon_size(const Ui *ui)
{
    return ui_grown(ui, UI_ICON_MM);
}

static const UiStyle *face_style(const UiFace *face)
{
    return face->style ? face->style : &UI_LABEL;
}

int ui_face_width(Ui *ui, const UiFace *face)
{
    int text_w = ui_text_width(ui, face_style(face), face->label);
    return text_w + 2 * ui_mm(ui, 5) + (face->icon ? icon_size(ui) + ui_mm(ui, 3) : 0);
}

typedef struct FaceMetrics {
    int icon_w, gap; /* px; 0 where the words need the icon's room */
    const TextLayout *label;
} FaceMetrics;

static FaceMetrics face_metrics(Ui *ui, const UiFace *face, int width)
{
    const UiStyle *style = face_style(face);
    FaceMetrics m = {.label = ui_layout(ui, style, face->label, 0)};
    if (face->icon) {
        m.icon_w = icon_size(ui);
        m.gap = ui_mm(ui, 3);
    }
    int room = width - 2 * ui_mm(ui, 2), beside = room - m.icon_w - m.gap;
    if (m.label->w <= beside)
        return m;
    m.label = ui_layout(ui, style, face->label, beside);
    if (face->icon && (m.label->is_cut || m.label->line_count > 2)) {
        const TextLayout *alone = ui_layout(ui, style, face->label, room);
        if (m.label->is_cut || alone->line_count < m.label->line_count)
            return (FaceMetrics){.label = alone};
    }
    return m;
}

int ui_face_height(Ui *ui, const UiFace *face, int width)
{
    return face_metrics(ui, face, width).label->h;
}

bool ui_face_is_cut(Ui *ui, const UiFace *face, int width)
{
    return face_metrics(ui, face, width).label->is_cut;
}

void ui_face(Ui *ui, Rect rect, const UiFace *face, Color ground, Color ink)
{
    FaceMetrics m = face_metrics(ui, face, rect.w);
    int x = rect.x + (rect.w - m.icon_w - m.gap - m.label->w) / 2;
    if (m.icon_w)
        ui_icon(ui, face->icon, (Rect){x, rect.y + (rect.h - m.icon_w) / 2, m.icon_w, m.icon_w}, ink,
                face->icon == ICON_BACK);
    Color outer = ui->bg;
    ui->bg = ground;
    x += m.icon_w + m.gap;
    int room = rect.x + rect.w - ui_mm(ui, 2) - x;
    ui_text(ui, face_style(face), face->label, x, rect.y + (rect.h - m.label->h) / 2,
            MIN(m.label->w + 1, room), ink);
    ui->bg = outer;
}

UiButtonColors ui_primary(const Ui *ui)
{
    return (UiButtonColors){ui->theme->primary, ui->theme->primary_pressed, ui->theme->on_primary};
}

void ui_button(Ui *ui, Rect rect, const UiFace *face, Action action, UiButtonColors colors)
{
    const char *name = face->name ? face->name : face->label;
    bool is_pressed = ui_target(ui, rect, TARGET_PRIMARY, name, action, false);
    Color ground = is_pressed ? colors.pressed : colors.fill;
    int radius = ui_mm(ui, face->style ? 7 : 5);
    ui_box(ui, rect, radius, ground);
    if (colors.fill == ui->theme->card)
        ui_frame(ui, rect, radius, MAX(1, ui_mm(ui, 0.4)), ui->theme->card_edge);
    ui_face(ui, rect, face, ground, colors.ink);
}

/* --- tabs --------------------------------------------------------------------------------- */

int ui_tabs_height(Ui *ui)
{
    return MAX(ui_touch_h(ui), (int)(ui_cap_px(ui, &UI_LABEL) * 2.4f)) + 2 * ui_mm(ui, 1.2);
}

static const double TAB_PAD_MM = 5.2, LEAST_TAB_PAD_MM = 2.4;

static const char *tab_text(const UiTab *tab)
{
    return tab->text ? tab->text : tab->label;
}

static int tab_width(Ui *ui, const UiTab *tab, double pad_mm)
{
    return MAX(ui_mm(ui, 20), ui_text_width(ui, &UI_LABEL, tab_text(tab)) + 2 * ui_mm(ui, pad_mm));
}

static int track_width(Ui *ui, const UiTab *tabs, int count, double pad_mm)
{
    int width = 2 * ui_mm(ui, 1.2) + (count - 1) * ui_mm(ui, UI_GAP_MM);
    for (int i = 0; i < count; i++)
        width += tab_width(ui, &tabs[i], pad_mm);
    return width;
}

int ui_tabs_width(Ui *ui, const UiTab *tabs, int count)
{
    return track_width(ui, tabs, count, TAB_PAD_MM);
}

int ui_tabs_least(Ui *ui, const UiTab *tabs, int count)
{
    return track_width(ui, tabs, count, LEAST_TAB_PAD_MM);
}

void ui_tabs(Ui *ui, const UiTab *tabs, int count, int x, int y, int width)
{
    const Theme *theme = ui->theme;
    int height = ui_tabs_height(ui), inset = ui_mm(ui, 1.2), gap = ui_mm(ui, UI_GAP_MM);
    Rect track = {x, y, width, height};
    ui_box(ui, track, height / 2, theme->card);
    ui_frame(ui, track, height / 2, MAX(1, ui_mm(ui, 0.4)), theme->card_edge);
    double pad_mm = TAB_PAD_MM;
    while (pad_mm > LEAST_TAB_PAD_MM && track_width(ui, tabs, count, pad_mm) > width)
        pad_mm -= 0.2;
    int spare = (width - track_width(ui, tabs, count, pad_mm)) / count;
    int at = x + inset;
    Color outer = ui->bg;
    for (int i = 0; i < count; i++) {
        Rect rect = {at, y + inset, tab_width(ui, &tabs[i], pad_mm) + spare, height - 2 * inset};
        bool is_pressed = ui_target(ui, rect, TARGET_TAB, tabs[i].label, tabs[i].action, tabs[i].is_current);
        Color ground = tabs[i].is_current ? theme->primary : is_pressed ? theme->pressed : theme->card;
        if (ground != theme->card)
            ui_box(ui, rect, rect.h / 2, ground);
        ui->bg = ground;
        ui_text_center(ui, &UI_LABEL, tab_text(&tabs[i]), rect,
                       tabs[i].is_current ? theme->on_primary : theme->ink);
        at += rect.w + gap;
    }
    ui->bg = outer;
}
