/* The form of a rendered figure: one file of planes of pixels, an eighth of their size.
 *
 * Written by hipkiosk-figures, mapped by the kiosk; both check with the same code. A file starts
 * with a FigureFile and its table of planes, then each plane's pixels packed as one LZ4 block
 * (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md). Native byte order: the files never
 * leave the machine. The checksum covers header and table, so that no damage there can lead outside
 * the file; each plane has one of its own for its packed pixels, which are looked at when they are
 * first wanted: reading all at start would cost too much. */
#ifndef HK_FIGURE_FILE_H
#define HK_FIGURE_FILE_H

#include "base/base.h"

enum {
    FIGURE_FILE_VERSION = 3,
    FIGURE_FILE_ALIGN = 4096,     /* of a file that lies behind others: whole memory pages */
    FIGURE_FILE_PLANE_ALIGN = 64, /* of unpacked pixels */
    FIGURE_FILE_MAX_PLANES = 256,
    FIGURE_FILE_MAX_SIDE = 16384, /* px */
};

typedef struct FigurePlane {
    int32_t x, y;        /* px from the job's top left */
    int32_t w, h;        /* 0, 0: an empty plane (its offset means nothing) */
    int32_t stride;      /* pixels from row to row */
    int32_t pixel_bytes; /* 1: coverage; 4: 0xFFRRGGBB */
    uint64_t offset;     /* of the packed pixels: bytes from the file's start */
    uint64_t size;       /* bytes, packed */
    uint64_t checksum;   /* of the packed bytes */
} FigurePlane;

typedef struct FigureFile {
    char magic[8];
    uint32_t version;
    uint32_t plane_count;
    uint64_t key;  /* of the job: a hash of all that makes the picture */
    uint64_t size; /* bytes of the whole file */
    uint64_t checksum;
} FigureFile;

/* Packs the pixels of a plane whose form is set (w * h of them, stride w) and sets its size and checksum.
 * The caller frees what it gets; NULL for an empty plane. */
void *figure_file_pack(FigurePlane *plane, const void *pixels);

/* Gives every packed plane its offset, fills the header (size, checksum) for `count` planes. */
void figure_file_lay_out(FigureFile *file, FigurePlane *planes, int count, uint64_t key);

/* NULL if the bytes are a whole file for `key` whose planes all lie inside it, else the reason.
 * `bytes` must be aligned for FigureFile. */
const char *figure_file_fault(const void *bytes, size_t size, uint64_t key);

/* The rest trust a file without fault. */

/* Whether all packed bytes are those that were written: reads them all. */
bool figure_file_is_whole(const void *bytes);
const FigurePlane *figure_file_plane(const void *bytes, int index);

/* Bytes that all planes take when they are unpacked behind each other, and where a plane begins. */
size_t figure_file_pixels_size(const void *bytes);
size_t figure_file_pixels_at(const void *bytes, int index);
/* Unpacks all planes into that much memory. False if any is not what was written. */
bool figure_file_unpack(const void *bytes, void *pixels);

#endif
