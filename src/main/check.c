#include "main/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/asset.h"
#include "base/utf8.h"
#include "main/kiosk.h"
#include "sys/picture_file.h"

/* --- characters no font has ----------------------------------------------------------------- */

typedef struct FontCheck {
    Fonts *fonts;
    const char *place; /* file the text is from */
    int missing;
} FontCheck;

static void check_text(FontCheck *check, const char *text)
{
    if (!text)
        return;
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        uint32_t code_point = utf8_next(&at, end);
        if (code_point >= 0x20 && !fonts_has(check->fonts, code_point)) {
            printf("%s: no font has U+%04X\n", check->place, code_point);
            check->missing++;
        }
    }
}

static void check_list(FontCheck *check, TextList list)
{
    for (int i = 0; i < list.count; i++)
        check_text(check, list.items[i]);
}

static void check_urgent(FontCheck *check, UrgentList urgent)
{
    for (int i = 0; i < urgent.count; i++)
        check_text(check, urgent.items[i].text);
}

static void check_page(FontCheck *check, const Page *page)
{
    check_text(check, page->title);
    check_text(check, page->subtitle);
    check_text(check, page->summary);
    check_text(check, page->evidence_text);
    check_list(check, page->synonyms);
    check_urgent(check, page->urgent);
    for (int b = 0; b < page->block_count; b++) {
        const Block *block = &page->blocks[b];
        check_text(check, block->text);
        check_list(check, block->items);
        check_list(check, block->others);
        for (int f = 0; f < block->fact_count; f++) {
            check_text(check, block->facts[f].label);
            check_text(check, block->facts[f].text);
        }
    }
}

static void check_forms(FontCheck *check, const Content *content, const Language *lang)
{
    for (int q = 0; q < content->card.question_count; q++) {
        const QuestionWords *words = &lang->form.questions[q];
        const char *const texts[] = {words->ask, words->low, words->high, words->brief, words->sentence};
        for (int i = 0; i < ARRAY_LEN(texts); i++)
            check_text(check, texts[i]);
        for (int o = 0; o < content->card.questions[q].option_count; o++) {
            check_text(check, words->options[o].label);
            check_text(check, words->options[o].inside);
        }
    }
    for (int g = 0; g < content->check.group_count; g++) {
        check_text(check, lang->form.groups[g].title);
        check_text(check, lang->form.groups[g].advice);
    }
    for (int r = 0; r < content->check.row_count; r++) {
        check_text(check, lang->form.rows[r].ask);
        check_text(check, lang->form.rows[r].detail);
        check_text(check, lang->form.rows[r].says);
    }
}

static void check_language(FontCheck *check, const Content *content, const Language *lang)
{
    char place[256];
    check->place = place;
    snprintf(place, sizeof place, "%s/strings.json", lang->tag);
    check_text(check, lang->name);
    for (int s = 0; s < STRING_COUNT; s++)
        check_text(check, lang->strings[s]);
    for (int s = 0; s < content->structure_count; s++) {
        check_text(check, lang->structure_names[s]);
        check_text(check, lang->structure_briefs[s]);
    }
    for (int v = 0; v < content->view_count; v++) {
        const ViewWords *words = &lang->views[v];
        const char *const texts[] = {words->name, words->brief, words->left_edge, words->right_edge};
        for (int i = 0; i < ARRAY_LEN(texts); i++)
            check_text(check, texts[i]);
    }
    snprintf(place, sizeof place, "%s/areas.json", lang->tag);
    for (int r = 0; r < content->region_count; r++) {
        const Area *area = &lang->areas[r];
        const char *const texts[] = {area->name,  area->left,     area->right, area->both,
                                     area->where, area->withheld, area->note};
        for (int i = 0; i < ARRAY_LEN(texts); i++)
            check_text(check, texts[i]);
        check_list(check, area->synonyms);
        check_urgent(check, area->urgent);
    }
    check_forms(check, content, lang);
    snprintf(place, sizeof place, "%s/glossary.json", lang->tag);
    for (int g = 0; g < lang->glossary.count; g++) {
        check_text(check, lang->glossary.items[g].word);
        check_text(check, lang->glossary.items[g].text);
    }
    for (int p = 0; p < content->page_count; p++) {
        snprintf(place, sizeof place, "%s/pages/%s.json", lang->tag, lang->pages[p].id);
        check_page(check, &lang->pages[p]);
    }
}

static bool check_fonts(const Content *content, const Site *site)
{
    Err err;
    const char *families[SITE_MAX_FONTS];
    for (int i = 0; i < site->font_count; i++)
        families[i] = site->fonts[i];
    FontCheck check = {.fonts = fonts_create(families, site->font_count, &err)};
    if (!check.fonts) {
        printf("fonts: %s\n", err.text);
        return false;
    }
    for (int l = 0; l < content->language_count; l++)
        check_language(&check, content, &content->languages[l]);
    fonts_destroy(check.fonts);
    return check.missing == 0;
}

/* --- pictures -------------------------------------------------------------------------------- */

static bool check_logo(const Site *site)
{
    enum { W = 640, H = 320 }; /* px, about what it gets on a screen */
    Err err;
    if (!site->logo[0])
        return true;
    SDL_Surface *logo = picture_load(site->logo, W, H, &err);
    if (!logo)
        printf("%s\n", err.text);
    SDL_FreeSurface(logo);
    return logo != NULL;
}

/* Words in an SVG stay undrawn, and nobody would know until the logo stands on the screen without them. */
static int warn_of_words(const Site *site)
{
    enum { MOST = 8 << 20 };
    size_t len = strlen(site->logo);
    FILE *file = len > 4 && strcmp(site->logo + len - 4, ".svg") == 0 ? fopen(site->logo, "rb") : NULL;
    if (!file)
        return 0;
    char *bytes = xcalloc(1, MOST + 1);
    size_t size = fread(bytes, 1, MOST, file);
    fclose(file);
    bool has_words = memmem(bytes, size, "<text", 5) || memmem(bytes, size, ":text", 5);
    free(bytes);
    if (has_words)
        printf("%s: has <text>, which is not drawn: turn its words into paths (a warning)\n", site->logo);
    return has_words;
}

static void free_maps(const Content *content, BodyMap *maps)
{
    for (int v = 0; maps && v < content->view_count; v++)
        bodymap_free(&maps[v]);
    free(maps);
}

/* A page's picture that neither pack nor program has. */
static bool check_pictures(const Content *content, const Paths *paths)
{
    bool is_good = true;
    for (int i = 0; i < content->picture_count; i++) {
        char name[96], path[4096];
        snprintf(name, sizeof name, "%s.svg", content->pictures[i]);
        asset_path(path, sizeof path, paths->assets, content->dir, "pictures", name);
        if (access(path, R_OK) == 0)
            continue;
        printf("pictures/%s: no such file in the pack or the program\n", name);
        is_good = false;
    }
    return is_good;
}

/* Draws every picture the screens ask for, as the kiosk does; which fail, and why, is told by the log. */
static bool draw_all(const Content *content, const Site *site, const Options *options, Fonts *fonts)
{
    enum { W = 1024, H = 640 };
    Paths paths = paths_find();
    BodyMap *maps = xcalloc((size_t)content->view_count, sizeof *maps);
    World world = {.content = content, .site = *site, .screen = screen_make(W, H, 0, 0), .maps = maps};
    App app = app_initial(&world);
    Shaper shaper = fonts_shaper(fonts);
    View *view = view_create(&shaper);
    FigureJobs *jobs = xcalloc(1, sizeof *jobs);
    FigureStore *store =
        figures_create(paths.figures_program, paths.assets, options->cache ? options->cache : "");
    Err err;
    bool has_maps = figures_load_maps(store, content, maps, &err);
    if (!has_maps)
        printf("%s\n", err.text);
    view_figure_jobs(&app, view, jobs);
    figures_request(store, content, jobs);
    figures_wait(store);
    int failed = figures_failed(store) + jobs->dropped;
    if (failed)
        printf("%d of %d pictures cannot be drawn\n", failed, jobs->count + jobs->dropped);
    figures_destroy(store);
    free_maps(content, maps);
    free(jobs);
    view_destroy(view);
    return has_maps && failed == 0;
}

static bool check_figures(const Content *content, const Site *site, const Options *options)
{
    Err err;
    Fonts *fonts = fonts_create(NULL, 0, &err);
    if (!fonts) {
        printf("fonts: %s\n", err.text);
        return false;
    }
    bool is_good = draw_all(content, site, options, fonts);
    fonts_destroy(fonts);
    return is_good;
}

static void tell_good(const Content *content, const Options *options, const Paths *paths, int warnings)
{
    const char *site = kiosk_site_path(options, paths);
    char told[32] = "";
    if (warnings)
        snprintf(told, sizeof told, ", %d %s", warnings, warnings == 1 ? "warning" : "warnings");
    printf("content %s %s: %d pages, %d areas, %d languages; %s%s: no faults%s\n", content->id,
           content->version, content->page_count, content->region_count, content->language_count,
           site ? "site file " : "", site ? site : "no site file", told);
}

int check_run(const Options *options)
{
    Paths paths = paths_find();
    Site site;
    Faults faults = {0};
    Content *content = kiosk_load(options, &paths, &site, &faults);
    for (int i = 0; i < faults.count; i++)
        printf("%s%s\n", faults.items[i].text, faults.items[i].level == FAULT_WARNING ? " (a warning)" : "");
    bool is_good = content && faults.errors == 0;
    is_good = is_good && check_pictures(content, &paths) && check_logo(&site);
    if (is_good && options->has_fonts_check)
        is_good = check_fonts(content, &site);
    if (is_good && options->has_figures_check)
        is_good = check_figures(content, &site, options);
    int warnings = faults.count + (is_good ? warn_of_words(&site) : 0);
    if (is_good) /* silence would look like nothing done */
        tell_good(content, options, &paths, warnings);
    content_destroy(content);
    faults_free(&faults);
    return is_good ? 0 : 1;
}

/* --- regions ---------------------------------------------------------------------------------- */

static bool print_hits(const Content *content, const BodyMap *map, float u, float v)
{
    ZoneHit hits[8];
    int count = bodymap_hits(map, u, v, BODYMAP_SLOP_CM, hits, ARRAY_LEN(hits));
    for (int i = 0; i < count; i++) {
        const Zone *zone = &map->zones[hits[i].zone];
        const char *side = zone->side == SIDE_LEFT ? " left" : zone->side == SIDE_RIGHT ? " right" : "";
        printf("%s%s\n", content->regions[zone->region].id, side);
    }
    return count > 0;
}

int check_region_at(const Options *options)
{
    Paths paths = paths_find();
    Site site;
    Faults faults = {0};
    Err err = {0};
    int code = 1;
    Content *content = kiosk_load(options, &paths, &site, &faults);
    for (int i = 0; i < faults.count; i++)
        if (faults.items[i].level == FAULT_ERROR)
            fprintf(stderr, "%s\n", faults.items[i].text);
    FigureStore *figures = NULL;
    BodyMap *maps = NULL;
    if (!content)
        goto done;
    int view = content_view(content, options->region_view);
    if (view < 0) {
        fprintf(stderr, "hipkiosk: there is no view \"%s\"\n", options->region_view);
        code = 2;
        goto done;
    }
    figures = figures_create(paths.figures_program, paths.assets, options->cache);
    maps = xcalloc((size_t)content->view_count, sizeof *maps);
    if (!figures_load_maps(figures, content, maps, &err))
        fprintf(stderr, "hipkiosk: %s\n", err.text);
    else if (print_hits(content, &maps[view], (float)options->region_x, (float)options->region_y))
        code = 0;
done:
    free_maps(content, maps);
    figures_destroy(figures);
    content_destroy(content);
    faults_free(&faults);
    return code;
}
