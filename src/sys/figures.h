/* The figure's pixels, ready before they are asked for.
 *
 * Jobs missing from the cache are rendered by the program hipkiosk-figures (the only one that links
 * librsvg; src/figures/README.md has the protocol) and mapped from its files, read-only; what
 * cannot be written there comes through a memory descriptor. Pixels lie packed in both, and are unpacked
 * when they are wanted (figures_pixels.h). A job's key is a hash of all that
 * makes its picture: program, SVG, tone and the job itself.
 *
 * A store whose renderer failed still works: what is missing is simply not there, and each reason
 * is logged once. A job is rendered at most twice; one that kills the program twice is given up.
 * Nothing here blocks but figures_wait and figures_load_maps. One thread. */
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

typedef struct Mask {       /* 8-bit coverage; w 0: empty (the zone lies outside the job's window) */
    int x, y, w, h, stride; /* x, y: px from the job's top left, where its u_cm, v_cm lie */
    const uint8_t *alpha;
} Mask;

enum { PRINT_INKS = 3, PRINT_PLANES = PRINT_INKS + 1 };

typedef struct Print {     /* a drawing or a mark; all masks that are not empty have the same bounds */
    Mask inks[PRINT_INKS]; /* dark, middle, paper; laid over one another from the last to the first */
    Mask time;             /* when a pixel is printed, 0..255; empty: all at once */
} Print;

typedef struct ZoneMasks {
    Mask fill, edge;
    float u_cm, v_cm, px_per_cm; /* of the job: where px 0,0 lies */
} ZoneMasks;

/* `program`: path of hipkiosk-figures; `assets`: folder with figure/, pictures/ and icons/; `cache_dir`: NULL
 * for systemd's or the XDG cache directory, "" for none (all in memory). Never NULL. */
FigureStore *figures_create(const char *program, const char *assets, const char *cache_dir);
void figures_destroy(FigureStore *store); /* NULL is fine; ends a program under way */

/* Starts whatever is missing, in the order of the jobs; content gives view and region names.
 * Returns how many jobs have to be rendered (0: all is mapped already). Replaces the jobs of an
 * earlier call; all that was borrowed from the store is gone. */
int figures_request(FigureStore *store, const Content *content, const FigureJobs *jobs);
/* A descriptor to wait on while rendering goes on, -1 if nothing is under way. It may change with
 * every figures_poll. */
int figures_fd(const FigureStore *store);
/* Takes in what has been rendered, never waits; true if something new is there or all is settled.
 * *done and *total (may be NULL) count the jobs figures_request had to render. */
bool figures_poll(FigureStore *store, int *done, int *total);
/* Blocks until all is there or has failed (replays, --region-at). */
void figures_wait(FigureStore *store);
/* How many of the first `count` jobs of the last request are there, or given up. */
int figures_settled(const FigureStore *store, int count);
/* How many jobs of the last request are given up. */
int figures_failed(const FigureStore *store);

/* What is asked for here is looked at whole when it is first given out. Of what turns out to be
 * damaged nothing is given; figures_mend has it rendered again. */

/* The picture for (view, layer, page) nearest in scale, preferring the exact one; NULL if none. */
const Picture *figures_picture(FigureStore *store, const FigureRef *ref);
/* The masks nearest in scale. NULL if not there or if the view does not show that zone. */
const ZoneMasks *figures_zone(FigureStore *store, const FigureRef *ref, int region, unsigned side);
/* Of exactly this size; NULL if not there. */
const Mask *figures_icon(FigureStore *store, int icon, int w, int h);
const Print *figures_drawing(FigureStore *store, int picture, int w, int h);
/* Of the page's picture at exactly this place and scale; NULL if not there. */
const Print *figures_mark(FigureStore *store, const FigureRef *ref, int stroke);

/* Loads the region grid of every view (through the same program and cache); blocks, but for a warm
 * cache not noticeably. maps has content->view_count entries, {0} or of an earlier call; the caller frees
 * them. False with the reason if the SVG or the program is unusable; then every map is empty. */
bool figures_load_maps(FigureStore *store, const Content *content, BodyMap *maps, Err *err);
/* Which structure lies where in a layer (zone.region is the structure); empty while it is not there. */
void figures_structures(FigureStore *store, FigureFrame frame, int view, int layer, BodyMap *map);

/* Starts the program on what was found damaged, if it is not at work already. True if it is at work. */
bool figures_mend(FigureStore *store);

/* Gives back the memory of all pictures and masks: nothing that was borrowed may be looked at any
 * more, it has to be asked for again. What was used of late comes back at once, the rest is unpacked
 * again. The first time after a request it also has the system read all files ahead, so that no touch
 * waits for the disk. For moments when nothing moves. */
void figures_idle(FigureStore *store);

#endif
