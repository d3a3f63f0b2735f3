#include "model/bodymap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GUESS_STEP = 8 };
#define MM_PER_CM 10.0f

void bodymap_init(BodyMap *map, FigureFrame frame)
{
    int w = frame.width_cm * BODYMAP_CELLS_PER_CM;
    int h = (frame.bottom_cm - frame.top_cm) * BODYMAP_CELLS_PER_CM;
    ASSERT(w > 0 && h > 0 && w <= BODYMAP_MAX_SIDE && h <= BODYMAP_MAX_SIDE);
    *map = (BodyMap){.frame = frame, .w = w, .h = h};
    map->cells = xcalloc((size_t)w * (size_t)h, 1);
}

void bodymap_free(BodyMap *map)
{
    free(map->cells);
    *map = (BodyMap){0};
}

/* How many cells up or down to the first that is not of the cell's own zone; the frame's edge is
 * a border. */
typedef struct Columns {
    int w;
    uint16_t *distance; /* row after row, as the cells */
} Columns;

static uint16_t *column_row(const Columns *columns, int y)
{
    return columns->distance + (size_t)y * (size_t)columns->w;
}

static float u_of(const BodyMap *map, float x)
{
    return (x - (float)map->w / 2) / MM_PER_CM;
}

static float v_of(const BodyMap *map, float y)
{
    return y / MM_PER_CM + (float)map->frame.top_cm;
}

/* One row's distances from those of the row before it: branchless, so that compilers make it many
 * cells at a time. */
static void next_row(int w, const uint8_t *restrict cells, const uint8_t *restrict before,
                     const uint16_t *restrict from, uint16_t *restrict to)
{
    for (int x = 0; x < w; x++)
        to[x] = (uint16_t)(1 + (from[x] & -(cells[x] == before[x])));
}

static void measure_columns(const BodyMap *map, Columns *columns)
{
    int w = map->w, last = map->h - 1;
    uint16_t up[2][BODYMAP_MAX_SIDE];
    for (int x = 0; x < w; x++)
        column_row(columns, 0)[x] = up[~last & 1][x] = 1;
    for (int y = 1; y <= last; y++)
        next_row(w, bodymap_row(map, y), bodymap_row(map, y - 1), column_row(columns, y - 1),
                 column_row(columns, y));
    for (int y = last; y >= 0; y--) {
        if (y < last)
            next_row(w, bodymap_row(map, y), bodymap_row(map, y + 1), up[y & 1], up[~y & 1]);
        uint16_t *row = column_row(columns, y);
        const uint16_t *below = up[~y & 1];
        for (int x = 0; x < w; x++)
            row[x] = row[x] < below[x] ? row[x] : below[x];
    }
}

static void widen(const BodyMap *map, Zone *zone, int x0, int x1, int y)
{
    zone->min_u_cm = MIN(zone->min_u_cm, u_of(map, (float)x0));
    zone->max_u_cm = MAX(zone->max_u_cm, u_of(map, (float)x1));
    zone->min_v_cm = MIN(zone->min_v_cm, v_of(map, (float)y));
    zone->max_v_cm = MAX(zone->max_v_cm, v_of(map, (float)y + 1));
}

/* Gathered while walking over the cells of one zone. */
typedef struct Depth {
    int deepest; /* squared, in cells */
    int least;   /* squared: deep enough for an anchor */
    int root;    /* of the one or the other: shallower cells need no look */
    double x, y; /* centre of mass */
    double area;
    double away_sq; /* of the anchor from the centre */
} Depth;

/* Distance, squared, from a cell in the run x0 <= x < x1 to the nearest cell outside its zone; less
 * than `least`, if it is, by any amount. */
static int depth_of(const uint16_t *column, int x, int x0, int x1, int least)
{
    int reach = MIN((int)column[x], MIN(x - x0, x1 - 1 - x) + 1), best = reach * reach;
    /* Nearly every cell ends here: not deep enough even by its own row and column. */
    for (int dx = 1; best >= least && dx < reach && dx * dx < best; dx++) {
        int left = column[x - dx], right = column[x + dx];
        int near = MIN(left, right);
        best = MIN(best, dx * dx + near * near);
    }
    return best;
}

/* A first look at few cells: a good guess spares nearly all the work of the full search. */
static void guess_depth(const BodyMap *map, Zone *zone, Depth *depth, const uint16_t *column, int x0, int x1,
                        int y)
{
    (void)map, (void)zone, (void)y;
    for (int x = x0 + GUESS_STEP / 2; x < x1; x += GUESS_STEP)
        depth->deepest = MAX(depth->deepest, depth_of(column, x, x0, x1, depth->deepest));
    depth->root = (int)sqrtf((float)depth->deepest);
}

static void find_depth(const BodyMap *map, Zone *zone, Depth *depth, const uint16_t *column, int x0, int x1,
                       int y)
{
    widen(map, zone, x0, x1, y);
    depth->area += x1 - x0;
    depth->x += (x1 - x0) * (x0 + x1) / 2.0;
    depth->y += (x1 - x0) * (y + 0.5);
    int root = depth->root; /* nearer to the run's ends no cell is deeper */
    for (int x = x0 + root; x < x1 - root; x++)
        if (column[x] > root)
            depth->deepest = MAX(depth->deepest, depth_of(column, x, x0, x1, depth->deepest));
}

/* Of all cells that are about as deep as any, the one nearest to the zone's middle. */
static void find_anchor(const BodyMap *map, Zone *zone, Depth *depth, const uint16_t *column, int x0, int x1,
                        int y)
{
    double dy = y + 0.5 - depth->y;
    int root = depth->root;
    for (int x = x0 + root - 1; x <= x1 - root; x++) {
        if (column[x] < root)
            continue;
        double dx = x + 0.5 - depth->x, away_sq = dx * dx + dy * dy;
        int own = away_sq < depth->away_sq ? depth_of(column, x, x0, x1, depth->least) : 0;
        if (own < depth->least)
            continue;
        depth->away_sq = away_sq;
        zone->anchor_u_cm = u_of(map, (float)x + 0.5f);
        zone->anchor_v_cm = v_of(map, (float)y + 0.5f);
        zone->radius_cm = (sqrtf((float)own) - 0.5f) / MM_PER_CM;
    }
}

typedef void (*RunVisit)(const BodyMap *map, Zone *zone, Depth *depth, const uint16_t *column, int x0, int x1,
                         int y);

/* The end of the run that begins at x; eight cells at a time, most runs are long. */
static int run_end(const uint8_t *row, int w, int x)
{
    uint64_t same = row[x] * UINT64_C(0x0101010101010101), word;
    int end = x + 1;
    for (; end + 8 <= w; end += 8) {
        memcpy(&word, row + end, sizeof word);
        if (word != same)
            break;
    }
    while (end < w && row[end] == row[x])
        end++;
    return end;
}

/* Every `step`th row's runs of cells of one zone. */
static void visit_runs(BodyMap *map, Depth *depths, const Columns *columns, int step, RunVisit visit)
{
    for (int y = 0; y < map->h; y += step) {
        const uint8_t *row = bodymap_row(map, y);
        for (int x = 0, end = 0; x < map->w; x = end) {
            int number = row[x];
            end = run_end(row, map->w, x);
            ASSERT(number <= map->zone_count);
            if (number)
                visit(map, &map->zones[number - 1], &depths[number - 1], column_row(columns, y), x, end, y);
        }
    }
}

void bodymap_measure(BodyMap *map)
{
    ASSERT(map->zone_count >= 0 && map->zone_count <= BODYMAP_MAX_ZONES);
    Columns columns = {.w = map->w};
    columns.distance = xcalloc((size_t)map->w * (size_t)map->h, sizeof *columns.distance);
    Depth depths[BODYMAP_MAX_ZONES] = {0};
    measure_columns(map, &columns);
    for (int i = 0; i < map->zone_count; i++) {
        Zone *zone = &map->zones[i];
        *zone = (Zone){.region = zone->region, .side = zone->side};
        zone->min_u_cm = zone->min_v_cm = (float)BODYMAP_MAX_SIDE;
        zone->max_u_cm = zone->max_v_cm = -(float)BODYMAP_MAX_SIDE;
    }
    visit_runs(map, depths, &columns, GUESS_STEP, guess_depth);
    visit_runs(map, depths, &columns, 1, find_depth);
    for (int i = 0; i < map->zone_count; i++) {
        Depth *depth = &depths[i];
        if (depth->area == 0)
            map->zones[i] = (Zone){.region = map->zones[i].region, .side = map->zones[i].side};
        depth->x /= MAX(depth->area, 1);
        depth->y /= MAX(depth->area, 1);
        depth->least = MAX(1, (int)(depth->deepest * 0.94)); /* 3 % less deep */
        depth->root = MAX(1, (int)sqrtf((float)depth->least));
        depth->away_sq = INFINITY;
    }
    visit_runs(map, depths, &columns, 1, find_anchor);
    free(columns.distance);
}

bool bodymap_anchor(BodyMap *map, int region, float u_cm, float v_cm)
{
    bool have_all = true;
    for (int i = 0; i < map->zone_count; i++) {
        Zone *zone = &map->zones[i];
        if (zone->region != region)
            continue;
        bool is_inside = false;
        for (int mirror = 0; mirror < 2 && !is_inside; mirror++) {
            float u = mirror ? -u_cm : u_cm;
            is_inside = bodymap_at(map, bodymap_x(map, u), bodymap_y(map, v_cm)) == i + 1;
            if (is_inside) {
                zone->anchor_u_cm = u;
                zone->anchor_v_cm = v_cm;
            }
        }
        have_all &= is_inside;
    }
    return have_all;
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
    float x = u_cm * MM_PER_CM + (float)map->w / 2, y = (v_cm - (float)map->frame.top_cm) * MM_PER_CM,
          slop = slop_cm * MM_PER_CM;
    bool is_near = x + slop >= 0 && y + slop >= 0 && x - slop < (float)map->w && y - slop < (float)map->h;
    if (!map->cells || !is_near || !(slop >= 0) || max <= 0) /* also false for what is not a number */
        return 0;
    float nearest_sq[BODYMAP_MAX_ZONES];
    for (int i = 0; i < map->zone_count; i++)
        nearest_sq[i] = INFINITY;
    int x0 = (int)MAX(0, x - slop), x1 = (int)MIN((float)(map->w - 1), x + slop);
    int y0 = (int)MAX(0, y - slop), y1 = (int)MIN((float)(map->h - 1), y + slop);
    for (int cy = y0; cy <= y1; cy++) {
        float dy = to_cell(y, cy);
        for (int cx = x0; cx <= x1; cx++) {
            int number = bodymap_row(map, cy)[cx];
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
