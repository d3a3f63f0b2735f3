/* Where in the kiosk a visitor is: a screen and all that it shows.
 *
 * A place holds its own arguments, so that it can be left and come back to: nothing of what it asks or
 * shows lies elsewhere. A plain value; padding is zero, so that places compare as bytes. */
#ifndef HK_PLACE_H
#define HK_PLACE_H

#include "model/content.h"
#include "scene/action.h"

typedef enum ViewId {
#define SCREEN(id, function, name, flags) VIEW_##id,
#include "app/screens.def"
#undef SCREEN
    VIEW_COUNT
} ViewId;

enum {
    SCREEN_HAS_VISITOR = 1, /* somebody is there: after a while they are asked whether they still are */
    SCREEN_IS_PLAIN = 2,    /* no bar; nobody is there to be asked */
    SCREEN_SLIDES = 4,      /* has no stage: its words slide in a little */
    SCREEN_OPENS = 8,       /* ACTION_OPEN may lead there */
    SCREEN_IS_STAFF = 16,   /* the PIN pad and what lies behind it: no visitor, no way back into it */
    SCREEN_READS = 32,      /* who hears everything hears all of it at once: it is there to be read */
};

enum { PLACE_MAX_CANDIDATES = 4 };

typedef struct Candidate { /* a region that a touch may have meant */
    int16_t region;
    uint8_t side;
} Candidate;

/* What keys have walked to: the target's id in the scene, its place among the targets then, and what it does.
 * id 0: nothing. */
typedef struct Focus {
    uint64_t id;
    int16_t at;
    Action action;
} Focus;

typedef struct Place {
    uint8_t view;       /* ViewId */
    uint8_t side;       /* Side of the area; SIDE_NONE: not said yet */
    int8_t figure_view; /* what stands on the stage: index in Content.views */
    uint8_t layer;      /* FigureLayer */
    int16_t region;     /* area; -1: none */
    int16_t page;       /* page; -1: none */
    int16_t structure;  /* chooser: what was touched in a deeper layer; -1: none */
    int16_t group; /* index: an entry of the letter that is open, from 1; 0: none was chosen. card: the entry
                    * whose questions are shown. therapist: 0 the visitor's language, 1 the clinic's.
                    * safety: the group of rows */
    uint8_t is_sure; /* card: "start over" has been touched once */
    uint8_t candidate_count;
    Candidate candidates[PLACE_MAX_CANDIDATES]; /* chooser: which one was meant? */
    float scroll_px;                            /* offset of the place's scroll area */
    Focus focus;
} Place;

/* A place that shows no more than the screen itself. */
Place place_of(ViewId view);

/* Does ACTION_STAFF_OPEN lead there? To screens behind the PIN that need no more than their name. */
bool view_is_staff_section(ViewId view);
/* As in replays and dumps: "map", "area", ... */
const char *view_name(ViewId view);
bool view_is(ViewId view, int flag); /* SCREEN_... */

bool place_equals(const Place *a, const Place *b); /* neither scroll nor focus counts */

/* The same place in another content, by ids; false where it is not there any more. */
bool place_follow(Place *place, const Content *old, const Content *now);

#endif
