/* Reads the files of one folder and nothing outside it.
 *
 * A name is relative, without "..", and must still lie inside after following symbolic links. Only
 * plain files are opened (a pipe would hang the kiosk). Sizes are bounded, one file's and the sum.
 * Keeps a hash over names and bytes in the order read. Knows nothing of what is in the files. */
#ifndef HK_FOLDER_H
#define HK_FOLDER_H

#include "base/arena.h"
#include "base/err.h"

typedef struct Folder {
    char *path;    /* owned; absolute, without symbolic links */
    size_t budget; /* bytes that may still be read */
    bool is_spent; /* a file did not fit into it; nothing is read any more */
    uint64_t hash; /* of all read so far */
} Folder;

typedef struct NameList {
    const char **items; /* in the arena, sorted by bytes */
    int count;
} NameList;

bool folder_open(Folder *folder, const char *path, size_t budget, Err *err);
void folder_close(Folder *folder); /* accepts {0} */

/* The whole file, NUL-terminated; owned, release with free(). NULL with a reason in `err`. */
char *folder_read(Folder *folder, const char *name, size_t max_size, size_t *len, Err *err);

/* The names in a sub-folder that end in `suffix`, hidden ones left out; others are counted in
 * *others. False if there are more than `max` of either. */
bool folder_list(const Folder *folder, const char *name, const char *suffix, int max, Arena *arena,
                 NameList *names, int *others, Err *err);

/* Where a name inside the folder really is: owned, NULL with a reason if it is not there or not inside. */
char *folder_resolve(const Folder *folder, const char *name, Err *err);

#endif
