/* From a job to planes of pixels. */
#ifndef HK_FIGURES_DRAW_H
#define HK_FIGURES_DRAW_H

#include "figures/art.h"
#include "figures/output.h"

/* An opaque picture: layer, veil of ground, borders, lit structures. */
bool draw_picture(Art *art, const Job *job, Planes *out, Err *err);
/* Three inks and the time of each id's print, marks of strokes. */
bool draw_marks(Art *art, const Job *job, Planes *out, Err *err);
/* The same of a whole file; it has no times. */
bool draw_drawing(Art *art, const Job *job, Planes *out, Err *err);
/* Fill and edge masks of every zone the job names. *lacking: how many zones' regions are missing. */
bool draw_zones(Art *art, const Job *job, Planes *out, Err *err);
bool draw_icon(Art *art, const Job *job, Planes *out, Err *err);
/* Which zone covers most of each cell of 1 mm. */
bool draw_map(Art *art, const Job *job, Planes *out, Err *err);
/* Which structure is what the eye sees in each cell of a layer's picture. */
bool draw_structures(Art *art, const Job *job, Planes *out, Err *err);

/* The first region named in the job of which the SVG has neither side; "" if none. */
const char *draw_lacking(Art *art, const Job *job, JobZone zones[JOB_MAX_ZONES]);

#endif
