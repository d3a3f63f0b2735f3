/* What must be painted anew between two scenes.
 *
 * Commands are plain bytes: those in only one of the scenes, and those whose order changed, damage
 * their bounds. A scroll whose window stays is told apart from its contents, so that the renderer can
 * move rows and paint the exposed strip alone. */
#ifndef HK_DAMAGE_H
#define HK_DAMAGE_H

#include "scene/scene.h"

enum { DAMAGE_MAX_RECTS = 16 };

typedef struct DamageList {
    int count;
    Rect rects[DAMAGE_MAX_RECTS];
} DamageList;

/* What is remembered of a drawn scene. */
typedef struct Drawn {
    bool is_valid;
    uint64_t hash;
    int w, h;
    Color ground;
    int command_count, scroll_count;
    uint64_t keys[SCENE_MAX_COMMANDS]; /* contents of each command, scroll offset taken out */
    Rect bounds[SCENE_MAX_COMMANDS];   /* on the screen, inside their scroll window */
    uint8_t scroll[SCENE_MAX_COMMANDS];
    Scroll scrolls[SCENE_MAX_SCROLLS];
} Drawn;

/* Rows of a scroll window that can be moved instead of painted. */
typedef struct RowMove {
    Rect window;
    int dy; /* px the pixels move down; 0: nothing to move */
} RowMove;

/* Adds a rect, merging where that paints little more. */
void damage_add(DamageList *list, Rect rect, int w, int h);

/* Compares `before` with the scene and replaces it. moves has SCENE_MAX_SCROLLS entries. */
void damage_between(Drawn *before, const Scene *now, DamageList *out, RowMove *moves);

#endif
