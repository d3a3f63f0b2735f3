/* A small valid pack (a shoulder) in a folder of its own, to load, break and throw away.
 *
 * Made from tests/data/pack-small: every language gets a copy of the English files, and strings.json
 * is written from strings.def, so that a new text on a screen breaks no test of the loader. */
#ifndef HK_TEST_PACK_H
#define HK_TEST_PACK_H

#include <dirent.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"
#include "model/strings.h"

#define PACK_TODAY "2026-11-24"

typedef struct TestPack {
    char root[64];    /* holds both */
    char content[96]; /* the pack */
    char figures[96]; /* its SVGs */
} TestPack;

/* A path in one of two buffers used in turn. */
static inline const char *pack_path(const char *fmt, ...)
{
    static _Thread_local char buffers[2][512];
    static _Thread_local int turn;
    turn = !turn;
    va_list args;
    va_start(args, fmt);
    vsnprintf(buffers[turn], sizeof buffers[turn], fmt, args);
    va_end(args);
    return buffers[turn];
}

/* Owned, NUL-terminated; dies if there is no such file. */
static inline char *pack_slurp(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    ASSERT(file);
    fseek(file, 0, SEEK_END);
    *len = (size_t)ftell(file);
    rewind(file);
    char *bytes = xcalloc(1, *len + 1);
    ASSERT(fread(bytes, 1, *len, file) == *len);
    fclose(file);
    return bytes;
}

static inline void pack_spill(const char *path, const void *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    ASSERT(file);
    ASSERT(fwrite(bytes, 1, len, file) == len);
    ASSERT(fclose(file) == 0);
}

static inline void pack_copy_folder(const char *from, const char *to)
{
    mkdir(to, 0700);
    DIR *dir = opendir(from);
    ASSERT(dir);
    for (struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        if (e->d_name[0] == '.')
            continue;
        char source[512], target[512];
        ASSERT(snprintf(source, sizeof source, "%s/%s", from, e->d_name) < (int)sizeof source);
        ASSERT(snprintf(target, sizeof target, "%s/%s", to, e->d_name) < (int)sizeof target);
        struct stat st;
        ASSERT(stat(source, &st) == 0);
        if (S_ISDIR(st.st_mode)) {
            pack_copy_folder(source, target);
        } else {
            size_t len;
            char *bytes = pack_slurp(source, &len);
            pack_spill(target, bytes, len);
            free(bytes);
        }
    }
    closedir(dir);
}

static inline void pack_write_strings(const char *path)
{
    FILE *file = fopen(path, "wb");
    ASSERT(file);
    fputs("{\n  \"ui\": {\n", file);
    for (int i = 0; i < STRING_COUNT; i++) {
        fprintf(file, "    \"%s\": \"Text", string_key((StringId)i));
        for (const char *at = string_placeholders((StringId)i); *at;) {
            int len = (int)strcspn(at, " ");
            fprintf(file, " {%.*s}", len, at);
            at += len + (int)strspn(at + len, " ");
        }
        fprintf(file, "\"%s\n", i + 1 < STRING_COUNT ? "," : "");
    }
    fputs("  },\n  \"views\": {\n", file);
    static const char *const VIEWS[] = {"front", "left", "right"};
    for (int i = 0; i < ARRAY_LEN(VIEWS); i++)
        fprintf(file,
                "    \"%s\": {\"name\": \"View\", \"brief\": \"V\", \"left_edge\": \"One\", \"right_edge\": \"Other\"}%s\n",
                VIEWS[i], i + 1 < ARRAY_LEN(VIEWS) ? "," : "");
    fputs("  },\n  \"structures\": {\"deltoid\": \"Deltoid\", \"spine\": \"Spine\"}\n}\n", file);
    ASSERT(fclose(file) == 0);
}

/* Dies if it cannot. `source_dir` is the checkout. */
static inline TestPack pack_make(const char *source_dir)
{
    TestPack pack = {0};
    const char *tmp = getenv("TMPDIR");
    bool is_short = tmp && *tmp && strlen(tmp) < 32;
    snprintf(pack.root, sizeof pack.root, "%s/hipkiosk-test-XXXXXX", is_short ? tmp : "/tmp");
    ASSERT(mkdtemp(pack.root));
    snprintf(pack.content, sizeof pack.content, "%s/content", pack.root);
    snprintf(pack.figures, sizeof pack.figures, "%s/figure", pack.root);
    pack_copy_folder(pack_path("%s/tests/data/pack-small", source_dir), pack.content);
    pack_copy_folder(pack_path("%s/tests/data/figure-small", source_dir), pack.figures);
    pack_write_strings(pack_path("%s/en/strings.json", pack.content));
    pack_copy_folder(pack_path("%s/en", pack.content), pack_path("%s/ar", pack.content));
    return pack;
}

static inline int pack_remove_one(const char *path, const struct stat *st, int flag, struct FTW *walk)
{
    (void)st, (void)flag, (void)walk;
    return remove(path); /* not 0 ends the walk */
}

/* A file, or a folder with all in it; 0 if it is gone. */
static inline int pack_remove_tree(const char *path)
{
    return nftw(path, pack_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static inline void pack_remove(const TestPack *pack)
{
    ASSERT(pack_remove_tree(pack->root) == 0);
}

#endif
