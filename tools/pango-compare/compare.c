/* Usage: pango-compare DIFFERENCES FILE...
 *
 * Lays out each paragraph of the files at several widths and sizes with Pango and with our layout,
 * from the same fonts. Lines must hold the same characters in the same visual order and be as wide
 * within a pixel. Known differences are in the file DIFFERENCES, one paragraph a line as
 * `FILE:LINE reason`, each must still be one; docs/text.md explains them. A file holds one paragraph
 * a line; `# lang TAG [rtl]` tells what follows. */
#include "compare.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scene/text_class.h"

static const int WIDTHS[] = {180, 260, 340, 470, 610, 900};
static const int EMS[] = {24, 33};

typedef struct Sides {
    Fonts *ours;
    Theirs *theirs;
} Sides;

typedef struct Tally {
    int paragraphs, layouts, lines, different;
    double worst_width;
} Tally;

bool compare_counts(uint32_t cp)
{
    return !text_class_is_space(cp) && !text_class_is_control(cp) && cp != 0xa0;
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool is_known(const char *known, const char *file, int line)
{
    char key[128];
    snprintf(key, sizeof key, "\n%s:%d ", file, line);
    return strstr(known, key) != NULL;
}

/* NULL if both show the same. */
static const char *difference(const Shown *a, const Shown *b, double *worst_width)
{
    if (a->line_count != b->line_count)
        return "number of lines";
    for (int l = 0; l < a->line_count; l++) {
        const ShownLine *x = &a->lines[l], *y = &b->lines[l];
        if (x->count != y->count)
            return "place of a break";
        if (memcmp(x->order, y->order, (size_t)x->count * sizeof x->order[0]))
            return "order";
        /* Ours are whole pixels, rounded up. */
        double off = fmax(0, fabs(x->width - 0.5 - y->width) - 0.5);
        *worst_width = fmax(*worst_width, off);
        if (off > 1)
            return "width";
    }
    return NULL;
}

static void print_shown(const char *who, const Paragraph *p, const Shown *shown)
{
    printf("  %s:", who);
    for (int l = 0; l < shown->line_count; l++) {
        const ShownLine *line = &shown->lines[l];
        int first = p->len, last = 0;
        for (int i = 0; i < line->count; i++) {
            first = MIN(first, line->order[i]);
            last = MAX(last, line->order[i]);
        }
        for (last++; last < p->len && ((unsigned char)p->text[last] & 0xc0) == 0x80; last++)
            ;
        printf(" [%.*s] %.1f", MAX(0, last - first), p->text + first, line->width);
    }
    puts("");
}

static bool compare(const Sides *sides, const Paragraph *p, const char *file, int line, bool is_known,
                    Tally *tally)
{
    static Shown ours, theirs;
    ours_show(sides->ours, p, &ours);
    theirs_show(sides->theirs, p, &theirs);
    tally->layouts++;
    tally->lines += theirs.line_count;
    double worst = 0;
    const char *what = difference(&ours, &theirs, &worst);
    if (!what) {
        tally->worst_width = fmax(tally->worst_width, worst);
        return true;
    }
    if (!is_known) {
        printf("%s:%d: %s differs (%d px wide, em %d)\n", file, line, what, p->width, p->em);
        print_shown("ours ", p, &ours);
        print_shown("Pango", p, &theirs);
    }
    return false;
}

/* False if a difference is not known, or a known one is gone. */
static bool compare_paragraph(const Sides *sides, Paragraph *p, const char *file, int line, const char *known,
                              Tally *tally)
{
    bool is_listed = is_known(known, file, line), is_same = true;
    for (int w = 0; w < ARRAY_LEN(WIDTHS); w++) {
        for (int e = 0; e < ARRAY_LEN(EMS); e++) {
            p->width = WIDTHS[w];
            p->em = EMS[e];
            is_same &= compare(sides, p, file, line, is_listed, tally);
        }
    }
    tally->paragraphs++;
    tally->different += !is_same;
    if (is_same && is_listed)
        printf("%s:%d: is listed as a difference but is none\n", file, line);
    return is_same != is_listed;
}

static bool compare_file(const Sides *sides, const char *path, const char *known, Tally *tally)
{
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        return false;
    }
    char text[4096], direction[16];
    Paragraph p = {.lang = "en"};
    bool ok = true;
    for (int line = 1; fgets(text, sizeof text, file); line++) {
        text[strcspn(text, "\n")] = 0;
        direction[0] = 0;
        if (sscanf(text, "# lang %15s %15s", p.lang, direction) >= 1) {
            p.is_rtl = strcmp(direction, "rtl") == 0;
        } else if (text[0]) {
            p.text = text;
            p.len = (int)strlen(text);
            ok &= compare_paragraph(sides, &p, name_of(path), line, known, tally);
        }
    }
    fclose(file);
    return ok;
}

static char *read_known(const char *path)
{
    static char known[64 * 1024] = "\n";
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        exit(2);
    }
    known[1 + fread(known + 1, 1, sizeof known - 2, file)] = 0;
    fclose(file);
    return known;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: pango-compare DIFFERENCES FILE...\n", stderr);
        return 2;
    }
    Err err;
    Sides sides = {.ours = fonts_create(NULL, 0, &err)};
    if (!sides.ours) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    sides.theirs = theirs_create();
    Tally tally = {0};
    bool ok = true;
    const char *known = read_known(argv[1]);
    for (int i = 2; i < argc; i++)
        ok &= compare_file(&sides, argv[i], known, &tally);
    fonts_destroy(sides.ours);
    theirs_destroy(sides.theirs);
    printf("%d paragraphs, %d layouts, %d lines; %d paragraphs differ somewhere; widths within %.2f px\n",
           tally.paragraphs, tally.layouts, tally.lines, tally.different, tally.worst_width);
    return ok && tally.paragraphs >= 200 ? 0 : 1;
}
