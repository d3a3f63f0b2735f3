/* Which text of a page somebody has signed: a review holds as long as the words are the same. */
#ifndef HK_REVIEW_H
#define HK_REVIEW_H

#include "model/content.h"

/* Of every word a visitor reads on the page, not of who reviewed it. */
uint64_t review_text_hash(const Page *page);

#endif
