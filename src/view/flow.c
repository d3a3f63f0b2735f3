#include "view/flow.h"

#include <stdio.h>
#include <string.h>

void flow_gap(Flow *flow, double mm)
{
    flow->y += ui_mm(flow->ui, mm);
}

void flow_text(Flow *flow, const UiStyle *style, const char *text, Color color)
{
    flow->y += ui_text(flow->ui, style, ui_fill(flow->ui, text, NULL, 0), flow->x, flow->y, flow->w, color);
}

void flow_heading(Flow *flow, const char *text)
{
    flow_gap(flow, 6);
    flow_text(flow, &UI_HEADING, text, flow->ui->theme->ink);
    flow_gap(flow, 2.5);
}

void flow_item(Flow *flow, const UiItem *item)
{
    int height = ui_item_height(flow->ui, item, flow->w);
    ui_item(flow->ui, item, (Rect){flow->x, flow->y, flow->w, height});
    flow->y += height;
    flow_gap(flow, 3);
}

void flow_items(Flow *flow, const UiItem *items, int count)
{
    Ui *ui = flow->ui;
    int gap = ui_mm(ui, 3.5), half = (flow->w - gap) / 2;
    int columns = half >= (int)(ui_cap_px(ui, &UI_STRONG) * 13) + ui_mm(ui, 20) ? 2 : 1;
    /* Two columns only where no text would wrap: a calm grid or a plain list, nothing between. */
    int calm =
        ui_text_height(ui, &UI_STRONG, "|", 0) + ui_text_height(ui, &UI_BODY, "|", 0) + 2 * ui_mm(ui, 3.2);
    for (int i = 0; columns == 2 && i < count; i++)
        if (ui_item_height(ui, &items[i], half) > MAX(calm, ui_touch_h(ui)) + 2)
            columns = 1;
    int width = columns == 2 ? half : flow->w;
    for (int i = 0; i < count; i += columns) {
        int height = ui_item_height(ui, &items[i], width);
        if (columns == 2 && i + 1 < count)
            height = MAX(height, ui_item_height(ui, &items[i + 1], width));
        for (int k = 0; k < columns && i + k < count; k++)
            ui_item(ui, &items[i + k], (Rect){flow->x + k * (width + gap), flow->y, width, height});
        flow->y += height + gap;
    }
}

void flow_callout(Flow *flow, const char *lead, const char *text, Color ground, Color bar, Color ink)
{
    Ui *ui = flow->ui;
    int pad = ui_mm(ui, 5), bar_w = ui_mm(ui, 2.4), text_w = flow->w - 2 * pad - bar_w;
    char joined[3072];
    snprintf(joined, sizeof joined, lead ? "**%s** %s" : "%s%s", lead ? lead : "",
             ui_fill(ui, text, NULL, 0));
    int height = ui_text_height(ui, &UI_BODY, joined, text_w) + 2 * ui_mm(ui, 3.6);
    Rect rect = {flow->x, flow->y, flow->w, height};
    int radius = ui_mm(ui, 3.5);
    ui_box(ui, rect, radius, ground);
    ui_box(ui, (Rect){rect.x, rect.y + radius, bar_w, rect.h - 2 * radius}, bar_w / 2, bar);
    Color outer = ui->bg;
    ui->bg = ground;
    ui_text(ui, &UI_BODY, joined, rect.x + pad + bar_w, rect.y + ui_mm(ui, 3.6), text_w, ink);
    ui->bg = outer;
    flow->y += height;
    flow_gap(flow, 2.5);
}

void flow_urgent(Flow *flow, const UrgentList *urgent)
{
    static const StringId leads[] = {
        [URGENT_EMERGENCY] = STR_URGENT_EMERGENCY,
        [URGENT_TODAY] = STR_URGENT_TODAY,
        [URGENT_SOON] = STR_URGENT_SOON,
    };
    static const IconId icons[] = {
        [URGENT_EMERGENCY] = ICON_EMERGENCY, [URGENT_TODAY] = ICON_TODAY, [URGENT_SOON] = ICON_SOON};
    Ui *ui = flow->ui;
    const Theme *theme = ui->theme;
    if (!urgent->count)
        return;
    int pad = ui_mm(ui, 5), icon = ui_mm(ui, UI_ICON_MM), text_x = pad + icon + ui_mm(ui, 4);
    int text_w = flow->w - text_x - pad, gap = ui_mm(ui, 2.4), top = flow->y + ui_mm(ui, 4);
    char lines[16][1024];
    int count = MIN(urgent->count, ARRAY_LEN(lines)), height = 0;
    for (int i = 0; i < count; i++) {
        snprintf(lines[i], sizeof lines[i], "**%s** %s", ui_string(ui, leads[urgent->items[i].level]),
                 ui_fill(ui, urgent->items[i].text, NULL, 0));
        height += MAX(icon, ui_text_height(ui, &UI_BODY, lines[i], text_w)) + (i ? gap : 0);
    }
    Rect rect = {flow->x, flow->y, flow->w, height + 2 * ui_mm(ui, 4)};
    ui_box(ui, rect, ui_mm(ui, 4), theme->urgent_wash);
    Color outer = ui->bg;
    ui->bg = theme->urgent_wash;
    for (int i = 0; i < count; i++) {
        int text_h = ui_text_height(ui, &UI_BODY, lines[i], text_w), row = MAX(icon, text_h);
        int first_line = (int)(ui_cap_px(ui, &UI_BODY) * 2);
        ui_icon(ui, icons[urgent->items[i].level],
                (Rect){rect.x + pad, top + (text_h > icon ? (first_line - icon) / 2 : (row - icon) / 2), icon,
                       icon},
                theme->urgent, false);
        ui_text(ui, &UI_BODY, lines[i], rect.x + text_x, top + (row - text_h) / 2, text_w, theme->urgent);
        top += row + gap;
    }
    ui->bg = outer;
    flow->y += rect.h;
    flow_gap(flow, 4);
}

void flow_bullets(Flow *flow, const TextList *list, bool is_numbered, const Tone *tone)
{
    Ui *ui = flow->ui;
    int mark = is_numbered ? ui_mm(ui, 11) : ui_mm(ui, 2.2);
    int indent = is_numbered ? mark + ui_mm(ui, 4) : ui_mm(ui, 7.5);
    for (int i = 0; i < list->count; i++) {
        const char *text = ui_fill(ui, list->items[i], NULL, 0);
        int text_h = ui_text_height(ui, &UI_BODY, text, flow->w - indent);
        int line_h = (int)(ui_cap_px(ui, &UI_BODY) * 2);
        if (is_numbered) {
            int row = MAX(mark, text_h);
            Rect disc = {flow->x, flow->y + (text_h > mark ? 0 : (row - mark) / 2), mark, mark};
            ui_box(ui, disc, mark / 2, tone->wash);
            char number[16];
            snprintf(number, sizeof number, "%d", i + 1);
            Color outer = ui->bg;
            ui->bg = tone->wash;
            ui_text_center(ui, &UI_LABEL, number, disc, tone->ink);
            ui->bg = outer;
            flow->y += (row - text_h) / 2;
            ui_text(ui, &UI_BODY, text, flow->x + indent, flow->y, flow->w - indent, ui->theme->ink);
            flow->y += row - (row - text_h) / 2;
        } else {
            ui_box(ui, (Rect){flow->x + ui_mm(ui, 1), flow->y + (line_h - mark) / 2, mark, mark}, mark / 2,
                   ui->theme->soft_ink);
            ui_text(ui, &UI_BODY, text, flow->x + indent, flow->y, flow->w - indent, ui->theme->ink);
            flow->y += text_h;
        }
        flow_gap(flow, is_numbered ? 3 : 1.6);
    }
}

bool flow_is_offered(const Ui *ui, int page)
{
    const Page *entry = &ui->lang->pages[page];
    const Site *site = &ui->world->site;
    if (entry->kind != PAGE_TECHNIQUE || site->technique_count == 0)
        return true;
    for (int i = 0; i < site->technique_count; i++)
        if (strcmp(site->techniques[i], entry->id) == 0)
            return true;
    return false;
}

UiItem flow_page_item(Ui *ui, int page)
{
    const Page *entry = &ui->lang->pages[page];
    return (UiItem){
        .title = entry->title,
        .subtitle = entry->subtitle,
        .tone = &ui->theme->kinds[entry->kind],
        .action = {.kind = ACTION_PAGE, .a = (int16_t)page},
    };
}
