#include "main/state.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "main/kiosk.h"

static bool find_folder(const Options *options, const Paths *paths, char *out, size_t size)
{
    const char *own = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    int len = 0;
    if (options->state)
        len = snprintf(out, size, "%s", options->state);
    else if (options->mode != MODE_RUN)
        return false;
    else if (*paths->state)
        len = snprintf(out, size, "%s", paths->state);
    else if (own && *own == '/')
        len = snprintf(out, size, "%s/hipkiosk", own);
    else if (home && *home == '/')
        len = snprintf(out, size, "%s/.local/state/hipkiosk", home);
    return len > 0 && (size_t)len < size;
}

/* With all that leads to it. */
static bool make_folder(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool ok = mkdir(path, 0700) == 0 || errno == EEXIST || errno == EROFS || errno == EACCES;
        *slash = '/';
        if (!ok)
            return false;
    }
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

bool state_folder(const Options *options, const Paths *paths, bool makes, char *out, size_t size)
{
    if (!find_folder(options, paths, out, size))
        return false;
    if (!makes)
        return access(out, F_OK) == 0;
    if (make_folder(out))
        return true;
    log_line("%s: %s: nothing is kept over a restart", out, strerror(errno));
    return false;
}

bool state_pin_path(const Options *options, const Paths *paths, char *out, size_t size)
{
    static const char NAME[] = "staff.pin";
    const char *site = options->site;
    int len = 0;
    if (site && strrchr(site, '/'))
        len = snprintf(out, size, "%.*s/%s", (int)(strrchr(site, '/') - site), site, NAME);
    else if (site)
        len = snprintf(out, size, "%s", NAME);
    else if (paths->is_installed)
        len = snprintf(out, size, "/etc/hipkiosk/%s", NAME);
    return len > 0 && (size_t)len < size;
}
