/* How long the renderer takes, in ms: a page of text, cards and a picture drawn whole, a step of
 * scrolling, a pressed card, a lit region, a zoomed picture with and without it, a scrim. Not a test;
 * medians of many rounds.
 *
 * cmake --build --preset release --target render_bench && build/release/render_bench */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "scene/scene.h"
#include "sys/figures.h"
#include "sys/font.h"
#include "sys/render.h"

enum { ROUNDS = 41 };

/* Stand-ins for the figures: noise, and a disc for a region, both at one scale. */
static Picture picture;
static ZoneMasks zone;

const Picture *figures_picture(FigureStore *store, const FigureRef *ref)
{
    (void)store, (void)ref;
    return &picture;
}

const ZoneMasks *figures_zone(FigureStore *store, const FigureRef *ref, int region, unsigned side)
{
    (void)store, (void)ref, (void)region, (void)side;
    return &zone;
}

const Mask *figures_icon(FigureStore *store, int icon, int w, int h)
{
    (void)store, (void)icon, (void)w, (void)h;
    return NULL;
}

const Print *figures_drawing(FigureStore *store, int drawing, int w, int h)
{
    (void)store, (void)drawing, (void)w, (void)h;
    return NULL;
}

const Print *figures_mark(FigureStore *store, const FigureRef *ref, int stroke)
{
    (void)store, (void)ref, (void)stroke;
    return NULL;
}

typedef struct Bench {
    Renderer *renderer;
    SDL_Surface *surface;
    Scene *scene;
    TextCache *text;
    int w, h;
    float zoom;
    int offset, pressed;
    Color lit; /* 0: no region is lit */
    bool has_scrim;
} Bench;

static const char LOREM[] =
    "The outer side of the hip can feel sore when you lie on it or climb stairs. The tendons over the bone "
    "may be "
    "tired from load. A calm week and gentle movement often help. Tell your therapist what makes it worse.";

static void build(Bench *bench)
{
    Scene *scene = bench->scene;
    int w = bench->w, h = bench->h, unit = h / 120, bar = 12 * unit, list = w * 53 / 100;
    Rect stage = {0, 0, list, h - bar};
    scene_reset(scene, w, h, 0xfff8f2e8);
    scene_push_fill(scene, stage, 0, 0xfff4f1ec);
    FigureRef ref = {.page = -1, .px_per_cm = 10 * bench->zoom, .u_cm = 2, .v_cm = 2};
    scene_push_figure(scene, stage, ref);
    if (bench->lit)
        scene_push_zone(scene, stage, ref, 0, SIDE_LEFT, bench->lit, 0xff801010);
    scene_push_line(scene, 100, 200, (float)list - 100, 420, 3, 0xff506070);
    TextSpec spec = {.text = LOREM, .len = -1, .cap_px = (float)h * 17 / 1080, .width = w - list - 14 * unit};
    const TextLayout *layout = text_layout(bench->text, &spec);
    scene_begin_scroll(scene, (Rect){list + 4 * unit, 0, w - list - 6 * unit, h - bar}, bench->offset);
    int y = 2 * unit;
    for (int i = 0; i < 14; i++, y += layout->h + 4 * unit) {
        Rect card = {list + 5 * unit, y, w - list - 10 * unit, layout->h + 2 * unit};
        scene_push_fill(scene, card, 2 * unit, i == bench->pressed ? 0xffe0e8f0 : 0xfffffefc);
        scene_push_frame(scene, card, 2 * unit, MAX(1, unit / 8), 0xffe0d8c8);
        scene_push_text(scene, layout, card.x + 2 * unit, y + unit, 0xff1f2a30, 0xfffffefc);
    }
    scene_end_scroll(scene, y);
    scene_push_fill(scene, (Rect){0, h - bar, w, bar}, 0, 0xfffffefc);
    scene_push_fill(scene, (Rect){w - 25 * unit, h - bar + unit, 24 * unit, bar - 2 * unit}, 2 * unit,
                    0xff9c1b30);
    if (bench->has_scrim)
        scene_push_fill(scene, (Rect){0, 0, w, h}, 0, 0x80102030);
    scene_finish(scene);
}

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t); /* whatever else the machine does */
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void measure(Bench *bench, const char *name, void (*change)(Bench *, int))
{
    double ms[ROUNDS];
    Damage damage;
    for (int i = 0; i < ROUNDS; i++) {
        change(bench, i);
        build(bench);
        double start = now_ms();
        render_scene(bench->renderer, bench->surface, bench->scene, &damage);
        ms[i] = now_ms() - start;
    }
    qsort(ms, ROUNDS, sizeof *ms, by_size);
    printf("  %-22s %6.2f  (best %.2f, worst %.2f; %d commands)\n", name, ms[ROUNDS / 2], ms[0],
           ms[ROUNDS - 1], bench->scene->command_count);
}

static void whole(Bench *bench, int round)
{
    (void)round;
    render_forget(bench->renderer);
}

static void scroll(Bench *bench, int round)
{
    bench->offset = round * bench->h / 60; /* 18 px at 1080 */
}

static void press(Bench *bench, int round)
{
    bench->pressed = round & 1 ? 3 : -1;
}

static void light(Bench *bench, int round)
{
    bench->lit = 0x40d04030u + ((Color)round << 24);
}

static void zoom(Bench *bench, int round)
{
    bench->zoom = 1 + 0.01f * (float)(round + 1);
}

static void scrim(Bench *bench, int round)
{
    bench->has_scrim = round & 1;
}

static void equal(Bench *bench, int round)
{
    (void)bench, (void)round;
}

static uint8_t *disc(int size, float from, float to)
{
    uint8_t *cover = malloc((size_t)size * (size_t)size);
    for (int y = 0; y < size; y++)
        for (int x = 0; x < size; x++) {
            float r = hypotf((float)x - (float)size / 2, (float)y - (float)size / 2) / (float)size * 2;
            float edge = MIN(to - r, r - from) * (float)size / 2 + 0.5f;
            cover[y * size + x] = (uint8_t)(CLAMP(edge, 0.0f, 1.0f) * 255);
        }
    return cover;
}

static void run(Fonts *fonts, const Shaper *shaper, int w, int h)
{
    Bench bench = {.w = w, .h = h, .zoom = 1, .pressed = -1};
    uint32_t *pixels = malloc((size_t)w * (size_t)h * 4);
    for (int i = 0; i < w * h; i++)
        pixels[i] = 0xff000000 | (uint32_t)i * 2654435761u;
    picture = (Picture){w, h, w, 0, 0, 10, pixels};
    int size = h / 3;
    uint8_t *fill = disc(size, -1, 0.9f), *edge = disc(size, 0.89f, 0.91f);
    zone =
        (ZoneMasks){{w / 8, h / 8, size, size, size, fill}, {w / 8, h / 8, size, size, size, edge}, 0, 0, 10};
    static int any;
    bench.renderer = render_create(fonts, (FigureStore *)(void *)&any);
    bench.surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_XRGB8888);
    bench.scene = calloc(1, sizeof *bench.scene);
    bench.text = text_cache_create(shaper);
    printf("%dx%d, ms\n", w, h);
    measure(&bench, "whole", whole);
    measure(&bench, "scroll step", scroll);
    bench.offset = 0;
    measure(&bench, "pressed card", press);
    measure(&bench, "lit region", light);
    measure(&bench, "zoomed, lit region", zoom);
    bench.lit = 0;
    measure(&bench, "zoomed picture", zoom);
    measure(&bench, "scrim on and off", scrim);
    measure(&bench, "nothing new", equal);
    render_destroy(bench.renderer);
    text_cache_destroy(bench.text);
    SDL_FreeSurface(bench.surface);
    free(bench.scene);
    free(pixels);
    free(fill);
    free(edge);
}

int main(void)
{
    Err err;
    Fonts *fonts = fonts_create(NULL, 0, &err);
    if (!fonts) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    Shaper shaper = fonts_shaper(fonts);
    run(fonts, &shaper, 1920, 1080);
    run(fonts, &shaper, 3840, 2160);
    fonts_destroy(fonts);
    return 0;
}
