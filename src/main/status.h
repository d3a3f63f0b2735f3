/* hipkiosk --status: what the running service says of itself, in words. */
#ifndef HK_STATUS_H
#define HK_STATUS_H

#include "main/options.h"

/* 0: it is well; 1: it is not, or nothing is known. */
int status_run(const Options *options);

#endif
