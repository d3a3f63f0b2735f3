/* The two columns of names: how wide they are beside the figure, and chips standing in them. */
#include "view/labels_inside.h"
#include "view/stage.h"

static const BodyMap *body_of(const Plan *plan)
{
    return &plan->ui->world->maps[plan->ref.view];
}

void labels_find_edges(Plan *plan)
{
    const BodyMap *map = body_of(plan);
    for (int row = 0; row < map->h; row++) {
        const uint8_t *cells = bodymap_row(map, row);
        int first = 0, last = map->w - 1;
        while (first < map->w && !cells[first])
            first++;
        while (last > first && !cells[last])
            last--;
        plan->first_cell[row] = (int16_t)first;
        plan->last_cell[row] = (int16_t)(first < map->w ? last : 0);
    }
}

static int row_at(const Plan *plan, float y)
{
    float v = plan->ref.v_cm + (y - (float)plan->rect.y) / plan->ref.px_per_cm;
    const BodyMap *map = body_of(plan);
    return CLAMP(bodymap_y(map, v), 0, MAX(0, map->h - 1));
}

float labels_body_edge(const Plan *plan, bool is_right, float y0, float y1)
{
    const BodyMap *map = body_of(plan);
    int edge = is_right ? 0 : map->w - 1, end = row_at(plan, y1);
    for (int row = row_at(plan, y0); row <= end; row += 4)
        edge = is_right ? MAX(edge, plan->last_cell[row]) : MIN(edge, plan->first_cell[row]);
    return stage_x(plan->ref, plan->rect, ((float)edge - (float)map->w / 2) / BODYMAP_CELLS_PER_CM);
}

bool labels_place_chip(const Plan *plan, Label *label, int y)
{
    Ui *ui = plan->ui;
    const char *name = labels_name(ui, label->thing, plan->is_structures);
    const TextLayout *one_line = ui_layout(ui, &UI_LABEL, name, 0);
    for (int lines = 1; lines <= 3; lines++) {
        int height = one_line->h * lines + 2 * plan->pad * 2 / 3;
        float edge = labels_body_edge(plan, label->is_right, (float)y - (float)plan->gap,
                                      (float)(y + height + plan->gap));
        int start = label->is_right ? (int)edge + plan->gap : plan->rect.x + plan->margin;
        int end = label->is_right ? plan->rect.x + plan->rect.w - plan->margin : (int)edge - plan->gap;
        int room = end - start - 2 * plan->pad;
        if (room < plan->pad * 2)
            return false;
        const TextLayout *layout = one_line->w <= room ? one_line : ui_layout(ui, &UI_LABEL, name, room);
        if (layout->line_count > lines || layout->w > room || layout->is_cut)
            continue;
        int width = MAX(layout->w + 2 * plan->pad, ui_mm(ui, 20));
        label->text_w = layout == one_line ? 0 : room;
        label->touch = (Rect){label->is_right ? end - width : start, y, width, MAX(height, ui_mm(ui, 20))};
        label->chip = label->touch;
        label->chip.y += (label->touch.h - height) / 2;
        label->chip.h = height;
        return true;
    }
    return false;
}

/* Lifts the chip until it ends at the limit. Where the body is wider it takes more lines, so it may
 * have to go higher still. */
static bool lift(const Plan *plan, Label *label, int limit)
{
    enum { PATIENCE = 4 };
    for (int k = 0; k < PATIENCE && label->touch.y + label->touch.h > limit; k++) {
        int y = limit - label->touch.h;
        if (y < plan->top || !labels_place_chip(plan, label, y))
            return false;
    }
    return label->touch.y + label->touch.h <= limit;
}

bool labels_place_column(const Plan *plan, Label *labels, const float *wish, bool is_right)
{
    int indices[LABELS_MAX], n = 0;
    for (int i = 0; i < plan->count; i++) {
        if (labels[i].is_right != is_right)
            continue;
        int k = n++;
        for (; k > 0 && wish[indices[k - 1]] > wish[i]; k--)
            indices[k] = indices[k - 1];
        indices[k] = i;
    }
    int at = plan->top, reach = ui_mm(plan->ui, 20);
    for (int k = 0; k < n; k++) {
        Label *label = &labels[indices[k]];
        int y = MAX(at, (int)wish[indices[k]] - reach / 2);
        if (!labels_place_chip(plan, label, y))
            return false;
        at = y + label->touch.h + plan->gap;
    }
    int limit = plan->bottom;
    for (int k = n - 1; k >= 0; k--) {
        Label *label = &labels[indices[k]];
        if (!lift(plan, label, limit))
            return false;
        limit = label->touch.y - plan->gap;
    }
    return true;
}

Segment labels_leader_of(const Label *label)
{
    return (Segment){(float)(label->is_right ? label->chip.x : label->chip.x + label->chip.w),
                     (float)label->chip.y + (float)label->chip.h / 2, label->x, label->y};
}
