#include "sys/counts.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sys/counts_file.h"

enum { MAX_WAITING = 4096 /* rows: a disk that stays full does not fill the memory */ };

typedef struct Waiting {
    char what[16], name[COUNTS_NAME_SIZE];
    int times;
} Waiting;

typedef struct Batch { /* rows in their own order, each once */
    Waiting *items;    /* owned */
    int count;
    time_t now;
} Batch;

struct Counts {
    CountsFile file;
    SDL_Thread *thread; /* owned; NULL: written at once */
    SDL_mutex *mutex;   /* owned: guards the rest */
    SDL_cond *changed;  /* owned */
    Batch batches[8];   /* visits that have ended, each a transaction of its own */
    int batch_count;
    bool is_busy, is_over;
    Batch left; /* what the disk did not take */
};

static int compare(const void *a, const void *b)
{
    const Waiting *x = a, *y = b;
    int what = strcmp(x->what, y->what);
    return what ? what : strcmp(x->name, y->name);
}

/* Sorted, and each only once: nothing of the order in which they came is left. */
static void settle(Batch *batch)
{
    int kept = 0;
    if (batch->count)
        qsort(batch->items, (size_t)batch->count, sizeof *batch->items, compare);
    for (int i = 0; i < batch->count; i++) {
        if (kept && compare(&batch->items[kept - 1], &batch->items[i]) == 0)
            batch->items[kept - 1].times += batch->items[i].times;
        else
            batch->items[kept++] = batch->items[i];
    }
    batch->count = MIN(kept, (int)MAX_WAITING);
}

static void join(Batch *to, Batch *from)
{
    int count = to->count + from->count;
    Waiting *items = xcalloc((size_t)MAX(1, count), sizeof *items);
    if (to->count)
        memcpy(items, to->items, (size_t)to->count * sizeof *items);
    if (from->count)
        memcpy(items + to->count, from->items, (size_t)from->count * sizeof *items);
    free(to->items);
    free(from->items);
    *to = (Batch){items, count, from->now};
    *from = (Batch){0};
    settle(to);
}

/* Takes the batch over. */
static void write_batch(Counts *counts, Batch *batch)
{
    if (counts->left.count)
        join(&counts->left, batch);
    Batch *now = counts->left.count ? &counts->left : batch;
    CountRow *rows = xcalloc((size_t)MAX(1, now->count), sizeof *rows);
    for (int i = 0; i < now->count; i++)
        rows[i] = (CountRow){now->items[i].what, now->items[i].name, now->items[i].times};
    bool ok = counts_file_add(&counts->file, rows, now->count, now->now);
    free(rows);
    if (!ok && now == batch)
        join(&counts->left, batch);
    if (ok) {
        free(now->items);
        *now = (Batch){0};
    }
}

static int SDLCALL work(void *data)
{
    Counts *counts = data;
    SDL_LockMutex(counts->mutex);
    while (!counts->is_over || counts->batch_count) {
        if (!counts->batch_count) {
            SDL_CondWait(counts->changed, counts->mutex);
            continue;
        }
        Batch batch = counts->batches[0];
        memmove(counts->batches, counts->batches + 1, (size_t)(--counts->batch_count) * sizeof batch);
        counts->is_busy = true;
        SDL_UnlockMutex(counts->mutex);
        write_batch(counts, &batch);
        SDL_LockMutex(counts->mutex);
        counts->is_busy = false;
        SDL_CondBroadcast(counts->changed);
    }
    SDL_UnlockMutex(counts->mutex);
    return 0;
}

Counts *counts_create(const char *path, bool is_prompt)
{
    Counts *counts = xcalloc(1, sizeof *counts);
    snprintf(counts->file.path, sizeof counts->file.path, "%s", path);
    counts->mutex = SDL_CreateMutex();
    counts->changed = SDL_CreateCond();
    if (!is_prompt && counts->mutex && counts->changed)
        counts->thread = SDL_CreateThread(work, "counts", counts);
    return counts;
}

void counts_destroy(Counts *counts)
{
    if (!counts)
        return;
    if (counts->thread) {
        SDL_LockMutex(counts->mutex);
        counts->is_over = true;
        SDL_CondBroadcast(counts->changed);
        SDL_UnlockMutex(counts->mutex);
        SDL_WaitThread(counts->thread, NULL);
    }
    counts_file_close(&counts->file);
    free(counts->left.items);
    SDL_DestroyCond(counts->changed);
    SDL_DestroyMutex(counts->mutex);
    free(counts);
}

static Batch batch_of(const CountRow *rows, int count, time_t now)
{
    Batch batch = {xcalloc((size_t)MAX(1, count), sizeof *batch.items), count, now};
    for (int i = 0; i < count; i++) {
        Waiting *item = &batch.items[i];
        snprintf(item->what, sizeof item->what, "%s", rows[i].what);
        snprintf(item->name, sizeof item->name, "%s", rows[i].name);
        item->times = rows[i].times;
    }
    settle(&batch);
    return batch;
}

void counts_add(Counts *counts, const CountRow *rows, int count, time_t now)
{
    Batch batch = batch_of(rows, count, now);
    if (!counts->thread) {
        write_batch(counts, &batch);
        return;
    }
    SDL_LockMutex(counts->mutex);
    if (counts->batch_count == ARRAY_LEN(counts->batches)) /* a disk that is very slow: two visits in one */
        join(&counts->batches[counts->batch_count - 1], &batch);
    else
        counts->batches[counts->batch_count++] = batch;
    SDL_CondBroadcast(counts->changed);
    SDL_UnlockMutex(counts->mutex);
}

void counts_settle(Counts *counts)
{
    if (!counts->thread)
        return;
    SDL_LockMutex(counts->mutex);
    while (counts->batch_count || counts->is_busy)
        SDL_CondWait(counts->changed, counts->mutex);
    SDL_UnlockMutex(counts->mutex);
}
