/* QR codes: what is encoded, and what is not. That phones read them is tested on whole screens. */
#include <string.h>

#include "../support/test.h"
#include "model/qr.h"

static void test_a_code_has_its_three_eyes(void **state)
{
    (void)state;
    static Qr qr;
    assert_true(qr_encode(&qr, "Linke Hüfte: 6 von 10."));
    assert_true(qr.size >= 21 && (qr.size - 17) % 4 == 0);
    const int corners[][2] = {{0, 0}, {qr.size - 7, 0}, {0, qr.size - 7}};
    for (int c = 0; c < 3; c++)
        for (int y = 0; y < 7; y++)
            for (int x = 0; x < 7; x++) {
                bool is_ring = x == 0 || y == 0 || x == 6 || y == 6;
                bool is_heart = x >= 2 && x <= 4 && y >= 2 && y <= 4;
                assert_int_equal(qr_is_dark(&qr, corners[c][0] + x, corners[c][1] + y), is_ring || is_heart);
            }
}

static void test_too_much_or_nothing_is_no_code(void **state)
{
    (void)state;
    static Qr qr;
    char text[QR_MAX_BYTES + 2];
    memset(text, 'x', sizeof text);
    text[QR_MAX_BYTES + 1] = '\0';
    assert_false(qr_encode(&qr, text));
    assert_int_equal(qr.size, 0);
    text[QR_MAX_BYTES] = '\0';
    assert_true(qr_encode(&qr, text));
    assert_false(qr_encode(&qr, ""));
    assert_int_equal(qr.size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_code_has_its_three_eyes),
        cmocka_unit_test(test_too_much_or_nothing_is_no_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
