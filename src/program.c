#include <SDL_main.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "main/check.h"
#include "main/live.h"
#include "main/options.h"
#include "main/pin.h"
#include "main/replay.h"
#include "main/state.h"
#include "main/status.h"

static int set_pin(const Options *options)
{
    char path[1100];
    Paths paths = paths_find();
    if (state_pin_path(options, &paths, path, sizeof path))
        return pin_run(path);
    fprintf(stderr, "hipkiosk: --set-pin wants --site FILE: the PIN lies beside that file\n");
    return 2;
}

static int carry_out(const Options *options)
{
    switch (options->mode) {
    case MODE_HELP:
        options_help();
        return 0;
    case MODE_VERSION:
        puts("hipkiosk " HIPKIOSK_VERSION);
        return 0;
    case MODE_CHECK:
        return check_run(options);
    case MODE_STATUS:
        return status_run(options);
    case MODE_REGION_AT:
        return check_region_at(options);
    case MODE_REPLAY:
        return replay_run(options);
    case MODE_SET_PIN:
        return set_pin(options);
    case MODE_RUN:
        break;
    }
    return live_run(options);
}

int main(int argc, char **argv)
{
    Options options;
    Err err;
    if (!options_parse(argc, argv, &options, &err)) {
        fprintf(stderr, "hipkiosk: %s\nTry hipkiosk --help.\n", err.text);
        return 2;
    }
    int code = carry_out(&options);
    /* What was asked for must have arrived: a dump on a full disk is no dump. */
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    fprintf(stderr, "hipkiosk: standard output: %s\n", strerror(errno));
    return MAX(code, 1);
}
