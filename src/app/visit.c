#include "app/visit.h"

#include <string.h>

bool visit_is_empty(const Visit *visit)
{
    return !visit->count && !visit->yes;
}

int visit_find(const Visit *visit, int region, Side side)
{
    for (int i = 0; i < visit->count; i++)
        if (visit->entries[i].region == region && visit->entries[i].side == side)
            return i;
    return -1;
}

int visit_add(Visit *visit, const CardForm *form, int region, Side side)
{
    int entry = visit_find(visit, region, side);
    if (entry >= 0)
        return entry;
    if (visit->count >= form->max_entries)
        return -1;
    visit->entries[visit->count] = (Entry){.region = (int16_t)region, .side = (uint8_t)side};
    return visit->count++;
}

void visit_remove(Visit *visit, int entry)
{
    if (entry < 0 || entry >= visit->count)
        return;
    memmove(&visit->entries[entry], &visit->entries[entry + 1],
            (size_t)(visit->count - entry - 1) * sizeof *visit->entries);
    visit->count--;
    /* What was said leaves no trace in the App. */
    memset(&visit->entries[visit->count], 0, sizeof *visit->entries);
}

void visit_turn(Visit *visit, int entry, Side side)
{
    if (visit_find(visit, visit->entries[entry].region, side) < 0)
        visit->entries[entry].side = (uint8_t)side;
}

static int bit_count(uint64_t bits)
{
    int count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

bool visit_answer(Visit *visit, const CardForm *form, int entry, int question, int option)
{
    const Question *q = &form->questions[question];
    uint64_t *answer = &visit->entries[entry].answers[question];
    if (q->kind == QUESTION_SCALE) {
        uint64_t number = (uint64_t)option + 1;
        *answer = *answer == number ? 0 : number;
        return true;
    }
    uint64_t bit = 1ull << option;
    if (*answer & bit)
        *answer &= ~bit;
    else if (q->kind == QUESTION_ONE)
        *answer = bit;
    else if (bit_count(*answer) < q->limit)
        *answer |= bit;
    else
        return false;
    return true;
}

bool visit_has(const Visit *visit, const CardForm *form, int entry, int question, int option)
{
    uint64_t answer = visit->entries[entry].answers[question];
    if (form->questions[question].kind == QUESTION_SCALE)
        return answer == (uint64_t)option + 1;
    return (answer >> option & 1) != 0;
}

int visit_number(const Visit *visit, int entry, int question)
{
    return (int)visit->entries[entry].answers[question] - 1;
}

int visit_scale(const Visit *visit, const CardForm *form, int entry)
{
    for (int q = 0; q < form->question_count; q++)
        if (form->questions[q].kind == QUESTION_SCALE && visit->entries[entry].answers[q])
            return q;
    return -1;
}

bool visit_offers_check(const Visit *visit, const CardForm *form)
{
    for (int i = 0; i < visit->count; i++)
        for (int q = 0; q < form->question_count; q++)
            if (form->questions[q].kind != QUESTION_SCALE &&
                (visit->entries[i].answers[q] & form->questions[q].offers_check))
                return true;
    return false;
}

Tick visit_tick(const Visit *visit, int row)
{
    return visit->yes >> row & 1 ? TICK_YES : visit->no >> row & 1 ? TICK_NO : TICK_NONE;
}

void visit_set_tick(Visit *visit, int row, Tick tick)
{
    uint64_t bit = 1ull << row;
    bool was_said = visit_tick(visit, row) == tick;
    visit->yes &= ~bit;
    visit->no &= ~bit;
    if (was_said)
        return;
    if (tick == TICK_YES)
        visit->yes |= bit;
    else if (tick == TICK_NO)
        visit->no |= bit;
}

CheckLevel visit_level(const Visit *visit, const CheckForm *form)
{
    for (int g = 0; g < form->group_count; g++) /* the most pressing groups come first */
        for (int r = 0; r < form->groups[g].count; r++)
            if (visit_tick(visit, form->groups[g].first + r) == TICK_YES)
                return form->groups[g].level;
    return CHECK_LEVEL_COUNT;
}
