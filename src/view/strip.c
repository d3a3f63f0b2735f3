/* The strip of a visitor who listens: it stands over the bar, beside the figure. */
#include "view/strip.h"

enum { BUTTONS = 8 };

static const struct {
    StringId label;
    ListenCommand command;
    bool is_adjusting;
} STRIP[BUTTONS] = {
    {STR_LISTEN_PAUSE, LISTEN_PAUSE, false},  {STR_LISTEN_AGAIN, LISTEN_AGAIN, false},
    {STR_LISTEN_NEXT, LISTEN_NEXT, false},    {STR_LISTEN_SLOWER, LISTEN_SLOWER, true},
    {STR_LISTEN_FASTER, LISTEN_FASTER, true}, {STR_LISTEN_SOFTER, LISTEN_SOFTER, true},
    {STR_LISTEN_LOUDER, LISTEN_LOUDER, true}, {STR_LISTEN_STOP, LISTEN_STOP, false},
};

static UiFace face_of(const Ui *ui, int i)
{
    bool is_paused = ui->app->listen.state == LISTEN_PAUSED;
    StringId label = i == 0 && is_paused ? STR_LISTEN_RESUME : STRIP[i].label;
    return (UiFace){.label = app_string(ui->app, label)};
}

/* In one row where all words find room beside each other, else in two: more would take the page's room. */
typedef struct Rows {
    int count, columns, height; /* of a row, px */
    int items[BUTTONS];         /* in STRIP */
    int widths[BUTTONS];
} Rows;

enum { MOST_ROWS = 2 };

/* The least width that holds the longest of its words. */
static int least_width(Ui *ui, const UiFace *face, int most)
{
    int low = ui_mm(ui, 20) - 1, high = MAX(low + 1, most);
    while (high - low > 2) {
        int middle = (low + high) / 2;
        *(ui_face_is_cut(ui, face, middle) ? &low : &high) = middle;
    }
    return high;
}

/* Each has the room of its words, what is left over is shared; false: not all find that much. */
static bool share(Ui *ui, Rows *rows, int first, int width)
{
    int spare = width - (rows->columns - 1) * ui_mm(ui, UI_GAP_MM), wanted = 0, least[BUTTONS];
    for (int i = first; i < first + rows->columns; i++) {
        UiFace face = face_of(ui, rows->items[i]);
        int whole = MAX(ui_mm(ui, 20), ui_text_width(ui, &UI_LABEL, face.label) + 2 * ui_mm(ui, 2.2));
        least[i] = least_width(ui, &face, whole);
        rows->widths[i] = whole - least[i];
        wanted += rows->widths[i];
        spare -= least[i];
    }
    bool has_room = wanted <= spare;
    for (int i = first; i < first + rows->columns; i++) {
        int more = has_room ? rows->widths[i] + (spare - wanted) / rows->columns
                            : rows->widths[i] * MAX(0, spare) / MAX(1, wanted);
        rows->widths[i] = least[i] + more;
    }
    return has_room;
}

/* Brief: what most want; how fast and how loud stands in Display. */
static Rows rows_with(Ui *ui, int width, bool is_brief)
{
    Rows rows = {.height = ui_touch_h(ui)};
    for (int i = 0; i < BUTTONS; i++)
        if (!is_brief || !STRIP[i].is_adjusting)
            rows.items[rows.count++] = i;
    rows.columns = rows.count;
    if (share(ui, &rows, 0, width))
        return rows;
    rows.columns = is_brief ? rows.count : rows.count / MOST_ROWS;
    for (int i = 0; i < rows.count; i += rows.columns)
        share(ui, &rows, i, width);
    for (int i = 0; i < rows.count; i++) {
        UiFace face = face_of(ui, rows.items[i]);
        rows.height = MAX(rows.height, ui_face_height(ui, &face, rows.widths[i]) + ui_mm(ui, 2));
    }
    return rows;
}

/* Long words of some languages have no room even in two rows. */
static bool is_too_wide(const Ui *ui, const Rows *rows, int width)
{
    for (int first = 0; first < rows->count; first += rows->columns) {
        int wide = (rows->columns - 1) * ui_mm(ui, UI_GAP_MM);
        for (int i = first; i < first + rows->columns; i++)
            wide += rows->widths[i];
        if (wide > width)
            return true;
    }
    return false;
}

static Rows rows_of(Ui *ui, int width)
{
    Rows rows = rows_with(ui, width, ui_is_low(ui));
    return ui->screen.is_lowered && is_too_wide(ui, &rows, width) ? rows_with(ui, width, true) : rows;
}

static int inner_width(const Ui *ui, int width)
{
    return width - 2 * ui_mm(ui, 2.4);
}

int strip_height(Ui *ui, int width)
{
    Rows rows = rows_of(ui, inner_width(ui, width));
    int count = rows.count / rows.columns;
    return count * rows.height + (count - 1) * ui_mm(ui, UI_GAP_MM) + 2 * ui_mm(ui, 2.4) + ui_mm(ui, 3);
}

void strip_draw(Ui *ui, Rect room)
{
    const Theme *theme = ui->theme;
    int gap = ui_mm(ui, UI_GAP_MM), pad = ui_mm(ui, 2.4);
    Rows rows = rows_of(ui, inner_width(ui, room.w));
    room.h -= ui_mm(ui, 3);
    ui_box(ui, room, ui_mm(ui, 7), theme->primary);
    int x = room.x + pad, y = room.y + pad;
    Color outer = ui->bg;
    for (int i = 0; i < rows.count; i++) {
        UiFace face = face_of(ui, rows.items[i]);
        bool is_main = i == 0, is_paused = ui->app->listen.state == LISTEN_PAUSED;
        int command = is_main && is_paused ? LISTEN_RESUME : (int)STRIP[rows.items[i]].command;
        if (i == rows.columns) {
            x = room.x + pad;
            y += rows.height + gap;
        }
        Rect rect = {x, y, rows.widths[i], rows.height};
        x += rect.w + gap;
        bool is_pressed = ui_target(ui, rect, TARGET_BUTTON, face.label,
                                    (Action){ACTION_LISTEN, (int16_t)command, 0}, false);
        Color ground = is_main ? (is_pressed ? theme->pressed : theme->card)
                               : (is_pressed ? theme->soft_ink : theme->primary_pressed);
        ui_box(ui, rect, ui_mm(ui, 4.5), ground);
        ui_face(ui, rect, &face, ground, is_main ? theme->ink : theme->on_primary);
    }
    ui->bg = outer;
}
