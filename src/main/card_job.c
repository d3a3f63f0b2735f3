#include "main/card_job.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "view/card_paper.h"

static const char END[] = "end\n";

/* All of its pictures are there, in the very size: any other has another ground. */
static bool is_drawn(const Kiosk *kiosk, const Scene *scene)
{
    for (int i = 0; i < scene->command_count; i++) {
        const Command *command = &scene->commands[i];
        if (command->kind != CMD_FIGURE)
            continue;
        const Picture *picture = figures_picture(kiosk->figures, &command->u.figure.ref);
        if (!picture || picture->px_per_cm != command->u.figure.ref.px_per_cm)
            return false;
    }
    return true;
}

static SDL_Surface *draw(Kiosk *kiosk, const Scene *scene)
{
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, scene->w, scene->h, 32, SDL_PIXELFORMAT_XRGB8888);
    if (!surface)
        return NULL;
    Renderer *renderer = render_create(kiosk->fonts, kiosk->figures);
    Damage damage;
    render_scene(renderer, surface, scene, &damage);
    render_destroy(renderer);
    return surface;
}

/* NULL: there is none. */
static SDL_Surface *figure_of(Kiosk *kiosk)
{
    Scene *scene = xcalloc(1, sizeof *scene);
    bool is_there = view_card_picture(&kiosk->app, kiosk->view, scene) && is_drawn(kiosk, scene);
    SDL_Surface *surface = is_there ? draw(kiosk, scene) : NULL;
    explicit_bzero(scene, sizeof *scene);
    free(scene);
    return surface;
}

/* Luma, as ITU-R BT.601 has it. */
static char *put_grey(char *out, const SDL_Surface *surface)
{
    out += sprintf(out, "picture %d %d\n", surface->w, surface->h);
    for (int y = 0; y < surface->h; y++) {
        const char *at = (const char *)surface->pixels + y * surface->pitch;
        const uint32_t *row = (const uint32_t *)(const void *)at;
        for (int x = 0; x < surface->w; x++) {
            unsigned red = row[x] >> 16 & 255, green = row[x] >> 8 & 255, blue = row[x] & 255;
            *out++ = (char)((red * 299 + green * 587 + blue * 114 + 500) / 1000);
        }
    }
    return out;
}

CardJob card_job_make(Kiosk *kiosk)
{
    enum { END_SIZE = sizeof END - 1, PICTURE_LINE = 32 };
    Arena arena = {0};
    const char *lines = card_paper(&kiosk->app, &arena);
    SDL_Surface *figure = figure_of(kiosk);
    size_t len = strlen(lines) - END_SIZE, pixels = figure ? (size_t)figure->w * (size_t)figure->h : 0;
    CardJob job = {.bytes = xcalloc(1, len + PICTURE_LINE + pixels + END_SIZE)};
    memcpy(job.bytes, lines, len);
    char *out = job.bytes + len;
    if (figure) {
        out = put_grey(out, figure);
        explicit_bzero(figure->pixels, (size_t)figure->pitch * (size_t)figure->h);
        SDL_FreeSurface(figure);
    }
    memcpy(out, END, END_SIZE);
    job.size = (size_t)(out - job.bytes) + END_SIZE;
    arena_free(&arena);
    return job;
}

void card_job_free(CardJob *job)
{
    if (job->bytes)
        explicit_bzero(job->bytes, job->size);
    free(job->bytes);
    *job = (CardJob){0};
}
