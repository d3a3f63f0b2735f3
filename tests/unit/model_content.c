/* A good pack is read completely; model_bad_content.c has the bad ones. */
#include <unistd.h>

#include "../support/pack.h"
#include "../support/test.h"
#include "model/content.h"

typedef struct Fixture {
    TestPack pack;
    Content *content;
    Faults faults;
} Fixture;

static int set_up(void **state)
{
    Fixture *f = xcalloc(1, sizeof *f);
    f->pack = pack_make(SOURCE_DIR);
    f->content = content_load(f->pack.content, f->pack.figures, PACK_TODAY, &f->faults);
    for (int i = 0; i < f->faults.count; i++)
        print_error("%s\n", f->faults.items[i].text);
    *state = f;
    return f->content ? 0 : -1;
}

static int tear_down(void **state)
{
    Fixture *f = *state;
    content_destroy(f->content);
    faults_free(&f->faults);
    pack_remove(&f->pack);
    free(f);
    return 0;
}

static const Page *page_of(const Content *c, int language, const char *id)
{
    int page = content_page(c, id);
    assert_true(page >= 0);
    return &c->languages[language].pages[page];
}

static void test_small_pack_has_no_fault(void **state)
{
    const Fixture *f = *state;
    assert_int_equal(f->faults.count, 0);
}

static void test_pack_file(void **state)
{
    const Content *c = ((Fixture *)*state)->content;
    assert_string_equal(c->id, "shoulder");
    assert_string_equal(c->version, "1.2.3");
    assert_string_equal(c->updated, "2026-02-28");
    assert_string_equal(c->dir, ((Fixture *)*state)->pack.content);
    assert_int_equal(c->language_count, 2);
    assert_string_equal(c->languages[1].name, "العربية");
    assert_false(c->languages[0].is_rtl);
    assert_true(c->languages[1].is_rtl);
    assert_int_equal(c->reviewer_count, 2);
    assert_null(c->reviewers[0].name);
    assert_string_equal(c->reviewers[1].on, "2026-02-27");
    assert_int_equal(c->source_count, 2);
    assert_int_equal(c->sources[0].year, 2020);
    assert_true(c->sources[0].is_certain);
    assert_int_equal(c->sources[1].year, 0);
    assert_string_equal(c->sources[1].checked, "memory");
    assert_int_equal(c->roles[ROLE_HELP], content_page(c, "get-help"));
    assert_int_equal(c->roles[ROLE_OTHER_CAUSES], content_page(c, "other-causes"));
}

static void test_map_file(void **state)
{
    const Content *c = ((Fixture *)*state)->content;
    assert_int_equal(c->view_count, 3);
    assert_true(c->views[2].is_mirror);
    assert_string_equal(c->views[2].svg, "left.svg");
    assert_int_equal(c->region_count, 4);
    const Region *top = &c->regions[content_region(c, "top")];
    assert_int_equal(top->shape, SHAPE_AREA);
    assert_int_equal(top->sides, SIDE_BOTH);
    assert_int_equal(top->views, 7);
    assert_int_equal(top->primary_conditions.count, 1);
    assert_int_equal(top->primary_conditions.items[0], content_page(c, "strain"));
    assert_int_equal(top->alerts.items[0], content_page(c, "fracture"));
    assert_int_equal(top->tips.count, 2);
    assert_int_equal(top->anchor_count, 1);
    assert_int_equal(top->anchors[0].view, 0);
    assert_true(top->anchors[0].u_cm == -4.5f && top->anchors[0].v_cm == 2);
    assert_int_equal(c->regions[1].anchor_count, 0);
    /* Left out: the first view that shows the side; both only where one view shows both. */
    assert_int_equal(top->best_view[SIDE_LEFT], content_view(c, "front"));
    assert_int_equal(top->best_view[SIDE_BOTH], content_view(c, "front"));
    assert_int_equal(top->best_view[SIDE_NONE], content_view(c, "front"));
    assert_int_equal(top->best_view[SIDE_MIDDLE], -1);
    assert_int_equal(c->regions[3].best_view[SIDE_NONE], -1);
    assert_int_equal(c->regions[1].sides, SIDE_MIDDLE);
    assert_int_equal(c->regions[1].withheld_techniques.items[0], content_page(c, "thai"));
    assert_int_equal(c->regions[2].shape, SHAPE_ARROW);
    assert_int_equal(c->regions[3].shape, SHAPE_BUTTON);
    assert_int_equal(c->structure_count, 2);
    assert_int_equal(c->structures[1].pages.items[0], content_page(c, "stiff"));
}

static void test_pages(void **state)
{
    const Content *c = ((Fixture *)*state)->content;
    assert_int_equal(c->page_count, 14);
    const Page *strain = page_of(c, 0, "strain");
    assert_int_equal(strain->kind, PAGE_CONDITION);
    assert_int_equal(strain->block_count, 7);
    assert_int_equal(strain->blocks[4].type, BLOCK_COMPARE);
    assert_string_equal(strain->blocks[4].items.items[0], "Ease");
    assert_string_equal(strain->blocks[4].others.items[0], "Cure");
    assert_int_equal(strain->blocks[5].fact_count, 2);
    assert_int_equal(strain->blocks[5].facts[0].level, 2);
    assert_int_equal(strain->blocks[5].facts[0].of, 5);
    assert_int_equal(strain->blocks[5].facts[1].of, 0);
    assert_int_equal(strain->urgent.count, 2);
    assert_int_equal(strain->urgent.items[1].level, URGENT_TODAY);
    assert_int_equal(strain->figure.view, 0);
    assert_int_equal(strain->figure.layer, LAYER_MUSCLES);
    assert_float_equal(strain->figure.focus_v_cm, -2.5f, 1e-6f);
    assert_int_equal(strain->figure.highlight.count, 2);
    assert_null(strain->figure.marks);
    assert_string_equal(strain->review.on, "2026-02-27");
    /* title 1, subtitle 3, summary 3, urgent 4 + 4, blocks 1 + 5 + 2 + 2 + 2 + 2 + 3 + 2, evidence 3 */
    assert_int_equal(strain->word_count, 37);
    const Page *swedish = page_of(c, 1, "swedish");
    assert_int_equal(swedish->figure.view, 2);
    assert_string_equal(swedish->figure.marks, "mark-swedish");
    assert_null(swedish->review.by);
    assert_int_equal(page_of(c, 0, "ease")->figure.view, -1);
    assert_int_equal(page_of(c, 0, "r-water")->when, TIP_AFTER);
    assert_int_equal(page_of(c, 0, "ease")->when, TIP_NONE);
    assert_true(page_of(c, 0, "fracture")->is_emergency);
    for (int i = 1; i < c->page_count; i++)
        assert_true(strcmp(c->languages[0].pages[i - 1].id, c->languages[0].pages[i].id) < 0);
}

static void test_words(void **state)
{
    const Content *c = ((Fixture *)*state)->content;
    const Language *ar = &c->languages[1];
    for (int i = 0; i < STRING_COUNT; i++)
        assert_true(strncmp(ar->strings[i], "Text", 4) == 0);
    assert_string_equal(ar->structure_names[0], "Deltoid");
    assert_string_equal(ar->views[2].right_edge, "Other");
    assert_string_equal(ar->areas[0].both, "Both top");
    assert_null(ar->areas[1].left);
    assert_string_equal(ar->areas[1].withheld, "No **Thai** massage here.");
    assert_null(ar->areas[0].withheld);
    assert_int_equal(ar->areas[0].synonyms.count, 1);
    assert_int_equal(ar->areas[0].urgent.items[0].level, URGENT_SOON);
}

static void test_lookups(void **state)
{
    const Content *c = ((Fixture *)*state)->content;
    assert_int_equal(content_page(c, "nothing"), -1);
    assert_int_equal(content_page(c, ""), -1);
    assert_int_equal(content_region(c, "nothing"), -1);
    assert_int_equal(content_view(c, "left"), 1);
    assert_int_equal(content_view(c, "back"), -1);
    assert_int_equal(content_language(c, "ar"), 1);
    assert_int_equal(content_language(c, "AR"), -1);
    int strain = content_page(c, "strain"), thai = content_page(c, "thai");
    assert_int_equal(content_relevance(c, strain, thai), REL_CAUTION);
    assert_int_equal(content_relevance(c, thai, strain), REL_NONE);
    assert_int_equal(content_relevance(c, content_page(c, "stiff"), thai), REL_AVOID);
}

static void test_tags_as_people_write_them(void **state)
{
    (void)state;
    static Content c = {.language_count = 4,
                        .languages = {{.tag = "en"}, {.tag = "zh-Hans"}, {.tag = "pt"}, {.tag = "pt-BR"}}};
    static const struct {
        const char *tag;
        int found;
    } known[] = {{"en", 0},    {"en-GB", 0},      {"EN_us", 0}, {"zh-Hans", 1}, {"zh-CN", 1},
                 {"zh_SG", 1}, {"zh-hans-CN", 1}, {"pt-BR", 3}, {"pt-PT", 2},   {"zh-TW", -1},
                 {"zh", -1},   {"de", -1},        {"eng", -1},  {"zhx-CN", -1}, {"", -1}};
    for (size_t i = 0; i < ARRAY_LEN(known); i++)
        assert_int_equal(content_language_like(&c, known[i].tag), known[i].found);
    c.languages[0].tag = "zh-Hant";
    assert_int_equal(content_language_like(&c, "zh-HK"), 0);
    assert_int_equal(content_language_like(&c, "zh-CN"), 1);
}

static void test_a_missing_page_is_borrowed(void **state)
{
    (void)state;
    TestPack pack = pack_make(SOURCE_DIR);
    assert_int_equal(unlink(pack_path("%s/ar/pages/ease.json", pack.content)), 0);
    Faults faults = {0};
    Content *c = content_load(pack.content, pack.figures, PACK_TODAY, &faults);
    assert_non_null(c);
    assert_int_equal(faults.count, 1);
    assert_int_equal(faults.items[0].level, FAULT_WARNING);
    const Page *own = page_of(c, 0, "ease"), *lent = page_of(c, 1, "ease");
    assert_ptr_equal(lent->borrowed, &c->languages[0]);
    assert_string_equal(lent->title, own->title);
    assert_null(own->borrowed);
    assert_null(page_of(c, 1, "strain")->borrowed);

    /* a site that starts in a third language, which has the page; one that lacks it itself */
    c->languages[2] = c->languages[0];
    c->languages[2].tag = "es";
    c->language_count = 3;
    content_borrow_from(c, 2);
    assert_ptr_equal(lent->borrowed, &c->languages[2]);
    content_borrow_from(c, 1);
    assert_ptr_equal(lent->borrowed, &c->languages[2]);
    assert_null(page_of(c, 2, "ease")->borrowed);
    content_destroy(c);
    faults_free(&faults);
    pack_remove(&pack);
}

static uint64_t hash_of(const TestPack *pack)
{
    Faults faults = {0};
    Content *c = content_load(pack->content, pack->figures, PACK_TODAY, &faults);
    assert_non_null(c);
    uint64_t hash = c->hash;
    content_destroy(c);
    faults_free(&faults);
    return hash;
}

static void touch_byte(const char *path, const char *find, char with)
{
    size_t len;
    char *bytes = pack_slurp(path, &len);
    char *at = strstr(bytes, find);
    assert_non_null(at);
    *at = with;
    pack_spill(path, bytes, len);
    free(bytes);
}

static void test_hash_covers_every_file(void **state)
{
    const Fixture *f = *state;
    assert_true(hash_of(&f->pack) == f->content->hash);
    uint64_t last = f->content->hash;
    static const struct {
        const char *file, *find;
    } FILES[] = {{"content/pack.json", "Physio"},        {"content/map.json", "\n"},
                 {"content/en/strings.json", "Text"},    {"content/en/areas.json", "Where"},
                 {"content/ar/pages/ease.json", "Ease"}, {"figure/left.svg", "9v9z"}};
    for (int i = 0; i < ARRAY_LEN(FILES); i++) {
        touch_byte(pack_path("%s/%s", f->pack.root, FILES[i].file), FILES[i].find, i == 1 ? ' ' : '1');
        uint64_t now = hash_of(&f->pack);
        assert_true(now != last);
        last = now;
    }
}

static void test_trailing_slash_and_link_to_the_pack(void **state)
{
    const Fixture *f = *state;
    Faults faults = {0};
    const char *link = pack_path("%s/link", f->pack.root);
    assert_int_equal(symlink(f->pack.content, link), 0);
    Content *c = content_load(pack_path("%s/", link), f->pack.figures, PACK_TODAY, &faults);
    assert_non_null(c);
    assert_true(c->hash == f->content->hash);
    content_destroy(c);
    faults_free(&faults);
}

static void assert_only_fault(const char *dir, const char *figures, const char *text)
{
    Faults faults = {0};
    assert_null(content_load(dir, figures, PACK_TODAY, &faults));
    assert_true(faults.count > 0);
    assert_string_equal(faults.items[0].text, text);
    faults_free(&faults);
}

static void test_no_such_folder(void **state)
{
    const Fixture *f = *state;
    assert_only_fault("/nowhere/at-all", f->pack.figures,
                      "/nowhere/at-all:/: cannot open the folder: No such file or directory");
    assert_only_fault("/etc/passwd", f->pack.figures, "/etc/passwd:/: not a folder");
}

/* Warnings that were there before, and errors of others, do not refuse a pack. */
static void test_old_faults_are_not_ours(void **state)
{
    const Fixture *f = *state;
    Faults faults = {0};
    faults_add(&faults, FAULT_ERROR, "of somebody else");
    Content *c = content_load(f->pack.content, f->pack.figures, PACK_TODAY, &faults);
    assert_non_null(c);
    assert_int_equal(faults.count, 1);
    content_destroy(c);
    content_destroy(NULL);
    faults_free(&faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_pack_has_no_fault),
        cmocka_unit_test(test_pack_file),
        cmocka_unit_test(test_map_file),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_lookups),
        cmocka_unit_test(test_tags_as_people_write_them),
        cmocka_unit_test(test_a_missing_page_is_borrowed),
        cmocka_unit_test(test_no_such_folder),
        cmocka_unit_test(test_old_faults_are_not_ours),
        cmocka_unit_test(test_trailing_slash_and_link_to_the_pack),
        cmocka_unit_test(test_hash_covers_every_file),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
