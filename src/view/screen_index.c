#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "scene/text_class.h"
#include "view/flow.h"
#include "view/screens.h"

/* --- the list: every area and page by its names, made once a language ----------------------- */

static uint32_t capital(uint32_t code_point)
{
    return code_point >= 'a' && code_point <= 'z' ? code_point - 32 : code_point;
}

/* Where a character stands in A-Z: accents make no letter of their own. */
static uint32_t letter_place(uint32_t code_point)
{
    return capital(text_class_base(code_point));
}

static int compare_titles(const char *a, const char *b)
{
    const char *a_end = a + strlen(a), *b_end = b + strlen(b);
    while (a < a_end && b < b_end) {
        uint32_t ca = letter_place(utf8_next(&a, a_end)), cb = letter_place(utf8_next(&b, b_end));
        if (ca != cb)
            return ca < cb ? -1 : 1;
    }
    return (a < a_end) - (b < b_end);
}

static int by_letter(const void *a, const void *b)
{
    const IndexEntry *x = a, *y = b;
    if ((x->letter == 0) != (y->letter == 0))
        return x->letter == 0 ? 1 : -1; /* for therapists: last */
    if (x->letter != y->letter)
        return x->letter < y->letter ? -1 : 1;
    if ((x->see == NULL) != (y->see == NULL))
        return x->see ? 1 : -1; /* topics by their own names first: one look finds them */
    return compare_titles(x->title, y->title);
}

static void add(Index *index, const char *title, const char *see, Action action, int tone,
                bool is_for_therapists)
{
    if (index->count == INDEX_MAX || (see && compare_titles(title, see) == 0))
        return;
    const char *at = title;
    uint32_t letter = is_for_therapists ? 0 : letter_place(utf8_next(&at, title + strlen(title)));
    index->entries[index->count++] =
        (IndexEntry){.title = title, .see = see, .action = action, .tone = (uint8_t)tone, .letter = letter};
}

static void add_all(Index *index, const char *title, TextList synonyms, Action action, int tone,
                    bool is_for_therapists)
{
    add(index, title, NULL, action, tone, is_for_therapists);
    for (int i = 0; i < synonyms.count && !is_for_therapists; i++)
        add(index, synonyms.items[i], title, action, tone, false);
}

static void fill_index(Ui *ui, Index *index)
{
    const Content *content = ui->world->content;
    *index = (Index){.content = content, .content_hash = content->hash, .language = ui->app->language};
    for (int r = 0; r < content->region_count; r++) {
        const Area *area = &ui->lang->areas[r];
        add_all(index, area->name, area->synonyms, (Action){.kind = ACTION_AREA, .a = (int16_t)r}, THEME_AREA,
                false);
    }
    for (int p = 0; p < content->page_count; p++) {
        const Page *page = &ui->lang->pages[p];
        if (flow_is_offered(ui, p))
            add_all(index, page->title, page->synonyms, (Action){.kind = ACTION_PAGE, .a = (int16_t)p},
                    (int)page->kind, page->kind == PAGE_PRACTITIONER_TIP);
    }
    qsort(index->entries, (size_t)index->count, sizeof *index->entries, by_letter);
}

static Index *index_of(Ui *ui, Index *index)
{
    const Content *content = ui->world->content;
    if (index->content != content || index->content_hash != content->hash ||
        index->language != ui->app->language)
        fill_index(ui, index);
    return index;
}

/* --- the screen ---------------------------------------------------------------------------- */

typedef struct Letter {
    uint32_t letter;
    int y; /* px of its heading in the list */
} Letter;

static void heading_text(Ui *ui, uint32_t letter, char *out, size_t size)
{
    if (letter == 0) {
        strncpy(out, ui_string(ui, STR_INDEX_THERAPISTS), size - 1);
        out[size - 1] = 0;
    } else {
        out[utf8_write(out, letter)] = 0;
    }
}

/* Synonyms are search words in small letters; in the list each line begins with a capital. */
static const char *with_capital(Ui *ui, const char *title)
{
    const char *rest = title;
    char first[4];
    int len = utf8_write(first, capital(utf8_next(&rest, title + strlen(title))));
    char *copy = arena_alloc(ui->scratch, (size_t)len + strlen(rest) + 1);
    memcpy(copy, first, (size_t)len);
    memcpy(copy + len, rest, strlen(rest));
    return copy;
}

static UiItem entry_item(Ui *ui, const IndexEntry *entry)
{
    UiItem item = {.title = with_capital(ui, entry->title),
                   .tone = &ui->theme->kinds[entry->tone],
                   .action = entry->action};
    if (entry->see && !screen_is_small(&ui->screen)) { /* there is no room for it on a small screen */
        const FillPair pair = {"name", entry->see};
        item.subtitle = ui_fill(ui, ui_string(ui, STR_INDEX_SEE), &pair, 1);
    }
    return item;
}

/* Every entry's height at that width, kept until width or text step change: what is off the screen
 * need not be laid out again to know where the rest stands. */
static void measure_entries(Ui *ui, Index *index, int width)
{
    if (index->item_width == width && index->text_step == app_setting(ui->app, SETTING_TEXT))
        return;
    index->item_width = width;
    index->text_step = app_setting(ui->app, SETTING_TEXT);
    for (int i = 0; i < index->count; i++) {
        UiItem item = entry_item(ui, &index->entries[i]);
        index->entries[i].height = ui_item_height(ui, &item, width);
    }
}

typedef struct IndexRow {
    int first, count, height; /* entries side by side; the highest gives the height */
} IndexRow;

static IndexRow row_from(const Index *index, int first, int columns)
{
    IndexRow row = {first, 0, 0};
    uint32_t letter = index->entries[first].letter;
    for (int i = first; i < index->count && index->entries[i].letter == letter && row.count < columns; i++) {
        row.height = MAX(row.height, index->entries[i].height);
        row.count++;
    }
    return row;
}

/* Draws the list in the flow and notes where each letter begins. Only what can be seen is drawn. */
static int list(Ui *ui, Flow *flow, Index *index, Rect window, Letter *letters)
{
    int count = 0, offset = (int)ui->app->place.scroll_px;
    bool is_small = screen_is_small(&ui->screen);
    int gap = ui_mm(ui, is_small ? 2 : 3), least = ui_mm(ui, is_small ? 72 : 95);
    int columns = CLAMP(flow->w / MAX(least, (int)(ui_cap_px(ui, &UI_STRONG) * 18)), 1, 3);
    int width = (flow->w - (columns - 1) * gap) / columns;
    measure_entries(ui, index, width);
    int head_h = (int)(ui_cap_px(ui, &UI_HEADING) * 2.2f);
    for (int i = 0; i < index->count;) {
        uint32_t letter = index->entries[i].letter;
        if (i == 0 || letter != index->entries[i - 1].letter) {
            char head[128];
            heading_text(ui, letter, head, sizeof head);
            flow_gap(flow, i ? 2 : 0);
            if (count < INDEX_MAX_LETTERS)
                letters[count++] = (Letter){letter, flow->y - window.y};
            ui_text(ui, &UI_HEADING, head, flow->x, flow->y + head_h / 5, flow->w, ui->theme->soft_ink);
            flow->y += head_h;
        }
        IndexRow row = row_from(index, i, columns);
        int y_on_screen = flow->y - offset;
        bool is_near =
            y_on_screen + 2 * row.height > window.y && y_on_screen < window.y + window.h + row.height;
        for (int column = 0; is_near && column < row.count; column++) {
            UiItem item = entry_item(ui, &index->entries[i + column]);
            ui_item(ui, &item, (Rect){flow->x + column * (width + gap), flow->y, width, row.height});
        }
        flow->y += row.height + gap;
        i += row.count;
    }
    return count;
}

static int therapists_height(Ui *ui, int width)
{
    int gap = ui_mm(ui, 2.2);
    int text_h = ui_text_height(ui, &UI_CENTER, ui_string(ui, STR_INDEX_THERAPISTS), width - 2 * gap);
    return MAX(ui_touch_h(ui), text_h + 2 * gap);
}

/* The letters that occur, as keys to jump to. */
static void letter_pad(Ui *ui, Rect rect, int columns, const Letter *letters, int count)
{
    int gap = ui_mm(ui, 2.2), key = ui_mm(ui, 20), key_h = ui_touch_h(ui), x = rect.x, y = rect.y, column = 0;
    Color outer = ui->bg;
    for (int i = 0; i < count; i++) {
        char text[128];
        heading_text(ui, letters[i].letter, text, sizeof text);
        int width = key, height = key_h;
        if (letters[i].letter == 0) { /* the therapists' group takes a row of its own */
            if (column > 0) {
                column = 0;
                y += key_h + gap;
            }
            x = rect.x;
            width = MIN(rect.w, columns * (key + gap) - gap);
            height = therapists_height(ui, width);
        }
        Rect at = {x + column * (key + gap), y, width, height};
        Action action = {.kind = ACTION_LETTER,
                         .a = (int16_t)(letters[i].y / ACTION_PX_UNIT),
                         .b = (int16_t)(letters[i].y % ACTION_PX_UNIT)};
        bool is_pressed = ui_target(ui, at, TARGET_BUTTON, text, action, false);
        Color ground = is_pressed ? ui->theme->primary : ui->theme->card;
        ui_box(ui, at, ui_mm(ui, 3.5), ground);
        ui_frame(ui, at, ui_mm(ui, 3.5), MAX(1, ui_mm(ui, 0.4)), ui->theme->card_edge);
        ui->bg = ground;
        ui_text_center(ui, &UI_STRONG, text, rect_inset(at, gap / 2),
                       is_pressed ? ui->theme->on_primary : ui->theme->ink);
        if (++column == columns) {
            column = 0;
            y += key_h + gap;
        }
    }
    ui->bg = outer;
}

static int pad_height(Ui *ui, int width, int columns, int letters)
{
    int gap = ui_mm(ui, 2.2), row = ui_touch_h(ui) + gap;
    return (letters + columns - 1) / columns * row +
           therapists_height(ui, MIN(width, columns * (ui_mm(ui, 20) + gap) - gap));
}

static int count_letters(const Index *index)
{
    int count = 0;
    for (int i = 0; i < index->count; i++)
        count +=
            index->entries[i].letter && (i == 0 || index->entries[i].letter != index->entries[i - 1].letter);
    return count;
}

/* Where the keys stand: beside the list, above it, or at the list's beginning: on a small screen, and
 * where there are too many of them, as in Chinese. */
typedef struct IndexLayout {
    int columns; /* of keys */
    Rect head, pad, window;
    bool is_pad_inside;
} IndexLayout;

/* Title and hint; there is no room for them on a small screen. Draws only if asked to. */
static int head(Ui *ui, Rect at, bool is_drawn)
{
    const char *title = ui_string(ui, STR_INDEX_TITLE), *hint = ui_string(ui, STR_INDEX_HINT);
    if (screen_is_small(&ui->screen))
        return 0;
    int title_h = ui_text_height(ui, &UI_TITLE, title, at.w) + ui_mm(ui, 2);
    if (is_drawn) {
        ui_text(ui, &UI_TITLE, title, at.x, at.y, at.w, ui->theme->ink);
        ui_text(ui, &UI_SMALL, hint, at.x, at.y + title_h, at.w, ui->theme->soft_ink);
    }
    return title_h + ui_text_height(ui, &UI_SMALL, hint, at.w) + ui_mm(ui, 5);
}

static IndexLayout layout_with(Ui *ui, Rect panel, int letters, bool is_pad_inside)
{
    bool is_wide = screen_is_portrait(&ui->screen) || is_pad_inside;
    int key = ui_mm(ui, 22.2), top = ui_mm(ui, screen_is_small(&ui->screen) ? 3 : 12);
    IndexLayout layout = {.is_pad_inside = is_pad_inside, .columns = is_wide ? panel.w / key : 4};
    layout.head = (Rect){panel.x, top, is_wide ? panel.w : layout.columns * key, 0};
    layout.head.h = head(ui, layout.head, false);
    layout.pad = (Rect){panel.x, top + layout.head.h, layout.head.w, 0};
    layout.pad.h = pad_height(ui, layout.pad.w, layout.columns, letters);
    layout.window =
        is_wide ? (Rect){panel.x, layout.is_pad_inside ? 0 : layout.pad.y + layout.pad.h + ui_mm(ui, 4), 0, 0}
                : (Rect){panel.x + layout.head.w + ui_mm(ui, 12), 0, 0, 0};
    layout.window.w = ui->screen.w - layout.window.x;
    layout.window.h = ui->body.h - layout.window.y;
    return layout;
}

static IndexLayout index_layout(Ui *ui, Rect panel, int letters)
{
    IndexLayout layout = layout_with(ui, panel, letters, screen_is_small(&ui->screen));
    bool fits = layout.pad.y + layout.pad.h <= ui->body.h && layout.window.h >= ui->body.h / 3;
    return fits || layout.is_pad_inside ? layout : layout_with(ui, panel, letters, true);
}

void screen_index(Ui *ui)
{
    Index *index = index_of(ui, &ui->caches->index);
    ui->bg = ui->theme->panel;
    IndexLayout at = index_layout(ui, screen_panel(ui, (Rect){0}), count_letters(index));
    Letter letters[INDEX_MAX_LETTERS];
    ui_begin_scroll(ui, at.window);
    Flow flow = {ui, at.window.x, at.window.w - ui_room(ui, 16, 5), at.window.y + ui_mm(ui, 4)};
    if (at.is_pad_inside)
        flow.y = at.pad.y + at.pad.h + ui_mm(ui, 2);
    int count = list(ui, &flow, index, at.window, letters);
    flow_gap(&flow, 8);
    if (!at.is_pad_inside)
        ui_end_scroll(ui, at.window, flow.y - at.window.y);
    head(ui, at.head, true);
    letter_pad(ui, at.pad, at.columns, letters, count);
    if (at.is_pad_inside)
        ui_end_scroll(ui, at.window, flow.y - at.window.y);
}
