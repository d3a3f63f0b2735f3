/* The card and the check as a value: adding, changing, taking away, limits, and no trace left. */
#include <string.h>

#include "../support/test.h"
#include "app/visit.h"

static const char *const OPTIONS[] = {"a", "b", "c", "d"};
static const Question QUESTIONS[] = {
    {.id = "strength", .kind = QUESTION_SCALE, .max = 10},
    {.id = "since", .kind = QUESTION_ONE, .options = OPTIONS, .option_count = 4},
    {.id = "words",
     .kind = QUESTION_MANY,
     .limit = 2,
     .options = OPTIONS,
     .option_count = 4,
     .offers_check = 1 << 3},
};
static const CardForm CARD = {.max_entries = 3, .questions = QUESTIONS, .question_count = 3};

static const CheckGroup GROUPS[] = {{.level = CHECK_EMERGENCY, .first = 0, .count = 2},
                                    {.level = CHECK_TELL, .first = 2, .count = 1}};
static const CheckForm CHECK = {.groups = GROUPS, .group_count = 2, .row_count = 3};

static void assert_empty(const Visit *visit)
{
    static const Visit none;
    assert_memory_equal(visit, &none, sizeof none);
}

static void test_an_area_is_on_the_card_once_a_side(void **state)
{
    (void)state;
    Visit v = {0};
    assert_int_equal(visit_add(&v, &CARD, 4, SIDE_LEFT), 0);
    assert_int_equal(visit_add(&v, &CARD, 4, SIDE_LEFT), 0);
    assert_int_equal(visit_add(&v, &CARD, 4, SIDE_RIGHT), 1);
    assert_int_equal(visit_add(&v, &CARD, 5, SIDE_MIDDLE), 2);
    assert_int_equal(visit_add(&v, &CARD, 6, SIDE_NONE), -1); /* full */
    assert_int_equal(visit_find(&v, 4, SIDE_RIGHT), 1);
    visit_turn(&v, 0, SIDE_RIGHT); /* is there already */
    assert_int_equal(v.entries[0].side, SIDE_LEFT);
    visit_turn(&v, 0, SIDE_BOTH);
    assert_int_equal(v.entries[0].side, SIDE_BOTH);
}

static void test_what_is_removed_leaves_no_trace(void **state)
{
    (void)state;
    Visit v = {0};
    for (int16_t r = 0; r < 3; r++) {
        visit_add(&v, &CARD, r + 1, SIDE_LEFT);
        visit_answer(&v, &CARD, r, 0, r + 3);
    }
    visit_remove(&v, 0);
    assert_int_equal(v.count, 2);
    assert_int_equal(v.entries[0].region, 2);
    assert_int_equal(visit_number(&v, 0, 0), 4);
    visit_remove(&v, 5); /* there is none: nothing happens */
    visit_remove(&v, 1);
    visit_remove(&v, 0);
    assert_empty(&v);
}

static void test_a_touch_says_changes_and_takes_back(void **state)
{
    (void)state;
    Visit v = {0};
    visit_add(&v, &CARD, 1, SIDE_LEFT);
    assert_int_equal(visit_number(&v, 0, 0), -1);
    visit_answer(&v, &CARD, 0, 0, 0); /* no pain is an answer */
    assert_int_equal(visit_number(&v, 0, 0), 0);
    assert_true(visit_has(&v, &CARD, 0, 0, 0));
    visit_answer(&v, &CARD, 0, 0, 10);
    assert_int_equal(visit_number(&v, 0, 0), 10);
    assert_false(visit_has(&v, &CARD, 0, 0, 0));
    visit_answer(&v, &CARD, 0, 0, 10);
    assert_int_equal(visit_number(&v, 0, 0), -1);

    visit_answer(&v, &CARD, 0, 1, 0);
    visit_answer(&v, &CARD, 0, 1, 2); /* one only: the other goes */
    assert_false(visit_has(&v, &CARD, 0, 1, 0));
    assert_true(visit_has(&v, &CARD, 0, 1, 2));

    assert_true(visit_answer(&v, &CARD, 0, 2, 0));
    assert_true(visit_answer(&v, &CARD, 0, 2, 1));
    assert_false(visit_answer(&v, &CARD, 0, 2, 2)); /* more than two cannot be said */
    assert_false(visit_has(&v, &CARD, 0, 2, 2));
    assert_true(visit_answer(&v, &CARD, 0, 2, 0));
    assert_true(visit_answer(&v, &CARD, 0, 2, 2));
}

static void test_some_words_offer_the_check(void **state)
{
    (void)state;
    Visit v = {0};
    visit_add(&v, &CARD, 1, SIDE_LEFT);
    visit_answer(&v, &CARD, 0, 0, 3); /* a scale's number is no option */
    visit_answer(&v, &CARD, 0, 2, 0);
    assert_false(visit_offers_check(&v, &CARD));
    visit_answer(&v, &CARD, 0, 2, 3);
    assert_true(visit_offers_check(&v, &CARD));
}

static void test_ticks(void **state)
{
    (void)state;
    Visit v = {0};
    assert_int_equal(visit_level(&v, &CHECK), CHECK_LEVEL_COUNT);
    visit_set_tick(&v, 2, TICK_YES);
    assert_int_equal(visit_level(&v, &CHECK), CHECK_TELL);
    visit_set_tick(&v, 1, TICK_NO);
    assert_int_equal(visit_level(&v, &CHECK), CHECK_TELL);
    visit_set_tick(&v, 1, TICK_YES);
    assert_int_equal(visit_tick(&v, 1), TICK_YES);
    assert_int_equal(visit_level(&v, &CHECK), CHECK_EMERGENCY);
    visit_set_tick(&v, 1, TICK_YES);
    assert_int_equal(visit_tick(&v, 1), TICK_NONE);
    visit_set_tick(&v, 2, TICK_YES);
    assert_empty(&v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_area_is_on_the_card_once_a_side),
        cmocka_unit_test(test_what_is_removed_leaves_no_trace),
        cmocka_unit_test(test_a_touch_says_changes_and_takes_back),
        cmocka_unit_test(test_some_words_offer_the_check),
        cmocka_unit_test(test_ticks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
