/* Whether the Wayland compositor that shows the kiosk still answers, also where the kiosk itself is a window
 * of XWayland: one that hangs takes what is drawn and shows none of it.
 *
 * A connection of its own, on which only wl_display.sync is asked: twelve bytes there, some back. */
#ifndef HK_PULSE_H
#define HK_PULSE_H

#include "base/base.h"

typedef struct Pulse {
    int fd;          /* -1: there is no compositor to ask */
    bool is_waiting; /* for the answer to the last question */
} Pulse;

/* By WAYLAND_DISPLAY and XDG_RUNTIME_DIR. */
void pulse_open(Pulse *pulse);
void pulse_close(Pulse *pulse);

/* False if the last question has not been answered; else asks the next one. Never waits. */
bool pulse_beats(Pulse *pulse);

#endif
