/* What text costs: the longest page of each language laid out anew and from the cache, and its letters
 * drawn and found again, in ms of the processor; then the bounds of the two caches. Not a test; medians
 * of many rounds, 1920x1080 at 24 inches.
 *
 * cmake --build --preset release --target text_bench && build/release/text_bench */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "model/content_load.h"
#include "sys/font_mask.h"
#include "view/view.h"

enum { ROUNDS = 31 };

typedef struct Bench {
    World world;
    App app;
    View *view;
    Fonts *fonts;
    FontStack *stack; /* the same once more, to drop the masks at will */
    FontMasks *masks;
    Scene *scene;
} Bench;

static double cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now); /* whatever else the machine does */
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median_ms(Bench *bench, void (*prepare)(Bench *), void (*measured)(Bench *))
{
    double ms[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        prepare(bench);
        double start = cpu_ms();
        measured(bench);
        ms[i] = cpu_ms() - start;
    }
    qsort(ms, ROUNDS, sizeof ms[0], by_size);
    return ms[ROUNDS / 2];
}

static void nothing(Bench *bench)
{
    (void)bench;
}

static void forget_layouts(Bench *bench)
{
    view_clear(bench->view);
}

static void forget_masks(Bench *bench)
{
    font_mask_trim(bench->masks, 0);
}

static void lay_out(Bench *bench)
{
    view_build(&bench->app, bench->view, bench->scene);
}

static void draw(Bench *bench)
{
    for (int i = 0; i < bench->scene->command_count; i++)
        if (bench->scene->commands[i].kind == CMD_RUN)
            font_mask_get(bench->masks, &bench->scene->commands[i].u.text.run,
                          bench->scene->bytes + bench->scene->commands[i].u.text.run.at);
}

static int longest_page(const Language *language, int count)
{
    int best = 0;
    for (int p = 1; p < count; p++)
        if (language->pages[p].word_count > language->pages[best].word_count)
            best = p;
    return best;
}

int main(int argc, char **argv)
{
    const char *pack = argc > 1 ? argv[1] : SOURCE_DIR "/tests/data/pack-languages";
    Bench bench = {.scene = xcalloc(1, sizeof *bench.scene)};
    Faults faults = {0};
    Content *content = content_load(pack, SOURCE_DIR "/assets/figure", "2026-11-24", &faults);
    faults_free(&faults);
    Err err;
    bench.fonts = fonts_create(NULL, 0, &err);
    if (!content || !bench.fonts) {
        fprintf(stderr, "%s: cannot be loaded, or there are no fonts\n", pack);
        return 1;
    }
    Shaper shaper = fonts_shaper(bench.fonts);
    bench.stack = font_stack_create(NULL, 0, &err);
    bench.masks = font_mask_create(bench.stack);
    BodyMap *maps = xcalloc((size_t)content->view_count, sizeof *maps);
    bench.world = (World){.content = content, .maps = maps, .site = site_default(), .screen = screen_make(1920, 1080, 24, 0)};
    bench.view = view_create(&shaper);
    printf("%-8s %-22s %6s %10s %10s %10s %10s %8s\n", "lang", "page", "words", "laid out", "again", "drawn", "again", "masks");
    for (int l = 0; l < content->language_count; l++) {
        const Language *language = &content->languages[l];
        int page = longest_page(language, content->page_count);
        bench.app = app_initial(&bench.world);
        bench.app.language = l;
        bench.app.place.view = VIEW_PAGE;
        bench.app.place.page = (int16_t)page;
        bench.app.place_ms = 10000;
        lay_out(&bench); /* the fonts are open */
        double cold = median_ms(&bench, forget_layouts, lay_out), warm = median_ms(&bench, nothing, lay_out);
        double drawn = median_ms(&bench, forget_masks, draw), found = median_ms(&bench, nothing, draw);
        printf("%-8s %-22s %6d %7.2f ms %7.2f ms %7.2f ms %7.3f ms %5zu KB\n", language->tag, language->pages[page].id,
               language->pages[page].word_count, cold, warm, drawn, found, font_mask_bytes(bench.masks) / 1024);
        forget_masks(&bench);
    }
    printf("layouts: at most %d MB; masks: at most %d MB\n", TEXT_CACHE_BYTES >> 20, FONT_MASK_BYTES >> 20);
    view_destroy(bench.view);
    font_mask_destroy(bench.masks);
    font_stack_destroy(bench.stack);
    fonts_destroy(bench.fonts);
    content_destroy(content);
    free(maps);
    free(bench.scene);
    return 0;
}
