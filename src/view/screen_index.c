/* A-Z as in a good book with a thumb index: the letters, and beside them the words of one in columns, topics
 * and areas strong, other names light with what they lead to. A letter of many words has several thumbs, so
 * that each shows its words at once. */
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "view/flow.h"
#include "view/screens.h"

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

/* --- thumbs ------------------------------------------------------------------------------------- */

/* A letter, or where it has more words than find room at once a part of one. */
typedef struct Thumb {
    char label[48];
    int first, count; /* entries */
    bool is_for_therapists;
} Thumb;

typedef struct Thumbs {
    Thumb *items; /* in the scratch arena */
    int count;
} Thumbs;

/* A further part of a letter is named by where it begins, as in a dictionary: "Sw" of "Swedish". */
static void label_part(const Az *az, Thumb *thumb)
{
    const char *word = az->entries[thumb->first].word, *at = word, *end = word + strlen(word);
    for (int i = 0; i < 2 && at < end; i++)
        utf8_next(&at, end);
    snprintf(thumb->label, sizeof thumb->label, "%.*s", (int)(at - word), word);
    if (thumb->label[0] >= 'a' && thumb->label[0] <= 'z')
        thumb->label[0] = (char)(thumb->label[0] - 32);
}

/* `most`: words that a thumb may have. */
static Thumbs thumbs_of(Ui *ui, const Az *az, int most)
{
    size_t room = (size_t)(az->letter_count + az->count / most + 1);
    Thumbs thumbs = {arena_array(ui->scratch, room, sizeof(Thumb)), 0};
    for (int l = 0; l < az->letter_count; l++) {
        const AzLetter *letter = &az->letters[l];
        bool is_last = !*letter->label;
        int parts = is_last ? 1 : (letter->count + most - 1) / most;
        for (int p = 0; p < parts; p++) {
            Thumb *thumb = &thumbs.items[thumbs.count++];
            int from = letter->count * p / parts, to = letter->count * (p + 1) / parts;
            *thumb = (Thumb){.first = letter->first + from, .count = to - from, .is_for_therapists = is_last};
            if (p > 0)
                label_part(az, thumb);
            else
                snprintf(thumb->label, sizeof thumb->label, "%s",
                         is_last ? ui_string(ui, STR_INDEX_THERAPISTS) : letter->label);
        }
    }
    return thumbs;
}

static int thumb_at(const Thumbs *thumbs, int entry)
{
    int at = 0;
    for (int i = 0; i < thumbs->count; i++)
        if (thumbs->items[i].first <= entry)
            at = i;
    return at;
}

/* --- layout ------------------------------------------------------------------------------------ */

typedef struct IndexLayout {
    Rect pad, words; /* of the thumbs; of the columns of words */
    int thumb_w, thumb_h, gap, thumb_columns;
    int columns;
    int most;        /* words that stand there without scrolling */
    bool is_stacked; /* the words below the thumbs, not beside them */
} IndexLayout;

/* The group for therapists is a row of its own under the letters. */
static int pad_rows(int thumbs, int columns)
{
    return (thumbs - 1 + columns - 1) / columns + 1;
}

static IndexLayout layout_for(Ui *ui, Rect panel, int thumbs)
{
    IndexLayout at = {.thumb_w = ui_mm(ui, 22), .thumb_h = ui_touch_h(ui), .gap = ui_mm(ui, UI_GAP_MM)};
    int step = at.thumb_h + at.gap, between = ui_room(ui, 12, 5);
    at.is_stacked = screen_is_portrait(&ui->screen) || screen_is_tiny(&ui->screen);
    if (at.is_stacked) {
        at.thumb_columns = (panel.w + at.gap) / (at.thumb_w + at.gap);
        at.pad = (Rect){panel.x, panel.y, panel.w, pad_rows(thumbs, at.thumb_columns) * step};
        at.words =
            (Rect){panel.x, panel.y + at.pad.h + between / 2, panel.w, panel.h - at.pad.h - between / 2};
    } else {
        at.thumb_columns = 1;
        while (pad_rows(thumbs, at.thumb_columns) * step - at.gap > panel.h)
            at.thumb_columns++;
        at.pad = (Rect){panel.x, panel.y, at.thumb_columns * (at.thumb_w + at.gap) - at.gap, panel.h};
        at.words = (Rect){panel.x + at.pad.w + between, panel.y, panel.w - at.pad.w - between, panel.h};
    }
    at.columns = MAX(1, at.words.w / (int)(ui_cap_px(ui, &UI_STRONG) * 14));
    at.most = MAX(6, at.columns * ((at.words.h + at.gap) / step - 1));
    return at;
}

/* Thumbs and room depend on each other: a few rounds settle them. Where more of them would leave too little
 * for the words a letter stays whole, and its words scroll. */
static IndexLayout settle(Ui *ui, const Az *az, Rect panel, Thumbs *thumbs)
{
    enum { MOST_SHARE = 42 }; /* per cent */
    *thumbs = thumbs_of(ui, az, az->count + 1);
    IndexLayout at = layout_for(ui, panel, thumbs->count);
    for (int round = 0; round < 4; round++) {
        Thumbs finer = thumbs_of(ui, az, at.most);
        IndexLayout then = layout_for(ui, panel, finer.count);
        int share = then.is_stacked ? then.pad.h * 100 / panel.h : then.pad.w * 100 / panel.w;
        if (share > MOST_SHARE)
            break;
        *thumbs = finer;
        at = then;
    }
    return at;
}

/* --- drawing ----------------------------------------------------------------------------------- */

static void draw_thumb(Ui *ui, const Thumb *thumb, Rect rect, bool is_current)
{
    const Theme *theme = ui->theme;
    Action action = {.kind = ACTION_LETTER, .a = (int16_t)thumb->first};
    bool is_pressed = ui_target(ui, rect, TARGET_TAB, thumb->label, action, is_current);
    Color ground = is_current ? theme->primary : is_pressed ? theme->pressed : theme->card, outer = ui->bg;
    ui_box(ui, rect, ui_mm(ui, 3.5), ground);
    if (!is_current)
        ui_frame(ui, rect, ui_mm(ui, 3.5), MAX(1, ui_mm(ui, 0.4)), theme->card_edge);
    ui->bg = ground;
    ui_text_center(ui, &UI_STRONG, thumb->label, rect, is_current ? theme->on_primary : theme->ink);
    ui->bg = outer;
}

static void draw_thumbs(Ui *ui, const IndexLayout *at, const Thumbs *thumbs, int current)
{
    int column = 0, y = at->pad.y;
    for (int i = 0; i < thumbs->count; i++) {
        const Thumb *thumb = &thumbs->items[i];
        if (column == at->thumb_columns || (thumb->is_for_therapists && column > 0)) {
            column = 0;
            y += at->thumb_h + at->gap;
        }
        Rect rect = {at->pad.x + column * (at->thumb_w + at->gap), y, at->thumb_w, at->thumb_h};
        if (thumb->is_for_therapists)
            rect.w = MIN(at->pad.w, MAX(rect.w, ui_text_width(ui, &UI_STRONG, thumb->label) + ui_mm(ui, 10)));
        draw_thumb(ui, thumb, rect, i == current);
        column++;
    }
}

/* Search words are written small; in the list each begins as a title does. */
static const char *with_capital(Ui *ui, const char *word)
{
    char *copy = arena_copy(ui->scratch, word, strlen(word));
    if (*copy >= 'a' && *copy <= 'z')
        *copy = (char)(*copy - 32);
    return copy;
}

static const char *see_text(Ui *ui, const AzEntry *entry)
{
    const FillPair pair = {"name", entry->see};
    return entry->see ? ui_fill(ui, ui_string(ui, STR_INDEX_SEE), &pair, 1) : NULL;
}

/* What stands in an entry's row: the word, and what it leads to on the same line or, where that is too long,
 * below. */
typedef struct WordRow {
    const UiStyle *style;
    const char *word, *see; /* see may be NULL */
    int room, word_w, word_h, see_h, text_h;
    bool is_beside;
} WordRow;

static WordRow word_row(Ui *ui, const AzEntry *entry, int width)
{
    WordRow r = {.style = entry->see ? &UI_BODY : &UI_STRONG,
                 .word = with_capital(ui, entry->word),
                 .see = see_text(ui, entry),
                 .room = width - 2 * ui_mm(ui, 2)};
    r.word_w = ui_text_width(ui, r.style, r.word);
    int see_w = r.see ? ui_text_width(ui, &UI_SMALL, r.see) : 0;
    r.is_beside = r.see && r.word_w + ui_mm(ui, 4) + see_w <= r.room;
    r.word_h = ui_text_height(ui, r.style, r.word, r.room);
    r.see_h = r.see ? ui_text_height(ui, &UI_SMALL, r.see, r.is_beside ? 0 : r.room) : 0;
    r.text_h = r.is_beside ? MAX(r.word_h, r.see_h) : r.word_h + r.see_h;
    return r;
}

/* Returns the height. */
static int draw_word(Ui *ui, const AzEntry *entry, Rect row)
{
    const Theme *theme = ui->theme;
    WordRow r = word_row(ui, entry, row.w);
    row.h = MAX(ui_touch_h(ui), r.text_h + ui_mm(ui, 2));
    Action action = entry->region >= 0 ? (Action){.kind = ACTION_AREA, .a = entry->region}
                                       : (Action){.kind = ACTION_PAGE, .a = entry->page};
    Color outer = ui->bg;
    if (ui_target(ui, row, TARGET_ITEM, r.word, action, false)) {
        ui_box(ui, row, ui_mm(ui, 3), theme->pressed);
        ui->bg = theme->pressed;
    }
    int y = row.y + (row.h - r.text_h) / 2, x = row.x + ui_mm(ui, 2);
    ui_text(ui, r.style, r.word, x, y + (r.is_beside ? (r.text_h - r.word_h) / 2 : 0),
            r.is_beside ? 0 : r.room, theme->ink);
    if (r.is_beside)
        ui_text(ui, &UI_SMALL, r.see, x + r.word_w + ui_mm(ui, 4), y + (r.text_h - r.see_h) / 2, 0,
                theme->soft_ink);
    else if (r.see)
        ui_text(ui, &UI_SMALL, r.see, x, y + r.word_h, r.room, theme->soft_ink);
    ui->bg = outer;
    return row.h;
}

/* Down one column, then down the next. Returns the height of the tallest. */
static int draw_words(Ui *ui, const IndexLayout *at, const Az *az, const Thumb *thumb)
{
    int rows = (thumb->count + at->columns - 1) / at->columns, between = ui_room(ui, 10, 5), tallest = 0;
    int width = (at->words.w - (at->columns - 1) * between) / at->columns;
    for (int c = 0; c < at->columns; c++) {
        int y = at->words.y, x = at->words.x + c * (width + between);
        for (int i = c * rows; i < MIN(thumb->count, (c + 1) * rows); i++) {
            y += draw_word(ui, &az->entries[thumb->first + i], (Rect){x, y, width, 0}) + at->gap;
            ui_rule(ui, x, y - at->gap / 2, width);
        }
        tallest = MAX(tallest, y - at->words.y);
    }
    return tallest;
}

/* The title stands where it leaves room for the words. */
static Rect below_title(Ui *ui, Rect panel)
{
    int top = ui_room(ui, 12, 4);
    panel.y += top;
    panel.h -= top + ui_mm(ui, 3);
    if (screen_short_mm(&ui->screen) < 200)
        return panel;
    Flow flow = {ui, panel.x, panel.w, panel.y};
    flow_text(&flow, &UI_TITLE, ui_string(ui, STR_INDEX_TITLE), ui->theme->ink);
    flow.y += ui_room(ui, 5, 2);
    panel.h -= flow.y - panel.y;
    panel.y = flow.y;
    return panel;
}

/* Where the letters alone fill the screen all of it scrolls; the words of one that was chosen come before
 * them. */
static void all_scrolls(Ui *ui, Rect panel, IndexLayout *at, const Az *az, const Thumbs *thumbs, int current)
{
    Rect window = screen_window(ui, panel);
    ui_begin_scroll(ui, window);
    int height = at->pad.h;
    if (current > 0) {
        at->words.y = panel.y;
        at->pad.y = panel.y + draw_words(ui, at, az, &thumbs->items[current]) + at->gap;
        height += at->pad.y - panel.y;
    }
    draw_thumbs(ui, at, thumbs, current);
    if (current == 0) {
        at->words.y = panel.y + height;
        height += draw_words(ui, at, az, &thumbs->items[0]);
    }
    ui_end_scroll(ui, window, height);
}

void screen_index(Ui *ui)
{
    const Az *az = az_of(ui);
    Thumbs thumbs;
    ui->bg = ui->theme->panel;
    Rect panel = below_title(ui, screen_panel(ui, (Rect){0}));
    IndexLayout at = settle(ui, az, panel, &thumbs);
    if (thumbs.count == 0)
        return;
    int current = thumb_at(&thumbs, ui->app->place.group);
    if (at.is_stacked && at.words.h < panel.h / 3) {
        all_scrolls(ui, panel, &at, az, &thumbs, current);
        return;
    }
    draw_thumbs(ui, &at, &thumbs, current);
    Rect window = screen_window(ui, at.words);
    ui_begin_scroll(ui, window);
    ui_end_scroll(ui, window, draw_words(ui, &at, az, &thumbs.items[current]));
}
