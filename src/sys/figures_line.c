#include "sys/figures_line.h"

#include <fcntl.h>
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/asset.h"
#include "base/figure_file.h"
#include "base/hash.h"

enum { MAX_SIDE = 8192 }; /* px, the renderer's own limit */

uint64_t figures_line_hash_file(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    uint64_t hash = 0;
    if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
        void *bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
        if (bytes != MAP_FAILED) {
            hash = hash_bytes(HASH_START, bytes, (size_t)st.st_size);
            munmap(bytes, (size_t)st.st_size);
        }
    }
    if (fd >= 0)
        close(fd);
    return hash;
}

static uint64_t source_hash(FigureSources *sources, const char *assets, const char *pack, const char *folder,
                            const char *file)
{
    char name[sizeof sources->items[0].name];
    snprintf(name, sizeof name, "%s/%s", folder, file);
    for (int i = 0; i < sources->count; i++)
        if (strcmp(sources->items[i].name, name) == 0)
            return sources->items[i].hash;
    char path[4096];
    asset_path(path, sizeof path, assets, pack, folder, file);
    uint64_t hash = figures_line_hash_file(path);
    if (sources->count < FIGURES_LINE_MAX_SOURCES) {
        snprintf(sources->items[sources->count].name, sizeof sources->items[0].name, "%s", name);
        sources->items[sources->count++].hash = hash;
    }
    return hash;
}

typedef struct Text {
    char *bytes;
    size_t len, room;
} Text;

PRINTF_LIKE(2, 3) static void add(Text *text, const char *fmt, ...)
{
    if (!text->bytes) {
        text->room = 256;
        text->bytes = xcalloc(1, text->room);
    }
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int len = vsnprintf(text->bytes + text->len, text->room - text->len, fmt, args);
    size_t need = text->len + (size_t)MAX(0, len) + 1;
    va_end(args);
    if (need > text->room) {
        text->room = need * 2;
        text->bytes = xrealloc(text->bytes, text->room);
        vsnprintf(text->bytes + text->len, text->room - text->len, fmt, again);
    }
    va_end(again);
    text->len = need - 1;
}

static bool is_name(const char *text)
{
    size_t len = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");
    return len > 0 && len < 64 && text[len] == '\0' && text[0] != '.';
}

static bool add_zone(FigureLine *line, int region, Side side)
{
    if (line->zone_count == BODYMAP_MAX_ZONES)
        return false;
    line->zones[line->zone_count++] = (FigureZone){.region = (int16_t)region, .side = (uint8_t)side};
    return true;
}

/* Every structure there is; which the view draws, the SVG tells. */
/* Those that the layer shows: another one may look alike somewhere, and is not there. */
static bool add_structures(Text *text, const Content *content, const FigureJob *job, FigureLine *line,
                           Err *err)
{
    const char *before = " regions=";
    for (int i = 0; i < content->structure_count; i++) {
        if (!is_name(content->structures[i].id))
            return err_set(err, "structure %s: not a name", content->structures[i].id);
        unsigned sides = content->structures[i].shown[job->view][job->layer];
        if (!sides)
            continue;
        if (((sides & SIDE_LEFT) && !add_zone(line, i, SIDE_LEFT)) ||
            ((sides & SIDE_RIGHT) && !add_zone(line, i, SIDE_RIGHT)) ||
            ((sides & SIDE_MIDDLE) && !add_zone(line, i, SIDE_MIDDLE)))
            return err_set(err, "more than %d structures", BODYMAP_MAX_ZONES / 3);
        add(text, "%s%s:%s%s%s", before, content->structures[i].id, sides & SIDE_LEFT ? "l" : "",
            sides & SIDE_RIGHT ? "r" : "", sides & SIDE_MIDDLE ? "m" : "");
        before = ",";
    }
    return line->zone_count > 0 || err_set(err, "no structures");
}

/* Every region of the view; which of its sides the view shows, the SVG tells. */
static bool add_regions(Text *text, const Content *content, int view, FigureLine *line, Err *err)
{
    const char *before = " regions=";
    for (int i = 0; i < content->region_count; i++) {
        const Region *region = &content->regions[i];
        if (region->shape != SHAPE_AREA || !(region->views & 1u << view))
            continue;
        if (!is_name(region->id))
            return err_set(err, "region %s: not a name", region->id);
        bool fits = (!(region->sides & SIDE_LEFT) || add_zone(line, i, SIDE_LEFT)) &&
                    (!(region->sides & SIDE_RIGHT) || add_zone(line, i, SIDE_RIGHT)) &&
                    (!(region->sides & SIDE_MIDDLE) || add_zone(line, i, SIDE_MIDDLE));
        if (!fits)
            return err_set(err, "view %d shows more than %d zones", view, BODYMAP_MAX_ZONES);
        add(text, "%s%s:%s%s%s", before, region->id, region->sides & SIDE_LEFT ? "l" : "",
            region->sides & SIDE_RIGHT ? "r" : "", region->sides & SIDE_MIDDLE ? "m" : "");
        before = ",";
    }
    return line->zone_count > 0 || err_set(err, "view %d shows no region", view);
}

static bool add_layer(Text *text, const FigureJob *job, Err *err)
{
    static const char *const LAYERS[LAYER_COUNT] = {"layer-skin", "layer-muscles", "layer-bones"};
    if (job->layer < 0 || job->layer >= LAYER_COUNT)
        return err_set(err, "%s: no such layer", job->svg);
    add(text, " layer=%s", LAYERS[job->layer]);
    return true;
}

static bool add_ids(Text *text, const FigureJob *job, Err *err)
{
    if (job->id_count < 0 || job->id_count > FIGURE_MAX_IDS)
        return err_set(err, "%s: too many ids", job->svg);
    for (int i = 0; i < job->id_count; i++) {
        if (!is_name(job->ids[i]))
            return err_set(err, "%s: element %.60s: not a name", job->svg, job->ids[i]);
        add(text, "%s%s", i ? "," : " ids=", job->ids[i]);
    }
    return true;
}

static bool add_picture(Text *text, const FigureJob *job, Err *err)
{
    add(text, " ground=%06x dim=%.9g borders=%d", job->ground & 0xffffffu,
        (double)CLAMP(job->dim, 0.0f, 1.0f), job->borders);
    return add_layer(text, job, err) && add_ids(text, job, err);
}

static bool is_of_figure(const FigureJob *job)
{
    return job->kind != JOB_ICON && job->kind != JOB_DRAWING;
}

static void add_source(Text *text, const char *assets, const char *pack, const FigureJob *job,
                       FigureSources *sources)
{
    char tone[64];
    const char *folder = job->kind == JOB_ICON ? "icons" : job->kind == JOB_DRAWING ? "pictures" : "figure";
    add(text, "svg=%s hash=%" PRIx64, job->svg, source_hash(sources, assets, pack, folder, job->svg));
    if (!is_of_figure(job) || !job->tone[0])
        return;
    snprintf(tone, sizeof tone, "tone-%s.css", job->tone);
    uint64_t tone_hash = source_hash(sources, assets, pack, "figure", tone);
    if (tone_hash) /* a tone without a file is the SVG as it is */
        add(text, " tone=%s tonehash=%" PRIx64, job->tone, tone_hash);
}

static bool add_all(Text *text, const char *assets, const Content *content, const FigureJob *job,
                    FigureSources *sources, FigureLine *line, Err *err)
{
    static const char *const KINDS[] = {
        [JOB_PICTURE] = "picture",      [JOB_ZONES] = "zones", [JOB_ICON] = "icon",
        [JOB_DRAWING] = "drawing",      [JOB_MARKS] = "marks", [FIGURES_LINE_MAP] = "map",
        [JOB_STRUCTURES] = "structures"};
    bool is_map = job->kind == FIGURES_LINE_MAP || job->kind == JOB_STRUCTURES;
    if (job->kind >= ARRAY_LEN(KINDS) || !is_name(job->svg) || (job->tone[0] && !is_name(job->tone)))
        return err_set(err, "a figure job without a proper name");
    add(text, "%s ", KINDS[job->kind]);
    add_source(text, assets, content->dir, job, sources);
    if (!is_map) {
        if (job->w < 1 || job->h < 1 || job->w > MAX_SIDE || job->h > MAX_SIDE)
            return err_set(err, "%s: %d x %d px", job->svg, job->w, job->h);
        add(text, " w=%d h=%d", job->w, job->h);
    }
    if (!is_of_figure(job))
        return true;
    const FigureFrame *frame = &content->frame;
    add(text, " frame=%d,%d,%d mirror=%d", frame->width_cm, frame->top_cm, frame->bottom_cm, job->is_mirror);
    if (!is_map &&
        !(isfinite(job->u_cm) && isfinite(job->v_cm) && job->px_per_cm > 0 && isfinite(job->edge_px)))
        return err_set(err, "%s: no place or scale", job->svg);
    if (!is_map)
        add(text, " u=%.9g v=%.9g scale=%.9g edge=%.9g", (double)job->u_cm, (double)job->v_cm,
            (double)job->px_per_cm, (double)job->edge_px);
    if (job->kind == JOB_PICTURE)
        return add_picture(text, job, err);
    if (job->kind == JOB_MARKS)
        return add_ids(text, job, err);
    if (job->kind == JOB_STRUCTURES)
        return add_layer(text, job, err) && add_structures(text, content, job, line, err);
    return add_regions(text, content, job->view, line, err);
}

bool figures_line_make(const char *assets, const Content *content, const FigureJob *job,
                       uint64_t program_hash, FigureSources *sources, FigureLine *line, Err *err)
{
    *line = (FigureLine){0};
    Text text = {0};
    if (!add_all(&text, assets, content, job, sources, line, err)) {
        free(text.bytes);
        return false;
    }
    line->text = text.bytes;
    line->key = hash_bytes(hash_u64(program_hash, FIGURE_FILE_VERSION), text.bytes, text.len);
    return true;
}
