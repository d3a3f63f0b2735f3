/* The screen test: what the glass has felt, and the ruler. */
#include <math.h>
#include <stdlib.h>

#include "app/app_inside.h"

void staff_test_grid(const Screen *screen, int *columns, int *rows)
{
    int cell = MAX(1, screen_px(screen, TEST_CELL_MM));
    *columns = CLAMP(screen->w / cell, 1, (int)TEST_COLUMNS);
    *rows = CLAMP(screen->h / cell, 1, (int)TEST_ROWS);
}

static void mark(const Screen *screen, TouchTest *test, int x, int y)
{
    int columns, rows;
    staff_test_grid(screen, &columns, &rows);
    if (x >= 0 && y >= 0 && x < screen->w && y < screen->h)
        test->rows[y * rows / screen->h] |= 1ull << (x * columns / screen->w);
}

/* A panel tells of a fast finger only now and then: it has been everywhere between. */
static void mark_way(const Screen *screen, TouchTest *test, int x0, int y0, int x1, int y1)
{
    int steps = MAX(abs(x1 - x0), abs(y1 - y0)) / MAX(1, screen_px(screen, TEST_CELL_MM) / 3) + 1;
    for (int i = 1; i <= steps; i++)
        mark(screen, test, x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps);
}

static TestFinger *finger_of(TouchTest *test, int64_t finger, bool is_new)
{
    for (int i = 0; i < TEST_FINGERS; i++)
        if (test->fingers[i].is_down && test->fingers[i].finger == finger)
            return &test->fingers[i];
    for (int i = 0; is_new && i < TEST_FINGERS; i++)
        if (!test->fingers[i].is_down)
            return &test->fingers[i];
    return NULL;
}

static void come(const Screen *screen, TouchTest *test, const Event *event)
{
    TestFinger *finger = finger_of(test, event->finger, true);
    int at_once = 0;
    test->touches = (uint16_t)MIN(test->touches + 1, 9999);
    mark(screen, test, event->x, event->y);
    if (!finger)
        return;
    *finger = (TestFinger){
        .finger = event->finger, .x = (int16_t)event->x, .y = (int16_t)event->y, .is_down = true};
    for (int i = 0; i < TEST_FINGERS; i++)
        at_once += test->fingers[i].is_down;
    test->most = (uint8_t)MAX((int)test->most, at_once);
}

void staff_test(App *app, const Event *event)
{
    TouchTest *test = &app->staff.test;
    const Screen *screen = &app->world->screen;
    if (app->place.view != VIEW_TOUCH_TEST || !app->staff.is_in)
        return;
    if (event->kind == EVENT_DOWN) {
        come(screen, test, event);
        return;
    }
    TestFinger *finger = finger_of(test, event->finger, false);
    if (!finger || (event->kind != EVENT_MOVE && event->kind != EVENT_UP))
        return;
    mark_way(screen, test, finger->x, finger->y, event->x, event->y);
    finger->x = (int16_t)event->x;
    finger->y = (int16_t)event->y;
    if (event->kind == EVENT_UP)
        *finger = (TestFinger){0};
}

int staff_diagonal(const App *app)
{
    return app->staff.diagonal ? app->staff.diagonal : (int)lroundf(app->world->screen.diagonal_in * 10);
}
