/* Any bytes as one file of a pack: the first byte chooses which, the rest is the file. */
#include "../support/pack.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "model/content.h"

static const struct {
    char letter;
    const char *file; /* beside "content" */
} FILES[] = {
    {'p', "content/pack.json"},
    {'m', "content/map.json"},
    {'s', "content/en/strings.json"},
    {'a', "content/en/areas.json"},
    {'g', "content/en/pages/strain.json"},
    {'h', "content/ar/pages/thai.json"},
    {'v', "figure/left.svg"},
};

/* Everything a screen may print is there and valid. */
static void walk_text(const char *text)
{
    FUZZ_CHECK(text && utf8_valid(text, strlen(text), NULL));
}

static void walk(const Content *c)
{
    for (int i = 0; i < c->language_count; i++) {
        const Language *language = &c->languages[i];
        for (int s = 0; s < STRING_COUNT; s++)
            walk_text(language->strings[s]);
        for (int s = 0; s < c->structure_count; s++)
            walk_text(language->structure_names[s]);
        for (int r = 0; r < c->region_count; r++)
            walk_text(language->areas[r].name);
        for (int p = 0; p < c->page_count; p++) {
            const Page *page = &language->pages[p];
            walk_text(page->title);
            walk_text(page->summary);
            FUZZ_CHECK(page->word_count <= 250 && page->sources.count > 0);
            for (int k = 0; k < page->relations.count; k++)
                FUZZ_CHECK(page->relations.items[k] >= 0 && page->relations.items[k] < c->page_count);
        }
    }
}

static TestPack pack; /* made once, for all inputs */

static void remove_pack(void)
{
    pack_remove(&pack);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!pack.root[0]) {
        pack = pack_make(SOURCE_DIR);
        atexit(remove_pack);
    }
    int chosen = 0;
    while (size && chosen < ARRAY_LEN(FILES) && FILES[chosen].letter != (char)data[0])
        chosen++;
    if (!size || chosen == ARRAY_LEN(FILES))
        return 0;
    char path[160];
    snprintf(path, sizeof path, "%s/%s", pack.root, FILES[chosen].file);
    size_t good_size;
    char *good = pack_slurp(path, &good_size);
    pack_spill(path, data + 1, size - 1);
    Faults faults = {0};
    Content *content = content_load(pack.content, pack.figures, PACK_TODAY, &faults);
    pack_spill(path, good, good_size);
    free(good);
    FUZZ_CHECK((content == NULL) == (faults.errors > 0));
    fuzz_check_faults(&faults);
    if (content)
        walk(content);
    content_destroy(content);
    faults_free(&faults);
    return 0;
}
