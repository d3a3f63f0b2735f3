/* What has to be drawn of the SVGs before the kiosk can show a screen: a list of plain jobs.
 *
 * The view floor makes the list (it knows every size it will ask for); sys/figures has
 * hipkiosk-figures render what the cache lacks, and maps the result. */
#ifndef HK_FIGURE_JOB_H
#define HK_FIGURE_JOB_H

#include "scene/scene.h"

enum { FIGURE_MAX_JOBS = 512, FIGURE_MAX_IDS = 8 };

typedef enum JobKind {
    JOB_PICTURE,    /* opaque pixels on `ground`: a layer or a page's picture */
    JOB_ZONES,      /* every region of a view: alpha masks (fill and edge line) at this scale */
    JOB_ICON,       /* alpha mask of assets/icons/<name>.svg, w x h */
    JOB_DRAWING,    /* a print of assets/pictures/<name>.svg, w x h */
    JOB_MARKS,      /* prints of a page's stroke marks, one for each id, where its picture lies */
    JOB_STRUCTURES, /* a grid of 1 mm: which structure the eye sees where in a layer */
} JobKind;

typedef enum FigureBorders {
    BORDERS_NONE,
    BORDERS_SOFT,
    BORDERS_STRONG
} FigureBorders; /* lines between areas */

typedef struct FigureJob {
    uint8_t kind; /* JobKind */
    int8_t view, layer;
    int16_t page;     /* -1: none */
    uint16_t icon;    /* JOB_ICON: IconId; JOB_DRAWING: index in Content.pictures */
    int w, h;         /* px */
    float u_cm, v_cm; /* what lies at the top left pixel's corner */
    float px_per_cm;
    Color ground;
    float edge_px;   /* JOB_ZONES: width of the edge line */
    uint8_t borders; /* FigureBorders, of JOB_PICTURE */
    float dim;       /* JOB_PICTURE of a page: how far the layer fades to the ground, 0..1 */
    int id_count;    /* elements drawn on top of the layer, in order; JOB_MARKS: the strokes */
    char ids[FIGURE_MAX_IDS][64];
    char svg[64];   /* file name under the figure, icon or picture folder */
    bool is_mirror; /* flip x -> -x */
    char tone[16];  /* skin tone: assets/figure/tone-<tone>.css */
} FigureJob;

typedef struct FigureJobs {
    int count, dropped;
    int first_screens; /* so many, from the first, are needed before the kiosk opens */
    FigureJob items[FIGURE_MAX_JOBS];
} FigureJobs;

#endif
