/* hipkiosk-voice: a text from standard input as sound, and which word is heard when. See README.md. */
#include <espeak-ng/speak_lib.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/base.h"
#include "base/utf8.h"

enum { MOST_TEXT = 16 * 1024, MOST_SECONDS = 300, MOST_CPU_S = 10, MOST_MEMORY = 512 << 20 };

static struct {
    const char *text;
    int memory, rate;
    long samples;
    bool has_phonemes;
    bool is_cut, has_failed;
} saying;

/* It ends with its parent and leaves no memory on disk. */
static void prepare(void)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    setrlimit(RLIMIT_CPU, &(struct rlimit){MOST_CPU_S, MOST_CPU_S});
#if !defined(__SANITIZE_ADDRESS__)
    setrlimit(RLIMIT_AS, &(struct rlimit){MOST_MEMORY, MOST_MEMORY});
#endif
    prctl(PR_SET_DUMPABLE, 0);
    setvbuf(stdout, NULL, _IOLBF, 0);
}

/* Bytes before character `count` of the text. */
static int byte_at(const char *text, int count)
{
    int at = 0;
    while (text[at] && count > 0)
        for (at++, count--; ((unsigned char)text[at] & 0xC0) == 0x80;)
            at++;
    return at;
}

static bool put(const short *samples, int count)
{
    const char *at = (const char *)samples;
    size_t left = (size_t)count * sizeof *samples;
    while (left > 0) {
        ssize_t done = write(saying.memory, at, left);
        if (done <= 0)
            return false;
        at += done;
        left -= (size_t)done;
    }
    saying.samples += count;
    return true;
}

static int take(short *samples, int count, espeak_EVENT *events)
{
    for (const espeak_EVENT *e = events; e->type != espeakEVENT_LIST_TERMINATED; e++)
        if (e->type == espeakEVENT_WORD && e->text_position > 0) {
            int from = byte_at(saying.text, e->text_position - 1);
            int to = from + byte_at(saying.text + from, e->length);
            printf("word %ld %d %d\n", (long)e->audio_position * saying.rate / 1000, from, to);
        }
    if (!samples)
        return 0;
    saying.is_cut = saying.samples + count > (long)MOST_SECONDS * saying.rate;
    saying.has_failed |= !saying.is_cut && !put(samples, count);
    return saying.is_cut || saying.has_failed;
}

/* The voice of a language by its tag: Chinese is spoken as Mandarin, the rest by the longest beginning of the
 * tag that espeak-ng knows. */
static bool choose_voice(const char *tag)
{
    char name[64];
    snprintf(name, sizeof name, "%s", tag);
    if (strncmp(name, "zh", 2) == 0 && (!name[2] || name[2] == '-'))
        return espeak_SetVoiceByName("cmn-latn-pinyin") == EE_OK; /* "cmn" reads its own pinyin as English */
    for (;;) {
        if (espeak_SetVoiceByName(name) == EE_OK)
            return true;
        char *dash = strrchr(name, '-');
        if (!dash)
            return false;
        *dash = 0;
    }
}

static int fail(const char *reason)
{
    printf("fail %s\n", reason);
    return 1;
}

/* How it is said, in the letters of the IPA: for tests. */
static int put_phonemes(const char *text)
{
    const void *at = text;
    while (at) {
        const char *phonemes = espeak_TextToPhonemes(&at, espeakCHARS_UTF8, espeakPHONEMES_IPA);
        printf("%s%s", phonemes ? phonemes : "", at ? " | " : "\n");
    }
    espeak_Terminate();
    return 0;
}

static int say(const char *tag, int words_per_minute)
{
    static char text[MOST_TEXT + 1];
    size_t len = fread(text, 1, MOST_TEXT, stdin), bad;
    if (!utf8_valid(text, len, &bad))
        len = bad; /* also a letter cut in two at the limit */
    text[len] = 0;
    saying.text = text;
    saying.rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL, espeakINITIALIZE_DONT_EXIT);
    if (saying.rate <= 0)
        return fail("espeak-ng's data is not there");
    if (!choose_voice(tag))
        return fail("no voice for this language");
    if (saying.has_phonemes)
        return put_phonemes(text);
    printf("rate %d\n", saying.rate);
    espeak_SetParameter(espeakRATE, words_per_minute, 0);
    espeak_SetSynthCallback(take);
    espeak_ERROR error =
        espeak_Synth(text, len + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | espeakENDPAUSE, NULL, NULL);
    espeak_Terminate();
    if (error != EE_OK || saying.has_failed)
        return fail("no room for the sound");
    printf("end %ld\n", saying.samples);
    return 0;
}

static int usage(void)
{
    fputs("usage: hipkiosk-voice --language TAG --memory FD [--speed WORDS] < text\n", stderr);
    return 2;
}

int main(int argc, char **argv)
{
    static const struct option OPTIONS[] = {{"language", required_argument, NULL, 'l'},
                                            {"memory", required_argument, NULL, 'm'},
                                            {"speed", required_argument, NULL, 's'},
                                            {"phonemes", no_argument, NULL, 'p'},
                                            {0}};
    const char *tag = NULL;
    long memory = -1, speed = espeakRATE_NORMAL;
    for (int option; (option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1;) {
        char *rest = "";
        if (option == 'l')
            tag = optarg;
        else if (option == 'm')
            memory = strtol(optarg, &rest, 10);
        else if (option == 's')
            speed = strtol(optarg, &rest, 10);
        else if (option == 'p')
            saying.has_phonemes = true;
        if (option == '?' || *rest)
            return usage();
    }
    if (saying.has_phonemes)
        memory = 0;
    if (optind != argc || !tag || memory < 0 || memory > 1023 || speed < espeakRATE_MINIMUM ||
        speed > espeakRATE_MAXIMUM)
        return usage();
    saying.memory = (int)memory;
    prepare();
    return say(tag, (int)speed);
}
