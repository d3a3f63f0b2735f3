/* Scenes made by hand for tests of the renderer, with stand-ins for fonts and figures that give masks
 * and pictures of noise, and two renderers to compare: step by step, and all at once. */
#ifndef HK_TEST_RENDER_H
#define HK_TEST_RENDER_H

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "sys/figures.h"
#include "sys/font.h"
#include "sys/render.h"
#include "test.h"

/* --- stand-ins: any pointer does as a store ------------------------------------------------------- */

enum { GLYPHS = 5, GLYPH_W = 17, GLYPH_H = 13, PICTURE_W = 90, PICTURE_H = 70, ZONES = 3 };

static struct {
    uint8_t alpha[GLYPHS][GLYPH_H][GLYPH_W];
    uint32_t argb[GLYPH_H][GLYPH_W], picture[PICTURE_H][PICTURE_W];
    RunMask runs[GLYPHS + 1];
    Mask icon;
    Picture whole;
    ZoneMasks zones[ZONES];
    Print print;
    int asked_runs;
} fake;

static inline uint32_t random_u32(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8 ^ *seed << 11;
}

static inline int random_in(uint32_t *seed, int low, int high)
{
    return low + (int)(random_u32(seed) % (uint32_t)(high - low + 1));
}

static inline int fill_fake(void **state)
{
    (void)state;
    uint32_t seed = 1;
    for (int i = 0; i < (int)sizeof fake.alpha; i++)
        (&fake.alpha[0][0][0])[i] = (uint8_t)MAX(0, random_in(&seed, -200, 255));
    for (int i = 0; i < GLYPH_W * GLYPH_H; i++)
        (&fake.argb[0][0])[i] = (uint32_t)random_in(&seed, 128, 255) << 24 | (random_u32(&seed) & 0x7f7f7f);
    for (int i = 0; i < PICTURE_W * PICTURE_H; i++)
        (&fake.picture[0][0])[i] = 0xff000000 | random_u32(&seed);
    for (int i = 0; i < GLYPHS; i++) /* ink of different places and sizes, also none */
        fake.runs[i] = (RunMask){
            i - 2, -3 * i, GLYPH_W - i, i == 4 ? 0 : GLYPH_H, GLYPH_W, i == 4 ? NULL : &fake.alpha[i][0][0],
            NULL};
    fake.runs[GLYPHS] = (RunMask){0, -9, GLYPH_W, GLYPH_H, GLYPH_W, NULL, &fake.argb[0][0]};
    fake.icon = (Mask){0, 0, GLYPH_W, GLYPH_H, GLYPH_W, &fake.alpha[0][0][0]};
    for (int i = 0; i < PRINT_INKS; i++)
        fake.print.inks[i] = (Mask){6, 9, GLYPH_W, GLYPH_H, GLYPH_W, &fake.alpha[i][0][0]};
    fake.print.time = (Mask){6, 9, GLYPH_W, GLYPH_H, GLYPH_W, &fake.alpha[3][0][0]};
    fake.whole = (Picture){PICTURE_W, PICTURE_H, PICTURE_W, -4, -3, 10, &fake.picture[0][0]};
    for (int i = 0; i < ZONES; i++) {
        Mask fill = {10 * i, 5 + 7 * i, GLYPH_W, GLYPH_H, GLYPH_W, &fake.alpha[i][0][0]};
        Mask edge = {10 * i - 1, 4 + 7 * i, GLYPH_W, GLYPH_H, GLYPH_W, &fake.alpha[i + 1][0][0]};
        fake.zones[i] = (ZoneMasks){fill, edge, -4, -3, 10};
    }
    return 0;
}

const RunMask *fonts_run_mask(Fonts *fonts, const GlyphRun *run, const char *bytes)
{
    assert_ptr_equal(fonts, &fake);
    fake.asked_runs++;
    return &fake.runs[hash_bytes(HASH_START, bytes + run->at, run->len) % (GLYPHS + 1)];
}

const Picture *figures_picture(FigureStore *store, const FigureRef *ref)
{
    assert_ptr_equal(store, &fake);
    return ref->layer < 3 ? &fake.whole : NULL;
}

const ZoneMasks *figures_zone(FigureStore *store, const FigureRef *ref, int region, unsigned side)
{
    (void)store, (void)ref, (void)side;
    return region < ZONES ? &fake.zones[region] : NULL;
}

const Mask *figures_icon(FigureStore *store, int icon, int w, int h)
{
    (void)store;
    return icon && w == GLYPH_W && h == GLYPH_H ? &fake.icon : NULL;
}

const Print *figures_drawing(FigureStore *store, int picture, int w, int h)
{
    (void)store;
    return picture == 1 && w == GLYPH_W && h == GLYPH_H ? &fake.print : NULL;
}

const Print *figures_mark(FigureStore *store, const FigureRef *ref, int stroke)
{
    (void)store;
    return stroke == 0 && ref->layer < 3 ? &fake.print : NULL;
}

static inline Renderer *fake_renderer(void)
{
    return render_create((Fonts *)(void *)&fake, (FigureStore *)(void *)&fake);
}

/* --- scenes as lists of things that can be changed one by one ------------------------------------- */

enum { W = 160, H = 120, MAX_THINGS = 60, KINDS = 11 };

typedef struct Thing {
    int kind, scroll; /* 0: fixed */
    Rect rect;
    int a, b;
    Color color;
    float at[4];
} Thing;

typedef struct Plan {
    int count, windows;
    Thing things[MAX_THINGS];
    Rect window[2];
    int offset[2];
    Color ground;
} Plan;

static inline void drop_thing(Plan *plan, int at)
{
    plan->count--;
    memmove(&plan->things[at], &plan->things[at + 1], (size_t)(plan->count - at) * sizeof *plan->things);
}

static inline void push_text(Scene *scene, const Thing *t)
{
    static const char *const words[] = {"hip", "knee", "back", "thigh", "groin", "sit bone", "tummy"};
    const char *word = words[t->a % ARRAY_LEN(words)];
    GlyphRun runs[2] = {{.key = {.px = 12}, .len = (uint32_t)strlen(word), .x = 0, .w = 14},
                        {.key = {.px = 12}, .at = 0, .len = 2, .x = 15, .w = 14}};
    TextLine line = {.run_count = 2, .baseline = 10, .w = 30};
    TextLayout layout = {.w = 30,
                         .h = 14,
                         .line_count = 1,
                         .run_count = 2,
                         .lines = &line,
                         .runs = runs,
                         .bytes = word,
                         .byte_count = (int)strlen(word)};
    scene_push_text(scene, &layout, t->rect.x, t->rect.y, t->color, 0);
}

static inline void push_thing(Scene *scene, const Thing *t)
{
    static const float scales[] = {10, 10, 7.3f, 13};
    FigureRef ref = {.layer = (int8_t)(t->a % 4),
                     .page = -1,
                     .u_cm = t->at[0] / 20 - 4,
                     .v_cm = t->at[2] / 20 - 3,
                     .px_per_cm = scales[t->b % 4]};
    switch (t->kind) {
    case 0:
        scene_push_fill(scene, t->rect, 0, t->color);
        break;
    case 1:
        scene_push_fill(scene, t->rect, t->a, t->color);
        break;
    case 2:
        scene_push_frame(scene, t->rect, t->a, t->b, t->color);
        break;
    case 3:
        scene_push_line(scene, t->at[0], t->at[1], t->at[2], t->at[3], (float)t->b, t->color);
        break;
    case 4:
        scene_push_dot(scene, t->at[0], t->at[1], (float)t->a, t->color);
        break;
    case 5:
        scene_push_icon(scene, (Rect){t->rect.x, t->rect.y, GLYPH_W, GLYPH_H}, (unsigned)t->b, t->color,
                        t->a & 1);
        break;
    case 6:
        scene_push_figure(scene, t->rect, ref);
        break;
    case 7:
        scene_push_zone(scene, t->rect, ref, t->a % 4, 0, t->color, t->b & 1 ? 0xff202020 : 0);
        break;
    case 9:
        scene_push_mark(scene, t->rect, ref, t->a % 2, t->b * 40, (Inks){t->color, 0xff206040, 0x80fffefb});
        break;
    case 10:
        scene_push_drawing(scene, (Rect){t->rect.x, t->rect.y, GLYPH_W, GLYPH_H}, t->a % 2,
                           (Inks){t->color, 0xff206040, 0xfffffefb});
        break;
    default:
        push_text(scene, t);
    }
}

static inline void build(Scene *scene, const Plan *plan)
{
    scene_reset(scene, W, H, plan->ground);
    /* Fixed things stand before, between and after the scrolled ones. */
    for (int part = 0; part <= 2 * plan->windows; part++) {
        int scroll = part & 1 ? (part + 1) / 2 : 0;
        if (scroll)
            scene_begin_scroll(scene, plan->window[scroll - 1], plan->offset[scroll - 1]);
        for (int i = 0; i < plan->count; i++) {
            bool is_here = scroll ? plan->things[i].scroll == scroll
                                  : !plan->things[i].scroll && i % (plan->windows + 1) == part / 2;
            if (is_here)
                push_thing(scene, &plan->things[i]);
        }
        if (scroll)
            scene_end_scroll(scene, 3 * H);
    }
    scene_finish(scene);
    assert_int_equal(scene->dropped, 0);
}

/* --- two renderers ---------------------------------------------------------------------------------- */

enum { MARGIN = 3 };

static inline SDL_Surface *surface_of(int w, int h)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_XRGB8888);
    assert_non_null(surface);
    memset(surface->pixels, 0x5a, (size_t)surface->pitch * (size_t)h);
    return surface;
}

static inline uint32_t px(const SDL_Surface *surface, int x, int y)
{
    const char *row = (const char *)surface->pixels + (ptrdiff_t)y * surface->pitch;
    return ((const uint32_t *)(const void *)row)[x];
}

static inline void assert_same(const SDL_Surface *a, const SDL_Surface *b, int step)
{
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            if (px(a, x, y) != px(b, x, y))
                fail_msg("step %d: %08x at %d,%d, drawn at once it is %08x", step, px(a, x, y), x, y,
                         px(b, x, y));
}

static inline bool is_damaged(const Damage *damage, int x, int y)
{
    for (int i = 0; i < damage->count; i++) {
        const SDL_Rect *r = &damage->rects[i];
        if (x >= r->x && y >= r->y && x < r->x + r->w && y < r->y + r->h)
            return true;
    }
    return false;
}

static inline void assert_told(const SDL_Surface *old, const SDL_Surface *now, const Damage *damage)
{
    for (int i = 0; i < damage->count; i++) {
        const SDL_Rect *r = &damage->rects[i];
        assert_true(r->w > 0 && r->h > 0 && r->x >= 0 && r->y >= 0 && r->x + r->w <= W && r->y + r->h <= H);
    }
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            assert_true(px(old, x, y) == px(now, x, y) || is_damaged(damage, x, y));
}

typedef struct Pair {
    Renderer *by_step, *at_once;
    SDL_Surface *stepped, *old, *whole;
    Scene *scene;
} Pair;

static inline void compare_step(Pair *pair, const Plan *plan, int step)
{
    Damage damage, ignored;
    build(pair->scene, plan);
    SDL_BlitSurface(pair->stepped, NULL, pair->old, NULL);
    render_scene(pair->by_step, pair->stepped, pair->scene, &damage);
    render_forget(pair->at_once);
    render_scene(pair->at_once, pair->whole, pair->scene, &ignored);
    assert_same(pair->stepped, pair->whole, step);
    assert_told(pair->old, pair->stepped, &damage);
    for (int x = 0; x < W + MARGIN; x++)
        assert_int_equal(px(pair->stepped, x, H), 0x5a5a5a5a);
    for (int y = 0; y < H; y++)
        assert_int_equal(px(pair->stepped, W, y), 0x5a5a5a5a);
}

static inline Pair pair_make(void)
{
    return (Pair){fake_renderer(),
                  fake_renderer(),
                  surface_of(W + MARGIN, H + MARGIN),
                  surface_of(W + MARGIN, H + MARGIN),
                  surface_of(W + MARGIN, H + MARGIN),
                  calloc(1, sizeof(Scene))};
}

static inline void pair_free(Pair *pair)
{
    render_destroy(pair->by_step);
    render_destroy(pair->at_once);
    SDL_FreeSurface(pair->stepped);
    SDL_FreeSurface(pair->old);
    SDL_FreeSurface(pair->whole);
    free(pair->scene);
}

/* A page as the kiosk has them: cards in a scroll beside a picture, a button over the scroll. */
static inline Plan page_plan(void)
{
    Plan plan = {.windows = 1, .ground = 0xfff0f0e8};
    plan.window[0] = (Rect){70, 0, 90, 100};
    plan.things[plan.count++] = (Thing){.kind = 0, .rect = {0, 0, W, H}, .color = 0xfff8f6f0};
    plan.things[plan.count++] = (Thing){.kind = 6, .rect = {0, 0, 70, 100}, .color = 0};
    for (int i = 0; i < 12; i++) {
        plan.things[plan.count++] =
            (Thing){.kind = 1, .scroll = 1, .rect = {75, 25 * i + 2, 80, 20}, .a = 5, .color = 0xffffffff};
        plan.things[plan.count++] =
            (Thing){.kind = 8, .scroll = 1, .rect = {80, 25 * i + 5, 0, 0}, .a = i, .color = 0xff202020};
    }
    return plan;
}

#endif
