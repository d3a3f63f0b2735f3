#include "model/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"

bool folder_open(Folder *folder, const char *path, size_t budget, Err *err)
{
    *folder = (Folder){.path = realpath(path, NULL), .budget = budget, .hash = HASH_START};
    struct stat st;
    if (!folder->path)
        return err_set(err, "cannot open the folder: %s", strerror(errno));
    if (stat(folder->path, &st) != 0 || !S_ISDIR(st.st_mode)) {
        folder_close(folder);
        return err_set(err, "not a folder");
    }
    return true;
}

void folder_close(Folder *folder)
{
    free(folder->path);
    folder->path = NULL;
}

static bool name_is_inside(const char *name)
{
    if (name[0] == '/' || name[0] == '\0')
        return false;
    for (const char *part = name; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
            return false;
    }
    return true;
}

char *folder_resolve(const Folder *folder, const char *name, Err *err)
{
    if (!name_is_inside(name)) {
        err_set(err, "leads out of the folder");
        return NULL;
    }
    size_t root = strlen(folder->path), size = root + strlen(name) + 2;
    char *joined = xcalloc(1, size);
    snprintf(joined, size, "%s/%s", folder->path, name);
    char *path = realpath(joined, NULL);
    free(joined);
    if (!path) {
        err_set(err, "%s", errno == ENOENT ? "no such file" : strerror(errno));
        return NULL;
    }
    bool is_root = strcmp(folder->path, "/") == 0;
    if (is_root || (strncmp(path, folder->path, root) == 0 && path[root] == '/'))
        return path;
    free(path);
    err_set(err, "leads out of the folder");
    return NULL;
}

static char *read_open_file(int fd, size_t max_size, size_t *len, Err *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        err_set(err, "not a plain file");
        return NULL;
    }
    if (st.st_size < 0 || (size_t)st.st_size > max_size) {
        err_set(err, "larger than %zu bytes", max_size);
        return NULL;
    }
    size_t size = (size_t)st.st_size;
    char *bytes = xcalloc(1, size + 1);
    *len = 0;
    while (*len < size) {
        ssize_t got = read(fd, bytes + *len, size - *len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            err_set(err, "cannot be read: %s", strerror(errno));
            free(bytes);
            return NULL;
        }
        if (got == 0)
            break;
        *len += (size_t)got;
    }
    return bytes;
}

char *folder_read(Folder *folder, const char *name, size_t max_size, size_t *len, Err *err)
{
    char *path = folder_resolve(folder, name, err);
    if (!path)
        return NULL;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW);
    free(path);
    if (fd < 0) {
        err_set(err, "cannot be opened: %s", strerror(errno));
        return NULL;
    }
    char *bytes = read_open_file(fd, max_size, len, err);
    close(fd);
    if (!bytes)
        return NULL;
    folder->is_spent = folder->is_spent || *len > folder->budget;
    if (folder->is_spent) {
        free(bytes);
        err_set(err, "with this file the folder is too large");
        return NULL;
    }
    folder->budget -= *len;
    folder->hash = hash_bytes(folder->hash, name, strlen(name));
    folder->hash = hash_bytes(folder->hash, bytes, *len);
    return bytes;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool ends_with(const char *text, const char *suffix)
{
    size_t len = strlen(text), tail = strlen(suffix);
    return len >= tail && strcmp(text + len - tail, suffix) == 0;
}

static bool list_entries(DIR *dir, const char *suffix, int max, Arena *arena, NameList *names, int *others)
{
    int capacity = 0;
    const char **items = NULL;
    for (const struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        if (e->d_name[0] == '.')
            continue;
        if (!ends_with(e->d_name, suffix)) {
            ++*others;
            continue;
        }
        if (names->count > max)
            break;
        if (names->count == capacity) {
            capacity = MAX(64, capacity * 2);
            items = xrealloc(items, (size_t)capacity * sizeof *items);
        }
        items[names->count++] = arena_copy(arena, e->d_name, strlen(e->d_name));
    }
    bool fits = names->count <= max && *others <= max;
    names->count = MIN(names->count, max);
    names->items = arena_array(arena, (size_t)names->count, sizeof *items);
    if (names->count) {
        memcpy(names->items, items, (size_t)names->count * sizeof *items);
        qsort(names->items, (size_t)names->count, sizeof *items, by_bytes);
    }
    free(items);
    return fits;
}

bool folder_list(const Folder *folder, const char *name, const char *suffix, int max, Arena *arena,
                 NameList *names, int *others, Err *err)
{
    *names = (NameList){0};
    *others = 0;
    char *path = folder_resolve(folder, name, err);
    if (!path)
        return false;
    DIR *dir = opendir(path);
    free(path);
    if (!dir)
        return err_set(err, "cannot open the folder: %s", strerror(errno));
    bool fits = list_entries(dir, suffix, max, arena, names, others);
    closedir(dir);
    return fits || err_set(err, "more than %d files", max);
}
