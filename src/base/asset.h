/* Where a drawing lies. A pack may bring its own figure (the folder `figure`, then all of it) and its own
 * pictures (`pictures`, file by file); all else is the program's. */
#ifndef HK_ASSET_H
#define HK_ASSET_H

#include <stddef.h>

/* The folder of the figure's SVGs and skin tones. `pack` may be NULL. */
void asset_figure_folder(char *out, size_t size, const char *assets, const char *pack);
/* `folder` is "figure", "pictures" or "icons". */
void asset_path(char *out, size_t size, const char *assets, const char *pack, const char *folder,
                const char *name);

#endif
