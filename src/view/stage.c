#include "view/stage.h"

#include <math.h>

#include "view/area_name.h"
#include "view/framing.h"

/* Room above the whole figure on the map (names of the sides) and below it (switches). */
static const double TOP_MM = 4, SWITCH_MM = 27;
/* Of a stage's width a wide figure takes so much at most. */
static const float MOST_OF_WIDTH = 0.92f;

Rect stage_rect(const Screen *screen, ViewId view, int bar_h)
{
    int w = screen->w, h = screen->h - bar_h;
    bool is_portrait = screen_is_portrait(screen);
    if (view == VIEW_ATTRACT)
        return is_portrait ? (Rect){0, 0, w, screen->h * (screen_is_small(screen) ? 42 : 54) / 100}
                           : (Rect){w * 44 / 100, 0, w - w * 44 / 100, screen->h};
    if (screen_is_tiny(screen) && view != VIEW_MAP)
        return (Rect){0}; /* one thing at a time */
    if (view == VIEW_MAP || view == VIEW_CHOOSER || view == VIEW_AREA) {
        int share = view == VIEW_AREA && screen_is_small(screen) ? 40 : 52;
        return is_portrait ? (Rect){0, 0, w, h * share / 100} : (Rect){0, 0, w * 56 / 100, h};
    }
    if (view == VIEW_PAGE)
        return is_portrait ? (Rect){0, 0, w, h * 30 / 100} : (Rect){0, 0, w * 365 / 1000, h};
    return (Rect){0};
}

static float fit_scale(const World *world, Rect rect, float height_px)
{
    const FigureFrame *frame = &world->content->frame;
    float by_height = height_px / (float)(frame->bottom_cm - frame->top_cm);
    float by_width = (float)rect.w * MOST_OF_WIDTH / (float)frame->width_cm;
    return MIN(by_height, by_width);
}

/* px of height that the whole figure may take. */
static float map_room(const World *world, Rect rect)
{
    double below_mm = screen_is_tiny(&world->screen) ? TOP_MM : SWITCH_MM;
    return (float)(rect.h - screen_px(&world->screen, TOP_MM + below_mm));
}

static float attract_room(Rect rect)
{
    return (float)rect.h * 0.97f;
}

float stage_map_scale(const World *world, int bar_h)
{
    Rect rect = stage_rect(&world->screen, VIEW_MAP, bar_h);
    return fit_scale(world, rect, map_room(world, rect));
}

unsigned stage_area_scales(const World *world, int bar_h, int view)
{
    Rect rect = stage_rect(&world->screen, VIEW_AREA, bar_h);
    if (rect_is_empty(rect))
        return 0;
    return framing_scales(world, view, stage_map_scale(world, bar_h), rect);
}

float stage_attract_scale(const World *world)
{
    Rect rect = stage_rect(&world->screen, VIEW_ATTRACT, 0);
    return fit_scale(world, rect, attract_room(rect));
}

/* Centres u, v in the rect. */
static FigureRef centred(FigureRef ref, Rect rect, float u, float v)
{
    ref.u_cm = u - (float)rect.w / 2 / ref.px_per_cm;
    ref.v_cm = v - (float)rect.h / 2 / ref.px_per_cm;
    return ref;
}

/* The whole figure, in the middle of the room it may take. */
static FigureRef whole_ref(const World *world, FigureRef ref, Rect rect, float scale, double top_mm,
                           float room)
{
    const FigureFrame *frame = &world->content->frame;
    float spare = MAX(0, room - scale * (float)(frame->bottom_cm - frame->top_cm));
    ref.px_per_cm = scale;
    ref = centred(ref, rect, 0, 0);
    ref.v_cm = (float)frame->top_cm - ((float)screen_px(&world->screen, top_mm) + spare / 2) / scale;
    return ref;
}

static FigureRef map_ref(const World *world, FigureRef ref, Rect rect, float scale)
{
    return whole_ref(world, ref, rect, scale, TOP_MM, map_room(world, rect));
}

/* The area in the middle of what the names of the sides and the switches leave free; nowhere more air above
 * or below the figure than the map has. A view that does not show it stands as on the map (area_name.c says
 * so). */
static FigureRef area_ref(const World *world, const Place *place, FigureRef ref, Rect rect, float map_scale)
{
    FramingBox box;
    bool is_shown = framing_box(world, place, &box);
    float scale = is_shown ? framing_scale(&box, map_scale, rect) : map_scale;
    const FigureFrame *frame = &world->content->frame;
    float room = map_room(world, rect), height = (float)(frame->bottom_cm - frame->top_cm);
    if (!is_shown || scale * height <= room)
        return map_ref(world, ref, rect, scale);
    ref.px_per_cm = scale;
    float top = (float)screen_px(&world->screen, TOP_MM), half_w = (float)rect.w / 2 / scale;
    float most_u = MAX(0, (float)frame->width_cm / 2 - half_w);
    ref = centred(ref, rect, CLAMP((box.u0 + box.u1) / 2, -most_u, most_u), 0);
    float first = (float)frame->top_cm - top / scale, last = (float)frame->bottom_cm - (top + room) / scale;
    ref.v_cm = CLAMP((box.v0 + box.v1) / 2 - (top + room / 2) / scale, first, last);
    return ref;
}

static FigureRef page_ref(const World *world, const Place *place, FigureRef ref, Rect rect)
{
    const PageFigure *figure = &world->content->languages[0].pages[place->page].figure;
    if (figure->view < 0)
        return ref;
    ref.page = place->page;
    ref.px_per_cm = (float)MIN(rect.h, rect.w * 5 / 4) / figure->height_cm;
    return centred(ref, rect, figure->focus_u_cm, figure->focus_v_cm);
}

FigureRef stage_ref(const World *world, int bar_h, const Place *place, Rect rect)
{
    FigureRef ref = {.view = place->figure_view, .layer = (int8_t)place->layer, .page = -1};
    if (place->view == VIEW_ATTRACT) {
        ref.view = 0;
        return whole_ref(world, ref, rect, stage_attract_scale(world), 0, attract_room(rect));
    }
    if (place->view == VIEW_AREA)
        return area_ref(world, place, ref, rect, stage_map_scale(world, bar_h));
    if (place->view == VIEW_PAGE)
        return page_ref(world, place, ref, rect);
    return map_ref(world, ref, rect, stage_map_scale(world, bar_h));
}

FigureRef stage_moving_ref(const App *app, Rect rect, int bar_h)
{
    FigureRef to = stage_ref(app->world, bar_h, &app->place, rect);
    float t = app_transition(app);
    Rect old = stage_rect(&app->world->screen, (ViewId)app->came_from.view, bar_h);
    if (t >= 1 || rect_is_empty(old) || app->came_from.figure_view != app->place.figure_view ||
        to.px_per_cm <= 0)
        return to;
    FigureRef from = stage_ref(app->world, bar_h, &app->came_from, old);
    if (from.px_per_cm <= 0)
        return to;
    /* Move the centre and grow the scale evenly to the eye. */
    float from_u = from.u_cm + (float)old.w / 2 / from.px_per_cm,
          from_v = from.v_cm + (float)old.h / 2 / from.px_per_cm;
    float to_u = to.u_cm + (float)rect.w / 2 / to.px_per_cm,
          to_v = to.v_cm + (float)rect.h / 2 / to.px_per_cm;
    FigureRef now = to;
    now.page = -1;
    now.px_per_cm = from.px_per_cm * powf(to.px_per_cm / from.px_per_cm, t);
    return centred(now, rect, from_u + (to_u - from_u) * t, from_v + (to_v - from_v) * t);
}

float stage_x(FigureRef ref, Rect rect, float u_cm)
{
    return (float)rect.x + (u_cm - ref.u_cm) * ref.px_per_cm;
}

float stage_y(FigureRef ref, Rect rect, float v_cm)
{
    return (float)rect.y + (v_cm - ref.v_cm) * ref.px_per_cm;
}

/* How an area looks that was chosen, or that a finger or the keys are on. */
typedef struct ZoneLook {
    Color fill, edge;
} ZoneLook;

static ZoneLook zone_look(const Ui *ui, FigureRef ref, bool is_chosen)
{
    const Theme *theme = ui->theme;
    ZoneLook look = is_chosen ? (ZoneLook){theme->chosen, theme->chosen_edge}
                              : (ZoneLook){theme->hover, theme->hover_edge};
    if (ref.layer == LAYER_MUSCLES) /* red on red would be told by its outline alone */
        look.fill = is_chosen ? theme->muscle_chosen : theme->muscle_hover;
    bool is_dark_skin = app_setting(ui->app, SETTING_TONE) == setting_tone("dark");
    if (ref.layer == LAYER_SKIN && is_dark_skin && theme->dark_skin_edge)
        look.edge = theme->dark_skin_edge;
    return look;
}

static void draw_zone(Ui *ui, Rect rect, FigureRef ref, int region, unsigned sides, ZoneLook look)
{
    const BodyMap *map = &ui->world->maps[ref.view];
    for (int z = 0; z < map->zone_count; z++)
        if (map->zones[z].region == region && (sides == SIDE_NONE || map->zones[z].side & sides))
            scene_push_zone(ui->scene, rect, ref, region, map->zones[z].side, look.fill, look.edge);
}

void stage_pulse(Ui *ui, Rect at, FigureRef ref)
{
    const BodyMap *map = &ui->world->maps[ref.view];
    const FigureFrame *frame = &ui->world->content->frame;
    float t = app_pulse(ui->app);
    for (int z = 0; t >= 0 && z < map->zone_count; z++) {
        const Zone *zone = &map->zones[z];
        float from_top =
            (zone->anchor_v_cm - (float)frame->top_cm) / (float)(frame->bottom_cm - frame->top_cm);
        float late = t * 1.8f - 0.4f - from_top; /* the crest passes from top to bottom */
        int strength = (int)((1 - late * late * 8) * 80);
        if (strength > 0)
            scene_push_zone(ui->scene, at, ref, zone->region, zone->side, (Color)strength << 24 | 0xFFFFFF,
                            0);
    }
}

/* The area that a finger rests on, or that keys have walked to, is lit on the body, wherever its name was
 * touched. */
static void draw_meant(Ui *ui, Rect rect, FigureRef ref)
{
    const App *app = ui->app;
    const Press *press = &app->press;
    ZoneLook look = zone_look(ui, ref, false);
    bool is_pressed = press->is_down && press->is_inside;
    for (int i = 0; is_pressed && press->is_on_stage && i < press->candidate_count; i++)
        draw_zone(ui, rect, ref, press->candidates[i].region, press->candidates[i].side, look);
    if (is_pressed && !press->is_on_stage && press->action.kind == ACTION_AREA)
        draw_zone(ui, rect, ref, press->action.a, (unsigned)press->action.b, look);
    const Focus *focus = &app->place.focus;
    look.edge = ui->theme->focus;
    if (focus->id && focus->action.kind == ACTION_AREA)
        draw_zone(ui, rect, ref, focus->action.a, (unsigned)focus->action.b, look);
}

void stage_draw(Ui *ui, Rect rect)
{
    if (rect_is_empty(rect))
        return;
    const App *app = ui->app;
    rect = ui_placed(ui, rect);
    scene_push_fill(ui->scene, rect, 0, ui->theme->stage);
    FigureRef ref = stage_moving_ref(app, rect, ui->bar.h);
    if (ref.px_per_cm <= 0)
        return;
    scene_push_figure(ui->scene, rect, ref);
    if (app->place.view == VIEW_MAP || app->place.view == VIEW_AREA)
        ui->scene->stage = (Stage){rect, ref};
    if (app->place.view == VIEW_MAP)
        stage_pulse(ui, rect, ref);
    if (app->place.view == VIEW_AREA)
        draw_zone(ui, rect, ref, app->place.region, app->place.side, zone_look(ui, ref, true));
    for (int i = 0; app->place.view == VIEW_CHOOSER && i < app->place.candidate_count; i++)
        draw_zone(ui, rect, ref, app->place.candidates[i].region, app->place.candidates[i].side,
                  zone_look(ui, ref, true));
    draw_meant(ui, rect, ref);
}

void stage_targets(Ui *ui, Rect rect)
{
    Scene *scene = ui->scene;
    rect = ui_placed(ui, rect);
    FigureRef ref = stage_ref(ui->world, ui->bar.h, &ui->app->place, rect);
    const BodyMap *map = &ui->world->maps[ref.view];
    int size = ui_mm(ui, 20);
    for (int z = 0; z < map->zone_count; z++) {
        const Zone *zone = &map->zones[z];
        Rect square = {(int)stage_x(ref, rect, zone->anchor_u_cm) - size / 2,
                       (int)stage_y(ref, rect, zone->anchor_v_cm) - size / 2, size, size};
        bool is_free = rect_intersect(square, rect).h == size && rect_intersect(square, rect).w == size;
        for (int t = 0; is_free && t < scene->target_count; t++)
            is_free = !rect_overlaps(scene->targets[t].rect, square);
        if (is_free)
            scene_push_target(scene, square, TARGET_REGION,
                              area_title(&ui->lang->areas[zone->region], zone->side),
                              (Action){.kind = ACTION_AREA, .a = zone->region, .b = zone->side}, false);
    }
}

/* What stands at the edges: beside each other, or where that takes more than two lines one below the
 * other over the whole width. */
typedef struct Edges {
    const TextLayout *words[2]; /* at the picture's left, at its right */
    int pad;
    bool is_stacked;
} Edges;

static Edges edges_layout(Ui *ui, Rect rect)
{
    const ViewWords *words = &ui->lang->views[ui->app->place.figure_view];
    const char *const texts[] = {words->left_edge, words->right_edge};
    Edges edges = {.pad = ui_mm(ui, screen_is_small(&ui->screen) ? 3 : 6)};
    for (int i = 0; i < 2; i++) {
        edges.words[i] = ui_layout(ui, &UI_LABEL, texts[i], (rect.w - 3 * edges.pad) / 2);
        edges.is_stacked |= edges.words[i]->line_count > 2;
    }
    for (int i = 0; i < 2 && edges.is_stacked; i++)
        edges.words[i] = ui_layout(ui, &UI_LABEL, texts[i], rect.w - 2 * edges.pad);
    return edges;
}

int stage_edges_height(Ui *ui, Rect rect)
{
    Edges edges = edges_layout(ui, rect);
    int left = edges.words[0]->h, right = edges.words[1]->h;
    return edges.pad + (edges.is_stacked ? left + right : MAX(left, right));
}

void stage_edges(Ui *ui, Rect rect)
{
    if (rect_is_empty(rect))
        return;
    Edges edges = edges_layout(ui, rect);
    int inset = ui_mm(ui, 2);
    rect = ui_placed(ui, rect);
    PassageRole reads = ui->scene->reads_as;
    ui->scene->reads_as = PASSAGE_NONE; /* of use to the eye alone */
    for (int i = 0; i < 2; i++) {
        const TextLayout *layout = edges.words[i];
        int x = i == 0 ? rect.x + edges.pad : rect.x + rect.w - edges.pad - layout->w;
        int y = rect.y + edges.pad + (i == 1 && edges.is_stacked ? edges.words[0]->h : 0);
        /* The zoomed figure may lie behind: a ground of its own keeps the words clear. */
        scene_push_fill(ui->scene, (Rect){x - inset, y, layout->w + 2 * inset, layout->h}, inset,
                        (0xF8u << 24) | (ui->theme->stage & 0xFFFFFF));
        scene_push_text(ui->scene, layout, x - layout->x, y, ui->theme->soft_ink, ui->theme->stage);
    }
    ui->scene->reads_as = reads;
}

static int view_tabs(Ui *ui, UiTab *tabs, bool is_brief)
{
    int count = ui->world->content->view_count;
    for (int v = 0; v < count; v++) {
        const ViewWords *words = &ui->lang->views[v];
        tabs[v] = (UiTab){words->name,
                          {.kind = ACTION_VIEW, .a = (int16_t)v},
                          ui->app->place.figure_view == v,
                          is_brief ? words->brief : words->name};
    }
    return count;
}

static int layer_tabs(Ui *ui, UiTab *tabs, bool is_brief)
{
    static const StringId NAMES[LAYER_COUNT] = {STR_LAYER_SKIN, STR_LAYER_MUSCLES, STR_LAYER_BONES};
    static const StringId BRIEF[LAYER_COUNT] = {STR_LAYER_SKIN_BRIEF, STR_LAYER_MUSCLES_BRIEF,
                                                STR_LAYER_BONES_BRIEF};
    int count = 0;
    for (int l = 0; l < LAYER_COUNT; l++)
        if (ui->world->content->has_layer[l])
            tabs[count++] = (UiTab){ui_string(ui, NAMES[l]),
                                    {.kind = ACTION_LAYER, .a = (int16_t)l},
                                    ui->app->place.layer == l,
                                    ui_string(ui, (is_brief ? BRIEF : NAMES)[l])};
    return count;
}

/* The switches stand in one row: in full words, else in brief ones, else as two buttons that go on to the
 * next view and the next layer. Where there is but one view or one layer nothing is to be switched. */
typedef struct Switches {
    UiTab views[CONTENT_MAX_VIEWS], layers[LAYER_COUNT];
    int view_count, layer_count; /* 0: no such switch */
    int view_w, layer_w;         /* px of the two tracks */
    bool are_buttons;
    int height; /* 0: none at all */
} Switches;

static int at_least_two(int count)
{
    return count > 1 ? count : 0;
}

static Switches switches_layout(Ui *ui, Rect rect)
{
    Switches s = {.height = ui_tabs_height(ui)};
    int room = rect.w - 3 * ui_mm(ui, UI_GAP_MM);
    for (int brief = 0; brief < 2; brief++) {
        s.view_count = at_least_two(view_tabs(ui, s.views, brief != 0));
        s.layer_count = at_least_two(layer_tabs(ui, s.layers, brief != 0));
        int count = s.view_count + s.layer_count;
        if (count == 0)
            return (Switches){0};
        int least_v = s.view_count ? ui_tabs_least(ui, s.views, s.view_count) : 0,
            least_l = s.layer_count ? ui_tabs_least(ui, s.layers, s.layer_count) : 0;
        if (least_v + least_l > room)
            continue;
        int wish_v = s.view_count ? ui_tabs_width(ui, s.views, s.view_count) : 0,
            wish_l = s.layer_count ? ui_tabs_width(ui, s.layers, s.layer_count) : 0;
        int spare = MIN(room, wish_v + wish_l) - least_v - least_l;
        s.view_w = least_v + spare * s.view_count / count;
        s.layer_w = least_l + spare * s.layer_count / count;
        return s;
    }
    s.are_buttons = true;
    for (int i = 0; i < s.view_count + s.layer_count; i++) {
        const UiTab *tab = i < s.view_count ? &s.views[i] : &s.layers[i - s.view_count];
        int width = (rect.w - 3 * ui_mm(ui, UI_GAP_MM)) / 2;
        s.height =
            MAX(s.height, ui_face_height(ui, &(UiFace){.label = tab->text, .icon = ICON_REFRESH}, width) +
                              2 * ui_mm(ui, 1));
    }
    return s;
}

int stage_switch_height(Ui *ui, Rect rect)
{
    int height = switches_layout(ui, rect).height;
    return height ? height + ui_mm(ui, UI_GAP_MM) : 0;
}

/* On to the next of them. */
static void next_button(Ui *ui, Rect rect, const UiTab *tabs, int count)
{
    static const IconId LAYER_ICONS[LAYER_COUNT] = {ICON_LAYER_SKIN, ICON_LAYER_MUSCLES, ICON_LAYER_BONES};
    int now = 0;
    while (now < count - 1 && !tabs[now].is_current)
        now++;
    const UiTab *next = &tabs[(now + 1) % count];
    IconId icon = next->action.kind == ACTION_LAYER ? LAYER_ICONS[next->action.a] : ICON_REFRESH;
    UiFace face = {next->text, icon, NULL, next->label};
    ui_button(ui, rect, &face, next->action,
              (UiButtonColors){ui->theme->card, ui->theme->pressed, ui->theme->ink});
}

static void two_buttons(Ui *ui, const Switches *s, Rect row)
{
    int gap = ui_mm(ui, UI_GAP_MM);
    Rect half = {row.x, row.y, (row.w - gap) / 2, s->height};
    if (s->view_count) {
        next_button(ui, half, s->views, s->view_count);
        half.x += half.w + gap;
    }
    if (s->layer_count)
        next_button(ui, half, s->layers, s->layer_count);
}

int stage_buttons(Ui *ui, Rect row)
{
    Switches s = switches_layout(ui, row);
    if (!s.height)
        return 0;
    s.height = MAX(s.height, ui_touch_h(ui));
    two_buttons(ui, &s, row);
    return s.height;
}

void stage_switches(Ui *ui, Rect rect)
{
    if (rect_is_empty(rect))
        return;
    Switches s = switches_layout(ui, rect);
    if (!s.height)
        return;
    int gap = ui_mm(ui, UI_GAP_MM), y = rect.y + rect.h - s.height - gap;
    ui->bg = ui->theme->stage;
    /* A figure that is larger than the stage fades out above the row. */
    ui_fade(ui, (Rect){rect.x, y - 3 * gap, rect.w, 2 * gap}, true);
    ui_box(ui, (Rect){rect.x, y - gap, rect.w, rect.y + rect.h - y + gap}, 0, ui->theme->stage);
    if (s.are_buttons) {
        two_buttons(ui, &s, (Rect){rect.x + gap, y, rect.w - 2 * gap, s.height});
        return;
    }
    int between = s.view_w && s.layer_w ? MIN(ui_mm(ui, 12), rect.w - s.view_w - s.layer_w - 2 * gap) : 0;
    int x = rect.x + (rect.w - s.view_w - s.layer_w - between) / 2;
    ui_group(ui, STR_HEAR_VIEWS);
    if (s.view_count)
        ui_tabs(ui, s.views, s.view_count, x, y, s.view_w);
    ui_group(ui, STR_HEAR_LAYERS);
    if (s.layer_count)
        ui_tabs(ui, s.layers, s.layer_count, x + s.view_w + between, y, s.layer_w);
    scene_group(ui->scene, NULL);
}
