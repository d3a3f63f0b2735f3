/* What must be painted anew between two scenes.
 *
 * Commands are compared by what they draw: their bytes with the letters of their text instead of its
 * place in the scene, and with places in a scroll counted from the top of its content. The longest
 * run of commands that both scenes have in the same order stays; all others damage the pixels they
 * touched and touch. At every pixel outside the damage the same things are drawn in the same order,
 * so what is there stays right. When a scroll has moved, the rows of its window are to be moved too:
 * then the strip that comes into view is damaged, and what is fixed in the window, where it is and
 * where the rows took its likeness. */
#ifndef HK_DAMAGE_H
#define HK_DAMAGE_H

#include "scene/scene.h"

enum { DAMAGE_MAX_RECTS = 16 };

typedef struct DamageList {
    int count;
    Rect rects[DAMAGE_MAX_RECTS];
} DamageList;

/* Rows of a scroll window that can be moved instead of painted. */
typedef struct RowMove {
    Rect window; /* inside the picture */
    int dy;      /* px the pixels move down; 0: nothing to move */
} RowMove;

/* The scene drawn last, and room to compare; nothing is allocated later. Owned. */
typedef struct DamageMemory DamageMemory;
DamageMemory *damage_memory_create(void);
void damage_memory_destroy(DamageMemory *memory); /* NULL is fine */
/* The next scene is painted whole. */
void damage_forget(DamageMemory *memory);

/* Adds a rect inside w x h, merged with others where that costs little more than painting them. */
void damage_add(DamageList *list, Rect rect, int w, int h);

/* True if the scene drawn last looks the same. */
bool damage_is_none(const DamageMemory *memory, const Scene *scene);

/* Compares the scene drawn last with this one and remembers this one. inks[i]: all pixels that
 * command i may touch, scroll windows apart. moves has SCENE_MAX_SCROLLS entries: rows are moved
 * first, then the rects of `out` painted. */
void damage_between(DamageMemory *memory, const Scene *scene, const Rect *inks, DamageList *out,
                    RowMove *moves);

/* True if the command paints every pixel of `area` with one and the same colour. */
bool damage_is_even(const Command *command, Rect area);

#endif
