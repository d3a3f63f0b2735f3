/* 64-bit FNV-1a, folded by words: equal bytes give equal hashes. Not for strangers' keys. */
#ifndef HK_HASH_H
#define HK_HASH_H

#include "base/base.h"

#define HASH_START 0xcbf29ce484222325u

static inline uint64_t hash_u64(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9e3779b97f4a7c15u;
    return hash ^ (hash >> 29);
}

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size);

#endif
