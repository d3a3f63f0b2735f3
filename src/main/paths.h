/* Where the program's own files lie: the source tree when run from its build folder, else the
 * installation it belongs to. */
#ifndef HK_PATHS_H
#define HK_PATHS_H

#include "base/base.h"

typedef struct Paths {
    char content[1024];
    char assets[1024];
    char site[1024]; /* where an installed kiosk has its site file, be it there or not; "" none */
    char figures_program[1024];
    char print_program[1024];
    char voice_program[1024];
    char state[1024]; /* what a service keeps over a restart (systemd's StateDirectory, or --state); "" it is
                       * none. Where others write: state_folder */
    char metrics[1024]; /* the service's file of metrics (systemd's RuntimeDirectory); "" none */
    bool is_installed;
} Paths;

Paths paths_find(void);

#endif
