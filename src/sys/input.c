#include "sys/input.h"

#include <stdlib.h>

enum { MOUSE_FINGER = -1 };

void input_set_hints(void)
{
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_AUTO_CAPTURE,
                "0"); /* X11: a mouse button that is held would eat all touches */
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

/* Two panels may give their fingers the same numbers. */
static int64_t finger_id(const SDL_TouchFingerEvent *finger)
{
    return (int64_t)(((uint64_t)finger->touchId * 0x9E3779B97F4A7C15u) ^ (uint64_t)finger->fingerId);
}

/* From the panel's own 0 to 1 to the glass behind it, for a panel that is mounted otherwise. */
static void straighten(const Input *input, float *x, float *y)
{
    float u = input->touch_mirror == TOUCH_MIRRORED ? 1 - *x : *x;
    float v = input->touch_mirror == TOUCH_UPSIDE_DOWN ? 1 - *y : *y;
    switch (input->touch_rotation) {
    case 90:
        *x = 1 - v;
        *y = u;
        break;
    case 180:
        *x = 1 - u;
        *y = 1 - v;
        break;
    case 270:
        *x = v;
        *y = 1 - u;
        break;
    default:
        *x = u;
        *y = v;
    }
}

static bool finger_event(Input *input, EventKind kind, const SDL_TouchFingerEvent *finger, Event *out)
{
    bool is_turned = input->rotation == 90 || input->rotation == 270;
    int glass_w = is_turned ? input->h : input->w, glass_h = is_turned ? input->w : input->h;
    float x = finger->x, y = finger->y;
    input->is_touched = true;
    straighten(input, &x, &y);
    *out = (Event){.kind = kind, .finger = finger_id(finger)};
    turn(input, (int)(x * (float)(glass_w - 1) + 0.5f), (int)(y * (float)(glass_h - 1) + 0.5f), out);
    return true;
}

static Key key_from_sdl(const SDL_Keysym *key)
{
    static const struct {
        SDL_Keycode sym;
        Key key;
    } KEYS[] = {
        {SDLK_TAB, KEY_TAB},          {SDLK_RIGHT, KEY_TAB},      {SDLK_LEFT, KEY_SHIFT_TAB},
        {SDLK_RETURN, KEY_RETURN},    {SDLK_RETURN2, KEY_RETURN}, {SDLK_KP_ENTER, KEY_RETURN},
        {SDLK_SPACE, KEY_RETURN},     {SDLK_SELECT, KEY_RETURN},  {SDLK_ESCAPE, KEY_ESCAPE},
        {SDLK_BACKSPACE, KEY_ESCAPE}, {SDLK_AC_BACK, KEY_ESCAPE}, {SDLK_HOME, KEY_HOME},
        {SDLK_F1, KEY_WHERE},         {SDLK_HELP, KEY_WHERE},     {SDLK_QUESTION, KEY_WHERE},
        {SDLK_AC_HOME, KEY_HOME},     {SDLK_PAGEUP, KEY_PAGE_UP}, {SDLK_PAGEDOWN, KEY_PAGE_DOWN},
        {SDLK_UP, KEY_LINE_UP},       {SDLK_DOWN, KEY_LINE_DOWN}, {SDLK_KP_8, KEY_LINE_UP},
        {SDLK_KP_2, KEY_LINE_DOWN},   {SDLK_KP_6, KEY_TAB},       {SDLK_KP_4, KEY_SHIFT_TAB},
        {SDLK_KP_7, KEY_HOME},        {SDLK_KP_9, KEY_PAGE_UP},   {SDLK_KP_3, KEY_PAGE_DOWN},
    };
    if (key->sym == SDLK_TAB && key->mod & KMOD_SHIFT)
        return KEY_SHIFT_TAB;
    for (int i = 0; i < ARRAY_LEN(KEYS); i++)
        if (KEYS[i].sym == key->sym)
            return KEYS[i].key;
    return KEY_NONE;
}

/* Whatever a finger or button held, it holds no more: the glass is not ours now, or another one. */
static bool ends_contacts(const SDL_Event *sdl)
{
    if (sdl->type == SDL_WINDOWEVENT)
        return sdl->window.event == SDL_WINDOWEVENT_FOCUS_LOST ||
               sdl->window.event == SDL_WINDOWEVENT_HIDDEN ||
               sdl->window.event == SDL_WINDOWEVENT_MINIMIZED ||
               sdl->window.event == SDL_WINDOWEVENT_SIZE_CHANGED ||
               sdl->window.event == SDL_WINDOWEVENT_DISPLAY_CHANGED;
    return sdl->type == SDL_DISPLAYEVENT || sdl->type == SDL_APP_WILLENTERBACKGROUND;
}

bool input_lost_panel(Input *input)
{
    int before = input->panels;
    input->panels = SDL_GetNumTouchDevices();
    return input->panels < before;
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
        *out = (Event){
            .kind = EVENT_KEY, .key = key_from_sdl(&sdl->key.keysym), .is_repeat = sdl->key.repeat != 0};
        return out->key != KEY_NONE;
    case SDL_MOUSEWHEEL:
        *out = (Event){.kind = EVENT_KEY, .key = sdl->wheel.y > 0 ? KEY_LINE_UP : KEY_LINE_DOWN};
        return sdl->wheel.y != 0;
    default:
        *out = (Event){.kind = EVENT_CANCEL};
        return ends_contacts(sdl);
    }
}
