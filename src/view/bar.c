/* The bar at the bottom of every screen. */
#include "view/ui.h"

typedef struct BarButton {
    StringId label;
    IconId icon;
    Action action;
    bool is_help;
    bool is_current;
} BarButton;

enum { BAR_MAX = 8 };

/* How the bar fits: icons beside the words, else above them, else in two rows. */
typedef enum BarShape { BAR_BESIDE, BAR_STACKED, BAR_TWO_ROWS } BarShape;

typedef struct Bar {
    int count, end_count; /* the last end_count stand at the end side */
    BarButton buttons[BAR_MAX];
    int widths[BAR_MAX];
    int margin, gap, row_h[2];
    BarShape shape;
} Bar;

static void add(Bar *bar, StringId label, IconId icon, Action action, bool is_current)
{
    bar->buttons[bar->count++] =
        (BarButton){label, icon, action, action.kind == ACTION_OPEN && action.a == VIEW_HELP, is_current};
}

static void add_buttons(const Ui *ui, Bar *bar)
{
    int view = ui->app->place.view;
    add(bar, STR_BAR_HOME, ICON_HOME, (Action){.kind = ACTION_HOME}, view == VIEW_MAP);
    add(bar, STR_BAR_BACK, ICON_BACK, (Action){.kind = ACTION_BACK}, false);
    add(bar, STR_BAR_INDEX, ICON_INDEX, ui_open(VIEW_INDEX), view == VIEW_INDEX);
    int start = bar->count;
    if (ui->world->has_sound)
        add(bar, STR_BAR_LISTEN, ICON_LISTEN, (Action){.kind = ACTION_LISTEN, .a = LISTEN_START},
            ui->app->listen.state != LISTEN_OFF);
    add(bar, STR_BAR_DISPLAY, ICON_TEXT_SIZE, ui_open(VIEW_DISPLAY), view == VIEW_DISPLAY);
    if (ui->world->language_count > 1 && !screen_is_tiny(&ui->screen)) /* there it stands in Display */
        add(bar, STR_BAR_LANGUAGE, ICON_LANGUAGE, ui_open(VIEW_LANGUAGE), view == VIEW_LANGUAGE);
    if (ui->world->content->card.max_entries)
        add(bar, STR_BAR_CARD, ICON_CARD, ui_open(VIEW_CARD), view == VIEW_CARD);
    add(bar, STR_BAR_HELP, ICON_HELP, ui_open(VIEW_HELP), view == VIEW_HELP);
    bar->end_count = bar->count - start;
}

static int icon_size(const Ui *ui)
{
    return ui_grown(ui, UI_ICON_MM);
}

/* As wide as the words want; true if all stand in one row. */
static bool fits(Ui *ui, Bar *bar, BarShape shape)
{
    int width = 2 * bar->margin + (bar->count - 1) * bar->gap;
    for (int i = 0; i < bar->count; i++) {
        const BarButton *button = &bar->buttons[i];
        const char *label = ui_string(ui, button->label);
        bar->widths[i] = shape == BAR_STACKED
                             ? MAX(ui_mm(ui, 20), ui_text_width(ui, &UI_LABEL, label) + 2 * ui_mm(ui, 2.5))
                             : ui_face_width(ui, &(UiFace){.label = label, .icon = button->icon});
        width += bar->widths[i];
    }
    bar->shape = shape;
    return width <= ui->screen.w;
}

static int first_row(const Bar *bar)
{
    return bar->shape == BAR_TWO_ROWS ? (bar->count + 1) / 2 : bar->count;
}

/* The least width that holds the button's longest word. */
static int least_width(Ui *ui, const Bar *bar, int i)
{
    UiFace face = {.label = ui_string(ui, bar->buttons[i].label), .icon = bar->buttons[i].icon};
    int lo = ui_mm(ui, 20) - 1, hi = bar->widths[i];
    while (hi - lo > 2) {
        int mid = (lo + hi) / 2;
        *(ui_face_is_cut(ui, &face, mid) ? &lo : &hi) = mid;
    }
    return hi;
}

/* The row's buttons share its whole width: each has room for its longest word, and of the rest as
 * much as it has need. */
static void fill_row(Ui *ui, Bar *bar, int first, int end)
{
    int room = ui->screen.w - 2 * bar->margin - (end - first - 1) * bar->gap;
    int least[BAR_MAX], spare = room, wanted = 0;
    for (int i = first; i < end; i++) {
        least[i] = least_width(ui, bar, i);
        spare -= least[i];
        wanted += bar->widths[i] - least[i];
    }
    int given = 0;
    for (int i = first; i < end; i++) {
        int more = wanted > 0 ? (bar->widths[i] - least[i]) * spare / wanted : spare / (end - first);
        bar->widths[i] = i == end - 1 ? room - given : least[i] + more;
        given += bar->widths[i];
    }
}

static int row_height(Ui *ui, const Bar *bar, int first, int end)
{
    int height = ui_touch_h(ui);
    if (bar->shape == BAR_STACKED)
        return MAX(height, (int)(ui_cap_px(ui, &UI_LABEL) * 2.0f) + icon_size(ui) + ui_mm(ui, 2.5));
    for (int i = first; i < end; i++) {
        const BarButton *button = &bar->buttons[i];
        UiFace face = {.label = ui_string(ui, button->label), .icon = button->icon};
        height = MAX(height, ui_face_height(ui, &face, bar->widths[i]) + ui_mm(ui, 2));
    }
    return height;
}

static Bar bar_layout(Ui *ui)
{
    Bar bar = {.margin = ui_mm(ui, 4), .gap = ui_mm(ui, UI_GAP_MM)};
    add_buttons(ui, &bar);
    if (!fits(ui, &bar, BAR_BESIDE) && !fits(ui, &bar, BAR_STACKED)) {
        fits(ui, &bar, BAR_TWO_ROWS);
        fill_row(ui, &bar, 0, first_row(&bar));
        fill_row(ui, &bar, first_row(&bar), bar.count);
    }
    int first = first_row(&bar);
    bar.row_h[0] = row_height(ui, &bar, 0, first);
    bar.row_h[1] = first < bar.count ? row_height(ui, &bar, first, bar.count) : 0;
    return bar;
}

static int rows_height(const Bar *bar)
{
    return bar->row_h[0] + (bar->row_h[1] ? bar->gap + bar->row_h[1] : 0);
}

int ui_bar_height(Ui *ui)
{
    Bar bar = bar_layout(ui);
    return rows_height(&bar) + 2 * ui_room(ui, 4, 2);
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

static void draw_button(Ui *ui, const BarButton *button, Rect rect, BarShape shape)
{
    const Theme *theme = ui->theme;
    const char *label = ui_string(ui, button->label);
    bool is_pressed = ui_target(ui, rect, TARGET_BAR, label, button->action, button->is_current);
    Color ground = button->is_help ? (is_pressed ? theme->help_pressed : theme->help)
                                   : (is_pressed ? theme->pressed : theme->card);
    Color ink = button->is_help ? theme->on_help : theme->ink;
    if (ground != theme->card)
        ui_box(ui, rect, ui_mm(ui, 4.5), ground);
    if (button->is_help && theme->help_edge)
        ui_frame(ui, rect, ui_mm(ui, 4.5), ui_mm(ui, 2), theme->help_edge);
    if (shape == BAR_STACKED)
        stacked_face(ui, rect, label, button->icon, ground, ink);
    else
        ui_face(ui, rect, &(UiFace){.label = label, .icon = button->icon}, ground, ink);
}

/* Where the group at the end side begins. */
static int end_x(const Ui *ui, const Bar *bar)
{
    int x = ui->screen.w - bar->margin + bar->gap;
    for (int i = bar->count - bar->end_count; i < bar->count; i++)
        x -= bar->widths[i] + bar->gap;
    return x;
}

void ui_bar(Ui *ui)
{
    Bar bar = bar_layout(ui);
    Color outer = ui->bg;
    ui_box(ui, ui->bar, 0, ui->theme->card);
    ui_rule(ui, 0, ui->bar.y, ui->screen.w);
    ui->bg = ui->theme->card;
    int x = bar.margin, y = ui->bar.y + (ui->bar.h - rows_height(&bar)) / 2, first = first_row(&bar);
    for (int i = 0; i < bar.count; i++) {
        if (i == first) {
            x = bar.margin;
            y += bar.row_h[0] + bar.gap;
        } else if (bar.shape != BAR_TWO_ROWS && i == bar.count - bar.end_count) {
            x = end_x(ui, &bar);
        }
        draw_button(ui, &bar.buttons[i], (Rect){x, y, bar.widths[i], bar.row_h[i >= first]}, bar.shape);
        x += bar.widths[i] + bar.gap;
    }
    ui->bg = outer;
}
