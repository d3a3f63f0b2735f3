/* The command line, read once into a plain struct (DESIGN section 6). */
#ifndef HK_OPTIONS_H
#define HK_OPTIONS_H

#include "base/err.h"

typedef enum Mode {
    MODE_RUN,
    MODE_CHECK,
    MODE_REPLAY,
    MODE_REGION_AT,
    MODE_SET_PIN,
    MODE_STATUS,
    MODE_HELP,
    MODE_VERSION
} Mode;

typedef struct Options {
    Mode mode;
    const char *content;  /* folder; NULL: found beside the program */
    const char *site;     /* file or NULL */
    const char *lang;     /* tag or NULL */
    const char *renderer; /* auto, gpu, surface */
    const char *replay, *shots, *record;
    const char *cache;      /* folder for the figures; NULL: the usual places */
    const char *state;      /* folder for what outlives a restart; NULL: the usual places */
    int window_w, window_h; /* 0: not given */
    int size_w, size_h;     /* of a replay; 1920x1080 */
    double diagonal_in;     /* 0: the site's, the display's, 24 */
    bool is_fullscreen;
    bool is_watching;       /* --watch: what is new is shown at once, also under a visitor's hands */
    bool has_fonts_check;   /* --check --fonts */
    bool has_figures_check; /* --check --figures */
    const char *region_view;
    double region_x, region_y;
} Options;

/* False with the reason for wrong usage. Strings are borrowed from argv. */
bool options_parse(int argc, char **argv, Options *out, Err *err);
void options_help(void);

#endif
