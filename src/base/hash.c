#include "base/hash.h"

#include <string.h>

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    hash = hash_u64(hash, size);
    for (; size >= 8; at += 8, size -= 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        hash = hash_u64(hash, word);
    }
    uint64_t tail = 0;
    memcpy(&tail, at, size);
    return hash_u64(hash, tail);
}
