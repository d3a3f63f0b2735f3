#include "figures/output.h"

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

enum { PATH_SIZE = 4096 };

void output_add(Planes *planes, FigurePlane plane, void *pixels)
{
    ASSERT(planes->count < FIGURE_FILE_MAX_PLANES);
    planes->planes[planes->count] = plane;
    planes->pixels[planes->count++] = pixels;
}

void output_free(Planes *planes)
{
    for (int i = 0; i < planes->count; i++)
        free(planes->pixels[i]);
    planes->count = 0;
}

static bool write_at(int fd, const void *bytes, size_t size, uint64_t at)
{
    const char *from = bytes;
    while (size > 0) {
        ssize_t put = pwrite(fd, from, size, (off_t)at);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        from += put;
        at += (uint64_t)put;
        size -= (size_t)put;
    }
    return true;
}

static bool write_planes(int fd, uint64_t start, const FigureFile *file, const Planes *planes)
{
    uint64_t table = start + sizeof *file;
    bool is_good = ftruncate(fd, (off_t)(start + file->size)) == 0 &&
                   write_at(fd, file, sizeof *file, start) &&
                   write_at(fd, planes->planes, (size_t)planes->count * sizeof *planes->planes, table);
    for (int i = 0; is_good && i < planes->count; i++) {
        const FigurePlane *plane = &planes->planes[i];
        is_good = write_at(fd, planes->pixels[i], (size_t)plane->size, start + plane->offset);
    }
    return is_good;
}

static void name_of(const Output *output, uint64_t key, char path[PATH_SIZE])
{
    snprintf(path, PATH_SIZE, "%s/%016" PRIx64 ".fig", output->cache, key);
}

static bool write_file(const Output *output, const FigureFile *file, const Planes *planes)
{
    char path[PATH_SIZE], part[PATH_SIZE + 32];
    name_of(output, file->key, path);
    snprintf(part, sizeof part, "%s.%ld.part", path, (long)getpid());
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd < 0)
        return false;
    /* Synced before the rename: after a power cut a name never stands for an empty file. */
    bool is_good = write_planes(fd, 0, file, planes) && fdatasync(fd) == 0;
    int fault = errno;
    close(fd);
    if (is_good && rename(part, path) == 0)
        return true;
    fault = is_good ? errno : fault;
    unlink(part);
    errno = fault;
    return false;
}

static bool write_memory(Output *output, int id, const FigureFile *file, const Planes *planes, Err *err)
{
    uint64_t start = (output->memory_end + FIGURE_FILE_ALIGN - 1) / FIGURE_FILE_ALIGN * FIGURE_FILE_ALIGN;
    if (!write_planes(output->memory, start, file, planes))
        return err_set(err, "memory: %s", strerror(errno));
    output->memory_end = start + file->size;
    printf("done %d at %" PRIu64 " %" PRIu64 "\n", id, start, file->size);
    return true;
}

bool output_write(Output *output, int id, uint64_t key, Planes *planes, Err *err)
{
    FigureFile file;
    for (int i = 0; i < planes->count; i++) {
        uint8_t *packed = figure_file_pack(&planes->planes[i], planes->pixels[i]);
        free(planes->pixels[i]);
        planes->pixels[i] = packed;
    }
    figure_file_lay_out(&file, planes->planes, planes->count, key);
    if (output->cache && !output->is_cache_dead) {
        if (write_file(output, &file, planes)) {
            printf("done %d\n", id);
            return true;
        }
        output->is_cache_dead = true;
        err_set(err, "cache %s: %s", output->cache, strerror(errno));
        printf("note %s\n", err->text);
    }
    if (output->memory >= 0)
        return write_memory(output, id, &file, planes, err);
    return output->cache ? false : err_set(err, "neither cache nor memory to write to");
}

bool output_has(const Output *output, uint64_t key)
{
    if (!output->cache)
        return false;
    char path[PATH_SIZE];
    name_of(output, key, path);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat st;
    bool has = false;
    if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
        void *bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
        has = bytes != MAP_FAILED && !figure_file_fault(bytes, (size_t)st.st_size, key) &&
              figure_file_is_whole(bytes);
        if (bytes != MAP_FAILED)
            munmap(bytes, (size_t)st.st_size);
    }
    if (fd >= 0)
        close(fd);
    return has;
}

/* Opens the file of a key if it is whole; its size, or 0. */
static uint64_t open_whole(const Output *output, uint64_t key, int *fd)
{
    char path[PATH_SIZE];
    struct stat st;
    *fd = -1;
    if (!output_has(output, key))
        return 0;
    name_of(output, key, path);
    *fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    return *fd >= 0 && fstat(*fd, &st) == 0 ? (uint64_t)st.st_size : 0;
}

static bool copy_file(int from, uint64_t size, int to, uint64_t at)
{
    off_t here = 0, there = (off_t)at;
    while (size > 0) {
        ssize_t moved = copy_file_range(from, &here, to, &there, size, 0);
        if (moved <= 0)
            return false;
        size -= (uint64_t)moved;
    }
    return true;
}

static bool write_pack(const Output *output, int fd, uint64_t key, const uint64_t *keys, int key_count)
{
    FigurePack pack;
    FigurePackItem *items = xcalloc((size_t)key_count, sizeof *items);
    int *files = xcalloc((size_t)key_count, sizeof *files), count = 0;
    for (int i = 0; i < key_count; i++) {
        uint64_t size = open_whole(output, keys[i], &files[count]);
        if (size)
            items[count++] = (FigurePackItem){.key = keys[i], .size = size};
        else if (files[count] >= 0)
            close(files[count]);
    }
    figure_pack_lay_out(&pack, items, count, key);
    bool is_good = ftruncate(fd, (off_t)pack.size) == 0 && write_at(fd, &pack, sizeof pack, 0) &&
                   write_at(fd, items, (size_t)count * sizeof *items, sizeof pack);
    for (int i = 0; i < count; i++) {
        is_good = is_good && copy_file(files[i], items[i].size, fd, items[i].offset);
        close(files[i]);
    }
    free(files);
    free(items);
    return is_good && fdatasync(fd) == 0;
}

void output_pack(const Output *output, uint64_t key, const uint64_t *keys, int key_count)
{
    char path[PATH_SIZE], part[PATH_SIZE + 32];
    if (!output->cache || output->is_cache_dead || key_count > FIGURE_PACK_MAX_ITEMS)
        return;
    snprintf(path, sizeof path, "%s/%016" PRIx64 ".pack", output->cache, key);
    snprintf(part, sizeof part, "%s.%ld.part", path, (long)getpid());
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd < 0)
        return;
    bool is_good = write_pack(output, fd, key, keys, key_count);
    close(fd);
    if (!is_good || rename(part, path) != 0)
        unlink(part);
}
