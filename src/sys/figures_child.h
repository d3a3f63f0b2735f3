/* The program hipkiosk-figures at work: started, listened to, ended, never left as a zombie. */
#ifndef HK_FIGURES_CHILD_H
#define HK_FIGURES_CHILD_H

#include <sys/types.h>

#include "base/err.h"

typedef struct FigureChild { /* {0} with fd -1: none */
    pid_t pid;
    int fd; /* its answers, does not block */
    char text[4096];
    size_t len;
    bool is_cut; /* inside a line too long to hold */
} FigureChild;

typedef enum ChildState { CHILD_SILENT, CHILD_LINE, CHILD_GONE } ChildState;

/* Starts it on `jobs` (text for its standard input). `cache`: "" for none. `memory`: descriptor or
 * -1. It inherits nothing else. */
bool figures_child_start(FigureChild *child, const char *program, const char *assets, const char *pack,
                         const char *cache, int memory, const char *jobs, size_t size, Err *err);

/* The next line of answers, without its end, if one is there. CHILD_GONE: it has ended, and
 * `line` says how ("" if well). Never waits. */
ChildState figures_child_read(FigureChild *child, char *line, size_t size);

/* Whether somebody has stopped it, so that it will not go on by itself. */
bool figures_child_is_stopped(const FigureChild *child);

/* Ends it at once if it still runs. */
void figures_child_stop(FigureChild *child);

#endif
