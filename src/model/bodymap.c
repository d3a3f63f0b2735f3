#include "model/bodymap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MM_PER_CM 10.0f
static const float ORIGIN_X = 200, ORIGIN_Y = 210;

/* How many cells up or down to the first that is not of the cell's own zone; the frame's edge is
 * a border. */
typedef struct Columns {
    uint16_t distance[BODYMAP_H][BODYMAP_W];
} Columns;

static void measure_columns(const BodyMap *map, Columns *columns)
{
    for (int x = 0; x < BODYMAP_W; x++)
        columns->distance[0][x] = 1;
    for (int y = 1; y < BODYMAP_H; y++)
        for (int x = 0; x < BODYMAP_W; x++) {
            bool is_same = map->cells[y][x] == map->cells[y - 1][x];
            columns->distance[y][x] = is_same ? (uint16_t)(columns->distance[y - 1][x] + 1) : 1;
        }
    for (int x = 0; x < BODYMAP_W; x++)
        columns->distance[BODYMAP_H - 1][x] = 1;
    for (int y = BODYMAP_H - 2; y >= 0; y--)
        for (int x = 0; x < BODYMAP_W; x++) {
            bool is_same = map->cells[y][x] == map->cells[y + 1][x];
            int below = is_same ? columns->distance[y + 1][x] + 1 : 1;
            columns->distance[y][x] = (uint16_t)MIN(columns->distance[y][x], below);
        }
}

static void widen(Zone *zone, int x0, int x1, int y)
{
    zone->min_u_cm = MIN(zone->min_u_cm, ((float)x0 - ORIGIN_X) / MM_PER_CM);
    zone->max_u_cm = MAX(zone->max_u_cm, ((float)x1 - ORIGIN_X) / MM_PER_CM);
    zone->min_v_cm = MIN(zone->min_v_cm, ((float)y - ORIGIN_Y) / MM_PER_CM);
    zone->max_v_cm = MAX(zone->max_v_cm, ((float)y + 1 - ORIGIN_Y) / MM_PER_CM);
}

/* Looks for the deepest cell in one run of a row, x0 <= x < x1; *deepest: the best so far, squared. */
static void measure_run(Zone *zone, int *deepest, const uint16_t *column, int x0, int x1, int y)
{
    for (int x = x0; x < x1; x++) {
        int reach = MIN((int)column[x], MIN(x - x0, x1 - 1 - x) + 1);
        int best = reach * reach;
        /* Nearly every cell ends here: no deeper than the best even by its own row and column. */
        if (best <= *deepest)
            continue;
        for (int dx = 1; dx < reach && dx * dx < best; dx++) {
            int left = column[x - dx], right = column[x + dx];
            int near = MIN(left, right);
            best = MIN(best, dx * dx + near * near);
        }
        if (best <= *deepest)
            continue;
        *deepest = best;
        zone->anchor_u_cm = ((float)x + 0.5f - ORIGIN_X) / MM_PER_CM;
        zone->anchor_v_cm = ((float)y + 0.5f - ORIGIN_Y) / MM_PER_CM;
        zone->radius_cm = (sqrtf((float)best) - 0.5f) / MM_PER_CM;
    }
}

void bodymap_measure(BodyMap *map)
{
    ASSERT(map->zone_count >= 0 && map->zone_count <= BODYMAP_MAX_ZONES);
    Columns *columns = xcalloc(1, sizeof *columns);
    int deepest[BODYMAP_MAX_ZONES] = {0};
    measure_columns(map, columns);
    for (int i = 0; i < map->zone_count; i++) {
        Zone *zone = &map->zones[i];
        *zone = (Zone){.region = zone->region, .side = zone->side};
        zone->min_u_cm = zone->min_v_cm = (float)BODYMAP_H;
        zone->max_u_cm = zone->max_v_cm = -(float)BODYMAP_H;
    }
    for (int y = 0; y < BODYMAP_H; y++)
        for (int x = 0, start = 0; x < BODYMAP_W; x = start) {
            int number = map->cells[y][x];
            while (start < BODYMAP_W && map->cells[y][start] == number)
                start++;
            ASSERT(number <= map->zone_count);
            if (number == 0)
                continue;
            Zone *zone = &map->zones[number - 1];
            widen(zone, x, start, y);
            measure_run(zone, &deepest[number - 1], columns->distance[y], x, start, y);
        }
    for (int i = 0; i < map->zone_count; i++)
        if (deepest[i] == 0)
            map->zones[i] = (Zone){.region = map->zones[i].region, .side = map->zones[i].side};
    free(columns);
}

/* Distance from a coordinate to a cell of width 1. */
static float to_cell(float at, int cell)
{
    return at < (float)cell ? (float)cell - at : at > (float)(cell + 1) ? at - (float)(cell + 1) : 0;
}

static int sort_hits(const float *nearest_sq, int zone_count, ZoneHit *hits, int max)
{
    int count = 0;
    for (int zone = 0; zone < zone_count; zone++) {
        if (nearest_sq[zone] == INFINITY)
            continue;
        int at = MIN(count, max);
        while (at > 0 && nearest_sq[hits[at - 1].zone] > nearest_sq[zone])
            at--;
        if (at == max)
            continue;
        count = MIN(count + 1, max);
        memmove(&hits[at + 1], &hits[at], (size_t)(count - 1 - at) * sizeof *hits);
        float distance_sq = MAX(nearest_sq[zone], 0);
        hits[at] = (ZoneHit){.zone = zone, .distance_cm = sqrtf(distance_sq) / MM_PER_CM};
    }
    return count;
}

int bodymap_hits(const BodyMap *map, float u_cm, float v_cm, float slop_cm, ZoneHit *hits, int max)
{
    float x = u_cm * MM_PER_CM + ORIGIN_X, y = v_cm * MM_PER_CM + ORIGIN_Y, slop = slop_cm * MM_PER_CM;
    bool is_near = x + slop >= 0 && y + slop >= 0 && x - slop < BODYMAP_W && y - slop < BODYMAP_H;
    if (!is_near || !(slop >= 0) || max <= 0) /* also false for what is not a number */
        return 0;
    float nearest_sq[BODYMAP_MAX_ZONES];
    for (int i = 0; i < map->zone_count; i++)
        nearest_sq[i] = INFINITY;
    int x0 = (int)MAX(0, x - slop), x1 = (int)MIN((float)(BODYMAP_W - 1), x + slop);
    int y0 = (int)MAX(0, y - slop), y1 = (int)MIN((float)(BODYMAP_H - 1), y + slop);
    for (int cy = y0; cy <= y1; cy++) {
        float dy = to_cell(y, cy);
        for (int cx = x0; cx <= x1; cx++) {
            int number = map->cells[cy][cx];
            if (number == 0)
                continue;
            float dx = to_cell(x, cx), distance_sq = dx * dx + dy * dy;
            /* On the very border the cell that begins there has the point. */
            if (distance_sq == 0 && cx == (int)floorf(x) && cy == (int)floorf(y))
                distance_sq = -1;
            if (distance_sq <= slop * slop && distance_sq < nearest_sq[number - 1])
                nearest_sq[number - 1] = distance_sq;
        }
    }
    return sort_hits(nearest_sq, map->zone_count, hits, max);
}

int bodymap_zone(const BodyMap *map, int region, Side side)
{
    for (int i = 0; i < map->zone_count; i++)
        if (map->zones[i].region == region && map->zones[i].side == side)
            return i;
    return -1;
}
