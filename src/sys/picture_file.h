/* Pictures from and to files, by SDL_image. */
#ifndef HK_PICTURE_FILE_H
#define HK_PICTURE_FILE_H

#include <SDL.h>

#include "base/err.h"

/* Writes under a temporary name and renames: a full disk leaves no half picture, and what was there
 * stays. The same pixels give the same bytes. */
bool picture_save_png(SDL_Surface *surface, const char *path, Err *err);

/* PNG, JPEG or what else SDL_image reads; an SVG as large as fits into w x h, whatever size it claims.
 * ARGB8888, straight alpha, owned by the caller (SDL_FreeSurface); NULL and *err if it is no picture or
 * one in which nothing can be seen. */
SDL_Surface *picture_load(const char *path, int w, int h, Err *err);

/* Scales an ARGB8888 picture to w x h premultiplied pixels; each is the mean of the area it covers. */
void picture_shrink(const SDL_Surface *argb, uint32_t *out, int w, int h);

#endif
