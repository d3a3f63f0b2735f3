/* The PIN pad: words and what was typed on one side or above, the keys on the other. */
#include <stdio.h>
#include <string.h>

#include "view/flow.h"
#include "view/screens.h"
#include "view/staff_frame.h"

enum { COLUMNS = 3, ROWS = 4 };

static void key(Ui *ui, Rect rect, const char *label, IconId icon, Action action, bool is_useful)
{
    const Theme *theme = ui->theme;
    int radius = MIN(rect.h / 2, ui_mm(ui, 7));
    bool is_main = action.kind == ACTION_PIN_ENTER;
    if (!is_useful) {
        ui_frame(ui, rect, radius, MAX(1, ui_mm(ui, 0.4)), theme->rule);
        return;
    }
    bool is_pressed = ui_target(ui, rect, TARGET_BUTTON, label, action, false);
    Color ground = is_main ? (is_pressed ? theme->primary_pressed : theme->primary)
                           : (is_pressed ? theme->pressed : theme->card);
    Color ink = is_main ? theme->on_primary : theme->ink, outer = ui->bg;
    ui_box(ui, rect, radius, ground);
    if (!is_main)
        ui_frame(ui, rect, radius, MAX(1, ui_mm(ui, 0.4)), theme->card_edge);
    int size = ui_grown(ui, UI_ICON_MM);
    ui->bg = ground;
    if (icon)
        ui_icon(ui, icon, (Rect){rect.x + (rect.w - size) / 2, rect.y + (rect.h - size) / 2, size, size}, ink,
                false);
    else
        ui_text_center(ui, &UI_CALL, label, rect, ink);
    ui->bg = outer;
}

/* Digits stand as on a telephone, in languages that run from the right too. */
static Rect cell(const Ui *ui, Rect pad, int at)
{
    int gap = ui_mm(ui, UI_GAP_MM), w = (pad.w - (COLUMNS - 1) * gap) / COLUMNS,
        h = (pad.h - (ROWS - 1) * gap) / ROWS;
    int column = ui->is_rtl ? COLUMNS - 1 - at % COLUMNS : at % COLUMNS;
    return (Rect){pad.x + column * (w + gap), pad.y + at / COLUMNS * (h + gap), w, h};
}

static void keys(Ui *ui, Rect pad)
{
    static const int8_t DIGITS[COLUMNS * ROWS] = {1, 2, 3, 4, 5, 6, 7, 8, 9, -1, 0, -2};
    const Staff *staff = &ui->app->staff;
    bool is_open = ui->world->staff->locked_ms == 0 && staff->pin_state != PIN_CHECKING;
    for (int i = 0; i < COLUMNS * ROWS; i++) {
        char digit[2] = {(char)('0' + DIGITS[i]), '\0'};
        if (DIGITS[i] >= 0)
            key(ui, cell(ui, pad, i), digit, ICON_NONE, (Action){.kind = ACTION_PIN_DIGIT, .a = DIGITS[i]},
                is_open && staff->pin_len < STAFF_PIN_MOST);
        else if (DIGITS[i] == -1)
            key(ui, cell(ui, pad, i), ui_string(ui, STR_STAFF_ERASE), ICON_ERASE,
                (Action){.kind = ACTION_PIN_ERASE}, is_open && staff->pin_len > 0);
        else
            key(ui, cell(ui, pad, i), ui_string(ui, STR_STAFF_ENTER), ICON_CHECK,
                (Action){.kind = ACTION_PIN_ENTER}, is_open && staff->pin_len >= STAFF_PIN_LEAST);
    }
}

/* As many dots as digits were typed, never the digits. */
static int dots(Ui *ui, int x, int y)
{
    int size = ui_mm(ui, 5), gap = ui_mm(ui, 4), length = ui->app->staff.pin_len;
    for (int i = 0; i < MAX(length, STAFF_PIN_LEAST); i++) {
        Rect dot = {x + i * (size + gap), y, size, size};
        if (i < length)
            ui_box(ui, dot, size / 2, ui->theme->ink);
        else
            ui_frame(ui, dot, size / 2, MAX(1, ui_mm(ui, 0.5)), ui->theme->card_edge);
    }
    return size;
}

static const char *line(Ui *ui)
{
    uint32_t locked_ms = ui->world->staff->locked_ms;
    if (!locked_ms)
        return ui_string(ui, ui->app->staff.pin_state == PIN_WRONG ? STR_STAFF_WRONG : STR_STAFF_PIN);
    unsigned left = (locked_ms + 999) / 1000;
    char time[16];
    snprintf(time, sizeof time, "%u:%02u", left / 60, left % 60);
    return ui_fill(ui, ui_string(ui, STR_STAFF_LOCKED), &(FillPair){"time", time}, 1);
}

static void ways_out(Ui *ui, int x, int y, int width)
{
    int gap = ui_mm(ui, UI_GAP_MM), half = (width - gap) / 2;
    UiFace back = {.label = ui_string(ui, STR_BAR_BACK), .icon = ICON_BACK};
    UiFace help = {.label = ui_string(ui, STR_BAR_HELP), .icon = ICON_HELP};
    int height = MAX(ui_touch_h(ui),
                     MAX(ui_face_height(ui, &back, half), ui_face_height(ui, &help, half)) + ui_mm(ui, 2));
    y -= height;
    ui_button(ui, (Rect){x, y, half, height}, &back, (Action){.kind = ACTION_BACK},
              (UiButtonColors){ui->theme->card, ui->theme->pressed, ui->theme->ink});
    ui_button(ui, (Rect){x + half + gap, y, half, height}, &help, ui_open(VIEW_HELP),
              (UiButtonColors){ui->theme->help, ui->theme->help_pressed, ui->theme->on_help});
}

static void words(Ui *ui, Flow *flow)
{
    bool is_bad = ui->app->staff.pin_state == PIN_WRONG || ui->world->staff->locked_ms;
    flow_text(flow, &UI_TITLE, ui_string(ui, STR_STAFF_TITLE), ui->theme->ink);
    flow->y += ui_room(ui, 4, 2);
    flow_text(flow, &UI_LEAD, line(ui), is_bad ? ui->theme->urgent : ui->theme->soft_ink);
    flow->y += ui_room(ui, 8, 4);
    flow->y += dots(ui, flow->x, flow->y);
}

static int words_height(Ui *ui, int width)
{
    return ui_text_height(ui, &UI_TITLE, ui_string(ui, STR_STAFF_TITLE), width) +
           ui_text_height(ui, &UI_LEAD, line(ui), width) + ui_room(ui, 4, 2) + ui_room(ui, 8, 4) +
           ui_mm(ui, 5);
}

/* Words and keys beside each other, together in the middle. */
static void wide(Ui *ui, int margin, int gap)
{
    int w = ui->screen.w, h = ui->screen.h;
    Rect pad = {.w = MIN(ui_mm(ui, 120), (w - gap) / 2 - margin),
                .h = MIN(ui_mm(ui, 30) * ROWS, h - 2 * margin)};
    Flow flow = {ui, margin, MIN(w - 2 * margin - gap - pad.w, ui_mm(ui, 190)), (h - pad.h) / 2};
    int spare = MAX(0, w - 2 * margin - gap - pad.w - flow.w);
    flow.x += spare / 2;
    pad.x = flow.x + flow.w + gap;
    pad.y = flow.y;
    words(ui, &flow);
    keys(ui, pad);
    ways_out(ui, flow.x, pad.y + pad.h, flow.w);
}

/* Below each other, the keys in the middle. */
static void tall(Ui *ui, int margin, int gap)
{
    int w = ui->screen.w, h = ui->screen.h;
    Rect pad = {.w = MIN(ui_mm(ui, 150), w - 2 * margin), .h = ui_mm(ui, 30) * ROWS};
    int words_h = words_height(ui, pad.w), foot = 2 * margin + ui_touch_h(ui);
    pad.h = MIN(pad.h, h - 2 * margin - words_h - gap - foot);
    pad.x = (w - pad.w) / 2;
    pad.y = MAX((h - pad.h) / 2, margin + words_h + gap);
    Flow flow = {ui, pad.x, pad.w, pad.y - gap - words_h};
    words(ui, &flow);
    keys(ui, pad);
    ways_out(ui, margin, h - margin, w - 2 * margin);
}

void screen_pin(Ui *ui)
{
    int margin = ui_room(ui, 16, 6), gap = ui_room(ui, 16, 6);
    ui->bg = ui->theme->panel;
    if (screen_is_portrait(&ui->screen))
        tall(ui, margin, gap);
    else
        wide(ui, margin, gap);
}
