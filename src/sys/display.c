#include "sys/display.h"

#include <SDL_syswm.h>
#include <X11/Xlib.h>
#include <math.h>

#include "base/log.h"

int display_choose(int wanted)
{
    int count = SDL_GetNumVideoDisplays();
    if (wanted <= 1)
        return 0;
    if (wanted <= count)
        return wanted - 1;
    log_line("there is no display %d: the first of %d is taken", wanted, count);
    return 0;
}

double display_believe(int w, int h, double w_mm, double h_mm)
{
    static const int LIES[][2] = {{16, 9}, {160, 90}, {1600, 900}, {16, 10}, {160, 100}, {4, 3}, {40, 30}};
    if (!(w_mm > 0) || !(h_mm > 0) || w <= 0 || h <= 0)
        return 0;
    for (int i = 0; i < ARRAY_LEN(LIES); i++)
        if (fabs(w_mm - LIES[i][0]) < 1 && fabs(h_mm - LIES[i][1]) < 1)
            return 0;
    double stretch = (w_mm / h_mm) / ((double)w / h);
    double inches = hypot(w_mm, h_mm) / 25.4, px_per_mm = hypot(w, h) / hypot(w_mm, h_mm);
    bool is_likely =
        stretch > 0.85 && stretch < 1.18 && inches >= 7 && inches <= 100 && px_per_mm > 0.8 && px_per_mm < 13;
    return is_likely ? inches : 0;
}

double display_diagonal_in(int index)
{
    float ddpi, xdpi, ydpi;
    SDL_DisplayMode mode;
    if (SDL_GetDisplayDPI(index, &ddpi, &xdpi, &ydpi) != 0 || SDL_GetDesktopDisplayMode(index, &mode) != 0 ||
        xdpi <= 0 || ydpi <= 0) {
        log_line("display: %s does not say how large it is", SDL_GetDisplayName(index));
        return 0;
    }
    double w_mm = mode.w / (double)xdpi * 25.4, h_mm = mode.h / (double)ydpi * 25.4;
    bool is_guess =
        fabs((double)xdpi - 96) < 1 && fabs((double)ydpi - 96) < 1; /* X servers that do not know */
    double inches = is_guess ? 0 : display_believe(mode.w, mode.h, w_mm, h_mm);
    log_line("display: %s, %dx%d, says %.0f x %.0f mm%s", SDL_GetDisplayName(index), mode.w, mode.h, w_mm,
             h_mm, inches > 0 ? "" : ", which is not believed");
    return inches;
}

static Display *x11_display(SDL_Window *window)
{
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    bool is_x11 = SDL_GetWindowWMInfo(window, &info) && info.subsystem == SDL_SYSWM_X11;
    return is_x11 ? info.info.x11.display : NULL;
}

void display_watch(SDL_Window *window)
{
    Display *display = x11_display(window);
    if (!display)
        return;
    XWindowAttributes root;
    XGetWindowAttributes(display, DefaultRootWindow(display), &root);
    XSelectInput(display, DefaultRootWindow(display), root.your_event_mask | StructureNotifyMask);
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
}

bool display_follow(SDL_Window *window, const SDL_Event *event)
{
    if (event->type != SDL_SYSWMEVENT || event->syswm.msg->subsystem != SDL_SYSWM_X11)
        return false;
    const XEvent *x = &event->syswm.msg->msg.x11.event;
    if (x->type != ConfigureNotify || x->xconfigure.window != DefaultRootWindow(x->xany.display))
        return false;
    int w, h;
    SDL_GetWindowSize(window, &w, &h);
    if (w == x->xconfigure.width && h == x->xconfigure.height)
        return false;
    log_line("display: its mode is %dx%d now", x->xconfigure.width, x->xconfigure.height);
    SDL_SetWindowFullscreen(window, 0);
    SDL_SetWindowBordered(window, SDL_FALSE);
    SDL_SetWindowPosition(window, 0, 0);
    SDL_SetWindowSize(window, x->xconfigure.width, x->xconfigure.height);
    return true;
}
