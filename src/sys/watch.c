#include "sys/watch.h"

#include <fts.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum {
    CHANGES = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_MODIFY |
              IN_DELETE_SELF | IN_MOVE_SELF,
};

static void watch_folders(Watch *watch, const char *path)
{
    char *roots[] = {(char *)path, NULL};
    FTS *fts = fts_open(roots, FTS_LOGICAL | FTS_NOCHDIR, NULL);
    for (FTSENT *e = fts ? fts_read(fts) : NULL; e; e = fts_read(fts))
        if (e->fts_info == FTS_D)
            inotify_add_watch(watch->fd, e->fts_path, CHANGES);
    if (fts)
        fts_close(fts);
}

static void watch_name(Watch *watch, const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    if (watch->name_count == WATCH_MAX_NAMES || (slash && !slash[1]))
        return;
    snprintf(folder, sizeof folder, "%.*s", slash ? (int)MAX(slash - path, 1) : 1, slash ? path : ".");
    WatchName *name = &watch->names[watch->name_count];
    name->wd = inotify_add_watch(watch->fd, folder, CHANGES | IN_MASK_ADD);
    snprintf(name->name, sizeof name->name, "%s", slash ? slash + 1 : path);
    watch->name_count += name->wd >= 0;
}

void watch_rearm(Watch *watch, const char *const *paths, int count)
{
    watch_close(watch);
    watch->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    for (int i = 0; watch->fd >= 0 && i < count; i++) {
        char plain[PATH_MAX];
        snprintf(plain, sizeof plain, "%s", paths[i]);
        for (size_t len = strlen(plain); len > 1 && plain[len - 1] == '/'; len--)
            plain[len - 1] = '\0';
        watch_name(watch, plain);
        char *real = realpath(plain, NULL);
        if (real && strcmp(real, plain) != 0)
            watch_name(watch, real);
        if (real)
            watch_folders(watch, real);
        free(real);
    }
}

void watch_close(Watch *watch)
{
    if (watch->fd >= 0)
        close(watch->fd);
    *watch = (Watch){.fd = -1};
}

static bool concerns(const Watch *watch, const struct inotify_event *event)
{
    bool is_narrow = false;
    for (int i = 0; i < watch->name_count; i++) {
        const WatchName *name = &watch->names[i];
        if (name->wd != event->wd)
            continue;
        is_narrow = true;
        if (event->len == 0 || strcmp(name->name, event->name) == 0)
            return true;
    }
    return !is_narrow;
}

bool watch_drain(Watch *watch)
{
    _Alignas(struct inotify_event) char bytes[16384];
    bool has_changed = false;
    ssize_t len;
    while (watch->fd >= 0 && (len = read(watch->fd, bytes, sizeof bytes)) > 0) {
        for (ssize_t at = 0; at < len;) {
            const struct inotify_event *event = (const struct inotify_event *)(bytes + at);
            has_changed |= concerns(watch, event);
            at += (ssize_t)(sizeof *event + event->len);
        }
    }
    return has_changed;
}
