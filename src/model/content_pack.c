/* pack.json: what the pack is, its languages, who stands for it, where it comes from. */
#include <stdlib.h>
#include <string.h>

#include "model/content_load.h"

static const char FILE_NAME[] = "pack.json";

static bool is_language_tag(const char *tag)
{
    size_t first = strspn(tag, "abcdefghijklmnopqrstuvwxyz");
    size_t len = strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    return first >= 2 && first <= 8 && len <= 35 && tag[len] == '\0' && tag[len - 1] != '-' &&
           (tag[first] == '-' || tag[first] == '\0') && !strstr(tag, "--");
}

static bool is_version(const char *text)
{
    for (int part = 0; part < 3; part++) {
        size_t digits = strspn(text, "0123456789");
        if (digits == 0 || digits > 6 || text[digits] != (part < 2 ? '.' : '\0'))
            return false;
        text += digits + 1;
    }
    return true;
}

static void load_languages(Loader *l, const Json *root)
{
    static const char *const DIRECTIONS[] = {"ltr", "rtl"};
    Content *c = l->content;
    Json array = json_array(root, "languages", 1, CONTENT_MAX_LANGUAGES);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        Json entry = json_object(&it, NULL);
        Language *language = &c->languages[c->language_count];
        language->tag = json_text(&entry, "tag", 2, 35);
        language->name = load_text(l, &entry, "name", MARKUP_NONE);
        language->is_rtl = json_choice(&entry, "direction", DIRECTIONS, 2) == 1;
        if (!*language->tag)
            continue;
        if (!is_language_tag(language->tag))
            json_fault(&entry, "tag", "not a language tag such as en or zh-Hans");
        else if (content_language(c, language->tag) >= 0)
            json_fault(&entry, "tag", "\"%s\" is listed twice", language->tag);
        else
            c->language_count++;
    }
}

static void load_reviewers(Loader *l, const Json *root)
{
    Content *c = l->content;
    Json array = json_array(root, "reviewers", 0, LOAD_MAX_LIST);
    c->reviewers = arena_array(l->arena, (size_t)array.count, sizeof *c->reviewers);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        Json entry = json_object(&it, NULL);
        Reviewer *r = &c->reviewers[c->reviewer_count++];
        r->role = load_text(l, &entry, "role", MARKUP_NONE);
        r->covers = load_text(l, &entry, "covers", MARKUP_NONE);
        r->name = load_text_or_null(l, &entry, "name", MARKUP_NONE);
        r->on = json_date_or_null(&entry, "on");
        if (!r->name != !r->on)
            json_fault(&entry, "on", "name and on must both be there or both be null");
    }
}

static int by_source(const void *a, const void *b)
{
    const Source *const *x = a, *const *y = b;
    return strcmp((*x)->id, (*y)->id);
}

int load_source_index(const Loader *l, const char *id)
{
    const Source key = {.id = id}, *wanted = &key;
    size_t count = (size_t)l->content->source_count;
    const Source **found = count ? bsearch(&wanted, l->sources, count, sizeof *l->sources, by_source) : NULL;
    return found ? (int)(*found - l->content->sources) : -1;
}

static void sort_sources(Loader *l, const Json *array)
{
    const Content *c = l->content;
    l->sources = arena_array(l->arena, (size_t)c->source_count, sizeof *l->sources);
    for (int i = 0; i < c->source_count; i++)
        l->sources[i] = &c->sources[i];
    if (c->source_count)
        qsort(l->sources, (size_t)c->source_count, sizeof *l->sources, by_source);
    for (int i = 1; i < c->source_count; i++)
        if (*l->sources[i]->id && strcmp(l->sources[i - 1]->id, l->sources[i]->id) == 0)
            json_fault(array, NULL, "the source \"%s\" is listed twice", l->sources[i]->id);
}

static void load_sources(Loader *l, const Json *root)
{
    static const char *const CHECKS[] = {"page", "copy", "identity", "memory"};
    Content *c = l->content;
    Json array = json_array(root, "sources", 0, 1000);
    c->sources = arena_array(l->arena, (size_t)array.count, sizeof *c->sources);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        Json entry = json_object(&it, NULL);
        Source source = {.id = json_id(&entry, "id"),
                         .by = load_text(l, &entry, "by", MARKUP_NONE),
                         .title = load_text(l, &entry, "title", MARKUP_NONE),
                         .year = json_int_or_null(&entry, "year", 1500, 2200),
                         .find = load_text(l, &entry, "find", MARKUP_NONE),
                         .checked = CHECKS[json_choice(&entry, "checked", CHECKS, ARRAY_LEN(CHECKS))],
                         .is_certain = json_bool(&entry, "certain")};
        c->sources[c->source_count++] = source;
    }
    sort_sources(l, &array);
}

static void load_role_ids(Loader *l, const Json *root)
{
    static const char *const KEYS[ROLE_COUNT] = {[ROLE_HELP] = "help",
                                                 [ROLE_INTRODUCTION] = "introduction",
                                                 [ROLE_CHOICE] = "choice",
                                                 [ROLE_CLOSING] = "closing",
                                                 [ROLE_OTHER_CAUSES] = "other_causes"};
    Json roles = json_object(root, "roles");
    for (int i = 0; i < ROLE_COUNT; i++) {
        const char *id = json_id(&roles, KEYS[i]);
        l->content->roles[i] = load_page_index(l, id);
        if (*id && l->has_page_ids && l->content->roles[i] < 0)
            json_fault(&roles, KEYS[i], "there is no page \"%s\"", id);
    }
}

void load_pack(Loader *l)
{
    JsonDoc *doc = load_open(l, FILE_NAME);
    if (!doc)
        return;
    Content *c = l->content;
    Json root = json_root(doc);
    l->has_pack = root.node != NULL;
    json_int(&root, "format", 1, 1);
    c->id = json_id(&root, "id");
    c->version = json_text(&root, "version", 1, 32);
    if (*c->version && !is_version(c->version))
        json_fault(&root, "version", "not a version such as 1.0.0");
    load_languages(l, &root);
    if (c->language_count)
        load_page_ids(l);
    load_text(l, &root, "licence", MARKUP_NONE);
    const char *created = json_date(&root, "created");
    c->updated = json_date(&root, "updated");
    if (*c->updated && strcmp(created, c->updated) > 0)
        json_fault(&root, "updated", "before the day of creation");
    load_reviewers(l, &root);
    load_role_ids(l, &root);
    load_sources(l, &root);
    json_close(doc);
}
