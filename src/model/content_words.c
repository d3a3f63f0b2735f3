/* <lang>/strings.json and <lang>/areas.json: the words that belong to no page. */
#include <string.h>

#include "model/content_load.h"
#include "model/prose.h"

/* Exactly the placeholders the program fills in, no other. */
static void check_placeholders(const Json *ui, const char *key, const char *text, const char *declared)
{
    const char *name;
    size_t len;
    const char *at = text;
    for (int found; (found = prose_placeholder(&at, &name, &len)) != 0;) {
        if (found < 0)
            json_fault(ui, key, "a brace that belongs to no {name}");
        else if (!prose_name_in(declared, name, len))
            json_fault(ui, key, "unknown placeholder {%.*s}", (int)MIN(len, 64), name);
    }
    for (const char *want = declared; *want;) {
        size_t want_len = strcspn(want, " ");
        bool has = false;
        at = text;
        for (int found; !has && (found = prose_placeholder(&at, &name, &len)) != 0;)
            has = found == 1 && len == want_len && memcmp(name, want, len) == 0;
        if (!has)
            json_fault(ui, key, "lacks the placeholder {%.*s}", (int)want_len, want);
        want += want_len + strspn(want + want_len, " ");
    }
}

static void load_ui(const Json *root, Language *language)
{
    Json ui = json_object(root, "ui");
    for (int i = 0; i < STRING_COUNT; i++) {
        const char *key = string_key((StringId)i);
        const char *text = json_text(&ui, key, 1, LOAD_MAX_TEXT);
        language->strings[i] = text;
        if (!*text)
            continue;
        const char *reason = prose_markup_fault(text);
        if (reason)
            json_fault(&ui, key, "%s", reason);
        check_placeholders(&ui, key, text, string_placeholders((StringId)i));
    }
}

static void load_view_words(Loader *l, const Json *root, Language *language)
{
    Json views = json_object(root, "views");
    for (int i = 0; i < l->content->view_count; i++) {
        if (!*l->content->views[i].id)
            continue;
        Json entry = json_object(&views, l->content->views[i].id);
        language->views[i] = (ViewWords){.name = load_text(l, &entry, "name", MARKUP_NONE),
                                         .left_edge = load_text(l, &entry, "left_edge", MARKUP_NONE),
                                         .right_edge = load_text(l, &entry, "right_edge", MARKUP_NONE)};
        language->views[i].show =
            json_has(&entry, "show") ? load_text(l, &entry, "show", MARKUP_NONE) : language->views[i].name;
        language->views[i].brief =
            json_has(&entry, "brief") ? load_text(l, &entry, "brief", MARKUP_NONE) : language->views[i].name;
    }
}

static void load_structure_names(Loader *l, const Json *root, Language *language)
{
    const Content *c = l->content;
    Json names = json_object(root, "structures"), briefs = {0};
    if (json_has(root, "structures_brief"))
        briefs = json_object(root, "structures_brief");
    for (int i = 0; i < c->structure_count; i++) {
        const char *id = c->structures[i].id;
        if (!*id)
            continue;
        language->structure_names[i] = load_text(l, &names, id, MARKUP_NONE);
        bool has_brief = briefs.node && json_has(&briefs, id);
        language->structure_briefs[i] =
            has_brief ? load_text(l, &briefs, id, MARKUP_NONE) : language->structure_names[i];
    }
}

void load_strings(Loader *l, Language *language)
{
    const Content *c = l->content;
    language->structure_names = arena_array(l->arena, (size_t)c->structure_count, sizeof(const char *));
    language->structure_briefs = arena_array(l->arena, (size_t)c->structure_count, sizeof(const char *));
    JsonDoc *doc = load_open(l, load_path(l, "%s/strings.json", language->tag));
    if (!doc)
        return;
    Json root = json_root(doc);
    load_ui(&root, language);
    if (l->has_map) {
        load_view_words(l, &root, language);
        load_structure_names(l, &root, language);
    } else {
        json_skip(&root, "views");
        json_skip(&root, "structures");
        json_skip(&root, "structures_brief");
    }
    json_close(doc);
}

static void load_area(Loader *l, const Json *entry, const Region *region, Area *area)
{
    area->name = load_text(l, entry, "name", MARKUP_NONE);
    if (region->sides == SIDE_BOTH) {
        area->left = load_text(l, entry, "left", MARKUP_NONE);
        area->right = load_text(l, entry, "right", MARKUP_NONE);
        area->both = load_text(l, entry, "both", MARKUP_NONE);
    }
    area->where = load_text(l, entry, "where", MARKUP_BOLD);
    area->synonyms = load_synonyms(l, entry);
    area->urgent = load_urgent(l, entry);
    area->withheld = load_text_or_null(l, entry, "withheld", MARKUP_BOLD);
    area->note = load_text_or_null(l, entry, "note", MARKUP_BOLD);
    if (entry->node && region->withheld_techniques.count && !area->withheld)
        json_fault(entry, "withheld", "techniques are withheld here, but no reason is given");
}

void load_areas(Loader *l, Language *language)
{
    const Content *c = l->content;
    language->areas = arena_array(l->arena, (size_t)c->region_count, sizeof *language->areas);
    JsonDoc *doc = load_open(l, load_path(l, "%s/areas.json", language->tag));
    if (!doc)
        return;
    if (!l->has_map) {
        json_drop(doc);
        return;
    }
    Json root = json_root(doc);
    for (int i = 0; i < c->region_count; i++) {
        if (!*c->regions[i].id)
            continue;
        Json entry = json_object(&root, c->regions[i].id);
        load_area(l, &entry, &c->regions[i], &language->areas[i]);
    }
    json_close(doc);
}
