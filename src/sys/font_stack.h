/* The families text is drawn with, in the order they are tried, and the files that hold them.
 *
 * A family's place in the stack never changes while the program runs and does not depend on what
 * was drawn before: equal scenes keep equal hashes. Files are mapped when first asked for; fontconfig
 * (several ms, MB of caches) is asked only for what does not lie where Debian puts it. Coverage,
 * metrics and shaping come from HarfBuzz; nothing is drawn here. */
#ifndef HK_FONT_STACK_H
#define HK_FONT_STACK_H

#include <hb.h>

#include "base/err.h"
#include "scene/text.h"

typedef struct FontStack FontStack;

typedef struct FontFile {
    char *path;
    int index;          /* of the face in the file */
    hb_blob_t *blob;    /* the whole file, mapped */
    hb_font_t *shaping; /* scaled to `px` */
    int px;
    unsigned upem;
    float cap; /* height of capitals, em */
    float ascent, descent;
    bool is_color; /* bitmaps of one size, in colour */
    bool is_large; /* dear to open */
} FontFile;

/* NULL and *err if not one font was found. Families that are not installed are left out. */
FontStack *font_stack_create(const char *const *families, int count, Err *err);
void font_stack_destroy(FontStack *stack);

/* NULL if the family has no file; borrowed. */
FontFile *font_stack_file(FontStack *stack, FontFace face, uint8_t font);
/* See Shaper.font_for; *is_found (may be NULL) tells whether any font has the character. */
uint8_t font_stack_find(FontStack *stack, FontFace face, uint32_t code_point, uint32_t script,
                        bool *is_found);
/* For HarfBuzz at `px` em, in 1/64 px. */
hb_font_t *font_stack_shaping(FontFile *file, int px);

#endif
