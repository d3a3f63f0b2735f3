/* The unpacked pixels of one figure: memory outside the heap that is there only when it is wanted.
 *
 * They are shared with nobody but lie where a mapped file's would: let go of, they still fill the machine's
 * memory but no longer the process's, and come back without being unpacked again; dropped, they fill
 * neither. Pointers into them stay good for as long as they are open, let go of or not. */
#ifndef HK_FIGURES_PIXELS_H
#define HK_FIGURES_PIXELS_H

#include "base/base.h"

typedef struct FigurePixels { /* {0}: none */
    void *bytes;              /* owned */
    size_t size;
    bool is_used;      /* may have been looked at since they were let go of */
    uint64_t last_use; /* a count of rests: the smallest was used longest ago */
} FigurePixels;

/* Unpacks a figure file without fault, if that is not done. False if it is damaged or memory is short. */
bool figures_pixels_open(FigurePixels *pixels, const void *file);
/* Nothing is looking at them. */
void figures_pixels_let_go(FigurePixels *pixels, uint64_t now);
void figures_pixels_drop(FigurePixels *pixels);

#endif
