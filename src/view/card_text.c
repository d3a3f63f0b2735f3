#include "view/card_text.h"

#include <stdio.h>
#include <string.h>

#include "model/fill.h"
#include "view/area_name.h"

static const char *filled(const char *text, const FillPair *pairs, int count, Arena *arena)
{
    char out[4096];
    size_t len = fill(out, sizeof out, text, pairs, count);
    const char *copy = arena_copy(arena, out, len);
    explicit_bzero(out, len);
    return copy;
}

static const char *joined(const char *pattern, const char *first, const char *second, Arena *arena)
{
    const FillPair pairs[] = {{"first", first}, {"second", second}};
    return filled(pattern, pairs, 2, arena);
}

/* As the language joins lists: "a and b"; "a, b and c". */
static const char *list_of(const Language *language, const char *const *words, int count, Arena *arena)
{
    if (count == 1)
        return words[0];
    if (count == 2)
        return joined(language->strings[STR_LIST_TWO], words[0], words[1], arena);
    const char *list = words[0];
    for (int i = 1; i < count - 1; i++)
        list = joined(language->strings[STR_LIST_MIDDLE], list, words[i], arena);
    return joined(language->strings[STR_LIST_END], list, words[count - 1], arena);
}

static const char *number_in(const char *text, int number, Arena *arena)
{
    char digits[12];
    snprintf(digits, sizeof digits, "%d", number);
    const FillPair pair = {"number", digits};
    return filled(text, &pair, 1, arena);
}

/* NULL: the question was not answered. */
static const char *sentence_of(const World *world, const Language *language, const Entry *entry, int question,
                               Arena *arena)
{
    const Question *q = &world->content->card.questions[question];
    const QuestionWords *words = &language->form.questions[question];
    uint64_t answer = entry->answers[question];
    if (!answer)
        return NULL;
    if (q->kind == QUESTION_SCALE)
        return number_in(words->sentence, (int)answer - 1, arena);
    const char *chosen[FORM_MAX_OPTIONS] = {0};
    int count = 0;
    for (int o = 0; o < q->option_count; o++)
        if (answer >> o & 1)
            chosen[count++] = words->options[o].inside;
    const FillPair pair = {"list", list_of(language, chosen, count, arena)};
    return filled(words->sentence, &pair, 1, arena);
}

CardText card_text(const World *world, const Language *language, const Visit *visit, int entry, Arena *arena)
{
    const CardForm *form = &world->content->card;
    const Entry *own = &visit->entries[entry];
    const char **sentences = arena_array(arena, (size_t)form->question_count + 1, sizeof *sentences);
    CardText text = {.area = area_title(&language->areas[own->region], own->side), .number = -1};
    int count = 0, scale = visit_scale(visit, form, entry);
    if (!own->side && world->content->regions[own->region].sides & SIDE_BOTH)
        sentences[count++] = language->strings[STR_CARD_UNSAID];
    for (int q = 0; q < form->question_count; q++) {
        if (q == scale) {
            text.number = visit_number(visit, entry, q);
            text.brief = number_in(language->form.questions[q].brief, text.number, arena);
            continue;
        }
        const char *sentence = sentence_of(world, language, own, q, arena);
        if (sentence)
            sentences[count++] = sentence;
    }
    text.sentences = (TextList){sentences, count};
    return text;
}

TextList card_please_know(const World *world, const Language *language, const Visit *visit, Arena *arena)
{
    const CheckForm *form = &world->content->check;
    const char **lines = arena_array(arena, (size_t)form->row_count, sizeof *lines);
    int count = 0;
    for (int g = 0; g < form->group_count; g++)
        for (int r = form->groups[g].first; r < form->groups[g].first + form->groups[g].count; r++)
            if (form->groups[g].level >= CHECK_ASK && visit_tick(visit, r) == TICK_YES)
                lines[count++] = language->form.rows[r].says;
    return (TextList){lines, count};
}

/* Isolates and soft hyphens are for a screen's layout; in a message on a phone they would only cost bytes,
 * or be seen. */
static void append(char *out, size_t size, const char *text, const char *end)
{
    size_t len = strlen(out);
    for (const char *at = text; *at && len + 1 < size;) {
        if (strncmp(at, "\u2068", 3) == 0 || strncmp(at, "\u2069", 3) == 0)
            at += 3;
        else if (strncmp(at, "\u00ad", 2) == 0)
            at += 2;
        else
            out[len++] = *at++;
    }
    out[len] = '\0';
    strncat(out, end, size - len - 1);
}

static void write_all(const World *world, const Language *language, const Visit *visit, int most, char *out,
                      size_t size, Arena *arena)
{
    int written = 0;
    append(out, size, language->strings[STR_THERAPIST_TITLE], "\n");
    TextList know = card_please_know(world, language, visit, arena);
    for (int i = 0; i < visit->count; i++) {
        CardText text = card_text(world, language, visit, i, arena);
        append(out, size, text.area, text.brief ? ": " : "\n");
        if (text.brief)
            append(out, size, text.brief, "\n");
        for (int s = 0; s < text.sentences.count && written < most; s++, written++)
            append(out, size, text.sentences.items[s], "\n");
    }
    if (know.count && written < most)
        append(out, size, language->strings[STR_THERAPIST_KNOW], "\n");
    for (int i = 0; i < know.count && written < most; i++, written++)
        append(out, size, know.items[i], "\n");
}

const char *card_whole_text(const World *world, const Language *language, const Visit *visit, Arena *arena)
{
    enum { SIZE = 32 * 1024 };
    char *out = arena_alloc(arena, SIZE);
    if (visit->count == 0 && card_please_know(world, language, visit, arena).count == 0)
        return out;
    int all = FORM_MAX_ENTRIES * FORM_MAX_QUESTIONS + FORM_MAX_ROWS;
    for (int most = all; most >= 0; most--) {
        out[0] = '\0';
        write_all(world, language, visit, most, out, SIZE, arena);
        if (most < all)
            append(out, SIZE, "\u2026", "\n");
        if (strlen(out) <= QR_MAX_BYTES)
            return out;
    }
    return out;
}
