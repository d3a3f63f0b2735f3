/* The display the kiosk stands on: which of several, how large it is, and whether it has changed. */
#ifndef HK_DISPLAY_H
#define HK_DISPLAY_H

#include <SDL.h>

#include "base/base.h"

/* SDL's index of the display that is wanted, counted from 1 (0: the first); the first, with a log line, where
 * there are not so many. */
int display_choose(int wanted);

/* Its diagonal in inches by its own word, 0 where it says nothing or what cannot be. Logs which. */
double display_diagonal_in(int index);

/* The diagonal in inches of a display of w x h px that says it is w_mm x h_mm; 0 if that is one of the
 * figures that stand for "I do not know" (16 x 9, 160 x 90, 1600 x 900 mm, the aspect in cm), has
 * another aspect than the pixels, or a size or density that no screen of a kiosk has. */
double display_believe(int w, int h, double w_mm, double h_mm);

/* On X11 without a window manager nobody makes a full window follow the display's mode. Asks to be told of
 * changes; call once the window is there. */
void display_watch(SDL_Window *window);
/* True if the event told of a change and the window has been given the display's new size. */
bool display_follow(SDL_Window *window, const SDL_Event *event);

#endif
