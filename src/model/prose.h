/* Looks at the words of the content: markup, placeholders, length. Changes nothing. */
#ifndef HK_PROSE_H
#define HK_PROSE_H

#include "base/base.h"

/* NULL if every ** has its partner, or what is wrong (a literal). */
const char *prose_markup_fault(const char *text);

/* Finds the next {name} from *at on, moves *at behind it and returns 1; 0 if there is none, -1 at a
 * brace that belongs to none. */
int prose_placeholder(const char **at, const char **name, size_t *len);

/* Is the name one of `names`, separated by blanks? */
bool prose_name_in(const char *names, const char *name, size_t len);

/* Words as a reader counts them; where a script puts no blanks between words, two characters of
 * Chinese or Japanese or five of Thai, Lao, Khmer or Burmese count as one. */
int prose_words(const char *text);

#endif
