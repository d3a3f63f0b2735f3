/* The list of pictures: one place where every size the screens ask for is known. */
#include <stdio.h>
#include <string.h>

#include "scene/icon.h"
#include "view/stage.h"
#include "view/ui.h"
#include "view/view.h"

static void add(FigureJobs *jobs, const FigureJob *job)
{
    if (jobs->count < FIGURE_MAX_JOBS)
        jobs->items[jobs->count++] = *job;
    else
        jobs->dropped++;
}

static FigureJob job_for(const App *app, JobKind kind, int view, float scale)
{
    const FigureView *figure = &app->world->content->views[view];
    FigureJob job = {
        .kind = (uint8_t)kind,
        .view = (int8_t)view,
        .page = -1,
        .px_per_cm = scale,
        .u_cm = -STAGE_HALF_CM,
        .v_cm = STAGE_TOP_CM,
        .w = (int)(2 * STAGE_HALF_CM * scale),
        .h = (int)((STAGE_BOTTOM_CM - STAGE_TOP_CM) * scale),
        .ground = theme_get(app->display.has_high_contrast)->stage,
        .edge_px = (float)screen_px(&app->world->screen, 0.9),
        .is_mirror = figure->is_mirror,
    };
    snprintf(job.svg, sizeof job.svg, "%s", figure->svg);
    snprintf(job.tone, sizeof job.tone, "%s", display_tone_name(app->display.tone));
    return job;
}

static void whole_figure(const App *app, FigureJobs *jobs, int view, int layer, float scale)
{
    FigureJob job = job_for(app, JOB_PICTURE, view, scale);
    job.layer = (int8_t)layer;
    job.has_borders = layer == LAYER_SKIN;
    add(jobs, &job);
}

static void zones(const App *app, FigureJobs *jobs, int view, float scale)
{
    FigureJob job = job_for(app, JOB_ZONES, view, scale);
    add(jobs, &job);
}

static void icons(const App *app, FigureJobs *jobs)
{
    static const int sizes[] = {UI_ICON_MM, UI_ICON_CHEVRON_MM, UI_ICON_SCROLL_MM, UI_ICON_BIG_MM};
    for (int i = ICON_NONE + 1; i < ICON_COUNT; i++)
        for (int s = 0; s < ARRAY_LEN(sizes); s++) {
            bool is_chevron = i == ICON_CHEVRON || i == ICON_CHEVRON_UP || i == ICON_CHEVRON_DOWN;
            bool is_kind = i >= ICON_CONDITION && i <= ICON_NOTICE;
            bool is_used = sizes[s] == UI_ICON_MM       ? !is_chevron
                           : sizes[s] == UI_ICON_BIG_MM ? is_kind
                                                        : is_chevron;
            if (!is_used)
                continue;
            int px = screen_px(&app->world->screen, sizes[s]);
            FigureJob job = {.kind = JOB_ICON, .view = -1, .page = -1, .icon = (uint16_t)i, .w = px, .h = px};
            snprintf(job.svg, sizeof job.svg, "%s.svg", icon_name((IconId)i));
            add(jobs, &job);
        }
}

static void pictogram(const App *app, FigureJobs *jobs, int page)
{
    const char *name = app->world->content->languages[0].pages[page].pictogram;
    int px = screen_px(&app->world->screen, UI_PICTOGRAM_MM);
    FigureJob job = {
        .kind = JOB_ICON, .view = -1, .page = -1, .icon = (uint16_t)(ICON_COUNT + page), .w = px, .h = px};
    if (!name)
        return;
    snprintf(job.svg, sizeof job.svg, "%s.svg", name);
    add(jobs, &job);
}

static void page_picture(const App *app, FigureJobs *jobs, int page, int bar_h)
{
    const World *world = app->world;
    const PageFigure *figure = &world->content->languages[0].pages[page].figure;
    if (figure->view < 0)
        return;
    Place place = {.view = VIEW_PAGE,
                   .figure_view = (int8_t)figure->view,
                   .layer = (uint8_t)figure->layer,
                   .page = (int16_t)page,
                   .region = -1};
    Rect rect = stage_rect(&world->screen, VIEW_PAGE, bar_h);
    FigureRef ref = stage_ref(world, bar_h, &place, rect);
    FigureJob job = job_for(app, JOB_PICTURE, figure->view, ref.px_per_cm);
    job.layer = (int8_t)figure->layer;
    job.page = (int16_t)page;
    job.u_cm = ref.u_cm;
    job.v_cm = ref.v_cm;
    job.w = rect.w;
    job.h = rect.h;
    job.dim = figure->highlight.count ? 0.45f : 0;
    for (int i = 0; i < figure->highlight.count && job.id_count < FIGURE_MAX_IDS - 1; i++)
        snprintf(job.ids[job.id_count++], sizeof job.ids[0], "%s", figure->highlight.items[i]);
    if (figure->marks)
        snprintf(job.ids[job.id_count++], sizeof job.ids[0], "%s", figure->marks);
    add(jobs, &job);
}

void view_figure_jobs(const App *app, View *view, FigureJobs *out)
{
    const World *world = app->world;
    *out = (FigureJobs){0};
    if (!world->content)
        return;
    int bar_h = view_bar_height(app, view);
    float map = stage_map_scale(world, bar_h), area = stage_area_scale(world, bar_h);
    float attract = stage_attract_scale(world);
    int views = world->content->view_count;
    icons(app, out);
    whole_figure(app, out, 0, LAYER_SKIN, attract);
    zones(app, out, 0, attract);
    for (int v = 0; v < views; v++) {
        whole_figure(app, out, v, LAYER_SKIN, map);
        zones(app, out, v, map);
        if (v == 0)
            out->first_screens = out->count;
    }
    for (int v = 0; v < views; v++) {
        whole_figure(app, out, v, LAYER_SKIN, area);
        zones(app, out, v, area);
    }
    for (int p = 0; p < world->content->page_count; p++) {
        page_picture(app, out, p, bar_h);
        pictogram(app, out, p);
    }
    for (int layer = LAYER_SKIN + 1; layer < LAYER_COUNT; layer++)
        for (int v = 0; v < views; v++) {
            whole_figure(app, out, v, layer, map);
            whole_figure(app, out, v, layer, area);
        }
}
