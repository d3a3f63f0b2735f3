/* Languages made up while the program runs, to see a screen's faults before a translator does.
 *
 * en-XA: accented letters and about 40 % more text; what stays plain is written in the code.
 * ar-XB: right to left: every word is turned round by bidi controls, so that it reads mirrored.
 * Markup (**) and {placeholders} stay as they are. Nothing here is shown to visitors unless asked for
 * by --lang. */
#ifndef HK_PSEUDO_H
#define HK_PSEUDO_H

#include "base/arena.h"

typedef enum PseudoLanguage { PSEUDO_NONE, PSEUDO_LONG, PSEUDO_RTL } PseudoLanguage;

/* By tag: en-XA, ar-XB, else PSEUDO_NONE. */
PseudoLanguage pseudo_language(const char *tag);
/* A copy in the arena; for PSEUDO_NONE the text itself. */
const char *pseudo_text(PseudoLanguage language, const char *text, Arena *arena);

#endif
