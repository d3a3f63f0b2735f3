#include "base/asset.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void asset_figure_folder(char *out, size_t size, const char *assets, const char *pack)
{
    struct stat st;
    if (pack && snprintf(out, size, "%s/figure", pack) < (int)size && stat(out, &st) == 0 &&
        S_ISDIR(st.st_mode))
        return;
    snprintf(out, size, "%s/figure", assets);
}

void asset_path(char *out, size_t size, const char *assets, const char *pack, const char *folder,
                const char *name)
{
    char own[4096];
    if (strcmp(folder, "figure") == 0) {
        asset_figure_folder(own, sizeof own, assets, pack);
        snprintf(out, size, "%s/%s", own, name);
        return;
    }
    bool may_be_own = pack && strcmp(folder, "pictures") == 0;
    if (may_be_own && snprintf(own, sizeof own, "%s/%s/%s", pack, folder, name) < (int)sizeof own &&
        access(own, R_OK) == 0)
        snprintf(out, size, "%s", own);
    else
        snprintf(out, size, "%s/%s/%s", assets, folder, name);
}
