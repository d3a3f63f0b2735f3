/* Carries out a script in virtual time, without a display: what a visitor did, and what must then
 * be seen. The same script gives the same pictures, byte for byte. */
#ifndef HK_REPLAY_H
#define HK_REPLAY_H

#include "main/options.h"

/* Returns the program's exit code; messages go to standard error, dumps to standard output. */
int replay_run(const Options *options);

#endif
