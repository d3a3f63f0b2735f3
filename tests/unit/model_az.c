/* A-Z in the order and under the letters of each language. */
#include <string.h>

#include "../support/test.h"
#include "model/az.h"

static bool has_all_but_two(const void *self, int page)
{
    (void)self;
    return page != 2;
}

/* The A-Z of areas of these names, as "A: apple, azur; B: bean". */
static void assert_az(const char *tag, const char *const *names, int count, const char *want)
{
    Area areas[16] = {0};
    Region regions[16] = {0};
    static Content content;
    memset(&content, 0, sizeof content);
    for (int i = 0; i < count; i++)
        areas[i].name = names[i];
    content.language_count = 1;
    content.languages[0] = (Language){.tag = tag, .areas = areas};
    content.regions = regions;
    content.region_count = count;
    Arena arena = {0};
    Az az = az_make(&content, 0, NULL, NULL, &arena);
    char got[1024] = "";
    for (int l = 0; l < az.letter_count; l++) {
        strcat(got, l ? "; " : "");
        strcat(got, az.letters[l].label);
        for (int e = 0; e < az.letters[l].count; e++) {
            strcat(got, e ? ", " : ": ");
            strcat(got, az.entries[az.letters[l].first + e].word);
        }
    }
    assert_string_equal(got, want);
    arena_free(&arena);
}

static void test_orders(void **state)
{
    (void)state;
    static const char *const GERMAN[] = {"Zehe", "Äußere Hüfte", "Arnika", "Ober", "Öl", "hüfte"};
    assert_az("de", GERMAN, 6, "A: Arnika, Äußere Hüfte; H: hüfte; O: Ober, Öl; Z: Zehe");
    static const char *const SPANISH[] = {"ñu", "nuca", "ingle", "oso", "Índice", "nzz"};
    assert_az("es", SPANISH, 6, "I: Índice, ingle; N: nuca, nzz; Ñ: ñu; O: oso");
    static const char *const ARABIC[] = {"الورك", "بطن", "الركبة"};
    assert_az("ar", ARABIC, 3, "ب: بطن; ر: الركبة; و: الورك");
    static const char *const CHINESE[] = {"髋部", "大腿", "腰", "臀部"};
    assert_az("zh-Hans", CHINESE, 4, "D: 大腿; K: 髋部; T: 臀部; Y: 腰");
    static const char *const HINDI[] = {"कमर", "ऑपरेशन", "ऐंठन", "अंडकोष", "आराम", "क्वाड", "अकड़न", "ज़ोर", "जोड़"};
    assert_az("hi", HINDI, 9, "अ: अंडकोष, अकड़न; आ: आराम; ऐ: ऐंठन; ऑ: ऑपरेशन; क: कमर, क्वाड; ज: जोड़, ज़ोर");
    static const char *const SIGNS[] = {"“Pulled” muscle", "¿Qué?", "[Ankle]", "(الورك)", "..."};
    assert_az("en", SIGNS, 5, "#: ...; A: [Ankle]; P: “Pulled” muscle; Q: ¿Qué?; Z: (الورك)");
    static const char *const NUMBERS[] = {"5-HT", "Ankle"};
    assert_az("en", NUMBERS, 2, "#: 5-HT; A: Ankle");
}

static void test_other_names_lead_to_titles(void **state)
{
    (void)state;
    static const char *const OTHERS[] = {"bum", "Buttock", "arthritis"};
    Page pages[3] = {{.id = "a", .title = "Buttock", .synonyms = {OTHERS, 3}},
                     {.id = "b", .title = "Warm up", .kind = PAGE_PRACTITIONER_TIP},
                     {.id = "c", .title = "Not here"}};
    static Content content;
    memset(&content, 0, sizeof content);
    content.language_count = 1;
    content.languages[0] = (Language){.tag = "en", .pages = pages};
    content.page_count = 3;
    Arena arena = {0};
    Az az = az_make(&content, 0, has_all_but_two, NULL, &arena);
    assert_int_equal(az.count, 4);
    assert_string_equal(az.entries[0].word, "arthritis");
    assert_string_equal(az.entries[0].see, "Buttock");
    assert_string_equal(az.entries[1].word, "bum");
    assert_string_equal(az.entries[2].word, "Buttock");
    assert_null(az.entries[2].see);
    assert_int_equal(az.letter_count, 3);
    assert_string_equal(az.letters[2].label, ""); /* for therapists, last */
    assert_string_equal(az.entries[az.letters[2].first].word, "Warm up");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_orders),
        cmocka_unit_test(test_other_names_lead_to_titles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
