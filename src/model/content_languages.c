/* The same page in another language says the same: errors where a screen would change its nature,
 * warnings where a translator has probably overlooked something. */
#include <string.h>

#include "model/content_load.h"

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
}

static void compare_areas(Loader *l, const Language *language, const Language *base)
{
    const Content *c = l->content;
    for (int i = 0; i < c->region_count; i++) {
        const Area *a = &language->areas[i], *b = &base->areas[i];
        if (a->name && b->name && !urgent_equal(a->urgent, b->urgent))
            load_fault(l, FAULT_WARNING, "%s/areas.json:/%s/urgent: differs from the language \"%s\"",
                       language->tag, c->regions[i].id, base->tag);
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
        for (int p = 0; p < c->page_count; p++) {
            const Pair pair = {l, language->tag, base->tag, &language->pages[p], &base->pages[p]};
            if (pair.page->title && pair.base->title)
                compare_pages(&pair);
        }
    }
}
