/* The voice as the kiosk has it: words at the time they are heard, silence at once, and no harm from a helper
 * that dies. Sound goes into SDL's disk device, so that what is heard can be looked at. */
#include <SDL.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../support/test.h"
#include "main/voice.h"

static Voice voice;

static char *program(void)
{
    static char path[600];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);
    path[len > 0 ? len : 0] = 0;
    strcpy(strrchr(path, '/') + 1, "hipkiosk-voice");
    return path;
}

/* As it is written, byte by byte. */
static void say(Voice *to, const char *text, int lead, const char *tag, int words_per_minute, int volume)
{
    enum { MOST = 64 * 1024 };
    static uint16_t from[MOST], until[MOST];
    Spoken spoken = {(char *)text, (int)strnlen(text, MOST), from, until};
    for (int i = 0; i < spoken.len; i++) {
        from[i] = (uint16_t)i;
        until[i] = (uint16_t)(i + 1);
    }
    voice_say(to, &spoken, lead, tag, words_per_minute, volume);
}

/* Runs until the passage is over; returns how many words were told. */
static int run(int most_ms)
{
    Event event;
    int words = 0, last = -1;
    for (Uint64 end = SDL_GetTicks64() + (Uint64)most_ms; SDL_GetTicks64() < end;) {
        while (voice_poll(&voice, 10, &event)) {
            if (event.voice_is_end)
                return words;
            assert_true(event.voice_from >= last && event.voice_to > event.voice_from);
            last = event.voice_from;
            words++;
        }
        SDL_Delay(5);
    }
    fail_msg("the passage never ended");
    return -1;
}

static void words_are_told_as_they_are_heard(void **state)
{
    (void)state;
    say(&voice, "Heading: Outer hip pain", 9, "en", 200, 9);
    assert_int_equal(run(10000), 3);
    assert_false(voice.is_saying);
}

/* The sample of a mark and the start of the sound after a silence are at most 60 ms apart. */
static void a_mark_is_where_its_word_begins(void **state)
{
    (void)state;
    say(&voice, "One. Nine. More. Low." /* no stops: they begin with silence */, 0, "en", 120, 9);
    Event event;
    while (voice.count == 0 && voice.is_saying) {
        voice_poll(&voice, 1, &event);
        SDL_Delay(1);
    }
    assert_int_equal(voice.word_count, 4);
    for (int w = 1; w < 4; w++) {
        int at = voice.words[w].sample, limit = voice.rate * 60 / 1000, first = at - limit;
        while (first < at + limit && abs(voice.samples[first]) < 600)
            first++;
        assert_true(first < at + limit);
        for (int i = at - 3 * limit; i < at - limit; i++)
            assert_true(abs(voice.samples[i]) < 600);
    }
    voice_hush(&voice);
}

static void silence_takes_no_time(void **state)
{
    (void)state;
    Event event;
    say(&voice, "A very long passage that nobody wants to hear to its very end today.", 0, "en", 100, 9);
    for (int i = 0; i < 60; i++) {
        voice_poll(&voice, 10, &event);
        SDL_Delay(5);
    }
    assert_true(sound_heard(voice.sound) > 0);
    Uint64 before = SDL_GetTicks64();
    voice_hush(&voice);
    assert_true(SDL_GetTicks64() - before < 100);
    assert_int_equal(sound_heard(voice.sound), -1);
    assert_false(voice_poll(&voice, 10, &event));
    assert_int_equal(voice_wait_ms(&voice), -1);
}

static void a_helper_may_die_at_any_moment(void **state)
{
    (void)state;
    Event event;
    srand(1);
    for (int i = 0; i < 200; i++) {
        say(&voice, "Small cushions of fluid sit between bone, tendon and muscle.", 0, "en", 450, 9);
        usleep((useconds_t)(rand() % 12000));
        if (voice.child.fd >= 0)
            kill(voice.child.pid, SIGKILL);
        for (int k = 0; k < 3; k++)
            voice_poll(&voice, 10, &event);
        if (i % 2)
            voice_hush(&voice);
    }
    say(&voice, "Again", 0, "en", 450, 9);
    assert_int_equal(run(5000), 1);
}

static void hostile_text_is_bounded(void **state)
{
    (void)state;
    static char text[40000];
    static const char *const ALPHABET[] = {"a",
                                           "9",
                                           "<",
                                           "&",
                                           ".",
                                           "\xEF\xBF\xBD",
                                           "\xE2\x80\xAE",
                                           "\xF0\x9F\x98\x80",
                                           "\xD8\xB9",
                                           "\xE8\x87\x80",
                                           "[[",
                                           "\xCC\x81",
                                           "\xE2\x80\x8B",
                                           " "};
    srand(7);
    for (int round = 0; round < 12; round++) {
        text[0] = 0;
        for (size_t len = 0, most = round < 2 ? 39000 : 600; len < most;) {
            const char *piece = ALPHABET[rand() % ARRAY_LEN(ALPHABET)];
            strcpy(text + len, piece);
            len += strlen(piece);
        }
        Event event;
        Uint64 before = SDL_GetTicks64();
        say(&voice, text, 0, "en", 450, 9);
        while (voice.is_saying && voice.count == 0) {
            voice_poll(&voice, 5, &event);
            SDL_Delay(5);
        }
        assert_true(SDL_GetTicks64() - before < 13000);
        assert_true(voice.mapped <= (size_t)301 * 22050 * 2);
        for (int w = 0; w < voice.word_count; w++)
            assert_true(voice.words[w].to <= (int)strlen(text));
        voice_hush(&voice);
    }
}

static void every_language_has_a_voice(void **state)
{
    (void)state;
    static const char *const SAYINGS[][2] = {{"en", "hip"},
                                             {"en-XA", "hip"},
                                             {"de", "H\xC3\xBC"
                                                    "fte"},
                                             {"es", "cadera"},
                                             {"fr", "hanche"},
                                             {"ar", "\xD9\x88\xD8\xB1\xD9\x83"},
                                             {"zh-Hans", "\xE9\xAB\x8B"},
                                             {"hi", "\xE0\xA4\x95\xE0\xA5\x82"}};
    for (int i = 0; i < ARRAY_LEN(SAYINGS); i++) {
        say(&voice, SAYINGS[i][1], 0, SAYINGS[i][0], 300, 5);
        assert_true(run(5000) >= 1);
    }
    say(&voice, "hip", 0, "xx", 300, 5);
    assert_int_equal(run(5000), 0);
}

static void a_replay_keeps_its_own_time(void **state)
{
    (void)state;
    static Voice quiet;
    Event event;
    voice_init(&quiet, NULL);
    say(&quiet, "one two", 0, "en", 165, 5);
    assert_int_equal(voice_wait_ms(&quiet), 0);
    assert_true(voice_poll(&quiet, 1, &event) && event.voice_to == 3 && !event.voice_is_end);
    assert_false(voice_poll(&quiet, 1, &event));
    int wait = voice_wait_ms(&quiet);
    assert_true(wait > 0);
    assert_true(voice_poll(&quiet, (uint32_t)wait, &event) && event.voice_from == 4);
    assert_true(voice_poll(&quiet, (uint32_t)voice_wait_ms(&quiet), &event) && event.voice_is_end);
    voice_destroy(&quiet);
}

int main(void)
{
    setenv("SDL_AUDIODRIVER", "disk", 1);
    setenv("SDL_DISKAUDIOFILE", "/dev/null", 1);
    voice_init(&voice, program());
    if (!voice_can_sound(&voice))
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_told_as_they_are_heard),
        cmocka_unit_test(a_mark_is_where_its_word_begins),
        cmocka_unit_test(silence_takes_no_time),
        cmocka_unit_test(a_helper_may_die_at_any_moment),
        cmocka_unit_test(hostile_text_is_bounded),
        cmocka_unit_test(every_language_has_a_voice),
        cmocka_unit_test(a_replay_keeps_its_own_time),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    voice_destroy(&voice);
    SDL_Quit();
    return failed;
}
