#include "sys/figures_set.h"

#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/log.h"

enum { MAX_ATTEMPTS = 2, SILENCE_MS = 60000, LOOK_MS = 500, SET_STEP = 256, PACK_LEAST = 8 };

static void say(FigureWorks *works, const char *text)
{
    uint64_t hash = hash_bytes(HASH_START, text, strlen(text));
    for (int i = 0; i < works->said_count; i++)
        if (works->said[i] == hash)
            return;
    if (works->said_count < FIGURES_SET_MAX_SAID) {
        works->said[works->said_count++] = hash;
        log_line("figures: %s", text);
    }
}

static FigureForm form_of(const FigureEntry *entry)
{
    switch (entry->job.kind) {
    case JOB_PICTURE:
        return FIGURE_FORM_PICTURE;
    case JOB_DRAWING:
    case JOB_MARKS:
        return FIGURE_FORM_PRINTS;
    case FIGURES_LINE_MAP:
    case JOB_STRUCTURES:
        return FIGURE_FORM_MAP;
    default:
        return FIGURE_FORM_MASKS;
    }
}

static int prints_of(const FigureJob *job)
{
    return job->kind == JOB_DRAWING ? 1 : job->kind == JOB_MARKS ? job->id_count : 0;
}

static int planes_of(const FigureEntry *entry)
{
    switch (form_of(entry)) {
    case FIGURE_FORM_PRINTS:
        return PRINT_PLANES * prints_of(&entry->job);
    case FIGURE_FORM_MAP:
        return 2;
    case FIGURE_FORM_MASKS:
        return entry->job.kind == JOB_ZONES ? 2 * entry->line.zone_count : 1;
    case FIGURE_FORM_PICTURE:
        break;
    }
    return 1;
}

static const void *pixels_of(const FigureEntry *entry, int index)
{
    return (const char *)entry->pixels.bytes + figure_file_pixels_at(entry->mapping.bytes, index);
}

static Mask mask_of(const FigureEntry *entry, int index)
{
    const FigurePlane *plane = figure_file_plane(entry->mapping.bytes, index);
    return (Mask){
        .x = plane->x,
        .y = plane->y,
        .w = plane->w,
        .h = plane->h,
        .stride = plane->stride,
        .alpha = plane->w ? pixels_of(entry, index) : NULL,
    };
}

static Print print_of(const FigureEntry *entry, int first)
{
    Print print;
    for (int i = 0; i < PRINT_INKS; i++)
        print.inks[i] = mask_of(entry, first + i);
    print.time = mask_of(entry, first + PRINT_INKS);
    return print;
}

/* Points the entry into its pixels. */
static void point(FigureEntry *entry)
{
    const FigureJob *job = &entry->job;
    if (job->kind == JOB_PICTURE) {
        const FigurePlane *plane = figure_file_plane(entry->mapping.bytes, 0);
        entry->picture = (Picture){plane->w,  plane->h,       plane->stride,      job->u_cm,
                                   job->v_cm, job->px_per_cm, pixels_of(entry, 0)};
    } else if (job->kind == JOB_ICON) {
        entry->icon = mask_of(entry, 0);
    } else if (prints_of(job)) {
        free(entry->prints);
        entry->prints = xcalloc((size_t)prints_of(job), sizeof *entry->prints);
        for (int i = 0; i < prints_of(job); i++)
            entry->prints[i] = print_of(entry, PRINT_PLANES * i);
    } else if (job->kind == JOB_ZONES) {
        free(entry->zones);
        entry->zones = xcalloc((size_t)entry->line.zone_count, sizeof *entry->zones);
        for (int i = 0; i < entry->line.zone_count; i++)
            entry->zones[i] = (ZoneMasks){mask_of(entry, 2 * i), mask_of(entry, 2 * i + 1), job->u_cm,
                                          job->v_cm, job->px_per_cm};
    }
}

static void give_up(FigureSet *set, FigureEntry *entry)
{
    entry->state = ENTRY_FAILED;
    set->failed++;
    set->done++;
}

/* One more rendering gone wrong: the second time is the last. */
static void count_attempt(FigureSet *set, FigureEntry *entry)
{
    if (++entry->attempts >= MAX_ATTEMPTS)
        give_up(set, entry);
}

bool figures_set_open(FigureSet *set, FigureWorks *works, FigureEntry *entry)
{
    bool was_open = entry->pixels.bytes;
    if (figures_pixels_open(&entry->pixels, entry->mapping.bytes)) {
        if (!was_open)
            point(entry);
        return true;
    }
    char text[256];
    snprintf(text, sizeof text, "a picture of %s in the cache has lost its pixels; rendered again",
             entry->job.svg);
    say(works, text);
    figures_cache_unmap(&entry->mapping, works->memory);
    entry->state = ENTRY_MISSING;
    set->total++;
    if (++entry->losses >= MAX_ATTEMPTS)
        give_up(set, entry);
    return false;
}

static bool map_file(FigureEntry *entry, FigureWorks *works, Err *err)
{
    err->text[0] = '\0';
    if (!works->cache[0])
        return false;
    return figures_cache_map(works->cache, entry->line.key, form_of(entry), planes_of(entry), &entry->mapping,
                             err);
}

static bool take_over(FigureEntry *entry, FigureSet *old)
{
    for (int i = 0; old && i < old->count; i++) {
        FigureEntry *other = &old->items[i];
        /* What lies in a pack goes with it. */
        if (other->state != ENTRY_THERE || other->line.key != entry->line.key || other->mapping.is_borrowed)
            continue;
        entry->mapping = other->mapping;
        other->mapping = (FigureMapping){0};
        other->state = ENTRY_MISSING;
        return true;
    }
    return false;
}

void figures_set_add(FigureSet *set, FigureWorks *works, const Content *content, const FigureJob *job)
{
    if (set->count % SET_STEP == 0)
        set->items = xrealloc(set->items, (size_t)(set->count + SET_STEP) * sizeof *set->items);
    FigureEntry *entry = &set->items[set->count++];
    *entry = (FigureEntry){.job = *job};
    works->pack = content->dir;
    Err err = {0};
    if (!figures_line_make(works->assets, content, job, works->program_hash, &works->sources, &entry->line,
                           &err)) {
        say(works, err.text);
        set->total++;
        give_up(set, entry);
    }
    set->key = hash_u64(set->key, entry->line.key);
}

void figures_set_find(FigureSet *set, FigureWorks *works, FigureSet *old)
{
    Err err = {0}, first = {0};
    int damaged = 0;
    if (works->cache[0] && set->count >= PACK_LEAST)
        figures_cache_map_pack(works->cache, set->key, &set->pack, &first);
    damaged += first.text[0] != '\0';
    for (int i = 0; i < set->count; i++) {
        FigureEntry *entry = &set->items[i];
        if (entry->state != ENTRY_MISSING)
            continue;
        err.text[0] = '\0';
        if (take_over(entry, old) ||
            figures_cache_from_pack(&set->pack, entry->line.key, i, form_of(entry), planes_of(entry),
                                    &entry->mapping) ||
            map_file(entry, works, &err)) {
            entry->state = ENTRY_THERE;
            continue;
        }
        set->total++;
        if (err.text[0] && damaged++ == 0)
            first = err;
    }
    figures_cache_pack_is_checked(&set->pack);
    if (damaged > 1)
        log_line("figures: %s, and %d more such files; rendered again", first.text, damaged - 1);
    else if (damaged)
        log_line("figures: %s; rendered again", first.text);
}

void figures_set_free(FigureSet *set, FigureWorks *works)
{
    for (int i = 0; i < set->count; i++) {
        FigureEntry *entry = &set->items[i];
        figures_cache_unmap(&entry->mapping, works->memory);
        figures_pixels_drop(&entry->pixels);
        free(entry->zones);
        free(entry->prints);
        free(entry->line.text);
    }
    figures_cache_unmap_pack(&set->pack);
    free(set->items);
    *set = (FigureSet){0};
}

/* The text for the program: what is in use first, then what is missing, in order. */
static char *jobs_text(const FigureSet *set, size_t *size)
{
    enum { OVERHEAD = 64 };
    size_t room = OVERHEAD;
    for (int i = 0; i < set->count; i++)
        room += OVERHEAD + (set->items[i].line.text ? strlen(set->items[i].line.text) : 0);
    char *text = xcalloc(1, room);
    *size = 0;
    for (int i = 0; i < set->count; i++)
        if (set->items[i].state == ENTRY_THERE)
            *size +=
                (size_t)snprintf(text + *size, room - *size, "keep %016" PRIx64 "\n", set->items[i].line.key);
    for (int i = 0; i < set->count; i++) {
        const FigureEntry *entry = &set->items[i];
        if (entry->state == ENTRY_MISSING)
            *size += (size_t)snprintf(text + *size, room - *size, "%s id=%d key=%016" PRIx64 "\n",
                                      entry->line.text, i, entry->line.key);
    }
    if (set->count >= PACK_LEAST)
        *size += (size_t)snprintf(text + *size, room - *size, "pack %016" PRIx64 "\n", set->key);
    return text;
}

static FigureEntry *first_missing(FigureSet *set)
{
    for (int i = 0; i < set->count; i++)
        if (set->items[i].state == ENTRY_MISSING)
            return &set->items[i];
    return NULL;
}

static bool start_program(FigureWorks *works, const char *jobs, size_t size, Err *err)
{
    char *argv[10] = {(char *)works->program, "--assets", (char *)works->assets};
    int argc = 3;
    if (works->pack) {
        argv[argc++] = "--pack";
        argv[argc++] = (char *)works->pack;
    }
    if (works->cache[0]) {
        argv[argc++] = "--cache";
        argv[argc++] = (char *)works->cache;
    }
    if (works->memory >= 0) {
        argv[argc++] = "--memory";
        argv[argc++] = "3";
    }
    return child_start(&works->child, argv, works->memory, jobs, size, err);
}

void figures_set_start(FigureSet *set, FigureWorks *works)
{
    if (!first_missing(set))
        return;
    size_t size = 0;
    char *text = jobs_text(set, &size);
    Err err = {0};
    if (!start_program(works, text, size, &err)) {
        say(works, err.text);
        for (int i = 0; i < set->count; i++)
            if (set->items[i].state == ENTRY_MISSING)
                give_up(set, &set->items[i]);
    }
    free(text);
}

/* The entry an answer speaks of; NULL if it is none that is waited for. */
static FigureEntry *entry_of(FigureSet *set, const char *id, char **rest)
{
    long index = strtol(id, rest, 10);
    if (*rest == id || index < 0 || index >= set->count || set->items[index].state != ENTRY_MISSING)
        return NULL;
    return &set->items[index];
}

static void take_done(FigureSet *set, FigureWorks *works, FigureEntry *entry, const char *where)
{
    Err err = {0};
    uint64_t at = 0, size = 0;
    bool is_memory = sscanf(where, " at %" SCNu64 " %" SCNu64, &at, &size) == 2;
    bool is_there = is_memory
                        ? figures_cache_map_memory(works->memory, at, size, entry->line.key, form_of(entry),
                                                   planes_of(entry), &entry->mapping, &err)
                        : map_file(entry, works, &err);
    if (is_there) {
        entry->state = ENTRY_THERE;
        set->done++;
        return;
    }
    say(works, err.text[0] ? err.text : "a rendered file is not where it should be");
    count_attempt(set, entry);
}

static void take_answer(FigureSet *set, FigureWorks *works, const char *line)
{
    char *rest = NULL;
    if (strncmp(line, "note ", 5) == 0) {
        say(works, line + 5);
    } else if (strncmp(line, "done ", 5) == 0) {
        FigureEntry *entry = entry_of(set, line + 5, &rest);
        if (entry)
            take_done(set, works, entry, rest);
    } else if (strncmp(line, "fail ", 5) == 0) {
        FigureEntry *entry = entry_of(set, line + 5, &rest);
        say(works, *rest == ' ' ? rest + 1 : rest);
        /* Drawing has no luck: the same job would fail the same way again. */
        if (entry)
            give_up(set, entry);
    }
}

/* The program is gone; whatever it has not answered is still to be done. The first of these is
 * what it was at. */
static void take_end(FigureSet *set, FigureWorks *works, const char *how)
{
    FigureEntry *entry = first_missing(set);
    if (!entry)
        return;
    if (entry->attempts > 0 || how[0]) {
        char text[512];
        snprintf(text, sizeof text, "%.200s at %s", how[0] ? how : "hipkiosk-figures stopped",
                 entry->job.svg);
        say(works, text);
    }
    count_attempt(set, entry);
    figures_set_start(set, works);
}

static void replace(FigureSet *set, FigureWorks *works, const char *why)
{
    child_stop(&works->child);
    take_end(set, works, why);
}

bool figures_set_poll(FigureSet *set, FigureWorks *works)
{
    bool is_new = false;
    char line[1024];
    while (works->child.fd >= 0) {
        ChildState state = child_read(&works->child, line, sizeof line);
        if (state == CHILD_SILENT) {
            if (!child_is_stopped(&works->child))
                break;
            replace(set, works, "hipkiosk-figures was stopped");
            is_new = true;
            continue;
        }
        is_new = true;
        if (state == CHILD_LINE)
            take_answer(set, works, line);
        else
            take_end(set, works, line);
    }
    return is_new;
}

void figures_set_wait(FigureSet *set, FigureWorks *works)
{
    for (int silent_ms = 0; works->child.fd >= 0;) {
        struct pollfd ready = {.fd = works->child.fd, .events = POLLIN};
        silent_ms = poll(&ready, 1, LOOK_MS) == 0 ? silent_ms + LOOK_MS : 0;
        if (silent_ms >= SILENCE_MS) {
            replace(set, works, "hipkiosk-figures fell silent");
            silent_ms = 0;
        } else {
            figures_set_poll(set, works);
        }
    }
}
