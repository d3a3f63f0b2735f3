#include "base/figure_file.h"

#include <lz4.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

static const char MAGIC[8] = {'H', 'K', 'F', 'I', 'G', 'U', 'R', 'E'};

_Static_assert(sizeof(FigureFile) == 40 && sizeof(FigurePlane) == 48, "the file's form has no padding");

static uint64_t align_up(uint64_t value, uint64_t align)
{
    return (value + align - 1) / align * align;
}

static uint64_t checksum(const FigureFile *file, const FigurePlane *planes, size_t count)
{
    FigureFile header = *file;
    header.checksum = 0;
    return hash_bytes(hash_bytes(HASH_START, &header, sizeof header), planes, count * sizeof *planes);
}

static uint64_t plane_bytes(const FigurePlane *plane)
{
    if (plane->h == 0)
        return 0;
    return ((uint64_t)(plane->h - 1) * (uint64_t)plane->stride + (uint64_t)plane->w) *
           (uint64_t)plane->pixel_bytes;
}

void *figure_file_pack(FigurePlane *plane, const void *pixels)
{
    size_t size = (size_t)plane_bytes(plane);
    plane->size = plane->checksum = 0;
    if (size == 0)
        return NULL;
    ASSERT(size <= LZ4_MAX_INPUT_SIZE);
    int room = LZ4_compressBound((int)size);
    char *packed = xcalloc(1, (size_t)room);
    plane->size = (uint64_t)LZ4_compress_default(pixels, packed, (int)size, room);
    ASSERT(plane->size > 0); /* there is room for the worst */
    plane->checksum = hash_bytes(HASH_START, packed, (size_t)plane->size);
    return packed;
}

void figure_file_lay_out(FigureFile *file, FigurePlane *planes, int count, uint64_t key)
{
    ASSERT(count >= 0 && count <= FIGURE_FILE_MAX_PLANES);
    *file = (FigureFile){.version = FIGURE_FILE_VERSION, .plane_count = (uint32_t)count, .key = key};
    memcpy(file->magic, MAGIC, sizeof MAGIC);
    uint64_t end = sizeof *file + (uint64_t)count * sizeof *planes;
    for (int i = 0; i < count; i++) {
        planes[i].offset = end;
        end += planes[i].size;
    }
    file->size = end;
    file->checksum = checksum(file, planes, (size_t)count);
}

static bool plane_is_inside(const FigurePlane *plane, size_t size)
{
    if (plane->w < 0 || plane->h < 0 || plane->w > FIGURE_FILE_MAX_SIDE || plane->h > FIGURE_FILE_MAX_SIDE)
        return false;
    if (plane->x < -FIGURE_FILE_MAX_SIDE || plane->x > FIGURE_FILE_MAX_SIDE ||
        plane->y < -FIGURE_FILE_MAX_SIDE || plane->y > FIGURE_FILE_MAX_SIDE)
        return false;
    if (plane->w == 0 || plane->h == 0)
        return plane->w == 0 && plane->h == 0;
    if (plane->pixel_bytes != 1 && plane->pixel_bytes != 4)
        return false;
    if (plane->stride < plane->w || plane->stride > 2 * FIGURE_FILE_MAX_SIDE)
        return false;
    /* An LZ4 block grows by 255 at most: what claims more would only cost memory. */
    return plane->offset <= size && plane->size <= size - plane->offset && plane->size <= INT32_MAX &&
           plane_bytes(plane) <= MIN(plane->size * 255, (uint64_t)LZ4_MAX_INPUT_SIZE);
}

const char *figure_file_fault(const void *bytes, size_t size, uint64_t key)
{
    const FigureFile *file = bytes;
    if (size < sizeof *file)
        return "shorter than its header";
    if (memcmp(file->magic, MAGIC, sizeof MAGIC) != 0)
        return "not a rendered figure";
    if (file->version != FIGURE_FILE_VERSION)
        return "of another version";
    if (file->key != key)
        return "another picture than its name says";
    if (file->size != size)
        return "not as long as its header says";
    if (file->plane_count > FIGURE_FILE_MAX_PLANES ||
        size - sizeof *file < file->plane_count * sizeof(FigurePlane))
        return "a broken table of planes";
    const FigurePlane *planes = (const FigurePlane *)(file + 1);
    if (file->checksum != checksum(file, planes, file->plane_count))
        return "a damaged header";
    for (uint32_t i = 0; i < file->plane_count; i++)
        if (!plane_is_inside(&planes[i], size))
            return "a plane outside the file";
    return NULL;
}

const FigurePlane *figure_file_plane(const void *bytes, int index)
{
    const FigureFile *file = bytes;
    ASSERT(index >= 0 && (uint32_t)index < file->plane_count);
    return (const FigurePlane *)(file + 1) + index;
}

static const char *packed_of(const void *bytes, const FigurePlane *plane)
{
    return (const char *)bytes + plane->offset;
}

static bool plane_is_whole(const void *bytes, const FigurePlane *plane)
{
    return plane->h == 0 ||
           hash_bytes(HASH_START, packed_of(bytes, plane), (size_t)plane->size) == plane->checksum;
}

bool figure_file_is_whole(const void *bytes)
{
    const FigureFile *file = bytes;
    for (uint32_t i = 0; i < file->plane_count; i++)
        if (!plane_is_whole(bytes, figure_file_plane(bytes, (int)i)))
            return false;
    return true;
}

size_t figure_file_pixels_at(const void *bytes, int index)
{
    uint64_t at = 0;
    for (int i = 0; i < index; i++)
        at = align_up(at + plane_bytes(figure_file_plane(bytes, i)), FIGURE_FILE_PLANE_ALIGN);
    return (size_t)at;
}

size_t figure_file_pixels_size(const void *bytes)
{
    return figure_file_pixels_at(bytes, (int)((const FigureFile *)bytes)->plane_count);
}

bool figure_file_unpack(const void *bytes, void *pixels)
{
    const FigureFile *file = bytes;
    char *to = pixels;
    for (uint32_t i = 0; i < file->plane_count; i++) {
        const FigurePlane *plane = figure_file_plane(bytes, (int)i);
        int size = (int)plane_bytes(plane);
        if (!plane_is_whole(bytes, plane) ||
            (size > 0 && LZ4_decompress_safe(packed_of(bytes, plane), to, (int)plane->size, size) != size))
            return false;
        to += align_up((uint64_t)size, FIGURE_FILE_PLANE_ALIGN);
    }
    return true;
}
