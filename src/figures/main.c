/* hipkiosk-figures: renders jobs from standard input, answers on standard output. See README.md. */
#include <errno.h>
#include <getopt.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "figures/draw.h"

enum { JOB_CPU_S = 20, KEEP_MB = 500 /* two skin tones at 4K */, MAX_KEYS = 4096 };

#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#define IS_SANITIZED __has_feature(address_sanitizer)
#else
#define IS_SANITIZED 0
#endif

typedef struct Program {
    ArtFolders folders;
    Output output;
    ArtShelf shelf;
    int keep_mb;
    uint64_t keys[MAX_KEYS];
    int key_count;
    int new_count; /* files written in this run */
} Program;

static void limit(__rlimit_resource_t what, rlim_t value)
{
    struct rlimit now;
    if (getrlimit(what, &now) == 0) {
        now.rlim_cur = MIN(value, now.rlim_max);
        setrlimit(what, &now);
    }
}

/* A bad SVG may not take memory or time from the kiosk, nor outlive it. */
static void set_limits(void)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    /* Every thread of librsvg's filters sets aside address space: with many cores, more than allowed. */
    setenv("RAYON_NUM_THREADS", "2", 1);
    mallopt(M_ARENA_MAX, 2);
    if (!IS_SANITIZED) /* which reserves far more than it uses */
        limit(RLIMIT_AS, (rlim_t)1 << 30);
    limit(RLIMIT_CORE, 0);
    if (nice(5) == -1)
        errno = 0;
}

/* The limit counts the whole program's time: it moves on with every job. */
static void limit_job(void)
{
    struct rusage used;
    if (getrusage(RUSAGE_SELF, &used) == 0)
        limit(RLIMIT_CPU, (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + JOB_CPU_S + 1);
}

static bool draw(Program *program, const Job *job, Planes *planes, Err *err)
{
    Art *art = art_open(&program->shelf, &program->folders, job, err);
    if (!art)
        return false;
    JobZone zones[JOB_MAX_ZONES];
    switch (job->kind) {
    case JOB_PICTURE:
        return draw_picture(art, job, planes, err);
    case JOB_ZONES:
        return draw_zones(art, job, planes, err);
    case JOB_ICON:
        return draw_icon(art, job, planes, err);
    case JOB_DRAWING:
        return draw_drawing(art, job, planes, err);
    case JOB_MARKS:
        return draw_marks(art, job, planes, err);
    case JOB_MAP:
        if (*draw_lacking(art, job, zones))
            printf("note %s: no element region-%s\n", job->svg, draw_lacking(art, job, zones));
        return draw_map(art, job, planes, err);
    case JOB_STRUCTURES:
        return draw_structures(art, job, planes, err);
    case JOB_KEEP:
    case JOB_PACK:
        break;
    }
    return err_set(err, "not a job");
}

static void keep(Program *program, uint64_t key)
{
    if (program->key_count < MAX_KEYS)
        program->keys[program->key_count++] = key;
}

static void answer(Program *program, char *line)
{
    Job job;
    Err err = {0};
    if (!job_parse(line, &job, &err)) {
        printf("fail %d %s\n", job.id, err.text);
        return;
    }
    /* Nothing new: the pack is what it was, also if some job fails for ever. */
    if (job.kind == JOB_PACK && program->new_count > 0)
        output_pack(&program->output, job.key, program->keys, program->key_count);
    keep(program, job.key);
    if (job.kind == JOB_KEEP || job.kind == JOB_PACK)
        return;
    if (output_has(&program->output, job.key)) {
        printf("done %d\n", job.id);
        program->new_count++;
        return;
    }
    limit_job();
    Planes *planes = xcalloc(1, sizeof *planes);
    bool is_done = draw(program, &job, planes, &err);
    if (!is_done && !strstr(err.text, job.svg)) {
        Err inner = err;
        err_set(&err, "%s: %.400s", job.svg, inner.text);
    }
    is_done = is_done && output_write(&program->output, job.id, job.key, planes, &err);
    for (char *c = err.text; *c; c++)
        *c = *c == '\n' ? ' ' : *c;
    program->new_count += is_done;
    if (!is_done)
        printf("fail %d %s\n", job.id, err.text);
    output_free(planes);
    free(planes);
}

static int usage(void)
{
    fputs("usage: hipkiosk-figures --assets DIR [--pack DIR] [--cache DIR] [--memory FD] [--keep-mb N] < "
          "jobs\n",
          stderr);
    return 2;
}

static bool read_options(Program *program, int argc, char **argv)
{
    static const struct option OPTIONS[] = {
        {"assets", required_argument, NULL, 'a'},  {"pack", required_argument, NULL, 'p'},
        {"cache", required_argument, NULL, 'c'},   {"memory", required_argument, NULL, 'm'},
        {"keep-mb", required_argument, NULL, 'k'}, {0},
    };
    for (int option; (option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1;) {
        switch (option) {
        case 'a':
            program->folders.assets = optarg;
            break;
        case 'p':
            program->folders.pack = optarg;
            break;
        case 'c':
            program->output.cache = optarg;
            break;
        case 'm':
            program->output.memory = atoi(optarg);
            break;
        case 'k':
            program->keep_mb = atoi(optarg);
            break;
        default:
            return false;
        }
    }
    return optind == argc && program->folders.assets;
}

/* Behind what earlier runs left there: it is in use. */
static void find_memory_end(Output *output)
{
    struct stat st;
    if (output->memory >= 0 && fstat(output->memory, &st) == 0)
        output->memory_end = (uint64_t)st.st_size;
}

static void make_cache(const Output *output)
{
    char path[4096];
    if (!output->cache || snprintf(path, sizeof path, "%s/", output->cache) >= (int)sizeof path)
        return;
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0755); /* a failure shows when the first file is written */
        *slash = '/';
    }
}

int main(int argc, char **argv)
{
    Program *program = xcalloc(1, sizeof *program);
    program->output.memory = -1;
    program->keep_mb = KEEP_MB;
    if (!read_options(program, argc, argv))
        return usage();
    set_limits();
    setvbuf(stdout, NULL, _IOLBF, 0);
    make_cache(&program->output);
    find_memory_end(&program->output);
    char *line = NULL;
    size_t room = 0;
    for (ssize_t len; (len = getline(&line, &room, stdin)) > 0;) {
        line[strcspn(line, "\n")] = '\0';
        if (*line)
            answer(program, line);
    }
    free(line);
    puts("end");
    output_sweep(&program->output, program->keys, program->key_count, program->keep_mb);
    art_close_all(&program->shelf);
    free(program);
    return 0;
}
