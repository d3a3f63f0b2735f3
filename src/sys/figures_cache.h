/* Rendered figures as mapped memory: from the cache's files or the renderer's memory descriptor.
 *
 * Whatever the bytes are, a mapping that is given out is a whole figure file (base/figure_file.h)
 * with planes of the kind expected. */
#ifndef HK_FIGURES_CACHE_H
#define HK_FIGURES_CACHE_H

#include "base/err.h"
#include "base/figure_file.h"

typedef struct FigureMapping { /* {0}: none */
    void *bytes;               /* owned, read-only */
    size_t size;
    uint64_t memory_at; /* offset in the memory descriptor */
    bool is_memory;
    bool is_borrowed; /* lies in a pack */
} FigureMapping;

typedef struct FigurePackMapping { /* {0}: none */
    void *bytes;                   /* owned, read-only; a pack without fault */
    size_t size;
} FigurePackMapping;

typedef enum FigureForm {
    FIGURE_FORM_PICTURE,
    FIGURE_FORM_MASKS,
    FIGURE_FORM_PRINTS, /* inks and time of each: planes of the same bounds */
    FIGURE_FORM_MAP
} FigureForm;

/* The cache directory: `wanted`, else systemd's, XDG's or the home's. False if there is none (or
 * `wanted` is ""). Nothing is made. */
bool figures_cache_dir(const char *wanted, char *dir, size_t size);

/* Maps the file of a key. False, without err->text: it is not there; with: it is unusable. */
bool figures_cache_map(const char *dir, uint64_t key, FigureForm form, int plane_count, FigureMapping *out,
                       Err *err);
/* Maps a part of the memory descriptor. */
bool figures_cache_map_memory(int fd, uint64_t at, uint64_t size, uint64_t key, FigureForm form,
                              int plane_count, FigureMapping *out, Err *err);
/* Maps the pack of a set. Errors as figures_cache_map. */
bool figures_cache_map_pack(const char *dir, uint64_t key, FigurePackMapping *out, Err *err);
/* All figures that are wanted of it have been borrowed: from now on their pixels are read. */
void figures_cache_pack_is_checked(const FigurePackMapping *pack);
void figures_cache_unmap_pack(FigurePackMapping *pack);
/* Borrows a figure from a pack; false if it is not there or has a fault. */
bool figures_cache_from_pack(const FigurePackMapping *pack, uint64_t key, int hint, FigureForm form,
                             int plane_count, FigureMapping *out);
/* `memory`: the descriptor, so that the part can be given back; -1 if there is none. */
void figures_cache_unmap(FigureMapping *mapping, int memory);

/* NULL if the bytes are a whole figure of this form and number of planes, else the reason. */
const char *figures_cache_fault(const void *bytes, size_t size, uint64_t key, FigureForm form,
                                int plane_count);

#endif
