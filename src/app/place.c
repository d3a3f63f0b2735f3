#include "app/place.h"

#include <string.h>

static const struct {
    const char *name;
    int flags;
} SCREENS[VIEW_COUNT] = {
#define SCREEN(id, function, name, flags) [VIEW_##id] = {name, flags},
#include "app/screens.def"
#undef SCREEN
};

const char *view_name(ViewId view)
{
    return SCREENS[view].name;
}

bool view_is(ViewId view, int flag)
{
    return (SCREENS[view].flags & flag) != 0;
}

bool view_is_staff_section(ViewId view)
{
    return view_is(view, SCREEN_IS_STAFF) && view != VIEW_PIN && view != VIEW_STAFF_PAGE;
}

Place place_of(ViewId view)
{
    Place place;
    memset(&place, 0, sizeof place); /* padding too */
    place.view = (uint8_t)view;
    place.region = place.page = place.structure = -1;
    return place;
}

bool place_equals(const Place *a, const Place *b)
{
    Place x = *a, y = *b;
    x.scroll_px = y.scroll_px = 0;
    memset(&x.focus, 0, sizeof x.focus);
    memset(&y.focus, 0, sizeof y.focus);
    return memcmp(&x, &y, sizeof x) == 0;
}

/* Each index by its id; -1 stays -1. */
static bool follow_region(int16_t *region, const Content *old, const Content *now)
{
    if (*region < 0)
        return true;
    *region = (int16_t)content_region(now, old->regions[*region].id);
    return *region >= 0;
}

static bool follow_page(int16_t *page, const Content *old, const Content *now)
{
    if (*page < 0)
        return true;
    *page = (int16_t)content_page(now, old->languages[0].pages[*page].id);
    return *page >= 0;
}

static bool follow_structure(int16_t *structure, const Content *old, const Content *now)
{
    if (*structure < 0)
        return true;
    for (int i = 0; i < now->structure_count; i++)
        if (strcmp(now->structures[i].id, old->structures[*structure].id) == 0) {
            *structure = (int16_t)i;
            return true;
        }
    return false;
}

bool place_follow(Place *place, const Content *old, const Content *now)
{
    int view = content_view(now, old->views[place->figure_view].id);
    if (view < 0)
        return false;
    place->figure_view = (int8_t)view;
    memset(&place->focus, 0, sizeof place->focus); /* it knew its thing by the old indices */
    place->group = 0;
    bool is_there = follow_region(&place->region, old, now) && follow_page(&place->page, old, now) &&
                    follow_structure(&place->structure, old, now);
    for (int i = 0; is_there && i < place->candidate_count; i++)
        is_there = follow_region(&place->candidates[i].region, old, now);
    return is_there;
}
