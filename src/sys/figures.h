/* The figure's pixels, ready before they are asked for.
 *
 * Jobs missing from the cache are rendered by the program hipkiosk-figures (the only one that links
 * librsvg) and mapped from its files; with no writable cache they come through a memory descriptor.
 * Keyed by the hash of the SVG (and tone), size and ground. A store whose renderer failed still
 * works: what is missing is simply not there, the reason is logged once. */
#ifndef HK_FIGURES_H
#define HK_FIGURES_H

#include "base/err.h"
#include "model/bodymap.h"
#include "scene/figure_job.h"

typedef struct FigureStore FigureStore;

typedef struct Picture { /* opaque, 0xFFRRGGBB rows, native SDL_PIXELFORMAT_XRGB8888 */
    int w, h, stride_px;
    float u_cm, v_cm, px_per_cm;
    const uint32_t *pixels; /* borrowed from the store */
} Picture;

typedef struct Mask { /* 8-bit coverage */
    int x, y, w, h, stride; /* x, y: px from the view's frame corner (u0, v0) of its job */
    const uint8_t *alpha;
} Mask;

typedef struct ZoneMasks {
    Mask fill, edge;
    float u_cm, v_cm, px_per_cm; /* of the job: where px 0,0 lies */
} ZoneMasks;

/* `program`: path of hipkiosk-figures; `assets`: folder with figure/ and icons/; `cache_dir`: NULL
 * for the XDG or systemd cache directory. Never NULL. */
FigureStore *figures_create(const char *program, const char *assets, const char *cache_dir);
void figures_destroy(FigureStore *store);

/* Starts whatever is missing; content gives view and region names. Returns how many jobs have to be
 * rendered (0: all is mapped already). Replaces the jobs of an earlier call. */
int figures_request(FigureStore *store, const Content *content, const FigureJobs *jobs);
/* A descriptor to wait on while rendering goes on, -1 if nothing is under way. */
int figures_fd(const FigureStore *store);
/* Takes in what has been rendered; true if something new is there. *done and *total count jobs. */
bool figures_poll(FigureStore *store, int *done, int *total);
/* Blocks until all is there or has failed (replays, --region-at). */
void figures_wait(FigureStore *store);

/* The picture for (view, layer, page) nearest in scale, preferring the exact one; NULL if none. */
const Picture *figures_picture(const FigureStore *store, const FigureRef *ref);
/* NULL if not there. */
const ZoneMasks *figures_zone(const FigureStore *store, const FigureRef *ref, int region, unsigned side);
const Mask *figures_icon(const FigureStore *store, int icon, int w, int h);

/* Loads the region grid of every view (through the same program and cache); blocks. maps has
 * content->view_count entries. False with the reason if the SVG or the program is unusable. */
bool figures_load_maps(FigureStore *store, const Content *content, BodyMap *maps, Err *err);


#endif
