/* The real fonts of this machine (fonts-inter, fonts-noto-core, fonts-noto-cjk must be installed). */
#include <stdlib.h>
#include <string.h>

#include "../support/test.h"
#include "base/utf8.h"
#include "scene/text_class.h"
#include "sys/font.h"

static Fonts *fonts;
static Shaper shaper;

static int setup(void **state)
{
    (void)state;
    Err err;
    fonts = fonts_create(NULL, 0, &err);
    assert_non_null(fonts);
    shaper = fonts_shaper(fonts);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    fonts_destroy(fonts);
    return 0;
}

static GlyphRun run_of(const char *text, uint32_t script, bool is_rtl, uint8_t font, uint16_t px)
{
    GlyphRun run = {.key = {FACE_REGULAR, font, px}, .is_rtl = is_rtl, .script = script};
    run.len = (uint32_t)strlen(text);
    run.w = (int16_t)((shaper.advance(fonts, run.key, text, (int)run.len, is_rtl, script, NULL) + 32) >> 6);
    return run;
}

static void capitals_are_as_high_as_asked(void **state)
{
    (void)state;
    static const float caps[] = {9, 12, 17.4f, 25, 44, 80};
    for (int f = 0; f < FACE_COUNT; f++) {
        for (int i = 0; i < ARRAY_LEN(caps); i++) {
            uint16_t em = shaper.em_for_cap(fonts, (FontFace)f, caps[i]);
            FontMetrics m = shaper.metrics(fonts, (FontKey){(uint8_t)f, 0, em});
            assert_true(m.cap_height > caps[i] - 0.5f && m.cap_height < caps[i] + 0.5f);
            assert_true(m.ascent > m.cap_height && m.descent > 0);
        }
    }
    /* Drawn so, too: a flat letter's mask, within the pixel that hinting may move. */
    GlyphRun run = run_of("H", TEXT_SCRIPT_LATIN, false, 0, 24);
    const RunMask *mask = fonts_run_mask(fonts, &run, "H");
    assert_in_range(mask->h, 17, 18);
    assert_int_equal(mask->y, -mask->h);
}

static void every_script_finds_its_font(void **state)
{
    (void)state;
    static const uint32_t letters[] = {'a',    0x416,  0x3b1,  0x627,  0x5d0,   0x915,  0x995, 0xb85,
                                       0xe01,  0x1780, 0x4e2d, 0x3042, 0xac00,  0x10d0, 0x531, 0x1200,
                                       0x1e00, 0xe81,  0xf40,  0x1000, 0xc05,   0xc85,  0xd05, 0xd85,
                                       0xa85,  0xa05,  0x2192, 0x2713, 0x1f44d, 0x20ac, 0x1ea0};
    for (int i = 0; i < ARRAY_LEN(letters); i++) {
        assert_true(fonts_has(fonts, letters[i]));
        for (int f = 0; f < FACE_COUNT; f++) {
            uint8_t font = shaper.font_for(fonts, (FontFace)f, letters[i], text_class_script(letters[i]));
            assert_int_equal(font,
                             shaper.font_for(fonts, (FontFace)f, letters[i], text_class_script(letters[i])));
            char bytes[4];
            FontKey key = {(uint8_t)f, font, 24};
            int len = utf8_write(bytes, letters[i]);
            assert_true(shaper.advance(fonts, key, bytes, len, false, text_class_script(letters[i]), NULL) >
                        0);
        }
    }
    assert_int_equal(shaper.font_for(fonts, FACE_REGULAR, 'a', TEXT_SCRIPT_LATIN), 0);
    assert_false(fonts_has(fonts, 0x10fffd));
    assert_int_equal(shaper.font_for(fonts, FACE_REGULAR, 0x10fffd, TEXT_SCRIPT_UNKNOWN), 0);
}

static void han_follows_the_language(void **state)
{
    (void)state;
    static const uint32_t tags[] = {TEXT_TAG('H', 'a', 'n', 's'), TEXT_TAG('H', 'a', 'n', 't'),
                                    TEXT_TAG('J', 'p', 'a', 'n'), TEXT_TAG('K', 'o', 'r', 'e')};
    for (int a = 0; a < ARRAY_LEN(tags); a++)
        for (int b = 0; b < a; b++)
            assert_int_not_equal(shaper.font_for(fonts, FACE_REGULAR, 0x9aa8, tags[a]),
                                 shaper.font_for(fonts, FACE_REGULAR, 0x9aa8, tags[b]));
}

/* What is measured is what is drawn: ink ends within two pixels of the advance, less the letter's own
 * bearing, and grows by exactly the advance of what is put in between. */
static void masks_are_as_wide_as_measured(void **state)
{
    (void)state;
    static const struct {
        const char *one, *two;
        uint32_t script;
        bool is_rtl;
        uint32_t letter;
    } rows[] = {
        {"HH", "HAVATo fish, ~ waffleH", TEXT_SCRIPT_LATIN, false, 'H'},
        {"ךך", "ךבדיקה של רוחבך", TEXT_TAG('H', 'e', 'b', 'r'), true, 0x5d0},
        {"د د", "د التهاب الجراب هو تورم د", TEXT_TAG('A', 'r', 'a', 'b'), true, 0x627},
        {"कक", "कक्षत्रिय राष्ट्रीयक", TEXT_TAG('D', 'e', 'v', 'a'), false, 0x915},
        {"中中", "中请去看医生中", TEXT_TAG('H', 'a', 'n', 'i'), false, 0x4e2d},
        {"กก", "กที่นี่น้ำก", TEXT_TAG('T', 'h', 'a', 'i'), false, 0xe01},
    };
    static const uint16_t sizes[] = {16, 24, 33, 47, 48, 60, 96};
    for (int i = 0; i < ARRAY_LEN(rows); i++) {
        uint8_t font = shaper.font_for(fonts, FACE_REGULAR, rows[i].letter, rows[i].script);
        for (int s = 0; s < ARRAY_LEN(sizes); s++) {
            GlyphRun one = run_of(rows[i].one, rows[i].script, rows[i].is_rtl, font, sizes[s]);
            GlyphRun two = run_of(rows[i].two, rows[i].script, rows[i].is_rtl, font, sizes[s]);
            const RunMask *a = fonts_run_mask(fonts, &one, rows[i].one);
            int aw = a->w, ax = a->x;
            const RunMask *b = fonts_run_mask(fonts, &two, rows[i].two);
            assert_true(a->alpha && b->alpha);
            assert_true(abs(ax - b->x) <= 1);
            assert_true(abs((b->w - aw) - (two.w - one.w)) <= 2);
        }
    }
}

static void ink_left_of_the_pen_is_placed_there(void **state)
{
    (void)state;
    /* An italic j at the start hangs over to the left; its mask must not be pushed right. */
    GlyphRun f = run_of("j", TEXT_SCRIPT_LATIN, false, 0, 96);
    f.key.face = FACE_ITALIC;
    const RunMask *mask = fonts_run_mask(fonts, &f, "j");
    int left = mask->x;
    GlyphRun h = run_of("Hj", TEXT_SCRIPT_LATIN, false, 0, 96);
    h.key.face = FACE_ITALIC;
    const RunMask *longer = fonts_run_mask(fonts, &h, "Hj");
    int hw = shaper.advance(fonts, h.key, "H", 1, false, TEXT_SCRIPT_LATIN, NULL) / 64;
    assert_true(left < 0);
    assert_true(abs(longer->x + longer->w - hw - (left + mask->w)) <= 2);
}

static void masks_are_made_once_and_trimmed(void **state)
{
    (void)state;
    GlyphRun run = run_of("once", TEXT_SCRIPT_LATIN, false, 0, 24);
    const RunMask *mask = fonts_run_mask(fonts, &run, "once");
    fonts_trim(fonts);
    assert_ptr_equal(fonts_run_mask(fonts, &run, "once"), mask);
    run.key.px = 25;
    assert_ptr_not_equal(fonts_run_mask(fonts, &run, "once"), mask);
    GlyphRun blank = run_of("  ", TEXT_SCRIPT_LATIN, false, 0, 24);
    assert_int_equal(fonts_run_mask(fonts, &blank, "  ")->w, 0);
    /* More than the budget, then trimmed: the newest stay, the oldest go. */
    for (uint16_t px = 100; px < 400; px++) {
        GlyphRun big = run_of("WWWWWWWW", TEXT_SCRIPT_LATIN, false, 0, px);
        assert_true(fonts_run_mask(fonts, &big, "WWWWWWWW")->w > 0);
    }
    fonts_trim(fonts);
    GlyphRun last = run_of("WWWWWWWW", TEXT_SCRIPT_LATIN, false, 0, 399);
    assert_true(fonts_run_mask(fonts, &last, "WWWWWWWW")->w > 0);
}

static void emoji_are_coloured_and_of_the_text_size(void **state)
{
    (void)state;
    uint8_t font = shaper.font_for(fonts, FACE_REGULAR, 0x1f44d, TEXT_SCRIPT_EMOJI);
    GlyphRun run = run_of("\xF0\x9F\x91\x8D", TEXT_SCRIPT_COMMON, false, font, 24);
    const RunMask *mask = fonts_run_mask(fonts, &run, "\xF0\x9F\x91\x8D");
    assert_null(mask->alpha);
    assert_non_null(mask->argb);
    assert_in_range(mask->w, 22, 34);
    assert_in_range(mask->h, 22, 34);
    int seen = 0;
    for (int i = 0; i < mask->w * mask->h; i++) {
        uint32_t p = mask->argb[i], a = p >> 24;
        assert_true((p & 255) <= a && (p >> 8 & 255) <= a && (p >> 16 & 255) <= a); /* premultiplied */
        seen += a > 200;
    }
    assert_true(seen > 100);
}

static void the_sites_families_come_first(void **state)
{
    (void)state;
    static const char *const families[] = {"No Such Family", "DejaVu Sans"};
    Err err;
    Fonts *own = fonts_create(families, 2, &err);
    assert_non_null(own);
    Shaper s = fonts_shaper(own);
    assert_int_equal(s.font_for(own, FACE_REGULAR, 'a', TEXT_SCRIPT_LATIN), 0);
    int dejavu = s.advance(own, (FontKey){FACE_REGULAR, 0, 100}, "mmmm", 4, false, TEXT_SCRIPT_LATIN, NULL);
    int inter =
        shaper.advance(fonts, (FontKey){FACE_REGULAR, 0, 100}, "mmmm", 4, false, TEXT_SCRIPT_LATIN, NULL);
    assert_int_not_equal(dejavu, inter);
    assert_int_not_equal(s.font_for(own, FACE_REGULAR, 0x4e2d, TEXT_TAG('H', 'a', 'n', 's')), 0);
    fonts_destroy(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(capitals_are_as_high_as_asked, setup, teardown),
        cmocka_unit_test_setup_teardown(every_script_finds_its_font, setup, teardown),
        cmocka_unit_test_setup_teardown(han_follows_the_language, setup, teardown),
        cmocka_unit_test_setup_teardown(masks_are_as_wide_as_measured, setup, teardown),
        cmocka_unit_test_setup_teardown(ink_left_of_the_pen_is_placed_there, setup, teardown),
        cmocka_unit_test_setup_teardown(masks_are_made_once_and_trimmed, setup, teardown),
        cmocka_unit_test_setup_teardown(emoji_are_coloured_and_of_the_text_size, setup, teardown),
        cmocka_unit_test_setup_teardown(the_sites_families_come_first, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
