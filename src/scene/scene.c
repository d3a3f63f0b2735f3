#include "scene/scene.h"

#include <stdarg.h>
#include <string.h>

#include "base/hash.h"

void scene_reset(Scene *scene, int w, int h, Color ground)
{
    scene->hash = 0;
    scene->epoch = 0;
    scene->w = w;
    scene->h = h;
    scene->ground = ground;
    scene->command_count = scene->target_count = scene->text_count = scene->scroll_count = 0;
    scene->dropped = 0;
    scene->byte_count = 0;
    scene->open_scroll = 0;
    scene->passage_count = 0;
    scene->is_heard = false;
    scene->group_count = 0;
    scene->open_group = scene->next_more = 0;
    scene->reads_as = PASSAGE_NONE;
    scene->reads_in = 0;
    scene->stage = (Stage){0};
}

/* The capacity rule of every array here: drop, count; tests assert zero. */
static bool has_room(Scene *scene, int count, int capacity)
{
    if (count < capacity)
        return true;
    scene->dropped++;
    return false;
}

static bool push_bytes(Scene *scene, const char *bytes, size_t len, uint32_t *at)
{
    if (len > SCENE_TEXT_BYTES - scene->byte_count) {
        scene->dropped++;
        return false;
    }
    *at = scene->byte_count;
    memcpy(scene->bytes + scene->byte_count, bytes, len);
    scene->byte_count += (uint32_t)len;
    return true;
}

static int scroll_shift(const Scene *scene)
{
    return scene->open_scroll ? scene->scrolls[scene->open_scroll - 1].offset : 0;
}

static Rect shifted(const Scene *scene, Rect rect)
{
    rect.y -= scroll_shift(scene);
    return rect;
}

/* A command wholly outside its scroll window is not worth a place. */
static Command *push(Scene *scene, CommandKind kind, Rect rect)
{
    Rect seen =
        scene->open_scroll ? scene->scrolls[scene->open_scroll - 1].rect : (Rect){0, 0, scene->w, scene->h};
    if (!rect_overlaps(rect, seen) || !has_room(scene, scene->command_count, SCENE_MAX_COMMANDS))
        return NULL;
    Command *command = &scene->commands[scene->command_count++];
    memset(command, 0, sizeof *command);
    command->kind = (uint8_t)kind;
    command->scroll = scene->open_scroll;
    command->rect = rect;
    return command;
}

static void move_command(Command *command, int by)
{
    command->rect.y += by;
    if (command->kind == CMD_RUN)
        command->u.text.y += by;
    if (command->kind == CMD_LINE) {
        command->u.line.y0 += (float)by;
        command->u.line.y1 += (float)by;
    }
}

void scene_move_down(Scene *scene, int by, int h)
{
    scene->h = h;
    for (int i = 0; i < scene->command_count; i++)
        move_command(&scene->commands[i], by);
    for (int i = 0; i < scene->target_count; i++) {
        scene->targets[i].rect.y += by;
        scene->targets[i].whole.y += by;
    }
    for (int i = 0; i < scene->text_count; i++)
        scene->texts[i].rect.y += by;
    for (int i = 0; i < scene->passage_count; i++)
        scene->passages[i].rect.y += by;
    for (int i = 0; i < scene->scroll_count; i++)
        scene->scrolls[i].rect.y += by;
    if (!rect_is_empty(scene->stage.rect))
        scene->stage.rect.y += by;
}

void scene_begin_scroll(Scene *scene, Rect window, int offset)
{
    ASSERT(!scene->open_scroll && scene->scroll_count < SCENE_MAX_SCROLLS);
    scene->scrolls[scene->scroll_count++] = (Scroll){.rect = window, .offset = offset};
    scene->open_scroll = (uint8_t)scene->scroll_count;
}

void scene_end_scroll(Scene *scene, int content_h)
{
    ASSERT(scene->open_scroll);
    scene->scrolls[scene->open_scroll - 1].content_h = content_h;
    scene->open_scroll = 0;
}

static void clip_target(Target *target, Rect window)
{
    target->rect = rect_intersect(target->whole, window);
    target->is_seen = !rect_is_empty(target->rect);
    target->is_partial = target->rect.h < target->whole.h;
}

void scene_lower_scroll(Scene *scene, int h)
{
    Scroll *scroll = &scene->scrolls[scene->scroll_count - 1];
    scroll->rect.h = h;
    for (int i = 0; i < scene->target_count; i++)
        if (scene->targets[i].scroll == scene->scroll_count)
            clip_target(&scene->targets[i], scroll->rect);
    int kept = 0;
    for (int i = 0; i < scene->text_count; i++)
        if (scene->texts[i].scroll != scene->scroll_count ||
            rect_overlaps(scene->texts[i].rect, scroll->rect))
            scene->texts[kept++] = scene->texts[i];
    scene->text_count = kept;
}

void scene_push_fill(Scene *scene, Rect rect, int radius, Color color)
{
    Command *command = push(scene, CMD_FILL, shifted(scene, rect));
    if (!command)
        return;
    command->color = color;
    command->u.box.radius = radius;
}

void scene_push_frame(Scene *scene, Rect rect, int radius, int width, Color color)
{
    Command *command = push(scene, CMD_FRAME, shifted(scene, rect));
    if (!command)
        return;
    command->color = color;
    command->u.box.radius = radius;
    command->u.box.width = width;
}

void scene_push_icon(Scene *scene, Rect rect, unsigned icon, Color color, bool is_mirrored)
{
    Command *command = push(scene, CMD_ICON, shifted(scene, rect));
    if (!command)
        return;
    command->icon = (uint16_t)icon;
    command->color = color;
    command->flags = is_mirrored ? CMD_MIRROR : 0;
}

void scene_push_figure(Scene *scene, Rect rect, FigureRef ref)
{
    Command *command = push(scene, CMD_FIGURE, shifted(scene, rect));
    if (command)
        command->u.figure.ref = ref;
}

void scene_push_zone(Scene *scene, Rect rect, FigureRef ref, int region, unsigned side, Color fill,
                     Color edge)
{
    Command *command = push(scene, CMD_ZONE, shifted(scene, rect));
    if (!command)
        return;
    command->color = fill;
    command->edge = edge;
    command->u.figure.ref = ref;
    command->u.figure.region = (int16_t)region;
    command->u.figure.side = (uint8_t)side;
}

void scene_push_line(Scene *scene, float x0, float y0, float x1, float y1, float width, Color color)
{
    float shift = (float)scroll_shift(scene);
    y0 -= shift;
    y1 -= shift;
    int pad = (int)width + 2;
    int left = (int)MIN(x0, x1) - pad, top = (int)MIN(y0, y1) - pad;
    Rect bounds = {left, top, (int)MAX(x0, x1) + pad - left, (int)MAX(y0, y1) + pad - top};
    Command *command = push(scene, CMD_LINE, bounds);
    if (!command)
        return;
    command->color = color;
    command->u.line.x0 = x0;
    command->u.line.y0 = y0;
    command->u.line.x1 = x1;
    command->u.line.y1 = y1;
    command->u.line.width = width;
}

void scene_push_dot(Scene *scene, float x, float y, float diameter, Color color)
{
    scene_push_line(scene, x, y, x, y, diameter, color);
}

void scene_push_image(Scene *scene, Rect rect, const char *path)
{
    Command *command = push(scene, CMD_IMAGE, shifted(scene, rect));
    if (command && push_bytes(scene, path, strlen(path) + 1, &command->u.image.at))
        command->u.image.len = (uint32_t)strlen(path);
}

void scene_push_bits(Scene *scene, Rect rect, const uint8_t *bits, int size)
{
    Command *command = push(scene, CMD_BITS, shifted(scene, rect));
    size_t len = ((size_t)size * (size_t)size + 7) / 8;
    if (!command || !push_bytes(scene, (const char *)bits, len, &command->u.image.at))
        return;
    command->color = 0xFF000000;
    command->u.image.len = (uint32_t)len;
    command->u.image.size = (uint16_t)size;
}

static Command *push_print(Scene *scene, Rect rect, Inks inks)
{
    Command *command = push(scene, CMD_PRINT, shifted(scene, rect));
    if (!command)
        return NULL;
    command->color = inks.ink;
    command->edge = inks.tint;
    command->u.print.paper = inks.paper;
    return command;
}

void scene_push_drawing(Scene *scene, Rect rect, int picture, Inks inks)
{
    Command *command = push_print(scene, rect, inks);
    if (!command)
        return;
    command->u.print.picture = (int16_t)picture;
    command->u.print.played = PRINT_WHOLE;
}

void scene_push_mark(Scene *scene, Rect rect, FigureRef ref, int stroke, int played, Inks inks)
{
    Command *command = push_print(scene, rect, inks);
    if (!command)
        return;
    command->u.print.ref = ref;
    command->u.print.picture = -1;
    command->u.print.stroke = (uint8_t)stroke;
    command->u.print.played = (uint8_t)CLAMP(played, 0, PRINT_WHOLE);
}

/* `at`: where its bytes are, if they are already there. */
static void push_passage(Scene *scene, const TextLayout *layout, Rect rect, const uint32_t *at)
{
    Passage passage = {.rect = rect,
                       .len = (uint32_t)layout->text_len,
                       .role = (uint8_t)scene->reads_as,
                       .scroll = scene->open_scroll,
                       .lang = scene->reads_in};
    if (scene->reads_as == PASSAGE_NONE || !layout->text_len ||
        !has_room(scene, scene->passage_count, SCENE_MAX_PASSAGES))
        return;
    if (at)
        passage.at = *at;
    else if (!push_bytes(scene, layout->bytes, (size_t)layout->text_len, &passage.at))
        return;
    scene->passages[scene->passage_count++] = passage;
}

void scene_push_text(Scene *scene, const TextLayout *layout, int x, int y, Color fg, Color bg)
{
    Rect box = shifted(scene, (Rect){x, y, layout->w, layout->h});
    Rect lines = {box.x + layout->x, box.y, box.w, box.h};
    Rect seen =
        scene->open_scroll ? scene->scrolls[scene->open_scroll - 1].rect : (Rect){0, 0, scene->w, scene->h};
    uint32_t at;
    if (!rect_overlaps(lines, seen) || !has_room(scene, scene->text_count, SCENE_MAX_TEXTS) ||
        !push_bytes(scene, layout->bytes, (size_t)layout->byte_count, &at)) {
        push_passage(scene, layout, lines, NULL);
        return;
    }
    push_passage(scene, layout, lines, &at);
    scene->texts[scene->text_count++] = (SceneText){
        .rect = lines,
        .at = at,
        .len = (uint32_t)layout->text_len,
        .cap_px = layout->cap_px,
        .fg = fg,
        .bg = bg,
        .first_command = (uint16_t)scene->command_count,
        .scroll = scene->open_scroll,
        .is_cut = layout->is_cut,
    };
    int line_h = layout->line_count ? layout->h / layout->line_count : 0;
    for (int l = 0; l < layout->line_count; l++) {
        const TextLine *line = &layout->lines[l];
        for (int r = 0; r < line->run_count; r++) {
            const GlyphRun *run = &layout->runs[line->first_run + r];
            /* Italics and marks may hang over: a line height of slack all round is ample. */
            Rect ink = {box.x + run->x - line_h / 2, box.y + line->baseline - line_h * 5 / 4, run->w + line_h,
                        line_h * 2};
            Command *command = push(scene, CMD_RUN, ink);
            if (!command)
                continue;
            command->color = fg;
            command->u.text.x = box.x + run->x;
            command->u.text.y = box.y + line->baseline;
            /* Member by member: padding stays zero, so that commands compare as bytes. */
            GlyphRun *copy = &command->u.text.run;
            copy->key = run->key;
            copy->is_rtl = run->is_rtl;
            copy->script = run->script;
            copy->at = run->at + at;
            copy->len = run->len;
            copy->x = run->x;
            copy->w = run->w;
        }
    }
}

/* Its number, 0: there is none. */
static uint8_t push_group(Scene *scene, const char *text)
{
    Group group = {.len = text ? (uint32_t)strlen(text) : 0};
    if (!scene->is_heard || !text || !has_room(scene, scene->group_count, SCENE_MAX_GROUPS) ||
        !push_bytes(scene, text, group.len, &group.at))
        return 0;
    scene->groups[scene->group_count++] = group;
    return (uint8_t)scene->group_count;
}

void scene_group(Scene *scene, const char *name)
{
    scene->open_group = push_group(scene, name);
}

void scene_more(Scene *scene, const char *text)
{
    scene->next_more = push_group(scene, text);
}

void scene_push_spoken(Scene *scene, Rect rect, const char *text)
{
    Passage passage = {.rect = shifted(scene, rect),
                       .len = (uint32_t)strlen(text),
                       .role = (uint8_t)scene->reads_as,
                       .scroll = scene->open_scroll,
                       .lang = scene->reads_in};
    if (scene->reads_as == PASSAGE_NONE || !has_room(scene, scene->passage_count, SCENE_MAX_PASSAGES) ||
        !push_bytes(scene, text, passage.len, &passage.at))
        return;
    scene->passages[scene->passage_count++] = passage;
}

/* What it does and how it looks make a thing; of equal ones the order. */
static uint64_t target_id(const Scene *scene, TargetRole role, Action action)
{
    uint64_t id = hash_u64(HASH_START, (uint64_t)role);
    id = hash_u64(id, (uint64_t)action.kind << 32 | (uint64_t)(uint16_t)action.a << 16 | (uint16_t)action.b);
    for (int i = 0; i < scene->target_count; i++)
        if (scene->targets[i].role == role && action_equals(scene->targets[i].action, action))
            id = hash_u64(id, 1);
    return id ? id : 1; /* 0 means none */
}

const Target *scene_push_target(Scene *scene, Rect rect, TargetRole role, const char *label, Action action,
                                bool is_current)
{
    Rect whole = shifted(scene, rect), seen = whole;
    if (scene->open_scroll)
        seen = rect_intersect(whole, scene->scrolls[scene->open_scroll - 1].rect);
    uint32_t at;
    if (rect_is_empty(whole) || !has_room(scene, scene->target_count, SCENE_MAX_TARGETS) ||
        !push_bytes(scene, label, strlen(label), &at))
        return NULL;
    Target *target = &scene->targets[scene->target_count];
    *target = (Target){
        .id = target_id(scene, role, action),
        .rect = seen,
        .whole = whole,
        .role = (uint8_t)role,
        .scroll = scene->open_scroll,
        .is_current = is_current,
        .is_seen = !rect_is_empty(seen),
        .is_partial = seen.h < whole.h,
        .group = scene->open_group,
        .more = scene->next_more,
        .lang = scene->reads_in,
        .label_at = at,
        .label_len = (uint32_t)strlen(label),
        .action = action,
    };
    scene->target_count++;
    scene->next_more = 0;
    return target;
}

/* Commands differ in what their union holds; all padding is zero (push clears), so bytes compare. */
void scene_finish(Scene *scene)
{
    ASSERT(!scene->open_scroll);
    uint64_t hash = hash_u64(HASH_START, (uint64_t)(uint32_t)scene->w << 32 | (uint32_t)scene->h);
    hash = hash_u64(hash, scene->ground);
    hash = hash_bytes(hash, scene->commands, (size_t)scene->command_count * sizeof *scene->commands);
    hash = hash_bytes(hash, scene->scrolls, (size_t)scene->scroll_count * sizeof *scene->scrolls);
    scene->hash = hash_bytes(hash, scene->bytes, scene->byte_count);
}

const char *target_role_name(TargetRole role)
{
    static const char *const names[] = {
        [TARGET_BUTTON] = "button", [TARGET_BAR] = "bar",   [TARGET_PRIMARY] = "primary",
        [TARGET_ITEM] = "item",     [TARGET_TAB] = "tab",   [TARGET_LABEL] = "label",
        [TARGET_REGION] = "region", [TARGET_WORD] = "word",
    };
    return names[role];
}
