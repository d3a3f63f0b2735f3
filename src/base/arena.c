#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024, ALIGNMENT = 16 };

struct ArenaBlock {
    ArenaBlock *next;
    size_t size, used;
    _Alignas(ALIGNMENT) unsigned char bytes[];
};

static ArenaBlock *block_create(size_t size)
{
    ArenaBlock *block = xcalloc(1, sizeof *block + size);
    block->size = size;
    return block;
}

void *arena_alloc(Arena *arena, size_t size)
{
    ASSERT(size < SIZE_MAX / 2);
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    while (!arena->current || arena->current->size - arena->current->used < size) {
        ArenaBlock *next = arena->current ? arena->current->next : arena->first;
        if (!next || next->size < size) {
            ArenaBlock *fresh = block_create(MAX(size, (size_t)BLOCK_SIZE));
            fresh->next = next;
            if (arena->current)
                arena->current->next = fresh;
            else
                arena->first = fresh;
            next = fresh;
        }
        next->used = 0;
        arena->current = next;
    }
    void *at = arena->current->bytes + arena->current->used;
    arena->current->used += size;
    arena->bytes += size;
    return memset(at, 0, size);
}

void *arena_array(Arena *arena, size_t count, size_t size)
{
    ASSERT(size == 0 || count <= SIZE_MAX / 2 / size);
    return arena_alloc(arena, count * size);
}

char *arena_copy(Arena *arena, const char *text, size_t len)
{
    char *copy = arena_alloc(arena, len + 1);
    if (len)
        memcpy(copy, text, len);
    return copy;
}

static void wipe(ArenaBlock *block)
{
    explicit_bzero(block->bytes, block->used);
    block->used = 0;
}

void arena_clear(Arena *arena)
{
    if (arena->first) {
        ArenaBlock *rest = arena->first->next;
        arena->first->next = NULL;
        wipe(arena->first);
        while (rest) {
            ArenaBlock *next = rest->next;
            wipe(rest);
            free(rest);
            rest = next;
        }
    }
    arena->current = NULL;
    arena->bytes = 0;
}

void arena_free(Arena *arena)
{
    arena_clear(arena);
    free(arena->first);
    *arena = (Arena){0};
}
