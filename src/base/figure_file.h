/* The form of a rendered figure: one file of planes of pixels, made to be mapped, not read.
 *
 * Written by hipkiosk-figures, mapped by the kiosk; both check with the same code. A file starts
 * with a FigureFile and its table of planes, then the pixels, each plane on its own alignment.
 * Native byte order: the files never leave the machine. The checksum covers header and table, so
 * that no damage there can lead outside the file; each plane has one of its own for its pixels, which
 * are looked at when they are first wanted: reading all at start would cost too much. */
#ifndef HK_FIGURE_FILE_H
#define HK_FIGURE_FILE_H

#include "base/base.h"

enum {
    FIGURE_FILE_VERSION = 2,
    FIGURE_FILE_ALIGN = 4096, /* of planes of 4 bytes a pixel: whole memory pages */
    FIGURE_FILE_MASK_ALIGN = 16,
    FIGURE_FILE_MAX_PLANES = 256,
    FIGURE_FILE_MAX_SIDE = 16384, /* px */
};

typedef struct FigurePlane {
    int32_t x, y;        /* px from the job's top left */
    int32_t w, h;        /* 0, 0: an empty plane (its offset means nothing) */
    int32_t stride;      /* pixels from row to row */
    int32_t pixel_bytes; /* 1: coverage; 4: 0xFFRRGGBB */
    uint64_t offset;     /* bytes from the file's start */
    uint64_t checksum;   /* of the pixels */
} FigurePlane;

typedef struct FigureFile {
    char magic[8];
    uint32_t version;
    uint32_t plane_count;
    uint64_t key;  /* of the job: a hash of all that makes the picture */
    uint64_t size; /* bytes of the whole file */
    uint64_t checksum;
} FigureFile;

/* Of the pixels of a plane whose form is set; 0 for an empty one. */
uint64_t figure_file_checksum(const FigurePlane *plane, const void *pixels);

/* Gives every plane its offset, fills the header (size, checksum) for `count` planes; their checksums
 * are set. */
void figure_file_lay_out(FigureFile *file, FigurePlane *planes, int count, uint64_t key);

/* NULL if the bytes are a whole file for `key` whose planes all lie inside it, else the reason.
 * `bytes` must be aligned for FigureFile. */
const char *figure_file_fault(const void *bytes, size_t size, uint64_t key);

/* The rest trust a file without fault. */

/* Whether all pixels are those that were written: reads them all. */
bool figure_file_is_whole(const void *bytes);
const FigurePlane *figure_file_plane(const void *bytes, int index);
const void *figure_file_pixels(const void *bytes, int index);

#endif
