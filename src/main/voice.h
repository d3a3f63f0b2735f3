/* A passage being said: hipkiosk-voice makes the sound (src/voice/README.md), sys/sound plays it.
 *
 * Never waits. In a replay nothing sounds: words pass in the script's time, each by its length, so that what
 * is heard when is the same everywhere. */
#ifndef HK_VOICE_H
#define HK_VOICE_H

#include "app/event.h"
#include "model/spoken.h"
#include "sys/child.h"
#include "sys/sound.h"

enum { VOICE_MAX_WORDS = 4096 };

typedef struct VoiceWord {
    int sample, from, to; /* from when; bytes of the text */
} VoiceWord;

typedef struct Voice {
    const char *program; /* borrowed; NULL: a replay */
    Sound *sound;        /* owned; NULL: none yet */
    Child child;
    int memory; /* descriptor of the samples, -1: none */
    int16_t *samples;
    size_t mapped;       /* bytes of `samples` */
    uint32_t started_ms; /* when the program was started; of a replay: how much of the text has passed */
    uint16_t *from, *to; /* owned: bytes of the text by those that are said */
    int said_len;
    int lead;             /* bytes before the passage's own words */
    int rate, count;      /* Hz; samples, once they are whole */
    int word_count, told; /* words known, words told */
    float gain;
    bool is_saying;
    bool has_complained;
    VoiceWord words[VOICE_MAX_WORDS];
} Voice;

/* `program` NULL: a replay. */
void voice_init(Voice *voice, const char *program);
void voice_destroy(Voice *voice);
/* Is there anything to be heard with? Opens SDL's audio at the first question. */
bool voice_can_sound(Voice *voice);

/* Words are told by the bytes of the text that `spoken` was made from, of which the first `lead` are no words
 * of the passage. Copied. `volume` 1 to 9. */
void voice_say(Voice *voice, const Spoken *spoken, int lead, const char *tag, int words_per_minute,
               int volume);
void voice_hush(Voice *voice);
/* True if there is news: *event. Call again until false. `ms`: passed since the last call. */
bool voice_poll(Voice *voice, uint32_t ms, Event *event);
/* ms until voice_poll has something to tell, -1: never. */
int voice_wait_ms(const Voice *voice);

#endif
