#include "main/last_good.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "sys/tree.h"

#define CURRENT     "good"  /* the link */
#define COPY_PREFIX "good-" /* a copy, named by its stamp */
enum { PATH_SIZE = 1200, NAME_SIZE = sizeof COPY_PREFIX + 16 };

static void copy_name(char out[NAME_SIZE], uint64_t stamp)
{
    snprintf(out, NAME_SIZE, COPY_PREFIX "%016llx", (unsigned long long)stamp);
}

bool last_good_find(const char *state, LastGood *out)
{
    memset(out, 0, sizeof *out);
    struct stat st;
    char folder[PATH_SIZE];
    if (!*state || snprintf(folder, sizeof folder, "%s/" CURRENT, state) > 1100 || stat(folder, &st) != 0)
        return false;
    snprintf(out->content, sizeof out->content, "%s/" CURRENT "/content", state);
    if (access(out->content, F_OK) != 0)
        out->content[0] = '\0';
    snprintf(out->site, sizeof out->site, "%s/" CURRENT "/site.json", state);
    if (access(out->site, F_OK) != 0)
        out->site[0] = '\0';
    return true;
}

bool last_good_is(const char *state, uint64_t stamp)
{
    char link[PATH_SIZE], target[NAME_SIZE + 1], name[NAME_SIZE];
    snprintf(link, sizeof link, "%s/" CURRENT, state);
    ssize_t len = readlink(link, target, sizeof target - 1);
    target[MAX(len, 0)] = '\0';
    copy_name(name, stamp);
    return strcmp(target, name) == 0;
}

/* Copies to `inside` of the folder, and makes the folders that lead there. */
static bool copy_to(const char *folder, const char *inside, const char *from, Err *err)
{
    char to[PATH_SIZE];
    if (snprintf(to, sizeof to, "%s/%s", folder, inside) >= (int)sizeof to)
        return err_set(err, "%s: its path is too long", from);
    for (char *slash = strchr(to + strlen(folder) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool is_there = mkdir(to, 0755) == 0 || errno == EEXIST;
        if (!is_there)
            return err_set(err, "%s: %s", to, strerror(errno));
        *slash = '/';
    }
    return tree_copy(from, to, err);
}

static bool copy_all(const Keep *keep, const char *folder, Err *err)
{
    if (mkdir(folder, 0755) != 0)
        return err_set(err, "%s: %s", folder, strerror(errno));
    if (keep->content && !copy_to(folder, "content", keep->content, err))
        return false;
    if (!keep->site)
        return true;
    if (!copy_to(folder, "site.json", keep->site, err))
        return false;
    const char *slash = strrchr(keep->site, '/');
    size_t lead = slash ? (size_t)(slash - keep->site) + 1 : 0;
    return !keep->logo || strlen(keep->logo) <= lead || copy_to(folder, keep->logo + lead, keep->logo, err);
}

/* Copies that no link leads to: the one before, and those of a start that was cut off. */
static void remove_others(const char *state, const char *name)
{
    DIR *dir = opendir(state);
    for (struct dirent *e = dir ? readdir(dir) : NULL; e; e = readdir(dir)) {
        char path[PATH_SIZE];
        if (strncmp(e->d_name, COPY_PREFIX, strlen(COPY_PREFIX)) != 0 || strcmp(e->d_name, name) == 0)
            continue;
        if (snprintf(path, sizeof path, "%s/%s", state, e->d_name) < (int)sizeof path)
            tree_remove(path);
    }
    if (dir)
        closedir(dir);
}

static void settle(const char *state)
{
    int fd = open(state, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

/* The link first leads to the new copy under a name of its own, then takes the old one's place at once. */
static bool switch_to(const char *state, const char *name, Err *err)
{
    char fresh[PATH_SIZE], link[PATH_SIZE];
    snprintf(fresh, sizeof fresh, "%s/" CURRENT ".new", state);
    snprintf(link, sizeof link, "%s/" CURRENT, state);
    (void)unlink(fresh);
    settle(state);
    if (symlink(name, fresh) != 0 || rename(fresh, link) != 0)
        return err_set(err, "%s: %s", link, strerror(errno));
    settle(state);
    return true;
}

void last_good_keep(const char *state, const Keep *keep, bool (*is_same)(void *data), void *data)
{
    char name[NAME_SIZE], folder[PATH_SIZE];
    Err why;
    if (!*state || strlen(state) > 1000 || last_good_is(state, keep->stamp))
        return;
    copy_name(name, keep->stamp);
    snprintf(folder, sizeof folder, "%s/%s", state, name);
    tree_remove(folder);
    bool is_copied = copy_all(keep, folder, &why);
    if (is_copied && is_same(data) && switch_to(state, name, &why)) {
        remove_others(state, name);
        return;
    }
    if (!is_copied)
        log_line("these words are not kept for a start that finds faulty ones: %s", why.text);
    tree_remove(folder);
}
