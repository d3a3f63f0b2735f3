/* A helper program at work: started, listened to, ended, never left as a zombie. */
#ifndef HK_CHILD_H
#define HK_CHILD_H

#include <sys/types.h>

#include "base/err.h"

typedef struct Child { /* {0}, or fd -1: none */
    pid_t pid;
    int fd;        /* its answers, does not block */
    char name[32]; /* of the program, for messages */
    char text[4096];
    size_t len;
    bool is_cut; /* inside a line too long to hold */
} Child;

typedef enum ChildState { CHILD_SILENT, CHILD_LINE, CHILD_GONE } ChildState;

/* Starts argv[0] on `text`, its standard input. `memory`: a descriptor it has as 3, or -1. It inherits
 * nothing else. */
bool child_start(Child *child, char **argv, int memory, const char *text, size_t size, Err *err);

/* The next line of answers, without its end, if one is there. CHILD_GONE: it has ended, and
 * `line` says how ("" if well). Never waits. */
ChildState child_read(Child *child, char *line, size_t size);

/* Whether somebody has stopped it, so that it will not go on by itself. */
bool child_is_stopped(const Child *child);

/* It is to come to its end by itself; child_read says when it has. */
void child_ask_to_end(const Child *child);

/* Ends it at once if it still runs. */
void child_stop(Child *child);

#endif
