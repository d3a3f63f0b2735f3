#include "view/marks.h"

static bool shows(const World *world, int view, int region, Side side)
{
    return bodymap_zone(&world->maps[view], region, side) >= 0;
}

int marks_of(const World *world, const Visit *visit, int entry, int view, Mark out[MARKS_OF_ENTRY])
{
    static const Side SIDES[] = {SIDE_LEFT, SIDE_RIGHT, SIDE_MIDDLE};
    const Entry *own = &visit->entries[entry];
    const CardForm *form = &world->content->card;
    unsigned sides = own->side ? own->side : world->content->regions[own->region].sides;
    int scale = visit_scale(visit, form, entry), count = 0;
    for (int i = 0; i < ARRAY_LEN(SIDES) && count < MARKS_OF_ENTRY; i++)
        if (sides & SIDES[i] && shows(world, view, own->region, SIDES[i]))
            out[count++] =
                (Mark){.view = (int8_t)view,
                       .region = own->region,
                       .side = (uint8_t)SIDES[i],
                       .is_one_of = !own->side && world->content->regions[own->region].sides & SIDE_BOTH,
                       .strength = scale < 0 ? -1 : visit_number(visit, entry, scale),
                       .max = scale < 0 ? 0 : form->questions[scale].max};
    return count;
}

bool marks_is_drawn(const World *world, const Mark *mark, const int *views, int n)
{
    for (int i = 0; i < n; i++)
        if (shows(world, views[i], mark->region, (Side)mark->side))
            return false;
    return true;
}

int marks_views(const World *world, const Visit *visit, int views[MARKS_MAX_VIEWS])
{
    int chosen = 0;
    for (; chosen < MARKS_MAX_VIEWS; chosen++) {
        int most = 0;
        for (int v = 0; v < world->content->view_count; v++) {
            int count = 0;
            Mark marks[MARKS_OF_ENTRY];
            for (int e = 0; e < visit->count; e++)
                for (int m = marks_of(world, visit, e, v, marks) - 1; m >= 0; m--)
                    count += marks_is_drawn(world, &marks[m], views, chosen);
            if (count > most) {
                most = count;
                views[chosen] = v;
            }
        }
        if (!most)
            break;
    }
    return chosen;
}
