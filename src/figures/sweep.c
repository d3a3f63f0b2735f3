#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "figures/output.h"

enum { STALE_S = 600 };

static bool is_ours(const char *ending)
{
    return strncmp(ending, ".fig", 4) == 0 || strncmp(ending, ".pack", 5) == 0;
}

typedef struct Entry {
    char name[64];
    time_t time;
    int64_t size;
} Entry;

static int older_first(const void *a, const void *b)
{
    const Entry *left = a, *right = b;
    return left->time < right->time ? -1 : left->time > right->time;
}

static bool is_kept(const Entry *entry, const uint64_t *keys, int key_count)
{
    uint64_t key = strtoull(entry->name, NULL, 16);
    for (int i = 0; i < key_count; i++)
        if (keys[i] == key)
            return true;
    return false;
}

/* Only names of our own form are looked at: nothing else in the folder is ever removed. */
static int list_files(DIR *dir, Entry **entries, int64_t *total)
{
    int count = 0;
    struct stat st;
    for (struct dirent *item; (item = readdir(dir));) {
        size_t stem = strspn(item->d_name, "0123456789abcdef"), len = strlen(item->d_name);
        if (stem != 16 || len >= sizeof(*entries)->name || !is_ours(item->d_name + 16))
            continue;
        if (fstatat(dirfd(dir), item->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode))
            continue;
        if (strcmp(item->d_name + len - 5, ".part") == 0) {
            if (st.st_mtime < time(NULL) - STALE_S)
                unlinkat(dirfd(dir), item->d_name, 0);
            continue;
        }
        *entries = xrealloc(*entries, (size_t)(count + 1) * sizeof **entries);
        Entry *entry = &(*entries)[count++];
        memcpy(entry->name, item->d_name, len + 1);
        entry->time = st.st_mtime;
        entry->size = st.st_size;
        *total += st.st_size;
    }
    return count;
}

void output_sweep(const Output *output, const uint64_t *keys, int key_count, int keep_mb)
{
    DIR *dir = output->cache ? opendir(output->cache) : NULL;
    if (!dir)
        return;
    Entry *entries = NULL;
    int64_t total = 0, limit = (int64_t)keep_mb * 1024 * 1024;
    int count = list_files(dir, &entries, &total);
    if (count > 0)
        qsort(entries, (size_t)count, sizeof *entries, older_first);
    for (int i = 0; i < count; i++) {
        if (is_kept(&entries[i], keys, key_count)) /* its time is that of its last use */
            utimensat(dirfd(dir), entries[i].name, NULL, AT_SYMLINK_NOFOLLOW);
        else if (total > limit && unlinkat(dirfd(dir), entries[i].name, 0) == 0)
            total -= entries[i].size;
    }
    free(entries);
    closedir(dir);
}
