/* The same page in another language says the same: errors where a screen would change its nature,
 * warnings where a translator has probably overlooked something. */
#include <string.h>

#include "model/content_load.h"
#include "model/prose.h"

/* How often each name that the site file gives stands in a text: a translation that loses one loses the
 * number to call. */
typedef struct Places {
    int numbers, clinics;
} Places;

static void add_places(Places *places, const char *text)
{
    const char *name;
    size_t len;
    for (int found; text && (found = prose_placeholder(&text, &name, &len)) != 0;) {
        if (found == 1 && prose_name_in("emergency_number", name, len))
            places->numbers++;
        else if (found == 1 && prose_name_in("clinic_name", name, len))
            places->clinics++;
    }
}

static void add_list(Places *places, TextList list)
{
    for (int i = 0; i < list.count; i++)
        add_places(places, list.items[i]);
}

static void add_urgent(Places *places, UrgentList list)
{
    for (int i = 0; i < list.count; i++)
        add_places(places, list.items[i].text);
}

static Places page_places(const Page *page)
{
    Places places = {0};
    const char *const own[] = {page->title, page->subtitle, page->summary, page->evidence_text};
    for (size_t i = 0; i < ARRAY_LEN(own); i++)
        add_places(&places, own[i]);
    add_urgent(&places, page->urgent);
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        add_places(&places, block->text);
        add_list(&places, block->items);
        add_list(&places, block->others);
        for (int f = 0; f < block->fact_count; f++) {
            add_places(&places, block->facts[f].label);
            add_places(&places, block->facts[f].text);
        }
    }
    return places;
}

static Places area_places(const Area *area)
{
    Places places = {0};
    const char *const own[] = {area->name,  area->left,     area->right, area->both,
                               area->where, area->withheld, area->note};
    for (size_t i = 0; i < ARRAY_LEN(own); i++)
        add_places(&places, own[i]);
    add_urgent(&places, area->urgent);
    return places;
}

static Places group_places(const CheckGroupWords *words)
{
    Places places = {0};
    add_places(&places, words->title);
    add_places(&places, words->advice);
    return places;
}

static Places row_places(const CheckRowWords *words)
{
    Places places = {0};
    add_places(&places, words->ask);
    add_places(&places, words->detail);
    add_places(&places, words->says);
    return places;
}

/* `where` is FILE:/pointer. */
static void compare_places(Loader *l, const char *where, Places a, Places b, const char *base_tag)
{
    const struct {
        const char *name;
        int have, want;
    } names[] = {{"emergency_number", a.numbers, b.numbers}, {"clinic_name", a.clinics, b.clinics}};
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (names[i].have != names[i].want)
            load_fault(l, FAULT_ERROR, "%s: has {%s} %d times, the language \"%s\" %d times", where,
                       names[i].name, names[i].have, base_tag, names[i].want);
}

static void compare_check_words(Loader *l, const Language *language, const Language *base)
{
    const CheckForm *check = &l->content->check;
    for (int g = 0; g < check->group_count; g++)
        compare_places(l, load_path(l, "%s/safety.json:/groups/%s", language->tag, check->groups[g].id),
                       group_places(&language->form.groups[g]), group_places(&base->form.groups[g]),
                       base->tag);
    for (int r = 0; r < check->row_count; r++)
        compare_places(l, load_path(l, "%s/safety.json:/rows/%s", language->tag, check->rows[r]),
                       row_places(&language->form.rows[r]), row_places(&base->form.rows[r]), base->tag);
}

typedef struct Pair {
    Loader *l;
    const char *tag, *base_tag;
    const Page *page, *base;
} Pair;

static void differ(const Pair *pair, FaultLevel level, const char *key)
{
    load_fault(pair->l, level, "%s/pages/%s.json:/%s: differs from the language \"%s\"", pair->tag,
               pair->page->id, key, pair->base_tag);
}

static bool lists_equal(IndexList a, IndexList b)
{
    if (a.count != b.count)
        return false;
    for (int i = 0; i < a.count; i++)
        if (!list_has(b, a.items[i]))
            return false;
    return true;
}

static bool urgent_equal(UrgentList a, UrgentList b)
{
    if (a.count != b.count)
        return false;
    for (int i = 0; i < a.count; i++)
        if (a.items[i].level != b.items[i].level)
            return false;
    return true;
}

static bool figures_equal(const PageFigure *a, const PageFigure *b)
{
    bool is_same = a->view == b->view && a->layer == b->layer && a->focus_u_cm == b->focus_u_cm &&
                   a->focus_v_cm == b->focus_v_cm && a->height_cm == b->height_cm &&
                   a->highlight.count == b->highlight.count && !a->marks == !b->marks &&
                   (!a->marks || strcmp(a->marks, b->marks) == 0);
    for (int i = 0; is_same && i < a->highlight.count; i++)
        is_same = strcmp(a->highlight.items[i], b->highlight.items[i]) == 0;
    return is_same;
}

static void compare_pages(const Pair *pair)
{
    const Page *a = pair->page, *b = pair->base;
    if (a->kind != b->kind)
        differ(pair, FAULT_ERROR, "kind");
    if (a->when != b->when)
        differ(pair, FAULT_ERROR, "when");
    if (a->is_emergency != b->is_emergency)
        differ(pair, FAULT_ERROR, "emergency");
    if (!urgent_equal(a->urgent, b->urgent))
        differ(pair, FAULT_WARNING, "urgent");
    if (a->evidence != b->evidence)
        differ(pair, FAULT_WARNING, "evidence/label");
    if (!lists_equal(a->sources, b->sources))
        differ(pair, FAULT_WARNING, "evidence/sources");
    if (!lists_equal(a->relations, b->relations))
        differ(pair, FAULT_WARNING, "relations");
    if (!figures_equal(&a->figure, &b->figure))
        differ(pair, FAULT_WARNING, "figure");
    compare_places(pair->l, load_path(pair->l, "%s/pages/%s.json:/", pair->tag, a->id), page_places(a),
                   page_places(b), pair->base_tag);
}

static void compare_areas(Loader *l, const Language *language, const Language *base)
{
    const Content *c = l->content;
    for (int i = 0; i < c->region_count; i++) {
        const Area *a = &language->areas[i], *b = &base->areas[i];
        if (a->name && b->name && !urgent_equal(a->urgent, b->urgent))
            load_fault(l, FAULT_WARNING, "%s/areas.json:/%s/urgent: differs from the language \"%s\"",
                       language->tag, c->regions[i].id, base->tag);
        if (a->name && b->name)
            compare_places(l, load_path(l, "%s/areas.json:/%s", language->tag, c->regions[i].id),
                           area_places(a), area_places(b), base->tag);
        if (a->name && b->name && (!a->withheld != !b->withheld || !a->note != !b->note))
            load_fault(l, FAULT_WARNING,
                       "%s/areas.json:/%s: withheld or note is null in one language only, \"%s\" or this",
                       language->tag, c->regions[i].id, base->tag);
    }
}

void check_languages(Loader *l)
{
    const Content *c = l->content;
    const Language *base = &c->languages[0];
    for (int i = 1; i < c->language_count; i++) {
        const Language *language = &c->languages[i];
        compare_areas(l, language, base);
        compare_check_words(l, language, base);
        for (int p = 0; p < c->page_count; p++) {
            const Pair pair = {l, language->tag, base->tag, &language->pages[p], &base->pages[p]};
            if (pair.page->title && pair.base->title && !pair.page->borrowed)
                compare_pages(&pair);
        }
    }
}

void content_borrow_from(Content *content, int language)
{
    const Language *lender = &content->languages[language];
    for (int i = 0; i < content->language_count; i++)
        for (int p = 0; p < content->page_count; p++) {
            Page *page = &content->languages[i].pages[p];
            if (!page->borrowed || lender->pages[p].borrowed)
                continue;
            *page = lender->pages[p];
            page->borrowed = lender;
        }
}
