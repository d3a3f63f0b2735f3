#include "view/area_name.h"

#include "view/framing.h"
#include "view/stage.h"

const char *area_title(const Area *area, int side)
{
    const char *name = side == SIDE_LEFT    ? area->left
                       : side == SIDE_RIGHT ? area->right
                       : side == SIDE_BOTH  ? area->both
                                            : NULL;
    return name ? name : area->name;
}

/* --- names ------------------------------------------------------------------------------------- */

static const double PAD_MM = 3.5, EDGE_MM = 3, LEADER_MM = 5;

/* Where names may stand, px as on the screen: between what stands at the edges and the switches. */
static Rect room_for(Ui *ui, Rect stage)
{
    int top = stage_edges_height(ui, stage) + ui_mm(ui, 2);
    Rect room = ui_placed(ui, stage);
    room.y += top;
    room.h -= top + stage_switch_height(ui, stage) + ui_mm(ui, 6);
    int edge = ui_mm(ui, EDGE_MM);
    return (Rect){room.x + edge, room.y, room.w - 2 * edge, room.h};
}

typedef struct Name {
    const TextLayout *text;
    Rect chip;
    float x0, y0; /* where its line leaves it */
    float x, y;   /* the place */
} Name;

static Rect zone_rect(const Zone *zone, FigureRef ref, Rect at)
{
    Rect rect = {(int)stage_x(ref, at, zone->min_u_cm), (int)stage_y(ref, at, zone->min_v_cm), 0, 0};
    rect.w = (int)stage_x(ref, at, zone->max_u_cm) - rect.x;
    rect.h = (int)stage_y(ref, at, zone->max_v_cm) - rect.y;
    return rect;
}

/* At the left or right edge of the room, as wide as `free` px allow; false where the words need more. */
static bool at_edge(Ui *ui, Name *name, const char *words, Rect room, bool is_right, int free)
{
    enum { MOST_LINES = 2 };
    int pad = ui_mm(ui, PAD_MM), wish = ui_text_width(ui, &UI_LABEL, words) + 2 * pad + 1;
    if (free <= 2 * pad)
        return false;
    name->text = ui_layout(ui, &UI_LABEL, words, MIN(wish, free) - 2 * pad);
    name->chip = (Rect){.w = name->text->w + 2 * pad, .h = name->text->h + 2 * ui_mm(ui, 2)};
    name->chip.x = is_right ? room.x + room.w - name->chip.w : room.x;
    return !name->text->is_cut && name->text->line_count <= MOST_LINES && name->chip.h <= room.h;
}

static bool beside(Ui *ui, Name *name, const char *words, Rect zone, Rect room, bool is_right)
{
    int line = ui_mm(ui, LEADER_MM);
    int free = is_right ? room.x + room.w - zone.x - zone.w - line : zone.x - line - room.x;
    if (!at_edge(ui, name, words, room, is_right, free))
        return false;
    name->chip.y = CLAMP((int)name->y - name->chip.h / 2, room.y, room.y + room.h - name->chip.h);
    return true;
}

/* Under or over the area, still at the edge, so that the names of two sides do not meet. */
static bool beyond(Ui *ui, Name *name, const char *words, Rect zone, Rect room, bool is_right, bool is_under)
{
    int gap = ui_mm(ui, LEADER_MM), fits = at_edge(ui, name, words, room, is_right, (room.w - gap) / 2);
    name->chip.y = is_under ? zone.y + zone.h + gap : zone.y - gap - name->chip.h;
    return fits && name->chip.y >= room.y && name->chip.y + name->chip.h <= room.y + room.h;
}

/* The line leaves a name where it is nearest to the place. */
static void aim(Name *name)
{
    Rect chip = name->chip;
    name->x0 = CLAMP(name->x, (float)chip.x, (float)(chip.x + chip.w));
    name->y0 = CLAMP(name->y, (float)chip.y, (float)(chip.y + chip.h));
}

/* Beside the area on its own side of the picture, else on the other if that is not another place's, else
 * under or over it; where nothing is free at all the name stands on it, below its dot. False: it is too high
 * for the room, and the screen's title has to do. */
static bool put(Ui *ui, Name *name, const char *words, Rect zone, Rect room, bool is_right, bool is_alone)
{
    bool is_put = beside(ui, name, words, zone, room, is_right) ||
                  (is_alone && beside(ui, name, words, zone, room, !is_right)) ||
                  beyond(ui, name, words, zone, room, is_right, true) ||
                  beyond(ui, name, words, zone, room, is_right, false);
    if (!is_put) {
        at_edge(ui, name, words, room, is_right, room.w / 2);
        if (name->text->is_cut || name->chip.h > room.h)
            return false;
        name->chip.y = CLAMP((int)name->y + ui_mm(ui, LEADER_MM), room.y, room.y + room.h - name->chip.h);
    }
    aim(name);
    return true;
}

static void draw(Ui *ui, const Name *name)
{
    Scene *scene = ui->scene;
    const Theme *theme = ui->theme;
    float width = (float)MAX(1, ui_mm(ui, 0.5)), dot = (float)ui_grown(ui, 3);
    scene_push_line(scene, name->x0, name->y0, name->x, name->y, 2.4f * width, theme->card);
    scene_push_line(scene, name->x0, name->y0, name->x, name->y, width, theme->ink);
    scene_push_dot(scene, name->x, name->y, dot + 4 * width, theme->card);
    scene_push_dot(scene, name->x, name->y, dot, theme->ink);
    scene_push_fill(scene, name->chip, ui_mm(ui, 3), theme->named);
    scene_push_text(scene, name->text, name->chip.x + (name->chip.w - name->text->w) / 2 - name->text->x,
                    name->chip.y + (name->chip.h - name->text->h) / 2, theme->on_named, theme->named);
}

/* Each place that is shown has its name: of two sides each its own. */
static void names(Ui *ui, Rect stage)
{
    const Place *place = &ui->app->place;
    const BodyMap *map = &ui->world->maps[place->figure_view];
    const Area *area = &ui->lang->areas[place->region];
    Rect at = ui_placed(ui, stage), room = room_for(ui, stage);
    FigureRef ref = stage_ref(ui->world, ui->bar.h, place, at);
    for (int z = 0; z < map->zone_count; z++) {
        const Zone *zone = &map->zones[z];
        if (!framing_has(place, zone))
            continue;
        const char *words = area_title(area, zone->side == SIDE_MIDDLE ? SIDE_NONE : zone->side);
        Rect rect = zone_rect(zone, ref, at);
        Name name = {.x = stage_x(ref, at, zone->anchor_u_cm), .y = stage_y(ref, at, zone->anchor_v_cm)};
        bool is_right = rect.x + rect.w / 2 > at.x + at.w / 2;
        bool is_alone = place->side == zone->side || zone->side == SIDE_MIDDLE;
        if (put(ui, &name, words, rect, room, is_right, is_alone))
            draw(ui, &name);
    }
}

/* --- a view that does not show it -------------------------------------------------------------- */

static void notice(Ui *ui, Rect stage)
{
    const Place *place = &ui->app->place;
    const Region *region = &ui->world->content->regions[place->region];
    int view = region->best_view[place->side];
    bool has_button = region->shape == SHAPE_AREA && view >= 0;
    const char *words = ui_string(ui, has_button ? STR_AREA_UNSEEN : STR_AREA_NOT_DRAWN);
    int pad = ui_mm(ui, 5), gap = ui_mm(ui, 3), most = stage.w - 2 * ui_mm(ui, EDGE_MM);
    int w = MIN(most, MAX(ui_mm(ui, 90), ui_text_width(ui, &UI_STRONG, words) + 2 * pad + 1));
    int text_h = ui_text_height(ui, &UI_STRONG, words, w - 2 * pad);
    UiFace face = {.label = has_button ? ui->lang->views[view].show : "", .icon = ICON_REFRESH};
    int button_h = has_button ? MAX(ui_touch_h(ui), ui_face_height(ui, &face, w - 2 * pad) + gap) : 0;
    Rect card = {.w = w, .h = text_h + 2 * pad + (has_button ? gap + button_h : 0)};
    card.x = stage.x + (stage.w - w) / 2;
    card.y = stage.y + stage.h - stage_switch_height(ui, stage) - ui_mm(ui, 6) - card.h;
    ui_box(ui, card, ui_mm(ui, 4.5), ui->theme->card);
    ui_frame(ui, card, ui_mm(ui, 4.5), MAX(1, ui_mm(ui, 0.4)), ui->theme->soft_ink);
    Color outer = ui->bg;
    ui->bg = ui->theme->card;
    ui_text_center(ui, &UI_STRONG, words, (Rect){card.x + pad, card.y + pad, w - 2 * pad, text_h},
                   ui->theme->ink);
    if (has_button)
        ui_button(ui, (Rect){card.x + pad, card.y + pad + text_h + gap, w - 2 * pad, button_h}, &face,
                  (Action){.kind = ACTION_VIEW, .a = (int16_t)view}, ui_primary(ui));
    ui->bg = outer;
}

void area_name_draw(Ui *ui, Rect stage)
{
    const Place *place = &ui->app->place;
    FramingBox box;
    if (rect_is_empty(stage) || ui->world->content->regions[place->region].shape == SHAPE_BUTTON)
        return;
    if (!framing_box(ui->world, place, &box))
        notice(ui, stage);
    else if (app_transition(ui->app) >= 1)
        names(ui, stage);
}
