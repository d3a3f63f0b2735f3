/* The words of an A-Z in one language: every area and page by its title and by what people call it, in that
 * language's own order and under its own letters (ICU collation: accents, ñ after n, Chinese by pinyin,
 * Arabic without its article, Hindi with ऑ).
 *
 * One alphabetical order for all; what is meant for therapists alone stands last, under a letter of its own.
 */
#ifndef HK_AZ_H
#define HK_AZ_H

#include "model/content.h"

typedef struct AzEntry {
    const char *word;
    const char *see;      /* the title it leads to where the word is another name for it, else NULL */
    int16_t region, page; /* one of them, the other -1 */
} AzEntry;

typedef struct AzLetter {
    char label[16]; /* "" for therapists */
    int first, count;
} AzLetter;

typedef struct Az {
    const AzEntry *entries;
    int count;
    const AzLetter *letters; /* each has entries */
    int letter_count;
} Az;

/* `is_offered` may be NULL: all pages are. Lives in `arena`; words are borrowed from the content. */
Az az_make(const Content *content, int language, bool (*is_offered)(const void *self, int page),
           const void *self, Arena *arena);

#endif
