/* A-Z as in a good book with a thumb index: the letters, and beside them the words of one in columns, topics
 * and areas strong, other names light with what they lead to. A letter of many words has several thumbs, so
 * that each shows its words at once. */
#include <string.h>

#include "base/hash.h"
#include "view/flow.h"
#include "view/screens.h"
#include "view/thumb.h"

/* --- the words, made once a language ---------------------------------------------------------- */

static bool is_offered(const void *ui, int page)
{
    return flow_is_offered(ui, page);
}

static const Az *az_of(Ui *ui)
{
    Index *index = &ui->caches->index;
    const Content *content = ui->world->content;
    uint64_t key =
        hash_u64(hash_u64(content->hash, (uint64_t)(uintptr_t)content), (uint64_t)ui->app->language + 1);
    if (index->key != key) {
        arena_clear(&index->arena);
        index->az = az_make(content, ui->app->language, is_offered, ui, &index->arena);
        index->key = key;
    }
    return &index->az;
}

static const char *label_of(Ui *ui, const AzLetter *letter)
{
    return *letter->label ? letter->label : ui_string(ui, STR_INDEX_THERAPISTS);
}

/* The letter under which the entry stands. */
static int letter_at(const Az *az, int entry)
{
    int at = 0;
    for (int i = 0; i < az->letter_count; i++)
        if (az->letters[i].first <= entry)
            at = i;
    return at;
}

/* --- layout ------------------------------------------------------------------------------------ */

typedef struct IndexLayout {
    Rect pad, words; /* of the thumbs; of the columns of words */
    int thumb_w, thumb_h, gap, thumb_columns;
    int columns; /* at most */
} IndexLayout;

/* The group for therapists stands in the last row if its words find room in the cells left there, else below.
 */
static int last_cells(Ui *ui, const IndexLayout *at)
{
    int wish = ui_text_width(ui, &UI_STRONG, ui_string(ui, STR_INDEX_THERAPISTS)) + 2 * ui_mm(ui, 3);
    return MIN(at->thumb_columns, (wish + at->gap + at->thumb_w + at->gap - 1) / (at->thumb_w + at->gap));
}

static int last_height(Ui *ui, const IndexLayout *at, int cells)
{
    int width = cells * (at->thumb_w + at->gap) - at->gap - 2 * ui_mm(ui, 2);
    int text_h = ui_text_height(ui, &UI_STRONG, ui_string(ui, STR_INDEX_THERAPISTS), width);
    return MAX(at->thumb_h, text_h + 2 * ui_mm(ui, 1));
}

static bool last_is_cut(Ui *ui, const IndexLayout *at)
{
    int width = at->thumb_columns * (at->thumb_w + at->gap) - at->gap - 2 * ui_mm(ui, 2);
    return ui_layout(ui, &UI_STRONG, ui_string(ui, STR_INDEX_THERAPISTS), width)->is_cut;
}

/* px that so many thumbs take in rows of thumb_columns. */
static int pad_height(Ui *ui, const IndexLayout *at, int thumbs)
{
    int letters = thumbs - 1, columns = at->thumb_columns, cells = last_cells(ui, at);
    int rows = (letters + columns - 1) / columns, left = rows * columns - letters;
    int below = left >= cells ? 0 : at->gap + last_height(ui, at, cells);
    return rows * (at->thumb_h + at->gap) - at->gap + below;
}

static IndexLayout layout_for(Ui *ui, Rect panel, int thumbs)
{
    IndexLayout at = {.thumb_w = MAX(ui_mm(ui, 20), (int)(ui_cap_px(ui, &UI_STRONG) * 2.8f) + ui_mm(ui, 3)),
                      .thumb_h = MAX(ui_touch_h(ui), ui_text_height(ui, &UI_STRONG, "|", 0) + ui_mm(ui, 2)),
                      .gap = ui_mm(ui, UI_GAP_MM)};
    int between = ui_room(ui, 12, 5);
    if (screen_is_tiny(&ui->screen)) { /* one thing at a time */
        at.thumb_columns = (panel.w + at.gap) / (at.thumb_w + at.gap);
        at.pad = at.words = panel;
    } else if (screen_is_portrait(&ui->screen)) {
        at.thumb_columns = (panel.w + at.gap) / (at.thumb_w + at.gap);
        at.pad = (Rect){panel.x, panel.y, panel.w, pad_height(ui, &at, thumbs) + at.gap};
        at.words =
            (Rect){panel.x, panel.y + at.pad.h + between / 2, panel.w, panel.h - at.pad.h - between / 2};
    } else {
        at.thumb_columns = 1;
        while ((pad_height(ui, &at, thumbs) > panel.h || last_is_cut(ui, &at)) && at.thumb_columns < 12)
            at.thumb_columns++;
        at.pad = (Rect){panel.x, panel.y, at.thumb_columns * (at.thumb_w + at.gap) - at.gap, panel.h};
        at.words = (Rect){panel.x + at.pad.w + between, panel.y, panel.w - at.pad.w - between, panel.h};
    }
    at.columns = MAX(1, at.words.w / (int)(ui_cap_px(ui, &UI_STRONG) * 10));
    return at;
}

/* --- drawing ----------------------------------------------------------------------------------- */

static void draw_thumb(Ui *ui, const AzLetter *letter, Rect rect, bool is_current)
{
    const Theme *theme = ui->theme;
    const char *label = label_of(ui, letter);
    Action action = {.kind = ACTION_LETTER, .a = (int16_t)letter->first};
    bool is_pressed = ui_target(ui, rect, TARGET_TAB, label, action, is_current);
    Color ground = is_current ? theme->primary : is_pressed ? theme->pressed : theme->card, outer = ui->bg;
    ui_box(ui, rect, ui_mm(ui, 3.5), ground);
    if (!is_current)
        ui_frame(ui, rect, ui_mm(ui, 3.5), MAX(1, ui_mm(ui, 0.4)), theme->card_edge);
    ui->bg = ground;
    ui_text_center(ui, &UI_STRONG, label, rect, is_current ? theme->on_primary : theme->ink);
    ui->bg = outer;
}

static void draw_thumbs(Ui *ui, const IndexLayout *at, const Az *az, int current)
{
    int column = 0, y = at->pad.y;
    ui_group(ui, STR_HEAR_LETTERS);
    for (int i = 0; i < az->letter_count; i++) {
        const AzLetter *letter = &az->letters[i];
        bool is_for_therapists = !*letter->label;
        int left = at->thumb_columns - column, cells = is_for_therapists ? last_cells(ui, at) : 1;
        if (left < cells && column > 0) {
            column = 0;
            left = at->thumb_columns;
            y += at->thumb_h + at->gap;
        }
        Rect rect = {at->pad.x + column * (at->thumb_w + at->gap), y, at->thumb_w, at->thumb_h};
        if (is_for_therapists) {
            rect.w = left * (at->thumb_w + at->gap) - at->gap;
            rect.h = last_height(ui, at, left);
        }
        draw_thumb(ui, letter, rect, i == current);
        column++;
    }
    scene_group(ui->scene, NULL);
}

/* Search words are written small; in the list each begins as a title does. */
static const char *with_capital(Ui *ui, const char *word)
{
    char *copy = arena_copy(ui->scratch, word, strlen(word));
    if (*copy >= 'a' && *copy <= 'z')
        *copy = (char)(*copy - 32);
    return copy;
}

/* An entry as it stands in its row. */
typedef struct WordRow {
    const UiStyle *style;
    const char *word, *text;
    int inset, text_x, text_h, h;
    bool is_cut; /* a word is longer than the row */
    bool has_thumb;
} WordRow;

static WordRow word_row(Ui *ui, const AzEntry *entry, int width)
{
    WordRow r = {.style = entry->see ? &UI_SMALL : &UI_STRONG,
                 .word = with_capital(ui, entry->word),
                 .inset = ui_mm(ui, 2)};
    const FillPair pairs[] = {{"word", r.word}, {"name", entry->see}};
    r.text = entry->see ? ui_fill(ui, ui_string(ui, STR_INDEX_SEE), pairs, 2) : r.word;
    int thumb = thumb_px(ui->app);
    r.has_thumb = !entry->see && (float)(width - thumb) >= 16 * ui_cap_px(ui, &UI_STRONG);
    r.text_x = r.has_thumb ? thumb + ui_mm(ui, 4) : r.inset;
    const TextLayout *layout = ui_layout(ui, r.style, r.text, width - r.text_x - r.inset);
    r.text_h = layout->h;
    r.is_cut = layout->is_cut;
    r.h = MAX(MAX(ui_touch_h(ui), r.has_thumb ? thumb : 0), r.text_h + ui_mm(ui, 2));
    return r;
}

static void draw_word(Ui *ui, const AzEntry *entry, Rect row)
{
    const Theme *theme = ui->theme;
    WordRow r = word_row(ui, entry, row.w);
    Action action = entry->region >= 0 ? (Action){.kind = ACTION_AREA, .a = entry->region}
                                       : (Action){.kind = ACTION_PAGE, .a = entry->page};
    Color outer = ui->bg;
    scene_more(ui->scene, entry->see ? r.text : NULL);
    if (ui_target(ui, row, TARGET_ITEM, r.word, action, false)) {
        ui_box(ui, row, ui_mm(ui, 3), theme->pressed);
        ui->bg = theme->pressed;
    }
    int side = thumb_px(ui->app);
    Rect square = {row.x, row.y + (row.h - side) / 2, side, side};
    if (r.has_thumb && entry->region >= 0)
        thumb_area(ui, entry->region, SIDE_NONE, square, ui->bg);
    else if (r.has_thumb)
        thumb_page(ui, entry->page, square, ui->bg);
    ui_text(ui, r.style, r.text, row.x + r.text_x, row.y + (row.h - r.text_h) / 2, row.w - r.text_x - r.inset,
            entry->see ? theme->soft_ink : theme->ink);
    ui->bg = outer;
}

/* The words of one letter in columns. */
typedef struct WordColumns {
    int columns, rows, width, between, height; /* px; height: of the tallest column */
    bool is_cut;                               /* too narrow for a word */
    bool is_down; /* down one column, then down the next; else, where it scrolls, row by row */
    int *order;   /* entries, in the scratch arena */
} WordColumns;

/* Where not all of a letter's words find room, topics and areas come first, so that they are seen without
 * scrolling. */
static void order_words(const Az *az, const AzLetter *letter, WordColumns *w)
{
    int count = 0;
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < letter->count; i++) {
            bool is_other_name = az->entries[letter->first + i].see != NULL;
            if (w->is_down ? pass == 0 : is_other_name == (pass == 1))
                w->order[count++] = letter->first + i;
        }
}

/* The entry at this place, -1 if there is none. */
static int entry_at(const WordColumns *w, const AzLetter *letter, int column, int row)
{
    int i = w->is_down ? column * w->rows + row : row * w->columns + column;
    return i < letter->count ? w->order[i] : -1;
}

/* px of the highest entry of a row, so that what is read across stands on one line. */
static int across_height(Ui *ui, const Az *az, const AzLetter *letter, const WordColumns *w, int row)
{
    int h = 0;
    for (int c = 0; c < w->columns; c++) {
        int entry = entry_at(w, letter, c, row);
        if (entry >= 0)
            h = MAX(h, word_row(ui, &az->entries[entry], w->width).h);
    }
    return h;
}

static void measure(Ui *ui, const Az *az, const AzLetter *letter, int gap, WordColumns *w)
{
    w->height = 0;
    w->is_cut = false;
    order_words(az, letter, w);
    for (int c = 0; c < w->columns; c++) {
        int y = 0;
        for (int r = 0; r < w->rows; r++) {
            int entry = entry_at(w, letter, c, r);
            if (entry < 0)
                continue;
            WordRow row = word_row(ui, &az->entries[entry], w->width);
            y += (w->is_down ? row.h : across_height(ui, az, letter, w, r)) + gap;
            w->is_cut |= row.is_cut;
        }
        w->height = MAX(w->height, y);
    }
}

/* No more columns than are needed: long lines are calmer. */
static WordColumns columns_of(Ui *ui, const IndexLayout *at, const Az *az, const AzLetter *letter)
{
    WordColumns w = {.between = ui_room(ui, 7, 4),
                     .is_down = true,
                     .order = arena_array(ui->scratch, (size_t)letter->count, sizeof(int))};
    for (w.columns = 1; w.columns <= at->columns; w.columns++) {
        w.width = (at->words.w - (w.columns - 1) * w.between) / w.columns;
        w.rows = (letter->count + w.columns - 1) / w.columns;
        if (w.rows * (ui_touch_h(ui) + at->gap) > at->words.h)
            continue;
        measure(ui, az, letter, at->gap, &w);
        if (w.height - at->gap <= at->words.h && !w.is_cut)
            return w;
    }
    w.is_down = false;
    for (w.columns = at->columns;; w.columns--) {
        w.width = (at->words.w - (w.columns - 1) * w.between) / w.columns;
        w.rows = (letter->count + w.columns - 1) / w.columns;
        measure(ui, az, letter, at->gap, &w);
        if (!w.is_cut || w.columns == 1)
            return w;
    }
}

/* Returns the height. */
static int draw_words(Ui *ui, const IndexLayout *at, const Az *az, const AzLetter *letter)
{
    WordColumns w = columns_of(ui, at, az, letter);
    for (int c = 0; c < w.columns; c++) {
        int x = at->words.x + c * (w.width + w.between), y = at->words.y;
        for (int r = 0; r < w.rows; r++) {
            int entry = entry_at(&w, letter, c, r);
            if (entry < 0)
                break;
            int h = w.is_down ? word_row(ui, &az->entries[entry], w.width).h
                              : across_height(ui, az, letter, &w, r);
            Rect row = {x, y, w.width, h};
            draw_word(ui, &az->entries[entry], row);
            y += row.h + at->gap;
            ui_rule(ui, x, y - at->gap / 2, w.width);
        }
    }
    return w.height - at->gap;
}

/* The title stands where it leaves room for the words. */
static Rect below_title(Ui *ui, Rect panel)
{
    int top = ui_room(ui, 12, 4);
    panel.y += top;
    panel.h -= top + ui_mm(ui, 3);
    if (screen_short_mm(&ui->screen) < 250)
        return panel;
    Flow flow = {ui, panel.x, panel.w, panel.y};
    flow_text(&flow, &UI_TITLE, ui_string(ui, STR_INDEX_TITLE), ui->theme->ink);
    flow.y += ui_room(ui, 5, 2);
    panel.h -= flow.y - panel.y;
    panel.y = flow.y;
    return panel;
}

/* On a tiny screen, before a letter is chosen: some alphabets have more letters than find room at once. */
static void all_thumbs(Ui *ui, const IndexLayout *at, const Az *az)
{
    Rect window = screen_window(ui, at->pad);
    ui_begin_scroll(ui, window);
    draw_thumbs(ui, at, az, -1);
    ui_end_scroll(ui, window, at->pad.y - window.y + pad_height(ui, at, az->letter_count));
}

void screen_index(Ui *ui)
{
    const Az *az = az_of(ui);
    ui->bg = ui->theme->panel;
    if (az->letter_count == 0)
        return;
    IndexLayout at = layout_for(ui, below_title(ui, screen_panel(ui, (Rect){0})), az->letter_count);
    int group = ui->app->place.group, current = letter_at(az, MAX(0, group - 1));
    if (screen_is_tiny(&ui->screen) && group == 0) {
        all_thumbs(ui, &at, az);
        return;
    }
    if (!screen_is_tiny(&ui->screen))
        draw_thumbs(ui, &at, az, current);
    Rect window = screen_window(ui, at.words);
    ui_begin_scroll(ui, window);
    ui_end_scroll(ui, window, draw_words(ui, &at, az, &az->letters[current]));
}
