/* The fingers on the glass, known by id.
 *
 * A contact may lose its end: drivers drop events, water and dirt look like fingers. So contacts are
 * never counted: one whose id comes down again has ended, and one that does not move for CONTACT_LIFE_MS
 * is let go; what it does after that is heard no more until it comes down anew. */
#ifndef HK_CONTACTS_H
#define HK_CONTACTS_H

#include "base/base.h"

enum { CONTACTS_MAX = 16, CONTACT_LIFE_MS = 30000 };

typedef struct Contact {
    int64_t id;
    int x, y; /* px; where it last moved to */
    uint32_t still_ms;
} Contact;

typedef struct Contacts {
    Contact items[CONTACTS_MAX];
    int count;
} Contacts;

/* The contact of this id, NULL if it is not down. */
const Contact *contacts_find(const Contacts *contacts, int64_t id);
/* A new contact at x, y. With too many at once the stillest is let go. */
void contacts_down(Contacts *contacts, int64_t id, int x, int y);
/* True if the contact is known and has moved more than `tremor_px`: a hand moves it. */
bool contacts_move(Contacts *contacts, int64_t id, int x, int y, int tremor_px);
/* False if it was not down. */
bool contacts_up(Contacts *contacts, int64_t id);
void contacts_clear(Contacts *contacts);
/* Lets time pass. Returns for how many of the ms a contact was there. */
uint32_t contacts_age(Contacts *contacts, uint32_t ms);
/* ms until the first is let go; UINT32_MAX: there is none. */
uint32_t contacts_left_ms(const Contacts *contacts);

#endif
