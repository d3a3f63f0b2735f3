/* The place's scroll area: where it may go, and going there. */
#include "app/app_inside.h"

float scroll_max(const Scene *shown)
{
    return shown->scroll_count ? (float)MAX(0, shown->scrolls[0].content_h - shown->scrolls[0].rect.h) : 0;
}

void scroll_to(App *app, float to_px)
{
    if (app_has_reduced_motion(app)) {
        app->place.scroll_px = to_px;
        app->glide = (Glide){0};
    } else {
        app->glide = glide_to(app->place.scroll_px, to_px);
    }
}

/* A screenful less a line or two, so that the eye finds its place again. */
void scroll_by_screen(Step *step, int screens)
{
    if (!step->shown->scroll_count)
        return;
    /* What was cut at the edge must be whole in the next screenful: a card is about 30 mm high. */
    float height = (float)step->shown->scrolls[0].rect.h;
    float card = (float)screen_px(&step->app->world->screen, 30);
    float by = CLAMP(height - card, height * 0.4f, height * 0.85f);
    float to = step->app->place.scroll_px + (float)screens * by;
    scroll_to(step->app, CLAMP(to, 0, scroll_max(step->shown)));
}

void scroll_by_line(Step *step, int lines)
{
    float by = (float)(lines * screen_px(&step->app->world->screen, 30));
    float from = step->app->glide.kind == GLIDE_GOTO ? step->app->glide.to_px : step->app->place.scroll_px;
    if (step->shown->scroll_count)
        scroll_to(step->app, CLAMP(from + by, 0, scroll_max(step->shown)));
}

void scroll_into_view(Step *step, const Target *target)
{
    if (!target->scroll)
        return;
    const Scroll *scroll = &step->shown->scrolls[target->scroll - 1];
    int margin = MIN(screen_px(&step->app->world->screen, 8), scroll->rect.h / 8);
    int above = scroll->rect.y + margin - target->whole.y;
    int below = target->whole.y + target->whole.h - (scroll->rect.y + scroll->rect.h - margin);
    float by = above > 0 ? (float)-above : below > 0 ? (float)MIN(below, -above) : 0;
    if (above > 0 || below > 0)
        scroll_to(step->app, CLAMP((float)scroll->offset + by, 0, scroll_max(step->shown)));
}
