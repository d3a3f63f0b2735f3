/* The state of the kiosk as one plain value, and the only code that changes it.
 *
 * App holds no pointers but the borrowed World, no absolute times and nothing a visitor could be
 * known by; it may be copied, compared with memcmp and recorded. Times are ages in ms, so that the
 * state after a wipe equals the state at start byte for byte.
 *
 * The parts: app.c (an event comes in), app_time.c (what passes by itself), app_keys.c and app_touch.c with
 * scan.c and steady.c (other ways to choose), act.c and its sisters (what actions do), app_trail.c (from
 * place to place), app_scroll.c, app_state.c; staff.c (the way to what is for staff), listen.c and hear.c
 * (what is read and what is said).
 *
 * How a tap becomes a page: main turns SDL events into Event; app_handle hit-tests the scene the
 * visitor saw, remembers the press, and on release inside carries out the target's Action, which
 * changes `place`; view_build then makes the scene of the new place. */
#ifndef HK_APP_H
#define HK_APP_H

#include "app/contacts.h"
#include "app/event.h"
#include "app/hear.h"
#include "app/listen.h"
#include "app/motion.h"
#include "app/paper.h"
#include "app/press.h"
#include "app/scan.h"
#include "app/setting.h"
#include "app/staff.h"
#include "app/steady.h"
#include "app/visit.h"
#include "app/world.h"
#include "scene/scene.h"

enum {
    APP_MAX_TRAIL = 24,
    APP_FRAME_MS = 16,       /* the deadline while something moves */
    APP_LIGHT_FRAME_MS = 32, /* while only a soft light does */
    APP_PULSE_EVERY_MS = 4000,
    APP_PULSES_A_LANGUAGE = 3, /* of the question on attract */
    APP_PULSE_MS = 600,
    APP_HINT_FROM_MS = 500, /* on the map of a new visit, once */
    APP_HINT_MS = 900,
    APP_STROKES_FROM_MS = 600, /* on a technique's page: when the first of its strokes is made */
    APP_STROKE_MS = 1300,
    APP_STROKE_EVERY_MS = 1500,
};

typedef struct App {
    const World *world;
    Place place;                /* where the visitor is */
    Place trail[APP_MAX_TRAIL]; /* how they came; Back pops */
    int trail_count;
    Place came_from;     /* what the running transition leaves behind */
    bool is_coming_back; /* the transition leads towards the start */
    uint32_t place_ms;   /* age of the place, saturating (attract: wraps at the pulse) */
    uint32_t idle_ms;    /* since the last touch or key */
    bool is_asking;      /* "Are you still there?" lies over the place */
    uint32_t asking_ms;
    int language;
    uint8_t settings[SETTING_COUNT];
    Visit visit;
    uint8_t paper; /* PaperState */
    Listen listen;
    Staff staff;
    Hear hear;
    int16_t word; /* of the page, that is explained: an entry of the glossary, from 1; 0: none */
    Contacts contacts;
    Press press;
    LastTap last_tap;
    Scan scan;
    Glide glide;    /* motion of the scroll */
    uint32_t epoch; /* counts places; a scene of an older one takes no touch */
} App;

typedef enum EffectKind {
    EFFECT_WIPED, /* a visit is over: caches of what was read may go, and what is being printed with them */
    EFFECT_PRINT, /* the card as it is now */
    EFFECT_STOP_PRINT, /* nobody wants it any more */
    EFFECT_SAY,        /* the passage of App.listen, of the scene that was shown */
    EFFECT_SAY_WORD,   /* the word that is explained and its sentence */
    EFFECT_HUSH,       /* at once */
    EFFECT_CHECK_PIN,  /* that of App.staff; EVENT_STAFF answers */
    EFFECT_HEAR,       /* the first of App.hear, of the scene that comes of this event */
    EFFECT_MEASURED,   /* the screen is as large as App.staff says: keep that */
    EFFECT_SIGN,       /* the page of the place, in its language, by App.staff.signer, today */
    EFFECT_RELOAD,     /* look for new content now */
} EffectKind;

typedef struct Effects {
    int count;
    EffectKind items[8];
} Effects;

/* The state at start and after every wipe. `world` is borrowed and must outlive the App. */
App app_initial(const World *world);

/* Lets `event` happen. `shown` is the scene the visitor saw. Appends to *out. */
void app_handle(App *app, const Scene *shown, const Event *event, Effects *out);

/* ms until the app wants an EVENT_TICK, 0 for the next frame, -1 for never. */
int app_deadline(const App *app);

/* Asserts the invariants; called after every event in debug builds. */
void app_check(const App *app);

int app_setting(const App *app, SettingId id);
bool app_has_reduced_motion(const App *app);
/* Is everything said aloud? Never where nothing can be heard. */
bool app_hears(const App *app);

/* Is somebody at it? Then nothing is changed under their hands. */
bool app_has_visitor(const App *app);

/* How much of the ring around the finger is full, 0 to STEADY_RING_STEPS; -1: there is none. */
int app_hold_steps(const App *app);

/* Idle time in ms after which the visitor is asked, for the place they are in. */
uint32_t app_warn_ms(const App *app);
/* Whole seconds left of the countdown while asking. */
int app_countdown_s(const App *app);
/* So many it begins with: more for who hears, holds or waits for a frame. */
int app_countdown_most_s(const App *app);
/* Progress of the transition into the place, eased, 0..1 (1: at rest). */
float app_transition(const App *app);

/* Progress 0..1 of the light that passes over the figure: on attract again and again, on the first
 * map of a visit once, to show that it can be touched. -1: none now. */
float app_pulse(const App *app);
/* Index of the language that attract asks its question in now: each on offer in its turn. */
int app_asking_language(const App *app);

/* How much of a stroke of the page's picture has been made, 0..1: they play once, one after the other,
 * while the page is young, and then rest. */
float app_stroke(const App *app, int stroke);

/* The diagonal that the ruler shows, tenths of an inch. */
int staff_diagonal(const App *app);
/* The grid of the screen test: its columns and rows. */
void staff_test_grid(const Screen *screen, int *columns, int *rows);

/* The words of the visitor's language. */
const Language *app_language(const App *app);
const char *app_string(const App *app, StringId id);
bool app_is_rtl(const App *app);

#endif
