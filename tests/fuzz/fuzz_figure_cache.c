/* Cache files and packs of rendered figures: any bytes are refused or lie wholly inside themselves.
 *
 * The first byte chooses; with its top bit the checksum is put right, so that what it guards is
 * tested as well. */
#include <stdlib.h>
#include <string.h>

#include "base/figure_pack.h"
#include "base/hash.h"
#include "sys/figures_cache.h"
#include "sys/figures_pixels.h"

enum { FORM_BITS = 3, IS_PACK = 4, MANY_PLANES = 8, MEND = 128, MANY = 6 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t mended(const void *header, size_t header_size, size_t checksum_at, size_t item_size,
                       uint32_t count)
{
    unsigned char copy[64];
    memcpy(copy, header, header_size);
    memset(copy + checksum_at, 0, sizeof(uint64_t));
    const unsigned char *items = (const unsigned char *)header + header_size;
    return hash_bytes(hash_bytes(HASH_START, copy, header_size), items, count * item_size);
}

static void mend_file(void *bytes, size_t size)
{
    FigureFile *file = bytes;
    if (size < sizeof *file)
        return;
    file->size = size;
    if (file->plane_count <= (size - sizeof *file) / sizeof(FigurePlane))
        file->checksum = mended(file, sizeof *file, offsetof(FigureFile, checksum), sizeof(FigurePlane),
                                file->plane_count);
}

static void mend_pack(void *bytes, size_t size)
{
    FigurePack *pack = bytes;
    if (size < sizeof *pack)
        return;
    pack->size = size;
    if (pack->count <= (size - sizeof *pack) / sizeof(FigurePackItem))
        pack->checksum =
            mended(pack, sizeof *pack, offsetof(FigurePack, checksum), sizeof(FigurePackItem), pack->count);
}

/* Unpacks all and reads every pixel, as the renderer would. */
static uint64_t read_all(const void *bytes, int planes)
{
    uint64_t sum = 0;
    FigurePixels unpacked = {0};
    if (!figures_pixels_open(&unpacked, bytes))
        return 0;
    for (int i = 0; i < planes; i++) {
        const FigurePlane *plane = figure_file_plane(bytes, i);
        const uint8_t *pixels = (const uint8_t *)unpacked.bytes + figure_file_pixels_at(bytes, i);
        for (int y = 0; y < plane->h; y++)
            for (int x = 0; x < plane->w * plane->pixel_bytes; x++)
                sum += pixels[(size_t)y * (size_t)plane->stride * (size_t)plane->pixel_bytes + (size_t)x];
    }
    figures_pixels_drop(&unpacked);
    return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 9)
        return 0;
    uint8_t choice = data[0];
    uint64_t key;
    memcpy(&key, data + 1, sizeof key);
    size -= 9;
    void *bytes = malloc(MAX(size, 1)); /* of its very size: a read behind it is seen */
    ASSERT(bytes);
    memcpy(bytes, data + 9, size);
    FigureForm form = (FigureForm)((choice & FORM_BITS) % 3);
    int planes = choice & MANY_PLANES ? MANY : form == FIGURE_FORM_MAP ? 2 : 1;
    uint64_t sum = 0;
    if (choice & MEND && choice & IS_PACK)
        mend_pack(bytes, size);
    else if (choice & MEND)
        mend_file(bytes, size);
    if (choice & IS_PACK) {
        FigurePackMapping pack = {.bytes = bytes, .size = size};
        FigureMapping found;
        if (!figure_pack_fault(bytes, size, key))
            for (int hint = 0; hint < 3; hint++)
                if (figures_cache_from_pack(&pack, key, hint, form, planes, &found))
                    sum += read_all(found.bytes, planes);
    } else if (!figures_cache_fault(bytes, size, key, form, planes)) {
        sum += read_all(bytes, planes);
    }
    free(bytes);
    static volatile uint64_t sink; /* the compiler may not drop the reading */
    sink = sum;
    (void)sink;
    return 0;
}
