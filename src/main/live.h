/* The kiosk on a real screen: a window, its events, and a loop that sleeps. */
#ifndef HK_LIVE_H
#define HK_LIVE_H

#include "main/options.h"

/* Runs until the window is closed; returns the program's exit code. */
int live_run(const Options *options);

#endif
