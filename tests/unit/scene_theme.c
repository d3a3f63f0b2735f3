/* What tells a control apart is seen: DESIGN wants 3:1, in the strong themes 15:1 for text. */
#include "../support/test.h"
#include "scene/theme.h"

static void controls_stand_out_from_every_ground(void **state)
{
    (void)state;
    for (int i = 0; i < THEMES; i++) {
        const Theme *theme = theme_get((ThemeId)i);
        const Color grounds[] = {theme->stage, theme->panel, theme->card};
        for (int k = 0; k < ARRAY_LEN(grounds); k++) {
            assert_true(theme_contrast(theme->card_edge, grounds[k]) >= 3);
            assert_true(theme_contrast(theme->focus, grounds[k]) >= 3);
            assert_true(theme_contrast(theme->soft_ink, grounds[k]) >= (i == THEME_CALM ? 7 : 15));
        }
        assert_true(theme_contrast(theme->leader, theme->card) >= 3); /* a leader in its casing */
    }
}

static Color laid_over(Color veil, Color ground)
{
    unsigned alpha = veil >> 24;
    Color out = 0xFF;
    for (int shift = 16; shift >= 0; shift -= 8)
        out = out << 8 | ((veil >> shift & 0xFF) * alpha + (ground >> shift & 0xFF) * (255 - alpha)) / 255;
    return out;
}

/* The colours are those that most of the drawn muscles and of the dark skin have. */
static void a_chosen_area_is_told_by_its_fill_or_its_outline(void **state)
{
    (void)state;
    const Color muscle = 0xFFB3564B, dark_skin = 0xFF8C5E43;
    for (int i = 0; i < THEMES; i++) {
        const Theme *theme = theme_get((ThemeId)i);
        assert_true(theme_contrast(laid_over(theme->muscle_chosen, muscle), muscle) >= 2);
        assert_true(theme_contrast(laid_over(theme->muscle_hover, muscle), muscle) >= 2);
        Color edge = theme->dark_skin_edge ? theme->dark_skin_edge : theme->chosen_edge;
        Color fill = laid_over(theme->chosen, dark_skin);
        assert_true(theme_contrast(edge, dark_skin) >= 3 || theme_contrast(fill, dark_skin) >= 2);
        assert_true(theme_contrast(edge, fill) >= 3);
    }
}

/* Two grounds that are nearly the same meet at a seam that looks like an accident. */
static void the_figure_and_the_text_have_one_ground(void **state)
{
    (void)state;
    for (int i = 0; i < THEMES; i++)
        assert_int_equal(theme_get((ThemeId)i)->stage, theme_get((ThemeId)i)->panel);
}

/* Also behind the PIN: a colour that a theme leaves out is clear, and nobody sees what is drawn with it. */
static void signs_of_danger_are_seen_in_every_theme(void **state)
{
    (void)state;
    for (int i = 0; i <= THEMES; i++) {
        const Theme *theme = i < THEMES ? theme_get((ThemeId)i) : theme_staff();
        assert_int_equal(theme->sign >> 24, 0xFF);
        assert_true(theme_contrast(theme->sign, theme->urgent_wash) >= 3);
        assert_true(theme->contrast >= 7);
        assert_true(theme_contrast(theme->urgent, theme->urgent_wash) >= theme->contrast);
        assert_true(theme_contrast(theme->ink, theme->panel) >= theme->contrast);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(controls_stand_out_from_every_ground),
                                       cmocka_unit_test(a_chosen_area_is_told_by_its_fill_or_its_outline),
                                       cmocka_unit_test(the_figure_and_the_text_have_one_ground),
                                       cmocka_unit_test(signs_of_danger_are_seen_in_every_theme)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
