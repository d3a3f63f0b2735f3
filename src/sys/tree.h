/* A folder with all in it, as one thing: is it still the same, copy it, take it away. Links are followed. */
#ifndef HK_TREE_H
#define HK_TREE_H

#include "base/err.h"

/* A number that changes with every name, size, inode and time of change in it; 0: nothing is there. */
uint64_t tree_stamp(const char *path);

/* Does it lie with another machine or a program (NFS, SMB, FUSE, ...)? */
bool tree_is_shared(const char *path);

/* `to` must not exist. What was copied before a failure stays. */
bool tree_copy(const char *from, const char *to, Err *err);

void tree_remove(const char *path);

#endif
