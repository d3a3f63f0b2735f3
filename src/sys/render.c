#include "sys/render.h"

#include <stdlib.h>
#include <string.h>

#include "sys/damage.h"
#include "sys/render_draw.h"

/* Painted in strips that stay in the processor's cache while all that lies over each other is drawn. */
enum { STRIP_PX = 64 * 1024 };

struct Renderer {
    RenderSources sources;
    RasterCache *cache;   /* owned */
    DamageMemory *memory; /* owned */
    const void *pixels;   /* drawn into last; only compared */
    int pitch;
    RenderLook looks[SCENE_MAX_COMMANDS]; /* of this frame */
    Rect inks[SCENE_MAX_COMMANDS];
};

Renderer *render_create(Fonts *fonts, FigureStore *figures)
{
    Renderer *renderer = xcalloc(1, sizeof *renderer);
    renderer->sources.fonts = fonts;
    renderer->sources.figures = figures;
    renderer->cache = raster_cache_create();
    renderer->memory = damage_memory_create();
    return renderer;
}

void render_destroy(Renderer *renderer)
{
    if (!renderer)
        return;
    raster_cache_destroy(renderer->cache);
    damage_memory_destroy(renderer->memory);
    render_draw_free_logo(&renderer->sources.logo);
    free(renderer);
}

void render_forget(Renderer *renderer)
{
    damage_forget(renderer->memory);
}

/* A picture's pixels are mapped from a file: reading one in each memory page has them there. */
static void touch_picture(const Picture *picture, Rect seen)
{
    enum { PAGE_PX = 1024 };
    volatile uint32_t sink;
    for (int y = 0; y < MIN(seen.h, picture->h); y++)
        for (int x = 0; x < picture->w; x += PAGE_PX)
            sink = picture->pixels[(ptrdiff_t)y * picture->stride_px + x];
    (void)sink;
}

void render_warm(Renderer *renderer, const Scene *scene)
{
    for (int i = 0; i < scene->command_count; i++) {
        const Command *command = &scene->commands[i];
        if (command->kind != CMD_RUN && command->kind != CMD_FIGURE)
            continue;
        RenderLook look = render_draw_look(&renderer->sources, scene, command);
        if (command->kind == CMD_FIGURE && look.source)
            touch_picture(look.source, look.ink);
    }
}

static Rect window_of(const Scene *scene, const Command *command)
{
    return command->scroll ? scene->scrolls[command->scroll - 1].rect : (Rect){0, 0, scene->w, scene->h};
}

/* From the last command that hides all of the rect on. */
static void paint(Renderer *renderer, Canvas canvas, const Scene *scene, Rect rect)
{
    int first = scene->command_count;
    bool is_hidden = false;
    while (first > 0 && !is_hidden) {
        const Command *command = &scene->commands[--first];
        Rect seen = rect_intersect(rect, window_of(scene, command));
        is_hidden =
            seen.w == rect.w && seen.h == rect.h && render_draw_hides(command, &renderer->looks[first], rect);
    }
    canvas.clip = rect;
    if (!is_hidden)
        raster_fill(&canvas, rect, 0xff000000 | scene->ground);
    for (int i = first; i < scene->command_count; i++) {
        const Command *command = &scene->commands[i];
        const RenderLook *look = &renderer->looks[i];
        canvas.clip = rect_intersect(rect_intersect(rect, look->ink), window_of(scene, command));
        if (!rect_is_empty(canvas.clip))
            render_draw(&renderer->sources, &canvas, command, look);
    }
}

static void paint_strips(Renderer *renderer, Canvas canvas, const Scene *scene, Rect rect)
{
    int rows = MAX(16, STRIP_PX / MAX(1, rect.w));
    for (int y = rect.y; y < rect.y + rect.h; y += rows)
        paint(renderer, canvas, scene, (Rect){rect.x, y, rect.w, MIN(rows, rect.y + rect.h - y)});
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

static void draw(Renderer *renderer, SDL_Surface *target, const Scene *scene, const DamageList *list,
                 const RowMove *moves)
{
    Canvas canvas = {target->pixels, target->pitch / 4, {0}, renderer->cache};
    for (int s = 0; s < SCENE_MAX_SCROLLS; s++)
        if (moves[s].dy)
            move_rows(target, &moves[s]);
    for (int i = 0; i < list->count; i++)
        paint_strips(renderer, canvas, scene, list->rects[i]);
}

void render_scene(Renderer *renderer, SDL_Surface *target, const Scene *scene, Damage *damage)
{
    ASSERT(target->format->BytesPerPixel == 4 && target->w >= scene->w && target->h >= scene->h);
    damage->count = 0;
    if (SDL_LockSurface(target) != 0)
        return;
    if (target->pixels != renderer->pixels || target->pitch != renderer->pitch)
        render_forget(renderer);
    renderer->pixels = target->pixels;
    renderer->pitch = target->pitch;
    if (!damage_is_none(renderer->memory, scene)) {
        DamageList list;
        RowMove moves[SCENE_MAX_SCROLLS];
        for (int i = 0; i < scene->command_count; i++) {
            renderer->looks[i] = render_draw_look(&renderer->sources, scene, &scene->commands[i]);
            renderer->inks[i] = renderer->looks[i].ink;
        }
        damage_between(renderer->memory, scene, renderer->inks, &list, moves);
        draw(renderer, target, scene, &list, moves);
        /* What moved must be shown as well as what was painted. */
        for (int s = 0; s < SCENE_MAX_SCROLLS; s++)
            if (moves[s].dy)
                damage_add(&list, moves[s].window, scene->w, scene->h);
        for (int i = 0; i < list.count; i++)
            damage->rects[damage->count++] =
                (SDL_Rect){list.rects[i].x, list.rects[i].y, list.rects[i].w, list.rects[i].h};
    }
    SDL_UnlockSurface(target);
}
