/* Where finished planes go: a file in the cache, or behind each other in a memory descriptor. */
#ifndef HK_FIGURES_OUTPUT_H
#define HK_FIGURES_OUTPUT_H

#include "base/err.h"
#include "base/figure_file.h"

typedef struct Output {
    const char *cache; /* folder, NULL: none */
    int memory;        /* descriptor, -1: none */
    uint64_t memory_end;
    bool is_cache_dead; /* a write failed: all goes to memory from then on */
} Output;

typedef struct Planes {
    int count;
    FigurePlane planes[FIGURE_FILE_MAX_PLANES];
    uint8_t *pixels[FIGURE_FILE_MAX_PLANES]; /* owned */
} Planes;

/* Takes over `pixels` (stride = w). */
void output_add(Planes *planes, FigurePlane plane, void *pixels);
void output_free(Planes *planes);

/* True if the cache has this file whole (another process may have made it). */
bool output_has(const Output *output, uint64_t key);

/* Packs the planes, writes them and prints the answer for job `id`; false if there is nowhere to write to. */
bool output_write(Output *output, int id, uint64_t key, Planes *planes, Err *err);

/* Puts the files of these keys that are in the cache behind each other into one (base/figure_pack.h),
 * if that is not there yet. Quiet if it cannot: single files serve as well. */
void output_pack(const Output *output, uint64_t key, const uint64_t *keys, int key_count);

/* Removes what killed writers left and, above `keep_mb`, the oldest files not in keys (files and packs). */
void output_sweep(const Output *output, const uint64_t *keys, int key_count, int keep_mb);

#endif
