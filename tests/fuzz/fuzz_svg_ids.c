/* Any bytes as an SVG. */
#include <expat.h>

#include "fuzz.h"
#include "model/svg_ids.h"

/* What we leave out to be quick must not make a bad file good. */
static bool is_well_formed(const uint8_t *data, size_t size)
{
    XML_Parser parser = XML_ParserCreate("UTF-8");
    bool is_fine = XML_Parse(parser, (const char *)data, (int)size, XML_TRUE) == XML_STATUS_OK;
    XML_ParserFree(parser);
    return is_fine;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = {0};
    SvgIds ids;
    Err err = {0};
    bool is_fine = svg_ids_read((const char *)data, size, &arena, &ids, &err);
    FUZZ_CHECK(is_fine == ids.is_read);
    FUZZ_CHECK(!is_fine || is_well_formed(data, size));
    FUZZ_CHECK(is_fine == (err.text[0] == '\0'));
    FUZZ_CHECK(utf8_valid(err.text, strlen(err.text), NULL));
    for (const char *at = err.text; *at; at++)
        FUZZ_CHECK((unsigned char)*at >= ' ' && *at != 0x7f);
    for (int i = 0; i < ids.count; i++)
        FUZZ_CHECK(!is_fine || svg_ids_has(&ids, ids.items[i]));
    arena_free(&arena);
    return 0;
}
