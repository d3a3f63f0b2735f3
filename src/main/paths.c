#include "main/paths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void own_folder(char *out, size_t size)
{
    ssize_t len = readlink("/proc/self/exe", out, size - 1);
    out[len > 0 ? len : 0] = 0;
    char *slash = strrchr(out, '/');
    if (slash)
        *slash = 0;
    else
        snprintf(out, size, ".");
}

/* The source tree the program was built in, wherever its build folder lies within. */
static bool find_tree(const char *own, Paths *paths)
{
    enum { DEEPEST = 5 };
    char up[700];
    snprintf(up, sizeof up, "%s", own);
    for (int level = 0; level < DEEPEST; level++) {
        char pack[760];
        snprintf(pack, sizeof pack, "%s/content/pack.json", up);
        if (access(pack, R_OK) == 0) {
            snprintf(paths->content, sizeof paths->content, "%s/content", up);
            snprintf(paths->assets, sizeof paths->assets, "%s/assets", up);
            return true;
        }
        strncat(up, "/..", sizeof up - strlen(up) - 1);
    }
    return false;
}

/* Beside the program as it is built; installed, where no shell looks for it. */
static void find_helper(const char *own, const char *name, char *out, size_t size)
{
    snprintf(out, size, "%s/%s", own, name);
    if (access(out, X_OK) == 0)
        return;
    snprintf(out, size, "%s/../libexec/hipkiosk/%s", own, name);
    if (access(out, X_OK) != 0)
        snprintf(out, size, "%s/%s", HIPKIOSK_LIBEXECDIR, name);
}

/* systemd names several with colons between; the first is ours. */
static void find_given(const char *variable, const char *inside, char *out, size_t size)
{
    const char *named = getenv(variable);
    if (named && *named)
        snprintf(out, size, "%.*s%s", (int)strcspn(named, ":"), named, inside);
}

Paths paths_find(void)
{
    char own[512], root[640];
    Paths paths = {0};
    own_folder(own, sizeof own);
    find_given("STATE_DIRECTORY", "", paths.state, sizeof paths.state);
    find_given("RUNTIME_DIRECTORY", "/hipkiosk.prom", paths.metrics, sizeof paths.metrics);
    find_helper(own, "hipkiosk-figures", paths.figures_program, sizeof paths.figures_program);
    find_helper(own, "hipkiosk-print", paths.print_program, sizeof paths.print_program);
    find_helper(own, "hipkiosk-voice", paths.voice_program, sizeof paths.voice_program);
    snprintf(root, sizeof root, "%s/../share/hipkiosk/assets", own);
    paths.is_installed = access(root, R_OK) == 0 || !find_tree(own, &paths);
    if (!paths.is_installed)
        return paths;
    if (access(root, R_OK) == 0)
        snprintf(root, sizeof root, "%s/../share/hipkiosk", own);
    else
        snprintf(root, sizeof root, "%s", HIPKIOSK_DATADIR);
    snprintf(paths.content, sizeof paths.content, "%s/content", root);
    snprintf(paths.assets, sizeof paths.assets, "%s/assets", root);
    snprintf(paths.site, sizeof paths.site, "/etc/hipkiosk/site.json");
    return paths;
}
