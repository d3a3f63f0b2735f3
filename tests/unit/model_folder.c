/* Reading a folder and nothing outside it, within bounds. */
#include "../support/pack.h"
#include "../support/test.h"
#include "model/content.h"
#include "model/folder.h"

typedef struct Fixture {
    char root[64];
    Folder folder;
    Arena arena;
    Err err;
} Fixture;

static int set_up(void **state)
{
    Fixture *f = xcalloc(1, sizeof *f);
    strcpy(f->root, "/tmp/hipkiosk-folder-XXXXXX");
    assert_non_null(mkdtemp(f->root));
    assert_int_equal(mkdir(pack_path("%s/in", f->root), 0700), 0);
    assert_int_equal(mkdir(pack_path("%s/inside-too", f->root), 0700), 0);
    pack_spill(pack_path("%s/in/a.json", f->root), "abc", 3);
    pack_spill(pack_path("%s/in/empty.json", f->root), "", 0);
    pack_spill(pack_path("%s/out.json", f->root), "out", 3);
    pack_spill(pack_path("%s/inside-too/x.json", f->root), "out", 3);
    assert_true(folder_open(&f->folder, pack_path("%s/in", f->root), 10, &f->err));
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *f = *state;
    folder_close(&f->folder);
    arena_free(&f->arena);
    int result = pack_remove_tree(f->root);
    free(f);
    return result;
}

static const char *read_fails(Fixture *f, const char *name)
{
    size_t len;
    assert_null(folder_read(&f->folder, name, 100, &len, &f->err));
    return f->err.text;
}

static void test_reads_a_file(void **state)
{
    Fixture *f = *state;
    size_t len;
    uint64_t before = f->folder.hash;
    char *bytes = folder_read(&f->folder, "a.json", 3, &len, &f->err);
    assert_string_equal(bytes, "abc");
    assert_int_equal(len, 3);
    assert_int_equal(f->folder.budget, 7);
    assert_true(f->folder.hash != before);
    free(bytes);
    bytes = folder_read(&f->folder, "empty.json", 3, &len, &f->err);
    assert_int_equal(len, 0);
    free(bytes);
}

static void test_nothing_outside(void **state)
{
    Fixture *f = *state;
    static const char *const NAMES[] = {"../out.json",     "", "/etc/passwd", "..", "./../out.json",
                                        "x/../../out.json"};
    for (int i = 0; i < ARRAY_LEN(NAMES); i++)
        assert_string_equal(read_fails(f, NAMES[i]), "leads out of the folder");
    /* a neighbour whose name begins like ours is outside */
    assert_int_equal(symlink("../inside-too/x.json", pack_path("%s/in/link.json", f->root)), 0);
    assert_string_equal(read_fails(f, "link.json"), "leads out of the folder");
    assert_int_equal(symlink("..", pack_path("%s/in/up", f->root)), 0);
    assert_string_equal(read_fails(f, "up/out.json"), "leads out of the folder");
    assert_string_equal(read_fails(f, "up"), "leads out of the folder");
}

static void test_only_plain_files(void **state)
{
    Fixture *f = *state;
    assert_int_equal(mkfifo(pack_path("%s/in/pipe", f->root), 0600), 0);
    assert_string_equal(read_fails(f, "pipe"), "not a plain file");
    assert_string_equal(read_fails(f, "."), "leads out of the folder");
    assert_string_equal(read_fails(f, "none"), "no such file");
    assert_string_equal(read_fails(f, "a.json/b"), "Not a directory");
}

static void test_bounds(void **state)
{
    Fixture *f = *state;
    size_t len;
    assert_null(folder_read(&f->folder, "a.json", 2, &len, &f->err));
    assert_string_equal(f->err.text, "larger than 2 bytes");
    for (int i = 0; i < 3; i++)
        free(folder_read(&f->folder, "a.json", 9, &len, &f->err));
    assert_false(f->folder.is_spent);
    assert_string_equal(read_fails(f, "a.json"), "with this file the folder is too large");
    assert_true(f->folder.is_spent);
    assert_string_equal(read_fails(f, "empty.json"), "with this file the folder is too large");
}

static void test_list(void **state)
{
    Fixture *f = *state;
    pack_spill(pack_path("%s/in/.hidden.json", f->root), "", 0);
    pack_spill(pack_path("%s/in/note.txt", f->root), "", 0);
    pack_spill(pack_path("%s/in/a-b.json", f->root), "", 0);
    NameList names;
    int others;
    assert_true(folder_list(&f->folder, ".", ".json", 3, &f->arena, &names, &others, &f->err) == false);
    assert_string_equal(f->err.text, "leads out of the folder");
    folder_close(&f->folder);
    assert_true(folder_open(&f->folder, f->root, 0, &f->err));
    assert_true(folder_list(&f->folder, "in", ".json", 3, &f->arena, &names, &others, &f->err));
    assert_int_equal(names.count, 3);
    assert_int_equal(others, 1);
    assert_string_equal(names.items[0], "a-b.json");
    assert_string_equal(names.items[2], "empty.json");
    assert_false(folder_list(&f->folder, "in", ".json", 2, &f->arena, &names, &others, &f->err));
    assert_string_equal(f->err.text, "more than 2 files");
    assert_int_equal(names.count, 2);
}

/* The pack's own bounds: files beyond 64 MiB, pages beyond 10,000. */
static void test_a_pack_of_65_mib(void **state)
{
    (void)state;
    TestPack pack = pack_make(SOURCE_DIR);
    enum { SIZE = 1 << 20 };
    char *blanks = xcalloc(1, SIZE);
    memset(blanks, ' ', SIZE);
    for (int i = 0; i < 66; i++)
        pack_spill(pack_path("%s/en/pages/z%02d.json", pack.content, i), blanks, SIZE);
    free(blanks);
    Faults faults = {0};
    assert_null(content_load(pack.content, pack.figures, PACK_TODAY, &faults));
    bool is_told = false;
    for (int i = 0; i < faults.count; i++)
        is_told = is_told || strstr(faults.items[i].text, ".json:/: with this file the folder is too large");
    assert_true(is_told);
    faults_free(&faults);
    pack_remove(&pack);
}

static void test_a_pack_of_10001_pages(void **state)
{
    (void)state;
    TestPack pack = pack_make(SOURCE_DIR);
    for (int i = 0; i < 10001 - 14; i++)
        pack_spill(pack_path("%s/en/pages/z%05d.json", pack.content, i), "{", 1);
    Faults faults = {0};
    assert_null(content_load(pack.content, pack.figures, PACK_TODAY, &faults));
    assert_string_equal(faults.items[0].text, "en/pages:/: more than 10000 files");
    assert_true(faults.count <= 11002);
    faults_free(&faults);
    pack_remove(&pack);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_reads_a_file),
        TEST(test_nothing_outside),
        TEST(test_only_plain_files),
        TEST(test_bounds),
        TEST(test_list),
        cmocka_unit_test(test_a_pack_of_65_mib),
        cmocka_unit_test(test_a_pack_of_10001_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
