/* <lang>/glossary.json: words of the pages that not everybody knows, each in one plain sentence. A
 * pack may do without. */
#include <string.h>

#include "model/content_load.h"

static void load_entry(Loader *l, const Json *entry, Glossary *glossary)
{
    GlossaryEntry *made = &glossary->items[glossary->count];
    made->id = json_id(entry, "id");
    made->word = load_text(l, entry, "word", MARKUP_NONE);
    made->forms = load_texts(l, entry, "forms", 1, CONTENT_MAX_LIST, MARKUP_NONE);
    made->text = load_text(l, entry, "text", MARKUP_NONE);
    for (int i = 0; i < glossary->count; i++)
        if (*made->id && strcmp(glossary->items[i].id, made->id) == 0)
            json_fault(entry, "id", "\"%s\" is listed twice", made->id);
    glossary->count++;
}

void load_glossary(Loader *l, Language *language)
{
    JsonDoc *doc = load_open_if_there(l, load_path(l, "%s/glossary.json", language->tag));
    if (!doc)
        return;
    Json root = json_root(doc), words = json_array(&root, "words", 1, CONTENT_MAX_GLOSSARY);
    language->glossary.items =
        arena_array(l->arena, (size_t)MAX(1, words.count), sizeof *language->glossary.items);
    for (Json it = json_first(&words); it.node; json_step(&it)) {
        Json entry = json_object(&it, NULL);
        load_entry(l, &entry, &language->glossary);
    }
    json_close(doc);
}
