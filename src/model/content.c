#include "model/content.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/hash.h"
#include "model/content_load.h"
#include "model/json_text.h"

static void load_languages(Loader *l)
{
    Content *c = l->content;
    for (int i = 0; i < c->language_count; i++) {
        load_strings(l, &c->languages[i]);
        load_say(l, &c->languages[i]);
        load_areas(l, &c->languages[i]);
        load_form_words(l, &c->languages[i]);
        load_glossary(l, &c->languages[i]);
        load_pages(l, &c->languages[i]);
    }
}

static void load_all(Loader *l)
{
    load_pack(l);
    load_map(l);
    load_figures(l);
    load_forms(l);
    load_languages(l);
    check_map(l);
    check_figures(l);
    if (l->content->language_count) {
        check_pages(l);
        if (l->has_pack && l->has_map && !l->has_broken_page)
            check_reach(l);
        check_languages(l);
    }
    if (l->unlisted)
        faults_add(l->faults, FAULT_ERROR, "pack.json:/: too many: %d more faults or files are not listed",
                   l->unlisted);
}

Content *content_load(const char *dir, const char *figure_dir, const char *today, Faults *faults)
{
    ASSERT(json_is_date(today));
    int errors_before = faults->errors;
    Content *c = xcalloc(1, sizeof *c);
    Loader *l = xcalloc(1, sizeof *l);
    *l = (Loader){.content = c, .arena = &c->arena, .faults = faults, .today = today};
    for (int i = 0; i < ROLE_COUNT; i++)
        c->roles[i] = -1;
    c->dir = arena_copy(&c->arena, dir, strlen(dir));
    Err err = {0};
    if (!folder_open(&l->pack, dir, LOAD_MAX_PACK, &err)) {
        faults_add(faults, FAULT_ERROR, "%s:/: %s", dir, err.text);
    } else {
        l->has_figures = folder_open(&l->figures, figure_dir, LOAD_MAX_FIGURES, &err);
        if (!l->has_figures)
            faults_add(faults, FAULT_ERROR, "%s:/: %s", figure_dir, err.text);
        load_all(l);
        c->hash = hash_u64(l->pack.hash, l->figures.hash);
    }
    folder_close(&l->pack);
    folder_close(&l->figures);
    free(l);
    if (faults->errors == errors_before)
        return c;
    content_destroy(c);
    return NULL;
}

void content_destroy(Content *content)
{
    if (!content)
        return;
    arena_free(&content->arena);
    free(content);
}

int content_page(const Content *content, const char *id)
{
    const Page *pages = content->language_count ? content->languages[0].pages : NULL;
    int low = 0, high = pages ? content->page_count : 0;
    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = strcmp(id, pages[middle].id);
        if (order == 0)
            return middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}

int content_region(const Content *content, const char *id)
{
    for (int i = 0; i < content->region_count; i++)
        if (strcmp(content->regions[i].id, id) == 0)
            return i;
    return -1;
}

int content_view(const Content *content, const char *id)
{
    for (int i = 0; i < content->view_count; i++)
        if (strcmp(content->views[i].id, id) == 0)
            return i;
    return -1;
}

int content_language(const Content *content, const char *tag)
{
    for (int i = 0; i < content->language_count; i++)
        if (strcmp(content->languages[i].tag, tag) == 0)
            return i;
    return -1;
}

/* How many parts of the tags, between hyphens, are the same from the start; all of `have` must be in `want`.
 */
static int common_parts(const char *have, const char *want)
{
    int parts = 0;
    for (;; have++, want++) {
        char h = *have == '_' ? '-' : *have, w = *want == '_' ? '-' : *want;
        bool h_ends = !h || h == '-', w_ends = !w || w == '-';
        if (h_ends && w_ends)
            parts++;
        if (!h)
            return w_ends ? parts : 0;
        if (tolower((unsigned char)h) != tolower((unsigned char)w))
            return 0;
    }
}

/* Chinese as regions write it: their tags name no script, the pack's do. NULL: not one of them. */
static const char *script_of_region(const char *tag)
{
    static const struct {
        const char *region, *tag;
    } KNOWN[] = {
        {"cn", "zh-Hans"}, {"sg", "zh-Hans"}, {"tw", "zh-Hant"}, {"hk", "zh-Hant"}, {"mo", "zh-Hant"}};
    bool is_region = strncasecmp(tag, "zh", 2) == 0 && (tag[2] == '-' || tag[2] == '_');
    for (size_t i = 0; is_region && i < ARRAY_LEN(KNOWN); i++)
        if (strcasecmp(tag + 3, KNOWN[i].region) == 0)
            return KNOWN[i].tag;
    return NULL;
}

int content_language_like(const Content *content, const char *tag)
{
    const char *script = script_of_region(tag);
    int exact = script ? content_language(content, script) : -1;
    if (exact >= 0)
        return exact;
    int best = -1, most = 0;
    for (int i = 0; i < content->language_count; i++) {
        int parts = common_parts(content->languages[i].tag, tag);
        if (parts > most) {
            most = parts;
            best = i;
        }
    }
    return best;
}

Relevance content_relevance(const Content *content, int condition, int technique)
{
    for (int i = 0; i < content->relation_count; i++) {
        const Relation *r = &content->relations[i];
        if (r->condition == condition && r->technique == technique)
            return r->level;
    }
    return REL_NONE;
}
