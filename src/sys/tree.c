#include "sys/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <linux/magic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/hash.h"

static int by_name(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

static FTS *walk(const char *path, int how)
{
    char *roots[] = {(char *)path, NULL}; /* fts_open takes them without const and does not write */
    return fts_open(roots, how | FTS_NOCHDIR, by_name);
}

uint64_t tree_stamp(const char *path)
{
    FTS *fts = walk(path, FTS_LOGICAL);
    uint64_t hash = HASH_START;
    bool is_there = false;
    for (FTSENT *e = fts ? fts_read(fts) : NULL; e; e = fts_read(fts)) {
        if (e->fts_info != FTS_D && e->fts_info != FTS_F)
            continue;
        const struct stat *st = e->fts_statp;
        is_there = true;
        hash = hash_bytes(hash, e->fts_path, e->fts_pathlen);
        hash = hash_u64(hash, st->st_ino);
        hash = hash_u64(hash, (uint64_t)st->st_size);
        hash = hash_u64(hash, (uint64_t)st->st_mtim.tv_sec * 1000000000u + (uint64_t)st->st_mtim.tv_nsec);
    }
    if (fts)
        fts_close(fts);
    return is_there ? hash : 0;
}

bool tree_is_shared(const char *path)
{
    struct statfs fs;
    if (statfs(path, &fs) != 0)
        return false;
    static const unsigned LOCAL[] = {
        EXT4_SUPER_MAGIC, BTRFS_SUPER_MAGIC,     XFS_SUPER_MAGIC, F2FS_SUPER_MAGIC,  TMPFS_MAGIC,
        RAMFS_MAGIC,      OVERLAYFS_SUPER_MAGIC, SQUASHFS_MAGIC,  MSDOS_SUPER_MAGIC, ISOFS_SUPER_MAGIC};
    for (int i = 0; i < ARRAY_LEN(LOCAL); i++)
        if ((unsigned)fs.f_type == LOCAL[i])
            return false;
    return true;
}

static bool copy_bytes(int in, int out)
{
    char bytes[65536];
    for (;;) {
        ssize_t got = read(in, bytes, sizeof bytes);
        if (got <= 0)
            return got == 0;
        for (ssize_t at = 0; at < got;) {
            ssize_t put = write(out, bytes + at, (size_t)(got - at));
            if (put < 0)
                return false;
            at += put;
        }
    }
}

static bool copy_file(const char *from, const char *to)
{
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out = in < 0 ? -1 : open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    bool ok = out >= 0 && copy_bytes(in, out) && fsync(out) == 0;
    int reason = errno;
    if (in >= 0)
        close(in);
    if (out >= 0)
        close(out);
    errno = reason;
    return ok;
}

bool tree_copy(const char *from, const char *to, Err *err)
{
    FTS *fts = walk(from, FTS_LOGICAL);
    if (!fts)
        return err_set(err, "%s: %s", from, strerror(errno));
    size_t root = strlen(from);
    bool ok = true;
    for (FTSENT *e = fts_read(fts); ok && e; e = fts_read(fts)) {
        char target[4096];
        if (snprintf(target, sizeof target, "%s%s", to, e->fts_path + root) >= (int)sizeof target)
            ok = err_set(err, "%s: its path is too long", e->fts_path);
        else if (e->fts_info == FTS_D)
            ok = mkdir(target, 0755) == 0 || err_set(err, "%s: %s", target, strerror(errno));
        else if (e->fts_info == FTS_F)
            ok = copy_file(e->fts_path, target) || err_set(err, "%s: %s", target, strerror(errno));
        else if (e->fts_info == FTS_ERR || e->fts_info == FTS_NS || e->fts_info == FTS_DNR)
            ok = err_set(err, "%s: %s", e->fts_path, strerror(e->fts_errno));
    }
    fts_close(fts);
    return ok;
}

void tree_remove(const char *path)
{
    FTS *fts = walk(path, FTS_PHYSICAL);
    for (FTSENT *e = fts ? fts_read(fts) : NULL; e; e = fts_read(fts))
        if (e->fts_info != FTS_D)
            (void)remove(e->fts_accpath);
    if (fts)
        fts_close(fts);
}
