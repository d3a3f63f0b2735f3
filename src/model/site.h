/* What a clinic sets once: site.json. Every key is optional; {0}-like defaults stand for a missing
 * file. Read by the same strict reader as content. */
#ifndef HK_SITE_H
#define HK_SITE_H

#include "base/err.h"
#include "model/content.h"
#include "model/hours.h"

enum {
    SITE_MAX_TECHNIQUES = 64,
    SITE_MAX_FONTS = 8,
    SITE_MAX_LANGUAGES = 32,
    SITE_ID_SIZE = 64,
    SITE_MAX_REVIEWERS = 12
};

typedef struct SiteReviewer { /* who may sign pages on the screen */
    char name[96], role[96];
} SiteReviewer;

/* A panel that is mounted the other way round than the display behind it. */
typedef enum TouchMirror { TOUCH_STRAIGHT, TOUCH_MIRRORED, TOUCH_UPSIDE_DOWN } TouchMirror;

typedef struct Site {
    char clinic_name[128]; /* "" none */
    char logo[512];        /* path of a PNG or SVG, relative to the site file's folder; "" none */
    char content[1024]; /* folder of the clinic's own content, absolute once loaded; "" the installed one */
    Hours hours;
    char metrics[512];         /* absolute path of a file for node_exporter; "" the service's own */
    char emergency_number[32]; /* "112" unless set */
    char languages[SITE_MAX_LANGUAGES][SITE_ID_SIZE]; /* tags on offer, first is the site's own */
    int language_count;                               /* 0: all of the pack */
    char clinic_language[SITE_ID_SIZE]; /* tag: what therapists here read; "" the first on offer */
    char techniques[SITE_MAX_TECHNIQUES][SITE_ID_SIZE]; /* page ids on offer */
    int technique_count;                                /* 0: all */
    double diagonal_in;                                 /* 0: ask the display */
    double distance_mm;                                 /* from the eye; 0: by the size of the screen */
    double mount_height_mm; /* of the screen's middle over the floor; 0: not known */
    int display;            /* which of several, from 1; 0: the first */
    int rotation;           /* of the picture: 0, 90, 180, 270, clockwise */
    int touch_rotation;     /* of the touch panel, beyond that of the picture */
    TouchMirror touch_mirror;
    char printer[128];             /* a queue of CUPS; "" nothing is printed */
    bool has_sound;                /* screens can be listened to */
    int sound_volume, sound_limit; /* 1 to 9: at first, and at most */
    int ignore_repeats;            /* 0 to 2: how long a second tap at one place does not count */
    bool has_hold;                 /* a touch acts when it was held */
    bool has_lower_controls;       /* on a tall screen everything to touch stands low */
    int scanning;                  /* 0: off; 1 to 3: a frame moves after the first key, slow to fast */
    SiteReviewer reviewers[SITE_MAX_REVIEWERS];
    int reviewer_count;
    bool has_counts;                 /* what visitors open is counted, a day at a time */
    int idle_warn_s;                 /* 90: least idle time before "Are you still there?" */
    int idle_countdown_s;            /* 30 */
    char fonts[SITE_MAX_FONTS][128]; /* family names, tried first */
    int font_count;
    char skin_tone[16]; /* neutral, light, medium, dark */
} Site;

Site site_default(void);

/* Reads `path`; faults as FILE:/pointer: reason, FILE being `path`. Each key counts by itself: one with a
 * fault, like one that is not in the file, has its default, and the others hold. False if there is no such
 * file or nothing in it can be read; then *site is unchanged. Who needs no file uses site_default. The logo
 * is there, inside the site file's folder, and of a bearable size. Languages and techniques that `content`
 * has not are left out with a warning; NULL: the pack could not be read, all are let through. */
bool site_load(const char *path, const Content *content, Site *site, Faults *faults);

/* The same, untold and without a pack to check against: for what the file says of other files. False if it
 * cannot be read. */
bool site_peek(const char *path, Site *site);

#endif
