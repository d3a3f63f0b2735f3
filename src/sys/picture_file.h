/* Pictures from and to files, by SDL_image. */
#ifndef HK_PICTURE_FILE_H
#define HK_PICTURE_FILE_H

#include <SDL.h>

#include "base/err.h"

/* Writes under a temporary name and renames, so that a full disk leaves no half picture. The same
 * pixels give the same bytes. */
bool picture_save_png(SDL_Surface *surface, const char *path, Err *err);

/* ARGB8888, owned by the caller (SDL_FreeSurface); NULL and *err if it is no picture. */
SDL_Surface *picture_load(const char *path, Err *err);

#endif
