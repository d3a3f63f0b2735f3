#include "model/content_load.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/prose.h"

void load_fault(Loader *l, FaultLevel level, const char *fmt, ...)
{
    if (l->faults->count >= LOAD_MAX_FAULTS) {
        l->unlisted++;
        return;
    }
    char text[1024];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    faults_add(l->faults, level, "%s", text);
}

const char *load_path(Loader *l, const char *fmt, ...)
{
    char path[512];
    va_list args;
    va_start(args, fmt);
    int len = vsnprintf(path, sizeof path, fmt, args);
    va_end(args);
    ASSERT(len >= 0 && len < (int)sizeof path);
    return arena_copy(l->arena, path, (size_t)len);
}

JsonDoc *load_open(Loader *l, const char *file)
{
    if (l->faults->count >= LOAD_MAX_FAULTS || l->pack.is_spent) {
        l->unlisted++;
        return NULL;
    }
    Err err = {0};
    size_t len;
    char *bytes = folder_read(&l->pack, file, LOAD_MAX_FILE, &len, &err);
    if (!bytes) {
        load_fault(l, FAULT_ERROR, "%s:/: %s", file, err.text);
        return NULL;
    }
    JsonDoc *doc = json_open(file, bytes, len, l->arena, l->faults);
    free(bytes);
    return doc;
}

JsonDoc *load_open_if_there(Loader *l, const char *file)
{
    Err err = {0};
    char *path = folder_resolve(&l->pack, file, &err);
    if (!path)
        return NULL;
    free(path);
    return load_open(l, file);
}

/* Words that the site file gives; see content/README.md. */
static const char SITE_NAMES[] = "emergency_number clinic_name";

static void check_prose(const Json *object, const char *key, const char *text, Markup markup)
{
    const char *reason = prose_markup_fault(text);
    if (reason)
        json_fault(object, key, "%s", reason);
    else if (markup == MARKUP_NONE && strstr(text, "**"))
        json_fault(object, key, "** is not allowed here");
    const char *name;
    size_t len;
    for (int found; (found = prose_placeholder(&text, &name, &len)) != 0;) {
        if (found < 0)
            json_fault(object, key, "a brace that belongs to no {name}");
        else if (!prose_name_in(SITE_NAMES, name, len))
            json_fault(object, key, "unknown placeholder {%.*s}", (int)MIN(len, 64), name);
    }
}

const char *load_text(Loader *l, const Json *object, const char *key, Markup markup)
{
    (void)l;
    const char *text = json_text(object, key, 1, LOAD_MAX_TEXT);
    check_prose(object, key, text, markup);
    return text;
}

const char *load_text_or_null(Loader *l, const Json *object, const char *key, Markup markup)
{
    (void)l;
    const char *text = json_text_or_null(object, key, 1, LOAD_MAX_TEXT);
    if (text)
        check_prose(object, key, text, markup);
    return text;
}

TextList load_texts(Loader *l, const Json *object, const char *key, int min, int max, Markup markup)
{
    Json array = json_array(object, key, min, max);
    const char **items = arena_array(l->arena, (size_t)array.count, sizeof *items);
    for (Json it = json_first(&array); it.node; json_step(&it))
        items[it.at] = load_text(l, &it, NULL, markup);
    return (TextList){items, array.count};
}

TextList load_synonyms(Loader *l, const Json *object)
{
    TextList list = load_texts(l, object, "synonyms", 0, LOAD_MAX_LIST, MARKUP_NONE);
    for (int i = 1; i < list.count; i++)
        for (int k = 0; k < i; k++)
            if (*list.items[i] && strcmp(list.items[i], list.items[k]) == 0)
                json_fault(object, "synonyms", "item %d is there already, as item %d", i, k);
    return list;
}

UrgentList load_urgent(Loader *l, const Json *object)
{
    static const char *const LEVELS[] = {
        [URGENT_EMERGENCY] = "emergency", [URGENT_TODAY] = "today", [URGENT_SOON] = "soon"};
    Json array = json_array(object, "urgent", 0, LOAD_MAX_LIST);
    UrgentLine *items = arena_array(l->arena, (size_t)array.count, sizeof *items);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        Json line = json_object(&it, NULL);
        items[it.at].level = (Urgency)json_choice(&line, "level", LEVELS, ARRAY_LEN(LEVELS));
        items[it.at].text = load_text(l, &line, "text", MARKUP_BOLD);
        if (it.at > 0 && items[it.at].level < items[it.at - 1].level)
            json_fault(&it, NULL, "more pressing than the line before it");
    }
    return (UrgentList){items, array.count};
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int load_page_index(const Loader *l, const char *id)
{
    if (l->content->page_count == 0)
        return -1;
    const char **found =
        bsearch(&id, l->page_ids, (size_t)l->content->page_count, sizeof *l->page_ids, by_text);
    return found ? (int)(found - l->page_ids) : -1;
}

IndexList load_page_list(Loader *l, const Json *object, const char *key, int min, int max)
{
    Json array = json_array(object, key, min, max);
    int *items = arena_array(l->arena, (size_t)array.count, sizeof *items);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        const char *id = json_id(&it, NULL);
        int page = load_page_index(l, id);
        if (page < 0 && *id && l->has_page_ids)
            json_fault(&it, NULL, "there is no page \"%s\"", id);
        if (page >= 0 && list_has((IndexList){items, it.at}, page))
            json_fault(&it, NULL, "\"%s\" is listed twice", id);
        items[it.at] = page;
    }
    return (IndexList){items, array.count};
}

bool list_has(IndexList list, int index)
{
    for (int i = 0; i < list.count; i++)
        if (list.items[i] == index)
            return true;
    return false;
}
