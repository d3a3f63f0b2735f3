/* Today: the first screen behind the PIN. What was counted, and whether the content is well. */
#include <stdio.h>

#include "view/screens.h"
#include "view/staff_frame.h"

enum { FEW = 5 };

static const char *number_text(Ui *ui, int number)
{
    char digits[16];
    int len = snprintf(digits, sizeof digits, "%d", number);
    return arena_copy(ui->scratch, digits, (size_t)len);
}

/* So few that they might be somebody are not told. Filled in, so that the sign keeps its side. */
static const char *times_text(Ui *ui, int times)
{
    const char *few = times > 0 && times < FEW ? "< 5" : NULL;
    return ui_fill(ui, "{times}", &(FillPair){"times", few ? few : number_text(ui, times)}, 1);
}

typedef struct Tile {
    const char *value, *label;
} Tile;

static int tile_height(Ui *ui, const Tile *tile, int width)
{
    int pad = ui_room(ui, 7, 4);
    return ui_text_height(ui, &UI_TITLE, tile->value, width - 2 * pad) +
           ui_text_height(ui, &UI_SMALL, tile->label, width - 2 * pad) + 2 * pad;
}

/* A card without an edge: nothing can be touched in it. */
static Rect panel_card(Ui *ui, Rect rect)
{
    ui_box(ui, rect, ui_mm(ui, 5), ui->theme->card);
    ui->bg = ui->theme->card;
    return rect_inset(rect, ui_room(ui, 7, 4));
}

static void tiles(Flow *flow, const Tile *tiles, int count)
{
    Ui *ui = flow->ui;
    int gap = ui_mm(ui, 4), columns = flow->w > ui_mm(ui, 300) ? count : 2;
    int width = (flow->w - (columns - 1) * gap) / columns;
    Color outer = ui->bg;
    for (int i = 0; i < count; i += columns) {
        int height = 0;
        for (int k = i; k < MIN(count, i + columns); k++)
            height = MAX(height, tile_height(ui, &tiles[k], width));
        for (int k = i; k < MIN(count, i + columns); k++) {
            Rect in = panel_card(ui, (Rect){flow->x + (k - i) * (width + gap), flow->y, width, height});
            int y = in.y + ui_text(ui, &UI_TITLE, tiles[k].value, in.x, in.y, in.w, ui->theme->ink);
            ui_text(ui, &UI_SMALL, tiles[k].label, in.x, y, in.w, ui->theme->soft_ink);
        }
        flow->y += height + gap;
    }
    ui->bg = outer;
}

/* A column a day. Few visits have the height of five, so that nobody counts them by the ruler. */
static void days_chart(Flow *flow, const CountNews *counts)
{
    Ui *ui = flow->ui;
    int pad = ui_room(ui, 7, 4), chart_h = ui_room(ui, 58, 34),
        label_h = ui_text_height(ui, &UI_SMALL, "0", 0);
    const char *title = ui_string(ui, STR_STAFF_DAYS);
    int title_h = ui_text_height(ui, &UI_STRONG, title, flow->w - 2 * pad), most = FEW;
    Color outer = ui->bg;
    Rect card = {flow->x, flow->y, flow->w, title_h + ui_mm(ui, 4) + chart_h + 2 * label_h + 2 * pad};
    Rect in = panel_card(ui, card);
    in.y += ui_text(ui, &UI_STRONG, title, in.x, in.y, in.w, ui->theme->ink) + ui_mm(ui, 4) + label_h;
    for (int i = 0; i < COUNT_DAYS; i++)
        most = MAX(most, counts->days[i]);
    for (int i = 0; i < COUNT_DAYS; i++) {
        char day[16];
        snprintf(day, sizeof day, "%d", counts->day_of_month[i]);
        int left = in.x + in.w * i / COUNT_DAYS, w = in.x + in.w * (i + 1) / COUNT_DAYS - left;
        int times = counts->days[i], high = times ? MAX(times, (int)FEW) * chart_h / most : 0;
        Rect bar = {left + w / 5, in.y + chart_h - high, w - 2 * (w / 5), high};
        if (high) {
            ui_box(ui, bar, MIN(ui_mm(ui, 1.6), bar.w / 4), ui->theme->meter);
            ui_text_center(ui, &UI_SMALL, times_text(ui, times), (Rect){left, bar.y - label_h, w, label_h},
                           ui->theme->ink);
        }
        ui_text_center(ui, &UI_SMALL, day, (Rect){left, in.y + chart_h, w, label_h}, ui->theme->soft_ink);
    }
    ui_rule(ui, in.x, in.y + chart_h, in.w);
    ui->bg = outer;
    flow->y += card.h + ui_mm(ui, 4);
}

static int area_rows(Flow *flow, const CountNews *counts, bool is_drawn)
{
    Ui *ui = flow->ui;
    int y = flow->y, name_w = flow->w * 2 / 5, number_w = ui_text_width(ui, &UI_SMALL, "00000"),
        gap = ui_mm(ui, 3);
    int room = flow->w - name_w - number_w - 2 * gap,
        most = MAX((int)FEW, counts->area_count ? counts->area_times[0] : 0);
    for (int i = 0; i < counts->area_count; i++) {
        const char *name = ui->lang->areas[counts->areas[i]].name;
        int h = ui_text_height(ui, &UI_BODY, name, name_w), times = counts->area_times[i],
            bar_h = ui_mm(ui, 8);
        int w = MAX(times, (int)FEW) * room / most;
        if (is_drawn) {
            ui_text(ui, &UI_BODY, name, flow->x, y, name_w, ui->theme->ink);
            ui_box(ui, (Rect){flow->x + name_w + gap, y + (h - bar_h) / 2, w, bar_h}, ui_mm(ui, 1.6),
                   ui->theme->leader);
            ui_text(ui, &UI_SMALL, times_text(ui, times), flow->x + name_w + 2 * gap + w,
                    y + (h - ui_text_height(ui, &UI_SMALL, "0", 0)) / 2, 0, ui->theme->soft_ink);
        }
        y += h + ui_mm(ui, 2.5);
    }
    return y - flow->y;
}

/* The areas at one side, what the numbers are and are not at the other; below each other where it is narrow.
 */
static void areas_chart(Flow *flow, const CountNews *counts)
{
    Ui *ui = flow->ui;
    int pad = ui_room(ui, 7, 4), gap = ui_mm(ui, 12);
    bool is_wide = flow->w > ui_mm(ui, 300);
    const char *title = ui_string(ui, STR_STAFF_AREAS), *note = ui_string(ui, STR_STAFF_COUNTS_NOTE);
    Rect in = {flow->x + pad, flow->y + pad, flow->w - 2 * pad, 0};
    int rows_w = is_wide ? (in.w - gap) * 3 / 5 : in.w, note_w = is_wide ? in.w - gap - rows_w : in.w;
    int title_h = ui_text_height(ui, &UI_STRONG, title, in.w) + ui_mm(ui, 4);
    Flow rows = {ui, in.x, rows_w, in.y + title_h};
    int rows_h = area_rows(&rows, counts, false), note_h = ui_text_height(ui, &UI_SMALL, note, note_w);
    Color outer = ui->bg;
    Rect card = {flow->x, flow->y, flow->w,
                 title_h + 2 * pad + (is_wide ? MAX(rows_h, note_h) : rows_h + note_h)};
    panel_card(ui, card);
    ui_text(ui, &UI_STRONG, title, in.x, in.y, in.w, ui->theme->ink);
    area_rows(&rows, counts, true);
    ui_text(ui, &UI_SMALL, note, is_wide ? in.x + rows_w + gap : in.x, is_wide ? rows.y : rows.y + rows_h,
            note_w, ui->theme->soft_ink);
    ui->bg = outer;
    flow->y += card.h + ui_mm(ui, 4);
}

static void today(Flow *flow)
{
    Ui *ui = flow->ui;
    const StaffNews *news = ui->world->staff;
    const CountNews *counts = &news->counts;
    const Content *content = ui->world->content;
    const FillPair pairs[] = {{"version", content->version}, {"date", content->updated}};
    Tile all[4];
    int count = 0;
    if (counts->is_on) {
        all[count++] = (Tile){times_text(ui, counts->visits), ui_string(ui, STR_STAFF_VISITS)};
        all[count++] = (Tile){times_text(ui, counts->pages), ui_string(ui, STR_STAFF_PAGES)};
    }
    if (news->fault_count)
        all[count++] = (Tile){number_text(ui, news->fault_count), ui_string(ui, STR_STAFF_FAULT_COUNT)};
    else
        all[count++] = (Tile){ui_string(ui, STR_STAFF_GOOD),
                              ui_fill(ui, ui_string(ui, STR_STAFF_CONTENT_LINE), pairs, 2)};
    all[count++] = (Tile){staff_reviewed_text(ui), ui_string(ui, STR_STAFF_REVIEWED)};
    tiles(flow, all, count);
    const Tone *tone = &ui->theme->kinds[PAGE_NOTICE];
    if (counts->was_damaged)
        flow_callout(flow, NULL, ui_string(ui, STR_STAFF_COUNTS_DAMAGED), tone->wash, tone->ink,
                     ui->theme->ink);
    if (counts->is_on) {
        days_chart(flow, counts);
        areas_chart(flow, counts);
    } else {
        flow_text(flow, &UI_BODY, ui_string(ui, STR_STAFF_COUNTS_OFF), ui->theme->soft_ink);
    }
}

void screen_staff(Ui *ui)
{
    Rect panel = staff_frame(ui), window = screen_window(ui, panel);
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, panel.y};
    bool has_column = staff_has_column(ui);
    flow_text(&flow, &UI_TITLE, ui_string(ui, has_column ? STR_STAFF_TODAY : STR_STAFF_TITLE),
              ui->theme->ink);
    flow_gap(&flow, 5);
    if (!has_column) {
        staff_list(&flow);
        flow_heading(&flow, ui_string(ui, STR_STAFF_TODAY));
    }
    today(&flow);
    flow_gap(&flow, 4);
    ui_end_scroll(ui, window, flow.y - window.y);
}
