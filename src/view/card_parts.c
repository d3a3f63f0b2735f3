#include "view/card_parts.h"

#include <math.h>

#include "view/card_text.h"

static const Color NEVER_THEMED_WHITE = 0xFFFFFFFF;

/* Smaller ones run into one another in a phone's picture. */
static const double MODULE_MM = 0.5;

bool card_is_wide(const Screen *screen)
{
    return !screen_is_portrait(screen) && screen_short_mm(screen) > 180;
}

/* px, of the glass. */
static int least_module(const Ui *ui)
{
    return (int)ceil(MODULE_MM * (double)ui->screen.px_per_mm - 0.01);
}

/* Encoded anew each time; NULL: nothing to say. Large for a stack. */
static const Qr *code_of(const Ui *ui)
{
    Qr *qr = arena_alloc(ui->scratch, sizeof *qr);
    const char *text = card_whole_text(ui->world, ui->lang, &ui->app->visit, ui->scratch);
    return qr_encode(qr, text) ? qr : NULL;
}

static int words_height(Ui *ui, int width)
{
    return ui_mm(ui, 3 + 4) + ui_text_height(ui, &UI_SMALL, ui_string(ui, STR_THERAPIST_SCAN), width);
}

int card_code_least(Ui *ui, int width)
{
    const Qr *qr = code_of(ui);
    int side = qr ? (qr->size + 2 * QR_QUIET) * least_module(ui) : 0;
    return side && side <= width ? side + words_height(ui, width) : 0;
}

bool card_code(Flow *flow, int most)
{
    Ui *ui = flow->ui;
    const Qr *qr = code_of(ui);
    if (!qr)
        return false;
    int modules = qr->size + 2 * QR_QUIET;
    int largest = MAX(modules * least_module(ui), screen_px(&ui->screen, 105));
    int module = MIN(MIN(most - words_height(ui, flow->w), flow->w), largest) / modules;
    if (module < least_module(ui))
        return false;
    Rect at = ui_placed(ui, (Rect){flow->x, flow->y, modules * module, modules * module});
    scene_push_fill(ui->scene, at, 0, NEVER_THEMED_WHITE);
    scene_push_bits(ui->scene, at, qr->bits, qr->size);
    if (ui->scene->is_heard)
        scene_push_spoken(ui->scene, at, ui_string(ui, STR_HEAR_CODE));
    flow->y += at.h + ui_mm(ui, 3);
    flow_text(flow, &UI_SMALL, ui_string(ui, STR_THERAPIST_SCAN), ui->theme->soft_ink);
    flow_gap(flow, 4);
    return true;
}

void card_button(Flow *flow, StringId label, IconId icon, Action action, UiButtonColors colors)
{
    Ui *ui = flow->ui;
    UiFace face = {.label = ui_string(ui, label), .icon = icon};
    int height = MAX(ui_touch_h(ui), ui_face_height(ui, &face, flow->w) + ui_mm(ui, 3));
    ui_button(ui, (Rect){flow->x, flow->y, flow->w, height}, &face, action, colors);
    flow->y += height + ui_mm(ui, UI_GAP_MM);
}
