#include "sys/picture_file.h"

#include <SDL_image.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

bool picture_save_png(SDL_Surface *surface, const char *path, Err *err)
{
    char part[1300];
    snprintf(part, sizeof part, "%s.part", path);
    /* SDL_image does not tell of a disk that filled up; the closing of the file does. */
    FILE *file = fopen(part, "wb");
    if (!file)
        return err_set(err, "%s: %s", path, strerror(errno));
    SDL_RWops *out = SDL_RWFromFP(file, SDL_FALSE);
    bool ok = out && IMG_SavePNG_RW(surface, out, 1) == 0;
    ok &= fflush(file) == 0 && !ferror(file);
    ok &= fclose(file) == 0;
    if (ok && rename(part, path) == 0)
        return true;
    err_set(err, "%s: the picture could not be written: %s", path, strerror(errno));
    remove(part);
    return false;
}

SDL_Surface *picture_load(const char *path, Err *err)
{
    SDL_Surface *any = IMG_Load(path);
    if (!any) {
        err_set(err, "%s: %s", path, IMG_GetError());
        return NULL;
    }
    SDL_Surface *argb = SDL_ConvertSurfaceFormat(any, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(any);
    if (!argb)
        err_set(err, "%s: %s", path, SDL_GetError());
    return argb;
}
