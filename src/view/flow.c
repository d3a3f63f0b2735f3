#include "view/flow.h"

#include <string.h>

const double FLOW_ITEM_GAP_MM = 3.5;

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

/* So many columns that no text wraps: a calm grid or a plain list, nothing between. */
static int calm_columns(Ui *ui, const UiItem *items, int count, int width, int most, int gap)
{
    int one_line =
        ui_text_height(ui, &UI_STRONG, "|", 0) + ui_text_height(ui, &UI_SMALL, "|", 0) + 2 * ui_mm(ui, 3.2);
    int least = (int)(ui_cap_px(ui, &UI_STRONG) * 13) + ui_mm(ui, 20);
    for (int columns = most; columns > 1; columns--) {
        int each = (width - (columns - 1) * gap) / columns;
        bool is_calm = each >= least;
        for (int i = 0; is_calm && i < count; i++)
            is_calm = ui_item_height(ui, &items[i], each) <= MAX(one_line, ui_touch_h(ui)) + 2;
        if (is_calm)
            return columns;
    }
    return 1;
}

void flow_grid(Flow *flow, const UiItem *items, int count, int most_columns, double gap_mm, int least_row)
{
    Ui *ui = flow->ui;
    int gap = ui_mm(ui, gap_mm), columns = calm_columns(ui, items, count, flow->w, most_columns, gap);
    int width = (flow->w - (columns - 1) * gap) / columns;
    for (int i = 0; i < count; i += columns) {
        int height = least_row;
        for (int k = i; k < count && k < i + columns; k++)
            height = MAX(height, ui_item_height(ui, &items[k], width));
        for (int k = i; k < count && k < i + columns; k++)
            ui_item(ui, &items[k], (Rect){flow->x + (k - i) * (width + gap), flow->y, width, height});
        flow->y += height + gap;
    }
}

void flow_items(Flow *flow, const UiItem *items, int count)
{
    flow_grid(flow, items, count, 2, FLOW_ITEM_GAP_MM, 0);
}

void flow_tiles(Flow *flow, UiItem *items, int count, bool has_subtitles)
{
    Ui *ui = flow->ui;
    int gap = ui_mm(ui, UI_GAP_MM), each = (flow->w - gap) / 2, columns = count > 1 ? 2 : 1;
    int most = (has_subtitles ? 4 : 2) * ui_text_height(ui, &UI_STRONG, "|", 0) + 2 * ui_mm(ui, 3.2);
    for (int i = 0; i < count; i++) {
        items[i].is_tile = true;
        if (!has_subtitles)
            items[i].subtitle = NULL;
        if (ui_item_is_cut(ui, &items[i], each) || ui_item_height(ui, &items[i], each) > most)
            columns = 1;
    }
    int width = (flow->w - (columns - 1) * gap) / columns;
    for (int i = 0; i < count; i += columns) {
        int height = 0;
        for (int k = i; k < MIN(count, i + columns); k++)
            height = MAX(height, ui_item_height(ui, &items[k], width));
        for (int k = i; k < MIN(count, i + columns); k++)
            ui_item(ui, &items[k], (Rect){flow->x + (k - i) * (width + gap), flow->y, width, height});
        flow->y += height + gap;
    }
}

static const double NAMES_GAP_MM = 2.5;

static int names_columns(Ui *ui, const UiItem *items, int count, int width)
{
    int each = (width - ui_mm(ui, NAMES_GAP_MM)) / 2, line = ui_text_height(ui, &UI_STRONG, "|", 0);
    for (int i = 0; i < count; i++) {
        UiItem item = items[i];
        item.is_close = true;
        item.has_thumb = false; /* they stand where there is room (names_have_thumbs) */
        if (ui_item_height(ui, &item, each) > MAX(ui_touch_h(ui), 2 * line + 2 * ui_mm(ui, 3)) + 1 ||
            ui_item_is_cut(ui, &item, each))
            return 1;
    }
    return 2;
}

/* Pictures only where no name needs a line more beside its own. */
static bool names_have_thumbs(Ui *ui, const UiItem *items, int count, int columns, int each)
{
    for (int i = 0; i < count; i++) {
        UiItem with = items[i], without = items[i];
        with.is_close = without.is_close = items[i].is_close || columns > 1;
        without.has_thumb = false;
        if (ui_item_height(ui, &with, each) > ui_item_height(ui, &without, each))
            return false;
    }
    return true;
}

/* Draws only if `flow` is given. */
static int names(Ui *ui, Flow *flow, const UiItem *items, int count, int width)
{
    int columns = names_columns(ui, items, count, width), gap = ui_mm(ui, NAMES_GAP_MM), y = 0;
    int each = (width - (columns - 1) * gap) / columns;
    bool has_thumbs = names_have_thumbs(ui, items, count, columns, each);
    for (int i = 0; i < count; i += columns) {
        int height = 0;
        for (int k = i; k < MIN(count, i + columns); k++) {
            UiItem item = items[k];
            item.is_close |= columns > 1;
            item.has_thumb &= has_thumbs;
            height = MAX(height, ui_item_height(ui, &item, each));
        }
        for (int k = i; flow && k < MIN(count, i + columns); k++) {
            UiItem item = items[k];
            item.is_close |= columns > 1;
            item.has_thumb &= has_thumbs;
            ui_item(ui, &item, (Rect){flow->x + (k - i) * (each + gap), flow->y + y, each, height});
        }
        y += height + (i + columns < count ? gap : 0);
    }
    return y;
}

int flow_names_height(Ui *ui, const UiItem *items, int count, int width)
{
    return names(ui, NULL, items, count, width);
}

void flow_names(Flow *flow, const UiItem *items, int count)
{
    flow->y += names(flow->ui, flow, items, count, flow->w) + ui_mm(flow->ui, NAMES_GAP_MM);
}

void flow_callout(Flow *flow, const char *lead, const char *text, Color ground, Color bar, Color ink)
{
    Ui *ui = flow->ui;
    int pad = ui_mm(ui, 5), bar_w = ui_grown(ui, 2.4), text_w = flow->w - 2 * pad - bar_w;
    const FillPair pairs[] = {{"lead", lead}, {"text", ui_fill(ui, text, NULL, 0)}};
    const char *joined = lead ? ui_fill(ui, ui_string(ui, STR_NOTE_LINE), pairs, 2) : pairs[1].value;
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

static const double BULLET_INDENT_MM = 7.5;

/* The dot before the first line of a text at x, y. */
static void bullet(Ui *ui, int x, int y, Color color)
{
    int size = ui_grown(ui, 2.2), line_h = (int)(ui_cap_px(ui, &UI_BODY) * 2);
    ui_box(ui, (Rect){x + ui_grown(ui, 1), y + (line_h - size) / 2, size, size}, size / 2, color);
}

/* One line of the urgent box: a level with its icon, or what stands under it. */
typedef struct UrgentRow {
    int icon; /* IconId; ICON_NONE: a bullet */
    int gap;  /* px above */
    int h;    /* px */
    const char *text;
} UrgentRow;

enum { URGENT_ROWS = CONTENT_MAX_LIST + 3 }; /* a lead for each level */

/* A level that has one sign makes one sentence with it; several stand in a list under it. */
static int urgent_rows(Ui *ui, const UrgentList *urgent, int text_w, UrgentRow *rows)
{
    static const StringId leads[] = {
        [URGENT_EMERGENCY] = STR_URGENT_EMERGENCY,
        [URGENT_TODAY] = STR_URGENT_TODAY,
        [URGENT_SOON] = STR_URGENT_SOON,
    };
    static const IconId icons[] = {
        [URGENT_EMERGENCY] = ICON_EMERGENCY, [URGENT_TODAY] = ICON_TODAY, [URGENT_SOON] = ICON_SOON};
    int count = 0;
    for (int i = 0; i < urgent->count; i++) {
        Urgency level = urgent->items[i].level;
        const char *text = ui_fill(ui, urgent->items[i].text, NULL, 0);
        bool is_first = i == 0 || urgent->items[i - 1].level != level;
        bool is_last = i + 1 == urgent->count || urgent->items[i + 1].level != level;
        if (is_first) {
            UrgentRow *row = &rows[count++];
            *row = (UrgentRow){.icon = (int)icons[level], .gap = ui_mm(ui, i ? 4 : 0)};
            const FillPair pairs[] = {{"lead", ui_string(ui, leads[level])}, {"sign", text}};
            row->text = ui_fill(ui, ui_string(ui, is_last ? STR_URGENT_LINE : STR_URGENT_LEAD), pairs, 2);
        }
        if (!is_first || !is_last) {
            UrgentRow *row = &rows[count++];
            *row = (UrgentRow){.icon = ICON_NONE, .gap = ui_mm(ui, 0.6)};
            row->text = text;
        }
    }
    int bullet = ui_grown(ui, BULLET_INDENT_MM);
    for (int i = 0; i < count; i++) {
        int least = rows[i].icon ? ui_grown(ui, UI_ICON_MM) : 0;
        rows[i].h =
            MAX(least, ui_text_height(ui, &UI_BODY, rows[i].text, text_w - (rows[i].icon ? 0 : bullet)));
    }
    return count;
}

void flow_tabs(Flow *flow, const UiTab *tabs, int count)
{
    Ui *ui = flow->ui;
    int width = ui_tabs_width(ui, tabs, count), height = ui_tabs_height(ui);
    if (width <= flow->w) {
        ui_tabs(ui, tabs, count, flow->x, flow->y, MIN(flow->w, width + ui_mm(ui, 30)));
        flow->y += height;
        return;
    }
    for (int i = 0; i < count; i++) {
        ui_tabs(ui, &tabs[i], 1, flow->x, flow->y, flow->w);
        flow->y += height + (i < count - 1 ? ui_mm(ui, 2) : 0);
    }
}

/* The box: where its words stand, and how high it is. */
typedef struct UrgentBox {
    int pad, icon, indent, text_w, count, height;
    UrgentRow rows[URGENT_ROWS];
} UrgentBox;

static void urgent_box(Ui *ui, const UrgentList *urgent, int width, UrgentBox *box)
{
    box->pad = ui_room(ui, 5, 3);
    box->icon = ui_grown(ui, UI_ICON_MM);
    box->indent = box->pad + box->icon + ui_room(ui, 4, 3);
    box->text_w = width - box->indent - box->pad;
    box->count = urgent_rows(ui, urgent, box->text_w, box->rows);
    box->height = 2 * box->pad;
    for (int i = 0; i < box->count; i++)
        box->height += box->rows[i].gap + box->rows[i].h;
}

int flow_urgent_height(Ui *ui, const UrgentList *urgent, int width)
{
    UrgentBox box;
    urgent_box(ui, urgent, width, &box);
    return box.height;
}

void flow_urgent(Flow *flow, const UrgentList *urgent)
{
    Ui *ui = flow->ui;
    const Theme *theme = ui->theme;
    if (!urgent->count)
        return;
    UrgentBox box;
    urgent_box(ui, urgent, flow->w, &box);
    int line_h = (int)(ui_cap_px(ui, &UI_BODY) * 2);
    Rect rect = {flow->x, flow->y, flow->w, box.height};
    Color outer = ui->bg;
    ui_box(ui, rect, ui_mm(ui, 4.5), theme->urgent_wash);
    if (theme->urgent_wash == outer) /* strong contrast knows no washes */
        ui_frame(ui, rect, ui_mm(ui, 4.5), ui_mm(ui, 2), theme->sign);
    ui->bg = theme->urgent_wash;
    PassageRole reads = ui->scene->reads_as;
    ui->scene->reads_as = reads ? PASSAGE_WARNING : reads;
    int x = rect.x + box.indent, y = rect.y + box.pad;
    for (int i = 0; i < box.count; i++) {
        const UrgentRow *row = &box.rows[i];
        y += row->gap;
        if (row->icon) {
            int text_h = ui_text_height(ui, &UI_BODY, row->text, box.text_w);
            ui_icon(ui, (unsigned)row->icon,
                    (Rect){rect.x + box.pad, y + (MIN(row->h, MAX(line_h, box.icon)) - box.icon) / 2,
                           box.icon, box.icon},
                    theme->sign, false);
            ui_text(ui, &UI_BODY, row->text, x, y + (row->h - text_h) / 2, box.text_w, theme->urgent);
        } else {
            bullet(ui, x, y, theme->sign);
            int bullet_w = ui_grown(ui, BULLET_INDENT_MM);
            ui_text(ui, &UI_BODY, row->text, x + bullet_w, y, box.text_w - bullet_w, theme->urgent);
        }
        y += row->h;
    }
    ui->scene->reads_as = reads;
    ui->bg = outer;
    flow->y += rect.h + ui_room(ui, 4, 2);
}

enum { NUMBER_MM = 11, NUMBER_GAP_MM = 4 };

/* A step's number in a disc and its words, in the middle of `room` px; returns the height. */
static int numbered(Ui *ui, const Tone *tone, int number, const char *text, Rect room)
{
    int disc = ui_grown(ui, NUMBER_MM), indent = disc + ui_mm(ui, NUMBER_GAP_MM);
    int text_h = ui_text_height(ui, &UI_BODY, text, room.w - indent), row = MAX(MAX(disc, text_h), room.h);
    bool is_long = text_h > MAX(disc, room.h);
    Rect at = {room.x, room.y + (is_long ? 0 : (row - disc) / 2), disc, disc};
    ui_number(ui, &UI_LABEL, number, at, tone);
    ui_text(ui, &UI_BODY, text, room.x + indent, room.y + (row - text_h) / 2, room.w - indent,
            ui->theme->ink);
    return row;
}

void flow_bullets(Flow *flow, const TextList *list, bool is_numbered, const Tone *tone)
{
    Ui *ui = flow->ui;
    int indent = ui_grown(ui, BULLET_INDENT_MM);
    for (int i = 0; i < list->count; i++) {
        const char *text = ui_fill(ui, list->items[i], NULL, 0);
        if (is_numbered) {
            flow->y += numbered(ui, tone, i + 1, text, (Rect){flow->x, flow->y, flow->w, 0});
        } else {
            bullet(ui, flow->x, flow->y, ui->theme->soft_ink);
            flow->y +=
                ui_text(ui, &UI_BODY, text, flow->x + indent, flow->y, flow->w - indent, ui->theme->ink);
        }
        flow_gap(flow, is_numbered ? 3 : 1.6);
    }
}

void flow_steps(Flow *flow, const Block *block, const Tone *tone)
{
    Ui *ui = flow->ui;
    int size = ui_mm(ui, UI_STEP_PICTURE_MM), gap = ui_mm(ui, 5);
    for (int i = 0; i < block->items.count; i++) {
        const char *text = ui_fill(ui, block->items.items[i], NULL, 0);
        Rect picture = {flow->x, flow->y, size, size};
        ui_box(ui, picture, ui_mm(ui, 5), tone->wash);
        scene_push_drawing(ui->scene, ui_placed(ui, picture), block->pictures.items[i],
                           (Inks){tone->ink, tone->tint, ui->theme->card});
        Rect room = {flow->x + size + gap, flow->y, flow->w - size - gap, size};
        flow->y += numbered(ui, tone, i + 1, text, room);
        flow_gap(flow, 4);
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
    bool is_staff = view_is((ViewId)ui->app->place.view, SCREEN_IS_STAFF);
    return (UiItem){
        .title = entry->title,
        .subtitle = entry->subtitle,
        .tone = &ui->theme->kinds[entry->kind],
        .has_thumb = true,
        .action = {.kind = is_staff ? ACTION_STAFF_PAGE : ACTION_PAGE, .a = (int16_t)page},
    };
}
