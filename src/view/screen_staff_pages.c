/* Staff: the pages, who has signed which, and what therapists are told. */
#include <stdio.h>

#include "view/screens.h"
#include "view/staff_frame.h"

/* For every page there is: no list leaves one out. */
static UiItem *item_room(Ui *ui)
{
    return arena_array(ui->scratch, (size_t)MAX(1, ui->world->content->page_count), sizeof(UiItem));
}

void screen_staff_tips(Ui *ui)
{
    Rect panel = staff_frame(ui), window = screen_window(ui, panel);
    UiItem *items = item_room(ui);
    int count = 0;
    for (int p = 0; p < ui->world->content->page_count; p++)
        if (ui->lang->pages[p].kind == PAGE_PRACTITIONER_TIP)
            items[count++] = flow_page_item(ui, p);
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, panel.y};
    flow_text(&flow, &UI_TITLE, ui_string(ui, STR_INDEX_THERAPISTS), ui->theme->ink);
    flow_gap(&flow, 5);
    flow_items(&flow, items, count);
    flow_gap(&flow, 4);
    ui_end_scroll(ui, window, flow.y - window.y);
}

/* Pages that have an own text in this language, and how many of them somebody has signed. */
static int count_pages(const Ui *ui, int *reviewed)
{
    int own = 0;
    *reviewed = 0;
    for (int p = 0; p < ui->world->content->page_count; p++) {
        const Page *page = &ui->lang->pages[p];
        own += !page->borrowed;
        *reviewed += !page->borrowed && page->review.by;
    }
    return own;
}

const char *staff_reviewed_text(Ui *ui)
{
    char count[12], total[12];
    int reviewed, own = count_pages(ui, &reviewed);
    snprintf(count, sizeof count, "%d", reviewed);
    snprintf(total, sizeof total, "%d", own);
    const FillPair pairs[] = {{"count", count}, {"total", total}};
    return ui_fill(ui, ui_string(ui, STR_STAFF_OF), pairs, 2);
}

const char *staff_review_text(Ui *ui, const Review *review)
{
    if (!review->by)
        return ui_string(ui, STR_UNREVIEWED);
    const FillPair pairs[] = {{"name", review->by}, {"role", review->role}, {"date", review->on}};
    return ui_fill(ui, ui_string(ui, STR_REVIEWED), pairs, 3);
}

static void faults(Flow *flow)
{
    enum { MOST = 20 };
    Ui *ui = flow->ui;
    const StaffNews *news = ui->world->staff;
    if (!news->fault_count)
        return;
    flow_heading(flow, ui_string(ui, STR_STAFF_FAULTS));
    const Tone *tone = &ui->theme->kinds[PAGE_NOTICE];
    for (int i = 0; i < MIN(news->fault_count, (int)MOST); i++)
        flow_callout(flow, NULL, news->faults[i].text, tone->wash, tone->ink, ui->theme->ink);
}

static void language_tabs(Flow *flow)
{
    Ui *ui = flow->ui;
    const World *world = ui->world;
    UiItem items[CONTENT_MAX_LANGUAGES];
    if (world->language_count < 2)
        return;
    for (int i = 0; i < world->language_count; i++) {
        int l = world->languages[i];
        items[i] = (UiItem){.title = world->content->languages[l].name,
                            .icon = l == ui->app->language ? ICON_CHECK : ICON_LANGUAGE,
                            .action = {.kind = ACTION_LANGUAGE, .a = (int16_t)l},
                            .is_plain = true,
                            .lang = &world->content->languages[l]};
    }
    flow_grid(flow, items, world->language_count, 4, UI_GAP_MM, 0);
    flow_gap(flow, 4);
}

static void kind_tabs(Flow *flow, int current)
{
    static const StringId NAMES[PAGE_KIND_COUNT] = {[PAGE_CONDITION] = STR_KIND_CONDITION,
                                                    [PAGE_TECHNIQUE] = STR_KIND_TECHNIQUE,
                                                    [PAGE_BENEFIT] = STR_KIND_BENEFIT,
                                                    [PAGE_RECIPIENT_TIP] = STR_KIND_RECIPIENT_TIP,
                                                    [PAGE_PRACTITIONER_TIP] = STR_KIND_PRACTITIONER_TIP,
                                                    [PAGE_NOTICE] = STR_KIND_NOTICE};
    UiItem items[PAGE_KIND_COUNT];
    Ui *ui = flow->ui;
    for (int k = 0; k < PAGE_KIND_COUNT; k++)
        items[k] = (UiItem){.title = ui_string(ui, NAMES[k]),
                            .icon = k == current ? ICON_CHECK : ICON_CARD,
                            .action = {.kind = ACTION_STAFF_KIND, .a = (int16_t)k},
                            .is_plain = true};
    flow_grid(flow, items, PAGE_KIND_COUNT, 3, UI_GAP_MM, 0);
}

void screen_staff_content(Ui *ui)
{
    const Content *content = ui->world->content;
    Rect panel = staff_frame(ui), window = screen_window(ui, panel);
    int kind = CLAMP((int)ui->app->place.group, 0, PAGE_KIND_COUNT - 1), count = 0;
    const FillPair pairs[] = {{"version", content->version}, {"date", content->updated}};
    UiItem *items = item_room(ui);
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, panel.y};
    flow_text(&flow, &UI_TITLE, ui_string(ui, STR_STAFF_CONTENT), ui->theme->ink);
    flow_gap(&flow, 1);
    flow_text(&flow, &UI_LEAD, ui_fill(ui, ui_string(ui, STR_STAFF_CONTENT_LINE), pairs, 2),
              ui->theme->soft_ink);
    faults(&flow);
    flow_gap(&flow, 5);
    language_tabs(&flow);
    kind_tabs(&flow, kind);
    flow_gap(&flow, 4);
    for (int p = 0; p < content->page_count; p++) {
        const Page *page = &ui->lang->pages[p];
        if ((int)page->kind != kind)
            continue;
        items[count] = flow_page_item(ui, p);
        items[count].icon = page->review.by ? ICON_CHECK : ICON_NONE;
        items[count++].subtitle = staff_review_text(ui, &page->review);
    }
    flow_items(&flow, items, count);
    flow_gap(&flow, 4);
    ui_end_scroll(ui, window, flow.y - window.y);
}

/* --- signing ------------------------------------------------------------------------------------ */

static void ask(Flow *flow, const SiteReviewer *who)
{
    Ui *ui = flow->ui;
    const Tone *tone = &ui->theme->kinds[PAGE_NOTICE];
    const Review review = {who->name, who->role, ui->world->staff->today};
    flow_text(flow, &UI_BODY, ui_string(ui, STR_STAFF_SIGN_SURE), ui->theme->ink);
    flow_gap(flow, 2);
    flow_callout(flow, NULL, staff_review_text(ui, &review), tone->wash, tone->ink, ui->theme->ink);
    flow_gap(flow, 2);
    int gap = ui_mm(ui, UI_GAP_MM), w = MIN(ui_mm(ui, 80), (flow->w - gap) / 2);
    UiFace yes = {.label = ui_string(ui, STR_STAFF_SIGN_NOW), .icon = ICON_CHECK};
    UiFace no = {.label = ui_string(ui, STR_STAFF_SIGN_NOT)};
    ui_button(ui, (Rect){flow->x, flow->y, w, ui_touch_h(ui)}, &yes, (Action){.kind = ACTION_STAFF_SIGN},
              ui_primary(ui));
    ui_button(ui, (Rect){flow->x + w + gap, flow->y, w, ui_touch_h(ui)}, &no,
              (Action){.kind = ACTION_STAFF_SIGNER, .a = -1},
              (UiButtonColors){ui->theme->card, ui->theme->pressed, ui->theme->ink});
    flow->y += ui_touch_h(ui);
}

/* As high as the question will be: it comes up where the names were, and nothing of it lies below the edge.
 */
static int question_height(Ui *ui, int width)
{
    const SiteReviewer *who = &ui->world->site.reviewers[0];
    const Review review = {who->name, who->role, ui->world->staff->today};
    return ui_text_height(ui, &UI_BODY, ui_string(ui, STR_STAFF_SIGN_SURE), width) +
           2 * ui_text_height(ui, &UI_BODY, staff_review_text(ui, &review), width) +
           ui_mm(ui, 2 + 7.2 + 2.5 + 2) + ui_touch_h(ui);
}

/* Under the page: who has read to the end stands here. */
static void sign(Flow *flow)
{
    Ui *ui = flow->ui;
    const Site *site = &ui->world->site;
    int sure = ui->app->place.is_sure;
    flow_heading(flow, ui_string(ui, STR_STAFF_SIGN));
    if (ui->world->staff->not_kept)
        flow_callout(flow, NULL, ui_string(ui, STR_STAFF_NOT_KEPT), ui->theme->urgent_wash, ui->theme->urgent,
                     ui->theme->urgent);
    if (!site->reviewer_count) {
        flow_text(flow, &UI_BODY, ui_string(ui, STR_STAFF_NO_SIGNERS), ui->theme->soft_ink);
    } else if (sure && sure <= site->reviewer_count) {
        ask(flow, &site->reviewers[sure - 1]);
    } else {
        int foot = flow->y + question_height(ui, flow->w);
        UiItem items[SITE_MAX_REVIEWERS];
        for (int i = 0; i < site->reviewer_count; i++)
            items[i] = (UiItem){.title = site->reviewers[i].name,
                                .subtitle = site->reviewers[i].role,
                                .icon = ICON_THERAPIST,
                                .action = {.kind = ACTION_STAFF_SIGNER, .a = (int16_t)i},
                                .is_plain = true};
        flow_text(flow, &UI_BODY, ui_string(ui, STR_STAFF_SIGN_HINT), ui->theme->ink);
        flow_gap(flow, 3);
        flow_items(flow, items, site->reviewer_count);
        flow->y = MAX(flow->y, foot);
    }
    flow_gap(flow, 8);
}

void screen_staff_page(Ui *ui)
{
    const Place *place = &ui->app->place;
    const Page *page = &ui->lang->pages[place->page];
    const Language *own = ui->lang;
    Rect panel = staff_frame(ui);
    if (staff_has_column(ui)) {
        int used = staff_back(ui, panel.x, panel.y, STR_BAR_BACK, staff_list_of(place));
        panel.y += used;
        panel.h -= used;
    }
    panel.w = MIN(panel.w, (int)(ui_cap_px(ui, &UI_BODY) * 49)); /* about 70 letters */
    Rect window = screen_window(ui, panel);
    if (page->borrowed)
        ui->lang = page->borrowed;
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, panel.y};
    page_flow(&flow, page);
    ui->lang = own;
    if (place->group == VIEW_STAFF_CONTENT && !page->borrowed)
        sign(&flow);
    ui_end_scroll(ui, window, flow.y - window.y);
}
