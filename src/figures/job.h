/* One line of standard input: what to draw, where to and under which key. README.md has the form. */
#ifndef HK_FIGURES_JOB_H
#define HK_FIGURES_JOB_H

#include "base/err.h"

enum { JOB_NAME_SIZE = 64, JOB_MAX_ZONES = 128, JOB_MAX_SIDE = 8192, JOB_MAX_FRAME_CM = 200 };

typedef enum JobKind {
    JOB_PICTURE,
    JOB_ZONES,
    JOB_ICON,
    JOB_DRAWING,
    JOB_MARKS,
    JOB_MAP,
    JOB_STRUCTURES,
    JOB_KEEP,
    JOB_PACK
} JobKind;

typedef struct Job {
    JobKind kind;
    int id;
    uint64_t key;
    char svg[JOB_NAME_SIZE], tone[JOB_NAME_SIZE], layer[JOB_NAME_SIZE];
    uint64_t svg_hash, tone_hash;
    int w, h;
    int frame_w_cm, frame_top_cm, frame_bottom_cm; /* the SVG's own frame */
    double u_cm, v_cm, px_per_cm;
    double dim, edge_px;
    uint32_t ground; /* 0xFFRRGGBB */
    int borders;     /* 0 none, 1 the element "borders" on top, 2 "borders-strong" */
    bool is_mirror;
    const char *ids, *regions; /* borrowed from the line; "" none */
} Job;

/* The frame in the SVG's unit, mm. */
int job_frame_w(const Job *job);
int job_frame_h(const Job *job);

/* Reads a line (cut up in the doing). On false job->id is still right if the line had one. */
bool job_parse(char *line, Job *job, Err *err);

/* One zone wanted of a view. */
typedef struct JobZone {
    char region[JOB_NAME_SIZE];
    char side; /* 'l', 'r' or 'm', the person's own */
} JobZone;

/* Reads "groin:lr,low-back:m"; returns how many zones, -1 if the text is bad. */
int job_zones(const char *text, JobZone zones[JOB_MAX_ZONES]);

/* The element of a zone in the SVG: "#region-groin-left", or "#structure-..." for JOB_STRUCTURES. A
 * mirrored view shows a person's right where the SVG has the left. */
void job_zone_element(const Job *job, const JobZone *zone, char element[2 * JOB_NAME_SIZE]);

/* Walks over job->ids: writes the next one as "#id" and moves *at on; false at the end or, with
 * *at not at the end, if the list is bad. */
bool job_next_id(const char **at, char element[2 * JOB_NAME_SIZE]);

#endif
