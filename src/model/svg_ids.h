/* The ids of an SVG's elements: what content may point at. Draws nothing, follows no reference. */
#ifndef HK_SVG_IDS_H
#define HK_SVG_IDS_H

#include "base/arena.h"
#include "base/err.h"

typedef struct SvgIds {
    const char **items;  /* in the arena given, sorted by bytes */
    const char **layers; /* by item: id of the group "layer-..." it stands in; NULL: none, it is drawn only
                            where it is named */
    int count;
    int w, h; /* of the viewBox "0 0 w h"; 0: another one, or none */
    bool is_read;
} SvgIds;

/* False with a reason (line and column) if it is not well-formed, not an SVG, has a document type
 * (the door to entities), nests deeper than 256, has more than 20,000 ids, one twice, or one with
 * blanks or control characters. */
bool svg_ids_read(const char *bytes, size_t len, Arena *arena, SvgIds *out, Err *err);

bool svg_ids_has(const SvgIds *ids, const char *id);
/* The id of the layer it stands in; NULL if it stands in none or is not there. */
const char *svg_ids_layer(const SvgIds *ids, const char *id);

#endif
