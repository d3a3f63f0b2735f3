#include "model/az.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/ulocdata.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

enum { MAX_LETTERS = 512, LABEL_UNITS = 8 };

/* A letter of the language, and the least word that stands under it. */
typedef struct Letter {
    UChar label[LABEL_UNITS], least[LABEL_UNITS + 1];
} Letter;

typedef struct Maker {
    const Content *content;
    const Language *language;
    UCollator *collator; /* owned */
    Letter letters[MAX_LETTERS];
    int letter_count;
    AzEntry *entries;
    int *letter_of; /* by entry: index in letters; -1: before the first; letter_count: for therapists */
    uint8_t **keys; /* by entry, owned */
    int count, capacity;
} Maker;

/* --- words ---------------------------------------------------------------------------------------- */

/* Where a word begins for who looks it up: behind quotes and brackets, in Arabic behind the article. */
static const char *looked_up_by(const Maker *m, const char *word)
{
    const char *end = word + strlen(word);
    for (const char *next = word; next < end; word = next)
        if (u_isalnum((UChar32)utf8_next(&next, end)))
            break;
    static const char ARTICLE[] = "ال";
    bool is_arabic = strncmp(m->language->tag, "ar", 2) == 0;
    size_t len = sizeof ARTICLE - 1;
    return is_arabic && strncmp(word, ARTICLE, len) == 0 && strlen(word) > len + 2 ? word + len : word;
}

static int to_utf16(const char *text, UChar *out, int size)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = 0;
    u_strFromUTF8(out, size - 1, &len, text, -1, &status);
    len = U_FAILURE(status) ? 0 : MIN(len, size - 1);
    out[len] = 0;
    return len;
}

static int compare(const Maker *m, const UChar *a, const UChar *b)
{
    return (int)ucol_strcoll(m->collator, a, -1, b, -1);
}

static int letter_under(const Maker *m, const char *word)
{
    UChar text[256];
    to_utf16(looked_up_by(m, word), text, ARRAY_LEN(text));
    int low = -1;
    for (int i = 0; i < m->letter_count; i++)
        if (compare(m, text, m->letters[i].least) >= 0)
            low = i;
    return low;
}

static void add(Maker *m, const char *word, const char *see, int region, int page, bool is_for_therapists)
{
    UChar text[512];
    if (m->count == m->capacity) {
        m->capacity = m->capacity ? 2 * m->capacity : 256;
        m->entries = xrealloc(m->entries, (size_t)m->capacity * sizeof *m->entries);
        m->letter_of = xrealloc(m->letter_of, (size_t)m->capacity * sizeof *m->letter_of);
        m->keys = xrealloc(m->keys, (size_t)m->capacity * sizeof *m->keys);
    }
    to_utf16(looked_up_by(m, word), text, ARRAY_LEN(text));
    int32_t size = ucol_getSortKey(m->collator, text, -1, NULL, 0);
    uint8_t *key = xcalloc(1, (size_t)size + 1);
    ucol_getSortKey(m->collator, text, -1, key, size);
    m->keys[m->count] = key;
    m->letter_of[m->count] = is_for_therapists ? m->letter_count : letter_under(m, word);
    m->entries[m->count++] = (AzEntry){word, see, (int16_t)region, (int16_t)page};
}

/* Is it the same word but for case and accents? Then it is no other name. */
static bool is_same_word(const Maker *m, const char *a, const char *b)
{
    UChar x[512], y[512];
    to_utf16(a, x, ARRAY_LEN(x));
    to_utf16(b, y, ARRAY_LEN(y));
    return compare(m, x, y) == 0;
}

static void add_all(Maker *m, const char *title, TextList synonyms, int region, int page,
                    bool is_for_therapists)
{
    add(m, title, NULL, region, page, is_for_therapists);
    for (int i = 0; i < synonyms.count && !is_for_therapists; i++)
        if (!is_same_word(m, synonyms.items[i], title))
            add(m, synonyms.items[i], title, region, page, false);
}

/* --- letters -------------------------------------------------------------------------------------- */

static int by_label(const void *a, const void *b, void *maker)
{
    const Letter *x = a, *y = b;
    return compare(maker, x->least, y->least);
}

/* Chinese is found by the Latin letters of its sound: the collation has a mark before each. */
static void set_least(Letter *letter, bool is_by_sound)
{
    letter->least[0] = is_by_sound ? 0xFDD0 : letter->label[0];
    memcpy(letter->least + 1, is_by_sound ? letter->label : letter->label + 1,
           (LABEL_UNITS - 1) * sizeof(UChar));
    letter->least[LABEL_UNITS] = 0;
}

static void add_letter(Maker *m, const UChar *label, bool is_by_sound)
{
    if (m->letter_count == MAX_LETTERS)
        return;
    Letter *letter = &m->letters[m->letter_count++];
    memcpy(letter->label, label, sizeof letter->label);
    set_least(letter, is_by_sound);
}

static void load_letters(Maker *m)
{
    UErrorCode status = U_ZERO_ERROR;
    ULocaleData *data = ulocdata_open(m->language->tag, &status);
    USet *set = ulocdata_getExemplarSet(data, NULL, 0, ULOCDATA_ES_INDEX, &status);
    bool is_by_sound = strncmp(m->language->tag, "zh", 2) == 0;
    int items = U_SUCCESS(status) ? uset_getItemCount(set) : 0;
    for (int i = 0; i < items; i++) {
        UChar32 from, to;
        UChar text[LABEL_UNITS] = {0};
        UErrorCode item_status = U_ZERO_ERROR;
        int32_t len = uset_getItem(set, i, &from, &to, text, LABEL_UNITS - 1, &item_status);
        for (UChar32 c = from; len == 0 && c <= to; c++) {
            UChar one[LABEL_UNITS] = {0};
            int32_t at = 0;
            U16_APPEND_UNSAFE(one, at, c);
            add_letter(m, one, is_by_sound);
        }
        if (len > 0)
            add_letter(m, text, is_by_sound);
    }
    uset_close(set);
    ulocdata_close(data);
    /* CLDR's index of Hindi lacks a vowel of borrowed words: ऑपरेशन would stand under ऐ. */
    if (strcmp(m->language->tag, "hi") == 0)
        add_letter(m, (const UChar[LABEL_UNITS]){0x0911}, false);
    qsort_r(m->letters, (size_t)m->letter_count, sizeof *m->letters, by_label, m);
}

/* --- all together --------------------------------------------------------------------------------- */

static int by_place(const void *a, const void *b, void *maker)
{
    int x = *(const int *)a, y = *(const int *)b;
    const Maker *m = maker;
    if (m->letter_of[x] != m->letter_of[y])
        return m->letter_of[x] - m->letter_of[y];
    int order = strcmp((const char *)m->keys[x], (const char *)m->keys[y]);
    if (order)
        return order;
    bool is_other_x = m->entries[x].see != NULL, is_other_y = m->entries[y].see != NULL;
    return is_other_x != is_other_y ? is_other_x - is_other_y : x - y;
}

static void set_label(const Maker *m, int letter, AzLetter *out)
{
    UErrorCode status = U_ZERO_ERROR;
    if (letter >= 0 && letter < m->letter_count)
        u_strToUTF8(out->label, sizeof out->label, NULL, m->letters[letter].label, -1, &status);
    else if (letter < 0)
        memcpy(out->label, "#", 2);
}

static Az collect(const Maker *m, const int *order, Arena *arena)
{
    AzEntry *entries = arena_array(arena, (size_t)m->count, sizeof *entries);
    AzLetter *letters = arena_array(arena, (size_t)m->letter_count + 2, sizeof *letters);
    Az az = {entries, m->count, letters, 0};
    for (int i = 0; i < m->count; i++) {
        entries[i] = m->entries[order[i]];
        if (i == 0 || m->letter_of[order[i]] != m->letter_of[order[i - 1]]) {
            letters[az.letter_count].first = i;
            set_label(m, m->letter_of[order[i]], &letters[az.letter_count++]);
        }
        letters[az.letter_count - 1].count++;
    }
    return az;
}

Az az_make(const Content *content, int language, bool (*is_offered)(const void *self, int page),
           const void *self, Arena *arena)
{
    Maker *m = xcalloc(1, sizeof *m);
    m->content = content;
    m->language = &content->languages[language];
    UErrorCode status = U_ZERO_ERROR;
    m->collator = ucol_open(m->language->tag, &status);
    if (U_FAILURE(status))
        m->collator = ucol_open("", &status);
    ucol_setStrength(m->collator, UCOL_PRIMARY);
    load_letters(m);
    for (int r = 0; r < content->region_count; r++) {
        const Area *area = &m->language->areas[r];
        add_all(m, area->name, area->synonyms, r, -1, false);
    }
    for (int p = 0; p < content->page_count; p++) {
        const Page *page = &m->language->pages[p];
        if (!is_offered || is_offered(self, p))
            add_all(m, page->title, page->synonyms, -1, p, page->kind == PAGE_PRACTITIONER_TIP);
    }
    int *order = xcalloc((size_t)m->count + 1, sizeof *order);
    for (int i = 0; i < m->count; i++)
        order[i] = i;
    qsort_r(order, (size_t)m->count, sizeof *order, by_place, m);
    Az az = collect(m, order, arena);
    for (int i = 0; i < m->count; i++)
        free(m->keys[i]);
    free(order);
    free(m->keys);
    free(m->letter_of);
    free(m->entries);
    ucol_close(m->collator);
    free(m);
    return az;
}
