/* The inside of app_handle: its parts, each calling only those below it. Not for other modules. */
#ifndef HK_APP_INSIDE_H
#define HK_APP_INSIDE_H

#include "app/app.h"

/* One event, on its way through the parts. */
typedef struct Step {
    App *app;
    const Scene *shown; /* what the visitor saw */
    Effects *out;
    bool has_acted;     /* something was carried out */
    bool has_wrapped;   /* the walk began again from the other end */
    bool asks_where;    /* the visitor wants to know where they are */
    bool is_naming;     /* a finger came down to hear what is there */
    const Press *press; /* while a finger's action is carried out: that finger; else NULL */
} Step;

/* app_keys.c */
void keys_press(Step *step, const Event *event);

/* app_touch.c */
void touch_down(Step *step, const Event *event);
bool touch_move(Step *step, const Event *event); /* true if it was a hand, not noise */
void touch_up(Step *step, const Event *event);
void touch_cancel(App *app); /* all fingers end, nothing acts */

/* steady.c */
void steady_pass(App *app, uint32_t ms);
void steady_note_tap(App *app, const Press *press); /* it acted */
bool steady_is_twice(const App *app, int x, int y); /* a touch there is the last tap once more */
bool steady_key_is_twice(App *app, int key);        /* else it is the last key from now on */
bool steady_holds(const App *app);                  /* a touch acts when it was held, not when it is let go */
void steady_hold(Step *step, uint32_t ms);          /* acts when it was held long enough */
int steady_left_ms(const App *app);                 /* until the ring grows; -1: there is none */

/* scan.c */
bool scan_takes(Step *step, const Event *event); /* the key moves or takes the frame */
void scan_pass(Step *step, uint32_t ms);
int scan_left_ms(const App *app); /* until the frame moves by itself; -1: it does not */

/* listen.c */
void listen_heard(Step *step, const Event *event);
void listen_hold(Step *step); /* a touch or key: silence at once */
void listen_let_go(App *app); /* what was held for it is paused once it is over */
void listen_end(Step *step);
void listen_forget(Listen *listen); /* it is off, and nowhere */

/* Reads the passage and what hear_reads_next gives after it; -1: nothing. */
void listen_read(Step *step, int passage);

/* hear.c */
typedef struct HearBefore { /* an event */
    bool is_on, is_asking;
    uint32_t epoch;
    uint64_t focus;
    uint8_t paper, speed, volume;
    Place place;
} HearBefore;
HearBefore hear_before(const App *app);
void hear_wake(Step *step, const Event *event); /* the first press of a key switches it on */
void hear_hush(Step *step);
bool hear_heard(Step *step, const Event *event); /* false: it was Listen that was heard */
bool hear_names(Step *step); /* a finger came down: true if it only wants to hear what is there */
void hear_sound(Step *step); /* the device came or went */
void hear_follow(Step *step, const HearBefore *before);
int hear_reads_next(const App *app, const Scene *scene, int passage);

/* act.c and its sisters: act_<function> of every row of action.def */
void act(Step *step, Action action);
#define ACTION(id, function, name, args) void act_##function(Step *step, Action action);
#include "scene/action.def"
#undef ACTION

/* staff.c */
void staff_note_touch(App *app); /* a finger came down: is it one of those that ask for the PIN pad? */
void staff_answered(Step *step, const Event *event);
void staff_leave(Step *step);
void staff_settle(App *app);
void staff_pass(Step *step, uint32_t ms, uint32_t idle_ms); /* idle_ms: so long of it nobody touched */
/* Is the glass being cleaned? Then nothing that is touched counts. */
bool staff_is_cleaning(const App *app);
void staff_test(App *app, const Event *event); /* the screen test draws what comes */
int staff_deadline(const App *app);

/* app_trail.c */
void trail_go(App *app, Place place);    /* on, with a way back */
void trail_enter(App *app, Place place); /* another picture of the same step */
void trail_home(App *app);
void trail_back(App *app);
/* In another language or text size the place may be shorter than where it was left: the next tick brings
 * the scroll to its end. */
void trail_settle(App *app);
void trail_world_changed(App *app, const Content *old);

/* app_time.c */
void time_pass(Step *step, uint32_t ms);
bool time_has_hint(const App *app);

/* app_scroll.c */
float scroll_max(const Scene *shown); /* px, of the place's scroll */
void scroll_to(App *app, float to_px);
void scroll_by_screen(Step *step, int screens);
void scroll_by_line(Step *step, int lines);
void scroll_into_view(Step *step, const Target *target);

/* app_state.c */
void effect_push(Effects *out, EffectKind kind);
void state_release(App *app); /* the finger lets go of what it pressed */

#endif
