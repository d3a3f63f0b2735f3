/* Where words of a glossary stand in texts of every script. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <string.h>

#include "model/glossary.h"

static GlossaryEntry entry(const char *const *forms, int count)
{
    return (GlossaryEntry){.id = "x", .word = "x", .forms = {forms, count}, .text = "x"};
}

static void expect(const char *form, const char *text, int from, int to)
{
    GlossaryEntry one = entry(&form, 1);
    Glossary glossary = {&one, 1};
    GlossaryHit hit = {0, -1, -1};
    int count = glossary_find(&glossary, 1, text, (int)strlen(text), &hit, 1);
    assert_int_equal(count, from >= 0);
    assert_int_equal(hit.from, from);
    assert_int_equal(hit.to, to);
}

static void whole_words_only(void **state)
{
    (void)state;
    expect("nerve", "A nerve is sore", 2, 7);
    expect("nerve", "Nerve.", 0, 5);
    expect("nerve", "nerves unnerve", -1, -1);
    expect("nerve", "(nerve)", 1, 6);
    expect("nerve", "\u201cnerve\u201d", 3, 8);
    expect("tendon", "t\u00e9 tendon\u00e9 tendon", 13, 19);
    expect("nerve", "", -1, -1);
}

static void letters_of_every_script(void **state)
{
    (void)state;
    expect("\u0627\u0644\u0639\u0635\u0628", "\u0627\u0644\u0639\u0635\u0628\u060c", 0,
           10);                                                             /* before an Arabic comma */
    expect("\u0639\u0635\u0628", "\u0627\u0644\u0639\u0635\u0628", -1, -1); /* within a longer word */
    expect("\u795e\u7ecf", "\u5750\u9aa8\u795e\u7ecf\u75db", 6, 12);        /* Chinese has no blanks */
    expect("\u0928\u0938", "\u0928\u0938\u0964", 0, 6);                     /* before a danda */
}

static void soft_hyphens_are_no_letters(void **state)
{
    (void)state;
    expect("Schleimbeutel", "(Schleim\u00adbeutel)", 1, 16);
    expect("beutel", "Schleim\u00adbeutel", -1, -1);
}

static void the_longer_one_and_in_order(void **state)
{
    (void)state;
    static const char *const nerve[] = {"nerve"}, *const sciatic[] = {"sciatic nerve"},
                             *const disc[] = {"disc", "discs"};
    GlossaryEntry entries[] = {entry(nerve, 1), entry(sciatic, 1), entry(disc, 2)};
    Glossary glossary = {entries, 3};
    GlossaryHit hits[4];
    const char *text = "Two discs by the sciatic nerve";
    int len = (int)strlen(text);
    assert_int_equal(glossary_find(&glossary, 7, text, len, hits, 4), 2);
    assert_int_equal(hits[0].entry, 2);
    assert_int_equal(hits[1].entry, 1);
    assert_int_equal(glossary_find(&glossary, 4, text, len, hits, 4), 1); /* only what is wanted */
    assert_int_equal(glossary_find(&glossary, 7, text, len, hits, 1), 1); /* no more than there is room for */
}

static void a_longer_one_takes_the_place_of_all_that_lie_in_it(void **state)
{
    (void)state;
    static const char *const first[] = {"iliotibial"}, *const second[] = {"band"},
                             *const both[] = {"iliotibial band"};
    GlossaryEntry entries[] = {entry(first, 1), entry(second, 1), entry(both, 1)};
    Glossary glossary = {entries, 3};
    GlossaryHit hits[4];
    const char *text = "the iliotibial band";
    assert_int_equal(glossary_find(&glossary, 7, text, (int)strlen(text), hits, 4), 1);
    assert_int_equal(hits[0].entry, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_words_only),
        cmocka_unit_test(letters_of_every_script),
        cmocka_unit_test(soft_hyphens_are_no_letters),
        cmocka_unit_test(the_longer_one_and_in_order),
        cmocka_unit_test(a_longer_one_takes_the_place_of_all_that_lie_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
