/* The tiny figure of tests/data/figure-tiny, jobs for it, and a cache of its own to throw away.
 *
 * Frame in cm: the body is u -10..10, v -11..19; flanks above a slanted line (v 3 at the person's
 * right, 5 at the left), belly below. */
#ifndef HK_TEST_FIGURES_H
#define HK_TEST_FIGURES_H

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"
#include "scene/icon.h"
#include "sys/figures.h"

enum { TINY_FLANK, TINY_BELLY, TINY_REGIONS };
enum { TINY_FRONT, TINY_LEFT, TINY_RIGHT, TINY_VIEWS };

typedef struct Tiny {
    char root[64], cache[96], assets[128], program[512];
    Region regions[TINY_REGIONS];
    Content content;
    FigureJobs jobs;
} Tiny;

static inline int tiny_remove(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st, (void)kind, (void)at;
    return remove(path);
}

/* Owned; the program is the one built beside the test. */
static inline Tiny *tiny_make(void)
{
    Tiny *tiny = xcalloc(1, sizeof *tiny);
    strcpy(tiny->root, "/tmp/hipkiosk-figures-XXXXXX");
    ASSERT(mkdtemp(tiny->root));
    snprintf(tiny->cache, sizeof tiny->cache, "%s/cache", tiny->root);
    snprintf(tiny->assets, sizeof tiny->assets, "%s/tests/data/figure-tiny", SOURCE_DIR);
    ssize_t len = readlink("/proc/self/exe", tiny->program, sizeof tiny->program - 32);
    ASSERT(len > 0);
    strcpy(strrchr(tiny->program, '/'), "/hipkiosk-figures");
    ASSERT(access(tiny->program, X_OK) == 0);
    tiny->regions[TINY_FLANK] = (Region){.id = "flank", .sides = SIDE_BOTH, .views = 7};
    tiny->regions[TINY_BELLY] = (Region){.id = "belly", .sides = SIDE_MIDDLE, .views = 7};
    tiny->content.regions = tiny->regions;
    tiny->content.region_count = TINY_REGIONS;
    tiny->content.view_count = TINY_VIEWS;
    tiny->content.frame = (FigureFrame){.width_cm = 40, .top_cm = -21, .bottom_cm = 26};
    tiny->content.views[TINY_FRONT] = (FigureView){.id = "front", .svg = "front.svg"};
    tiny->content.views[TINY_LEFT] = (FigureView){.id = "left", .svg = "left.svg"};
    tiny->content.views[TINY_RIGHT] = (FigureView){.id = "right", .svg = "left.svg", .is_mirror = true};
    return tiny;
}

static inline void tiny_free(Tiny *tiny)
{
    nftw(tiny->root, tiny_remove, 16, FTW_DEPTH | FTW_PHYS);
    free(tiny);
}

static inline void tiny_free_maps(BodyMap *maps)
{
    for (int view = 0; view < TINY_VIEWS; view++)
        bodymap_free(&maps[view]);
    free(maps);
}

static inline FigureStore *tiny_store(const Tiny *tiny)
{
    return figures_create(tiny->program, tiny->assets, tiny->cache);
}

/* 10 px a cm: a pixel is a cell of the frame. Borrowed: may be changed further. */
static inline FigureJob *tiny_add(Tiny *tiny, JobKind kind, int view)
{
    FigureJob *job = &tiny->jobs.items[tiny->jobs.count++];
    *job = (FigureJob){.kind = (uint8_t)kind, .view = (int8_t)view, .page = -1, .w = 400, .h = 470};
    job->u_cm = -20, job->v_cm = -21, job->px_per_cm = 10, job->ground = 0xfff5f2ed, job->edge_px = 4;
    job->is_mirror = tiny->content.views[view].is_mirror;
    snprintf(job->svg, sizeof job->svg, "%s", tiny->content.views[view].svg);
    if (kind == JOB_ICON) {
        job->w = job->h = 48;
        job->icon = ICON_HOME;
        strcpy(job->svg, "home.svg");
    }
    return job;
}

static inline FigureRef tiny_ref(const FigureJob *job)
{
    return (FigureRef){job->view, job->layer, job->page, job->u_cm, job->v_cm, job->px_per_cm};
}

/* One of every kind and view, ten jobs. */
static inline void tiny_add_all(Tiny *tiny)
{
    for (int view = 0; view < TINY_VIEWS; view++) {
        tiny_add(tiny, JOB_PICTURE, view);
        tiny_add(tiny, JOB_ZONES, view);
    }
    tiny_add(tiny, JOB_PICTURE, TINY_FRONT)->layer = LAYER_MUSCLES;
    FigureJob *page = tiny_add(tiny, JOB_PICTURE, TINY_FRONT);
    page->page = 3;
    page->layer = LAYER_MUSCLES;
    page->id_count = 1;
    strcpy(page->ids[0], "structure-rod-left");
    tiny_add(tiny, JOB_ICON, TINY_FRONT);
    tiny_add(tiny, JOB_ICON, TINY_FRONT)->w = 24;
}

/* Files in the cache whose names end so. */
static inline int tiny_count_files(const Tiny *tiny, const char *ending)
{
    DIR *dir = opendir(tiny->cache);
    int count = 0;
    for (struct dirent *item; dir && (item = readdir(dir));) {
        size_t len = strlen(item->d_name), tail = strlen(ending);
        count += len > tail && strcmp(item->d_name + len - tail, ending) == 0;
    }
    if (dir)
        closedir(dir);
    return count;
}

#endif
