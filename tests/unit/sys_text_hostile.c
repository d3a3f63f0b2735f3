/* Text that nobody writes but somebody may send: bounded in time and memory, with the real fonts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/utf8.h"
#include "sys/font.h"

typedef struct Bench {
    Fonts *fonts;
    Shaper shaper;
    TextCache *cache;
} Bench;

static int set_up(void **state)
{
    Bench *b = calloc(1, sizeof *b);
    Err err;
    b->fonts = fonts_create(NULL, 0, &err);
    if (!b->fonts)
        return -1;
    b->shaper = fonts_shaper(b->fonts);
    b->cache = text_cache_create(&b->shaper);
    *state = b;
    return 0;
}

static int tear_down(void **state)
{
    Bench *b = *state;
    text_cache_destroy(b->cache);
    fonts_destroy(b->fonts);
    free(b);
    return 0;
}

/* Of the processor: other tests may run beside this one. */
static double cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static long peak_kb(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/* Lays it out in a column and on one line, draws all of it, and holds both to a bound that leaves an
 * order of magnitude for the sanitizers and a slow machine. */
static const TextLayout *expect_bounded(Bench *b, const char *text, size_t len, double most_ms, long most_mb)
{
    const TextLayout *column = NULL;
    long before_kb = peak_kb();
    double start = cpu_ms();
    for (int one_line = 1; one_line >= 0; one_line--) {
        TextSpec spec = {.text = text,
                         .len = (int)len,
                         .cap_px = 20,
                         .width = one_line ? 0 : 600,
                         .has_markup = true,
                         .is_heading = true};
        column = text_layout(b->cache, &spec);
        assert_true(column->byte_count <=
                    3 * TEXT_MAX_BYTES + 9); /* of bytes that are not UTF-8 each becomes U+FFFD */
        assert_true(column->run_count <= TEXT_MAX_BYTES);
        assert_true(utf8_valid(column->bytes, (size_t)column->byte_count, NULL));
        for (int r = 0; r < column->run_count; r++) {
            const RunMask *mask = fonts_run_mask(b->fonts, &column->runs[r], column->bytes);
            assert_true(mask->w <= TEXT_MAX_WIDTH + 256 && mask->h < 256);
            fonts_trim(b->fonts);
        }
    }
    double ms = cpu_ms() - start;
    long mb = (peak_kb() - before_kb) / 1024;
    print_message("%zu bytes: %.0f ms, %ld MB\n", len, ms, mb);
    assert_true(ms <= most_ms);
    assert_true(mb <= most_mb);
    return column;
}

static char *repeated(const char *piece, size_t times, size_t *len)
{
    size_t each = strlen(piece);
    char *text = malloc(each * times + 1);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * each, piece, each);
    text[each * times] = 0;
    *len = each * times;
    return text;
}

static void a_word_of_a_megabyte(void **state)
{
    static const char *const letters[] = {"a", "ب", "字", "क", "ก", "👍", "\xff", "**"};
    for (int i = 0; i < ARRAY_LEN(letters); i++) {
        size_t len;
        char *text = repeated(letters[i], (1 << 20) / strlen(letters[i]), &len);
        assert_true(expect_bounded(*state, text, len, 20000, 400)->is_cut);
        free(text);
    }
}

static void a_hundred_thousand_bidi_controls(void **state)
{
    static const char *const controls[] = {"\u202e",        "\u202a",        "\u2067",
                                           "\u202eא\u202c", "\u2067x\u2069", "\u200f\u200e"};
    for (int i = 0; i < ARRAY_LEN(controls); i++) {
        size_t len;
        char *text = repeated(controls[i], 100000, &len);
        expect_bounded(*state, text, len, 20000, 200);
        free(text);
    }
}

static void ten_thousand_marks_on_one_letter(void **state)
{
    size_t len;
    char *text = repeated("\u0301", 10000, &len);
    text[0] = 'e'; /* the first mark's bytes: a letter, and a byte that is not UTF-8 */
    const TextLayout *layout = expect_bounded(*state, text, len, 5000, 100);
    assert_true(layout->is_cut);
    assert_true(layout->byte_count <= 2 * (TEXT_MAX_MARKS + 2) + 4);
    free(text);
}

static void every_character_once(void **state)
{
    Bench *b = *state;
    enum { CHUNK = 2048 };
    char *text = malloc(CHUNK * 4);
    long before_kb = peak_kb();
    double start = cpu_ms();
    for (uint32_t first = 0; first < 0x110000; first += CHUNK) {
        size_t len = 0;
        for (uint32_t cp = first; cp < first + CHUNK; cp++)
            if (cp < 0xd800 || cp > 0xdfff)
                len += (size_t)utf8_write(text + len, cp);
        if (!len)
            continue;
        TextSpec spec = {.text = text, .len = (int)len, .cap_px = 14, .width = 900};
        const TextLayout *layout = text_layout(b->cache, &spec);
        assert_true(utf8_valid(layout->bytes, (size_t)layout->byte_count, NULL));
        for (int r = 0; r < layout->run_count; r += 32) /* drawing all takes half a minute */
            fonts_run_mask(b->fonts, &layout->runs[r], layout->bytes);
        fonts_trim(b->fonts);
        text_cache_trim(b->cache);
    }
    double ms = cpu_ms() - start;
    long mb = (peak_kb() - before_kb) / 1024;
    print_message("all of Unicode: %.0f ms, %ld MB\n", ms, mb);
    assert_true(ms <= 120000);
    assert_true(mb <= 600);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_word_of_a_megabyte, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_hundred_thousand_bidi_controls, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ten_thousand_marks_on_one_letter, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_character_once, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
