#include "view/page_picture.h"

#include <string.h>

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

enum { MAX_CAPTIONS = 8 };

/* The strokes in words, each once: which stroke first has the words of stroke i. */
static int first_with(TextList strokes, int i)
{
    int first = 0;
    while (strcmp(strokes.items[first], strokes.items[i]) != 0)
        first++;
    return first;
}

/* The stroke that is being made; -1: none, all rest. */
static int stroke_now(const Ui *ui, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        float played = app_stroke(ui->app, i);
        if (played > 0)
            return played < 1 ? i : -1;
    }
    return -1;
}

static const double CAPTION_PAD_MM = 3.5, CAPTION_EDGE_MM = 4, CAPTION_GAP_MM = 1.5;

/* In less than half of the picture, so that the strokes are seen; in all of it where a word is longer. */
static const TextLayout *caption_text(Ui *ui, const char *words, int picture_w)
{
    int wish = ui_text_width(ui, &UI_LABEL, words) + 1;
    int most = picture_w - 2 * (ui_mm(ui, CAPTION_EDGE_MM) + ui_mm(ui, CAPTION_PAD_MM));
    const TextLayout *text = ui_layout(ui, &UI_LABEL, words, MIN(wish, picture_w * 45 / 100));
    return text->is_cut ? ui_layout(ui, &UI_LABEL, words, MIN(wish, most)) : text;
}

static int caption_height(Ui *ui, const TextLayout *text)
{
    return text->h + 2 * ui_mm(ui, 1.6);
}

/* Do all of them find room below each other? */
static bool captions_fit(Ui *ui, TextList strokes, Rect at)
{
    int h = 2 * ui_mm(ui, CAPTION_EDGE_MM);
    for (int i = 0; i < MIN(strokes.count, MAX_CAPTIONS); i++)
        if (first_with(strokes, i) == i)
            h += caption_height(ui, caption_text(ui, strokes.items[i], at.w)) + ui_mm(ui, CAPTION_GAP_MM);
    return h <= at.h;
}

/* At the picture's lower right: strokes are drawn on the body's left, as it is seen. Where letters are too
 * large for all, the one that is being made. */
static void captions(Ui *ui, const Page *page, Rect at)
{
    TextList strokes = page->figure.strokes;
    const Tone *tone = &ui->theme->kinds[page->kind];
    int pad = ui_mm(ui, CAPTION_PAD_MM), edge = ui_mm(ui, CAPTION_EDGE_MM),
        now = stroke_now(ui, strokes.count);
    int lit = now >= 0 ? first_with(strokes, now) : -1, y = at.y + at.h - edge;
    bool has_all = captions_fit(ui, strokes, at);
    for (int i = MIN(strokes.count, MAX_CAPTIONS) - 1; i >= 0; i--) {
        if (first_with(strokes, i) != i || (!has_all && i != lit))
            continue;
        const TextLayout *text = caption_text(ui, strokes.items[i], at.w);
        Rect chip = {.w = text->w + 2 * pad, .h = caption_height(ui, text)};
        y -= chip.h;
        chip.x = at.x + at.w - edge - chip.w;
        chip.y = y;
        Color ground = i == lit ? tone->ink : ui->theme->card;
        scene_push_fill(ui->scene, chip, ui_mm(ui, 3), ground);
        scene_push_frame(ui->scene, chip, ui_mm(ui, 3), MAX(1, ui_mm(ui, 0.35)), tone->ink);
        scene_push_text(ui->scene, text, chip.x + pad - text->x, chip.y + (chip.h - text->h) / 2,
                        i == lit ? ui->theme->card : ui->theme->ink, ground);
        y -= ui_mm(ui, CAPTION_GAP_MM);
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
    captions(ui, page, at);
}
