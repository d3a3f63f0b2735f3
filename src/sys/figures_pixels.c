#include "sys/figures_pixels.h"

#include <sys/mman.h>

#include "base/figure_file.h"

bool figures_pixels_open(FigurePixels *pixels, const void *file)
{
    pixels->is_used = true;
    if (pixels->bytes)
        return true;
    size_t size = MAX(figure_file_pixels_size(file), (size_t)1); /* all its planes may be empty */
    /* Shared, not private: let go of, a private page would be lost. */
    void *bytes = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    if (bytes == MAP_FAILED)
        return false;
    *pixels = (FigurePixels){.bytes = bytes, .size = size, .is_used = true};
    if (figure_file_unpack(file, bytes))
        return true;
    figures_pixels_drop(pixels);
    return false;
}

void figures_pixels_let_go(FigurePixels *pixels, uint64_t now)
{
    if (!pixels->bytes || !pixels->is_used)
        return;
    madvise(pixels->bytes, pixels->size, MADV_DONTNEED);
    pixels->is_used = false;
    pixels->last_use = now;
}

void figures_pixels_drop(FigurePixels *pixels)
{
    if (pixels->bytes)
        munmap(pixels->bytes, pixels->size);
    *pixels = (FigurePixels){0};
}
