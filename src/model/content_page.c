/* <lang>/pages/<id>.json: one page a file. */
#include <stdlib.h>
#include <string.h>

#include "model/content_load.h"
#include "model/json_text.h"
#include "model/prose.h"

static const char SUFFIX[] = ".json";

/* "bursitis" from "bursitis.json", in the arena; NULL and a fault if that is not an id. */
static const char *id_of_file(Loader *l, const char *folder, const char *name)
{
    const char *id = arena_copy(l->arena, name, strlen(name) - strlen(SUFFIX));
    if (json_is_id(id))
        return id;
    char shown[64];
    size_t len = 0;
    for (const char *at = id; *at && len < sizeof shown - 1; at++)
        shown[len++] = *at > ' ' && *at < 0x7f && *at != ':' ? *at : '?';
    shown[len] = '\0';
    load_fault(l, FAULT_ERROR, "%s/%s.json:/: a page file is named after its id", folder, shown);
    return NULL;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The ids of a language's pages, sorted; false if the folder cannot be read. */
static bool list_pages(Loader *l, const char *tag, NameList *ids)
{
    const char *folder = load_path(l, "%s/pages", tag);
    Err err = {0};
    int others = 0;
    bool is_fine = folder_list(&l->pack, folder, SUFFIX, CONTENT_MAX_PAGES, l->arena, ids, &others, &err);
    if (!is_fine)
        load_fault(l, FAULT_ERROR, "%s:/: %s", folder, err.text);
    if (others)
        load_fault(l, FAULT_WARNING, "%s:/: files that are no pages (not .json): %d", folder, others);
    int count = 0;
    for (int i = 0; i < ids->count; i++) {
        const char *id = id_of_file(l, folder, ids->items[i]);
        if (id)
            ids->items[count++] = id;
    }
    ids->count = count;
    /* sorted with the suffix until now: "a-b.json" stood before "a.json" */
    if (count)
        qsort(ids->items, (size_t)count, sizeof *ids->items, by_text);
    return is_fine;
}

void load_page_ids(Loader *l)
{
    NameList ids;
    l->has_page_ids = list_pages(l, l->content->languages[0].tag, &ids);
    l->page_ids = ids.items;
    l->content->page_count = ids.count;
    if (l->has_page_ids && ids.count == 0)
        load_fault(l, FAULT_ERROR, "%s/pages:/: holds no page", l->content->languages[0].tag);
    l->has_page_ids = ids.count > 0;
}

static void load_facts(Loader *l, const Json *entry, Block *block)
{
    Json items = json_array(entry, "items", 1, LOAD_MAX_LIST);
    Fact *facts = arena_array(l->arena, (size_t)items.count, sizeof *facts);
    block->facts = facts;
    block->fact_count = items.count;
    for (Json it = json_first(&items); it.node; json_step(&it)) {
        Json item = json_object(&it, NULL);
        Fact *fact = &facts[it.at];
        fact->label = load_text(l, &item, "label", MARKUP_NONE);
        fact->text = load_text(l, &item, "text", MARKUP_BOLD);
        if (!json_has(&item, "level") && !json_has(&item, "of"))
            continue;
        fact->of = json_int(&item, "of", 1, 10);
        fact->level = json_int(&item, "level", 0, 10);
        fact->from = json_has(&item, "from") ? json_int(&item, "from", 1, 10) : 1;
        if (fact->level > fact->of && fact->of)
            json_fault(&item, "level", "%d is more than of, %d", fact->level, fact->of);
        if (json_has(&item, "from") && fact->from > fact->level)
            json_fault(&item, "from", "%d is more than level, %d", fact->from, fact->level);
    }
}

/* Index of a picture by its name: the same for all languages that name it. */
static int load_picture(Loader *l, const Json *json, const char *key)
{
    Content *c = l->content;
    const char *name = json_id(json, key);
    for (int i = 0; i < c->picture_count; i++)
        if (strcmp(c->pictures[i], name) == 0)
            return i;
    if (!*name)
        return -1;
    if (c->picture_count == CONTENT_MAX_PICTURES) {
        json_fault(json, key, "more than %d pictures", CONTENT_MAX_PICTURES);
        return -1;
    }
    c->pictures[c->picture_count] = name;
    return c->picture_count++;
}

static IndexList load_step_pictures(Loader *l, const Json *block, int step_count)
{
    Json array = json_array(block, "pictures", step_count, step_count);
    int *items = arena_array(l->arena, (size_t)array.count, sizeof *items);
    for (Json it = json_first(&array); it.node; json_step(&it))
        items[it.at] = load_picture(l, &it, NULL);
    return (IndexList){items, array.count};
}

static void load_block(Loader *l, const Json *entry, Block *block)
{
    static const char *const TYPES[] = {
        [BLOCK_HEADING] = "heading", [BLOCK_PARAGRAPH] = "paragraph", [BLOCK_LIST] = "list",
        [BLOCK_STEPS] = "steps",     [BLOCK_COMPARE] = "compare",     [BLOCK_FACTS] = "facts",
        [BLOCK_NOTE] = "note"};
    int errors_before = l->faults->errors;
    block->type = (BlockType)json_choice(entry, "type", TYPES, ARRAY_LEN(TYPES));
    if (l->faults->errors > errors_before) {
        json_skip(entry, NULL);
        return;
    }
    switch (block->type) {
    case BLOCK_HEADING:
        block->text = load_text(l, entry, "text", MARKUP_NONE);
        break;
    case BLOCK_PARAGRAPH:
    case BLOCK_NOTE:
        block->text = load_text(l, entry, "text", MARKUP_BOLD);
        break;
    case BLOCK_LIST:
    case BLOCK_STEPS:
        block->items = load_texts(l, entry, "items", 1, LOAD_MAX_LIST, MARKUP_BOLD);
        if (block->type == BLOCK_STEPS && json_has(entry, "pictures"))
            block->pictures = load_step_pictures(l, entry, block->items.count);
        break;
    case BLOCK_COMPARE:
        block->items = load_texts(l, entry, "may", 1, LOAD_MAX_LIST, MARKUP_BOLD);
        block->others = load_texts(l, entry, "not", 1, LOAD_MAX_LIST, MARKUP_BOLD);
        break;
    case BLOCK_FACTS:
        load_facts(l, entry, block);
        break;
    }
}

static void load_blocks(Loader *l, const Json *root, Page *page)
{
    Json array = json_array(root, "blocks", 0, LOAD_MAX_LIST);
    Block *blocks = arena_array(l->arena, (size_t)array.count, sizeof *blocks);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        Json entry = json_object(&it, NULL);
        load_block(l, &entry, &blocks[it.at]);
        if (blocks[it.at].type == BLOCK_COMPARE && page->is_emergency)
            json_fault(&it, NULL, "an emergency page must not compare what massage may do");
    }
    page->blocks = blocks;
    page->block_count = array.count;
}

static IndexList load_source_list(Loader *l, const Json *evidence)
{
    Json array = json_array(evidence, "sources", 1, LOAD_MAX_LIST);
    int *items = arena_array(l->arena, (size_t)array.count, sizeof *items);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        const char *id = json_id(&it, NULL);
        int found = load_source_index(l, id);
        if (found < 0 && *id)
            json_fault(&it, NULL, "pack.json has no source \"%s\"", id);
        else if (*id && list_has((IndexList){items, it.at}, found))
            json_fault(&it, NULL, "\"%s\" is listed twice", id);
        items[it.at] = found;
    }
    return (IndexList){items, array.count};
}

static void load_evidence(Loader *l, const Json *root, Page *page)
{
    static const char *const LABELS[] = {[EVIDENCE_STRONG] = "strong",
                                         [EVIDENCE_MODERATE] = "moderate",
                                         [EVIDENCE_LIMITED] = "limited",
                                         [EVIDENCE_TRADITIONAL] = "traditional",
                                         [EVIDENCE_NONE] = "none"};
    Json evidence = json_object(root, "evidence");
    page->evidence = (EvidenceLabel)json_choice(&evidence, "label", LABELS, ARRAY_LEN(LABELS));
    page->evidence_text = load_text(l, &evidence, "text", MARKUP_BOLD);
    page->sources = load_source_list(l, &evidence);
}

static int months(const char *date)
{
    return atoi(date) * 12 + atoi(date + 5);
}

static void load_review(Loader *l, const Json *root, Page *page)
{
    Json review = json_object(root, "review");
    page->review.by = load_text_or_null(l, &review, "by", MARKUP_NONE);
    page->review.role = load_text_or_null(l, &review, "role", MARKUP_NONE);
    page->review.on = json_date_or_null(&review, "on");
    if (!review.node)
        return;
    if (!page->review.by != !page->review.on || !page->review.by != !page->review.role)
        json_fault(&review, NULL, "by, role and on must all be there or all be null");
    const char *on = page->review.on;
    if (!on || !*on)
        return;
    int age = months(l->today) - months(on) - (strcmp(on + 8, l->today + 8) >= 0);
    if (strcmp(on, l->today) > 0)
        json_warn(&review, "on", "in the future");
    else if (age >= LOAD_REVIEW_MONTHS)
        json_warn(&review, "on", "reviewed more than %d months ago", LOAD_REVIEW_MONTHS);
}

static int words_of(TextList list)
{
    int words = 0;
    for (int i = 0; i < list.count; i++)
        words += prose_words(list.items[i]);
    return words;
}

static int count_words(const Page *page)
{
    int words = prose_words(page->title) + prose_words(page->subtitle) + prose_words(page->summary) +
                prose_words(page->evidence_text);
    for (int i = 0; i < page->urgent.count; i++)
        words += prose_words(page->urgent.items[i].text);
    for (int i = 0; i < page->block_count; i++) {
        const Block *b = &page->blocks[i];
        words += (b->text ? prose_words(b->text) : 0) + words_of(b->items) + words_of(b->others);
        for (int k = 0; k < b->fact_count; k++)
            words += prose_words(b->facts[k].label) + prose_words(b->facts[k].text);
    }
    return words;
}

static void load_when(const Json *root, Page *page)
{
    static const char *const TIMES[] = {"before", "during", "after"};
    bool is_tip = page->kind == PAGE_RECIPIENT_TIP || page->kind == PAGE_PRACTITIONER_TIP;
    if (is_tip || json_has(root, "when"))
        page->when = TIP_BEFORE + (TipTime)json_choice(root, "when", TIMES, ARRAY_LEN(TIMES));
    if (!is_tip && json_has(root, "when"))
        json_fault(root, "when", "only the two kinds of tips have it");
}

static void load_emergency(const Json *root, Page *page)
{
    if (!json_has(root, "emergency"))
        return;
    page->is_emergency = json_bool(root, "emergency");
    if (!page->is_emergency)
        json_fault(root, "emergency", "may only be true; leave it out otherwise");
    if (page->kind == PAGE_TECHNIQUE)
        json_fault(root, "emergency", "a technique is no emergency page");
}

static void load_page(Loader *l, const Json *root, Page *page, bool is_default)
{
    static const char *const KINDS[PAGE_KIND_COUNT] = {[PAGE_CONDITION] = "condition",
                                                       [PAGE_TECHNIQUE] = "technique",
                                                       [PAGE_BENEFIT] = "benefit",
                                                       [PAGE_RECIPIENT_TIP] = "recipient-tip",
                                                       [PAGE_PRACTITIONER_TIP] = "practitioner-tip",
                                                       [PAGE_NOTICE] = "notice"};
    if (!root->node)
        return;
    const char *id = json_id(root, "id");
    if (*id && strcmp(id, page->id) != 0)
        json_fault(root, "id", "\"%s\" is not the name of the file", id);
    int errors_before = l->faults->errors;
    page->kind = (PageKind)json_choice(root, "kind", KINDS, PAGE_KIND_COUNT);
    bool is_kind_known = l->faults->errors == errors_before;
    load_when(root, page);
    load_emergency(root, page);
    page->order = json_has(root, "order") ? json_int(root, "order", 1, 99) : 0;
    page->picture = json_has(root, "picture") ? load_picture(l, root, "picture") : -1;
    page->title = load_text(l, root, "title", MARKUP_NONE);
    page->subtitle = load_text(l, root, "subtitle", MARKUP_NONE);
    page->synonyms = load_synonyms(l, root);
    page->summary = load_text(l, root, "summary", MARKUP_BOLD);
    page->urgent = load_urgent(l, root);
    load_blocks(l, root, page);
    load_evidence(l, root, page);
    page->relations = load_page_list(l, root, "relations", 0, LOAD_MAX_LIST);
    page->figure = load_page_figure(l, root);
    load_review(l, root, page);
    page->word_count = count_words(page);
    int most = is_default ? LOAD_MAX_WORDS : LOAD_MAX_TRANSLATED;
    if (page->word_count > most)
        json_fault(root, NULL, "%d words, at most %d are allowed", page->word_count, most);
    if (!is_kind_known)
        page->title = NULL; /* nothing sensible can be said about its place in the pack */
}

/* Both lists are sorted: one walk finds what only one of them has. */
static void compare_ids(Loader *l, const Language *language, const NameList *ids)
{
    const Content *c = l->content;
    int a = 0, b = 0;
    while (a < c->page_count || b < ids->count) {
        int order = a == c->page_count ? 1 : b == ids->count ? -1 : strcmp(l->page_ids[a], ids->items[b]);
        if (order < 0)
            load_fault(l, FAULT_WARNING,
                       "%s/pages/%s.json:/: missing, the page of the language \"%s\" stands in for it",
                       language->tag, l->page_ids[a], c->languages[0].tag);
        if (order > 0)
            load_fault(l, FAULT_ERROR, "%s/pages/%s.json:/: the language \"%s\" has no such page",
                       language->tag, ids->items[b], c->languages[0].tag);
        a += order <= 0;
        b += order >= 0;
    }
}

static bool has_id(const NameList *ids, const char *id)
{
    return ids->count && bsearch(&id, ids->items, (size_t)ids->count, sizeof *ids->items, by_text);
}

void load_pages(Loader *l, Language *language)
{
    const Content *c = l->content;
    bool is_default = language == &c->languages[0];
    NameList ids = {.items = l->page_ids, .count = c->page_count};
    language->pages = arena_array(l->arena, (size_t)c->page_count, sizeof *language->pages);
    if (!is_default && list_pages(l, language->tag, &ids))
        compare_ids(l, language, &ids);
    for (int i = 0; i < c->page_count; i++) {
        Page *page = &language->pages[i];
        page->id = l->page_ids[i];
        page->figure.view = -1;
        if (!has_id(&ids, page->id)) {
            /* one page must not cost the pack a language; the screen says whose words these are */
            *page = c->languages[0].pages[i];
            page->borrowed = &c->languages[0];
            continue;
        }
        JsonDoc *doc = load_open(l, load_path(l, "%s/pages/%s.json", language->tag, page->id));
        if (doc) {
            Json root = json_root(doc);
            load_page(l, &root, page, is_default);
            json_close(doc);
        }
        l->has_broken_page = l->has_broken_page || (is_default && !page->title);
    }
}
