#include "sys/sound.h"

#include <SDL.h>
#include <stdlib.h>

enum { BUFFER = 512 };

struct Sound {
    SDL_AudioDeviceID device; /* 0: closed */
    int rate;
    /* Shared with the audio thread, under SDL's lock. */
    const int16_t *samples;
    int count, at;
    float gain;
};

static void SDLCALL fill(void *data, Uint8 *stream, int bytes)
{
    Sound *sound = data;
    Sint16 *out = (Sint16 *)(void *)stream;
    for (int i = 0; i < bytes / (int)sizeof *out; i++)
        out[i] = sound->at < sound->count ? (Sint16)((float)sound->samples[sound->at++] * sound->gain) : 0;
}

Sound *sound_create(Err *err)
{
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
        err_set(err, "no sound: %s", SDL_GetError());
        return NULL;
    }
    return xcalloc(1, sizeof(Sound));
}

static void close_device(Sound *sound)
{
    if (sound->device)
        SDL_CloseAudioDevice(sound->device);
    sound->device = 0;
}

void sound_destroy(Sound *sound)
{
    if (!sound)
        return;
    close_device(sound);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    free(sound);
}

bool sound_has_device(void)
{
    return SDL_GetNumAudioDevices(0) != 0; /* -1: the driver cannot list them */
}

static bool open_device(Sound *sound, int rate, Err *err)
{
    if (sound->device && sound->rate == rate && SDL_GetAudioDeviceStatus(sound->device) != SDL_AUDIO_STOPPED)
        return true;
    close_device(sound);
    SDL_AudioSpec spec = {.freq = rate,
                          .format = AUDIO_S16SYS,
                          .channels = 1,
                          .samples = BUFFER,
                          .callback = fill,
                          .userdata = sound};
    sound->device = SDL_OpenAudioDevice(NULL, 0, &spec, NULL, 0);
    sound->rate = rate;
    return sound->device || err_set(err, "no sound: %s", SDL_GetError());
}

bool sound_play(Sound *sound, const int16_t *samples, int count, int rate, float gain, Err *err)
{
    if (!open_device(sound, rate, err))
        return false;
    SDL_LockAudioDevice(sound->device);
    sound->samples = samples;
    sound->count = count;
    sound->at = 0;
    sound->gain = gain;
    SDL_UnlockAudioDevice(sound->device);
    SDL_PauseAudioDevice(sound->device, 0);
    return true;
}

void sound_stop(Sound *sound)
{
    if (!sound->device)
        return;
    SDL_LockAudioDevice(sound->device);
    sound->samples = NULL;
    sound->count = sound->at = 0;
    SDL_UnlockAudioDevice(sound->device);
    close_device(sound); /* an open one wakes its thread for ever */
}

int sound_heard(Sound *sound)
{
    if (!sound->device || SDL_GetAudioDeviceStatus(sound->device) == SDL_AUDIO_STOPPED)
        return -1;
    SDL_LockAudioDevice(sound->device);
    int at = sound->at;
    SDL_UnlockAudioDevice(sound->device);
    return at >= sound->count ? sound->count : MAX(0, at - BUFFER);
}
