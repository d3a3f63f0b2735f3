/* Every way a pack can be bad: tests/data/bad/content.txt breaks the small good pack, one case at a
 * time, and says exactly which faults must be told. What its words mean is written at its top. */
#include "../support/pack.h"
#include "../support/test.h"
#include "model/content.h"

typedef struct Case {
    TestPack pack;
    char name[128], path[512], find[2048];
    char *want; /* owned, faults one a line */
} Case;

static void append(char **text, const char *line)
{
    size_t old = strlen(*text), add = strlen(line);
    *text = xrealloc(*text, old + add + 2);
    if (old)
        (*text)[old++] = '\n';
    memcpy(*text + old, line, add + 1);
}

static void replace_first(const char *path, const char *find, const char *with)
{
    size_t len;
    char *bytes = pack_slurp(path, &len), *at = strstr(bytes, find);
    if (!at)
        fail_msg("%s lacks: %s", path, find);
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    fwrite(bytes, 1, (size_t)(at - bytes), out);
    fputs(with, out);
    fputs(at + strlen(find), out);
    assert_int_equal(fclose(out), 0);
    free(bytes);
}

static void drop_arabic(const TestPack *pack)
{
    replace_first(
        pack_path("%s/pack.json", pack->content),
        ",\n    {\n      \"tag\": \"ar\",\n      \"name\": \"العربية\",\n      \"direction\": \"rtl\"\n    }",
        "");
}

/* All faults, one a line, as --check prints them, the temporary folder as {root}. Owned. */
static char *told(const Faults *faults, const char *root)
{
    char *out = xstrdup("");
    for (int i = 0; i < faults->count; i++) {
        char line[2100];
        const char *text = faults->items[i].text;
        bool is_warning = faults->items[i].level == FAULT_WARNING;
        bool is_rooted = strncmp(text, root, strlen(root)) == 0;
        snprintf(line, sizeof line, "%s%s%s", is_warning ? "warning: " : "", is_rooted ? "{root}" : "",
                 text + (is_rooted ? strlen(root) : 0));
        append(&out, line);
    }
    return out;
}

static bool finish(Case *c)
{
    Faults faults = {0};
    Content *content = content_load(c->pack.content, c->pack.figures, PACK_TODAY, &faults);
    char *got = told(&faults, c->pack.root);
    bool ok = strcmp(got, c->want) == 0 && (content == NULL) == (faults.errors > 0);
    if (!ok)
        fprintf(stderr, "--- %s\n    expected:\n%s\n    found:\n%s\n", c->name, c->want, got);
    content_destroy(content);
    faults_free(&faults);
    pack_remove(&c->pack);
    free(got);
    free(c->want);
    return ok;
}

static void begin(Case *c, const char *name)
{
    *c = (Case){.pack = pack_make(SOURCE_DIR), .want = xstrdup("")};
    snprintf(c->name, sizeof c->name, "%s", name);
    if (!strstr(name, "(two languages)"))
        drop_arabic(&c->pack);
}

static void set_path(Case *c, const char *name)
{
    bool is_outside = strncmp(name, "figure/", 7) == 0 || strncmp(name, "outside/", 8) == 0;
    snprintf(c->path, sizeof c->path, "%s/%s%s", c->pack.root, is_outside ? "" : "content/", name);
}

static void fill_file(const char *path, const char *count)
{
    FILE *file = fopen(path, "ab");
    assert_non_null(file);
    for (long i = atol(count); i > 0; i--)
        fputc(' ', file);
    assert_int_equal(fclose(file), 0);
}

/* ¶ stands for a new line of the file. */
static void put_newlines(char *text)
{
    for (char *at; (at = strstr(text, "¶"));) {
        *at = '\n';
        memmove(at + 1, at + strlen("¶"), strlen(at + strlen("¶")) + 1);
    }
}

static void carry_out(Case *c, const char *word, char *rest)
{
    put_newlines(rest);
    if (strcmp(word, "file") == 0)
        set_path(c, rest);
    else if (strcmp(word, "find") == 0)
        snprintf(c->find, sizeof c->find, "%s", rest);
    else if (strcmp(word, "with") == 0)
        replace_first(c->path, c->find, rest);
    else if (strcmp(word, "whole") == 0)
        pack_spill(c->path, rest, strlen(rest));
    else if (strcmp(word, "blanks") == 0)
        fill_file(c->path, rest);
    else if (strcmp(word, "gone") == 0)
        assert_int_equal(pack_remove_tree(c->path), 0);
    else if (strcmp(word, "folder") == 0)
        assert_int_equal(mkdir(c->path, 0700), 0);
    else if (strcmp(word, "pipe") == 0)
        assert_int_equal(mkfifo(c->path, 0700), 0);
    else if (strcmp(word, "link") == 0)
        assert_int_equal(symlink(rest, c->path), 0);
    else if (strcmp(word, "moved") == 0)
        assert_int_equal(rename(c->path, pack_path("%s/%s", c->pack.root, rest)), 0);
    else if (strcmp(word, "fault") == 0)
        append(&c->want, rest);
    else
        fail_msg("content.txt: unknown word %s", word);
}

static void test_every_case(void **state)
{
    (void)state;
    FILE *file = fopen(SOURCE_DIR "/tests/data/bad/content.txt", "r");
    assert_non_null(file);
    char line[4096];
    Case c = {0};
    int cases = 0, failed = 0;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0')
            continue;
        char *rest = line + strcspn(line, " ");
        if (*rest)
            *rest++ = '\0';
        if (strcmp(line, "case") != 0) {
            carry_out(&c, line, rest);
            continue;
        }
        failed += cases++ && !finish(&c);
        begin(&c, rest);
    }
    failed += cases && !finish(&c);
    fclose(file);
    print_message("%d cases\n", cases);
    assert_true(cases > 150);
    assert_int_equal(failed, 0);
}

static void test_hundreds_of_faults_at_once(void **state)
{
    (void)state;
    TestPack pack = pack_make(SOURCE_DIR);
    FILE *file = fopen(pack_path("%s/en/areas.json", pack.content), "wb");
    assert_non_null(file);
    fputs("{", file);
    for (int i = 0; i < 300; i++)
        fprintf(file, "%s\"area-%d\": {}", i ? ", " : "", i);
    fputs("}", file);
    assert_int_equal(fclose(file), 0);
    Faults faults = {0};
    assert_null(content_load(pack.content, pack.figures, PACK_TODAY, &faults));
    assert_int_equal(faults.errors, 4 + 300); /* four areas missing */
    assert_string_equal(faults.items[303].text, "en/areas.json:/area-299: unknown key");
    faults_free(&faults);
    pack_remove(&pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_case),
        cmocka_unit_test(test_hundreds_of_faults_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
