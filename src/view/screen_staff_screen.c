/* Staff: is the glass whole, and how large is it? Touches as they come, colours, and a ruler. */
#include <math.h>
#include <stdio.h>

#include "view/screens.h"
#include "view/staff_frame.h"

/* One fill for each run of cells that have felt a finger. */
static void felt(Ui *ui, int columns, int rows)
{
    const TouchTest *test = &ui->app->staff.test;
    int w = ui->screen.w, h = ui->screen.h;
    for (int r = 0; r < rows; r++)
        for (int c = 0; c < columns; c++) {
            int from = c;
            while (c < columns && test->rows[r] >> c & 1)
                c++;
            Rect run = {w * from / columns, h * r / rows, 0, 0};
            run.w = w * c / columns - run.x;
            run.h = h * (r + 1) / rows - run.y;
            if (c > from)
                scene_push_fill(ui->scene, run, 0, ui->theme->meter);
        }
}

static void grid(Ui *ui, int columns, int rows)
{
    int w = ui->screen.w, h = ui->screen.h, line = MAX(1, ui_mm(ui, 0.25));
    for (int c = 1; c < columns; c++)
        scene_push_fill(ui->scene, (Rect){w * c / columns, 0, line, h}, 0, ui->theme->rule);
    for (int r = 1; r < rows; r++)
        scene_push_fill(ui->scene, (Rect){0, h * r / rows, w, line}, 0, ui->theme->rule);
}

/* Cross hairs under the words, a ring around each finger over them. */
static void fingers(Ui *ui, bool is_over)
{
    int size = ui_mm(ui, 26), line = MAX(1, ui_mm(ui, 0.6));
    for (int i = 0; i < TEST_FINGERS; i++) {
        const TestFinger *finger = &ui->app->staff.test.fingers[i];
        if (!finger->is_down)
            continue;
        if (is_over) {
            scene_push_frame(ui->scene, (Rect){finger->x - size / 2, finger->y - size / 2, size, size},
                             size / 2, ui_mm(ui, 1.6), ui->theme->leader);
            continue;
        }
        scene_push_fill(ui->scene, (Rect){finger->x, 0, line, ui->screen.h}, 0, ui->theme->leader);
        scene_push_fill(ui->scene, (Rect){0, finger->y, ui->screen.w, line}, 0, ui->theme->leader);
    }
}

static void test_card(Ui *ui)
{
    const TouchTest *test = &ui->app->staff.test;
    char count[8], most[8];
    snprintf(count, sizeof count, "%u", test->touches);
    snprintf(most, sizeof most, "%u", test->most);
    const FillPair pairs[] = {{"count", count}, {"most", most}};
    const char *said = ui_fill(ui, ui_string(ui, STR_STAFF_TOUCHES), pairs, 2);
    const char *hint = ui_string(ui, STR_STAFF_SCREEN_HINT);
    int pad = ui_room(ui, 7, 4), gap = ui_mm(ui, UI_GAP_MM);
    Rect card = {.w = MIN(ui_mm(ui, 200), ui->screen.w - 2 * pad)};
    Flow flow = {ui, 0, card.w - 2 * pad, 0};
    int text_h = ui_text_height(ui, &UI_BODY, hint, flow.w) + ui_text_height(ui, &UI_STRONG, said, flow.w);
    card.h = text_h + ui_touch_h(ui) + 2 * pad + ui_mm(ui, 6);
    card.x = (ui->screen.w - card.w) / 2;
    card.y = (ui->screen.h - card.h) / 2;
    flow.x = card.x + pad;
    flow.y = card.y + pad;
    ui_box(ui, card, ui_mm(ui, 6), ui->theme->card);
    ui_frame(ui, card, ui_mm(ui, 6), MAX(1, ui_mm(ui, 0.4)), ui->theme->card_edge);
    ui->bg = ui->theme->card;
    flow_text(&flow, &UI_BODY, hint, ui->theme->soft_ink);
    flow_gap(&flow, 2);
    flow_text(&flow, &UI_STRONG, said, ui->theme->ink);
    flow_gap(&flow, 4);
    Rect half = {flow.x, flow.y, (flow.w - gap) / 2, ui_touch_h(ui)};
    ui_button(ui, half, &(UiFace){.label = ui_string(ui, STR_STAFF_COLORS), .icon = ICON_CONTRAST},
              (Action){ACTION_STAFF_OPEN, VIEW_COLORS, 0},
              (UiButtonColors){ui->theme->card, ui->theme->pressed, ui->theme->ink});
    half.x += half.w + gap;
    ui_button(ui, half, &(UiFace){.label = ui_string(ui, STR_STAFF_DONE), .icon = ICON_CHECK},
              (Action){ACTION_STAFF_OPEN, VIEW_STAFF, 0}, ui_primary(ui));
}

void screen_touch_test(Ui *ui)
{
    int columns, rows;
    staff_test_grid(&ui->screen, &columns, &rows);
    felt(ui, columns, rows);
    grid(ui, columns, rows);
    fingers(ui, false);
    test_card(ui);
    fingers(ui, true);
}

void screen_colors(Ui *ui)
{
    static const Color COLORS[STAFF_COLORS] = {0xFFFFFFFF, 0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF000000};
    Rect all = {0, 0, ui->screen.w, ui->screen.h};
    const char *hint = ui_string(ui, STR_STAFF_COLOR_HINT);
    ui_box(ui, all, 0, COLORS[CLAMP((int)ui->app->place.group, 0, STAFF_COLORS - 1)]);
    int pad = ui_mm(ui, 4), w = MIN(all.w - 2 * pad, ui_text_width(ui, &UI_LABEL, hint) + 4 * pad);
    Rect label = {(all.w - w) / 2, 0, w, ui_text_height(ui, &UI_LABEL, hint, w - 2 * pad) + 2 * pad};
    label.y = all.h - label.h - ui_mm(ui, 8);
    ui_target(ui, all, TARGET_BUTTON, hint, (Action){.kind = ACTION_STAFF_COLOR}, false);
    ui_box(ui, label, label.h / 2, ui->theme->card);
    ui->bg = ui->theme->card;
    ui_text_center(ui, &UI_LABEL, hint, label, ui->theme->ink);
}

/* --- ruler -------------------------------------------------------------------------------------- */

enum { RULER_MM = 100 };

/* In millimetres of the glass as large as the ruler takes it to be. Counts from the left in every language,
 * as what is held against it does. */
static void ruler(Ui *ui, Flow *flow)
{
    int tenths = staff_diagonal(ui->app), thin = MAX(1, ui_mm(ui, 0.35)), high = ui_mm(ui, 16);
    double px_per_mm = hypot(ui->screen.w, ui->screen.h) / (tenths * 2.54);
    int pad = ui_mm(ui, 8), most = (int)((flow->w - 2 * pad) / px_per_mm) / 10 * 10,
        mm_count = MIN(RULER_MM, most);
    Rect box = {flow->x, flow->y, (int)(mm_count * px_per_mm) + 2 * pad, high + ui_mm(ui, 14)};
    ui_box(ui, box, ui_mm(ui, 3), 0xFFFFFFFF);
    Rect at = ui_placed(ui, box);
    Color outer = ui->bg;
    ui->bg = 0xFFFFFFFF;
    for (int mm = 0; mm <= mm_count; mm++) {
        int tick = mm % 10 == 0 ? high : mm % 5 == 0 ? high * 3 / 4 : high / 2;
        scene_push_fill(ui->scene, (Rect){at.x + pad + (int)lround(mm * px_per_mm), at.y, thin, tick}, 0,
                        0xFF000000);
        if (mm % 20 != 0)
            continue;
        char number[12];
        snprintf(number, sizeof number, "%d", mm);
        const TextLayout *layout = ui_layout(ui, &UI_LABEL, number, 0);
        scene_push_text(ui->scene, layout, at.x + pad + (int)lround(mm * px_per_mm) - layout->w / 2,
                        at.y + high, 0xFF000000, 0xFFFFFFFF);
    }
    ui->bg = outer;
    flow->y += box.h;
}

/* Smaller and larger, by an inch and by a tenth. */
static void steps(Ui *ui, Flow *flow)
{
    static const struct {
        const char *label;
        int16_t by;
    } STEPS[] = {{"−1", -10}, {"−0.1", -1}, {"+0.1", 1}, {"+1", 10}};
    int gap = ui_mm(ui, UI_GAP_MM), w = MIN(ui_mm(ui, 40), (flow->w - 3 * gap) / 4);
    for (int i = 0; i < ARRAY_LEN(STEPS); i++) {
        int column = ui->is_rtl ? ARRAY_LEN(STEPS) - 1 - i : i;
        ui_button(ui, (Rect){flow->x + column * (w + gap), flow->y, w, ui_touch_h(ui)},
                  &(UiFace){.label = ui_fill(ui, "{by}", &(FillPair){"by", STEPS[i].label}, 1)},
                  (Action){.kind = ACTION_STAFF_MEASURE, .a = STEPS[i].by},
                  (UiButtonColors){ui->theme->card, ui->theme->pressed, ui->theme->ink});
    }
    flow->y += ui_touch_h(ui);
}

void screen_ruler(Ui *ui)
{
    Rect panel = staff_frame(ui), window = screen_window(ui, panel);
    int tenths = staff_diagonal(ui->app);
    char inches[24];
    snprintf(inches, sizeof inches, "%d.%d", tenths / 10, tenths % 10);
    const FillPair pair = {"inches", inches};
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, panel.y};
    flow_text(&flow, &UI_TITLE, ui_string(ui, STR_STAFF_RULER), ui->theme->ink);
    flow_gap(&flow, 2);
    flow_text(&flow, &UI_LEAD, ui_string(ui, STR_STAFF_RULER_HINT), ui->theme->soft_ink);
    flow.y += ui_room(ui, 10, 4);
    ruler(ui, &flow);
    flow.y += ui_room(ui, 10, 4);
    flow_text(&flow, &UI_HEADING, ui_fill(ui, ui_string(ui, STR_STAFF_DIAGONAL), &pair, 1), ui->theme->ink);
    flow_gap(&flow, 3);
    steps(ui, &flow);
    flow_gap(&flow, 5);
    if (ui->world->staff->has_diagonal) {
        flow_text(&flow, &UI_BODY, ui_fill(ui, ui_string(ui, STR_STAFF_RULER_SITE), &pair, 1),
                  ui->theme->soft_ink);
    } else if (ui->app->staff.diagonal) {
        UiFace face = {.label = ui_string(ui, STR_STAFF_KEEP), .icon = ICON_CHECK};
        ui_button(ui, (Rect){flow.x, flow.y, MIN(flow.w, ui_face_width(ui, &face)), ui_touch_h(ui)}, &face,
                  (Action){.kind = ACTION_STAFF_KEEP}, ui_primary(ui));
        flow.y += ui_touch_h(ui);
    }
    flow_gap(&flow, 6);
    ui_end_scroll(ui, window, flow.y - window.y);
}

/* --- cleaning lock ------------------------------------------------------------------------------ */

static void wiping(Ui *ui)
{
    char left[12];
    snprintf(left, sizeof left, "%u", (ui->app->staff.clean_ms + 999) / 1000);
    const char *now = ui_string(ui, STR_STAFF_CLEAN_NOW), *hint = ui_string(ui, STR_STAFF_CLEAN_HINT);
    int margin = ui_room(ui, 16, 5), w = ui->screen.w - 2 * margin;
    int number_h = ui_text_height(ui, &UI_DISPLAY, left, w), now_h = ui_text_height(ui, &UI_HEADING, now, w);
    int hint_h = ui_text_height(ui, &UI_LEAD, hint, w), y = (ui->screen.h - number_h - now_h - hint_h) / 2;
    ui->bg = ui->theme->panel;
    ui_text_center(ui, &UI_DISPLAY, left, (Rect){margin, y, w, number_h}, ui->theme->ink);
    ui_text_center(ui, &UI_HEADING, now, (Rect){margin, y + number_h, w, now_h}, ui->theme->ink);
    ui_text_center(ui, &UI_LEAD, hint, (Rect){margin, y + number_h + now_h, w, hint_h}, ui->theme->soft_ink);
}

void screen_clean(Ui *ui)
{
    if (ui->app->staff.clean_ms) {
        wiping(ui);
        return;
    }
    static const int16_t SECONDS[] = {CLEAN_SHORT_S, CLEAN_LONG_S};
    Rect panel = staff_frame(ui);
    Flow flow = {ui, panel.x, panel.w, panel.y};
    flow_text(&flow, &UI_TITLE, ui_string(ui, STR_STAFF_CLEAN), ui->theme->ink);
    flow_gap(&flow, 2);
    flow_text(&flow, &UI_LEAD, ui_string(ui, STR_STAFF_CLEAN_HINT), ui->theme->soft_ink);
    flow.y += ui_room(ui, 10, 5);
    int gap = ui_mm(ui, UI_GAP_MM), w = MIN(ui_mm(ui, 80), (flow.w - gap) / 2);
    for (int i = 0; i < ARRAY_LEN(SECONDS); i++) {
        char number[8];
        snprintf(number, sizeof number, "%d", SECONDS[i]);
        UiFace face = {
            .label = ui_fill(ui, ui_string(ui, STR_STAFF_CLEAN_FOR), &(FillPair){"seconds", number}, 1)};
        ui_button(ui, (Rect){flow.x + i * (w + gap), flow.y, w, ui_touch_h(ui)}, &face,
                  (Action){.kind = ACTION_STAFF_CLEAN, .a = SECONDS[i]}, ui_primary(ui));
    }
}
