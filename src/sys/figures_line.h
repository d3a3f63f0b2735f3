/* A job in the words of hipkiosk-figures (src/figures/README.md), and its key. */
#ifndef HK_FIGURES_LINE_H
#define HK_FIGURES_LINE_H

#include "base/err.h"
#include "model/bodymap.h"
#include "scene/figure_job.h"

/* Besides JobKind: the grid of a view's regions. */
enum { FIGURES_LINE_MAP = JOB_STRUCTURES + 1, FIGURES_LINE_MAX_SOURCES = 128 };

/* The hashes of the files jobs are made from, each read once; {0} is empty. Forget it when the
 * files may have changed. */
typedef struct FigureSources {
    struct {
        char name[96];
        uint64_t hash;
    } items[FIGURES_LINE_MAX_SOURCES];
    int count;
} FigureSources;

/* 0 if the file cannot be read. */
uint64_t figures_line_hash_file(const char *path);

typedef struct FigureZone {
    int16_t region;
    uint8_t side; /* Side */
} FigureZone;

typedef struct FigureLine {
    uint64_t key;
    char *text;                          /* owned, without id and key */
    FigureZone zones[BODYMAP_MAX_ZONES]; /* in the file's order */
    int zone_count;
} FigureLine;

/* False if the job asks for what no line can say (a name with a blank, a bad size). On true
 * free(line->text). */
bool figures_line_make(const char *assets, const Content *content, const FigureJob *job,
                       uint64_t program_hash, FigureSources *sources, FigureLine *line, Err *err);

#endif
