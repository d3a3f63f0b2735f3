/* Which region lies where on a view: a grid of 1 mm cells over the figure's frame.
 *
 * A zone is a region on one side of the body. Each cell holds the zone that covers it (0: none).
 * Lengths in cm of the figure's frame: u to the viewer's right, v down, origin between the hip joint
 * centres (side views: at the joint). Nothing here knows pixels. */
#ifndef HK_BODYMAP_H
#define HK_BODYMAP_H

#include <math.h>

#include "base/base.h"
#include "model/content.h"

enum {
    BODYMAP_CELLS_PER_CM = 10,
    BODYMAP_MAX_SIDE = 2000, /* cells */
    BODYMAP_MAX_ZONES = 128,
};

/* A touch this near to several regions may mean any of them (figure README: narrow regions). */
#define BODYMAP_SLOP_CM 0.5f

typedef struct Zone {
    int16_t region;                 /* index in Content.regions */
    uint8_t side;                   /* SIDE_LEFT, SIDE_RIGHT or SIDE_MIDDLE */
    float anchor_u_cm, anchor_v_cm; /* where a label points: the point deepest inside, or the pack's */
    float radius_cm;                /* of the largest circle inside the zone */
    float min_u_cm, min_v_cm, max_u_cm, max_v_cm; /* its bounds */
} Zone;

typedef struct BodyMap { /* one view; {0}: a frame without a cell */
    FigureFrame frame;
    int w, h; /* cells: u = (x + 0.5 - w / 2) / 10 cm, v = (y + 0.5) / 10 + top */
    int zone_count;
    Zone zones[BODYMAP_MAX_ZONES]; /* cell value z means zones[z - 1] */
    uint8_t *cells;                /* owned: h rows of w */
} BodyMap;

typedef struct ZoneHit {
    int zone;          /* index in zones */
    float distance_cm; /* 0 inside */
} ZoneHit;

/* An empty map over the frame; bodymap_free gives it back. */
void bodymap_init(BodyMap *map, FigureFrame frame);
void bodymap_free(BodyMap *map);

static inline uint8_t *bodymap_row(const BodyMap *map, int y)
{
    return map->cells + (size_t)y * (size_t)map->w;
}

/* The column and row of a point (cm), which may lie outside. */
static inline int bodymap_x(const BodyMap *map, float u_cm)
{
    return (int)floorf(u_cm * BODYMAP_CELLS_PER_CM + (float)map->w / 2);
}

static inline int bodymap_y(const BodyMap *map, float v_cm)
{
    return (int)floorf((v_cm - (float)map->frame.top_cm) * BODYMAP_CELLS_PER_CM);
}

/* The cell's value; 0 outside. */
static inline int bodymap_at(const BodyMap *map, int x, int y)
{
    return x >= 0 && y >= 0 && x < map->w && y < map->h ? bodymap_row(map, y)[x] : 0;
}

/* Fills anchors, radii and bounds from the cells. */
void bodymap_measure(BodyMap *map);

/* Moves the anchor of the region's zones to a point of its view, or to the point's mirror image for the zone
 * on the other side. One that has neither inside keeps its own; returns whether all moved. */
bool bodymap_anchor(BodyMap *map, int region, float u_cm, float v_cm);

/* The zones within `slop_cm` of a point, nearest first, at most `max`; returns how many. */
int bodymap_hits(const BodyMap *map, float u_cm, float v_cm, float slop_cm, ZoneHit *hits, int max);

/* The zone of a region and side, -1 if this view does not show it. */
int bodymap_zone(const BodyMap *map, int region, Side side);

#endif
