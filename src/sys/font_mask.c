#include "sys/font_mask.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "sys/font_draw.h"

enum { BUCKETS = 2048 };

typedef struct Entry Entry;
struct Entry {
    Entry *next_in_bucket;
    Entry *newer, *older;
    uint64_t hash;
    GlyphRun run;  /* at, len, x mean nothing here but len */
    char *text;    /* owned */
    RunMask *mask; /* owned */
    size_t size;
};

struct FontMasks {
    FontStack *stack;
    FontPens pens;
    Entry *buckets[BUCKETS];
    Entry *newest, *oldest;
    size_t bytes;
};

FontMasks *font_mask_create(FontStack *stack)
{
    FontMasks *masks = xcalloc(1, sizeof *masks);
    masks->stack = stack;
    return masks;
}

static void unlink_entry(FontMasks *masks, Entry *entry)
{
    *(entry->newer ? &entry->newer->older : &masks->newest) = entry->older;
    *(entry->older ? &entry->older->newer : &masks->oldest) = entry->newer;
}

static void link_newest(FontMasks *masks, Entry *entry)
{
    entry->newer = NULL;
    entry->older = masks->newest;
    *(masks->newest ? &masks->newest->newer : &masks->oldest) = entry;
    masks->newest = entry;
}

static void drop(FontMasks *masks, Entry *entry)
{
    Entry **at = &masks->buckets[entry->hash % BUCKETS];
    while (*at != entry)
        at = &(*at)->next_in_bucket;
    *at = entry->next_in_bucket;
    unlink_entry(masks, entry);
    masks->bytes -= entry->size;
    explicit_bzero(entry->text, entry->run.len); /* it may be a visitor's */
    free(entry->text);
    free(entry->mask);
    free(entry);
}

void font_mask_trim(FontMasks *masks, size_t budget)
{
    while (masks->oldest && masks->bytes > budget)
        drop(masks, masks->oldest);
}

void font_mask_destroy(FontMasks *masks)
{
    if (!masks)
        return;
    font_mask_trim(masks, 0);
    font_draw_close(&masks->pens);
    free(masks);
}

size_t font_mask_bytes(const FontMasks *masks)
{
    return masks->bytes;
}

static uint64_t run_hash(const GlyphRun *run, const char *text)
{
    uint64_t key = (uint64_t)run->key.face << 56 | (uint64_t)run->key.font << 48 |
                   (uint64_t)run->key.px << 32 | run->script;
    return hash_u64(hash_bytes(hash_u64(HASH_START, key), text, run->len), run->is_rtl);
}

static bool same_run(const Entry *entry, const GlyphRun *run, const char *text)
{
    const GlyphRun *have = &entry->run;
    return have->key.face == run->key.face && have->key.font == run->key.font &&
           have->key.px == run->key.px && have->is_rtl == run->is_rtl && have->script == run->script &&
           have->len == run->len && memcmp(entry->text, text, run->len) == 0;
}

static Entry *make(FontMasks *masks, const GlyphRun *run, const char *text, uint64_t hash)
{
    Entry *entry = xcalloc(1, sizeof *entry);
    FontFile *file = font_stack_file(masks->stack, (FontFace)run->key.face, run->key.font);
    entry->hash = hash;
    entry->run = *run;
    entry->text = xcalloc(run->len + 1, 1);
    memcpy(entry->text, text, run->len);
    if (file)
        entry->mask = font_draw_run(&masks->pens, file, run, entry->text, &entry->size);
    else
        entry->mask = xcalloc(1, sizeof *entry->mask);
    entry->size += sizeof *entry + run->len;
    masks->bytes += entry->size;
    entry->next_in_bucket = masks->buckets[hash % BUCKETS];
    masks->buckets[hash % BUCKETS] = entry;
    link_newest(masks, entry);
    return entry;
}

const RunMask *font_mask_get(FontMasks *masks, const GlyphRun *run, const char *text)
{
    uint64_t hash = run_hash(run, text);
    for (Entry *entry = masks->buckets[hash % BUCKETS]; entry; entry = entry->next_in_bucket) {
        if (entry->hash == hash && same_run(entry, run, text)) {
            unlink_entry(masks, entry);
            link_newest(masks, entry);
            return entry->mask;
        }
    }
    return make(masks, run, text, hash)->mask;
}
