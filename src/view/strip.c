/* The strip of a visitor who listens: it stands over the bar, beside the figure. */
#include "view/strip.h"

enum { BUTTONS = 8 };

static const struct {
    StringId label;
    ListenCommand command;
} STRIP[BUTTONS] = {
    {STR_LISTEN_PAUSE, LISTEN_PAUSE},   {STR_LISTEN_AGAIN, LISTEN_AGAIN},
    {STR_LISTEN_NEXT, LISTEN_NEXT},     {STR_LISTEN_SLOWER, LISTEN_SLOWER},
    {STR_LISTEN_FASTER, LISTEN_FASTER}, {STR_LISTEN_SOFTER, LISTEN_SOFTER},
    {STR_LISTEN_LOUDER, LISTEN_LOUDER}, {STR_LISTEN_STOP, LISTEN_STOP},
};

static UiFace face_of(const Ui *ui, int i)
{
    bool is_paused = ui->app->listen.state == LISTEN_PAUSED;
    StringId label = i == 0 && is_paused ? STR_LISTEN_RESUME : STRIP[i].label;
    return (UiFace){.label = app_string(ui->app, label)};
}

/* As many in a row as leave each the room of its words. */
static int columns(Ui *ui, int width)
{
    int gap = ui_mm(ui, UI_GAP_MM);
    for (int count = BUTTONS; count > 2; count /= 2) {
        bool fits = true;
        for (int i = 0; i < BUTTONS; i++) {
            UiFace face = face_of(ui, i);
            fits &= ui_text_width(ui, &UI_LABEL, face.label) + 2 * ui_mm(ui, 2.2) <=
                    (width - (count - 1) * gap) / count;
        }
        if (fits)
            return count;
    }
    return 2;
}

static int inner_width(const Ui *ui, int width)
{
    return width - 2 * ui_mm(ui, 2.4);
}

int strip_height(Ui *ui, int width)
{
    int rows = BUTTONS / columns(ui, inner_width(ui, width));
    return rows * ui_touch_h(ui) + (rows - 1) * ui_mm(ui, UI_GAP_MM) + 2 * ui_mm(ui, 2.4) + ui_mm(ui, 3);
}

void strip_draw(Ui *ui, Rect room)
{
    const Theme *theme = ui->theme;
    int gap = ui_mm(ui, UI_GAP_MM), pad = ui_mm(ui, 2.4), count = columns(ui, inner_width(ui, room.w));
    room.h -= ui_mm(ui, 3);
    ui_box(ui, room, ui_mm(ui, 7), theme->primary);
    int w = (inner_width(ui, room.w) - (count - 1) * gap) / count, h = ui_touch_h(ui);
    Color outer = ui->bg;
    for (int i = 0; i < BUTTONS; i++) {
        UiFace face = face_of(ui, i);
        bool is_main = i == 0, is_paused = ui->app->listen.state == LISTEN_PAUSED;
        int command = is_main && is_paused ? LISTEN_RESUME : (int)STRIP[i].command;
        Rect rect = {room.x + pad + i % count * (w + gap), room.y + pad + i / count * (h + gap), w, h};
        bool is_pressed = ui_target(ui, rect, TARGET_BUTTON, face.label,
                                    (Action){ACTION_LISTEN, (int16_t)command, 0}, false);
        Color ground = is_main ? (is_pressed ? theme->pressed : theme->card)
                               : (is_pressed ? theme->soft_ink : theme->primary_pressed);
        ui_box(ui, rect, ui_mm(ui, 4.5), ground);
        ui_face(ui, rect, &face, ground, is_main ? theme->ink : theme->on_primary);
    }
    ui->bg = outer;
}
