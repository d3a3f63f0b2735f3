#include "sys/input.h"

#include <stdlib.h>

enum { MOUSE_FINGER = -1 };

void input_set_hints(void)
{
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "0");
    /* No text is typed: the input method need not be set up (X11: it parses a large Compose file). */
    setenv("LC_ALL", "C", 1);
    setenv("XMODIFIERS", "@im=none", 1);
}

/* From px of the glass to px as the visitor sees them. */
static void turn(const Input *input, int x, int y, Event *out)
{
    switch (input->rotation) {
    case 90:
        out->x = y;
        out->y = input->h - 1 - x;
        break;
    case 180:
        out->x = input->w - 1 - x;
        out->y = input->h - 1 - y;
        break;
    case 270:
        out->x = input->w - 1 - y;
        out->y = x;
        break;
    default:
        out->x = x;
        out->y = y;
    }
}

static bool mouse_event(Input *input, EventKind kind, Uint32 which, int x, int y, Event *out)
{
    if (which == SDL_TOUCH_MOUSEID)
        return false; /* the finger itself has been reported */
    input->is_touched = false;
    *out = (Event){.kind = kind, .finger = MOUSE_FINGER};
    turn(input, x, y, out);
    return true;
}

static bool finger_event(Input *input, EventKind kind, const SDL_TouchFingerEvent *finger, Event *out)
{
    bool is_turned = input->rotation == 90 || input->rotation == 270;
    int glass_w = is_turned ? input->h : input->w, glass_h = is_turned ? input->w : input->h;
    input->is_touched = true;
    *out = (Event){.kind = kind, .finger = finger->fingerId};
    turn(input, (int)(finger->x * (float)(glass_w - 1) + 0.5f),
         (int)(finger->y * (float)(glass_h - 1) + 0.5f), out);
    return true;
}

static Key key_from_sdl(const SDL_Keysym *key)
{
    switch (key->sym) {
    case SDLK_TAB:
        return key->mod & KMOD_SHIFT ? KEY_SHIFT_TAB : KEY_TAB;
    case SDLK_RETURN:
    case SDLK_SPACE:
        return KEY_RETURN;
    case SDLK_ESCAPE:
        return KEY_ESCAPE;
    case SDLK_HOME:
        return KEY_HOME;
    case SDLK_PAGEUP:
    case SDLK_UP:
        return KEY_PAGE_UP;
    case SDLK_PAGEDOWN:
    case SDLK_DOWN:
        return KEY_PAGE_DOWN;
    default:
        return KEY_NONE;
    }
}

bool input_translate(Input *input, const SDL_Event *sdl, Event *out)
{
    switch (sdl->type) {
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return sdl->button.button == SDL_BUTTON_LEFT &&
               mouse_event(input, sdl->type == SDL_MOUSEBUTTONDOWN ? EVENT_DOWN : EVENT_UP, sdl->button.which,
                           sdl->button.x, sdl->button.y, out);
    case SDL_MOUSEMOTION:
        /* Without a button held the cursor only moves. */
        return mouse_event(input, EVENT_MOVE, sdl->motion.which, sdl->motion.x, sdl->motion.y, out) &&
               (sdl->motion.state & SDL_BUTTON_LMASK) != 0;
    case SDL_FINGERDOWN:
        return finger_event(input, EVENT_DOWN, &sdl->tfinger, out);
    case SDL_FINGERUP:
        return finger_event(input, EVENT_UP, &sdl->tfinger, out);
    case SDL_FINGERMOTION:
        return finger_event(input, EVENT_MOVE, &sdl->tfinger, out);
    case SDL_KEYDOWN:
        *out = (Event){.kind = EVENT_KEY, .key = key_from_sdl(&sdl->key.keysym)};
        return out->key != KEY_NONE;
    default:
        return false;
    }
}
