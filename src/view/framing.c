#include "view/framing.h"

static const float FRAMING_STEP = FRAMING_MOST / FRAMING_LEAST;

bool framing_has(const Place *place, const Zone *zone)
{
    return zone->region == place->region && (place->side == SIDE_NONE || place->side & zone->side);
}

bool framing_box(const World *world, const Place *place, FramingBox *box)
{
    const BodyMap *map = &world->maps[place->figure_view];
    bool has_any = false;
    for (int z = 0; z < map->zone_count; z++) {
        const Zone *zone = &map->zones[z];
        if (!framing_has(place, zone) || zone->max_u_cm < zone->min_u_cm)
            continue;
        FramingBox own = {zone->min_u_cm, zone->min_v_cm, zone->max_u_cm, zone->max_v_cm};
        *box = has_any ? (FramingBox){MIN(box->u0, own.u0), MIN(box->v0, own.v0), MAX(box->u1, own.u1),
                                      MAX(box->v1, own.v1)}
                       : own;
        has_any = true;
    }
    return has_any;
}

float framing_scale_at(float map_scale, int step)
{
    float scale = map_scale;
    while (step-- > 0)
        scale *= FRAMING_STEP;
    return scale;
}

/* The nearest step at which the area is no larger than it should be. */
static int step_of(const FramingBox *box, float map_scale, Rect stage)
{
    float share = MAX((box->u1 - box->u0) / (float)stage.w, (box->v1 - box->v0) / (float)stage.h) * map_scale;
    int step = 0;
    while (step + 1 < FRAMING_SCALES && framing_scale_at(share, step + 1) <= FRAMING_MOST)
        step++;
    return step;
}

float framing_scale(const FramingBox *box, float map_scale, Rect stage)
{
    return framing_scale_at(map_scale, step_of(box, map_scale, stage));
}

unsigned framing_scales(const World *world, int view, float map_scale, Rect stage)
{
    static const Side SIDES[] = {SIDE_NONE, SIDE_LEFT, SIDE_RIGHT};
    unsigned used = 0;
    for (int r = 0; r < world->content->region_count; r++)
        for (int s = 0; s < ARRAY_LEN(SIDES); s++) {
            Place place = {.figure_view = (int8_t)view, .region = (int16_t)r, .side = (uint8_t)SIDES[s]};
            FramingBox box;
            if (framing_box(world, &place, &box))
                used |= 1u << step_of(&box, map_scale, stage);
        }
    return used;
}
