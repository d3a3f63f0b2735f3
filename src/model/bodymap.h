/* Which region lies where on a view: a grid of 1 mm cells over the figure's frame.
 *
 * A zone is a region on one side of the body. Each cell holds the zone that covers it (0: none).
 * Lengths in cm of the figure's frame: u to the viewer's right, v down, origin between the hip joint
 * centres (side views: at the joint). Nothing here knows pixels. */
#ifndef HK_BODYMAP_H
#define HK_BODYMAP_H

#include "base/base.h"
#include "model/content.h"

enum {
    BODYMAP_W = 400, /* cells: u = (x - 200 + 0.5) / 10 cm */
    BODYMAP_H = 470, /* cells: v = (y - 210 + 0.5) / 10 cm */
    BODYMAP_MAX_ZONES = 128,
};

/* A touch this near to several regions may mean any of them (figure README: narrow regions). */
#define BODYMAP_SLOP_CM 0.5f

typedef struct Zone {
    int16_t region;                               /* index in Content.regions */
    uint8_t side;                                 /* SIDE_LEFT, SIDE_RIGHT or SIDE_MIDDLE */
    float anchor_u_cm, anchor_v_cm;               /* the point deepest inside: where a label points */
    float radius_cm;                              /* of the largest circle around it inside the zone */
    float min_u_cm, min_v_cm, max_u_cm, max_v_cm; /* its bounds */
} Zone;

typedef struct BodyMap { /* one view */
    int zone_count;
    Zone zones[BODYMAP_MAX_ZONES]; /* cell value z means zones[z - 1] */
    uint8_t cells[BODYMAP_H][BODYMAP_W];
} BodyMap;

typedef struct ZoneHit {
    int zone;          /* index in zones */
    float distance_cm; /* 0 inside */
} ZoneHit;

/* Fills anchors, radii and bounds from the cells. */
void bodymap_measure(BodyMap *map);

/* The zones within `slop_cm` of a point, nearest first, at most `max`; returns how many. */
int bodymap_hits(const BodyMap *map, float u_cm, float v_cm, float slop_cm, ZoneHit *hits, int max);

/* The zone of a region and side, -1 if this view does not show it. */
int bodymap_zone(const BodyMap *map, int region, Side side);

#endif
