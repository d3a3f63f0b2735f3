/* All that the app reads and never writes: the content, its body maps, the site, the screen.
 *
 * It changes between events only, and the app is told: other content, another site or size of the window by
 * EVENT_WORLD, is_closed by EVENT_CLOCK, has_sound by EVENT_SOUND. Everything is borrowed. */
#ifndef HK_WORLD_H
#define HK_WORLD_H

#include "app/staff.h"
#include "model/bodymap.h"
#include "model/content.h"
#include "model/site.h"
#include "scene/geometry.h"

typedef struct World {
    const Content *content;        /* NULL: nothing could be loaded, only the sorry screen is shown */
    const BodyMap *maps;           /* one per view of the content; NULL without content */
    const BodyMap *structure_maps; /* views x 2: muscles, bones; zone.region is a structure. Or NULL */
    Site site;
    Screen screen;
    int first_language;                   /* index of the site's own language */
    int clinic_language;                  /* index of what the therapists read */
    int languages[CONTENT_MAX_LANGUAGES]; /* indices of those on offer, the site's own first */
    int language_count;
    bool is_closed;                 /* it is outside the site's hours */
    bool has_sound;                 /* the site wants it, and there is a device */
    const StaffNews *staff;         /* NULL: no corner for staff */
    const char *const *sorry_lines; /* what the sorry screen says, in several languages */
    int sorry_count;
} World;

#endif
