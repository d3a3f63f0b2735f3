#include "view/guides.h"

#include <math.h>

/* Farther out than a fingertip covers. */
static const double RING_MM = 15, DOT_MM = 2.6, DOT_EDGE_MM = 0.7;

/* Dots, so that it is told by how far round it goes and not by a colour alone. */
static void ring(Ui *ui)
{
    const App *app = ui->app;
    int full = app_hold_steps(app);
    float radius = (float)ui_mm(ui, RING_MM), dot = (float)ui_mm(ui, DOT_MM),
          edge = (float)ui_mm(ui, DOT_EDGE_MM);
    for (int i = 0; full >= 0 && i < STEADY_RING_STEPS; i++) {
        float turn = (float)i / STEADY_RING_STEPS * 2 * 3.14159265f * (ui->is_rtl ? -1.0f : 1.0f);
        float x = (float)app->press.x + radius * sinf(turn), y = (float)app->press.y - radius * cosf(turn);
        bool is_full = i < full;
        scene_push_dot(ui->scene, x, y, dot + (is_full ? 2 * edge : edge), ui->theme->ink);
        scene_push_dot(ui->scene, x, y, dot, is_full ? ui->theme->focus : ui->theme->card);
    }
}

/* Each thing of the group that the frame is on. */
static void group(Ui *ui)
{
    const App *app = ui->app;
    Scene *scene = ui->scene;
    if (!app->scan.is_running || app->scan.is_inside || !app->place.focus.id)
        return;
    static ScanStops stops; /* means nothing between calls */
    scan_stops(scene, &stops);
    int at = scan_stop_of(scene, &stops, app->place.focus.id), width = ui_ring_px(ui);
    for (int i = 0; at >= 0 && i < stops.count; i++) {
        const Target *target = &scene->targets[stops.targets[i]];
        if (stops.groups[i] == stops.groups[at] && i != at && target->is_seen)
            scene_push_frame(scene, rect_inset(target->rect, -2 * width), ui_mm(ui, 4), width,
                             ui->theme->focus);
    }
}

void guides_draw(Ui *ui)
{
    group(ui);
    ring(ui);
}
