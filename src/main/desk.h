/* What the kiosk keeps for its staff, outside of App: the PIN's hash, the lock, what they signed and
 * measured.
 *
 * Nothing of it is on the way from a visitor's touch to its picture. A PIN is looked at on a thread of its
 * own, and asked for with desk_poll; what staff sign and measure, and that a PIN was tried, is on the disk
 * when the call returns. */
#ifndef HK_DESK_H
#define HK_DESK_H

#include "app/event.h"
#include "app/staff.h"
#include "main/lockout.h"
#include "main/overlay.h"
#include "model/site.h"

typedef struct DeskJob DeskJob;

typedef struct Desk {
    StaffNews news;                       /* what the app is told */
    char pin_path[1100], lock_path[1200]; /* "": none */
    Lockout lockout;
    Overlay overlay;
    Faults faults;          /* owned: of the last load */
    bool is_prompt;         /* a replay: answers are there at once */
    char counts_path[1200]; /* "": nothing is counted */
    DeskJob *job;           /* owned: a PIN that is being looked at; NULL: none */
} Desk;

/* `pin_path`: the file of --set-pin, NULL or missing: no corner for staff. `state`: the folder for what must
 * outlive a restart, NULL: nothing does. */
void desk_open(Desk *desk, const char *pin_path, const char *state, bool is_prompt);
/* Also of {0}. */
void desk_close(Desk *desk);

/* Where the counts lie, for staff to read; NULL: nothing is counted. */
void desk_count(Desk *desk, const char *path);
/* Takes the faults over, for staff to read; the desk's own from now on. */
void desk_take_faults(Desk *desk, Faults *faults);
/* What staff did on the screen; a failure is logged and told there. */
void desk_sign(Desk *desk, Content *content, int language, int page, const SiteReviewer *who);
bool desk_measure(Desk *desk, double diagonal_in);

/* Is there a PIN by now? One question to the file system: while nothing moves. */
void desk_look(Desk *desk);
void desk_pass(Desk *desk, uint32_t ms);
/* The PIN is copied. */
void desk_check_pin(Desk *desk, const char *pin);
/* True if the answer is there: an event for the app. */
bool desk_poll(Desk *desk, const Content *content, Event *event);
bool desk_is_busy(const Desk *desk);

#endif
