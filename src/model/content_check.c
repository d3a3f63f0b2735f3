/* What the parts of a pack say about each other: kinds, emergencies, techniques, ways to a page.
 * All of it is judged by the default language's pages; content_languages.c compares the others. */
#include <stdlib.h>

#include "model/content_load.h"

/* NULL while the page could not be read: then nothing more is said about it. */
static const Page *page_at(const Loader *l, int index)
{
    const Page *pages = l->content->languages[0].pages;
    return index >= 0 && pages && pages[index].title ? &pages[index] : NULL;
}

static void check_kinds(Loader *l, int region, const char *key, IndexList list, PageKind kind,
                        const char *expected)
{
    for (int i = 0; i < list.count; i++) {
        const Page *page = page_at(l, list.items[i]);
        if (page && page->kind != kind)
            load_fault(l, FAULT_ERROR, "map.json:/regions/%d/%s/%d: \"%s\" is no %s", region, key, i,
                       page->id, expected);
    }
}

static void check_conditions(Loader *l, int region, const char *key, IndexList list)
{
    check_kinds(l, region, key, list, PAGE_CONDITION, "condition");
    for (int i = 0; i < list.count; i++) {
        const Page *page = page_at(l, list.items[i]);
        if (page && page->is_emergency)
            load_fault(l, FAULT_ERROR,
                       "map.json:/regions/%d/%s/%d: \"%s\" is an emergency page; it belongs in alerts",
                       region, key, i, page->id);
    }
}

static void check_techniques(Loader *l, int index, const Region *r)
{
    check_kinds(l, index, "techniques/primary", r->primary_techniques, PAGE_TECHNIQUE, "technique");
    check_kinds(l, index, "techniques/secondary", r->secondary_techniques, PAGE_TECHNIQUE, "technique");
    check_kinds(l, index, "techniques/withheld", r->withheld_techniques, PAGE_TECHNIQUE, "technique");
    for (int p = 0; p < l->content->page_count; p++) {
        const Page *page = page_at(l, p);
        if (!page || page->kind != PAGE_TECHNIQUE)
            continue;
        int times = list_has(r->primary_techniques, p) + list_has(r->secondary_techniques, p) +
                    list_has(r->withheld_techniques, p);
        if (times == 0)
            load_fault(l, FAULT_ERROR,
                       "map.json:/regions/%d/techniques: \"%s\" is missing: put it in primary, secondary or "
                       "withheld",
                       index, page->id);
        if (times > 1)
            load_fault(l, FAULT_ERROR, "map.json:/regions/%d/techniques: \"%s\" is in more than one list",
                       index, page->id);
    }
}

static void check_region(Loader *l, int index)
{
    const Region *r = &l->content->regions[index];
    check_conditions(l, index, "conditions/primary", r->primary_conditions);
    check_conditions(l, index, "conditions/secondary", r->secondary_conditions);
    for (int i = 0; i < r->secondary_conditions.count; i++) {
        const Page *page = page_at(l, r->secondary_conditions.items[i]);
        if (page && list_has(r->primary_conditions, r->secondary_conditions.items[i]))
            load_fault(l, FAULT_ERROR,
                       "map.json:/regions/%d/conditions/secondary/%d: \"%s\" is primary as well", index, i,
                       page->id);
    }
    check_techniques(l, index, r);
    int own = r->primary_conditions.count + r->secondary_conditions.count + r->primary_techniques.count +
              r->secondary_techniques.count + r->alerts.count;
    if (l->has_page_ids && *r->id && own == 0)
        load_fault(l, FAULT_ERROR, "map.json:/regions/%d: no page but tips belongs to this area", index);
    for (int i = 0; i < r->alerts.count; i++) {
        const Page *page = page_at(l, r->alerts.items[i]);
        if (page && !page->is_emergency)
            load_fault(l, FAULT_ERROR, "map.json:/regions/%d/alerts/%d: \"%s\" is no emergency page", index,
                       i, page->id);
    }
    check_kinds(l, index, "tips", r->tips, PAGE_RECIPIENT_TIP, "recipient-tip");
}

static void check_relation(Loader *l, int index)
{
    const Relation *r = &l->content->relations[index];
    const Page *condition = page_at(l, r->condition), *technique = page_at(l, r->technique);
    if (condition && condition->kind != PAGE_CONDITION)
        load_fault(l, FAULT_ERROR, "map.json:/relations/%d/condition: \"%s\" is no condition", index,
                   condition->id);
    if (condition && condition->is_emergency)
        load_fault(l, FAULT_ERROR,
                   "map.json:/relations/%d/condition: \"%s\" is an emergency page; no technique "
                   "may be related",
                   index, condition->id);
    if (technique && technique->kind != PAGE_TECHNIQUE)
        load_fault(l, FAULT_ERROR, "map.json:/relations/%d/technique: \"%s\" is no technique", index,
                   technique->id);
}

void check_map(Loader *l)
{
    for (int i = 0; i < l->content->region_count; i++)
        check_region(l, i);
    for (int i = 0; i < l->content->relation_count; i++)
        check_relation(l, i);
}

/* NULL, or why two pages must not point at each other. */
static const char *pair_fault(const Loader *l, const Page *page, const Page *other)
{
    const Page *pages = l->content->languages[0].pages;
    const Page *condition = page->kind == PAGE_TECHNIQUE ? other : page;
    const Page *technique = page->kind == PAGE_TECHNIQUE ? page : other;
    if (page == other)
        return "a page is not related to itself";
    if (technique->kind != PAGE_TECHNIQUE)
        return NULL;
    if (condition->is_emergency)
        return "an emergency page and a technique must not be related";
    if (condition->kind != PAGE_CONDITION || !l->has_map)
        return NULL;
    Relevance level = content_relevance(l->content, (int)(condition - pages), (int)(technique - pages));
    bool is_fitting = level == REL_PRIMARY || level == REL_SECONDARY;
    return is_fitting ? NULL : "map.json does not call this condition and technique primary or secondary";
}

void check_pages(Loader *l)
{
    const char *tag = l->content->languages[0].tag;
    for (int p = 0; p < l->content->page_count; p++) {
        const Page *page = page_at(l, p);
        for (int i = 0; page && i < page->relations.count; i++) {
            const Page *other = page_at(l, page->relations.items[i]);
            const char *reason = other ? pair_fault(l, page, other) : NULL;
            if (reason)
                load_fault(l, FAULT_ERROR, "%s/pages/%s.json:/relations/%d: \"%s\": %s", tag, page->id, i,
                           other->id, reason);
        }
    }
}

/* --- reach -------------------------------------------------------------------------------------- */

typedef struct Reach {
    bool *is_seen; /* by page */
    int *queue;    /* pages seen, in the order found */
    int count;
} Reach;

static void reach_page(Reach *r, int page)
{
    if (page < 0 || r->is_seen[page])
        return;
    r->is_seen[page] = true;
    r->queue[r->count++] = page;
}

static void reach_list(Reach *r, IndexList list)
{
    for (int i = 0; i < list.count; i++)
        reach_page(r, list.items[i]);
}

/* Where a visitor can start from: the areas, the parts of the figure, the roles, the tips. */
static void reach_roots(const Loader *l, Reach *r)
{
    const Content *c = l->content;
    for (int i = 0; i < c->region_count; i++) {
        const Region *region = &c->regions[i];
        const IndexList lists[] = {region->primary_conditions,
                                   region->secondary_conditions,
                                   region->primary_techniques,
                                   region->secondary_techniques,
                                   region->withheld_techniques,
                                   region->alerts,
                                   region->tips};
        for (int k = 0; k < ARRAY_LEN(lists); k++)
            reach_list(r, lists[k]);
    }
    for (int i = 0; i < c->structure_count; i++)
        reach_list(r, c->structures[i].pages);
    for (int i = 0; i < ROLE_COUNT; i++)
        reach_page(r, c->roles[i]);
    for (int p = 0; p < c->page_count; p++) {
        const Page *page = page_at(l, p);
        if (page && (page->kind == PAGE_RECIPIENT_TIP || page->kind == PAGE_PRACTITIONER_TIP))
            reach_page(r, p);
    }
}

/* A-Z lists everything; a page must also be met by somebody who does not look for it. */
void check_reach(Loader *l)
{
    const Content *c = l->content;
    size_t count = (size_t)c->page_count;
    Reach r = {.is_seen = xcalloc(count, sizeof(bool)), .queue = xcalloc(count, sizeof(int))};
    reach_roots(l, &r);
    for (int i = 0; i < r.count; i++) {
        const Page *page = page_at(l, r.queue[i]);
        if (page)
            reach_list(&r, page->relations);
    }
    for (int p = 0; p < c->page_count; p++)
        if (page_at(l, p) && !r.is_seen[p])
            load_fault(l, FAULT_ERROR, "%s/pages/%s.json:/: no area, role, tip or page leads here",
                       c->languages[0].tag, l->page_ids[p]);
    free(r.is_seen);
    free(r.queue);
}
