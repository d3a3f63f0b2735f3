/* Any bytes as an SVG. */
#include "fuzz.h"
#include "model/svg_ids.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = {0};
    SvgIds ids;
    Err err = {0};
    bool is_fine = svg_ids_read((const char *)data, size, &arena, &ids, &err);
    FUZZ_CHECK(is_fine == ids.is_read);
    FUZZ_CHECK(is_fine == (err.text[0] == '\0'));
    FUZZ_CHECK(utf8_valid(err.text, strlen(err.text), NULL));
    for (const char *at = err.text; *at; at++)
        FUZZ_CHECK((unsigned char)*at >= ' ' && *at != 0x7f);
    for (int i = 0; i < ids.count; i++)
        FUZZ_CHECK(!is_fine || svg_ids_has(&ids, ids.items[i]));
    arena_free(&arena);
    return 0;
}
