/* Where the kiosk may write, and where what belongs to one clinic lies. */
#ifndef HK_STATE_H
#define HK_STATE_H

#include "main/options.h"
#include "main/paths.h"

/* The folder for what must outlive a restart: --state, else the service's (Paths.state), else the user's own.
 * One that is not there is made where `makes` says so. False: there is none; a replay has one only where it
 * is given. */
bool state_folder(const Options *options, const Paths *paths, bool makes, char *out, size_t size);
/* Where --set-pin writes and the kiosk looks: beside the site file. False: there is no such place. */
bool state_pin_path(const Options *options, const Paths *paths, char *out, size_t size);

#endif
