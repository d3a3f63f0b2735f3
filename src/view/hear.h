/* What is said where everything is heard: whole sentences of the pack, filled with what the scene shows. */
#ifndef HK_VIEW_HEAR_H
#define HK_VIEW_HEAR_H

#include "app/app.h"

/* The words of the first thing in App.hear.queue, as they are to be said; in the arena. `scene` shows the App
 * as it is, `before` as it was before the last event. *lang: index of their language. */
const char *hear_words(const App *app, const Scene *scene, const Scene *before, Arena *scratch, int *lang);

#endif
