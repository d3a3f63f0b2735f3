#include "main/tally.h"

#include <stdlib.h>
#include <string.h>

void tally_init(Tally *tally, const World *world)
{
    *tally = (Tally){0};
    if (!world->content || !world->site.has_counts)
        return;
    tally->content = world->content;
    tally->pages = xcalloc((size_t)MAX(1, world->content->page_count), sizeof *tally->pages);
    tally->areas = xcalloc((size_t)MAX(1, world->content->region_count), sizeof *tally->areas);
}

void tally_free(Tally *tally)
{
    free(tally->pages);
    free(tally->areas);
    *tally = (Tally){0};
}

static void count(uint16_t *times)
{
    *times = (uint16_t)MIN(*times + 1, UINT16_MAX);
}

/* Turning the figure or another side is no new place, nor is coming back to one. */
void tally_see(Tally *tally, const Place *before, const App *now)
{
    const Place *place = &now->place;
    if (!tally->content || !view_is((ViewId)place->view, SCREEN_HAS_VISITOR))
        return;
    tally->is_visit = true;
    tally->language = now->language;
    if (now->is_coming_back ||
        (before->view == place->view && before->page == place->page && before->region == place->region))
        return;
    if (place->view == VIEW_PAGE)
        count(&tally->pages[place->page]);
    else if (place->view == VIEW_AREA)
        count(&tally->areas[place->region]);
    else if (place->view == VIEW_HELP)
        count(&tally->help);
    else if (place->view == VIEW_SAFETY)
        count(&tally->check);
}

static int put(CountRow *rows, int at, const char *what, const char *name, int times)
{
    if (times)
        rows[at++] = (CountRow){what, name, times};
    return at;
}

void tally_end(Tally *tally, Counts *counts, time_t now)
{
    const Content *content = tally->content;
    if (!content)
        return;
    if (counts && tally->is_visit) {
        CountRow *rows = xcalloc((size_t)(content->page_count + content->region_count + 4), sizeof *rows);
        int n = put(rows, 0, COUNTS_VISIT, "", 1);
        for (int p = 0; p < content->page_count; p++)
            n = put(rows, n, COUNTS_PAGE, content->languages[0].pages[p].id, tally->pages[p]);
        for (int r = 0; r < content->region_count; r++)
            n = put(rows, n, COUNTS_AREA, content->regions[r].id, tally->areas[r]);
        n = put(rows, n, COUNTS_LANGUAGE, content->languages[tally->language].tag, 1);
        n = put(rows, n, COUNTS_WARNING, "help", tally->help);
        n = put(rows, n, COUNTS_WARNING, "check", tally->check);
        counts_add(counts, rows, n, now);
        explicit_bzero(rows, (size_t)n * sizeof *rows);
        free(rows);
    }
    explicit_bzero(tally->pages, (size_t)content->page_count * sizeof *tally->pages);
    explicit_bzero(tally->areas, (size_t)content->region_count * sizeof *tally->areas);
    tally->help = tally->check = 0;
    tally->language = 0;
    tally->is_visit = false;
}
