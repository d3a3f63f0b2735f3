#include "sys/figures.h"

#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/log.h"
#include "sys/figures_set.h"

struct FigureStore {
    FigureWorks works;
    FigureSet set;
    bool is_read_ahead;
    uint64_t rests;
};

FigureStore *figures_create(const char *program, const char *assets, const char *cache_dir)
{
    FigureStore *store = xcalloc(1, sizeof *store);
    FigureWorks *works = &store->works;
    works->program = xstrdup(program);
    works->assets = xstrdup(assets);
    works->child.fd = -1;
    works->memory = -1;
    figures_cache_dir(cache_dir, works->cache, sizeof works->cache);
    works->program_hash = figures_line_hash_file(program);
    return store;
}

void figures_destroy(FigureStore *store)
{
    if (!store)
        return;
    child_stop(&store->works.child);
    figures_set_free(&store->set, &store->works);
    if (store->works.memory >= 0)
        close(store->works.memory);
    free(store->works.program);
    free(store->works.assets);
    free(store);
}

/* Made when first something has to be rendered. It can grow but not shrink: what is mapped stays. */
static void open_memory(FigureWorks *works)
{
    if (works->memory < 0)
        works->memory = memfd_create("hipkiosk-figures", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (works->memory >= 0)
        fcntl(works->memory, F_ADD_SEALS, F_SEAL_SHRINK);
}

int figures_request(FigureStore *store, const Content *content, const FigureJobs *jobs)
{
    FigureWorks *works = &store->works;
    child_stop(&works->child);
    works->sources = (FigureSources){0};
    works->said_count = 0;
    FigureSet fresh = {0};
    for (int i = 0; i < jobs->count; i++)
        figures_set_add(&fresh, works, content, &jobs->items[i]);
    figures_set_find(&fresh, works, &store->set);
    figures_set_free(&store->set, works);
    store->set = fresh;
    store->is_read_ahead = false;
    if (fresh.total > fresh.failed) {
        open_memory(works);
        figures_set_start(&store->set, works);
    }
    return store->set.total;
}

int figures_fd(const FigureStore *store)
{
    return store->works.child.fd;
}

bool figures_poll(FigureStore *store, int *done, int *total)
{
    bool is_new = figures_set_poll(&store->set, &store->works);
    if (done)
        *done = store->set.done;
    if (total)
        *total = store->set.total;
    return is_new;
}

void figures_wait(FigureStore *store)
{
    figures_set_wait(&store->set, &store->works);
}

int figures_settled(const FigureStore *store, int count)
{
    int settled = 0;
    for (int i = 0; i < MIN(count, store->set.count); i++)
        settled += store->set.items[i].state != ENTRY_MISSING;
    return settled;
}

int figures_failed(const FigureStore *store)
{
    return store->set.failed;
}

/* How badly a job at one place and scale serves for another: 0 exact. Scale weighs most. */
static float misfit(const FigureJob *job, const FigureRef *ref)
{
    if (!(ref->px_per_cm > 0))
        return fabsf(job->px_per_cm);
    float scale = fabsf(log2f(job->px_per_cm / ref->px_per_cm));
    float place = fabsf(job->u_cm - ref->u_cm) + fabsf(job->v_cm - ref->v_cm);
    return scale * 1000 + place;
}

static FigureEntry *nearest(FigureStore *store, JobKind kind, const FigureRef *ref, bool any_layer)
{
    FigureEntry *best = NULL;
    float best_misfit = 0;
    for (int i = 0; i < store->set.count; i++) {
        FigureEntry *entry = &store->set.items[i];
        const FigureJob *job = &entry->job;
        if (entry->state != ENTRY_THERE || job->kind != kind || job->view != ref->view)
            continue;
        if (!any_layer && (job->layer != ref->layer || job->page != ref->page))
            continue;
        float entry_misfit = misfit(job, ref);
        if (!best || entry_misfit < best_misfit) {
            best = entry;
            best_misfit = entry_misfit;
        }
    }
    return best;
}

static FigureEntry *best_fit(FigureStore *store, JobKind kind, const FigureRef *ref, bool any_layer)
{
    FigureEntry *best;
    do {
        best = nearest(store, kind, ref, any_layer);
    } while (best && !figures_set_open(&store->set, &store->works, best));
    return best;
}

const Picture *figures_picture(FigureStore *store, const FigureRef *ref)
{
    const FigureEntry *entry = best_fit(store, JOB_PICTURE, ref, false);
    return entry ? &entry->picture : NULL;
}

const ZoneMasks *figures_zone(FigureStore *store, const FigureRef *ref, int region, unsigned side)
{
    const FigureEntry *entry = best_fit(store, JOB_ZONES, ref, true);
    for (int i = 0; entry && i < entry->line.zone_count; i++) {
        const FigureZone *zone = &entry->line.zones[i];
        if (zone->region == region && zone->side == side)
            return entry->zones[i].fill.w ? &entry->zones[i] : NULL;
    }
    return NULL;
}

/* An icon or drawing of exactly this size. */
static const FigureEntry *exact_fit(FigureStore *store, JobKind kind, int icon, int w, int h)
{
    for (int i = 0; i < store->set.count; i++) {
        FigureEntry *entry = &store->set.items[i];
        if (entry->state == ENTRY_THERE && entry->job.kind == kind && entry->job.icon == icon &&
            entry->job.w == w && entry->job.h == h)
            return figures_set_open(&store->set, &store->works, entry) ? entry : NULL;
    }
    return NULL;
}

const Mask *figures_icon(FigureStore *store, int icon, int w, int h)
{
    const FigureEntry *entry = exact_fit(store, JOB_ICON, icon, w, h);
    return entry ? &entry->icon : NULL;
}

const Print *figures_drawing(FigureStore *store, int picture, int w, int h)
{
    const FigureEntry *entry = exact_fit(store, JOB_DRAWING, picture, w, h);
    return entry ? &entry->prints[0] : NULL;
}

const Print *figures_mark(FigureStore *store, const FigureRef *ref, int stroke)
{
    const FigureEntry *entry = best_fit(store, JOB_MARKS, ref, false);
    bool is_there = entry && misfit(&entry->job, ref) < 0.01f && stroke < entry->job.id_count;
    return is_there ? &entry->prints[stroke] : NULL;
}

/* The cells of a rendered grid speak of the zones asked for; a map holds those the view shows. What
 * a damaged grid may hold besides becomes no zone. */
static bool fill_map(FigureEntry *entry, BodyMap *map)
{
    const void *bytes = entry->mapping.bytes;
    const FigurePlane *grid = figure_file_plane(bytes, 0);
    if (grid->w != map->w || grid->h != map->h || !figures_pixels_open(&entry->pixels, bytes))
        return false;
    const uint8_t *row = entry->pixels.bytes, *has_cells = row + figure_file_pixels_at(bytes, 1);
    int count = MIN(entry->line.zone_count, figure_file_plane(bytes, 1)->w);
    uint8_t number[256] = {0};
    for (int i = 0; i < count; i++) {
        if (!has_cells[i])
            continue;
        const FigureZone *zone = &entry->line.zones[i];
        map->zones[map->zone_count++] = (Zone){.region = zone->region, .side = zone->side};
        number[i + 1] = (uint8_t)map->zone_count;
    }
    for (int y = 0; y < map->h; y++, row += grid->stride)
        for (int x = 0; x < map->w; x++)
            bodymap_row(map, y)[x] = number[row[x]];
    figures_pixels_drop(&entry->pixels); /* the map has it all */
    bodymap_measure(map);
    return true;
}

/* A point outside its area is told; the name then points at the area's middle. */
static void set_anchors(const Content *content, BodyMap *maps)
{
    for (int r = 0; r < content->region_count; r++) {
        const Region *region = &content->regions[r];
        for (int i = 0; i < region->anchor_count; i++) {
            const RegionAnchor *a = &region->anchors[i];
            if (!bodymap_anchor(&maps[a->view], r, a->u_cm, a->v_cm))
                log_line("figures: the anchor of %s in the view %s is not in its area", region->id,
                         content->views[a->view].id);
        }
    }
}

bool figures_load_maps(FigureStore *store, const Content *content, BodyMap *maps, Err *err)
{
    FigureWorks *works = &store->works;
    bool was_busy = works->child.fd >= 0;
    child_stop(&works->child);
    works->sources = (FigureSources){0};
    FigureSet set = {0};
    for (int i = 0; i < content->view_count; i++) {
        FigureJob job = {.kind = FIGURES_LINE_MAP, .view = (int8_t)i, .page = -1};
        job.is_mirror = content->views[i].is_mirror;
        snprintf(job.svg, sizeof job.svg, "%s", content->views[i].svg);
        figures_set_add(&set, works, content, &job);
        bodymap_free(&maps[i]);
        bodymap_init(&maps[i], content->frame);
    }
    figures_set_find(&set, works, NULL);
    if (set.total > set.failed) {
        open_memory(works);
        figures_set_start(&set, works);
        figures_set_wait(&set, works);
    }
    bool is_good = true;
    for (int i = 0; i < set.count; i++)
        if (set.items[i].state != ENTRY_THERE)
            is_good = err_set(err, "figure/%s: its regions could not be drawn", content->views[i].svg);
    for (int i = 0; is_good && i < set.count; i++)
        if (!fill_map(&set.items[i], &maps[i]))
            is_good = err_set(err, "figure/%s: its regions have another frame", content->views[i].svg);
    if (is_good)
        set_anchors(content, maps);
    figures_set_free(&set, works);
    if (was_busy)
        figures_set_start(&store->set, works);
    return is_good;
}

void figures_structures(FigureStore *store, FigureFrame frame, int view, int layer, BodyMap *map)
{
    bodymap_init(map, frame);
    for (int i = 0; i < store->set.count; i++) {
        FigureEntry *entry = &store->set.items[i];
        if (entry->state == ENTRY_THERE && entry->job.kind == JOB_STRUCTURES && entry->job.view == view &&
            entry->job.layer == layer)
            fill_map(entry, map);
    }
}

bool figures_mend(FigureStore *store)
{
    if (store->works.child.fd < 0 && store->set.total > store->set.done) {
        open_memory(&store->works);
        figures_set_start(&store->set, &store->works);
    }
    return store->works.child.fd >= 0;
}

/* Of what is unpacked, all beyond this goes, the longest unused first. 28 pictures at 1920x1080, 7 at
 * 3840x2160: what a visit looks at again and again. */
enum { UNPACKED_BYTES = 96 << 20 };

static void drop_oldest(FigureSet *set)
{
    for (;;) {
        size_t size = 0;
        FigurePixels *oldest = NULL;
        for (int i = 0; i < set->count; i++) {
            FigurePixels *pixels = &set->items[i].pixels;
            size += pixels->size;
            if (pixels->bytes && (!oldest || pixels->last_use < oldest->last_use))
                oldest = pixels;
        }
        if (size <= UNPACKED_BYTES)
            return;
        figures_pixels_drop(oldest);
    }
}

void figures_idle(FigureStore *store)
{
    store->rests++;
    for (int i = 0; i < store->set.count; i++) {
        FigureEntry *entry = &store->set.items[i];
        /* Also what only had its header looked at: the system maps many pages around it. */
        if (entry->mapping.bytes && (entry->pixels.is_used || !store->is_read_ahead))
            madvise(entry->mapping.bytes, entry->mapping.size, MADV_DONTNEED);
        if (entry->mapping.bytes && !store->is_read_ahead)
            madvise(entry->mapping.bytes, entry->mapping.size, MADV_WILLNEED);
        figures_pixels_let_go(&entry->pixels, store->rests);
    }
    drop_oldest(&store->set);
    store->is_read_ahead = store->works.child.fd < 0;
}
