#include "view/thumb.h"

#include "view/framing.h"

/* Where rows are as low as a touch target may be, smaller: the words need the room. */
static const double THUMB_MM = 17, LOW_THUMB_MM = 12.5, LOW_SCREEN_MM = 260;
/* cm of the body that an area's shows: the area and enough around it to know where it is. */
static const float AREA_CM = 34;

int thumb_px(const App *app)
{
    bool is_low = screen_short_mm(&app->world->screen) < LOW_SCREEN_MM;
    return ui_icon_px(app, is_low ? LOW_THUMB_MM : THUMB_MM);
}

static FigureRef centred(FigureRef ref, float u, float v, int size)
{
    ref.u_cm = u - (float)size / 2 / ref.px_per_cm;
    ref.v_cm = v - (float)size / 2 / ref.px_per_cm;
    return ref;
}

FigureRef thumb_page_ref(const World *world, int page, int size)
{
    const PageFigure *figure = &world->content->languages[0].pages[page].figure;
    FigureRef ref = {.view = (int8_t)figure->view, .layer = (int8_t)figure->layer, .page = (int16_t)page};
    if (figure->view < 0)
        return ref;
    float cm = figure->height_cm * (figure->stroke_count ? 0.8f : 1); /* strokes are thin */
    ref.px_per_cm = (float)size / cm;
    return centred(ref, figure->focus_u_cm, figure->focus_v_cm, size);
}

float thumb_area_scale(const World *world, int size)
{
    const FigureFrame *frame = &world->content->frame;
    float whole = (float)MIN(frame->width_cm, frame->bottom_cm - frame->top_cm);
    return (float)size / MIN(AREA_CM, whole);
}

FigureRef thumb_area_ref(const World *world, int region, int side, int size)
{
    int view = world->content->regions[region].best_view[side];
    FigureRef ref = {.view = (int8_t)view, .page = -1};
    Place place = {.figure_view = (int8_t)view, .region = (int16_t)region, .side = (uint8_t)side};
    FramingBox box;
    if (view < 0 || !framing_box(world, &place, &box))
        return ref;
    ref.px_per_cm = thumb_area_scale(world, size);
    const FigureFrame *frame = &world->content->frame;
    float half = (float)size / 2 / ref.px_per_cm;
    float most_u = MAX(0, (float)frame->width_cm / 2 - half);
    float top = (float)frame->top_cm + half, bottom = (float)frame->bottom_cm - half;
    return centred(ref, CLAMP((box.u0 + box.u1) / 2, -most_u, most_u),
                   CLAMP((box.v0 + box.v1) / 2, top, MAX(top, bottom)), size);
}

/* A frame of the card's colour over the corners. */
static void round_off(Ui *ui, Rect square, Color card)
{
    int radius = ui_mm(ui, 2.4), width = MAX(1, radius / 2);
    scene_push_frame(ui->scene, rect_inset(square, -width), radius + width, width, card);
    scene_push_frame(ui->scene, square, radius, MAX(1, ui_mm(ui, 0.3)), ui->theme->card_edge);
}

/* Icons are drawn in one size alone, however large the square is. */
static void icon_inside(Ui *ui, IconId icon, const Tone *tone, Rect at)
{
    int size = ui_grown(ui, UI_ICON_MM);
    scene_push_fill(ui->scene, at, 0, tone->wash);
    scene_push_icon(ui->scene, (Rect){at.x + (at.w - size) / 2, at.y + (at.h - size) / 2, size, size}, icon,
                    tone->ink, false);
}

void thumb_icon(Ui *ui, IconId icon, PageKind kind, Rect square, Color card)
{
    Rect at = ui_placed(ui, square);
    icon_inside(ui, icon, &ui->theme->kinds[kind], at);
    round_off(ui, at, card);
}

void thumb_page(Ui *ui, int page, Rect square, Color card)
{
    const Page *entry = &ui->lang->pages[page];
    const Tone *tone = &ui->theme->kinds[entry->kind];
    const Inks inks = {tone->ink, tone->tint, ui->theme->card};
    FigureRef ref = thumb_page_ref(ui->world, page, square.w);
    Rect at = ui_placed(ui, square);
    if (ref.view >= 0) {
        scene_push_figure(ui->scene, at, ref);
        for (int i = 0; i < entry->figure.stroke_count; i++)
            scene_push_mark(ui->scene, at, ref, i, PRINT_WHOLE, inks);
    } else if (entry->picture >= 0) {
        scene_push_fill(ui->scene, at, 0, tone->wash);
        scene_push_drawing(ui->scene, at, entry->picture, inks);
    } else {
        static const IconId ICONS[PAGE_KIND_COUNT] = {ICON_CONDITION, ICON_TECHNIQUE, ICON_BENEFIT,
                                                      ICON_TIP,       ICON_THERAPIST, ICON_NOTICE};
        bool is_help = page == ui->world->content->roles[ROLE_HELP];
        icon_inside(ui, is_help ? ICON_HELP : ICONS[entry->kind], tone, at);
    }
    round_off(ui, at, card);
}

void thumb_area(Ui *ui, int region, int side, Rect square, Color card)
{
    FigureRef ref = thumb_area_ref(ui->world, region, side, square.w);
    Rect at = ui_placed(ui, square);
    if (ref.px_per_cm <= 0)
        return;
    const BodyMap *map = &ui->world->maps[ref.view];
    Place place = {.region = (int16_t)region, .side = (uint8_t)side};
    scene_push_figure(ui->scene, at, ref);
    for (int z = 0; z < map->zone_count; z++)
        if (framing_has(&place, &map->zones[z]))
            scene_push_zone(ui->scene, at, ref, region, map->zones[z].side, ui->theme->hover,
                            ui->theme->hover_edge);
    round_off(ui, at, card);
}
