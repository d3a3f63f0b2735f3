#include "scene/text.h"

#include <linebreak.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "scene/text_line.h"

enum { FIRST_SLOTS = 256, MAX_EM = 1000 };

typedef struct Slot {
    uint64_t hash;
    TextSpec spec; /* text and lang copied; len is that of the text */
    const TextLayout *layout;
} Slot;

struct TextCache {
    Shaper shaper;
    Arena made, scratch;
    Slot *slots; /* open addressing; a free one has no layout */
    int slot_count, used;
};

TextCache *text_cache_create(const Shaper *shaper)
{
    init_linebreak();
    TextCache *cache = xcalloc(1, sizeof *cache);
    cache->shaper = *shaper;
    cache->slot_count = FIRST_SLOTS;
    cache->slots = xcalloc(FIRST_SLOTS, sizeof *cache->slots);
    return cache;
}

void text_cache_destroy(TextCache *cache)
{
    if (!cache)
        return;
    arena_free(&cache->made);
    arena_free(&cache->scratch);
    free(cache->slots);
    free(cache);
}

void text_cache_clear(TextCache *cache)
{
    arena_clear(&cache->made);
    arena_clear(&cache->scratch);
    memset(cache->slots, 0, (size_t)cache->slot_count * sizeof *cache->slots);
    cache->used = 0;
}

void text_cache_trim(TextCache *cache)
{
    if (cache->made.bytes + (size_t)cache->slot_count * sizeof *cache->slots > TEXT_CACHE_BYTES)
        text_cache_clear(cache);
}

static uint64_t float_bits(float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static uint64_t spec_hash(const TextSpec *spec)
{
    uint64_t flags = (uint64_t)spec->face | (uint64_t)spec->align << 8 | (uint64_t)spec->is_rtl << 16 |
                     (uint64_t)spec->has_markup << 17 | (uint64_t)spec->is_heading << 18;
    uint64_t hash = hash_bytes(HASH_START, spec->text, (size_t)spec->len);
    hash = hash_u64(hash, flags);
    hash = hash_u64(hash, (uint64_t)(uint32_t)spec->width << 32 | (uint32_t)spec->max_lines);
    hash = hash_u64(hash, float_bits(spec->cap_px) << 32 | float_bits(spec->line_height));
    return spec->lang ? hash_bytes(hash, spec->lang, strlen(spec->lang)) : hash;
}

static bool same_lang(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_spec(const TextSpec *a, const TextSpec *b)
{
    return a->len == b->len && a->face == b->face && float_bits(a->cap_px) == float_bits(b->cap_px) &&
           a->width == b->width && a->max_lines == b->max_lines &&
           float_bits(a->line_height) == float_bits(b->line_height) && a->align == b->align &&
           a->is_rtl == b->is_rtl && a->has_markup == b->has_markup && a->is_heading == b->is_heading &&
           same_lang(a->lang, b->lang) && memcmp(a->text, b->text, (size_t)a->len) == 0;
}

static Slot *find(Slot *slots, int count, uint64_t hash, const TextSpec *spec)
{
    for (uint64_t i = hash;; i++) {
        Slot *slot = &slots[i % (uint64_t)count];
        if (!slot->layout || (slot->hash == hash && same_spec(&slot->spec, spec)))
            return slot;
    }
}

static void grow(TextCache *cache)
{
    int count = cache->slot_count * 2;
    Slot *slots = xcalloc((size_t)count, sizeof *slots);
    for (int i = 0; i < cache->slot_count; i++)
        if (cache->slots[i].layout)
            *find(slots, count, cache->slots[i].hash, &cache->slots[i].spec) = cache->slots[i];
    free(cache->slots);
    cache->slots = slots;
    cache->slot_count = count;
}

static const TextLayout *make(TextCache *cache, const TextSpec *spec)
{
    Shaper *shaper = &cache->shaper;
    uint16_t px = shaper->em_for_cap(shaper->self, spec->face, spec->cap_px);
    TextMeasure measure = {shaper, (uint16_t)CLAMP(px, 1, MAX_EM)};
    TextRead read = text_read(spec, shaper, &cache->scratch);
    text_measure_read(measure, &read, &cache->scratch);
    TextSpans spans = text_break(spec, &read, measure, &cache->scratch);
    TextLayout *layout = text_line_layout(spec, &read, &spans, measure, &cache->made);
    arena_clear(&cache->scratch);
    return layout;
}

const TextLayout *text_layout(TextCache *cache, const TextSpec *spec)
{
    TextSpec want = *spec;
    want.text = spec->text ? spec->text : "";
    want.len = spec->len < 0 ? (int)strnlen(want.text, TEXT_MAX_BYTES + 1) : spec->len;
    want.len = MIN(want.len, TEXT_MAX_BYTES + 1); /* one more than is read: the cut is noticed */
    uint64_t hash = spec_hash(&want);
    Slot *slot = find(cache->slots, cache->slot_count, hash, &want);
    if (slot->layout)
        return slot->layout;
    if (cache->used * 2 >= cache->slot_count) {
        grow(cache);
        slot = find(cache->slots, cache->slot_count, hash, &want);
    }
    const TextLayout *layout = make(cache, &want);
    slot->hash = hash;
    slot->spec = want;
    slot->spec.text = arena_copy(&cache->made, want.text, (size_t)want.len);
    if (want.lang)
        slot->spec.lang = arena_copy(&cache->made, want.lang, strlen(want.lang));
    slot->layout = layout;
    cache->used++;
    return layout;
}

/* The part of one run that bytes `from` to `to` take, px from the layout's left edge; false: none. */
static bool run_part(TextCache *cache, const TextLayout *layout, const GlyphRun *run, int from, int to,
                     int *left, int *right)
{
    int at = (int)run->at, end = at + (int)run->len;
    from = MAX(from, at);
    to = MIN(to, end);
    if (from >= to)
        return false;
    int *shares = arena_alloc(&cache->scratch, run->len * sizeof *shares);
    memset(shares, 0, run->len * sizeof *shares);
    cache->shaper.advance(cache->shaper.self, run->key, layout->bytes + at, (int)run->len, run->is_rtl,
                          run->script, shares);
    int before = 0, within = 0;
    for (int i = at; i < to; i++)
        *(i < from ? &before : &within) += shares[i - at];
    int start = (before + 32) / 64, width = (within + 32) / 64;
    *left = run->is_rtl ? run->x + run->w - start - width : run->x + start;
    *right = *left + width;
    return true;
}

int text_rects(TextCache *cache, const TextLayout *layout, int from, int to, Rect *out, int max)
{
    int count = 0, line_h = layout->line_count ? layout->h / layout->line_count : 0;
    arena_clear(&cache->scratch);
    for (int l = 0; l < layout->line_count && count < max; l++) {
        const TextLine *line = &layout->lines[l];
        int left = TEXT_MAX_WIDTH, right = 0, a, b;
        for (int r = 0; r < line->run_count; r++)
            if (run_part(cache, layout, &layout->runs[line->first_run + r], from, to, &a, &b)) {
                left = MIN(left, a);
                right = MAX(right, b);
            }
        if (left < right)
            out[count++] = (Rect){left, l * line_h, right - left, line_h};
    }
    return count;
}
