#include "view/labels.h"

#include <string.h>

#include "base/hash.h"
#include "view/labels_inside.h"
#include "view/stage.h"

static int by_height(const Choice *a, const Choice *b)
{
    return a->anchor[0].y < b->anchor[0].y ? -1 : a->anchor[0].y > b->anchor[0].y;
}

static void add_choice(Plan *plan, Choice choice)
{
    if (plan->count == LABELS_MAX)
        return;
    int at = plan->count++;
    for (; at > 0 && by_height(&choice, &plan->choices[at - 1]) < 0; at--)
        plan->choices[at] = plan->choices[at - 1];
    plan->choices[at] = choice;
}

/* What shows a smaller part of a structure than this is no place to point at. */
static const float LEAST_RADIUS_CM = 0.35f;

/* Of a structure the brief name stands beside the figure; touching it shows the whole. */
const char *labels_name(const Ui *ui, int thing, bool is_structure)
{
    return is_structure ? ui->lang->structure_briefs[thing] : ui->lang->areas[thing].name;
}

static Choice choice_of(const Plan *plan, int thing)
{
    const Content *content = plan->ui->world->content;
    Choice choice = {.thing = (int16_t)thing,
                     .pages = plan->is_structures ? content->structures[thing].pages.count : 0};
    for (int z = 0; z < plan->map->zone_count; z++) {
        const Zone *zone = &plan->map->zones[z];
        bool is_speck = plan->is_structures && zone->radius_cm < LEAST_RADIUS_CM;
        if (zone->region != thing || choice.zone_count == 2 || is_speck)
            continue;
        float x = stage_x(plan->ref, plan->rect, zone->anchor_u_cm);
        int at = choice.zone_count++;
        if (at == 1 && x < choice.anchor[0].x) {
            choice.anchor[1] = choice.anchor[0];
            at = 0;
        }
        choice.anchor[at].x = x;
        choice.anchor[at].y = stage_y(plan->ref, plan->rect, zone->anchor_v_cm);
        choice.radius_cm = MAX(choice.radius_cm, zone->radius_cm);
    }
    return choice;
}

static bool is_less_important(const Choice *a, const Choice *b)
{
    return a->pages != b->pages ? a->pages < b->pages : a->radius_cm < b->radius_cm;
}

static void drop(Plan *plan, int at)
{
    plan->count--;
    memmove(plan->choices + at, plan->choices + at + 1, (size_t)(plan->count - at) * sizeof *plan->choices);
}

static Choice drop_one(Plan *plan)
{
    int least = 0;
    for (int i = 1; i < plan->count; i++)
        if (is_less_important(&plan->choices[i], &plan->choices[least]))
            least = i;
    Choice dropped = plan->choices[least];
    drop(plan, least);
    return dropped;
}

static void collect(Plan *plan)
{
    const Content *content = plan->ui->world->content;
    int things = plan->is_structures ? content->structure_count : content->region_count;
    for (int i = 0; i < things; i++) {
        Choice choice = choice_of(plan, i);
        if (!choice.zone_count)
            continue;
        if (plan->count == LABELS_MAX)
            drop_one(plan);
        add_choice(plan, choice);
    }
}

/* A name too long for the room beside the figure at its height finds none, whatever becomes of the others. */
static void drop_unplaceable(Plan *plan)
{
    int kept = 0;
    for (int i = 0; i < plan->count; i++) {
        const Choice *choice = &plan->choices[i];
        bool fits = false;
        for (int right = 0; right < 2; right++) {
            float anchor_y = choice->anchor[choice->zone_count == 2 && right].y;
            int y = CLAMP((int)anchor_y - ui_mm(plan->ui, 10), plan->top, plan->bottom - ui_mm(plan->ui, 20));
            Label label = {.thing = choice->thing, .is_right = right == 1};
            fits |= labels_place_chip(plan, &label, y);
        }
        if (fits)
            plan->choices[kept++] = *choice;
    }
    plan->count = kept;
}

/* Leaves out the least important until the others have places, then takes back what has one all the same. */
static void place_most(Plan *plan, Labels *out)
{
    enum { SECOND_CHANCES = 6 };
    Choice dropped[LABELS_MAX];
    int count = 0;
    while (plan->count > 0 && !labels_solve(plan, out))
        dropped[count++] = drop_one(plan);
    for (int i = 1; i < MIN(count, 1 + SECOND_CHANCES); i++) {
        Plan wider = *plan;
        add_choice(&wider, dropped[count - 1 - i]);
        if (labels_solve(&wider, out))
            *plan = wider;
    }
}

const Labels *labels_layout(Ui *ui, Labels *cache, Rect rect, FigureRef ref, int bottom)
{
    uint64_t key = hash_bytes(HASH_START, &rect, sizeof rect);
    key = hash_bytes(key, &ref, sizeof ref);
    key = hash_u64(key, (uint64_t)app_setting(ui->app, SETTING_TEXT) << 32 | (uint64_t)ui->app->language);
    key = hash_u64(key, (uint64_t)bottom);
    key = hash_u64(key, ui->world->content->hash);
    bool is_structures = ref.layer != LAYER_SKIN && ui->world->structure_maps;
    key = hash_u64(key, is_structures);
    if (cache->key == key)
        return cache;
    *cache = (Labels){.key = key};
    Plan plan = {
        .ui = ui,
        .rect = rect,
        .ref = ref,
        .top = rect.y + stage_edges_height(ui, rect) + ui_mm(ui, 2.5),
        .bottom = bottom,
        .margin = ui_mm(ui, 5),
        .gap = ui_mm(ui, 2.5),
        .pad = ui_mm(ui, 3.6),
        .is_structures = is_structures,
        .map = is_structures ? &ui->world->structure_maps[ref.view * (LAYER_COUNT - 1) + ref.layer - 1]
                             : &ui->world->maps[ref.view],
    };
    collect(&plan);
    labels_find_edges(&plan);
    plan.middle = (labels_body_edge(&plan, false, (float)plan.top, (float)bottom) +
                   labels_body_edge(&plan, true, (float)plan.top, (float)bottom)) /
                  2;
    drop_unplaceable(&plan);
    /* No more than could stand under each other in two columns. */
    int rows = MAX(1, (plan.bottom - plan.top) / (ui_mm(ui, 20) + plan.gap));
    while (plan.count > 2 * rows)
        drop_one(&plan);
    place_most(&plan, cache);
    return cache;
}

void labels_leader(Ui *ui, Segment s, bool is_lit)
{
    const Theme *theme = ui->theme;
    /* Two px at least: a thinner line may lie between two rows of pixels, grey on both. */
    float width = (float)MAX(2, ui_mm(ui, is_lit ? 1 : 0.5)), dot = (float)ui_mm(ui, is_lit ? 3.6 : 3);
    float casing =
        (float)MAX(1, ui_mm(ui, 0.4)); /* in the colour of the chips: seen over any skin and muscle */
    scene_push_line(ui->scene, s.x0, s.y0, s.x1, s.y1, width + 2 * casing, theme->card);
    scene_push_line(ui->scene, s.x0, s.y0, s.x1, s.y1, width, theme->leader);
    scene_push_dot(ui->scene, s.x1, s.y1, dot + 2 * casing, theme->card);
    scene_push_dot(ui->scene, s.x1, s.y1, dot, theme->ink);
}

void labels_chip(Ui *ui, Rect chip, const TextLayout *text, int text_x, Color ground, Color edge)
{
    int radius = ui_mm(ui, 3);
    scene_push_fill(ui->scene, chip, radius, ground);
    scene_push_frame(ui->scene, chip, radius, MAX(1, ui_mm(ui, 0.35)), edge);
    scene_push_text(ui->scene, text, text_x - text->x, chip.y + (chip.h - text->h) / 2, ui->theme->ink,
                    ground);
}

static Action action_of(const Label *label)
{
    return (Action){.kind = label->is_structure ? ACTION_STRUCTURE : ACTION_AREA, .a = label->thing};
}

static void draw_label(Ui *ui, const Label *label)
{
    const Theme *theme = ui->theme;
    const char *name = labels_name(ui, label->thing, label->is_structure);
    Rect chip = label->chip;
    const Target *target =
        scene_push_target(ui->scene, label->touch, TARGET_LABEL, name, action_of(label), false);
    bool has_focus = target && target->id == ui->app->place.focus.id;
    bool is_lit = ui_is_meant(ui, action_of(label));
    const TextLayout *text = ui_layout(ui, &UI_LABEL, name, label->text_w);
    labels_chip(ui, chip, text, chip.x + (chip.w - text->w) / 2, is_lit ? theme->pressed : theme->card,
                is_lit ? theme->soft_ink : theme->card_edge);
    int ring = ui_ring_px(ui);
    if (has_focus)
        scene_push_frame(ui->scene, rect_inset(chip, -2 * ring), ui_mm(ui, 4), ring, theme->focus);
    else if (is_lit && theme->touched)
        scene_push_frame(ui->scene, rect_inset(chip, -ring), ui_mm(ui, 4), ring, theme->touched);
}

void labels_draw(Ui *ui, const Labels *labels)
{
    for (int i = 0; i < labels->count; i++)
        labels_leader(ui, labels_leader_of(&labels->items[i]), ui_is_meant(ui, action_of(&labels->items[i])));
    for (int i = 0; i < labels->count; i++)
        draw_label(ui, &labels->items[i]);
}
