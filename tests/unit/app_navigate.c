/* The app as a value: touches, the trail, idle and the wipe, on the real content and a small map. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "app/act.h"
#include "app/app.h"

typedef struct Bench {
    World world;
    BodyMap *maps;
    Content *content;
    App app;
    Scene scene;
    Effects effects;
} Bench;

static int set_up(void **state)
{
    Bench *b = calloc(1, sizeof *b);
    Faults faults = {0};
    b->content = content_load(SOURCE_DIR "/content", SOURCE_DIR "/assets/figure", "2026-11-24", &faults);
    faults_free(&faults);
    if (!b->content)
        return -1;
    b->maps = calloc((size_t)b->content->view_count, sizeof *b->maps);
    /* Every view: one region left of the middle, another right of it. */
    for (int v = 0; v < b->content->view_count; v++) {
        bodymap_init(&b->maps[v], b->content->frame);
        b->maps[v].zone_count = 2;
        b->maps[v].zones[0] = (Zone){.region = 0, .side = SIDE_LEFT};
        b->maps[v].zones[1] = (Zone){.region = 1, .side = SIDE_RIGHT};
        BodyMap *map = &b->maps[v];
        for (int y = 0; y < map->h; y++)
            for (int x = 0; x < map->w; x++)
                bodymap_row(map, y)[x] = x < map->w / 2 ? 1 : 2;
        bodymap_measure(&b->maps[v]);
    }
    b->world = (World){.content = b->content,
                       .maps = b->maps,
                       .site = site_default(),
                       .screen = screen_make(1920, 1080, 24, 0)};
    b->app = app_initial(&b->world);
    *state = b;
    return 0;
}

static int tear_down(void **state)
{
    Bench *b = *state;
    for (int v = 0; v < b->content->view_count; v++)
        bodymap_free(&b->maps[v]);
    content_destroy(b->content);
    free(b->maps);
    free(b);
    return 0;
}

/* A scene with one button and a stage, as a view would make it. */
static void show(Bench *b, Action action)
{
    scene_reset(&b->scene, 1920, 1080, 0);
    scene_push_target(&b->scene, (Rect){100, 100, 200, 100}, TARGET_BUTTON, "button", action, false);
    if (b->app.place.view == VIEW_MAP || b->app.place.view == VIEW_AREA)
        b->scene.stage =
            (Stage){{800, 0, 800, 940}, {.view = 0, .page = -1, .u_cm = -20, .v_cm = -21, .px_per_cm = 20}};
    b->scene.epoch = b->app.epoch;
    scene_finish(&b->scene);
}

static void event_after(Bench *b, uint32_t ms, EventKind kind, int64_t finger, int x, int y)
{
    app_handle(&b->app, &b->scene, &(Event){.kind = kind, .elapsed_ms = ms, .finger = finger, .x = x, .y = y},
               &b->effects);
    app_check(&b->app);
}

/* Between two touches as long as a hand needs: what comes sooner is one touch that bounced. */
static void event(Bench *b, EventKind kind, int64_t finger, int x, int y)
{
    event_after(b, kind == EVENT_DOWN ? STEADY_TWICE_MS : 0, kind, finger, x, y);
}

static void wait_ms(Bench *b, uint32_t ms)
{
    app_handle(&b->app, &b->scene, &(Event){.kind = EVENT_TICK, .elapsed_ms = ms}, &b->effects);
    app_check(&b->app);
}

static void tap(Bench *b, int x, int y)
{
    event(b, EVENT_DOWN, 1, x, y);
    event(b, EVENT_UP, 1, x, y);
}

static void act(Bench *b, Action action)
{
    show(b, action);
    tap(b, 150, 150);
}

static void a_tap_acts_on_release_inside(void **state)
{
    Bench *b = *state;
    show(b, (Action){.kind = ACTION_START, .a = -1});
    event(b, EVENT_DOWN, 1, 150, 150);
    assert_int_equal(b->app.place.view, VIEW_ATTRACT);
    event(b, EVENT_UP, 1, 150, 150);
    assert_int_equal(b->app.place.view, VIEW_MAP);
}

static void sliding_off_cancels_and_coming_back_does_not(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    show(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
    event(b, EVENT_DOWN, 1, 150, 150);
    event(b, EVENT_MOVE, 1, 700, 700);
    event(b, EVENT_UP, 1, 700, 700);
    assert_int_equal(b->app.place.view, VIEW_MAP);
    event(b, EVENT_DOWN, 1, 150, 150);
    event(b, EVENT_MOVE, 1, 700, 700);
    event(b, EVENT_MOVE, 1, 160, 150);
    event(b, EVENT_UP, 1, 160, 150);
    assert_int_equal(b->app.place.view, VIEW_INDEX);
}

static void a_touch_near_a_target_means_it(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    int slop = screen_px(&b->world.screen, 6);
    show(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
    tap(b, 100 - slop - 3, 150);
    assert_int_equal(b->app.place.view, VIEW_MAP);
    tap(b, 100 - slop + 1, 150);
    assert_int_equal(b->app.place.view, VIEW_INDEX);
}

static void a_second_finger_does_nothing(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    show(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
    event(b, EVENT_DOWN, 1, 150, 150);
    event(b, EVENT_DOWN, 2, 160, 160);
    event(b, EVENT_UP, 2, 160, 160);
    assert_int_equal(b->app.place.view, VIEW_MAP);
    event(b, EVENT_MOVE, 1, 700, 700);
    event(b, EVENT_UP, 1, 700, 700);
    assert_int_equal(b->app.place.view, VIEW_MAP);
    assert_int_equal(b->app.contacts.count, 0);
}

/* A hand that rests beside the targets, or that is none at all, keeps no other from working. */
static void a_finger_on_nothing_keeps_no_other_from_working(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    show(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
    event(b, EVENT_DOWN, 7, 700, 700);
    event_after(b, 0, EVENT_DOWN, 1, 150, 150); /* at once: two fingers of one hand */
    event(b, EVENT_UP, 1, 150, 150);
    assert_int_equal(b->app.place.view, VIEW_MAP);
    wait_ms(b, 100);
    tap(b, 150, 150);
    assert_int_equal(b->app.place.view, VIEW_INDEX);
    event(b, EVENT_UP, 7, 700, 700);
    assert_int_equal(b->app.contacts.count, 0);
}

static void a_lost_end_is_made_up_when_the_finger_comes_again(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    show(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
    event(b, EVENT_DOWN, 1, 150, 150); /* up never comes */
    event(b, EVENT_DOWN, 1, 700, 700);
    event(b, EVENT_UP, 1, 700, 700);
    assert_int_equal(b->app.place.view, VIEW_MAP);
    tap(b, 150, 150);
    assert_int_equal(b->app.place.view, VIEW_INDEX);
}

static void a_finger_that_stays_is_let_go(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    show(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
    event(b, EVENT_DOWN, 7, 150, 150);
    wait_ms(b, CONTACT_LIFE_MS - 1);
    assert_true(b->app.press.is_down);
    wait_ms(b, 1);
    assert_false(b->app.press.is_down);
    event(b, EVENT_UP, 7, 150, 150); /* too late to act */
    assert_int_equal(b->app.place.view, VIEW_MAP);
    event(b, EVENT_DOWN, 7, 150, 150);
    wait_ms(b, CONTACT_LIFE_MS);
    tap(b, 150, 150);
    assert_int_equal(b->app.place.view, VIEW_INDEX);
}

static void the_system_can_end_all_fingers(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    show(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
    event(b, EVENT_DOWN, 1, 150, 150);
    event(b, EVENT_DOWN, 2, 700, 700);
    event(b, EVENT_CANCEL, 0, 0, 0);
    assert_int_equal(b->app.contacts.count, 0);
    event(b, EVENT_UP, 1, 150, 150);
    assert_int_equal(b->app.place.view, VIEW_MAP);
}

static void a_touch_on_an_old_picture_is_dropped(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    act(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
    show(b, (Action){.kind = ACTION_OPEN, .a = VIEW_HELP});
    b->scene.epoch = b->app.epoch - 1;
    tap(b, 150, 150);
    assert_int_equal(b->app.place.view, VIEW_INDEX);
    b->scene.epoch = b->app.epoch;
    tap(b, 150, 150);
    assert_int_equal(b->app.place.view, VIEW_HELP);
}

static void back_goes_the_way_that_was_come(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    act(b, (Action){.kind = ACTION_AREA, .a = 0, .b = SIDE_LEFT});
    act(b, (Action){.kind = ACTION_PAGE, .a = 3});
    act(b, (Action){.kind = ACTION_PAGE, .a = 4});
    act(b, (Action){.kind = ACTION_BACK});
    assert_int_equal(b->app.place.page, 3);
    act(b, (Action){.kind = ACTION_BACK});
    assert_int_equal(b->app.place.view, VIEW_AREA);
    assert_int_equal(b->app.place.side, SIDE_LEFT);
    act(b, (Action){.kind = ACTION_BACK});
    assert_int_equal(b->app.place.view, VIEW_MAP);
    act(b, (Action){.kind = ACTION_BACK});
    assert_int_equal(b->app.place.view, VIEW_MAP);
}

/* Else a language or a text size chosen on a way off attract would stay for the next visitor. */
static void nothing_leads_back_to_attract_but_the_wipe(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_OPEN, .a = VIEW_HELP});
    act(b, (Action){.kind = ACTION_OPEN, .a = VIEW_DISPLAY});
    act(b, (Action){.kind = ACTION_SET, .a = SETTING_TEXT, .b = 2});
    act(b, (Action){.kind = ACTION_BACK});
    assert_int_equal(b->app.place.view, VIEW_HELP);
    act(b, (Action){.kind = ACTION_BACK});
    assert_int_equal(b->app.place.view, VIEW_MAP);
    for (int i = 0; i < 20; i++)
        wait_ms(b, 10000);
    assert_int_equal(b->app.place.view, VIEW_ATTRACT);
    assert_int_equal(app_setting(&b->app, SETTING_TEXT), 0);
}

/* In another language or size a place may be shorter than where it was left. */
static void a_scroll_beyond_the_end_comes_back(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    act(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
    b->app.place.scroll_px = 700;
    act(b, (Action){.kind = ACTION_OPEN, .a = VIEW_LANGUAGE});
    act(b, (Action){.kind = ACTION_LANGUAGE, .a = 0});
    assert_int_equal(b->app.place.view, VIEW_INDEX);
    assert_true(b->app.place.scroll_px == 700);
    wait_ms(b, 16);
    assert_true(b->app.place.scroll_px == 0); /* what is shown here has nothing to scroll */
    assert_int_equal(b->app.glide.kind, GLIDE_NONE);
}

static void the_trail_has_no_end(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    for (int i = 0; i < 500; i++)
        act(b, (Action){.kind = ACTION_PAGE, .a = (int16_t)(i % b->content->page_count)});
    for (int i = 0; i < 500; i++)
        act(b, (Action){.kind = ACTION_BACK});
    assert_int_equal(b->app.place.view, VIEW_MAP);
}

static void a_touch_between_two_regions_asks(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    show(b, (Action){0});
    tap(b, 800 + 400 - 200, 400);
    assert_int_equal(b->app.place.view, VIEW_AREA);
    assert_int_equal(b->app.place.region, 0);
    act(b, (Action){.kind = ACTION_BACK});
    show(b, (Action){0});
    tap(b, 800 + 400 + 2, 400);
    assert_int_equal(b->app.place.view, VIEW_CHOOSER);
    assert_int_equal(b->app.place.candidate_count, 2);
    Candidate second = b->app.place.candidates[1];
    act(b, (Action){.kind = ACTION_AREA, .a = second.region, .b = second.side});
    assert_int_equal(b->app.place.view, VIEW_AREA);
    act(b, (Action){.kind = ACTION_BACK});
    assert_int_equal(b->app.place.view, VIEW_MAP);
}

static void idle_asks_then_wipes_to_the_state_at_start(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    act(b, (Action){.kind = ACTION_AREA, .a = 0, .b = SIDE_RIGHT});
    show(b, (Action){0});
    wait_ms(b, 89999);
    assert_false(b->app.is_asking);
    wait_ms(b, 1);
    assert_true(b->app.is_asking);
    assert_int_equal(app_countdown_s(&b->app), 30);
    assert_int_equal(app_countdown_most_s(&b->app), 30);
    App slow = b->app;
    slow.settings[SETTING_HOLD] = 1;
    assert_int_equal(app_countdown_most_s(&slow), 60);
    wait_ms(b, 29999);
    assert_int_equal(b->app.place.view, VIEW_AREA);
    wait_ms(b, 1);
    App fresh = app_initial(&b->world);
    assert_memory_equal(&b->app, &fresh, sizeof fresh);
    assert_int_equal(b->effects.items[0], EFFECT_WIPED);
}

static void any_touch_stays_and_does_nothing_else(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    show(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
    for (int round = 0; round < 5; round++) {
        wait_ms(b, 90000 + 29000);
        assert_true(b->app.is_asking);
        show(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
        tap(b, 150, 150);
        assert_false(b->app.is_asking);
        assert_int_equal(b->app.place.view, VIEW_MAP);
    }
}

static void long_pages_give_time_to_read(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    int longest = 0;
    for (int p = 0; p < b->content->page_count; p++)
        if (b->content->languages[0].pages[p].word_count > b->content->languages[0].pages[longest].word_count)
            longest = p;
    act(b, (Action){.kind = ACTION_PAGE, .a = (int16_t)longest});
    int words = b->content->languages[0].pages[longest].word_count;
    assert_true(words > 150);
    assert_int_equal(app_warn_ms(&b->app), words * 600);
}

/* A hand that moves is somebody; a thing that lies there is not. */
static void a_hand_on_the_glass_is_not_idle(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    show(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
    event(b, EVENT_DOWN, 1, 700, 700);
    int hand = screen_px(&b->world.screen, 5), noise = screen_px(&b->world.screen, 1);
    for (int i = 0; i < 60; i++) {
        wait_ms(b, 10000);
        event(b, EVENT_MOVE, 1, 700 + (i % 2 ? 0 : hand), 700);
    }
    assert_false(b->app.is_asking);
    for (int i = 0; i < 11; i++) {
        wait_ms(b, 10000);
        event(b, EVENT_MOVE, 1, 700 + (i % 2 ? 0 : noise), 700);
    }
    assert_false(b->app.is_asking); /* 30 s of a finger that stays, 80 s of nobody */
    wait_ms(b, 10000);
    assert_true(b->app.is_asking);
    wait_ms(b, 30000);
    assert_int_equal(b->app.place.view, VIEW_ATTRACT);
}

static void a_key_that_hangs_is_no_visitor_and_does_one_deed(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    act(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
    act(b, (Action){.kind = ACTION_OPEN, .a = VIEW_HELP});
    show(b, (Action){0});
    Event escape = {.kind = EVENT_KEY, .key = KEY_ESCAPE};
    app_handle(&b->app, &b->scene, &escape, &b->effects);
    assert_int_equal(b->app.place.view, VIEW_INDEX);
    escape.is_repeat = true;
    escape.elapsed_ms = 40;
    for (int i = 0; i < 100; i++)
        app_handle(&b->app, &b->scene, &escape, &b->effects);
    assert_int_equal(b->app.place.view, VIEW_INDEX);
    for (int i = 0; i < 2900; i++)
        app_handle(&b->app, &b->scene, &escape, &b->effects);
    assert_int_equal(b->app.place.view, VIEW_ATTRACT);
}

/* The chooser shows what was asked then, whatever has been touched since. */
static void a_question_keeps_what_it_asked(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    show(b, (Action){0});
    tap(b, 800 + 400 + 2, 400);
    Place asked = b->app.place;
    assert_int_equal(asked.view, VIEW_CHOOSER);
    act(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
    act(b, (Action){.kind = ACTION_AREA, .a = 2, .b = SIDE_LEFT});
    show(b, (Action){0});
    tap(b, 800 + 200, 400);
    act(b, (Action){.kind = ACTION_BACK});
    act(b, (Action){.kind = ACTION_BACK});
    act(b, (Action){.kind = ACTION_BACK});
    assert_true(place_equals(&b->app.place, &asked));
}

/* The focus stays with its thing where the picture changes below it, and Back finds it again. */
static void the_focus_stays_with_its_thing(void **state)
{
    Bench *b = *state;
    static const Action THINGS[] = {{ACTION_PAGE, 1, 0}, {ACTION_PAGE, 2, 0}, {ACTION_PAGE, 3, 0}};
    act(b, (Action){.kind = ACTION_START, .a = -1});
    act(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
    for (int first = 0; first < 2; first++) {
        scene_reset(&b->scene, 1920, 1080, 0);
        for (int i = first; i < ARRAY_LEN(THINGS); i++)
            scene_push_target(&b->scene, (Rect){100, 100 + i * 100, 200, 90}, TARGET_ITEM, "thing", THINGS[i],
                              false);
        b->scene.epoch = b->app.epoch;
        scene_finish(&b->scene);
        for (int tabs = 0; first == 0 && tabs < 2; tabs++)
            app_handle(&b->app, &b->scene, &(Event){.kind = EVENT_KEY, .key = KEY_TAB}, &b->effects);
        assert_true(action_equals(b->app.place.focus.action, THINGS[1]));
    }
    app_handle(&b->app, &b->scene, &(Event){.kind = EVENT_KEY, .key = KEY_RETURN}, &b->effects);
    assert_int_equal(b->app.place.page, 2);
    assert_true(b->app.place.focus.id == 0);
    act(b, (Action){.kind = ACTION_BACK});
    assert_true(action_equals(b->app.place.focus.action, THINGS[1]));
}

/* What keys walk to comes into view. */
static void the_focus_scrolls(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    act(b, (Action){.kind = ACTION_OPEN, .a = VIEW_INDEX});
    b->app.settings[SETTING_MOTION] = 1;
    for (int i = 0; i < 21; i++) {
        scene_reset(&b->scene, 1920, 1080, 0);
        scene_begin_scroll(&b->scene, (Rect){0, 0, 1920, 500}, (int)b->app.place.scroll_px);
        for (int16_t p = 0; p < 20; p++)
            scene_push_target(&b->scene, (Rect){0, p * 100, 300, 90}, TARGET_ITEM, "thing",
                              (Action){ACTION_PAGE, p, 0}, false);
        scene_end_scroll(&b->scene, 2000);
        b->scene.epoch = b->app.epoch;
        scene_finish(&b->scene);
        for (int t = 0; i > 0 && t < b->scene.target_count; t++)
            if (b->scene.targets[t].id == b->app.place.focus.id)
                assert_true(b->scene.targets[t].is_seen && !b->scene.targets[t].is_partial);
        app_handle(&b->app, &b->scene, &(Event){.kind = EVENT_KEY, .key = KEY_TAB}, &b->effects);
    }
    assert_int_equal(b->app.place.focus.action.a, 0); /* round again */
    assert_true(b->app.place.scroll_px == 0);
}

/* From whatever state: a wipe leaves what a start makes. */
static void a_wipe_leaves_no_trace(void **state)
{
    Bench *b = *state;
    const World *world = b->app.world;
    memset(&b->app, 1, sizeof b->app); /* every byte of a visit */
    b->app.world = world;
    b->app.place = place_of(VIEW_MAP);
    b->app.glide = (Glide){0};
    b->app.language = 0;
    b->app.contacts.count = b->app.trail_count = 0;
    b->app.press.is_down = false;
    show(b, (Action){0});
    wait_ms(b, 400000);
    wait_ms(b, 400000);
    App fresh = app_initial(&b->world);
    b->app.place_ms = fresh.place_ms; /* the light passes over attract again and again */
    assert_memory_equal(&b->app, &fresh, sizeof fresh);
}

static void sleeps_while_nothing_moves(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    show(b, (Action){0});
    assert_true(app_deadline(&b->app) <= 16);
    wait_ms(b, 300); /* arrived; the light that shows the figure can be touched comes once */
    assert_int_equal(app_deadline(&b->app), APP_HINT_FROM_MS - 300);
    wait_ms(b, 1700);
    assert_int_equal(app_deadline(&b->app), 90000 - 2000);
}

static int page_with_strokes(const Bench *b, int least)
{
    for (int p = 0; p < b->content->page_count; p++)
        if (b->content->languages[0].pages[p].figure.stroke_count >= least)
            return p;
    fail_msg("no page with %d strokes", least);
    return -1;
}

static void strokes_play_once_one_after_the_other_and_rest(void **state)
{
    Bench *b = *state;
    int page = page_with_strokes(b, 2);
    int count = b->content->languages[0].pages[page].figure.stroke_count;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    act(b, (Action){.kind = ACTION_PAGE, .a = (int16_t)page});
    show(b, (Action){0});
    assert_true(app_stroke(&b->app, 0) == 0 && app_stroke(&b->app, 1) == 0);
    wait_ms(b, 300); /* arrived: nothing moves until the hand sets out */
    assert_int_equal(app_deadline(&b->app), APP_STROKES_FROM_MS - 300);
    wait_ms(b, APP_STROKES_FROM_MS - 300 + APP_STROKE_MS / 2);
    assert_true(app_deadline(&b->app) <= 16);
    assert_true(app_stroke(&b->app, 0) > 0.4f && app_stroke(&b->app, 0) < 0.6f);
    assert_true(app_stroke(&b->app, 1) == 0);
    wait_ms(b, APP_STROKE_EVERY_MS);
    assert_true(app_stroke(&b->app, 0) == 1 && app_stroke(&b->app, 1) > 0);
    wait_ms(b, (uint32_t)count * APP_STROKE_EVERY_MS);
    for (int i = 0; i < count; i++)
        assert_true(app_stroke(&b->app, i) == 1);
    /* Asleep until the visitor has been away for as long as on any page. */
    assert_int_equal(app_deadline(&b->app), (int)(app_warn_ms(&b->app) - b->app.idle_ms));
    assert_int_equal(b->app.idle_ms,
                     APP_STROKES_FROM_MS + APP_STROKE_MS / 2 + (count + 1) * APP_STROKE_EVERY_MS);
}

static void reduced_motion_shows_strokes_at_once(void **state)
{
    Bench *b = *state;
    act(b, (Action){.kind = ACTION_START, .a = -1});
    b->app.settings[SETTING_MOTION] = 1;
    act(b, (Action){.kind = ACTION_PAGE, .a = (int16_t)page_with_strokes(b, 2)});
    assert_true(app_stroke(&b->app, 0) == 1 && app_stroke(&b->app, 1) == 1);
    assert_int_equal(app_deadline(&b->app), (int)app_warn_ms(&b->app));
}

static Action random_action(const Bench *b)
{
    Action action;
    do {
        action = (Action){(uint16_t)(rand() % ACTION_KIND_COUNT), (int16_t)(rand() % 60 - 1),
                          (int16_t)(rand() % 5)};
    } while (!act_is_valid(&b->world, action));
    return action;
}

/* Any sequence of events keeps the invariants (app_check asserts them). */
static void random_hands_break_nothing(void **state)
{
    Bench *b = *state;
    srand(7);
    for (int i = 0; i < 200000; i++) {
        if (rand() % 3 == 0)
            show(b, random_action(b));
        Event random = {.kind = (EventKind)(rand() % (EVENT_WORLD + 1)),
                        .elapsed_ms = (uint32_t)(rand() % 200),
                        .finger = rand() % 3,
                        .x = rand() % 1920,
                        .y = rand() % 1080,
                        .key = (Key)(rand() % 8),
                        .is_repeat = rand() % 4 == 0};
        app_handle(&b->app, &b->scene, &random, &b->effects);
        app_check(&b->app);
        b->effects.count = 0;
    }
}

/* One up in three is lost, some downs and moves too: the kiosk works on, and comes back to its start. */
static void lost_ends_never_stop_the_kiosk(void **state)
{
    Bench *b = *state;
    for (unsigned seed = 1; seed <= 300; seed++) {
        srand(seed);
        for (int i = 0; i < 200; i++) {
            show(b, random_action(b));
            int finger = rand() % 4;
            if (rand() % 8)
                event(b, EVENT_DOWN, finger, rand() % 1920, rand() % 1080);
            if (rand() % 2)
                event(b, EVENT_MOVE, finger, rand() % 1920, rand() % 1080);
            if (rand() % 3)
                event(b, EVENT_UP, finger, rand() % 1920, rand() % 1080);
            wait_ms(b, (uint32_t)(rand() % 900));
        }
        show(b, (Action){0});
        for (int i = 0; i < 40; i++)
            wait_ms(b, 20000);
        App fresh = app_initial(&b->world);
        b->app.place_ms = fresh.place_ms;
        assert_memory_equal(&b->app, &fresh, sizeof fresh);
        act(b, (Action){.kind = ACTION_START, .a = -1});
        assert_int_equal(b->app.place.view, VIEW_MAP);
        b->app = fresh;
        b->effects.count = 0;
    }
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_tap_acts_on_release_inside),
        CASE(sliding_off_cancels_and_coming_back_does_not),
        CASE(a_touch_near_a_target_means_it),
        CASE(a_second_finger_does_nothing),
        CASE(a_finger_on_nothing_keeps_no_other_from_working),
        CASE(a_lost_end_is_made_up_when_the_finger_comes_again),
        CASE(a_finger_that_stays_is_let_go),
        CASE(the_system_can_end_all_fingers),
        CASE(a_touch_on_an_old_picture_is_dropped),
        CASE(back_goes_the_way_that_was_come),
        CASE(nothing_leads_back_to_attract_but_the_wipe),
        CASE(a_scroll_beyond_the_end_comes_back),
        CASE(the_trail_has_no_end),
        CASE(a_touch_between_two_regions_asks),
        CASE(idle_asks_then_wipes_to_the_state_at_start),
        CASE(any_touch_stays_and_does_nothing_else),
        CASE(long_pages_give_time_to_read),
        CASE(a_hand_on_the_glass_is_not_idle),
        CASE(a_key_that_hangs_is_no_visitor_and_does_one_deed),
        CASE(a_question_keeps_what_it_asked),
        CASE(the_focus_stays_with_its_thing),
        CASE(the_focus_scrolls),
        CASE(a_wipe_leaves_no_trace),
        CASE(sleeps_while_nothing_moves),
        CASE(strokes_play_once_one_after_the_other_and_rest),
        CASE(reduced_motion_shows_strokes_at_once),
        CASE(random_hands_break_nothing),
        CASE(lost_ends_never_stop_the_kiosk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
