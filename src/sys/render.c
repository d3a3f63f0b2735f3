#include "sys/render.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "sys/damage.h"
#include "sys/picture_file.h"
#include "sys/raster.h"

typedef struct Logo { /* the one ordinary picture a screen may show */
    char path[512];
    SDL_Surface *surface; /* owned, scaled to w x h; NULL: could not be loaded */
    int w, h;
} Logo;

struct Renderer {
    Fonts *fonts;
    FigureStore *figures;
    Drawn drawn;
    Logo logo;
};

Renderer *render_create(Fonts *fonts, FigureStore *figures)
{
    Renderer *renderer = xcalloc(1, sizeof *renderer);
    renderer->fonts = fonts;
    renderer->figures = figures;
    return renderer;
}

void render_destroy(Renderer *renderer)
{
    if (!renderer)
        return;
    SDL_FreeSurface(renderer->logo.surface);
    free(renderer);
}

void render_forget(Renderer *renderer)
{
    renderer->drawn.is_valid = false;
}

void render_warm(Renderer *renderer, const Scene *scene)
{
    for (int i = 0; renderer->fonts && i < scene->command_count; i++)
        if (scene->commands[i].kind == CMD_RUN)
            fonts_run_mask(renderer->fonts, &scene->commands[i].u.text.run, scene->bytes);
}

static void draw_run(Renderer *renderer, const Canvas *canvas, const Scene *scene, const Command *command)
{
    if (!renderer->fonts)
        return;
    const RunMask *mask = fonts_run_mask(renderer->fonts, &command->u.text.run, scene->bytes);
    int x = command->u.text.x + mask->x, y = command->u.text.y + mask->y;
    if (mask->argb)
        raster_argb(canvas, mask->argb, mask->stride, mask->w, mask->h, x, y);
    else if (mask->alpha)
        raster_glyphs(canvas, mask->alpha, mask->stride, mask->w, mask->h, x, y, command->color);
}

static void draw_icon(const Renderer *renderer, const Canvas *canvas, const Command *command)
{
    Rect rect = command->rect;
    const Mask *mask =
        renderer->figures ? figures_icon(renderer->figures, command->icon, rect.w, rect.h) : NULL;
    if (mask && mask->alpha)
        raster_mask(canvas, mask->alpha, mask->stride, mask->w, mask->h, rect.x + (rect.w - mask->w) / 2,
                    rect.y + (rect.h - mask->h) / 2, command->flags & CMD_MIRROR, command->color);
}

static void draw_figure(const Renderer *renderer, const Canvas *canvas, const Command *command)
{
    const FigureRef *ref = &command->u.figure.ref;
    const Picture *picture = renderer->figures ? figures_picture(renderer->figures, ref) : NULL;
    if (!picture)
        return;
    float x = (float)command->rect.x + (picture->u_cm - ref->u_cm) * ref->px_per_cm;
    float y = (float)command->rect.y + (picture->v_cm - ref->v_cm) * ref->px_per_cm;
    raster_picture(canvas, picture->pixels, picture->stride_px, picture->w, picture->h, x, y,
                   picture->px_per_cm / ref->px_per_cm, command->rect);
}

/* While the figure moves between two scales a region is not tinted: its masks fit only at rest. */
static void draw_zone(const Renderer *renderer, const Canvas *canvas, const Command *command)
{
    const FigureRef *ref = &command->u.figure.ref;
    const ZoneMasks *masks =
        renderer->figures
            ? figures_zone(renderer->figures, ref, command->u.figure.region, command->u.figure.side)
            : NULL;
    if (!masks || fabsf(masks->px_per_cm / ref->px_per_cm - 1) > 0.002f)
        return;
    int x = command->rect.x + (int)lroundf((masks->u_cm - ref->u_cm) * ref->px_per_cm);
    int y = command->rect.y + (int)lroundf((masks->v_cm - ref->v_cm) * ref->px_per_cm);
    if (masks->fill.alpha)
        raster_mask(canvas, masks->fill.alpha, masks->fill.stride, masks->fill.w, masks->fill.h,
                    x + masks->fill.x, y + masks->fill.y, false, command->color);
    if (masks->edge.alpha && command->edge)
        raster_mask(canvas, masks->edge.alpha, masks->edge.stride, masks->edge.w, masks->edge.h,
                    x + masks->edge.x, y + masks->edge.y, false, command->edge);
}

/* Fitted into the box, its start edge kept. A picture that cannot be read is told once. */
static const Logo *load_logo(Renderer *renderer, const char *path, Rect box)
{
    Logo *logo = &renderer->logo;
    if (strcmp(logo->path, path) == 0 && logo->w == box.w && logo->h == box.h)
        return logo;
    SDL_FreeSurface(logo->surface);
    *logo = (Logo){.w = box.w, .h = box.h};
    snprintf(logo->path, sizeof logo->path, "%s", path);
    Err err;
    SDL_Surface *loaded = picture_load(path, &err);
    if (!loaded) {
        log_line("%s", err.text);
        return logo;
    }
    float scale = MIN((float)box.w / (float)loaded->w, (float)box.h / (float)loaded->h);
    int w = MAX(1, (int)((float)loaded->w * scale)), h = MAX(1, (int)((float)loaded->h * scale));
    logo->surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
    if (logo->surface)
        SDL_SoftStretchLinear(loaded, NULL, logo->surface, NULL);
    SDL_FreeSurface(loaded);
    return logo;
}

static void draw_image(Renderer *renderer, SDL_Surface *target, const Canvas *canvas, const Scene *scene,
                       const Command *command)
{
    const Logo *logo = load_logo(renderer, scene->bytes + command->u.image.at, command->rect);
    if (!logo->surface)
        return;
    SDL_Rect clip = {canvas->clip.x, canvas->clip.y, canvas->clip.w, canvas->clip.h};
    SDL_Rect at = {command->rect.x, command->rect.y, 0, 0};
    SDL_SetClipRect(target, &clip);
    SDL_BlitSurface(logo->surface, NULL, target, &at);
    SDL_SetClipRect(target, NULL);
}

static void draw_command(Renderer *renderer, SDL_Surface *target, const Canvas *canvas, const Scene *scene,
                         const Command *command)
{
    switch ((CommandKind)command->kind) {
    case CMD_FILL:
        raster_round(canvas, command->rect, command->u.box.radius, command->color);
        break;
    case CMD_FRAME:
        raster_frame(canvas, command->rect, command->u.box.radius, command->u.box.width, command->color);
        break;
    case CMD_RUN:
        draw_run(renderer, canvas, scene, command);
        break;
    case CMD_ICON:
        draw_icon(renderer, canvas, command);
        break;
    case CMD_FIGURE:
        draw_figure(renderer, canvas, command);
        break;
    case CMD_ZONE:
        draw_zone(renderer, canvas, command);
        break;
    case CMD_LINE:
        raster_line(canvas, command->u.line.x0, command->u.line.y0, command->u.line.x1, command->u.line.y1,
                    command->u.line.width, command->color);
        break;
    case CMD_IMAGE:
        draw_image(renderer, target, canvas, scene, command);
        break;
    }
}

static void paint(Renderer *renderer, SDL_Surface *target, const Scene *scene, Rect rect)
{
    Canvas canvas = {target->pixels, target->pitch / 4, rect};
    raster_fill(&canvas, rect, scene->ground);
    for (int i = 0; i < scene->command_count; i++) {
        const Command *command = &scene->commands[i];
        canvas.clip = rect_intersect(rect, command->rect);
        if (command->scroll)
            canvas.clip = rect_intersect(canvas.clip, scene->scrolls[command->scroll - 1].rect);
        if (!rect_is_empty(canvas.clip))
            draw_command(renderer, target, &canvas, scene, command);
    }
}

static void move_rows(SDL_Surface *target, const RowMove *move)
{
    Rect w = move->window;
    int rows = w.h - abs(move->dy);
    for (int i = 0; i < rows; i++) {
        /* From the far end, so that no row is overwritten before it has moved. */
        int y = move->dy > 0 ? w.y + w.h - 1 - i : w.y + i;
        char *to = (char *)target->pixels + (ptrdiff_t)y * target->pitch + w.x * 4;
        memcpy(to, to - (ptrdiff_t)move->dy * target->pitch, (size_t)w.w * 4);
    }
}

void render_scene(Renderer *renderer, SDL_Surface *target, const Scene *scene, Damage *damage)
{
    ASSERT(target->format->BytesPerPixel == 4 && target->w >= scene->w && target->h >= scene->h);
    DamageList list;
    RowMove moves[SCENE_MAX_SCROLLS];
    damage->count = 0;
    damage_between(&renderer->drawn, scene, &list, moves);
    if (SDL_MUSTLOCK(target))
        SDL_LockSurface(target);
    for (int s = 0; s < SCENE_MAX_SCROLLS; s++)
        if (moves[s].dy)
            move_rows(target, &moves[s]);
    for (int i = 0; i < list.count; i++)
        paint(renderer, target, scene, list.rects[i]);
    if (SDL_MUSTLOCK(target))
        SDL_UnlockSurface(target);
    /* What moved must be shown as well as what was painted. */
    for (int s = 0; s < SCENE_MAX_SCROLLS; s++)
        if (moves[s].dy)
            damage_add(&list, moves[s].window, scene->w, scene->h);
    for (int i = 0; i < list.count; i++)
        damage->rects[damage->count++] =
            (SDL_Rect){list.rects[i].x, list.rects[i].y, list.rects[i].w, list.rects[i].h};
}
