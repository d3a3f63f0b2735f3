#include "sys/picture_file.h"

#include <SDL_image.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *reason(void)
{
    return errno ? strerror(errno) : SDL_GetError();
}

bool picture_save_png(SDL_Surface *surface, const char *path, Err *err)
{
    char part[1300];
    if (snprintf(part, sizeof part, "%s.part", path) >= (int)sizeof part)
        return err_set(err, "%.200s...: the name is too long", path);
    FILE *file = fopen(part, "wb");
    if (!file)
        return err_set(err, "%s: %s", path, strerror(errno));
    /* SDL_image does not tell of a disk that is full; the stream and its closing do. */
    errno = 0;
    SDL_RWops *out = SDL_RWFromFP(file, SDL_FALSE);
    bool ok = out && IMG_SavePNG_RW(surface, out, 1) == 0;
    ok &= fflush(file) == 0 && !ferror(file);
    ok &= fclose(file) == 0;
    if (ok && rename(part, path) == 0)
        return true;
    err_set(err, "%s: the picture could not be written: %s", path, reason());
    remove(part);
    return false;
}

static SDL_Surface *load_any(const char *path, int w, int h)
{
    const char *dot = strrchr(path, '.');
    if (!dot || strcmp(dot, ".svg") != 0)
        return IMG_Load(path);
    SDL_RWops *in = SDL_RWFromFile(path, "rb");
    SDL_Surface *svg = in ? IMG_LoadSizedSVG_RW(in, w, h) : NULL;
    if (in)
        SDL_RWclose(in);
    return svg;
}

static bool is_blank(const SDL_Surface *argb)
{
    for (int y = 0; y < argb->h; y++) {
        const char *bytes = (const char *)argb->pixels + (ptrdiff_t)y * argb->pitch;
        for (int x = 0; x < argb->w; x++)
            if (((const uint32_t *)(const void *)bytes)[x] >> 24)
                return false;
    }
    return true;
}

SDL_Surface *picture_load(const char *path, int w, int h, Err *err)
{
    SDL_Surface *any = load_any(path, w, h);
    if (!any) {
        err_set(err, "%s: %s", path, IMG_GetError());
        return NULL;
    }
    SDL_Surface *argb = SDL_ConvertSurfaceFormat(any, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(any);
    if (!argb) {
        err_set(err, "%s: %s", path, SDL_GetError());
    } else if (is_blank(argb)) {
        err_set(err, "%s: nothing can be seen of it (an SVG is drawn from plain shapes alone)", path);
        SDL_FreeSurface(argb);
        argb = NULL;
    }
    return argb;
}

/* The mean of the pixels under x0..x1, y0..y1, premultiplied. */
static uint32_t mean(const SDL_Surface *argb, double x0, double y0, double x1, double y1)
{
    double sum[4] = {0}, area = 0;
    int bottom = MIN(argb->h, (int)ceil(y1)), right = MIN(argb->w, (int)ceil(x1));
    for (int y = (int)y0; y < bottom; y++) {
        const char *bytes = (const char *)argb->pixels + (ptrdiff_t)y * argb->pitch;
        const uint32_t *row = (const uint32_t *)(const void *)bytes;
        double high = MIN(y1, y + 1.0) - MAX(y0, y);
        for (int x = (int)x0; x < right; x++) {
            double share = (MIN(x1, x + 1.0) - MAX(x0, x)) * high, alpha = share * (row[x] >> 24);
            sum[3] += alpha;
            for (int c = 0; c < 3; c++)
                sum[c] += alpha * (row[x] >> (8 * c) & 255) / 255;
            area += share;
        }
    }
    uint32_t out = 0;
    for (int c = 0; c < 4 && area > 0; c++)
        out |= (uint32_t)(sum[c] / area + 0.5) << (8 * c);
    return out;
}

void picture_shrink(const SDL_Surface *argb, uint32_t *out, int w, int h)
{
    double across = (double)argb->w / w, down = (double)argb->h / h;
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++)
            *out++ = mean(argb, x * across, y * down, (x + 1) * across, (y + 1) * down);
}
