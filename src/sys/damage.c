#include "sys/damage.h"

#include <string.h>

#include "base/hash.h"

enum { TABLE_SIZE = 4 * SCENE_MAX_COMMANDS };

static int64_t area(Rect r)
{
    return rect_is_empty(r) ? 0 : (int64_t)r.w * r.h;
}

void damage_add(DamageList *list, Rect rect, int w, int h)
{
    rect = rect_intersect(rect, (Rect){0, 0, w, h});
    if (rect_is_empty(rect))
        return;
    for (;;) {
        /* Merge with the rect that grows least by it, if that costs little or there is no room. */
        int best = -1;
        int64_t least = INT64_MAX;
        for (int i = 0; i < list->count; i++) {
            int64_t waste = area(rect_union(list->rects[i], rect)) - area(list->rects[i]) - area(rect);
            if (waste < least) {
                least = waste;
                best = i;
            }
        }
        bool is_cheap = best >= 0 && least <= area(rect) / 4 + 4096;
        if (!is_cheap && list->count < DAMAGE_MAX_RECTS) {
            list->rects[list->count++] = rect;
            return;
        }
        rect = rect_union(rect, list->rects[best]);
        list->rects[best] = list->rects[--list->count]; /* the grown one may now meet others */
    }
}

/* The contents of a command: text by its letters, places in a scroll by the unscrolled page. */
static uint64_t command_key(const Scene *scene, const Command *command)
{
    Command plain = *command;
    int shift = command->scroll ? scene->scrolls[command->scroll - 1].offset : 0;
    uint64_t key = HASH_START;
    plain.rect.y += shift;
    if (command->kind == CMD_RUN) {
        plain.u.text.y += shift;
        key = hash_bytes(key, scene->bytes + command->u.text.run.at, command->u.text.run.len);
        plain.u.text.run.at = 0;
    } else if (command->kind == CMD_LINE) {
        plain.u.line.y0 += (float)shift;
        plain.u.line.y1 += (float)shift;
    } else if (command->kind == CMD_IMAGE) {
        key = hash_bytes(key, scene->bytes + command->u.image.at, command->u.image.len);
        plain.u.image.at = 0;
    }
    return hash_bytes(key, &plain, sizeof plain);
}

static Rect command_bounds(const Scene *scene, const Command *command)
{
    Rect screen = {0, 0, scene->w, scene->h};
    return rect_intersect(command->rect, command->scroll ? scene->scrolls[command->scroll - 1].rect : screen);
}

static void remember(Drawn *drawn, const Scene *scene)
{
    drawn->is_valid = true;
    drawn->hash = scene->hash;
    drawn->w = scene->w;
    drawn->h = scene->h;
    drawn->ground = scene->ground;
    drawn->command_count = scene->command_count;
    drawn->scroll_count = scene->scroll_count;
    memcpy(drawn->scrolls, scene->scrolls, sizeof drawn->scrolls);
    for (int i = 0; i < scene->command_count; i++) {
        drawn->keys[i] = command_key(scene, &scene->commands[i]);
        drawn->bounds[i] = command_bounds(scene, &scene->commands[i]);
        drawn->scroll[i] = scene->commands[i].scroll;
    }
}

/* --- rows that move -------------------------------------------------------------------------- */

static bool same_rect(Rect a, Rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

/* Fixed things that lie on or under most of the window would be dragged along: then it is painted. */
static bool has_heavy_cover(const Drawn *drawn, Rect window)
{
    int64_t covered = 0;
    for (int i = 0; i < drawn->command_count; i++)
        if (!drawn->scroll[i])
            covered += area(rect_intersect(drawn->bounds[i], window));
    return covered > area(window) / 4;
}

static void plan_moves(const Drawn *before, const Drawn *now, RowMove *moves)
{
    for (int s = 0; s < SCENE_MAX_SCROLLS; s++) {
        moves[s] = (RowMove){0};
        if (s >= before->scroll_count || s >= now->scroll_count)
            continue;
        const Scroll *from = &before->scrolls[s], *to = &now->scrolls[s];
        int dy = from->offset - to->offset;
        if (dy && same_rect(from->rect, to->rect) && dy < to->rect.h && -dy < to->rect.h &&
            !has_heavy_cover(before, to->rect) && !has_heavy_cover(now, to->rect))
            moves[s] = (RowMove){.window = rect_intersect(to->rect, (Rect){0, 0, now->w, now->h}), .dy = dy};
    }
}

static Rect shifted(Rect rect, int dy)
{
    rect.y += dy;
    return rect;
}

/* The strip that comes into view, and whatever fixed thing was moved along or is to be kept. */
static void damage_moves(const Drawn *before, const Drawn *now, const RowMove *moves, DamageList *out)
{
    for (int s = 0; s < SCENE_MAX_SCROLLS; s++) {
        Rect window = moves[s].window;
        int dy = moves[s].dy;
        if (!dy)
            continue;
        Rect strip = dy > 0 ? (Rect){window.x, window.y, window.w, dy}
                            : (Rect){window.x, window.y + window.h + dy, window.w, -dy};
        damage_add(out, strip, now->w, now->h);
        for (int i = 0; i < before->command_count; i++)
            if (!before->scroll[i])
                damage_add(out,
                           rect_intersect(shifted(rect_intersect(before->bounds[i], window), dy), window),
                           now->w, now->h);
        for (int i = 0; i < now->command_count; i++)
            if (!now->scroll[i])
                damage_add(out, rect_intersect(now->bounds[i], window), now->w, now->h);
    }
}

/* --- commands ---------------------------------------------------------------------------------- */

typedef struct Table {         /* key -> the next unused command of the scene before */
    int16_t slots[TABLE_SIZE]; /* index + 1; 0: empty */
} Table;

static void table_fill(Table *table, const Drawn *drawn)
{
    memset(table, 0, sizeof *table);
    for (int i = 0; i < drawn->command_count; i++) {
        uint32_t at = (uint32_t)(drawn->keys[i] % TABLE_SIZE);
        while (table->slots[at])
            at = (at + 1) % TABLE_SIZE;
        table->slots[at] = (int16_t)(i + 1);
    }
}

/* The first command with the key that is not taken yet, -1 if there is none. Insertion order along
 * the probe keeps equal commands in order. */
static int table_take(const Table *table, const Drawn *drawn, uint64_t key, bool *taken)
{
    for (uint32_t at = (uint32_t)(key % TABLE_SIZE); table->slots[at]; at = (at + 1) % TABLE_SIZE) {
        int i = table->slots[at] - 1;
        if (drawn->keys[i] == key && !taken[i]) {
            taken[i] = true;
            return i;
        }
    }
    return -1;
}

static bool stays_put(const Drawn *before, const Drawn *now, int old, int new, const RowMove *moves)
{
    int scroll = now->scroll[new];
    if (!scroll || moves[scroll - 1].dy)
        return true;
    return before->scrolls[scroll - 1].offset == now->scrolls[scroll - 1].offset &&
           same_rect(before->bounds[old], now->bounds[new]);
}

static void damage_commands(const Drawn *before, const Drawn *now, const RowMove *moves, DamageList *out)
{
    Table table;
    bool taken[SCENE_MAX_COMMANDS] = {false};
    int last = -1;
    table_fill(&table, before);
    for (int i = 0; i < now->command_count; i++) {
        int old = table_take(&table, before, now->keys[i], taken);
        bool is_same = old > last && stays_put(before, now, old, i, moves);
        if (old >= 0 && !is_same) { /* also where it was */
            int scroll = before->scroll[old];
            damage_add(out, scroll ? shifted(before->bounds[old], moves[scroll - 1].dy) : before->bounds[old],
                       now->w, now->h);
        }
        if (!is_same)
            damage_add(out, now->bounds[i], now->w, now->h);
        last = MAX(last, old);
    }
    for (int i = 0; i < before->command_count; i++) {
        int scroll = before->scroll[i];
        if (taken[i])
            continue;
        Rect gone = before->bounds[i];
        if (scroll && moves[scroll - 1].dy)
            gone = rect_intersect(shifted(gone, moves[scroll - 1].dy), moves[scroll - 1].window);
        damage_add(out, gone, now->w, now->h);
    }
}

void damage_between(Drawn *before, const Scene *scene, DamageList *out, RowMove *moves)
{
    out->count = 0;
    memset(moves, 0, SCENE_MAX_SCROLLS * sizeof *moves);
    if (before->is_valid && before->hash == scene->hash && before->w == scene->w && before->h == scene->h)
        return;
    static _Thread_local Drawn now; /* large; only of use inside this call */
    remember(&now, scene);
    if (!before->is_valid || before->w != scene->w || before->h != scene->h ||
        before->ground != scene->ground) {
        damage_add(out, (Rect){0, 0, scene->w, scene->h}, scene->w, scene->h);
    } else {
        plan_moves(before, &now, moves);
        damage_commands(before, &now, moves, out);
        damage_moves(before, &now, moves, out);
    }
    *before = now;
}
