/* What staff have set is never lost by being read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "main/overlay.h"

static char folder[64], path[128], bad[140];

static int set_up(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/hipkiosk-overlay-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/staff.json", folder);
    snprintf(bad, sizeof bad, "%s.bad", path);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(path);
    unlink(bad);
    return rmdir(folder);
}

static void write_file(const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void a_size_is_kept(void **state)
{
    (void)state;
    Overlay overlay;
    Err why;
    overlay_open(&overlay, folder);
    assert_true(overlay_measure(&overlay, 21.5, &why));
    overlay_close(&overlay);
    overlay_open(&overlay, folder);
    assert_float_equal(overlay.diagonal_in, 21.5, 0.001);
    overlay_close(&overlay);
}

static void a_damaged_one_is_put_aside(void **state)
{
    (void)state;
    Overlay overlay;
    Err why;
    write_file("{\"reviews\": [{\"page\": 1}]}");
    overlay_open(&overlay, folder);
    assert_int_equal(overlay.count, 0);
    assert_int_equal(access(bad, F_OK), 0);
    assert_true(overlay_measure(&overlay, 21.5, &why));
    overlay_close(&overlay);
}

/* Too large, not allowed, a disk that fails: whatever is in it may be good. */
static void one_that_cannot_be_read_is_not_written_over(void **state)
{
    (void)state;
    enum { LARGE = 9 << 20 };
    Overlay overlay;
    Err why;
    struct stat st;
    write_file("{}");
    assert_int_equal(truncate(path, LARGE), 0);
    overlay_open(&overlay, folder);
    assert_false(overlay_measure(&overlay, 21.5, &why));
    overlay_close(&overlay);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_size, LARGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_size_is_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_damaged_one_is_put_aside, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_that_cannot_be_read_is_not_written_over, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
