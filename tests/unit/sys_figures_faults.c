/* The world goes wrong, the store goes on. */
#include <errno.h>
#include <inttypes.h>
#include <sys/wait.h>
#include <time.h>

#include "../support/figures.h"
#include "../support/test.h"
#include "sys/figures_cache.h"

static int open_descriptors(void)
{
    DIR *dir = opendir("/proc/self/fd");
    int count = 0;
    while (readdir(dir))
        count++;
    closedir(dir);
    return count;
}

static void assert_no_child_left(void)
{
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

/* Requests all jobs with a program, returns how many are given up; asserts nothing is left over. */
static int run(Tiny *tiny, const char *program, const char *cache)
{
    int before = open_descriptors();
    FigureStore *store = figures_create(program, tiny->assets, cache);
    figures_request(store, &tiny->content, &tiny->jobs);
    figures_wait(store);
    int done = 0, total = 0;
    figures_poll(store, &done, &total);
    assert_int_equal(done, total);
    assert_int_equal(figures_fd(store), -1);
    int failed = figures_failed(store), there = 0;
    for (int i = 0; i < tiny->jobs.count; i++) {
        FigureRef ref = tiny_ref(&tiny->jobs.items[i]);
        there += tiny->jobs.items[i].kind == JOB_PICTURE && figures_picture(store, &ref);
    }
    assert_true(failed > 0 || there > 0);
    figures_destroy(store);
    assert_no_child_left();
    assert_int_equal(open_descriptors(), before);
    return failed;
}

/* Writes a shell script that stands for the program; `$REAL` is the true one. */
static char *script(Tiny *tiny, const char *text)
{
    char *path = xcalloc(1, 128);
    snprintf(path, 128, "%s/program", tiny->root);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\nREAL='%s'; ROOT='%s'\n%s\n", tiny->program, tiny->root, text);
    fclose(file);
    chmod(path, 0755);
    return path;
}

static int run_script(const char *text)
{
    Tiny *tiny = tiny_make();
    tiny_add_all(tiny);
    char *program = script(tiny, text);
    int failed = run(tiny, program, tiny->cache);
    free(program);
    tiny_free(tiny);
    return failed;
}

static void a_warm_cache_needs_no_program(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    tiny_add_all(tiny);
    assert_int_equal(run(tiny, tiny->program, tiny->cache), 0);
    assert_int_equal(tiny_count_files(tiny, ".fig"), tiny->jobs.count);
    assert_int_equal(tiny_count_files(tiny, ".pack"), 1);
    assert_int_equal(tiny_count_files(tiny, ".part"), 0);
    for (int round = 0; round < 2; round++) { /* from the pack, then from the files */
        FigureStore *store = tiny_store(tiny);
        assert_int_equal(figures_request(store, &tiny->content, &tiny->jobs), 0);
        assert_int_equal(figures_fd(store), -1);
        FigureRef ref = tiny_ref(&tiny->jobs.items[0]);
        assert_int_equal(figures_picture(store, &ref)->pixels[200 * 400 + 200], 0xffe0c0a0);
        figures_destroy(store);
        char command[256];
        snprintf(command, sizeof command, "rm -f %s/*.pack", tiny->cache);
        assert_int_equal(system(command), 0);
    }
    tiny_free(tiny);
}

static void one_bad_job_spoils_no_other(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    tiny_add_all(tiny);
    tiny_add(tiny, JOB_PICTURE, TINY_FRONT)->layer = LAYER_BONES;     /* no such element */
    strcpy(tiny_add(tiny, JOB_PICTURE, TINY_FRONT)->svg, "none.svg"); /* no such file */
    strcpy(tiny_add(tiny, JOB_PICTURE, TINY_FRONT)->svg, "broken.svg");
    strcpy(tiny_add(tiny, JOB_PICTURE, TINY_FRONT)->svg, "../front.svg");
    strcpy(tiny_add(tiny, JOB_PICTURE, TINY_FRONT)->svg, "a b.svg");
    tiny_add(tiny, JOB_PICTURE, TINY_FRONT)->w = 0;
    tiny_add(tiny, JOB_PICTURE, TINY_FRONT)->w = 100000;
    FigureJob *page = tiny_add(tiny, JOB_PICTURE, TINY_FRONT);
    page->id_count = 1, page->page = 9;
    strcpy(page->ids[0], "structure-nowhere");
    tiny_add(tiny, JOB_ICON, TINY_FRONT)->w = 33;
    assert_int_equal(run(tiny, tiny->program, tiny->cache), 8);
    tiny_free(tiny);
}

/* librsvg is content with an element that draws nothing. */
static void a_picture_that_shows_nothing_is_given_up(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    tiny_add_all(tiny);
    char path[300];
    snprintf(path, sizeof path, "%s/figure/empty.svg", tiny->assets);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 470\"><g id=\"layer-skin\"/></svg>",
          file);
    fclose(file);
    FigureJob *job = tiny_add(tiny, JOB_PICTURE, TINY_FRONT);
    strcpy(job->svg, "empty.svg");
    job->page = 7;
    assert_int_equal(run(tiny, tiny->program, tiny->cache), 1);
    tiny_free(tiny);
}

static void a_region_the_svg_lacks_leaves_the_others(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    Region regions[3] = {tiny->regions[0], tiny->regions[1], {.id = "elbow", .sides = SIDE_BOTH, .views = 7}};
    tiny->content.regions = regions;
    tiny->content.region_count = 3;
    FigureRef ref = tiny_ref(tiny_add(tiny, JOB_ZONES, TINY_FRONT));
    FigureStore *store = tiny_store(tiny);
    BodyMap *maps = xcalloc(TINY_VIEWS, sizeof *maps);
    Err err = {0};
    assert_true(figures_load_maps(store, &tiny->content, maps, &err));
    assert_int_equal(maps[TINY_FRONT].zone_count, 3);
    figures_request(store, &tiny->content, &tiny->jobs);
    figures_wait(store);
    assert_non_null(figures_zone(store, &ref, TINY_BELLY, SIDE_MIDDLE));
    assert_null(figures_zone(store, &ref, 2, SIDE_LEFT));
    tiny_free_maps(maps);
    figures_destroy(store);
    tiny_free(tiny);
}

static void maps_say_why_they_are_not_there(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    tiny->content.views[TINY_LEFT].svg = "broken.svg";
    BodyMap *maps = xcalloc(TINY_VIEWS, sizeof *maps);
    FigureStore *store = tiny_store(tiny);
    Err err = {0};
    assert_false(figures_load_maps(store, &tiny->content, maps, &err));
    assert_non_null(strstr(err.text, "broken.svg"));
    assert_int_equal(maps[TINY_FRONT].zone_count, 0);
    figures_destroy(store);
    store = figures_create("/nonexistent/hipkiosk-figures", tiny->assets, tiny->cache);
    assert_false(figures_load_maps(store, &tiny->content, maps, &err));
    figures_destroy(store);
    tiny_free_maps(maps);
    tiny_free(tiny);
}

static void a_program_that_is_not_there_fails_all_at_once(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    tiny_add_all(tiny);
    assert_int_equal(run(tiny, "/nonexistent/hipkiosk-figures", tiny->cache), tiny->jobs.count);
    tiny_free(tiny);
}

static void a_program_killed_once_is_started_again(void **state)
{
    (void)state;
    assert_int_equal(run_script("[ -e $ROOT/been ] && exec $REAL \"$@\"; touch $ROOT/been; kill -9 $$"), 0);
    assert_int_equal(run_script("[ -e $ROOT/been ] && exec $REAL \"$@\"; touch $ROOT/been\n"
                                "head -n 3 | $REAL \"$@\" | grep -v end; kill -SEGV $$"),
                     0);
}

/* Each job has two goes, then the next one is tried. */
static void a_program_that_always_dies_ends(void **state)
{
    (void)state;
    assert_int_equal(run_script("kill -9 $$"), 10);
    assert_int_equal(run_script("exit 3"), 10);
    assert_int_equal(run_script("echo end"), 10);
}

/* One job that kills it is given up after two goes; all others are there. */
static void a_deadly_job_is_left_out(void **state)
{
    (void)state;
    const char *text = "while read -r line; do case \"$line\" in "
                       "*svg=left.svg*mirror=1*zones*|zones*mirror=1*) kill -9 $$;; "
                       "esac; echo \"$line\" | $REAL \"$@\" | grep -v end; done; echo end";
    assert_int_equal(run_script(text), 1);
}

static void answers_out_of_their_mind_are_ignored(void **state)
{
    (void)state;
    assert_int_equal(
        run_script("[ -e $ROOT/been ] && exec $REAL \"$@\"; touch $ROOT/been\n"
                   "echo done; echo done -1; echo done 99999999999999999999; echo done x; echo fail\n"
                   "echo fail 77 x; echo; echo 'done 0 at 0 0'; echo 'done 1 at 4096 99999999999'\n"
                   "echo 'done 2 at 18446744073709547520 8192'; echo done 3; echo note\n"
                   "head -c 100000 /dev/zero | tr '\\0' x; echo; head -c 5000 /dev/urandom; echo"),
        1); /* job 0: a wrong answer, then none */
}

static void answers_of_jobs_never_done_are_not_believed(void **state)
{
    (void)state;
    assert_int_equal(run_script("i=0; while [ $i -lt 10 ]; do echo done $i; i=$((i+1)); done; echo end"), 10);
}

static void without_a_cache_all_comes_through_memory(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    tiny_add_all(tiny);
    assert_int_equal(run(tiny, tiny->program, ""), 0);
    assert_int_equal(run(tiny, tiny->program, "/proc/no/such/place"), 0);
    assert_int_equal(tiny_count_files(tiny, ""), 0);
    FigureStore *store = figures_create(tiny->program, tiny->assets, "");
    assert_int_equal(figures_request(store, &tiny->content, &tiny->jobs), tiny->jobs.count);
    figures_wait(store);
    /* The same jobs again, one more: only that is rendered, the rest is kept. */
    tiny_add(tiny, JOB_ICON, TINY_FRONT)->w = 31;
    assert_int_equal(figures_request(store, &tiny->content, &tiny->jobs), 1);
    figures_wait(store);
    assert_int_equal(figures_failed(store), 0);
    FigureRef ref = tiny_ref(&tiny->jobs.items[0]);
    assert_int_equal(figures_picture(store, &ref)->pixels[200 * 400 + 200], 0xffe0c0a0);
    tiny->jobs.count = 0;
    assert_int_equal(figures_request(store, &tiny->content, &tiny->jobs), 0);
    assert_null(figures_picture(store, &ref));
    figures_destroy(store);
    tiny_free(tiny);
}

static void a_cache_that_takes_no_file_falls_back_to_memory(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    tiny_add_all(tiny);
    mkdir(tiny->cache, 0755);
    char *program = script(tiny, "case \"$*\" in *--memory*) ;; *) exit 9;; esac\n"
                                 "exec $REAL --assets \"$2\" --cache /dev/full --memory 3");
    assert_int_equal(run(tiny, program, tiny->cache), 0);
    free(program);
    tiny_free(tiny);
}

typedef struct Damage {
    const char *what;
    off_t truncate_to; /* -1: not */
    off_t at;          /* -1: no byte changed */
} Damage;

static void damage_files(const Tiny *tiny, const char *ending, const Damage *damage)
{
    DIR *dir = opendir(tiny->cache);
    for (struct dirent *item; (item = readdir(dir));) {
        if (!strstr(item->d_name, ending))
            continue;
        int fd = openat(dirfd(dir), item->d_name, O_RDWR);
        assert_true(fd >= 0);
        if (damage->truncate_to >= 0)
            assert_int_equal(ftruncate(fd, damage->truncate_to), 0);
        uint8_t byte = 0;
        if (damage->at >= 0 && pread(fd, &byte, 1, damage->at) == 1) {
            byte ^= 0x41;
            assert_int_equal(pwrite(fd, &byte, 1, damage->at), 1);
        }
        close(fd);
    }
    closedir(dir);
}

static void damaged_files_are_rendered_again(void **state)
{
    (void)state;
    static const Damage DAMAGES[] = {
        {"empty", 0, -1},           {"a few bytes", 7, -1},    {"half a header", 39, -1},
        {"cut short", 600, -1},     {"other magic", -1, 0},    {"other version", -1, 8},
        {"more planes", -1, 12},    {"other key", -1, 16},     {"other size", -1, 24},
        {"other checksum", -1, 32}, {"plane's x", -1, 40},     {"plane's width", -1, 48},
        {"plane's form", -1, 60},   {"plane's place", -1, 66},
    };
    Tiny *tiny = tiny_make();
    tiny_add_all(tiny);
    assert_int_equal(run(tiny, tiny->program, tiny->cache), 0);
    for (int i = 0; i < ARRAY_LEN(DAMAGES); i++) {
        damage_files(tiny, ".pack", &DAMAGES[i]);
        damage_files(tiny, ".fig", &DAMAGES[i]);
        FigureStore *store = tiny_store(tiny);
        if (i < 13) /* the 14th: a pack's table ends earlier, its files are whole */
            assert_int_equal(figures_request(store, &tiny->content, &tiny->jobs), tiny->jobs.count);
        else
            figures_request(store, &tiny->content, &tiny->jobs);
        figures_wait(store);
        assert_int_equal(figures_failed(store), 0);
        figures_destroy(store);
        store = tiny_store(tiny);
        assert_int_equal(figures_request(store, &tiny->content, &tiny->jobs), 0);
        figures_destroy(store);
    }
    tiny_free(tiny);
}

static void a_damaged_map_is_no_bug(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    BodyMap *maps = xcalloc(TINY_VIEWS, sizeof *maps);
    FigureStore *store = tiny_store(tiny);
    Err err = {0};
    assert_true(figures_load_maps(store, &tiny->content, maps, &err));
    BodyMap good = maps[TINY_FRONT];
    maps[TINY_FRONT] = (BodyMap){0};
    damage_files(tiny, ".fig", &(Damage){"cells", -1, 200});
    damage_files(tiny, ".fig", &(Damage){"which zones have cells", -1, 136});
    assert_true(figures_load_maps(store, &tiny->content, maps, &err));
    assert_memory_equal(maps[TINY_FRONT].zones, good.zones, sizeof good.zones);
    assert_memory_equal(maps[TINY_FRONT].cells, good.cells, (size_t)good.w * (size_t)good.h);
    bodymap_free(&good);
    figures_destroy(store);
    tiny_free_maps(maps);
    tiny_free(tiny);
}

/* The second half becomes zero, as after a power cut. The heads stay whole. */
static void lose_pixels(const Tiny *tiny, const char *ending)
{
    DIR *dir = opendir(tiny->cache);
    for (struct dirent *item; (item = readdir(dir));) {
        struct stat st;
        if (!strstr(item->d_name, ending))
            continue;
        int fd = openat(dirfd(dir), item->d_name, O_RDWR);
        assert_true(fd >= 0 && fstat(fd, &st) == 0);
        char zeros[4096] = {0};
        for (off_t at = st.st_size / 2; at < st.st_size; at += (off_t)sizeof zeros)
            assert_true(pwrite(fd, zeros, (size_t)MIN((off_t)sizeof zeros, st.st_size - at), at) > 0);
        close(fd);
    }
    closedir(dir);
}

static void lost_pixels_are_seen_and_drawn_again(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    FigureRef ref = tiny_ref(tiny_add(tiny, JOB_PICTURE, TINY_FRONT));
    assert_int_equal(run(tiny, tiny->program, tiny->cache), 0);
    lose_pixels(tiny, ".fig");
    FigureStore *store = tiny_store(tiny);
    assert_int_equal(figures_request(store, &tiny->content, &tiny->jobs), 0);
    assert_null(figures_picture(store, &ref)); /* looked at when it is first wanted */
    assert_true(figures_mend(store));
    figures_wait(store);
    assert_int_equal(figures_picture(store, &ref)->pixels[200 * 400 + 200], 0xffe0c0a0);
    assert_int_equal(figures_failed(store), 0);
    assert_false(figures_mend(store));
    figures_destroy(store);
    store = tiny_store(tiny); /* the file was mended too */
    figures_request(store, &tiny->content, &tiny->jobs);
    assert_non_null(figures_picture(store, &ref));
    figures_destroy(store);
    tiny_free(tiny);
}

static void a_stopped_program_is_replaced(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    tiny_add_all(tiny);
    char *program = script(tiny, "mkdir $0.once 2>/dev/null && kill -STOP $$\nexec $REAL \"$@\"");
    time_t start = time(NULL);
    assert_int_equal(run(tiny, program, tiny->cache), 0);
    assert_true(time(NULL) - start < 20);
    free(program);
    tiny_free(tiny);
}

static void odd_things_in_the_cache_are_not_opened(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    char path[200];
    FigureMapping mapping;
    Err err = {0};
    mkdir(tiny->cache, 0755);
    snprintf(path, sizeof path, "%s/%016x.fig", tiny->cache, 1);
    assert_int_equal(mkfifo(path, 0644), 0);
    assert_false(figures_cache_map(tiny->cache, 1, FIGURE_FORM_PICTURE, 1, &mapping, &err));
    assert_true(err.text[0] != '\0');
    snprintf(path, sizeof path, "%s/%016x.fig", tiny->cache, 2);
    assert_int_equal(symlink("/etc/passwd", path), 0);
    assert_false(figures_cache_map(tiny->cache, 2, FIGURE_FORM_PICTURE, 1, &mapping, &err));
    snprintf(path, sizeof path, "%s/%016x.fig", tiny->cache, 3);
    assert_int_equal(mkdir(path, 0755), 0);
    assert_false(figures_cache_map(tiny->cache, 3, FIGURE_FORM_PICTURE, 1, &mapping, &err));
    assert_false(figures_cache_map(tiny->cache, 4, FIGURE_FORM_PICTURE, 1, &mapping, &err));
    assert_string_equal(err.text, ""); /* not there is no fault */
    tiny_free(tiny);
}

static void a_changed_svg_is_drawn_anew(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    char command[400];
    snprintf(command, sizeof command, "cp -r %s %s/assets", tiny->assets, tiny->root);
    assert_int_equal(system(command), 0);
    snprintf(tiny->assets, sizeof tiny->assets, "%s/assets", tiny->root);
    FigureRef ref = tiny_ref(tiny_add(tiny, JOB_PICTURE, TINY_FRONT));
    FigureStore *store = tiny_store(tiny);
    assert_int_equal(figures_request(store, &tiny->content, &tiny->jobs), 1);
    figures_wait(store);
    snprintf(command, sizeof command, "sed -i s/e0c0a0/123456/ %s/figure/front.svg", tiny->assets);
    assert_int_equal(system(command), 0);
    assert_int_equal(figures_request(store, &tiny->content, &tiny->jobs), 1);
    figures_wait(store);
    assert_int_equal(figures_picture(store, &ref)->pixels[200 * 400 + 200], 0xff123456);
    figures_destroy(store);
    tiny_free(tiny);
}

static void a_new_request_ends_the_old_one(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    tiny_add_all(tiny);
    char *program = script(tiny, "case $(head -c 4) in keep|pict|zone) exec sleep 1000;; esac");
    int before = open_descriptors();
    FigureStore *store = figures_create(program, tiny->assets, tiny->cache);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(figures_request(store, &tiny->content, &tiny->jobs), tiny->jobs.count);
        assert_true(figures_fd(store) >= 0);
        assert_false(figures_poll(store, NULL, NULL));
    }
    figures_destroy(store);
    assert_no_child_left();
    assert_int_equal(open_descriptors(), before);
    free(program);
    tiny_free(tiny);
}

static void maps_can_be_loaded_while_figures_are_rendered(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    tiny_add_all(tiny);
    BodyMap *maps = xcalloc(TINY_VIEWS, sizeof *maps);
    FigureStore *store = tiny_store(tiny);
    Err err = {0};
    figures_request(store, &tiny->content, &tiny->jobs);
    assert_true(figures_load_maps(store, &tiny->content, maps, &err));
    figures_wait(store);
    assert_int_equal(figures_failed(store), 0);
    FigureRef ref = tiny_ref(&tiny->jobs.items[0]);
    assert_non_null(figures_picture(store, &ref));
    figures_destroy(store);
    tiny_free_maps(maps);
    tiny_free(tiny);
}

/* How smaps names memory that is shared and no file's. */
#define UNPACKED "/dev/zero (deleted)"

/* The sum of one figure of smaps over all mappings whose line holds `folder`. */
static long mapped_kb(const char *folder, const char *what)
{
    FILE *file = fopen("/proc/self/smaps", "r");
    assert_non_null(file);
    char line[1024];
    bool is_ours = false;
    long sum = 0, kb;
    while (fgets(line, sizeof line, file)) {
        if (strchr(line, '-') && strchr(line, '-') < strchr(line, ' '))
            is_ours = strstr(line, folder) != NULL;
        else if (is_ours && strncmp(line, what, strlen(what)) == 0 &&
                 sscanf(line + strlen(what), ": %ld", &kb) == 1)
            sum += kb;
    }
    fclose(file);
    return sum;
}

static void look_at_all(FigureStore *store, const FigureJobs *jobs)
{
    for (int i = 0; i < jobs->count; i++) {
        FigureRef ref = tiny_ref(&jobs->items[i]);
        if (jobs->items[i].kind == JOB_PICTURE && ref.page < 0)
            assert_int_not_equal(figures_picture(store, &ref)->pixels[200 * 400 + 200], 0xfff5f2ed);
    }
}

static void idle_gives_memory_back_and_keeps_the_pictures(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    tiny_add_all(tiny);
    FigureStore *store = tiny_store(tiny);
    figures_idle(store);
    figures_request(store, &tiny->content, &tiny->jobs);
    figures_wait(store);
    for (int round = 0; round < 2; round++) {
        look_at_all(store, &tiny->jobs);
        assert_true(mapped_kb(UNPACKED, "Rss") > 0);
        figures_idle(store);
        assert_int_equal(mapped_kb(UNPACKED, "Rss"), 0);
        assert_int_equal(mapped_kb(tiny->cache, "Rss"), 0);
    }
    figures_destroy(store);
    figures_destroy(NULL);
    tiny_free(tiny);
}

static void what_is_unpacked_has_a_limit(void **state)
{
    (void)state;
    enum { SIDE = 4096, LIMIT_KB = 96 << 10 };
    Tiny *tiny = tiny_make();
    FigureRef refs[3];
    for (int i = 0; i < ARRAY_LEN(refs); i++) {
        FigureJob *job = tiny_add(tiny, JOB_PICTURE, TINY_FRONT);
        job->w = job->h = SIDE;
        job->px_per_cm *= (float)(i + 1);
        refs[i] = tiny_ref(job);
    }
    FigureStore *store = tiny_store(tiny);
    figures_request(store, &tiny->content, &tiny->jobs);
    figures_wait(store);
    const Picture *last = NULL;
    for (int i = 0; i < ARRAY_LEN(refs); i++) {
        last = figures_picture(store, &refs[i]);
        assert_int_equal(last->w, SIDE);
        figures_idle(store);
        assert_in_range(mapped_kb(UNPACKED, "Size"), SIDE * SIDE * 4 >> 10, LIMIT_KB);
    }
    const uint32_t *pixels = last->pixels;
    assert_ptr_equal(figures_picture(store, &refs[2])->pixels, pixels); /* the one used last is kept */
    assert_int_equal(figures_picture(store, &refs[0])->w, SIDE);        /* the others come back */
    figures_destroy(store);
    assert_int_equal(mapped_kb(UNPACKED, "Size"), 0);
    tiny_free(tiny);
}

static void the_cache_is_swept_of_what_nobody_uses(void **state)
{
    (void)state;
    Tiny *tiny = tiny_make();
    tiny_add_all(tiny);
    char *program = script(tiny, "exec $REAL \"$@\" --keep-mb 0");
    assert_int_equal(run(tiny, program, tiny->cache), 0);
    for (int i = 0; i < tiny->jobs.count; i++)
        tiny->jobs.items[i].px_per_cm *= 1.01f; /* another screen */
    char path[300];
    snprintf(path, sizeof path, "%s/keep.me", tiny->cache);
    FILE *other = fopen(path, "w");
    assert_non_null(other);
    fclose(other);
    snprintf(path, sizeof path, "%s/0123456789abcdef.fig.77.part", tiny->cache);
    FILE *stale = fopen(path, "w");
    assert_non_null(stale);
    fclose(stale);
    struct timespec times[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_int_equal(run(tiny, program, tiny->cache), 0);
    assert_int_equal(tiny_count_files(tiny, ".fig"), tiny->jobs.count);
    assert_int_equal(tiny_count_files(tiny, ".pack"), 1);
    assert_int_equal(tiny_count_files(tiny, ".part"), 0);
    assert_int_equal(tiny_count_files(tiny, "keep.me") + tiny_count_files(tiny, ".me"), 1);
    FigureStore *store = tiny_store(tiny);
    free(program);
    figures_destroy(store);
    tiny_free(tiny);
}

static void the_cache_lies_where_systemd_or_xdg_say(void **state)
{
    (void)state;
    char dir[64];
    setenv("HOME", "/home/k", 1);
    unsetenv("XDG_CACHE_HOME");
    unsetenv("CACHE_DIRECTORY");
    assert_true(figures_cache_dir(NULL, dir, sizeof dir));
    assert_string_equal(dir, "/home/k/.cache/hipkiosk");
    setenv("XDG_CACHE_HOME", "relative", 1);
    assert_true(figures_cache_dir(NULL, dir, sizeof dir));
    assert_string_equal(dir, "/home/k/.cache/hipkiosk");
    setenv("XDG_CACHE_HOME", "/x", 1);
    assert_true(figures_cache_dir(NULL, dir, sizeof dir));
    assert_string_equal(dir, "/x/hipkiosk");
    setenv("CACHE_DIRECTORY", "/var/cache/hipkiosk:/other", 1);
    assert_true(figures_cache_dir(NULL, dir, sizeof dir));
    assert_string_equal(dir, "/var/cache/hipkiosk");
    assert_true(figures_cache_dir("/mine", dir, sizeof dir));
    assert_string_equal(dir, "/mine");
    assert_false(figures_cache_dir("", dir, sizeof dir));
    assert_false(
        figures_cache_dir("/a path that is longer than the room there is for it, by a good deal", dir, 64));
    assert_string_equal(dir, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_warm_cache_needs_no_program),
        cmocka_unit_test(one_bad_job_spoils_no_other),
        cmocka_unit_test(a_picture_that_shows_nothing_is_given_up),
        cmocka_unit_test(a_region_the_svg_lacks_leaves_the_others),
        cmocka_unit_test(maps_say_why_they_are_not_there),
        cmocka_unit_test(a_program_that_is_not_there_fails_all_at_once),
        cmocka_unit_test(a_program_killed_once_is_started_again),
        cmocka_unit_test(a_program_that_always_dies_ends),
        cmocka_unit_test(a_deadly_job_is_left_out),
        cmocka_unit_test(answers_out_of_their_mind_are_ignored),
        cmocka_unit_test(answers_of_jobs_never_done_are_not_believed),
        cmocka_unit_test(without_a_cache_all_comes_through_memory),
        cmocka_unit_test(a_cache_that_takes_no_file_falls_back_to_memory),
        cmocka_unit_test(damaged_files_are_rendered_again),
        cmocka_unit_test(a_damaged_map_is_no_bug),
        cmocka_unit_test(lost_pixels_are_seen_and_drawn_again),
        cmocka_unit_test(a_stopped_program_is_replaced),
        cmocka_unit_test(odd_things_in_the_cache_are_not_opened),
        cmocka_unit_test(a_changed_svg_is_drawn_anew),
        cmocka_unit_test(a_new_request_ends_the_old_one),
        cmocka_unit_test(maps_can_be_loaded_while_figures_are_rendered),
        cmocka_unit_test(idle_gives_memory_back_and_keeps_the_pictures),
        cmocka_unit_test(what_is_unpacked_has_a_limit),
        cmocka_unit_test(the_cache_is_swept_of_what_nobody_uses),
        cmocka_unit_test(the_cache_lies_where_systemd_or_xdg_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
