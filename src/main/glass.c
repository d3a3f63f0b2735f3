#include "main/glass.h"

#include <string.h>

#include "base/log.h"
#include "sys/display.h"

/* SDL falls back to drivers that show nothing; a kiosk without a screen is an error. */
static bool has_display(Err *err)
{
    const char *wanted = SDL_getenv("SDL_VIDEODRIVER");
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return err_set(err, "no display: %s", SDL_GetError());
    const char *driver = SDL_GetCurrentVideoDriver();
    bool is_blind = strcmp(driver, "offscreen") == 0 || strcmp(driver, "dummy") == 0;
    return !is_blind || wanted ||
           err_set(err, "no display: neither Wayland, X11 nor a console with graphics was found");
}

/* On X11 SDL waits 100 ms for the window manager to answer a wish for full screen, also if there is
 * none: there the window has the screen's size and no border from the first, and the wish comes when
 * its picture is seen. */
static bool is_full_at_once(void)
{
    return strcmp(SDL_GetCurrentVideoDriver(), "x11") != 0;
}

static bool open_window(Glass *glass, const Options *options, Err *err)
{
    Uint32 flags = SDL_WINDOW_ALLOW_HIGHDPI;
    SDL_Rect place = {SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, options->window_w, options->window_h};
    glass->is_full = options->is_fullscreen || !place.w;
    if (glass->is_full) {
        if (SDL_GetDisplayBounds(glass->display, &place) != 0)
            return err_set(err, "no screen: %s", SDL_GetError());
        /* A visitor with a keyboard finds no way out by Alt+F4; the service ends it by SIGTERM. */
        SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
        flags |= is_full_at_once() ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_BORDERLESS;
    } else {
        flags |= SDL_WINDOW_RESIZABLE;
    }
    SDL_ShowCursor(SDL_DISABLE); /* until a mouse moves */
    glass->window = SDL_CreateWindow("hipkiosk", place.x, place.y, place.w, place.h, flags);
    if (!glass->window)
        return err_set(err, "no window: %s", SDL_GetError());
    glass->presenter = present_create(glass->window, present_kind(options->renderer), err);
    return glass->presenter != NULL;
}

static void close_window(Glass *glass)
{
    present_destroy(glass->presenter);
    if (glass->window)
        SDL_DestroyWindow(glass->window);
    glass->presenter = NULL;
    glass->window = NULL;
}

bool glass_open(Glass *glass, const Options *options, Err *err)
{
    present_set_hints(present_kind(options->renderer));
    return has_display(err) && open_window(glass, options, err);
}

/* Through a texture, which needs some GL. */
static bool try_texture(Err *err)
{
    (void)err;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "1");
    return true;
}

/* Wayland's own window has no pixels without EGL; one of XWayland has. */
static bool try_x11(Err *err)
{
    if (!SDL_getenv("DISPLAY") || is_full_at_once() == false)
        return false;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    SDL_setenv("SDL_VIDEODRIVER", "x11", 1);
    return has_display(err);
}

static bool has_pixels(Glass *glass, int rotation)
{
    present_turn(glass->presenter, rotation);
    return present_surface(glass->presenter) != NULL;
}

bool glass_settle(Glass *glass, const Options *options, const Site *site, Err *err)
{
    static const struct {
        const char *name;
        bool (*prepare)(Err *err);
    } OTHERS[] = {{"a texture", try_texture}, {"X11", try_x11}};
    glass->display = display_choose(site->display);
    SDL_Rect place;
    if (glass->is_full && glass->display > 0 && SDL_GetDisplayBounds(glass->display, &place) == 0) {
        SDL_SetWindowPosition(glass->window, place.x, place.y);
        SDL_SetWindowSize(glass->window, place.w, place.h);
    }
    bool is_good = has_pixels(glass, site->rotation);
    for (int i = 0; !is_good && i < ARRAY_LEN(OTHERS); i++) {
        log_line("the window of %s has no pixels (%s): trying %s", SDL_GetCurrentVideoDriver(),
                 SDL_GetError(), OTHERS[i].name);
        close_window(glass);
        is_good =
            OTHERS[i].prepare(err) && open_window(glass, options, err) && has_pixels(glass, site->rotation);
    }
    if (!is_good)
        return err_set(err, "the window has no pixels: %s", SDL_GetError());
    display_watch(glass->window);
    return true;
}

bool glass_cover(Glass *glass)
{
    if (!glass->is_full || is_full_at_once())
        return false;
    SDL_SetWindowFullscreen(glass->window, SDL_WINDOW_FULLSCREEN_DESKTOP);
    return true;
}

void glass_close(Glass *glass)
{
    close_window(glass);
    SDL_Quit();
}
