#include "view/page_picture.h"

#include "view/screens.h"
#include "view/stage.h"

/* Share of the stage's shorter side that a drawing takes. */
enum { DRAWING_PERCENT = 88 };

Rect page_picture_rect(const Screen *screen, int bar_h, const Page *page)
{
    bool has_any = page->figure.view >= 0 || page->picture >= 0;
    if (!has_any && screen_is_portrait(screen))
        return (Rect){0}; /* the words can use the room */
    return stage_rect(screen, VIEW_PAGE, bar_h);
}

int page_picture_size(const Screen *screen, int bar_h)
{
    Rect rect = stage_rect(screen, VIEW_PAGE, bar_h);
    return MIN(rect.w, rect.h) * DRAWING_PERCENT / 100;
}

static Inks inks_of(const Ui *ui, const Page *page)
{
    const Tone *tone = &ui->theme->kinds[page->kind];
    return (Inks){tone->ink, tone->tint, ui->theme->card};
}

static void drawing(Ui *ui, const Page *page, Rect rect)
{
    ui_box(ui, rect, 0, ui->theme->stage);
    if (page->picture < 0)
        return;
    int size = page_picture_size(&ui->screen, ui->bar.h);
    Rect at = {rect.x + (rect.w - size) / 2, rect.y + (rect.h - size) * 2 / 5, size, size};
    scene_push_drawing(ui->scene, ui_placed(ui, at), page->picture, inks_of(ui, page));
}

static void strokes(Ui *ui, const Page *page, Rect at, FigureRef ref)
{
    for (int i = 0; i < page->figure.stroke_count; i++) {
        int played = (int)(app_stroke(ui->app, i) * PRINT_WHOLE);
        if (played > 0)
            scene_push_mark(ui->scene, at, ref, i, played, inks_of(ui, page));
    }
}

void page_picture_draw(Ui *ui, const Page *page, Rect rect)
{
    if (rect.w <= 0)
        return;
    if (page->figure.view < 0) {
        drawing(ui, page, rect);
        return;
    }
    stage_draw(ui, rect);
    if (app_transition(ui->app) < 1)
        return;
    Rect at = ui_placed(ui, rect);
    FigureRef ref = stage_ref(ui->world, ui->bar.h, &ui->app->place, at);
    strokes(ui, page, at, ref);
    names_draw(ui, &ui->caches->names, page, at, ref);
}
