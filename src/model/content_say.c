/* <lang>/say.json: what a voice does not know by itself. A pack may do without. */
#include "model/content_load.h"

static void load_months(Loader *l, const Json *root, Language *language)
{
    if (json_has(root, "months"))
        language->months = load_texts(l, root, "months", 12, 12, MARKUP_NONE);
}

void load_say(Loader *l, Language *language)
{
    JsonDoc *doc = load_open_if_there(l, load_path(l, "%s/say.json", language->tag));
    if (!doc)
        return;
    Json root = json_root(doc);
    load_months(l, &root, language);
    Json list = json_array(&root, "words", 0, LOAD_MAX_SAY);
    language->say = arena_array(l->arena, (size_t)list.count, sizeof *language->say);
    for (Json it = json_first(&list); it.node; json_step(&it)) {
        Json entry = json_object(&it, NULL);
        SayWord word = {.word = load_text(l, &entry, "word", MARKUP_NONE),
                        .as = load_text(l, &entry, "as", MARKUP_NONE)};
        if (*word.word && language->say_count < list.count)
            language->say[language->say_count++] = word;
    }
    json_close(doc);
}
