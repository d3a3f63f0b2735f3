/* Rects to be painted, few and without much overlap. */
#include "sys/damage.h"

/* px that could be painted in the time a rect of its own takes; of a small picture, a small part */
enum { RECT_COST = 4096, RECT_PART = 512 };

static int64_t area(Rect r)
{
    return rect_is_empty(r) ? 0 : (int64_t)r.w * r.h;
}

void damage_add(DamageList *list, Rect rect, int w, int h)
{
    rect = rect_intersect(rect, (Rect){0, 0, w, h});
    if (rect_is_empty(rect))
        return;
    int64_t cost = MIN(RECT_COST, (int64_t)w * h / RECT_PART);
    for (;;) {
        /* Merge with the rect that grows least by it, if that costs little or there is no room. */
        int best = -1;
        int64_t least = INT64_MAX;
        for (int i = 0; i < list->count; i++) {
            int64_t waste = area(rect_union(list->rects[i], rect)) - area(list->rects[i]) - area(rect);
            if (waste < least) {
                least = waste;
                best = i;
            }
        }
        bool is_cheap = best >= 0 && least <= cost;
        if (!is_cheap && list->count < DAMAGE_MAX_RECTS) {
            list->rects[list->count++] = rect;
            return;
        }
        rect = rect_union(rect, list->rects[best]);
        list->rects[best] = list->rects[--list->count]; /* the grown one may now meet others */
    }
}
