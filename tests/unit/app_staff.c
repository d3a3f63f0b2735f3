/* The way to the staff screens: who comes in, who never does, and what is left behind. */
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
    StaffNews news;
    Content *content;
    BodyMap *maps;
    App app;
    Scene scene;
    Effects effects;
    bool has_asked; /* for the PIN */
    bool has_set;   /* something that is for staff alone */
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
    for (int v = 0; v < b->content->view_count; v++) {
        bodymap_init(&b->maps[v], b->content->frame);
        bodymap_measure(&b->maps[v]);
    }
    b->news.has_pin = true;
    b->world = (World){.content = b->content,
                       .maps = b->maps,
                       .staff = &b->news,
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

static void show(Bench *b, Action action)
{
    scene_reset(&b->scene, 1920, 1080, 0);
    scene_push_target(&b->scene, (Rect){800, 500, 200, 100}, TARGET_BUTTON, "button", action, false);
    b->scene.epoch = b->app.epoch;
    scene_finish(&b->scene);
}

static void give(Bench *b, Event event)
{
    b->effects.count = 0;
    app_handle(&b->app, &b->scene, &event, &b->effects);
    app_check(&b->app);
    for (int i = 0; i < b->effects.count; i++)
        b->has_asked |= b->effects.items[i] == EFFECT_CHECK_PIN;
    for (int i = 0; i < b->effects.count; i++)
        b->has_set |= b->effects.items[i] == EFFECT_MEASURED || b->effects.items[i] == EFFECT_SIGN ||
                      b->effects.items[i] == EFFECT_RELOAD;
}

static void tap(Bench *b, int x, int y)
{
    give(b, (Event){.kind = EVENT_DOWN, .finger = 1, .x = x, .y = y});
    give(b, (Event){.kind = EVENT_UP, .finger = 1, .x = x, .y = y, .elapsed_ms = 80});
}

static void wait_ms(Bench *b, uint32_t ms)
{
    give(b, (Event){.kind = EVENT_TICK, .elapsed_ms = ms});
}

static void corner(Bench *b, int x, int touches, uint32_t between_ms)
{
    for (int i = 0; i < touches; i++) {
        show(b, (Action){0});
        b->scene.target_count = 0;
        tap(b, x, 10);
        wait_ms(b, between_ms);
    }
}

static void act_on(Bench *b, Action action)
{
    show(b, action);
    tap(b, 900, 550);
}

static void type(Bench *b, const char *pin)
{
    for (; *pin; pin++)
        act_on(b, (Action){.kind = ACTION_PIN_DIGIT, .a = (int16_t)(*pin - '0')});
    act_on(b, (Action){.kind = ACTION_PIN_ENTER});
}

static void come_in(Bench *b)
{
    corner(b, 10, 5, 200);
    type(b, "482915");
    give(b, (Event){.kind = EVENT_STAFF, .staff = STAFF_RIGHT});
    assert_int_equal(b->app.place.view, VIEW_STAFF);
}

static void five_touches_open_the_pad_from_either_corner(void **state)
{
    Bench *b = *state;
    corner(b, 10, 4, 200);
    assert_int_equal(b->app.place.view, VIEW_MAP);
    corner(b, 10, 1, 200);
    assert_int_equal(b->app.place.view, VIEW_PIN);
    act_on(b, (Action){.kind = ACTION_BACK});
    assert_int_equal(b->app.place.view, VIEW_MAP);
    corner(b, 1910, 5, 200);
    assert_int_equal(b->app.place.view, VIEW_PIN);
}

static void slow_mixed_or_pressing_touches_do_not(void **state)
{
    Bench *b = *state;
    corner(b, 10, 12, 1000);
    assert_int_equal(b->app.place.view, VIEW_MAP);
    wait_ms(b, 5000);
    for (int i = 0; i < 10; i++)
        corner(b, i % 2 ? 10 : 1910, 1, 100);
    assert_int_equal(b->app.place.view, VIEW_MAP);
    wait_ms(b, 5000);
    for (int i = 0; i < 10; i++) { /* elsewhere between */
        corner(b, 10, 3, 100);
        act_on(b, (Action){0});
    }
    assert_int_equal(b->app.place.view, VIEW_MAP);
    wait_ms(b, 5000);
    for (int i = 0; i < 10; i++) { /* on a control that stands there */
        show(b, (Action){.kind = ACTION_SCROLL, .a = 1});
        b->scene.targets[0].rect = (Rect){0, 0, 60, 60};
        tap(b, 20, 20);
    }
    assert_int_equal(b->app.place.view, VIEW_MAP);
}

static void a_kiosk_without_a_pin_has_no_pad(void **state)
{
    Bench *b = *state;
    b->news.has_pin = false;
    corner(b, 10, 30, 100);
    assert_int_equal(b->app.place.view, VIEW_MAP);
    b->world.staff = NULL;
    corner(b, 10, 30, 100);
    assert_int_equal(b->app.place.view, VIEW_MAP);
    Staff none = {0};
    assert_memory_equal(&b->app.staff, &none, sizeof none);
}

static void a_wrong_pin_says_so_and_forgets_the_digits(void **state)
{
    Bench *b = *state;
    corner(b, 10, 5, 200);
    type(b, "4829");
    assert_true(b->has_asked);
    assert_string_equal(b->app.staff.pin, "4829");
    give(b, (Event){.kind = EVENT_STAFF, .staff = STAFF_WRONG});
    assert_int_equal(b->app.place.view, VIEW_PIN);
    assert_int_equal(b->app.staff.pin_state, PIN_WRONG);
    assert_string_equal(b->app.staff.pin, "");
}

static void nothing_can_be_typed_while_it_is_locked(void **state)
{
    Bench *b = *state;
    corner(b, 10, 5, 200);
    b->news.locked_ms = 300000;
    type(b, "482915");
    assert_false(b->has_asked);
    assert_int_equal(b->app.staff.pin_len, 0);
    assert_true(app_deadline(&b->app) <= 1000);
}

static void an_answer_nobody_waits_for_opens_nothing(void **state)
{
    Bench *b = *state;
    give(b, (Event){.kind = EVENT_STAFF, .staff = STAFF_RIGHT});
    assert_int_equal(b->app.place.view, VIEW_ATTRACT);
    corner(b, 10, 5, 200);
    give(b, (Event){.kind = EVENT_STAFF, .staff = STAFF_RIGHT});
    assert_int_equal(b->app.place.view, VIEW_PIN);
    type(b, "4829");
    act_on(b, (Action){.kind = ACTION_BACK});
    give(b, (Event){.kind = EVENT_STAFF, .staff = STAFF_RIGHT});
    assert_int_equal(b->app.place.view, VIEW_MAP);
}

static void the_pad_goes_by_itself_and_the_visit_is_still_there(void **state)
{
    Bench *b = *state;
    act_on(b, (Action){.kind = ACTION_START, .a = -1});
    wait_ms(b, 300); /* a second tap at once would be one that bounced */
    act_on(b, (Action){.kind = ACTION_CARD_ADD, .a = 2});
    corner(b, 10, 5, 200);
    type(b, "48");
    wait_ms(b, STAFF_PAD_MS);
    assert_int_equal(b->app.place.view, VIEW_CARD);
    assert_int_equal(b->app.visit.count, 1);
    assert_int_equal(b->app.staff.pin_len, 0);
    corner(b, 10, 5, 200);
    act_on(b, (Action){.kind = ACTION_OPEN, .a = VIEW_HELP});
    assert_int_equal(b->app.place.view, VIEW_HELP);
    wait_ms(b, 300);
    act_on(b, (Action){.kind = ACTION_BACK}); /* not to the pad */
    assert_int_equal(b->app.place.view, VIEW_CARD);
}

static void the_right_pin_ends_the_visit_and_leaving_leaves_nothing(void **state)
{
    Bench *b = *state;
    act_on(b, (Action){.kind = ACTION_START, .a = -1});
    act_on(b, (Action){.kind = ACTION_CARD_ADD, .a = 2});
    come_in(b);
    assert_int_equal(b->app.visit.count, 0);
    act_on(b, (Action){.kind = ACTION_STAFF_LEAVE});
    App fresh = app_initial(&b->world);
    assert_memory_equal(&b->app, &fresh, sizeof fresh);
    come_in(b);
    wait_ms(b, STAFF_IDLE_MS);
    assert_memory_equal(&b->app, &fresh, sizeof fresh);
    come_in(b);
    give(b, (Event){.kind = EVENT_KEY, .key = KEY_HOME});
    assert_int_equal(b->app.place.view, VIEW_MAP);
    assert_false(b->app.staff.is_in);
}

static void open_screen(Bench *b, ViewId view)
{
    act_on(b, (Action){.kind = ACTION_STAFF_OPEN, .a = (int16_t)view});
    assert_int_equal(b->app.place.view, view);
}

static void no_touch_counts_while_the_glass_is_cleaned(void **state)
{
    Bench *b = *state;
    come_in(b);
    open_screen(b, VIEW_CLEAN);
    act_on(b, (Action){.kind = ACTION_STAFF_CLEAN, .a = 30});
    for (int i = 0; i < 29; i++) {
        act_on(b, (Action){.kind = ACTION_STAFF_LEAVE});
        give(b, (Event){.kind = EVENT_DOWN, .finger = i, .x = 30 * i, .y = 30});
        give(b, (Event){.kind = EVENT_KEY, .key = KEY_HOME});
        assert_int_equal(b->app.place.view, VIEW_CLEAN);
        assert_int_equal(b->app.contacts.count, 0);
        wait_ms(b, 900);
    }
    assert_true(b->app.staff.clean_ms > 0);
    wait_ms(b, 5000);
    assert_int_equal(b->app.staff.clean_ms, 0);
    act_on(b, (Action){.kind = ACTION_STAFF_LEAVE});
    assert_int_equal(b->app.place.view, VIEW_ATTRACT);
}

static void nobody_is_sent_away_while_cleaning(void **state)
{
    Bench *b = *state;
    come_in(b);
    open_screen(b, VIEW_CLEAN);
    wait_ms(b, STAFF_IDLE_MS - 1000);
    act_on(b, (Action){.kind = ACTION_STAFF_CLEAN, .a = 60});
    for (int i = 0; i < 60; i++) {
        assert_true(app_deadline(&b->app) <= 1000);
        wait_ms(b, 1000);
    }
    wait_ms(b, 10000);
    assert_int_equal(b->app.place.view, VIEW_CLEAN);
    act_on(b, (Action){.kind = ACTION_STAFF_CLEAN, .a = 9999}); /* no lock without an end */
    assert_int_equal(b->app.staff.clean_ms, 60000);
}

static int cells(const Bench *b)
{
    int count = 0;
    for (int r = 0; r < TEST_ROWS; r++)
        for (uint64_t bits = b->app.staff.test.rows[r]; bits; bits &= bits - 1)
            count++;
    return count;
}

static void the_screen_test_sees_where_fingers_were_and_where_not(void **state)
{
    Bench *b = *state;
    int columns, rows;
    staff_test_grid(&b->world.screen, &columns, &rows);
    come_in(b);
    open_screen(b, VIEW_TOUCH_TEST);
    show(b, (Action){0});
    b->scene.target_count = 0;
    int before = cells(b);
    give(b, (Event){.kind = EVENT_DOWN, .finger = 7, .x = 0, .y = 5});
    give(b, (Event){.kind = EVENT_DOWN, .finger = 8, .x = 1919, .y = 1079});
    give(b, (Event){.kind = EVENT_MOVE, .finger = 7, .x = 1919, .y = 5}); /* one report for the whole way */
    assert_int_equal(cells(b) - before, columns + 1);
    assert_int_equal(b->app.staff.test.most, 2);
    give(b, (Event){.kind = EVENT_UP, .finger = 7, .x = 1919, .y = 5});
    give(b, (Event){.kind = EVENT_UP, .finger = 8, .x = 1919, .y = 1079});
    for (int i = 0; i < TEST_FINGERS; i++)
        assert_false(b->app.staff.test.fingers[i].is_down);
    give(b, (Event){.kind = EVENT_DOWN, .finger = 1, .x = -50, .y = 5000}); /* outside: no cell, no crash */
    assert_int_equal(cells(b) - before, columns + 1);
}

static void the_ruler_goes_by_tenths_of_an_inch(void **state)
{
    Bench *b = *state;
    come_in(b);
    open_screen(b, VIEW_RULER);
    act_on(b, (Action){.kind = ACTION_STAFF_KEEP}); /* nothing was changed */
    assert_int_equal(b->effects.count, 0);
    act_on(b, (Action){.kind = ACTION_STAFF_MEASURE, .a = -10});
    act_on(b, (Action){.kind = ACTION_STAFF_MEASURE, .a = 1});
    assert_int_equal(staff_diagonal(&b->app), 231);
    show(b, (Action){.kind = ACTION_STAFF_KEEP});
    tap(b, 900, 550);
    assert_int_equal(b->effects.items[0], EFFECT_MEASURED);
    b->news.has_diagonal = true;
    show(b, (Action){.kind = ACTION_STAFF_KEEP});
    tap(b, 900, 550);
    assert_int_equal(b->effects.count, 0);
    for (int i = 0; i < 200; i++)
        act_on(b, (Action){.kind = ACTION_STAFF_MEASURE, .a = -10});
    assert_int_equal(staff_diagonal(&b->app), DIAGONAL_LEAST);
}

static void signing_asks_first_and_only_where_pages_are_reviewed(void **state)
{
    Bench *b = *state;
    b->world.site.reviewer_count = 2;
    come_in(b);
    open_screen(b, VIEW_STAFF_TIPS);
    act_on(b, (Action){.kind = ACTION_STAFF_PAGE, .a = 3});
    act_on(b, (Action){.kind = ACTION_STAFF_SIGNER, .a = 1});
    assert_int_equal(b->app.place.is_sure, 0);
    open_screen(b, VIEW_STAFF_CONTENT);
    act_on(b, (Action){.kind = ACTION_STAFF_PAGE, .a = 3});
    act_on(b, (Action){.kind = ACTION_STAFF_SIGN}); /* nobody was asked */
    assert_int_equal(b->effects.count, 0);
    act_on(b, (Action){.kind = ACTION_STAFF_SIGNER, .a = 1});
    act_on(b, (Action){.kind = ACTION_STAFF_SIGNER, .a = -1});
    act_on(b, (Action){.kind = ACTION_STAFF_SIGN});
    assert_int_equal(b->effects.count, 0);
    act_on(b, (Action){.kind = ACTION_STAFF_SIGNER, .a = 1});
    show(b, (Action){.kind = ACTION_STAFF_SIGN});
    tap(b, 900, 550);
    assert_int_equal(b->effects.items[0], EFFECT_SIGN);
    assert_int_equal(b->app.staff.signer, 1);
}

static Action random_action(const Bench *b)
{
    Action action;
    do {
        action = (Action){(uint16_t)(rand() % ACTION_KIND_COUNT), (int16_t)(rand() % 60 - 1), (int16_t)(rand() % 5)};
    } while (!act_is_valid(&b->world, action));
    return action;
}

static void random_event(Bench *b)
{
    if (rand() % 3 == 0)
        show(b, random_action(b));
    if (rand() % 200 == 0)
        corner(b, rand() % 2 ? 10 : 1910, 5, 50);
    if (rand() % 2) { /* else hardly any action would be carried out */
        act_on(b, random_action(b));
        return;
    }
    bool is_corner = rand() % 2;
    give(b, (Event){.kind = (EventKind)(rand() % (EVENT_WORLD + 1)),
                    .elapsed_ms = (uint32_t)(rand() % 200),
                    .finger = rand() % 3,
                    .x = is_corner ? rand() % 60 : rand() % 1920,
                    .y = is_corner ? rand() % 60 : rand() % 1080,
                    .key = (Key)(rand() % 8),
                    .is_repeat = rand() % 4 == 0,
                    .staff = STAFF_WRONG});
}

/* Whatever a visitor does, and with any action there is: without the right PIN nobody is in. */
static void no_hands_come_in_by_chance(void **state)
{
    Bench *b = *state;
    int seen = 0;
    b->news.can_reload = true;
    b->world.site.reviewer_count = 2;
    srand(11);
    for (int i = 0; i < 200000; i++) {
        random_event(b);
        seen += b->app.place.view == VIEW_PIN;
        assert_false(b->app.staff.is_in);
        assert_true(b->app.place.view == VIEW_PIN || !view_is((ViewId)b->app.place.view, SCREEN_IS_STAFF));
    }
    assert_true(seen > 0);
    assert_false(b->has_set);
}

/* And staff break nothing there, whatever they do. */
static void random_hands_of_staff_break_nothing(void **state)
{
    Bench *b = *state;
    int seen = 0;
    b->news.can_reload = true;
    b->world.site.reviewer_count = 2;
    srand(12);
    for (int i = 0; i < 200000; i++) {
        random_event(b);
        seen += b->app.staff.is_in;
        if (b->app.staff.pin_state == PIN_CHECKING)
            give(b, (Event){.kind = EVENT_STAFF, .staff = STAFF_RIGHT});
        if (!b->app.staff.is_in && rand() % 50 == 0) {
            b->app = app_initial(&b->world);
            come_in(b);
        }
    }
    assert_true(seen > 1000);
    assert_true(b->has_set);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(five_touches_open_the_pad_from_either_corner),
        CASE(slow_mixed_or_pressing_touches_do_not),
        CASE(a_kiosk_without_a_pin_has_no_pad),
        CASE(a_wrong_pin_says_so_and_forgets_the_digits),
        CASE(nothing_can_be_typed_while_it_is_locked),
        CASE(an_answer_nobody_waits_for_opens_nothing),
        CASE(the_pad_goes_by_itself_and_the_visit_is_still_there),
        CASE(the_right_pin_ends_the_visit_and_leaving_leaves_nothing),
        CASE(no_touch_counts_while_the_glass_is_cleaned),
        CASE(nobody_is_sent_away_while_cleaning),
        CASE(the_screen_test_sees_where_fingers_were_and_where_not),
        CASE(the_ruler_goes_by_tenths_of_an_inch),
        CASE(signing_asks_first_and_only_where_pages_are_reviewed),
        CASE(no_hands_come_in_by_chance),
        CASE(random_hands_of_staff_break_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
