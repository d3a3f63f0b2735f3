#include "model/review.h"

#include <string.h>

#include "base/hash.h"

static uint64_t text(uint64_t hash, const char *words)
{
    return words ? hash_bytes(hash_u64(hash, 1), words, strlen(words) + 1) : hash_u64(hash, 0);
}

static uint64_t list(uint64_t hash, TextList words)
{
    hash = hash_u64(hash, (uint64_t)words.count);
    for (int i = 0; i < words.count; i++)
        hash = text(hash, words.items[i]);
    return hash;
}

static uint64_t block(uint64_t hash, const Block *b)
{
    hash = list(list(text(hash_u64(hash, b->type), b->text), b->items), b->others);
    for (int i = 0; i < b->fact_count; i++) {
        hash = text(text(hash, b->facts[i].label), b->facts[i].text);
        hash = hash_u64(hash, (uint64_t)(b->facts[i].from * 100 + b->facts[i].level * 10 + b->facts[i].of));
    }
    return hash;
}

uint64_t review_text_hash(const Page *page)
{
    uint64_t hash = text(text(text(HASH_START, page->title), page->subtitle), page->summary);
    for (int i = 0; i < page->urgent.count; i++)
        hash = text(hash_u64(hash, page->urgent.items[i].level), page->urgent.items[i].text);
    for (int i = 0; i < page->block_count; i++)
        hash = block(hash, &page->blocks[i]);
    return text(hash_u64(hash, page->evidence), page->evidence_text);
}
