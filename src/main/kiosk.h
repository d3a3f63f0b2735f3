/* Everything a kiosk is made of, live or replayed: world, app, view, fonts, figures.
 *
 * The one place where the floors are joined. Time is given from outside (kiosk_event), so that a
 * replay and a real screen run the very same code. */
#ifndef HK_KIOSK_H
#define HK_KIOSK_H

#include "app/app.h"
#include "main/desk.h"
#include "main/options.h"
#include "main/paths.h"
#include "main/printer.h"
#include "main/said.h"
#include "main/tally.h"
#include "main/voice.h"
#include "sys/figures.h"
#include "sys/font.h"
#include "sys/render.h"
#include "view/view.h"

typedef struct Kiosk {
    Paths paths;
    bool has_no_pictures; /* a replay without shots looks at scenes only */
    World world;
    Content *content;     /* owned; NULL: sorry */
    BodyMap *maps;        /* owned */
    BodyMap *structures;  /* owned */
    Fonts *fonts;         /* owned */
    FigureStore *figures; /* owned */
    Renderer *renderer;   /* owned */
    View *view;           /* owned */
    Printer printer;
    Voice voice;
    Said said;      /* of a replay */
    int faults;     /* of what was found at the start: something else is shown then, or each good part */
    int week_min;   /* minutes since Monday 00:00 by the clock; -1: nobody knows */
    double told_in; /* the diagonal that the display tells, inches */
    Desk desk;
    Tally tally;
    Counts *counts;    /* owned; NULL: nothing is counted */
    bool wants_reload; /* staff asked for new content: whoever can load it takes this back */
    App app;
    uint64_t drawn_for; /* what the figures were last asked for: all that their sizes and colours hang on */
    Scene *shown;       /* owned: what the visitor sees */
    Scene *next;        /* owned: room for the one being made */
    int first_screens;  /* so many pictures of the last request are on the first screens */
    char *sorry_text;   /* owned: lines of assets/sorry.txt */
    const char *sorry_lines[8];
} Kiosk;

/* Three steps to a kiosk. The first needs no screen and may run while a window is being opened: it
 * loads site and content (faults are logged) and finds fonts. False only if nothing can be shown at
 * all (no font). Content that cannot be used leaves the sorry screen. */
bool kiosk_read(Kiosk *kiosk, const Options *options, Err *err);
/* Learns where the regions lie, asks for the figures of a w x h screen and makes the first scene. */
void kiosk_open(Kiosk *kiosk, const Options *options, int w, int h, double display_diagonal_in);
/* Also after a kiosk_read that failed. */
void kiosk_destroy(Kiosk *kiosk);

/* The screen has another size. */
void kiosk_resize(Kiosk *kiosk, int w, int h);

/* Lets the event happen and makes the new scene; true if the picture changed. */
bool kiosk_event(Kiosk *kiosk, const Event *event, Effects *effects);
/* What the clock says now, minutes since Monday 00:00, -1: nobody knows. True if the hours have begun or
 * ended: an event for kiosk_event. */
bool kiosk_clock_event(Kiosk *kiosk, int week_min, Event *event);
/* News of the card that is being printed, if there is any: an event for kiosk_event. */
bool kiosk_paper_event(Kiosk *kiosk, Event *event);
/* News of what is being said; `ms` have passed since this was asked last. Call again, with 0, until false. */
bool kiosk_voice_event(Kiosk *kiosk, uint32_t ms, Event *event);
/* Whether the PIN that staff typed is right, once that is known: an event for kiosk_event. */
bool kiosk_staff_event(Kiosk *kiosk, Event *event);
/* The sound device is there or not; true if that is news, for EVENT_SOUND. On a site without sound it never
 * is. */
bool kiosk_set_sound(Kiosk *kiosk, bool is_there);
/* Takes over which structure lies where, once all figures are drawn; the picture may change. */
void kiosk_take_structures(Kiosk *kiosk);
/* Makes the scene anew (figures have arrived, ...). */
void kiosk_rebuild(Kiosk *kiosk);
/* While a finger is down: lays out and rasterises what its release would show. */
void kiosk_look_ahead(Kiosk *kiosk);
/* While nothing moves: keeps caches within their budgets, gives back memory of what is not shown. */
void kiosk_rest(Kiosk *kiosk);

/* The one of the options, else the installation's; NULL: there is none. */
const char *kiosk_site_path(const Options *options, const Paths *paths);
/* Where words and settings lie now. */
typedef struct KioskFiles {
    char content[1024]; /* the folder of the options, else the site file's, else the installation's */
    const char *site;   /* NULL: none */
    char logo[512];     /* "" none */
} KioskFiles;
void kiosk_files(const Options *options, const Paths *paths, KioskFiles *out);
/* Whether the content has the language of the options, if they name one; one made for tests is added. */
bool kiosk_speaks(const Options *options, Content *content);
/* Shows other content and another site's settings, and destroys what was shown before. The visitor stays
 * where they are if that place is still there and their card is empty; else the kiosk starts again. Fonts and
 * drawings that are missing are made. */
void kiosk_take(Kiosk *kiosk, const Options *options, Content *content, const Site *site);
/* Content and site by the options; every fault goes to `faults`. Shared with --check. */
Content *kiosk_load(const Options *options, const Paths *paths, Site *site, Faults *faults);

#endif
