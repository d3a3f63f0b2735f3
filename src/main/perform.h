/* What App asks of the world outside: printing, saying, keeping, looking. */
#ifndef HK_PERFORM_H
#define HK_PERFORM_H

#include "main/kiosk.h"

/* An effect of the event that happened last; `shown` is still the scene that the visitor saw. Never
 * waits for a printer or a voice; what staff sign, measure and try is on the disk when it returns. */
void perform(Kiosk *kiosk, EffectKind effect);
/* EFFECT_HEAR, when the new scene is there: says what stands first in App.hear.queue. The scene before lies
 * in `next`. */
void perform_hear(Kiosk *kiosk);

#endif
