/* Tells that something under some paths may have changed (inotify).
 *
 * Folders are watched, not files: editors put a new file in place of the old one. A path's own name in its
 * parent counts too, and what a link leads to, so that a folder which is switched by a link is seen. An event
 * only says "look again": who looks compares stamps (tree_stamp) after watch_rearm, since a change may have
 * come before the new watches stood. File systems of other machines send no events. */
#ifndef HK_WATCH_H
#define HK_WATCH_H

#include "base/base.h"

enum { WATCH_MAX_NAMES = 8 };

typedef struct WatchName { /* one name counts in a folder where much else may happen */
    int wd;
    char name[256];
} WatchName;

typedef struct Watch {
    int fd; /* readable: call watch_drain; -1: this system has none */
    WatchName names[WATCH_MAX_NAMES];
    int name_count;
} Watch;

/* Watches these paths, folders with all below them, anew: whatever was watched before is forgotten. Paths
 * that are not there are waited for in their parents. */
void watch_rearm(Watch *watch, const char *const *paths, int count);
void watch_close(Watch *watch);

/* Takes all events; true if one of them concerns the paths. Never waits. */
bool watch_drain(Watch *watch);

#endif
