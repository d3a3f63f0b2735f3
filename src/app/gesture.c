#include "app/gesture.h"

int gesture_target(const Scene *scene, int x, int y, int slop_px)
{
    int best = -1, best_sq = slop_px * slop_px + 1;
    for (int i = 0; i < scene->target_count; i++) {
        const Target *target = &scene->targets[i];
        /* The figure answers by its true shapes (bodymap), not by these boxes. */
        if (target->role == TARGET_REGION)
            continue;
        int sq = rect_distance_sq(target->rect, x, y);
        if (sq < best_sq) {
            best_sq = sq;
            best = i;
        }
    }
    return best;
}
