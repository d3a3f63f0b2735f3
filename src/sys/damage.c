#include "sys/damage.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "sys/raster.h"

enum { TABLE_SIZE = 2 * SCENE_MAX_COMMANDS };

typedef struct Drawn {
    uint64_t hash;
    int w, h;
    Color ground;
    int count, scroll_count;
    Command commands[SCENE_MAX_COMMANDS];
    uint64_t keys[SCENE_MAX_COMMANDS];
    Rect seen[SCENE_MAX_COMMANDS]; /* ink on the screen, inside its scroll window */
    Scroll scrolls[SCENE_MAX_SCROLLS];
} Drawn;

struct DamageMemory {
    bool is_valid;
    Drawn drawn[2];
    int last;                          /* which of the two */
    int16_t table[TABLE_SIZE];         /* by key: first command of the last scene, + 1; 0: none */
    int16_t chain[SCENE_MAX_COMMANDS]; /* the next one with the same key, + 1 */
    int16_t match[SCENE_MAX_COMMANDS]; /* new command -> last scene's, -1: none */
    int16_t tails[SCENE_MAX_COMMANDS]; /* of the search for the longest run */
    int16_t before[SCENE_MAX_COMMANDS];
    bool is_kept[SCENE_MAX_COMMANDS]; /* of the last scene's */
};

DamageMemory *damage_memory_create(void)
{
    return xcalloc(1, sizeof(DamageMemory));
}

void damage_memory_destroy(DamageMemory *memory)
{
    free(memory);
}

void damage_forget(DamageMemory *memory)
{
    memory->is_valid = false;
}

bool damage_is_none(const DamageMemory *memory, const Scene *scene)
{
    const Drawn *last = &memory->drawn[memory->last];
    return memory->is_valid && last->hash == scene->hash && last->w == scene->w && last->h == scene->h;
}

/* --- what is remembered -------------------------------------------------------------------------- */

/* The contents of a command, its scroll's offset taken out. What only the layout knows is left out. */
static uint64_t command_key(const Scene *scene, const Command *command)
{
    Command plain;
    memcpy(&plain, command, sizeof plain); /* padding too: it is zero */
    uint64_t key = HASH_START;
    int shift = 0;
    if (command->scroll) {
        const Scroll *scroll = &scene->scrolls[command->scroll - 1];
        shift = scroll->offset;
        key = hash_bytes(key, &scroll->rect, sizeof scroll->rect);
    }
    plain.rect.y += shift;
    if (command->kind == CMD_RUN) {
        key = hash_bytes(key, scene->bytes + command->u.text.run.at, command->u.text.run.len);
        plain.rect = (Rect){0};
        plain.u.text.y += shift;
        plain.u.text.run.at = 0;
        plain.u.text.run.x = 0;
    } else if (command->kind == CMD_LINE) {
        RasterLine line = raster_line_make(plain.u.line.x0, plain.u.line.y0, plain.u.line.x1, plain.u.line.y1,
                                           plain.u.line.width);
        line.y0 += shift * 64;
        line.y1 += shift * 64;
        key = hash_bytes(key, &line, sizeof line);
        plain.rect = (Rect){0};
        memset(&plain.u, 0, sizeof plain.u);
    } else if (command->kind == CMD_IMAGE || command->kind == CMD_BITS) {
        key = hash_bytes(key, scene->bytes + command->u.image.at, command->u.image.len);
        plain.u.image.at = 0;
    }
    return hash_bytes(key, &plain, sizeof plain);
}

static void remember(Drawn *drawn, const Scene *scene, const Rect *inks)
{
    Rect screen = {0, 0, scene->w, scene->h};
    drawn->hash = scene->hash;
    drawn->w = scene->w;
    drawn->h = scene->h;
    drawn->ground = scene->ground;
    drawn->count = scene->command_count;
    drawn->scroll_count = scene->scroll_count;
    memcpy(drawn->scrolls, scene->scrolls, sizeof drawn->scrolls);
    memcpy(drawn->commands, scene->commands, (size_t)scene->command_count * sizeof *scene->commands);
    for (int i = 0; i < scene->command_count; i++) {
        int scroll = scene->commands[i].scroll;
        Rect seen = rect_intersect(inks[i], screen);
        drawn->keys[i] = command_key(scene, &scene->commands[i]);
        drawn->seen[i] = scroll ? rect_intersect(seen, scene->scrolls[scroll - 1].rect) : seen;
    }
}

/* --- which commands both scenes have, in the same order ------------------------------------------ */

static void fill_table(DamageMemory *memory, const Drawn *last)
{
    memset(memory->table, 0, sizeof memory->table);
    for (int i = last->count - 1; i >= 0; i--) { /* backwards: each chain begins with its first */
        uint32_t at = (uint32_t)(last->keys[i] % TABLE_SIZE);
        while (memory->table[at] && last->keys[memory->table[at] - 1] != last->keys[i])
            at = (at + 1) % TABLE_SIZE;
        memory->chain[i] = memory->table[at];
        memory->table[at] = (int16_t)(i + 1);
    }
}

/* Takes the first command with the key that no other took; -1 if there is none. */
static int16_t take(DamageMemory *memory, const Drawn *last, uint64_t key)
{
    uint32_t at = (uint32_t)(key % TABLE_SIZE);
    while (memory->table[at] && last->keys[memory->table[at] - 1] != key)
        at = (at + 1) % TABLE_SIZE;
    int16_t found = memory->table[at];
    /* The chain's end must stay found as this key's place, so that others behind it are found. */
    if (!found || memory->is_kept[found - 1])
        return -1;
    memory->is_kept[found - 1] = !memory->chain[found - 1];
    if (memory->chain[found - 1])
        memory->table[at] = memory->chain[found - 1];
    return (int16_t)(found - 1);
}

/* Of the matches keeps the longest rising run (patience sorting), drops the rest. */
static void keep_order(DamageMemory *memory, int count)
{
    int length = 0;
    for (int i = 0; i < count; i++) {
        int old = memory->match[i];
        if (old < 0)
            continue;
        int low = 0, high = length; /* the first tail that is not below `old` */
        while (low < high) {
            int middle = (low + high) / 2;
            if (memory->match[memory->tails[middle]] < old)
                low = middle + 1;
            else
                high = middle;
        }
        memory->before[i] = low ? memory->tails[low - 1] : -1;
        memory->tails[low] = (int16_t)i;
        length = MAX(length, low + 1);
    }
    int kept = length ? memory->tails[length - 1] : -1;
    for (int i = count - 1; i >= 0; i--) {
        if (i == kept)
            kept = memory->before[i];
        else
            memory->match[i] = -1;
    }
}

static void match_commands(DamageMemory *memory, const Drawn *last, const Drawn *now)
{
    memset(memory->is_kept, 0, sizeof memory->is_kept);
    fill_table(memory, last);
    for (int i = 0; i < now->count; i++)
        memory->match[i] = take(memory, last, now->keys[i]);
    keep_order(memory, now->count);
    memset(memory->is_kept, 0, sizeof memory->is_kept);
    for (int i = 0; i < now->count; i++)
        if (memory->match[i] >= 0)
            memory->is_kept[memory->match[i]] = true;
}

/* --- rows that move ------------------------------------------------------------------------------ */

static bool same_rect(Rect a, Rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

static bool contains(Rect outer, Rect inner)
{
    return same_rect(rect_intersect(outer, inner), inner);
}

bool damage_is_even(const Command *command, Rect area)
{
    Rect r = command->rect;
    int radius = MIN(command->u.box.radius, MIN(r.w, r.h) / 2);
    return command->kind == CMD_FILL && contains(r, area) &&
           (radius <= 0 || contains((Rect){r.x + radius, r.y, r.w - 2 * radius, r.h}, area) ||
            contains((Rect){r.x, r.y + radius, r.w, r.h - 2 * radius}, area));
}

/* Fixed to the screen (or to another scroll), and seen to be so: moving rows would drag it along. */
static bool is_fixed_in(const Drawn *drawn, int i, int scroll, Rect window)
{
    const Command *command = &drawn->commands[i];
    if (command->scroll == scroll || !rect_overlaps(drawn->seen[i], window))
        return false;
    int edge = MAX(command->u.box.radius, command->u.box.width);
    if (command->kind == CMD_FRAME && contains(rect_inset(command->rect, edge), window))
        return false;
    return !damage_is_even(command, window);
}

/* Below the last opaque fill of the whole window nothing is seen. */
static int first_seen_in(const Drawn *drawn, Rect window)
{
    int first = 0;
    for (int i = 0; i < drawn->count; i++)
        if (!drawn->commands[i].scroll && drawn->commands[i].color >> 24 == 255 &&
            damage_is_even(&drawn->commands[i], window))
            first = i;
    return first;
}

static int64_t fixed_area(const Drawn *drawn, int scroll, Rect window)
{
    int64_t sum = 0;
    for (int i = first_seen_in(drawn, window); i < drawn->count; i++)
        if (is_fixed_in(drawn, i, scroll, window)) {
            Rect part = rect_intersect(drawn->seen[i], window);
            sum += (int64_t)part.w * part.h;
        }
    return sum;
}

/* Worth it if most of what is in the window is what was there. */
static bool has_stayed(const DamageMemory *memory, const Drawn *now, int scroll)
{
    int all = 0, kept = 0;
    for (int i = 0; i < now->count; i++)
        if (now->commands[i].scroll == scroll) {
            all++;
            kept += memory->match[i] >= 0;
        }
    return 2 * kept >= all;
}

static RowMove plan_move(const DamageMemory *memory, const Drawn *last, const Drawn *now, int s)
{
    const Scroll *from = &last->scrolls[s], *to = &now->scrolls[s];
    Rect window = rect_intersect(to->rect, (Rect){0, 0, now->w, now->h});
    int dy = from->offset - to->offset;
    if (!same_rect(from->rect, to->rect) || abs(dy) >= window.h || !has_stayed(memory, now, s + 1))
        return (RowMove){.window = window};
    for (int i = 0; i < SCENE_MAX_SCROLLS; i++)
        if (i != s && ((i < now->scroll_count && rect_overlaps(now->scrolls[i].rect, window)) ||
                       (i < last->scroll_count && rect_overlaps(last->scrolls[i].rect, window))))
            return (RowMove){.window = window};
    int64_t fixed = fixed_area(last, s + 1, window) + fixed_area(now, s + 1, window);
    return (RowMove){window, fixed * 2 > (int64_t)window.w * window.h ? 0 : dy};
}

/* --- damage -------------------------------------------------------------------------------------- */

static Rect moved(Rect rect, const RowMove *move)
{
    rect = rect_intersect(rect, move->window);
    rect.y += move->dy;
    return rect_intersect(rect, move->window);
}

/* The strip that comes into view; what is fixed, and where the rows took its likeness. */
static void damage_move(const Drawn *last, const Drawn *now, int scroll, const RowMove *move, DamageList *out)
{
    Rect window = move->window;
    int dy = move->dy;
    Rect strip = dy > 0 ? (Rect){window.x, window.y, window.w, dy}
                        : (Rect){window.x, window.y + window.h + dy, window.w, -dy};
    damage_add(out, strip, now->w, now->h);
    for (int i = first_seen_in(last, window); i < last->count; i++)
        if (is_fixed_in(last, i, scroll, window))
            damage_add(out, moved(last->seen[i], move), now->w, now->h);
    for (int i = first_seen_in(now, window); i < now->count; i++)
        if (is_fixed_in(now, i, scroll, window))
            damage_add(out, rect_intersect(now->seen[i], window), now->w, now->h);
}

static void damage_scrolls(const DamageMemory *memory, const Drawn *last, const Drawn *now, DamageList *out,
                           RowMove *moves)
{
    for (int s = 0; s < MIN(last->scroll_count, now->scroll_count); s++) {
        if (last->scrolls[s].offset == now->scrolls[s].offset)
            continue;
        moves[s] = plan_move(memory, last, now, s);
        if (moves[s].dy) {
            damage_move(last, now, s + 1, &moves[s], out);
        } else {
            damage_add(out, last->scrolls[s].rect, now->w, now->h);
            damage_add(out, now->scrolls[s].rect, now->w, now->h);
        }
    }
}

static void damage_commands(const DamageMemory *memory, const Drawn *last, const Drawn *now,
                            const RowMove *moves, DamageList *out)
{
    for (int i = 0; i < now->count; i++)
        if (memory->match[i] < 0)
            damage_add(out, now->seen[i], now->w, now->h);
    for (int i = 0; i < last->count; i++) {
        if (memory->is_kept[i])
            continue;
        int scroll = last->commands[i].scroll;
        bool has_moved = scroll && moves[scroll - 1].dy;
        damage_add(out, has_moved ? moved(last->seen[i], &moves[scroll - 1]) : last->seen[i], now->w, now->h);
    }
}

void damage_between(DamageMemory *memory, const Scene *scene, const Rect *inks, DamageList *out,
                    RowMove *moves)
{
    const Drawn *last = &memory->drawn[memory->last];
    Drawn *now = &memory->drawn[!memory->last];
    out->count = 0;
    memset(moves, 0, SCENE_MAX_SCROLLS * sizeof *moves);
    remember(now, scene, inks);
    if (!memory->is_valid || last->w != now->w || last->h != now->h || last->ground != now->ground) {
        damage_add(out, (Rect){0, 0, now->w, now->h}, now->w, now->h);
    } else {
        match_commands(memory, last, now);
        damage_scrolls(memory, last, now, out, moves);
        damage_commands(memory, last, now, moves, out);
    }
    memory->is_valid = true;
    memory->last = !memory->last;
}
