/* Many rendered figures behind each other in one file: one mapping at start instead of hundreds.
 *
 * A FigurePack and its table of items, then whole figure files (base/figure_file.h), each on its
 * own memory page. The key is that of the set: a hash of the keys of its jobs. */
#ifndef HK_FIGURE_PACK_H
#define HK_FIGURE_PACK_H

#include "base/base.h"

enum { FIGURE_PACK_VERSION = 1, FIGURE_PACK_MAX_ITEMS = 1024 };

typedef struct FigurePackItem {
    uint64_t key, offset, size; /* offset: bytes from the pack's start */
} FigurePackItem;

typedef struct FigurePack {
    char magic[8];
    uint32_t version, count;
    uint64_t key, size, checksum;
} FigurePack;

/* Gives every item (key and size are set) its offset and fills the header. */
void figure_pack_lay_out(FigurePack *pack, FigurePackItem *items, int count, uint64_t key);

/* NULL if the bytes are a whole pack for `key` with all items inside it, else the reason. The
 * items themselves are not looked at. `bytes` must be aligned for FigurePack. */
const char *figure_pack_fault(const void *bytes, size_t size, uint64_t key);

/* The item of a key in a pack without fault, NULL if there is none. Found at once if it is the
 * `hint`th or soon after. */
const FigurePackItem *figure_pack_find(const void *bytes, uint64_t key, int hint);

#endif
