#include "main/voice.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/log.h"

enum { POLL_MS = 10, LATEST_MS = 12000, REPLAY_RATE = 1000 };

static const Child NO_CHILD = {.fd = -1};

void voice_init(Voice *voice, const char *program)
{
    memset(voice, 0, sizeof *voice);
    voice->program = program;
    voice->child = NO_CHILD;
    voice->memory = -1;
}

void voice_destroy(Voice *voice)
{
    voice_hush(voice);
    sound_destroy(voice->sound);
    voice->sound = NULL;
}

bool voice_can_sound(Voice *voice)
{
    if (!voice->program)
        return true;
    Err err;
    bool has_program = access(voice->program, X_OK) == 0; /* a package of its own */
    if (has_program && !voice->sound && !voice->has_complained)
        voice->sound = sound_create(&err);
    bool is_there = has_program && voice->sound && sound_has_device();
    if (is_there && voice->has_complained)
        log_line("there is a sound device again");
    if (!is_there && !voice->has_complained)
        log_line("nothing can be heard: there is no %s", has_program ? "sound device" : voice->program);
    voice->has_complained = !is_there;
    return is_there;
}

void voice_hush(Voice *voice)
{
    if (!voice->is_saying)
        return; /* also one of zeros, as in a kiosk that was destroyed: its descriptor 0 is not ours */
    if (voice->sound)
        sound_stop(voice->sound);
    child_stop(&voice->child);
    if (voice->samples)
        munmap(voice->samples, voice->mapped);
    if (voice->memory >= 0)
        close(voice->memory);
    voice->samples = NULL;
    voice->memory = -1;
    voice->is_saying = false;
    free(voice->from);
    free(voice->to);
    voice->from = voice->to = NULL;
    voice->word_count = voice->told = voice->count = 0;
}

static void add_word(Voice *voice, int sample, int from, int to)
{
    if (from < 0 || to <= from || to > voice->said_len || sample < 0)
        return;
    if (voice->word_count < VOICE_MAX_WORDS)
        voice->words[voice->word_count++] = (VoiceWord){sample, voice->from[from], voice->to[to - 1]};
}

/* Each word takes 80 ms and a little for every byte, as if it were said at 150 words a minute or so. */
static void pretend(Voice *voice, const char *text, int words_per_minute)
{
    int ms = 0;
    for (int at = 0; text[at];) {
        int from = at += (int)strspn(text + at, " \n");
        at += (int)strcspn(text + at, " \n");
        if (at > from)
            add_word(voice, ms, from, at);
        ms += (80 + 50 * (at - from)) * 165 / words_per_minute;
    }
    voice->rate = REPLAY_RATE;
    voice->count = ms;
}

static void start(Voice *voice, const char *text, int lead, const char *tag, int words_per_minute, int volume)
{
    voice->lead = lead;
    voice->is_saying = true;
    voice->started_ms = 0;
    voice->gain = powf(10, (float)(volume - 9) * 4 / 20); /* 4 dB a step */
    if (!voice->program) {
        pretend(voice, text, words_per_minute);
        return;
    }
    char speed[16];
    snprintf(speed, sizeof speed, "%d", words_per_minute);
    char *argv[] = {
        (char *)voice->program, "--language", (char *)tag, "--memory", "3", "--speed", speed, NULL};
    Err err;
    voice->memory = memfd_create("hipkiosk-voice", MFD_CLOEXEC);
    if (!child_start(&voice->child, argv, voice->memory, text, strlen(text), &err))
        log_line("not said: %s", err.text); /* voice_poll goes on without it */
}

static uint16_t *copy_of(const uint16_t *items, int count)
{
    uint16_t *copy = xcalloc((size_t)count + 1, sizeof *copy);
    memcpy(copy, items, (size_t)count * sizeof *copy);
    return copy;
}

void voice_say(Voice *voice, const Spoken *spoken, int lead, const char *tag, int words_per_minute,
               int volume)
{
    voice_hush(voice);
    voice->said_len = spoken->len;
    voice->from = copy_of(spoken->from, spoken->len);
    voice->to = copy_of(spoken->to, spoken->len);
    start(voice, spoken->text, lead, tag, words_per_minute, volume);
}

static bool play(Voice *voice, int count, Err *err)
{
    voice->mapped = (size_t)count * sizeof *voice->samples;
    if (count <= 0 || voice->rate < 4000 || lseek(voice->memory, 0, SEEK_END) < (off_t)voice->mapped)
        return err_set(err, "there is no sound");
    void *at = mmap(NULL, voice->mapped, PROT_READ, MAP_PRIVATE, voice->memory, 0);
    if (at == MAP_FAILED)
        return err_set(err, "no memory");
    voice->samples = at;
    voice->count = count;
    return sound_play(voice->sound, voice->samples, count, voice->rate, voice->gain, err);
}

/* False: this passage will not be heard. No line of the program holds a word of it, so all may be logged. */
static bool listen_to_program(Voice *voice)
{
    char line[600];
    Err err = {0};
    while (voice->count == 0) {
        ChildState state = child_read(&voice->child, line, sizeof line);
        int sample, from, to;
        if (state == CHILD_SILENT)
            return voice->started_ms < LATEST_MS;
        if (state == CHILD_GONE || strncmp(line, "fail ", 5) == 0) {
            log_line("not said: %s", line);
            return false;
        }
        if (sscanf(line, "word %d %d %d", &sample, &from, &to) == 3)
            add_word(voice, sample, from, to);
        else if (sscanf(line, "rate %d", &sample) == 1)
            voice->rate = sample;
        else if (sscanf(line, "end %d", &sample) == 1 && !play(voice, sample, &err)) {
            log_line("not said: %s", err.text);
            return false;
        }
    }
    return true;
}

/* How far it is, in samples; -1: it is over. */
static int heard(Voice *voice)
{
    int at = voice->program ? sound_heard(voice->sound) : (int)voice->started_ms;
    return at >= voice->count ? -1 : at;
}

bool voice_poll(Voice *voice, uint32_t ms, Event *event)
{
    *event = (Event){.kind = EVENT_VOICE};
    if (!voice->is_saying)
        return false;
    voice->started_ms += ms;
    event->voice_is_end = true;
    if (voice->program && !listen_to_program(voice)) {
        voice_hush(voice);
        return true;
    }
    if (voice->count == 0)
        return false;
    int at = heard(voice);
    if (at < 0) {
        voice_hush(voice);
        return true;
    }
    event->voice_is_end = false;
    int last = -1;
    for (; voice->told < voice->word_count && voice->words[voice->told].sample <= at; voice->told++)
        if (voice->words[voice->told].from >= voice->lead)
            last = voice->told;
    if (last < 0)
        return false;
    event->voice_from = (uint16_t)(voice->words[last].from - voice->lead);
    event->voice_to = (uint16_t)(voice->words[last].to - voice->lead);
    return true;
}

int voice_wait_ms(const Voice *voice)
{
    if (!voice->is_saying)
        return -1;
    if (voice->program)
        return POLL_MS;
    int next = voice->told < voice->word_count ? voice->words[voice->told].sample : voice->count;
    return MAX(0, next - (int)voice->started_ms);
}
