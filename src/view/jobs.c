/* The list of pictures: one place where every size the screens ask for is known. */
#include <stdio.h>
#include <string.h>

#include "scene/icon.h"
#include "view/card_parts.h"
#include "view/framing.h"
#include "view/marks.h"
#include "view/page_picture.h"
#include "view/stage.h"
#include "view/thumb.h"
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
    const FigureFrame *frame = &app->world->content->frame;
    FigureJob job = {
        .kind = (uint8_t)kind,
        .view = (int8_t)view,
        .page = -1,
        .px_per_cm = scale,
        .u_cm = -(float)frame->width_cm / 2,
        .v_cm = (float)frame->top_cm,
        .w = (int)((float)frame->width_cm * scale),
        .h = (int)((float)(frame->bottom_cm - frame->top_cm) * scale),
        .ground = theme_get((ThemeId)app_setting(app, SETTING_CONTRAST))->stage,
        .edge_px = (float)screen_px(&app->world->screen, 0.9),
        .is_mirror = figure->is_mirror,
    };
    snprintf(job.svg, sizeof job.svg, "%s", figure->svg);
    snprintf(job.tone, sizeof job.tone, "%s", setting_tone_name(app_setting(app, SETTING_TONE)));
    return job;
}

static void whole_figure(const App *app, FigureJobs *jobs, int view, int layer, float scale)
{
    FigureJob job = job_for(app, JOB_PICTURE, view, scale);
    job.layer = (int8_t)layer;
    bool is_strong = app_setting(app, SETTING_CONTRAST) != THEME_CALM;
    if (layer == LAYER_SKIN)
        job.borders = is_strong ? BORDERS_STRONG : BORDERS_SOFT;
    add(jobs, &job);
}

static void zones(const App *app, FigureJobs *jobs, int view, float scale)
{
    FigureJob job = job_for(app, JOB_ZONES, view, scale);
    add(jobs, &job);
}

/* The figure as areas show it, where that is nearer than on the map. */
static void nearer_figures(const App *app, FigureJobs *jobs, int view, int layer, int bar_h)
{
    float map = stage_map_scale(app->world, bar_h);
    unsigned used = stage_area_scales(app->world, bar_h, view);
    for (int step = 1; used >> step; step++) {
        if (!(used >> step & 1))
            continue;
        whole_figure(app, jobs, view, layer, framing_scale_at(map, step));
        if (layer == LAYER_SKIN)
            zones(app, jobs, view, framing_scale_at(map, step));
    }
}

static void icons(const App *app, FigureJobs *jobs)
{
    for (int i = ICON_NONE + 1; i < ICON_COUNT; i++) {
        int px = ui_icon_px(app, i == ICON_CHEVRON ? UI_ICON_CHEVRON_MM : UI_ICON_MM);
        FigureJob job = {.kind = JOB_ICON, .view = -1, .page = -1, .icon = (uint16_t)i, .w = px, .h = px};
        snprintf(job.svg, sizeof job.svg, "%s.svg", icon_name((IconId)i));
        add(jobs, &job);
    }
}

static void drawing(const App *app, FigureJobs *jobs, int picture, int size_px)
{
    FigureJob job = {
        .kind = JOB_DRAWING, .view = -1, .page = -1, .icon = (uint16_t)picture, .w = size_px, .h = size_px};
    snprintf(job.svg, sizeof job.svg, "%s.svg", app->world->content->pictures[picture]);
    add(jobs, &job);
}

/* Each picture in the size of a page with its thumbnail, and in that of a step, where it is shown so. */
static void drawings(const App *app, FigureJobs *jobs, int bar_h)
{
    const Content *content = app->world->content;
    int page_px = page_picture_size(&app->world->screen, bar_h);
    int step_px = screen_px(&app->world->screen, UI_STEP_PICTURE_MM);
    bool is_large[CONTENT_MAX_PICTURES] = {0}, is_step[CONTENT_MAX_PICTURES] = {0};
    for (int l = 0; l < content->language_count; l++)
        for (int p = 0; p < content->page_count; p++) {
            const Page *page = &content->languages[l].pages[p];
            if (page->picture >= 0)
                is_large[page->picture] = true;
            for (int b = 0; b < page->block_count; b++)
                for (int i = 0; i < page->blocks[b].pictures.count; i++)
                    is_step[page->blocks[b].pictures.items[i]] = true;
        }
    for (int i = 0; i < content->picture_count; i++) {
        if (is_large[i]) {
            drawing(app, jobs, i, page_px);
            drawing(app, jobs, i, thumb_px(app));
        }
        if (is_step[i])
            drawing(app, jobs, i, step_px);
    }
}

/* What `ref` shows of a page in w x h px, and the strokes over it. */
static void page_figure(const App *app, FigureJobs *jobs, FigureRef ref, int w, int h)
{
    const PageFigure *figure = &app->world->content->languages[0].pages[ref.page].figure;
    FigureJob job = job_for(app, JOB_PICTURE, figure->view, ref.px_per_cm);
    job.layer = (int8_t)figure->layer;
    job.page = ref.page;
    job.u_cm = ref.u_cm;
    job.v_cm = ref.v_cm;
    job.w = w;
    job.h = h;
    job.dim = figure->highlight.count ? 0.45f : 0;
    for (int i = 0; i < figure->highlight.count && job.id_count < FIGURE_MAX_IDS - 1; i++)
        snprintf(job.ids[job.id_count++], sizeof job.ids[0], "%s", figure->highlight.items[i]);
    add(jobs, &job);
    if (!figure->stroke_count)
        return;
    job.kind = JOB_MARKS;
    job.tone[0] = '\0';
    job.ground = 0;
    for (job.id_count = 0; job.id_count < figure->stroke_count; job.id_count++)
        snprintf(job.ids[job.id_count], sizeof job.ids[0], "%s-%d", figure->marks, job.id_count + 1);
    add(jobs, &job);
}

/* The card's figure, on each screen in one view and in two, and for paper on white. */
static void card_figures(const App *app, FigureJobs *jobs, int bar_h)
{
    const World *world = app->world;
    if (!world->content->card.max_entries)
        return;
    for (int v = 0; v < world->content->view_count; v++) {
        for (int beside = 1; beside <= MARKS_MAX_VIEWS; beside++) {
            whole_figure(app, jobs, v, LAYER_SKIN, card_figure_scale(world, bar_h, beside));
            zones(app, jobs, v, card_figure_scale(world, bar_h, beside));
        }
        if (!world->site.printer[0])
            continue;
        FigureJob job = job_for(app, JOB_PICTURE, v, CARD_PAPER_SCALE);
        job.ground = theme_get(THEME_STRONG)->stage;
        job.borders = BORDERS_STRONG;
        add(jobs, &job);
        zones(app, jobs, v, CARD_PAPER_SCALE);
    }
}

static void page_picture(const App *app, FigureJobs *jobs, int page, int bar_h)
{
    const World *world = app->world;
    const PageFigure *figure = &world->content->languages[0].pages[page].figure;
    Rect rect = stage_rect(&world->screen, VIEW_PAGE, bar_h);
    if (figure->view < 0 || rect_is_empty(rect))
        return;
    Place place = {.view = VIEW_PAGE,
                   .figure_view = (int8_t)figure->view,
                   .layer = (uint8_t)figure->layer,
                   .page = (int16_t)page,
                   .region = -1};
    page_figure(app, jobs, stage_ref(world, bar_h, &place, rect), rect.w, rect.h);
}

/* The small pictures on cards: of each page, and of the body for the areas. */
static void thumbs(const App *app, FigureJobs *jobs)
{
    const World *world = app->world;
    int size = thumb_px(app);
    for (int v = 0; v < world->content->view_count; v++) {
        whole_figure(app, jobs, v, LAYER_SKIN, thumb_area_scale(world, size));
        zones(app, jobs, v, thumb_area_scale(world, size));
    }
    for (int p = 0; p < world->content->page_count; p++) {
        FigureRef ref = thumb_page_ref(world, p, size);
        if (ref.view >= 0)
            page_figure(app, jobs, ref, size, size);
    }
}

void view_figure_jobs(const App *app, View *view, FigureJobs *out)
{
    const World *world = app->world;
    *out = (FigureJobs){0};
    if (!world->content)
        return;
    World low_world;
    App low_app;
    const App *glass = app;
    app = view_lower(app, &low_app, &low_world);
    world = app->world;
    int bar_h = view_bar_height(app, view);
    float map = stage_map_scale(world, bar_h);
    float attract = stage_attract_scale(glass->world); /* never lowered */
    int views = world->content->view_count;
    icons(app, out);
    if (ui_icon_px(glass, UI_ICON_MM) != ui_icon_px(app, UI_ICON_MM))
        icons(glass, out);
    whole_figure(glass, out, 0, LAYER_SKIN, attract);
    zones(glass, out, 0, attract);
    for (int v = 0; v < views; v++) {
        whole_figure(app, out, v, LAYER_SKIN, map);
        zones(app, out, v, map);
        if (v == 0)
            out->first_screens = out->count;
    }
    for (int v = 0; v < views; v++)
        nearer_figures(app, out, v, LAYER_SKIN, bar_h);
    card_figures(app, out, bar_h);
    drawings(app, out, bar_h);
    for (int p = 0; p < world->content->page_count; p++)
        page_picture(app, out, p, bar_h);
    for (int layer = LAYER_SKIN + 1; layer < LAYER_COUNT; layer++)
        for (int v = 0; v < views && world->content->has_layer[layer]; v++) {
            whole_figure(app, out, v, layer, map);
            nearer_figures(app, out, v, layer, bar_h);
        }
    thumbs(app, out);
    view_structure_jobs(app, out);
}

void view_structure_jobs(const App *app, FigureJobs *jobs)
{
    const Content *content = app->world->content;
    for (int v = 0; v < content->view_count && content->structure_count > 0; v++)
        for (int layer = LAYER_SKIN + 1; layer < LAYER_COUNT; layer++) {
            bool has_any = false; /* a layer the pack lacks shows nothing */
            for (int s = 0; s < content->structure_count; s++)
                has_any |= content->structures[s].shown[v][layer] != 0;
            if (!has_any)
                continue;
            FigureJob job = {.kind = JOB_STRUCTURES, .view = (int8_t)v, .layer = (int8_t)layer, .page = -1};
            job.is_mirror = content->views[v].is_mirror;
            snprintf(job.svg, sizeof job.svg, "%s", content->views[v].svg);
            add(jobs, &job);
        }
}
