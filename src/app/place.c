#include "app/place.h"

const char *view_name(ViewId view)
{
    static const char *const names[VIEW_COUNT] = {
        [VIEW_ATTRACT] = "attract", [VIEW_MAP] = "map",     [VIEW_CHOOSER] = "chooser",
        [VIEW_AREA] = "area",       [VIEW_PAGE] = "page",   [VIEW_SESSION] = "session",
        [VIEW_HELP] = "help",       [VIEW_INDEX] = "index", [VIEW_LANGUAGE] = "language",
        [VIEW_DISPLAY] = "display", [VIEW_STILL] = "still", [VIEW_SORRY] = "sorry",
    };
    return names[view];
}

bool place_equals(const Place *a, const Place *b)
{
    return a->view == b->view && a->side == b->side && a->figure_view == b->figure_view &&
           a->layer == b->layer && a->region == b->region && a->page == b->page;
}
