/* What a change of scene costs: only its place is painted, rows move, equal scenes draw nothing. */
#include "../support/render.h"

/* Things come, go and change their place while the rows move. */
static void what_goes_while_rows_move_is_gone(void **state)
{
    (void)state;
    Pair pair = pair_make();
    for (int dy = -40; dy <= 40; dy++)
        for (int at = 2; at < 12; at++) {
            Plan plan = page_plan();
            plan.offset[0] = 45;
            compare_step(&pair, &plan, dy);
            plan.offset[0] += dy;
            drop_thing(&plan, at);
            compare_step(&pair, &plan, dy);
            plan.offset[0] -= dy;
            plan.things[at].rect.x += 3;
            compare_step(&pair, &plan, dy);
        }
    pair_free(&pair);
}

static void windows_that_overlap_are_painted(void **state)
{
    (void)state;
    Pair pair = pair_make();
    for (int dy = -20; dy <= 20; dy++) {
        Plan plan = page_plan();
        plan.windows = 2;
        plan.window[1] = (Rect){50, 40, 60, 70};
        plan.things[plan.count++] =
            (Thing){.kind = 1, .scroll = 2, .rect = {40, 60, 60, 30}, .a = 9, .color = 0xff802040};
        compare_step(&pair, &plan, dy);
        plan.offset[0] += dy;
        plan.offset[1] -= 3;
        compare_step(&pair, &plan, dy);
    }
    pair_free(&pair);
}

static int64_t damaged_area(const Damage *damage)
{
    int64_t sum = 0;
    for (int i = 0; i < damage->count; i++)
        sum += (int64_t)damage->rects[i].w * damage->rects[i].h;
    return sum;
}

static void scrolling_moves_rows(void **state)
{
    (void)state;
    Renderer *renderer = fake_renderer();
    SDL_Surface *surface = surface_of(W, H);
    Scene *scene = calloc(1, sizeof *scene);
    Plan plan = page_plan();
    Damage damage;
    build(scene, &plan);
    render_scene(renderer, surface, scene, &damage);
    assert_int_equal(damaged_area(&damage), W * H);
    /* A mark in the window's pixels travels with the rows: they were moved, not painted. */
    uint32_t *row = (uint32_t *)(void *)((char *)surface->pixels + 50 * surface->pitch);
    row[110] = 0xff123456;
    plan.offset[0] += 7;
    build(scene, &plan);
    render_scene(renderer, surface, scene, &damage);
    assert_int_equal(px(surface, 110, 43), 0xff123456);
    assert_true(damaged_area(&damage) <= 90 * 100 + 4096);
    assert_false(is_damaged(&damage, 30, 50));
    render_destroy(renderer);
    SDL_FreeSurface(surface);
    free(scene);
}

static void equal_scenes_draw_nothing(void **state)
{
    (void)state;
    Renderer *renderer = fake_renderer();
    SDL_Surface *surface = surface_of(W, H);
    Scene *scene = calloc(1, sizeof *scene);
    Plan plan = page_plan();
    Damage damage;
    build(scene, &plan);
    render_scene(renderer, surface, scene, &damage);
    memset(surface->pixels, 0x11, (size_t)surface->pitch * H);
    build(scene, &plan);
    render_scene(renderer, surface, scene, &damage);
    assert_int_equal(damage.count, 0);
    assert_int_equal(px(surface, 5, 5), 0x11111111);
    render_forget(renderer);
    render_scene(renderer, surface, scene, &damage);
    assert_int_equal(damaged_area(&damage), W * H);
    assert_int_not_equal(px(surface, 5, 5), 0x11111111);
    render_destroy(renderer);
    SDL_FreeSurface(surface);
    free(scene);
}

static void a_change_damages_its_place_alone(void **state)
{
    (void)state;
    Renderer *renderer = fake_renderer();
    SDL_Surface *surface = surface_of(W, H);
    Scene *scene = calloc(1, sizeof *scene);
    Plan plan = {.ground = 0xffffffff};
    plan.things[plan.count++] = (Thing){.kind = 1, .rect = {10, 10, 30, 20}, .a = 4, .color = 0xff404040};
    plan.things[plan.count++] = (Thing){.kind = 8, .rect = {100, 90, 0, 0}, .color = 0xff404040};
    Damage damage;
    build(scene, &plan);
    render_scene(renderer, surface, scene, &damage);
    plan.things[0].color = 0xff909090;
    build(scene, &plan);
    render_scene(renderer, surface, scene, &damage);
    assert_int_equal(damage.count, 1);
    assert_int_equal(damage.rects[0].x, 10);
    assert_int_equal(damage.rects[0].y, 10);
    assert_int_equal(damage.rects[0].w, 30);
    assert_int_equal(damage.rects[0].h, 20);
    render_destroy(renderer);
    SDL_FreeSurface(surface);
    free(scene);
}

/* A new surface is drawn whole, even if the scene is the same. */
static void another_surface_is_drawn_whole(void **state)
{
    (void)state;
    Renderer *renderer = fake_renderer();
    SDL_Surface *one = surface_of(W, H), *two = surface_of(W, H);
    Scene *scene = calloc(1, sizeof *scene);
    Plan plan = page_plan();
    Damage damage;
    build(scene, &plan);
    render_scene(renderer, one, scene, &damage);
    render_scene(renderer, two, scene, &damage);
    assert_same(one, two, 0);
    render_destroy(renderer);
    SDL_FreeSurface(one);
    SDL_FreeSurface(two);
    free(scene);
}

static void without_fonts_and_figures_nothing_is_missed(void **state)
{
    (void)state;
    Renderer *renderer = render_create(NULL, NULL);
    SDL_Surface *surface = surface_of(W, H);
    Scene *scene = calloc(1, sizeof *scene);
    Plan plan = page_plan();
    Damage damage;
    build(scene, &plan);
    scene->hash++;
    render_warm(renderer, scene);
    render_scene(renderer, surface, scene, &damage);
    assert_int_equal(px(surface, 20, 50), 0xfff8f6f0);
    render_destroy(renderer);
    render_destroy(NULL);
    SDL_FreeSurface(surface);
    free(scene);
}

static void warming_asks_for_every_run(void **state)
{
    (void)state;
    Renderer *renderer = fake_renderer();
    Scene *scene = calloc(1, sizeof *scene);
    Plan plan = page_plan();
    build(scene, &plan);
    int runs = 0;
    for (int i = 0; i < scene->command_count; i++)
        runs += scene->commands[i].kind == CMD_RUN;
    fake.asked_runs = 0;
    render_warm(renderer, scene);
    assert_int_equal(fake.asked_runs, runs);
    assert_true(runs >= 8);
    render_destroy(renderer);
    free(scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_goes_while_rows_move_is_gone),
        cmocka_unit_test(windows_that_overlap_are_painted),
        cmocka_unit_test(scrolling_moves_rows),
        cmocka_unit_test(equal_scenes_draw_nothing),
        cmocka_unit_test(a_change_damages_its_place_alone),
        cmocka_unit_test(another_surface_is_drawn_whole),
        cmocka_unit_test(without_fonts_and_figures_nothing_is_missed),
        cmocka_unit_test(warming_asks_for_every_run),
    };
    return cmocka_run_group_tests(tests, fill_fake, NULL);
}
