/* One paragraph as a layout shows it, in terms of its source bytes, so that two can be compared. */
#ifndef HK_COMPARE_H
#define HK_COMPARE_H

#include "sys/font.h"

enum { COMPARE_MAX_LINES = 64, COMPARE_MAX_CHARS = 1024 };

typedef struct ShownLine {
    int count;
    int order[COMPARE_MAX_CHARS]; /* source bytes of the characters, left to right */
    double width;                 /* px, without spaces at the end */
} ShownLine;

typedef struct Shown {
    int line_count;
    ShownLine lines[COMPARE_MAX_LINES];
} Shown;

typedef struct Paragraph {
    const char *text;
    int len;
    char lang[16];
    bool is_rtl;
    int width, em; /* px */
} Paragraph;

/* Spaces, and what only steers layout, are not among the characters compared. */
bool compare_counts(uint32_t code_point);

void ours_show(Fonts *fonts, const Paragraph *paragraph, Shown *out);

/* Pango and its fonts. */
typedef struct Theirs Theirs;
Theirs *theirs_create(void); /* owned */
void theirs_destroy(Theirs *theirs);
void theirs_show(const Theirs *theirs, const Paragraph *paragraph, Shown *out);

#endif
