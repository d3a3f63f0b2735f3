#include "app/contacts.h"

#include <string.h>

static int index_of(const Contacts *contacts, int64_t id)
{
    for (int i = 0; i < contacts->count; i++)
        if (contacts->items[i].id == id)
            return i;
    return -1;
}

static void let_go(Contacts *contacts, int at)
{
    contacts->items[at] = contacts->items[--contacts->count];
    memset(&contacts->items[contacts->count], 0, sizeof *contacts->items);
}

const Contact *contacts_find(const Contacts *contacts, int64_t id)
{
    int at = index_of(contacts, id);
    return at >= 0 ? &contacts->items[at] : NULL;
}

void contacts_down(Contacts *contacts, int64_t id, int x, int y)
{
    contacts_up(contacts, id);
    if (contacts->count == CONTACTS_MAX) {
        int stillest = 0;
        for (int i = 1; i < contacts->count; i++)
            if (contacts->items[i].still_ms > contacts->items[stillest].still_ms)
                stillest = i;
        let_go(contacts, stillest);
    }
    contacts->items[contacts->count++] = (Contact){.id = id, .x = x, .y = y};
}

bool contacts_move(Contacts *contacts, int64_t id, int x, int y, int tremor_px)
{
    int at = index_of(contacts, id);
    if (at < 0)
        return false;
    Contact *contact = &contacts->items[at];
    int64_t dx = x - contact->x, dy = y - contact->y;
    if (dx * dx + dy * dy <= (int64_t)tremor_px * tremor_px)
        return false;
    contact->x = x;
    contact->y = y;
    contact->still_ms = 0;
    return true;
}

bool contacts_up(Contacts *contacts, int64_t id)
{
    int at = index_of(contacts, id);
    if (at < 0)
        return false;
    let_go(contacts, at);
    return true;
}

void contacts_clear(Contacts *contacts)
{
    memset(contacts, 0, sizeof *contacts);
}

uint32_t contacts_age(Contacts *contacts, uint32_t ms)
{
    uint32_t there = 0;
    for (int i = contacts->count - 1; i >= 0; i--) {
        Contact *contact = &contacts->items[i];
        uint32_t left = CONTACT_LIFE_MS - contact->still_ms;
        there = MAX(there, MIN(left, ms));
        contact->still_ms += MIN(left, ms);
        if (contact->still_ms >= CONTACT_LIFE_MS)
            let_go(contacts, i);
    }
    return there;
}

uint32_t contacts_left_ms(const Contacts *contacts)
{
    uint32_t least = UINT32_MAX;
    for (int i = 0; i < contacts->count; i++)
        least = MIN(least, CONTACT_LIFE_MS - contacts->items[i].still_ms);
    return least;
}
