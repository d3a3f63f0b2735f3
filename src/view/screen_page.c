#include <stdio.h>
#include <string.h>

#include "view/flow.h"
#include "view/page_picture.h"
#include "view/screens.h"
#include "view/stage.h"

static const StringId KIND_NAMES[PAGE_KIND_COUNT] = {
    [PAGE_CONDITION] = STR_KIND_CONDITION,
    [PAGE_TECHNIQUE] = STR_KIND_TECHNIQUE,
    [PAGE_BENEFIT] = STR_KIND_BENEFIT,
    [PAGE_RECIPIENT_TIP] = STR_KIND_RECIPIENT_TIP,
    [PAGE_PRACTITIONER_TIP] = STR_KIND_PRACTITIONER_TIP,
    [PAGE_NOTICE] = STR_KIND_NOTICE,
};

/* A word on a ground of its own at `x`, flush with the title where the theme has no such ground; returns
 * where the next one may stand. */
static int tag_at(Ui *ui, const Flow *flow, int x, const char *name, const Tone *tone)
{
    int pad = tone->wash == ui->bg ? 0 : ui_mm(ui, 4), height = (int)(ui_cap_px(ui, &UI_LABEL) * 2.1f);
    Rect tag = {x, flow->y, ui_text_width(ui, &UI_LABEL, name) + 2 * pad, height};
    ui_box(ui, tag, ui_mm(ui, 2.2), tone->wash);
    Color outer = ui->bg;
    ui->bg = tone->wash;
    ui_text_center(ui, &UI_LABEL, name, tag, tone->ink);
    ui->bg = outer;
    return tag.x + tag.w + ui_mm(ui, pad ? 3 : 7);
}

/* What kind of page this is, and its language by its own name where that is not the visitor's. */
static void tags(Ui *ui, Flow *flow, const Page *page, bool has_kind)
{
    int x = flow->x;
    if (has_kind)
        x = tag_at(ui, flow, x, ui_string(ui, KIND_NAMES[page->kind]), &ui->theme->kinds[page->kind]);
    if (page->borrowed)
        tag_at(ui, flow, x, page->borrowed->name, &ui->theme->kinds[PAGE_NOTICE]);
    if (!has_kind && !page->borrowed)
        return;
    flow->y += (int)(ui_cap_px(ui, &UI_LABEL) * 2.1f);
    flow_gap(flow, 3);
}

/* Two cards side by side, or below each other where the column is narrow. */
static void compare(Ui *ui, Flow *flow, const Block *block)
{
    const struct {
        StringId title;
        const TextList *items;
        Color ground;
    } cards[] = {{STR_COMPARE_MAY, &block->items, ui->theme->good_wash},
                 {STR_COMPARE_NOT, &block->others, ui->theme->card}};
    int gap = ui_mm(ui, 4), pad = ui_mm(ui, 5);
    bool is_wide = flow->w >= (int)(ui_cap_px(ui, &UI_BODY) * 40);
    int width = is_wide ? (flow->w - gap) / 2 : flow->w;
    int heights[2], tallest = 0;
    for (int i = 0; i < 2; i++) {
        heights[i] = 2 * pad +
                     ui_text_height(ui, &UI_STRONG, ui_string(ui, cards[i].title), width - 2 * pad) +
                     ui_mm(ui, 1.5);
        for (int k = 0; k < cards[i].items->count; k++)
            heights[i] +=
                ui_text_height(ui, &UI_BODY, cards[i].items->items[k], width - 2 * pad) + ui_mm(ui, 1.2);
        tallest = MAX(tallest, heights[i]);
    }
    flow_gap(flow, 3);
    Color outer = ui->bg;
    for (int i = 0; i < 2; i++) {
        Rect card = {flow->x + (is_wide ? i * (width + gap) : 0), flow->y, width,
                     is_wide ? tallest : heights[i]};
        ui_box(ui, card, ui_mm(ui, 4.5), cards[i].ground);
        if (i == 1)
            ui_frame(ui, card, ui_mm(ui, 4.5), MAX(1, ui_mm(ui, 0.4)), ui->theme->card_edge);
        ui->bg = cards[i].ground;
        Flow inner = {ui, card.x + pad, width - 2 * pad, card.y + pad};
        flow_text(&inner, &UI_STRONG, ui_string(ui, cards[i].title), ui->theme->ink);
        flow_gap(&inner, 1.5);
        for (int k = 0; k < cards[i].items->count; k++) {
            flow_text(&inner, &UI_BODY, cards[i].items->items[k], ui->theme->ink);
            flow_gap(&inner, 1.2);
        }
        if (!is_wide || i == 1)
            flow->y += card.h + (is_wide ? 0 : gap);
    }
    ui->bg = outer;
    flow_gap(flow, 4);
}

static const double METER_MM = 7, METER_H_MM = 2.8, METER_GAP_MM = 2; /* a step of it */

/* Filled from step `from`, 1 the first, to `level`. */
static void meter(Ui *ui, int x, int y, int from, int level, int of)
{
    int w = ui_grown(ui, METER_MM), h = ui_grown(ui, METER_H_MM), gap = ui_grown(ui, METER_GAP_MM);
    for (int i = 1; i <= of; i++)
        ui_box(ui, (Rect){x + (i - 1) * (w + gap), y, w, h}, h / 2,
               i >= from && i <= level ? ui->theme->meter : ui->theme->meter_empty);
}

static int meter_width(const Ui *ui, int of)
{
    return of * (ui_grown(ui, METER_MM) + ui_grown(ui, METER_GAP_MM));
}

/* Label, meter and words in rows with a rule between; below each other where the column is narrow. */
static void facts(Ui *ui, Flow *flow, const Block *block)
{
    int label_w = 0, line_h = (int)(ui_cap_px(ui, &UI_BODY) * 2), pad = ui_mm(ui, 2);
    for (int i = 0; i < block->fact_count; i++)
        label_w = MAX(label_w, ui_text_width(ui, &UI_LABEL, block->facts[i].label));
    label_w += ui_mm(ui, 7);
    bool is_narrow = flow->w - label_w - meter_width(ui, 5) < (int)(ui_cap_px(ui, &UI_BODY) * 16);
    flow_gap(flow, 3);
    for (int i = 0; i < block->fact_count; i++) {
        const Fact *fact = &block->facts[i];
        int x = flow->x + (is_narrow ? 0 : label_w),
            text_x = x + (fact->of ? meter_width(ui, fact->of) + pad : 0);
        int label_h = ui_text(ui, &UI_LABEL, fact->label, flow->x, flow->y,
                              is_narrow ? flow->w : label_w - pad, ui->theme->soft_ink);
        if (is_narrow) {
            flow->y += label_h;
            label_h = 0;
        }
        if (fact->of)
            meter(ui, x, flow->y + (line_h - ui_grown(ui, METER_H_MM)) / 2, fact->from, fact->level,
                  fact->of);
        int text_h =
            ui_text(ui, &UI_BODY, fact->text, text_x, flow->y, flow->x + flow->w - text_x, ui->theme->ink);
        flow->y += MAX(label_h, text_h);
        flow_gap(flow, 2);
        if (i + 1 < block->fact_count) {
            ui_rule(ui, flow->x, flow->y, flow->w);
            flow_gap(flow, 2.4);
        }
    }
    flow_gap(flow, 3);
}

static void block(Ui *ui, Flow *flow, const Page *page, const Block *b)
{
    const Theme *theme = ui->theme;
    switch (b->type) {
    case BLOCK_HEADING:
        flow_heading(flow, b->text);
        break;
    case BLOCK_PARAGRAPH:
        flow_text(flow, &UI_BODY, b->text, theme->ink);
        flow_gap(flow, 2.5);
        break;
    case BLOCK_LIST:
    case BLOCK_STEPS:
        if (b->pictures.count)
            flow_steps(flow, b, &theme->kinds[page->kind]);
        else
            flow_bullets(flow, &b->items, b->type == BLOCK_STEPS, &theme->kinds[page->kind]);
        flow_gap(flow, 1.5);
        break;
    case BLOCK_COMPARE:
        compare(ui, flow, b);
        break;
    case BLOCK_FACTS:
        facts(ui, flow, b);
        break;
    case BLOCK_NOTE:
        flow_gap(flow, 2);
        flow_callout(flow, NULL, b->text, theme->kinds[PAGE_NOTICE].wash, theme->kinds[PAGE_NOTICE].ink,
                     theme->ink);
        break;
    }
}

static void evidence(Ui *ui, Flow *flow, const Page *page)
{
    static const StringId labels[] = {
        [EVIDENCE_STRONG] = STR_EVIDENCE_STRONG,   [EVIDENCE_MODERATE] = STR_EVIDENCE_MODERATE,
        [EVIDENCE_LIMITED] = STR_EVIDENCE_LIMITED, [EVIDENCE_TRADITIONAL] = STR_EVIDENCE_TRADITIONAL,
        [EVIDENCE_NONE] = STR_EVIDENCE_NONE,
    };
    static const int levels[] = {[EVIDENCE_STRONG] = 3,
                                 [EVIDENCE_MODERATE] = 2,
                                 [EVIDENCE_LIMITED] = 1,
                                 [EVIDENCE_TRADITIONAL] = 0,
                                 [EVIDENCE_NONE] = 0};
    flow_heading(flow, ui_string(ui, STR_EVIDENCE));
    if (page->kind == PAGE_NOTICE ||
        page->is_emergency) { /* signs and notices: a meter would belittle them */
        flow_text(flow, &UI_BODY, page->evidence_text, ui->theme->ink);
        return;
    }
    int line_h = (int)(ui_cap_px(ui, &UI_LABEL) * 2), x = flow->x + meter_width(ui, 3) + ui_mm(ui, 3);
    meter(ui, flow->x, flow->y + (line_h - ui_grown(ui, METER_H_MM)) / 2, 1, levels[page->evidence], 3);
    flow->y += ui_text(ui, &UI_LABEL, ui_string(ui, labels[page->evidence]), x, flow->y,
                       flow->x + flow->w - x, ui->theme->ink);
    flow_gap(flow, 1.5);
    flow_text(flow, &UI_BODY, page->evidence_text, ui->theme->ink);
}

/* Identifiers such as a DOI have no blanks: they may break behind their punctuation. */
static void make_breakable(const char *text, char *out, size_t size)
{
    static const char zero_width_space[] = "\u200b";
    size_t used = 0;
    for (const char *c = text; *c && used + sizeof zero_width_space + 1 < size; c++) {
        out[used++] = *c;
        bool is_inside = c > text && c[1] && c[1] != ' ' && c[-1] != ' ';
        if (is_inside && strchr("./-_=:;", *c)) {
            memcpy(out + used, zero_width_space, sizeof zero_width_space - 1);
            used += sizeof zero_width_space - 1;
        }
    }
    out[used] = 0;
}

/* Nobody wants to hear how a study is found. */
static void sources(Ui *ui, Flow *flow, const Page *page)
{
    PassageRole reads = ui->scene->reads_as;
    ui->scene->reads_as = PASSAGE_NONE;
    flow_heading(flow, ui_string(ui, STR_SOURCES));
    for (int i = 0; i < page->sources.count; i++) {
        const Source *source = &ui->world->content->sources[page->sources.items[i]];
        char find[1024], year[16];
        make_breakable(source->find, find, sizeof find);
        snprintf(year, sizeof year, "%d", source->year);
        const FillPair pairs[] = {
            {"by", source->by}, {"year", year}, {"title", source->title}, {"find", find}};
        StringId line = source->year ? STR_SOURCE_LINE : STR_SOURCE_UNDATED;
        const char *text = ui_fill(ui, ui_string(ui, line), pairs, ARRAY_LEN(pairs));
        flow_text(flow, &UI_SMALL, text, ui->theme->soft_ink);
        flow_gap(flow, 1.6);
    }
    ui->scene->reads_as = reads;
}

static void related(Ui *ui, Flow *flow, const Page *page)
{
    UiItem items[CONTENT_MAX_LIST];
    int count = 0;
    for (int i = 0; i < page->relations.count; i++)
        if (flow_is_offered(ui, page->relations.items[i]))
            items[count++] = flow_page_item(ui, page->relations.items[i]);
    if (!count)
        return;
    flow_heading(flow, ui_string(ui, STR_RELATED));
    ui_group(ui, STR_RELATED);
    flow_items(flow, items, count);
    scene_group(ui->scene, NULL);
}

static void review(Ui *ui, Flow *flow, const Page *page)
{
    const char *text = ui_string(ui, STR_UNREVIEWED);
    if (page->review.by) {
        const FillPair pairs[] = {
            {"name", page->review.by}, {"role", page->review.role}, {"date", page->review.on}};
        text = ui_fill(ui, ui_string(ui, STR_REVIEWED), pairs, 3);
    }
    flow_gap(flow, 5);
    ui_rule(ui, flow->x, flow->y, flow->w);
    flow_gap(flow, 4);
    flow_text(flow, &UI_SMALL, text, ui->theme->soft_ink);
    flow_gap(flow, 1.5);
    flow_text(flow, &UI_SMALL, ui_string(ui, STR_DISCLAIMER), ui->theme->soft_ink);
}

/* Filled in even where it stands alone, so that it keeps its own direction. */
static const char NUMBER[] = "{emergency_number}";

/* Words and number of the card: beside each other where both find room, else below. */
typedef struct NumberCard {
    const UiStyle *style;
    int pad, words_w, number_w, height;
    bool is_beside;
} NumberCard;

/* To be read by whoever stands beside the one who needs help. */
static const UiStyle EMERGENCY = {.face = FACE_BOLD, .cap_mm = 30, .growth = 0, .is_heading = true};

static NumberCard number_card(Ui *ui, int width)
{
    const char *call = ui_string(ui, STR_HELP_CALL), *desk = ui_string(ui, STR_HELP_DESK);
    const char *number = ui_fill(ui, NUMBER, NULL, 0);
    NumberCard c = {.style = &EMERGENCY, .pad = ui_room(ui, 7, 4)};
    int room = width - 2 * c.pad;
    if (ui_text_width(ui, &EMERGENCY, number) > room * 3 / 5) /* a number of many digits */
        c.style = &UI_DISPLAY;
    int most = MAX(ui_text_width(ui, &UI_STRONG, call), ui_text_width(ui, &UI_STRONG, desk));
    bool is_ample = screen_short_mm(&ui->screen) > 250; /* then the number may take a row of its own */
    c.number_w = ui_text_width(ui, c.style, number);
    c.is_beside = c.number_w + c.pad + most <= room;
    if (!c.is_beside && (!is_ample || c.number_w > room)) {
        c.style = &UI_DISPLAY;
        c.number_w = ui_text_width(ui, c.style, number);
        c.is_beside = c.number_w + c.pad + most <= room;
    }
    if (!c.is_beside && c.number_w > room) {
        c.style = &UI_TITLE;
        c.number_w = ui_text_width(ui, c.style, number);
    }
    c.words_w = c.is_beside ? room - c.number_w - c.pad : room;
    int words_h =
        ui_text_height(ui, &UI_STRONG, call, c.words_w) + ui_text_height(ui, &UI_STRONG, desk, c.words_w);
    int number_h = ui_text_height(ui, c.style, number, c.is_beside ? 0 : room);
    c.height = (c.is_beside ? MAX(words_h, number_h) : words_h + number_h) + 2 * c.pad;
    return c;
}

static void emergency_number(Ui *ui, Flow *flow)
{
    const Theme *theme = ui->theme;
    NumberCard c = number_card(ui, flow->w);
    const char *number = ui_fill(ui, NUMBER, NULL, 0);
    Rect card = {flow->x, flow->y, flow->w, c.height};
    ui_box(ui, card, ui_mm(ui, 5), theme->help);
    if (theme->help_edge)
        ui_frame(ui, card, ui_mm(ui, 5), ui_mm(ui, 2), theme->help_edge);
    Color outer = ui->bg;
    ui->bg = theme->help;
    Flow words = {ui, card.x + c.pad, c.words_w, card.y + c.pad};
    if (c.is_beside) {
        int number_h = ui_text_height(ui, c.style, number, 0);
        ui_text(ui, c.style, number, card.x + card.w - c.pad - c.number_w, card.y + (card.h - number_h) / 2,
                0, theme->on_help);
        words.y = card.y + (card.h - ui_text_height(ui, &UI_STRONG, ui_string(ui, STR_HELP_CALL), c.words_w) -
                            ui_text_height(ui, &UI_STRONG, ui_string(ui, STR_HELP_DESK), c.words_w)) /
                               2;
    }
    flow_text(&words, &UI_STRONG, ui_string(ui, STR_HELP_CALL), theme->on_help);
    if (!c.is_beside)
        flow_text(&words, c.style, number, theme->on_help);
    flow_text(&words, &UI_STRONG, ui_string(ui, STR_HELP_DESK), theme->on_help);
    ui->bg = outer;
    flow->y += card.h + ui_room(ui, 5, 3);
}

/* About 70 letters wide at most. */
static Rect page_panel(Ui *ui, Rect panel)
{
    panel.w = MIN(panel.w, (int)(ui_cap_px(ui, &UI_BODY) * 49));
    return panel;
}

static Flow column(Ui *ui, Rect panel)
{
    return (Flow){ui, panel.x, panel.w, panel.y + ui_room(ui, 12, 4)};
}

static int page_of(const Ui *ui)
{
    return ui->app->place.view == VIEW_HELP ? ui->world->content->roles[ROLE_HELP] : ui->app->place.page;
}

/* A bit for each entry of the language's glossary. */
static uint64_t all_words(const Ui *ui)
{
    int count = ui->lang->glossary.count;
    return count == CONTENT_MAX_GLOSSARY ? UINT64_MAX : (1ull << count) - 1;
}

/* Words that not everybody knows can be touched from the summary on, each where it stands first. What the
 * page lacks was found when it was built last, and is not looked for again. */
static void explain_from_here(Ui *ui)
{
    const Explained *known = &ui->caches->explained;
    if (ui->lang != app_language(ui->app)) /* the page stands in another language for want of its own */
        return;
    bool is_known = known->lang == ui->lang && known->page == page_of(ui);
    ui->explains = is_known ? known->found : all_words(ui);
}

static void explain_no_more(Ui *ui)
{
    if (ui->lang != app_language(ui->app))
        return;
    Explained *known = &ui->caches->explained;
    if (known->lang != ui->lang || known->page != page_of(ui))
        *known = (Explained){ui->lang, page_of(ui), all_words(ui) & ~ui->explains};
    ui->explains = 0;
}

static void heads(Ui *ui, Flow *flow, const Page *page, bool is_help)
{
    bool is_urgent = page->is_emergency || is_help;
    tags(ui, flow, page, !is_help);
    flow_text(flow, &UI_TITLE, page->title, is_urgent ? ui->theme->urgent : ui->theme->ink);
    flow->y += ui_room(ui, 1.5, 0);
    flow_text(flow, &UI_LEAD, page->subtitle, ui->theme->soft_ink);
    flow->y += ui_room(ui, 4, 2);
    if (is_urgent)
        emergency_number(ui, flow);
    explain_from_here(ui);
    flow_text(flow, &UI_LEAD, page->summary, ui->theme->ink);
    flow->y += ui_room(ui, 4, 2);
}

/* How many blocks stand before the signs: on help, what to do comes first. */
static int blocks_first(const Page *page, bool is_help)
{
    int count = 0;
    while (is_help && count < page->block_count && page->blocks[count].type != BLOCK_STEPS)
        count++;
    return is_help && count < page->block_count ? count + 1 : 0;
}

static void bodies(Ui *ui, Flow *flow, const Page *page, bool is_help)
{
    int first = blocks_first(page, is_help);
    for (int i = 0; i < first; i++)
        block(ui, flow, page, &page->blocks[i]);
    flow_urgent(flow, &page->urgent);
    for (int i = first; i < page->block_count; i++)
        block(ui, flow, page, &page->blocks[i]);
    explain_no_more(ui);
    evidence(ui, flow, page);
    related(ui, flow, page);
    sources(ui, flow, page);
    review(ui, flow, page);
    flow_gap(flow, 10);
}

void page_flow(Flow *flow, const Page *page)
{
    heads(flow->ui, flow, page, false);
    bodies(flow->ui, flow, page, false);
}

/* The whole page in the panel. */
static void page_column(Ui *ui, const Page *page, Rect panel, bool is_help)
{
    panel = page_panel(ui, panel);
    Rect window = screen_window(ui, panel);
    Flow flow = column(ui, panel);
    ui->bg = ui->theme->panel;
    ui_begin_scroll(ui, window);
    heads(ui, &flow, page, is_help);
    bodies(ui, &flow, page, is_help);
    ui_end_scroll(ui, window, flow.y - window.y);
}

/* A page that the visitor's language lacks is whole in the other: lead-in and sign are one sentence. The
 * screen still runs the visitor's way. Returns the visitor's language, to be set again. */
static const Language *speak_as(Ui *ui, const Page *page)
{
    const Language *own = ui->lang;
    if (page->borrowed)
        ui->lang = page->borrowed;
    return own;
}

void screen_page(Ui *ui)
{
    const Page *page = &ui->lang->pages[ui->app->place.page];
    const Language *own = speak_as(ui, page);
    Rect stage = page_picture_rect(&ui->screen, ui->bar.h, page);
    page_column(ui, page, screen_panel(ui, stage), false);
    page_picture_draw(ui, page, stage);
    ui->lang = own;
}

/* Whether title, number and summary have room beside the signs. */
static bool heads_fit(Ui *ui, const Page *page, const Flow *side)
{
    int height = ui_text_height(ui, &UI_TITLE, page->title, side->w) +
                 ui_text_height(ui, &UI_LEAD, page->subtitle, side->w) +
                 ui_text_height(ui, &UI_LEAD, page->summary, side->w) + number_card(ui, side->w).height +
                 ui_mm(ui, 1.5 + 4 + 5 + 4);
    return side->y + height <= ui->body.h;
}

/* Number and what to do first at one side, the signs at the other; one column where it is narrow or
 * the words are long. */
static void help(Ui *ui, const Page *page)
{
    Rect stage = stage_rect(&ui->screen, VIEW_PAGE, ui->bar.h), panel = screen_panel(ui, stage);
    int margin = ui_room(ui, 16, 5);
    Flow side = {ui, margin, stage.w - margin, ui_room(ui, 12, 4)};
    if (screen_is_portrait(&ui->screen) || screen_is_small(&ui->screen) || !heads_fit(ui, page, &side)) {
        page_column(ui, page, screen_panel(ui, (Rect){0}), true);
        return;
    }
    ui->bg = ui->theme->panel;
    heads(ui, &side, page, true);
    panel = page_panel(ui, panel);
    Rect window = screen_window(ui, panel);
    Flow flow = column(ui, panel);
    ui_begin_scroll(ui, window);
    bodies(ui, &flow, page, true);
    ui_end_scroll(ui, window, flow.y - window.y);
}

void screen_help(Ui *ui)
{
    const Page *page = &ui->lang->pages[ui->world->content->roles[ROLE_HELP]];
    const Language *own = speak_as(ui, page);
    help(ui, page);
    ui->lang = own;
}
