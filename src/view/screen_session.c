#include "view/flow.h"
#include "view/screens.h"
#include "view/thumb.h"

static const double GAP_MM = 6; /* between cards */

static const struct {
    TipTime when;
    StringId label, title;
} PHASES[] = {
    {TIP_BEFORE, STR_WHEN_BEFORE_LABEL, STR_WHEN_BEFORE},
    {TIP_DURING, STR_WHEN_DURING_LABEL, STR_WHEN_DURING},
    {TIP_AFTER, STR_WHEN_AFTER_LABEL, STR_WHEN_AFTER},
};

typedef struct Phase {
    int *pages; /* in the scratch arena */
    int count;
} Phase;

static int order_of(const Ui *ui, int page)
{
    int order = ui->lang->pages[page].order;
    return order ? order : 100;
}

static Phase tips_of(const Ui *ui, TipTime when)
{
    const Content *content = ui->world->content;
    Phase phase = {.pages = arena_array(ui->scratch, (size_t)content->page_count, sizeof *phase.pages)};
    for (int p = 0; p < content->page_count; p++) {
        if (ui->lang->pages[p].kind != PAGE_RECIPIENT_TIP || ui->lang->pages[p].when != when)
            continue;
        int at = phase.count++;
        for (; at > 0 && order_of(ui, phase.pages[at - 1]) > order_of(ui, p); at--)
            phase.pages[at] = phase.pages[at - 1];
        phase.pages[at] = p;
    }
    return phase;
}

static const double CARD_PAD_MM = 7;

/* px that a row leaves for its words, beside picture and chevron. */
static int words_width(const Ui *ui, int row_w)
{
    return row_w - thumb_px(ui->app) - ui_mm(ui, 4) - ui_grown(ui, UI_ICON_CHEVRON_MM) - ui_mm(ui, 2);
}

typedef struct Tip {
    const char *title, *subtitle;
    int page; /* whose picture stands beside it; -1: a sign */
    Action action;
} Tip;

/* The pages of a phase, and on the table what to say there. */
static Tip tip_of(Ui *ui, const Phase *phase, int i)
{
    if (i == phase->count)
        return (Tip){ui_string(ui, STR_PHRASES_TITLE), ui_string(ui, STR_PHRASES_HINT), -1,
                     ui_open(VIEW_PHRASES)};
    const Page *page = &ui->lang->pages[phase->pages[i]];
    return (Tip){
        page->title, page->subtitle, phase->pages[i], {.kind = ACTION_PAGE, .a = (int16_t)phase->pages[i]}};
}

/* One tip: picture, title, second line; the whole row is the target. Returns the row's height;
 * draws only if `is_drawn`. */
static int tip_row(Ui *ui, const Tip *tip, Rect row, bool is_drawn)
{
    int side = thumb_px(ui->app), pad = ui_mm(ui, 4), text_x = side + pad,
        chevron = ui_grown(ui, UI_ICON_CHEVRON_MM);
    int text_w = words_width(ui, row.w);
    int title_h = ui_text_height(ui, &UI_STRONG, tip->title, text_w);
    int sub_h = ui_text_height(ui, &UI_SMALL, tip->subtitle, text_w);
    int height = MAX(MAX(ui_touch_h(ui), side), title_h + sub_h + 2 * ui_mm(ui, 3.4));
    if (!is_drawn)
        return height;
    Rect touch = {row.x - pad, row.y, row.w + 2 * pad, height};
    scene_more(ui->scene, tip->subtitle);
    bool is_pressed = ui_target(ui, touch, TARGET_ITEM, tip->title, tip->action, false);
    Color outer = ui->bg;
    if (is_pressed) {
        ui_box(ui, touch, ui_mm(ui, 3), ui->theme->pressed);
        ui->bg = ui->theme->pressed;
    }
    Rect square = {row.x, row.y + (height - side) / 2, side, side};
    if (tip->page >= 0)
        thumb_page(ui, tip->page, square, ui->bg);
    else
        thumb_icon(ui, ICON_TIP, PAGE_RECIPIENT_TIP, square, ui->bg);
    int y = row.y + (height - title_h - sub_h) / 2;
    ui_text(ui, &UI_STRONG, tip->title, row.x + text_x, y, text_w, ui->theme->ink);
    ui_text(ui, &UI_SMALL, tip->subtitle, row.x + text_x, y + title_h, text_w, ui->theme->soft_ink);
    ui_icon(ui, ICON_CHEVRON,
            (Rect){row.x + row.w - chevron, row.y + (height - chevron) / 2, chevron, chevron},
            ui->theme->soft_ink, true);
    ui->bg = outer;
    return height;
}

static int phase_card(Ui *ui, int index, const Phase *phase, Rect card, bool is_drawn)
{
    const Tone *tone = &ui->theme->kinds[PAGE_RECIPIENT_TIP];
    int pad = ui_mm(ui, CARD_PAD_MM), x = card.x + pad, w = card.w - 2 * pad, y = card.y + pad;
    Color outer = ui->bg;
    if (is_drawn) {
        ui_box(ui, card, ui_mm(ui, 6), ui->theme->card);
        ui_frame(ui, card, ui_mm(ui, 6), MAX(1, ui_mm(ui, 0.4)), ui->theme->card_edge);
        ui->bg = ui->theme->card;
        ui_text(ui, &UI_LABEL, ui_string(ui, PHASES[index].label), x, y, w, tone->ink);
    }
    y += ui_text_height(ui, &UI_LABEL, ui_string(ui, PHASES[index].label), w);
    if (is_drawn)
        ui_text(ui, &UI_HEADING, ui_string(ui, PHASES[index].title), x, y, w, ui->theme->ink);
    y += ui_text_height(ui, &UI_HEADING, ui_string(ui, PHASES[index].title), w) + ui_mm(ui, 4);
    int count = phase->count + (PHASES[index].when == TIP_DURING);
    if (is_drawn)
        ui_group(ui, PHASES[index].title);
    for (int i = 0; i < count; i++) {
        if (is_drawn)
            ui_rule(ui, x, y, w);
        Tip tip = tip_of(ui, phase, i);
        y += ui_mm(ui, 2);
        y += tip_row(ui, &tip, (Rect){x, y, w, 0}, is_drawn) + ui_mm(ui, 2);
    }
    if (is_drawn)
        scene_group(ui->scene, NULL);
    ui->bg = outer;
    return y + pad - ui_mm(ui, 3) - card.y;
}

/* The introduction, the choice of technique and the closing word. */
static void links(Ui *ui, Flow *flow)
{
    static const ContentRole roles[] = {ROLE_INTRODUCTION, ROLE_CHOICE, ROLE_CLOSING};
    UiItem items[ARRAY_LEN(roles)];
    for (int i = 0; i < ARRAY_LEN(roles); i++)
        items[i] = flow_page_item(ui, ui->world->content->roles[roles[i]]);
    flow_grid(flow, items, ARRAY_LEN(items), ARRAY_LEN(PHASES), GAP_MM, 0);
}

void screen_session(Ui *ui)
{
    Rect panel = screen_panel(ui, (Rect){0});
    ui->bg = ui->theme->panel;
    Rect window = {0, 0, ui->screen.w, ui->body.h};
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, ui_room(ui, 12, 4)};
    flow_text(&flow, &UI_TITLE, ui_string(ui, STR_SESSION_TITLE), ui->theme->ink);
    flow_gap(&flow, 2);
    flow_text(&flow, &UI_LEAD, ui_string(ui, STR_SESSION_HINT), ui->theme->soft_ink);
    flow_gap(&flow, 7);
    int gap = ui_mm(ui, GAP_MM), third = (panel.w - 2 * gap) / ARRAY_LEN(PHASES), tallest = 0;
    /* Under each other where a third is too narrow for the long words of some languages. */
    int words = words_width(ui, third - 2 * ui_mm(ui, CARD_PAD_MM));
    bool is_stacked = screen_is_portrait(&ui->screen) || screen_is_small(&ui->screen) ||
                      (float)words < 9 * ui_cap_px(ui, &UI_STRONG);
    int width = is_stacked ? flow.w : third;
    Phase phases[ARRAY_LEN(PHASES)];
    for (int i = 0; i < ARRAY_LEN(PHASES); i++) {
        phases[i] = tips_of(ui, PHASES[i].when);
        tallest = MAX(tallest, phase_card(ui, i, &phases[i], (Rect){0, 0, width, 0}, false));
    }
    for (int i = 0; i < ARRAY_LEN(PHASES); i++) {
        Rect card = {flow.x + (is_stacked ? 0 : i * (width + gap)), flow.y, width, tallest};
        if (is_stacked)
            card.h = phase_card(ui, i, &phases[i], card, false);
        phase_card(ui, i, &phases[i], card, true);
        if (is_stacked)
            flow.y += card.h + gap;
    }
    if (!is_stacked)
        flow.y += tallest + gap;
    links(ui, &flow);
    flow_gap(&flow, 4);
    ui_end_scroll(ui, window, flow.y);
}
