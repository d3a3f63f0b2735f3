#include "sys/figures_cache.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/figure_pack.h"
#include "model/bodymap.h"
#include "sys/figures.h"

enum { PATH_SIZE = 4096 };

bool figures_cache_dir(const char *wanted, char *dir, size_t size)
{
    const char *systemd = getenv("CACHE_DIRECTORY"), *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    int len = 0;
    if (wanted)
        len = snprintf(dir, size, "%s", wanted);
    else if (systemd && systemd[0] == '/') /* may name several, separated by colons */
        len = snprintf(dir, size, "%.*s", (int)strcspn(systemd, ":"), systemd);
    else if (xdg && xdg[0] == '/')
        len = snprintf(dir, size, "%s/hipkiosk", xdg);
    else if (home && home[0] == '/')
        len = snprintf(dir, size, "%s/.cache/hipkiosk", home);
    if (len > 0 && (size_t)len < size)
        return true;
    dir[0] = '\0';
    return false;
}

static bool plane_has_form(const FigurePlane *plane, FigureForm form, int index)
{
    switch (form) {
    case FIGURE_FORM_PICTURE:
        return plane->pixel_bytes == 4 && plane->w > 0;
    case FIGURE_FORM_MASKS:
    case FIGURE_FORM_PRINTS:
        return plane->pixel_bytes == 1 || plane->w == 0;
    case FIGURE_FORM_MAP:
        if (index == 1) /* which zones have cells */
            return plane->pixel_bytes == 1 && plane->w > 0 && plane->h == 1;
        return plane->pixel_bytes == 1 && plane->w > 0 && plane->h > 0 && plane->w <= BODYMAP_MAX_SIDE &&
               plane->h <= BODYMAP_MAX_SIDE;
    }
    return false;
}

/* The planes of a print are read side by side. */
static bool planes_match(const void *bytes, int first, int other)
{
    const FigurePlane *a = figure_file_plane(bytes, first), *b = figure_file_plane(bytes, other);
    return b->w == 0 ||
           (a->x == b->x && a->y == b->y && a->w == b->w && a->h == b->h && a->stride == b->stride);
}

const char *figures_cache_fault(const void *bytes, size_t size, uint64_t key, FigureForm form,
                                int plane_count)
{
    const char *fault = figure_file_fault(bytes, size, key);
    if (fault)
        return fault;
    if (((const FigureFile *)bytes)->plane_count != (uint32_t)plane_count)
        return "not the number of planes it should have";
    for (int i = 0; i < plane_count; i++)
        if (!plane_has_form(figure_file_plane(bytes, i), form, i) ||
            (form == FIGURE_FORM_PRINTS && !planes_match(bytes, i - i % PRINT_PLANES, i)))
            return "a plane of the wrong form";
    /* Small, and what a touch goes by: read at once. */
    if (form == FIGURE_FORM_MAP && !figure_file_is_whole(bytes))
        return "damaged cells";
    return NULL;
}

/* Maps a whole file of the cache; NULL without err->text: it is not there. */
static void *map_whole(const char *path, size_t *size, Err *err)
{
    err->text[0] = '\0';
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0) {
        if (errno != ENOENT && errno != ENOTDIR)
            err_set(err, "%s: %s", path, strerror(errno));
        return NULL;
    }
    struct stat st;
    void *bytes = NULL;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size <= 0) {
        err_set(err, "%s: empty or not a file", path);
    } else {
        *size = (size_t)st.st_size;
        bytes = mmap(NULL, *size, PROT_READ, MAP_SHARED, fd, 0);
        if (bytes == MAP_FAILED) {
            err_set(err, "%s: %s", path, strerror(errno));
            bytes = NULL;
        }
    }
    close(fd);
    return bytes;
}

bool figures_cache_map(const char *dir, uint64_t key, FigureForm form, int plane_count, FigureMapping *out,
                       Err *err)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%016" PRIx64 ".fig", dir, key);
    *out = (FigureMapping){0};
    size_t size = 0;
    void *bytes = map_whole(path, &size, err);
    if (!bytes)
        return false;
    const char *fault = figures_cache_fault(bytes, size, key, form, plane_count);
    if (fault) {
        munmap(bytes, size);
        return err_set(err, "%s: %s", path, fault);
    }
    *out = (FigureMapping){.bytes = bytes, .size = size};
    return true;
}

bool figures_cache_map_pack(const char *dir, uint64_t key, FigurePackMapping *out, Err *err)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%016" PRIx64 ".pack", dir, key);
    *out = (FigurePackMapping){0};
    size_t size = 0;
    void *bytes = map_whole(path, &size, err);
    if (!bytes)
        return false;
    const char *fault = figure_pack_fault(bytes, size, key);
    if (fault) {
        munmap(bytes, size);
        return err_set(err, "%s: %s", path, fault);
    }
    /* Of each figure only the head is looked at first: no need to read what lies around it. */
    madvise(bytes, size, MADV_RANDOM);
    *out = (FigurePackMapping){.bytes = bytes, .size = size};
    return true;
}

void figures_cache_pack_is_checked(const FigurePackMapping *pack)
{
    if (pack->bytes)
        madvise(pack->bytes, pack->size, MADV_NORMAL);
}

void figures_cache_unmap_pack(FigurePackMapping *pack)
{
    if (pack->bytes)
        munmap(pack->bytes, pack->size);
    *pack = (FigurePackMapping){0};
}

bool figures_cache_from_pack(const FigurePackMapping *pack, uint64_t key, int hint, FigureForm form,
                             int plane_count, FigureMapping *out)
{
    *out = (FigureMapping){0};
    const FigurePackItem *item = pack->bytes ? figure_pack_find(pack->bytes, key, hint) : NULL;
    if (!item)
        return false;
    char *bytes = (char *)pack->bytes + item->offset;
    if (figures_cache_fault(bytes, (size_t)item->size, key, form, plane_count))
        return false;
    *out = (FigureMapping){.bytes = bytes, .size = (size_t)item->size, .is_borrowed = true};
    return true;
}

bool figures_cache_map_memory(int fd, uint64_t at, uint64_t size, uint64_t key, FigureForm form,
                              int plane_count, FigureMapping *out, Err *err)
{
    *out = (FigureMapping){0};
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0)
        return err_set(err, "no memory descriptor");
    uint64_t end = (uint64_t)st.st_size;
    if (size == 0 || at % FIGURE_FILE_ALIGN != 0 || at > end || size > end - at)
        return err_set(err, "a figure outside the memory it should be in");
    void *bytes = mmap(NULL, (size_t)size, PROT_READ, MAP_SHARED, fd, (off_t)at);
    if (bytes == MAP_FAILED)
        return err_set(err, "memory: %s", strerror(errno));
    const char *fault = figures_cache_fault(bytes, (size_t)size, key, form, plane_count);
    if (fault) {
        munmap(bytes, (size_t)size);
        return err_set(err, "memory: %s", fault);
    }
    *out = (FigureMapping){.bytes = bytes, .size = (size_t)size, .memory_at = at, .is_memory = true};
    return true;
}

void figures_cache_unmap(FigureMapping *mapping, int memory)
{
    if (!mapping->bytes)
        return;
    if (!mapping->is_borrowed)
        munmap(mapping->bytes, mapping->size);
    if (mapping->is_memory && memory >= 0)
        fallocate(memory, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, (off_t)mapping->memory_at,
                  (off_t)mapping->size);
    *mapping = (FigureMapping){0};
}
