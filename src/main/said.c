#include "main/said.h"

#include <stdlib.h>
#include <string.h>

static void forget_oldest(Said *said)
{
    free(said->items[0].text);
    memmove(said->items, said->items + 1, (SAID_MAX - 1) * sizeof *said->items);
    said->count--;
    said->dumped = MAX(0, said->dumped - 1);
    said->expected = MAX(0, said->expected - 1);
}

void said_add(Said *said, const char *tag, const char *text)
{
    if (said->count == SAID_MAX)
        forget_oldest(said);
    snprintf(said->items[said->count].tag, sizeof said->items->tag, "%s", tag);
    said->items[said->count++].text = xstrdup(text);
}

void said_clear(Said *said)
{
    for (int i = 0; i < said->count; i++)
        free(said->items[i].text);
    memset(said, 0, sizeof *said);
}

bool said_expect(Said *said, const char *text)
{
    for (int i = said->expected; i < said->count; i++)
        if (strstr(said->items[i].text, text)) {
            said->expected = i + 1;
            return true;
        }
    return false;
}
