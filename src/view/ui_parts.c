#include "view/ui.h"

/* --- items ------------------------------------------------------------------------------- */

typedef struct ItemMetrics {
    int pad, mark_w, gap, chevron, text_x, text_w, title_h, subtitle_h, height;
} ItemMetrics;

static ItemMetrics item_metrics(Ui *ui, const UiItem *item, int width)
{
    ItemMetrics m = {.pad = ui_mm(ui, 5.5), .gap = ui_mm(ui, 4.2)};
    m.mark_w = item->icon ? ui_mm(ui, UI_ICON_MM) : item->tone ? ui_mm(ui, 3.6) : 0;
    m.chevron = item->is_plain ? 0 : ui_mm(ui, UI_ICON_CHEVRON_MM);
    m.text_x = m.pad + (m.mark_w ? m.mark_w + m.gap : 0);
    m.text_w = width - m.text_x - m.pad - (m.chevron ? m.chevron + m.gap / 2 : 0);
    m.title_h = ui_text_height(ui, &UI_STRONG, item->title, m.text_w);
    m.subtitle_h = item->subtitle ? ui_text_height(ui, &UI_BODY, item->subtitle, m.text_w) : 0;
    m.height = MAX(ui_mm(ui, 20), m.title_h + m.subtitle_h + 2 * ui_mm(ui, 3.2));
    return m;
}

int ui_item_height(Ui *ui, const UiItem *item, int width)
{
    return item_metrics(ui, item, width).height;
}

void ui_item(Ui *ui, const UiItem *item, Rect rect)
{
    const Theme *theme = ui->theme;
    ItemMetrics m = item_metrics(ui, item, rect.w);
    bool is_pressed = ui_target(ui, rect, TARGET_ITEM, item->title, item->action, false);
    Color ground = is_pressed ? theme->pressed : theme->card, outer = ui->bg;
    int radius = ui_mm(ui, 4.5);
    ui_box(ui, rect, radius, ground);
    ui_frame(ui, rect, radius, MAX(1, ui_mm(ui, is_pressed ? 0.7 : 0.4)),
             is_pressed ? theme->soft_ink : theme->card_edge);
    Color mark = item->tone ? item->tone->ink : theme->soft_ink;
    if (item->icon)
        ui_icon(ui, item->icon, (Rect){rect.x + m.pad, rect.y + (rect.h - m.mark_w) / 2, m.mark_w, m.mark_w},
                mark, false);
    else if (item->tone) {
        int mark_h = MIN(ui_mm(ui, 12), rect.h - 2 * ui_mm(ui, 3));
        ui_box(ui, (Rect){rect.x + m.pad, rect.y + (rect.h - mark_h) / 2, m.mark_w, mark_h}, m.mark_w / 2,
               mark);
    }
    ui->bg = ground;
    int y = rect.y + (rect.h - m.title_h - m.subtitle_h) / 2;
    ui_text(ui, &UI_STRONG, item->title, rect.x + m.text_x, y, m.text_w, theme->ink);
    if (item->subtitle)
        ui_text(ui, &UI_BODY, item->subtitle, rect.x + m.text_x, y + m.title_h, m.text_w, theme->soft_ink);
    ui->bg = outer;
    if (m.chevron)
        ui_icon(ui, ICON_CHEVRON,
                (Rect){rect.x + rect.w - m.pad - m.chevron, rect.y + (rect.h - m.chevron) / 2, m.chevron,
                       m.chevron},
                theme->soft_ink, true);
}

/* --- buttons ------------------------------------------------------------------------------ */

static int icon_size(const Ui *ui)
{
    return ui_mm(ui, UI_ICON_MM);
}

int ui_button_width(Ui *ui, const char *label, IconId icon)
{
    int text_w = ui_text_width(ui, &UI_LABEL, label);
    return text_w + 2 * ui_mm(ui, 5) + (icon ? icon_size(ui) + ui_mm(ui, 3) : 0);
}

/* Icon and label side by side, centred together. */
static void button_face(Ui *ui, Rect rect, const char *label, IconId icon, Color ground, Color ink)
{
    int size = icon ? icon_size(ui) : 0, gap = icon ? ui_mm(ui, 3) : 0;
    int room = rect.w - 2 * ui_mm(ui, 2) - size - gap;
    const TextLayout *layout = ui_layout(ui, &UI_LABEL, label, 0);
    if (layout->w > room)
        layout = ui_layout(ui, &UI_LABEL, label, room);
    int x = rect.x + (rect.w - size - gap - layout->w) / 2;
    if (icon)
        ui_icon(ui, icon, (Rect){x, rect.y + (rect.h - size) / 2, size, size}, ink, icon == ICON_BACK);
    Color outer = ui->bg;
    ui->bg = ground;
    ui_text(ui, &UI_LABEL, label, x + size + gap, rect.y + (rect.h - layout->h) / 2,
            layout->w > room ? room : layout->w + 1, ink);
    ui->bg = outer;
}

void ui_button(Ui *ui, Rect rect, const char *label, IconId icon, Action action, Color fill, Color pressed,
               Color ink)
{
    bool is_pressed = ui_target(ui, rect, TARGET_PRIMARY, label, action, false);
    Color ground = is_pressed ? pressed : fill;
    ui_box(ui, rect, ui_mm(ui, 5), ground);
    button_face(ui, rect, label, icon, ground, ink);
}

/* --- tabs --------------------------------------------------------------------------------- */

int ui_tabs_height(Ui *ui)
{
    return MAX(ui_mm(ui, 20), (int)(ui_cap_px(ui, &UI_LABEL) * 2.4f)) + 2 * ui_mm(ui, 1.2);
}

static int tab_width(Ui *ui, const UiTab *tab)
{
    return MAX(ui_mm(ui, 20), ui_text_width(ui, &UI_LABEL, tab->label) + 2 * ui_mm(ui, 5.2));
}

int ui_tabs_width(Ui *ui, const UiTab *tabs, int count)
{
    int width = 2 * ui_mm(ui, 1.2) + (count - 1) * ui_mm(ui, 2);
    for (int i = 0; i < count; i++)
        width += tab_width(ui, &tabs[i]);
    return width;
}

void ui_tabs(Ui *ui, const UiTab *tabs, int count, int x, int y, int width)
{
    const Theme *theme = ui->theme;
    int height = ui_tabs_height(ui), inset = ui_mm(ui, 1.2), gap = ui_mm(ui, 2);
    Rect track = {x, y, width, height};
    ui_box(ui, track, height / 2, theme->card);
    ui_frame(ui, track, height / 2, MAX(1, ui_mm(ui, 0.4)), theme->card_edge);
    int spare = (width - ui_tabs_width(ui, tabs, count)) / count;
    int at = x + inset;
    Color outer = ui->bg;
    for (int i = 0; i < count; i++) {
        Rect rect = {at, y + inset, tab_width(ui, &tabs[i]) + spare, height - 2 * inset};
        bool is_pressed = ui_target(ui, rect, TARGET_TAB, tabs[i].label, tabs[i].action, tabs[i].is_current);
        Color ground = tabs[i].is_current ? theme->primary : is_pressed ? theme->pressed : theme->card;
        if (ground != theme->card)
            ui_box(ui, rect, rect.h / 2, ground);
        ui->bg = ground;
        ui_text_center(ui, &UI_LABEL, tabs[i].label, rect,
                       tabs[i].is_current ? theme->on_primary : theme->ink);
        at += rect.w + gap;
    }
    ui->bg = outer;
}

/* --- the bar ------------------------------------------------------------------------------ */

typedef struct BarButton {
    StringId label;
    IconId icon;
    Action action;
    bool is_help;
    bool is_current;
} BarButton;

enum { BAR_MAX = 8 };

/* Start group first; the last `*end_count` stand at the end side. */
static int bar_buttons(const Ui *ui, BarButton *out, int *end_count)
{
    int count = 0, view = ui->app->place.view;
    out[count++] = (BarButton){STR_BAR_HOME, ICON_HOME, {.kind = ACTION_HOME}, false, view == VIEW_MAP};
    out[count++] = (BarButton){STR_BAR_BACK, ICON_BACK, {.kind = ACTION_BACK}, false, false};
    out[count++] = (BarButton){STR_BAR_INDEX, ICON_INDEX, {.kind = ACTION_INDEX}, false, view == VIEW_INDEX};
    int start = count;
    out[count++] =
        (BarButton){STR_BAR_DISPLAY, ICON_TEXT_SIZE, {.kind = ACTION_DISPLAY}, false, view == VIEW_DISPLAY};
    if (ui->world->language_count > 1)
        out[count++] = (BarButton){
            STR_BAR_LANGUAGE, ICON_LANGUAGE, {.kind = ACTION_LANGUAGE}, false, view == VIEW_LANGUAGE};
    out[count++] = (BarButton){STR_BAR_HELP, ICON_HELP, {.kind = ACTION_HELP}, true, view == VIEW_HELP};
    *end_count = count - start;
    return count;
}

/* How the bar fits: icons beside the words, else above them, else in two rows. */
typedef struct BarShape {
    int rows;
    bool is_stacked; /* icon above the word */
} BarShape;

static int bar_button_width(Ui *ui, const BarButton *button, bool is_stacked)
{
    const char *label = ui_string(ui, button->label);
    if (!is_stacked)
        return ui_button_width(ui, label, button->icon);
    return MAX(ui_mm(ui, 20), ui_text_width(ui, &UI_LABEL, label) + 2 * ui_mm(ui, 2.5));
}

static bool bar_fits(Ui *ui, const BarButton *buttons, int count, bool is_stacked)
{
    int width = 2 * ui_mm(ui, 4) + (count - 1) * ui_mm(ui, 2);
    for (int i = 0; i < count; i++)
        width += bar_button_width(ui, &buttons[i], is_stacked);
    return width <= ui->screen.w;
}

static BarShape bar_shape(Ui *ui, const BarButton *buttons, int count)
{
    if (bar_fits(ui, buttons, count, false))
        return (BarShape){1, false};
    if (bar_fits(ui, buttons, count, true))
        return (BarShape){1, true};
    return (BarShape){2, false};
}

static int bar_row_height(const Ui *ui, BarShape shape)
{
    int text_h = (int)(ui_cap_px(ui, &UI_LABEL) * 2.0f);
    int height = shape.is_stacked ? text_h + icon_size(ui) + ui_mm(ui, 2.5) : text_h * 5 / 4;
    return MAX(ui_mm(ui, 21), height);
}

int ui_bar_height(Ui *ui)
{
    BarButton buttons[BAR_MAX];
    int end_count, count = bar_buttons(ui, buttons, &end_count);
    BarShape shape = bar_shape(ui, buttons, count);
    int pad = ui_mm(ui, screen_is_small(&ui->screen) ? 2 : 4);
    return shape.rows * bar_row_height(ui, shape) + (shape.rows - 1) * ui_mm(ui, 2) + 2 * pad;
}

static void stacked_face(Ui *ui, Rect rect, const char *label, IconId icon, Color ground, Color ink)
{
    int size = icon_size(ui), text_h = ui_text_height(ui, &UI_LABEL, label, 0);
    int y = rect.y + (rect.h - size - text_h) / 2;
    Color outer = ui->bg;
    ui->bg = ground;
    ui_icon(ui, icon, (Rect){rect.x + (rect.w - size) / 2, y, size, size}, ink, icon == ICON_BACK);
    ui_text_center(ui, &UI_LABEL, label, (Rect){rect.x, y + size, rect.w, text_h}, ink);
    ui->bg = outer;
}

static void bar_button(Ui *ui, const BarButton *button, Rect rect, bool is_stacked)
{
    const Theme *theme = ui->theme;
    const char *label = ui_string(ui, button->label);
    bool is_pressed = ui_target(ui, rect, TARGET_BAR, label, button->action, button->is_current);
    Color ground = button->is_help ? (is_pressed ? theme->help_pressed : theme->help)
                                   : (is_pressed ? theme->pressed : theme->card);
    Color ink = button->is_help ? theme->on_help : theme->ink;
    if (ground != theme->card)
        ui_box(ui, rect, ui_mm(ui, 4.5), ground);
    if (is_stacked)
        stacked_face(ui, rect, label, button->icon, ground, ink);
    else
        button_face(ui, rect, label, button->icon, ground, ink);
}

/* The last `end_count` buttons hang on the end side. */
static void bar_one_row(Ui *ui, const BarButton *buttons, int count, int end_count, int y, int row_h,
                        bool is_stacked)
{
    int gap = ui_mm(ui, 2), x = ui_mm(ui, 4), rest = 0;
    for (int i = count - end_count; i < count; i++)
        rest += bar_button_width(ui, &buttons[i], is_stacked) + gap;
    for (int i = 0; i < count; i++) {
        if (i == count - end_count)
            x = ui->screen.w - ui_mm(ui, 4) - rest + gap;
        int width = bar_button_width(ui, &buttons[i], is_stacked);
        bar_button(ui, &buttons[i], (Rect){x, y, width, row_h}, is_stacked);
        x += width + gap;
    }
}

static void bar_two_rows(Ui *ui, const BarButton *buttons, int count, int y, int row_h)
{
    int gap = ui_mm(ui, 2), margin = ui_mm(ui, 4), first = (count + 1) / 2;
    for (int i = 0; i < count; i++) {
        int in_row = i < first ? first : count - first, column = i < first ? i : i - first;
        int width = (ui->screen.w - 2 * margin - (in_row - 1) * gap) / in_row;
        Rect rect = {margin + column * (width + gap), y + (i < first ? 0 : row_h + gap), width, row_h};
        bar_button(ui, &buttons[i], rect, false);
    }
}

void ui_bar(Ui *ui)
{
    BarButton buttons[BAR_MAX];
    int end_count, count = bar_buttons(ui, buttons, &end_count);
    BarShape shape = bar_shape(ui, buttons, count);
    int row_h = bar_row_height(ui, shape);
    Color outer = ui->bg;
    ui_box(ui, ui->bar, 0, ui->theme->card);
    ui_rule(ui, 0, ui->bar.y, ui->screen.w);
    ui->bg = ui->theme->card;
    int y = ui->bar.y + (ui->bar.h - shape.rows * row_h - (shape.rows - 1) * ui_mm(ui, 2)) / 2;
    if (shape.rows == 1)
        bar_one_row(ui, buttons, count, end_count, y, row_h, shape.is_stacked);
    else
        bar_two_rows(ui, buttons, count, y, row_h);
    ui->bg = outer;
}
