/* What layout has to know of single characters: script, and where one letter ends.
 *
 * Scripts and categories come from HarfBuzz's Unicode tables, so that layout and shaping agree. */
#ifndef HK_TEXT_CLASS_H
#define HK_TEXT_CLASS_H

#include "base/base.h"

#define TEXT_TAG(a, b, c, d) ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))

enum {
    TEXT_SCRIPT_COMMON = TEXT_TAG('Z', 'y', 'y', 'y'),
    TEXT_SCRIPT_INHERITED = TEXT_TAG('Z', 'i', 'n', 'h'),
    TEXT_SCRIPT_UNKNOWN = TEXT_TAG('Z', 'z', 'z', 'z'),
    TEXT_SCRIPT_LATIN = TEXT_TAG('L', 'a', 't', 'n'),
    TEXT_SCRIPT_EMOJI = TEXT_TAG('Z', 's', 'y', 'e'), /* not a script of any character: a wish */
};

/* ISO 15924 tag, as HarfBuzz's hb_script_t. */
uint32_t text_class_script(uint32_t code_point);
/* True for Common, Inherited and Unknown: the neighbours decide. */
bool text_class_is_neutral(uint32_t script);

/* Steers bidi or line breaking, and is not to be drawn (soft hyphen and U+200B among them). */
bool text_class_is_control(uint32_t code_point);
/* A space that may hang over a line's end; a no-break space is none. */
bool text_class_is_space(uint32_t code_point);
/* Belongs to the letter before it: combining marks, joiners, variation selectors, tags. */
bool text_class_is_mark(uint32_t code_point);
/* Kana that do not begin a line (UAX #14's CJ, taken strictly). */
bool text_class_is_small_kana(uint32_t code_point);
bool text_class_is_hebrew(uint32_t code_point); /* a letter */
/* A pictograph, and one that is shown in colour without U+FE0F. */
bool text_class_is_pictograph(uint32_t code_point);
bool text_class_is_emoji(uint32_t code_point);

/* A Latin letter without its accents (for an A-Z); any other character as it is. */
uint32_t text_class_base(uint32_t code_point);

/* Sets starts[i] where a letter as the reader sees it begins (UAX #29 grapheme clusters, with the
 * conjuncts of Indic scripts kept whole). */
void text_class_clusters(const uint32_t *code_points, int count, bool *starts);

#endif
