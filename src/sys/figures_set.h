/* A list of jobs on their way from wish to mapped pixels, and the program working on it.
 *
 * Serves figures.c alone: once for what the view floor asked for, once for the region maps. */
#ifndef HK_FIGURES_SET_H
#define HK_FIGURES_SET_H

#include "sys/child.h"
#include "sys/figures.h"
#include "sys/figures_cache.h"
#include "sys/figures_line.h"
#include "sys/figures_pixels.h"

typedef enum EntryState {
    ENTRY_MISSING, /* to be rendered */
    ENTRY_THERE,
    ENTRY_FAILED, /* given up */
} EntryState;

typedef struct FigureEntry {
    FigureJob job;
    FigureLine line;
    EntryState state;
    int attempts;
    FigureMapping mapping;
    int losses; /* how often its pixels were not those that were written */
    FigurePixels pixels;
    Picture picture; /* this and the next three: once its pixels are open */
    Mask icon;
    Print *prints;    /* owned; one, or job.id_count */
    ZoneMasks *zones; /* owned; line.zone_count */
} FigureEntry;

typedef struct FigureSet {
    FigureEntry *items; /* owned */
    int count;
    uint64_t key; /* of all jobs together: the pack's */
    FigurePackMapping pack;
    int total, done, failed; /* of those that were not there at the start */
} FigureSet;

enum { FIGURES_SET_MAX_SAID = 32 };

/* What all sets of one store share. */
typedef struct FigureWorks {
    char *program, *assets;
    const char *pack; /* borrowed from the content; NULL: none */
    char cache[4096]; /* "" none */
    uint64_t program_hash;
    int memory; /* descriptor, -1 if there is none */
    FigureSources sources;
    uint64_t said[FIGURES_SET_MAX_SAID]; /* hashes of what was logged: once is enough */
    int said_count;
    Child child;
} FigureWorks;

/* Adds a job: its place in the set is its id. */
void figures_set_add(FigureSet *set, FigureWorks *works, const Content *content, const FigureJob *job);
/* Finds what is there already: in `old` (may be NULL, is left without it), the pack or the cache. */
void figures_set_find(FigureSet *set, FigureWorks *works, FigureSet *old);
void figures_set_free(FigureSet *set, FigureWorks *works);

/* Opens the pixels of an entry that is there. If they are not whole, it is missing from now on. */
bool figures_set_open(FigureSet *set, FigureWorks *works, FigureEntry *entry);

/* Starts the program on all that is missing. */
void figures_set_start(FigureSet *set, FigureWorks *works);
/* Takes in answers, starts the program again if it died; true if anything changed. */
bool figures_set_poll(FigureSet *set, FigureWorks *works);
/* Blocks until nothing is missing. */
void figures_set_wait(FigureSet *set, FigureWorks *works);

#endif
