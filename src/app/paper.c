#include "app/paper.h"

#include <string.h>

static const struct {
    const char *name;
    StringId words;
} STATES[PAPER_STATE_COUNT] = {
    [PAPER_NONE] = {"none", STRING_COUNT},         [PAPER_WORKING] = {"working", STR_PRINT_WORKING},
    [PAPER_DONE] = {"done", STR_PRINT_DONE},       [PAPER_EMPTY] = {"empty", STR_PRINT_EMPTY},
    [PAPER_HELP] = {"help", STR_PRINT_HELP},       [PAPER_AWAY] = {"away", STR_PRINT_AWAY},
    [PAPER_FAILED] = {"failed", STR_PRINT_FAILED},
};

PaperState paper_from_name(const char *name)
{
    int state = 0;
    while (state < PAPER_STATE_COUNT && strcmp(STATES[state].name, name) != 0)
        state++;
    return (PaperState)state;
}

const char *paper_name(PaperState state)
{
    return STATES[state].name;
}

StringId paper_words(PaperState state)
{
    return STATES[state].words;
}
