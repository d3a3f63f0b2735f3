#include "base/figure_pack.h"

#include <string.h>

#include "base/figure_file.h"
#include "base/hash.h"

static const char MAGIC[8] = {'H', 'K', 'F', 'I', 'G', 'P', 'C', 'K'};

_Static_assert(sizeof(FigurePack) == 40 && sizeof(FigurePackItem) == 24, "the pack's form has no padding");

static uint64_t checksum(const FigurePack *pack, const FigurePackItem *items, size_t count)
{
    FigurePack header = *pack;
    header.checksum = 0;
    return hash_bytes(hash_bytes(HASH_START, &header, sizeof header), items, count * sizeof *items);
}

void figure_pack_lay_out(FigurePack *pack, FigurePackItem *items, int count, uint64_t key)
{
    ASSERT(count >= 0 && count <= FIGURE_PACK_MAX_ITEMS);
    *pack = (FigurePack){.version = FIGURE_PACK_VERSION, .count = (uint32_t)count, .key = key};
    memcpy(pack->magic, MAGIC, sizeof MAGIC);
    uint64_t end = sizeof *pack + (uint64_t)count * sizeof *items;
    for (int i = 0; i < count; i++) {
        items[i].offset = (end + FIGURE_FILE_ALIGN - 1) / FIGURE_FILE_ALIGN * FIGURE_FILE_ALIGN;
        end = items[i].offset + items[i].size;
    }
    pack->size = end;
    pack->checksum = checksum(pack, items, (size_t)count);
}

const char *figure_pack_fault(const void *bytes, size_t size, uint64_t key)
{
    const FigurePack *pack = bytes;
    if (size < sizeof *pack)
        return "shorter than its header";
    if (memcmp(pack->magic, MAGIC, sizeof MAGIC) != 0 || pack->version != FIGURE_PACK_VERSION)
        return "not a pack of this version";
    if (pack->key != key || pack->size != size)
        return "another pack or not whole";
    if (pack->count > FIGURE_PACK_MAX_ITEMS || size - sizeof *pack < pack->count * sizeof(FigurePackItem))
        return "a broken table";
    const FigurePackItem *items = (const FigurePackItem *)(pack + 1);
    if (pack->checksum != checksum(pack, items, pack->count))
        return "a damaged header";
    for (uint32_t i = 0; i < pack->count; i++)
        if (items[i].offset % FIGURE_FILE_ALIGN != 0 || items[i].offset > size ||
            items[i].size > size - items[i].offset)
            return "a figure outside the pack";
    return NULL;
}

const FigurePackItem *figure_pack_find(const void *bytes, uint64_t key, int hint)
{
    const FigurePack *pack = bytes;
    const FigurePackItem *items = (const FigurePackItem *)(pack + 1);
    for (uint32_t i = 0; i < pack->count; i++) {
        uint32_t at = ((uint32_t)hint + i) % pack->count;
        if (items[at].key == key)
            return &items[at];
    }
    return NULL;
}
