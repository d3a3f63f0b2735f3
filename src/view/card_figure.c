#include <math.h>
#include <stdio.h>

#include "view/card_parts.h"
#include "view/marks.h"
#include "view/stage.h"

float card_figure_scale(const World *world, int bar_h, int views)
{
    const Screen *screen = &world->screen;
    const FigureFrame *frame = &world->content->frame;
    bool is_wide = card_is_wide(screen);
    float w = (float)screen->w * (is_wide ? 0.28f : 0.42f) / (float)views;
    /* Beside the questions the button below it must find room; lowered, words there take more lines. */
    float share = !is_wide                        ? 0.46f
                  : screen->is_lowered            ? 0.32f
                  : screen_short_mm(screen) > 250 ? 0.36f
                                                  : 0.46f;
    float h = (float)(screen->h - bar_h) * share;
    return MIN(w / (float)frame->width_cm, h / (float)(frame->bottom_cm - frame->top_cm));
}

static unsigned mixed(unsigned a, unsigned b, int share, int of, int shift)
{
    int from = (int)(a >> shift & 0xFF), to = (int)(b >> shift & 0xFF);
    return (unsigned)(from + (to - from) * share / of) << shift;
}

static Color mixed_color(Color from, Color to, int share, int of)
{
    return 0xFF000000u | mixed(from, to, share, of, 16) | mixed(from, to, share, of, 8) |
           mixed(from, to, share, of, 0);
}

enum { TONES = 64 };

static Color tone(const Theme *theme, int share)
{
    return mixed_color(theme->stage, theme->urgent, share, TONES);
}

/* A mark's ground, paler or fuller with the strength, and the ink on it. The middle tones carry neither ink
 * well enough and are left out: the lower half ends before them, the upper begins after them. */
static Color mark_ground(const Theme *theme, int strength, int most, Color *ink)
{
    bool is_full = strength > 0 && 2 * strength > most;
    *ink = is_full ? theme->card : theme->ink;
    if (strength < 0)
        return theme->stage;
    int edge = is_full ? 0 : TONES;
    while (edge != (is_full ? TONES : 0) && theme_contrast(*ink, tone(theme, edge)) < theme->contrast)
        edge += is_full ? 1 : -1;
    if (is_full)
        return tone(theme, edge + (TONES - edge) * (2 * strength - most) / most);
    int from = edge / 4;
    return tone(theme, from + (edge - from) * 2 * strength / MAX(1, most));
}

void card_mark(Ui *ui, int strength, int most, int x, int y, int size)
{
    Color ink, ground = mark_ground(ui->theme, strength, most, &ink);
    Rect disc = {x - size / 2, y - size / 2, size, size};
    scene_push_fill(ui->scene, disc, size / 2, ground);
    scene_push_frame(ui->scene, disc, size / 2, MAX(1, ui_mm(ui, 0.6)), ui->theme->urgent);
    if (strength < 0)
        return;
    char digits[12];
    snprintf(digits, sizeof digits, "%d", strength);
    const TextLayout *layout = ui_layout(ui, &UI_LABEL, digits, 0);
    PassageRole reads = ui->scene->reads_as;
    ui->scene->reads_as = PASSAGE_NONE; /* the sentences beside it say so too */
    scene_push_text(ui->scene, layout, x - layout->w / 2 - layout->x, y - layout->h / 2, ink, ground);
    ui->scene->reads_as = reads;
}

typedef struct Discs { /* that stand already */
    Rect items[FORM_MAX_ENTRIES * MARKS_OF_ENTRY];
    int count;
} Discs;

/* A disc near its region's middle that hides none before it. */
static Rect free_disc(const Discs *discs, Rect disc)
{
    for (int i = 0; i < discs->count; i++)
        if (rect_overlaps(discs->items[i], disc)) {
            disc.y = discs->items[i].y + discs->items[i].h;
            return free_disc(discs, disc);
        }
    return disc;
}

static void marks_in(Ui *ui, Rect at, FigureRef ref, const int *views, int n, bool are_discs)
{
    const World *world = ui->world;
    const BodyMap *map = &world->maps[views[n]];
    Discs discs = {0};
    int size = (int)(2.3f * ui_cap_px(ui, &UI_LABEL));
    for (int e = 0; e < ui->app->visit.count; e++) {
        Mark marks[MARKS_OF_ENTRY];
        int count = marks_of(world, &ui->app->visit, e, views[n], marks);
        for (int m = 0; m < count; m++) {
            const Mark *mark = &marks[m];
            if (!marks_is_drawn(world, mark, views, n))
                continue;
            if (!are_discs) {
                /* An outline alone where it may be this one or another. */
                scene_push_zone(ui->scene, at, ref, mark->region, mark->side,
                                mark->is_one_of ? 0 : ui->theme->chosen, ui->theme->chosen_edge);
                continue;
            }
            const Zone *zone = &map->zones[bodymap_zone(map, mark->region, (Side)mark->side)];
            Rect disc = {(int)stage_x(ref, at, zone->anchor_u_cm) - size / 2,
                         (int)stage_y(ref, at, zone->anchor_v_cm) - size / 2, size, size};
            disc = free_disc(&discs, disc);
            discs.items[discs.count++] = disc;
            card_mark(ui, mark->strength, mark->max, disc.x + size / 2, disc.y + size / 2, size);
        }
    }
}

static int edge_width(const Ui *ui, int w)
{
    return w / 2 - ui_mm(ui, 1);
}

static int edges_height(Ui *ui, int view, int w)
{
    const ViewWords *words = &ui->lang->views[view];
    return MAX(ui_text_height(ui, &UI_SMALL, words->left_edge, edge_width(ui, w)),
               ui_text_height(ui, &UI_SMALL, words->right_edge, edge_width(ui, w)));
}

/* A view on its ground, what lies at the picture's left and right named below it. */
static int one_view(Ui *ui, const int *views, int n, float scale, int x, int y, int w)
{
    const FigureFrame *frame = &ui->world->content->frame;
    int h = (int)((float)(frame->bottom_cm - frame->top_cm) * scale);
    Rect at = ui_placed(ui, (Rect){x, y, w, h});
    FigureRef ref = {.view = (int8_t)views[n],
                     .layer = LAYER_SKIN,
                     .page = -1,
                     .px_per_cm = scale,
                     .u_cm = -(float)w / 2 / scale,
                     .v_cm = (float)frame->top_cm};
    scene_push_fill(ui->scene, at, ui_mm(ui, 3), ui->theme->stage);
    scene_push_figure(ui->scene, at, ref);
    marks_in(ui, at, ref, views, n, false);
    marks_in(ui, at, ref, views, n, true);
    const ViewWords *words = &ui->lang->views[views[n]];
    const TextLayout *left = ui_layout(ui, &UI_SMALL, words->left_edge, edge_width(ui, w));
    const TextLayout *right = ui_layout(ui, &UI_SMALL, words->right_edge, edge_width(ui, w));
    PassageRole reads = ui->scene->reads_as;
    ui->scene->reads_as = PASSAGE_NONE;
    scene_push_text(ui->scene, left, at.x - left->x, at.y + h, ui->theme->soft_ink, ui->bg);
    scene_push_text(ui->scene, right, at.x + w - right->w - right->x, at.y + h, ui->theme->soft_ink, ui->bg);
    ui->scene->reads_as = reads;
    return h + MAX(left->h, right->h);
}

typedef struct Views {
    int views[MARKS_MAX_VIEWS], count;
    float scale;
} Views;

static Views views_of(const Ui *ui)
{
    Views v = {0};
    v.count = marks_views(ui->world, &ui->app->visit, v.views);
    v.scale = v.count ? card_figure_scale(ui->world, ui->bar.h, v.count) : 0;
    return v;
}

static int gap_of(const Ui *ui)
{
    return ui_mm(ui, 4);
}

int card_figure_width(Ui *ui)
{
    Views v = views_of(ui);
    return v.count * (int)((float)ui->world->content->frame.width_cm * v.scale) +
           MAX(0, v.count - 1) * gap_of(ui);
}

int card_figure_height(Ui *ui, int width)
{
    const FigureFrame *frame = &ui->world->content->frame;
    Views v = views_of(ui);
    int edges = 0, each = v.count ? (width - (v.count - 1) * gap_of(ui)) / v.count : 0;
    for (int i = 0; i < v.count; i++)
        edges = MAX(edges, edges_height(ui, v.views[i], each));
    return v.count ? (int)((float)(frame->bottom_cm - frame->top_cm) * v.scale) + edges + ui_room(ui, 4, 3)
                   : 0;
}

void card_figure(Flow *flow)
{
    Ui *ui = flow->ui;
    Views v = views_of(ui);
    if (!v.count)
        return;
    int gap = gap_of(ui), each = (flow->w - (v.count - 1) * gap) / v.count, tallest = 0;
    for (int i = 0; i < v.count; i++) {
        int h = one_view(ui, v.views, i, v.scale, flow->x + i * (each + gap), flow->y, each);
        tallest = MAX(tallest, h);
    }
    flow->y += tallest + ui_room(ui, 4, 3);
}

bool card_paper_picture(Ui *ui)
{
    const World *world = ui->world;
    const FigureFrame *frame = &world->content->frame;
    Views v = {.scale = CARD_PAPER_SCALE};
    v.count = marks_views(world, &ui->app->visit, v.views);
    if (!v.count)
        return false;
    int w = (int)((float)frame->width_cm * v.scale),
        h = (int)((float)(frame->bottom_cm - frame->top_cm) * v.scale);
    /* Letters and discs as for a sheet on which the figure stands 78 mm high. */
    double px_per_mm = h / 78.0;
    ui->screen = screen_make(w, h, hypot(w, h) / px_per_mm / 25.4, 500);
    ui->theme = theme_get(THEME_STRONG);
    ui->is_rtl = false;
    ui->lang = &world->content->languages[world->clinic_language];
    int gap = ui_mm(ui, 3), edges = 0;
    for (int i = 0; i < v.count; i++)
        edges = MAX(edges, edges_height(ui, v.views[i], w));
    scene_reset(ui->scene, v.count * w + (v.count - 1) * gap, h + edges, ui->theme->stage);
    ui->bg = ui->theme->stage;
    for (int i = 0; i < v.count; i++)
        one_view(ui, v.views, i, v.scale, i * (w + gap), 0, w);
    scene_finish(ui->scene);
    return ui->scene->dropped == 0;
}
