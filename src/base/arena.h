/* A region of memory that is filled from the front and emptied all at once.
 *
 * An arena grows by whole blocks and never moves what it gave out. {0} is an empty arena.
 * Nothing given out is freed singly; arena_clear keeps the first block for the next round. What was given out
 * is overwritten when it is let go: it may have been a visitor's. */
#ifndef HK_ARENA_H
#define HK_ARENA_H

#include "base/base.h"

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
    ArenaBlock *first; /* owned list */
    ArenaBlock *current;
    size_t bytes; /* given out since the last clear */
} Arena;

/* Zeroed, aligned for any type, borrowed until arena_clear or arena_free. Never NULL. */
void *arena_alloc(Arena *arena, size_t size);
/* Zeroed room for `count` items of `size` bytes. */
void *arena_array(Arena *arena, size_t count, size_t size);
/* A NUL-terminated copy of `len` bytes. */
char *arena_copy(Arena *arena, const char *text, size_t len);
void arena_clear(Arena *arena);
void arena_free(Arena *arena);

#endif
