#include "base/figure_file.h"

#include <string.h>

#include "base/hash.h"

static const char MAGIC[8] = {'H', 'K', 'F', 'I', 'G', 'U', 'R', 'E'};

_Static_assert(sizeof(FigureFile) == 40 && sizeof(FigurePlane) == 40, "the file's form has no padding");

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

uint64_t figure_file_checksum(const FigurePlane *plane, const void *pixels)
{
    uint64_t size = plane_bytes(plane);
    return size > 0 ? hash_bytes(HASH_START, pixels, (size_t)size) : 0;
}

void figure_file_lay_out(FigureFile *file, FigurePlane *planes, int count, uint64_t key)
{
    ASSERT(count >= 0 && count <= FIGURE_FILE_MAX_PLANES);
    *file = (FigureFile){.version = FIGURE_FILE_VERSION, .plane_count = (uint32_t)count, .key = key};
    memcpy(file->magic, MAGIC, sizeof MAGIC);
    uint64_t end = sizeof *file + (uint64_t)count * sizeof *planes;
    for (int i = 0; i < count; i++) {
        bool is_picture = planes[i].pixel_bytes == 4;
        planes[i].offset = align_up(end, is_picture ? FIGURE_FILE_ALIGN : FIGURE_FILE_MASK_ALIGN);
        end = planes[i].offset + plane_bytes(&planes[i]);
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
    return plane->offset % (uint64_t)plane->pixel_bytes == 0 && plane->offset <= size &&
           plane_bytes(plane) <= size - plane->offset;
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

const void *figure_file_pixels(const void *bytes, int index)
{
    return (const unsigned char *)bytes + figure_file_plane(bytes, index)->offset;
}

bool figure_file_is_whole(const void *bytes)
{
    const FigureFile *file = bytes;
    for (uint32_t i = 0; i < file->plane_count; i++) {
        const FigurePlane *plane = figure_file_plane(bytes, (int)i);
        const void *pixels = plane->h > 0 ? figure_file_pixels(bytes, (int)i) : NULL;
        if (figure_file_checksum(plane, pixels) != plane->checksum)
            return false;
    }
    return true;
}
