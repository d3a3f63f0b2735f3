#include "main/paths.h"

#include <stdio.h>
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

Paths paths_find(void)
{
    char own[512], root[640];
    Paths paths = {0};
    own_folder(own, sizeof own);
    snprintf(paths.figures_program, sizeof paths.figures_program, "%s/hipkiosk-figures", own);
    /* build/<preset>/hipkiosk in a source tree */
    snprintf(root, sizeof root, "%s/../../content/pack.json", own);
    if (access(root, R_OK) == 0) {
        snprintf(paths.content, sizeof paths.content, "%s/../../content", own);
        snprintf(paths.assets, sizeof paths.assets, "%s/../../assets", own);
        return paths;
    }
    paths.is_installed = true;
    snprintf(root, sizeof root, "%s/../share/hipkiosk/assets", own);
    const char *data = HIPKIOSK_DATADIR;
    if (access(root, R_OK) == 0)
        snprintf(root, sizeof root, "%s/../share/hipkiosk", own);
    else
        snprintf(root, sizeof root, "%s", data);
    snprintf(paths.content, sizeof paths.content, "%s/content", root);
    snprintf(paths.assets, sizeof paths.assets, "%s/assets", root);
    return paths;
}
