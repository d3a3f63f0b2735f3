/* The questions that need no screen: is the content good, what lies where on the figure. */
#ifndef HK_CHECK_H
#define HK_CHECK_H

#include "main/options.h"

/* Both print to standard output and return the program's exit code. */
int check_run(const Options *options);
int check_region_at(const Options *options);

#endif
