/* The content's default language once more in a made-up one (scene/pseudo.h), for --lang en-XA and
 * ar-XB: every screen can be seen with longer text or mirrored before a translator has begun. */
#ifndef HK_PSEUDO_CONTENT_H
#define HK_PSEUDO_CONTENT_H

#include "model/content.h"

/* Adds the language and returns its index; -1 if the tag is no made-up language or there is no room. */
int pseudo_content_add(Content *content, const char *tag);

#endif
