/* Where in the kiosk a visitor is: a screen and what it shows. */
#ifndef HK_PLACE_H
#define HK_PLACE_H

#include "model/content.h"

typedef enum ViewId {
    VIEW_ATTRACT,
    VIEW_MAP,
    VIEW_CHOOSER,
    VIEW_AREA,
    VIEW_PAGE,
    VIEW_SESSION,
    VIEW_HELP,
    VIEW_INDEX,
    VIEW_LANGUAGE,
    VIEW_DISPLAY,
    VIEW_STILL,
    VIEW_SORRY,
    VIEW_COUNT
} ViewId;

typedef struct Place {
    uint8_t view;       /* ViewId */
    uint8_t side;       /* Side of the area; SIDE_NONE: not said yet */
    int8_t figure_view; /* what stands on the stage: index in Content.views */
    uint8_t layer;      /* FigureLayer */
    int16_t region;     /* area */
    int16_t page;       /* page */
    float scroll_px;    /* offset of the place's scroll area */
} Place;

/* As in replays and dumps: "map", "area", ... */
const char *view_name(ViewId view);

bool place_equals(const Place *a, const Place *b); /* the scroll does not count */

#endif
