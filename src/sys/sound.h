/* Samples out of a loudspeaker, by SDL's audio. The device is open only while something is said.
 *
 * Silence is immediate: at most one buffer of some 20 ms still sounds. No device, or one that went: nothing
 * is played and sound_play says so; the next try finds it again. */
#ifndef HK_SOUND_H
#define HK_SOUND_H

#include "base/err.h"

typedef struct Sound Sound;

/* Owned. NULL and *err where SDL has no audio at all. */
Sound *sound_create(Err *err);
void sound_destroy(Sound *sound);

/* Is there a device at the moment? */
bool sound_has_device(void);

/* From now on; `samples` (16 bits, one channel) are borrowed until sound_stop or the next play. `gain` 0..1.
 */
bool sound_play(Sound *sound, const int16_t *samples, int count, int rate, float gain, Err *err);
void sound_stop(Sound *sound);
/* How many samples have been heard, as well as can be known. -1: the device is gone. */
int sound_heard(Sound *sound);

#endif
