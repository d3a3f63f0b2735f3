/* One function a screen: the app's place into the scene. The bar and overlays are view.c's. */
#ifndef HK_SCREENS_H
#define HK_SCREENS_H

#include "model/az.h"
#include "view/flow.h"
#include "view/labels.h"
#include "view/names.h"
#include "view/ui.h"

/* What the screens keep between builds; all of it can be computed again. */
typedef struct Index {
    uint64_t key; /* of what it was made from; 0: nothing */
    Arena arena;
    Az az;
} Index;

/* Which words of the glossary a page has. */
typedef struct Explained {
    const Language *lang; /* NULL: nothing is known */
    int page;
    uint64_t found; /* bits by entry */
} Explained;

struct ViewCaches {
    Explained explained; /* of the page last seen */
    Labels labels[CONTENT_MAX_VIEWS][LAYER_COUNT];
    Names names; /* of the page last seen */
    Index index;
};

#define SCREEN(id, function, name, flags) void screen_##function(Ui *ui);
#include "app/screens.def"
#undef SCREEN
void screen_loading(Ui *ui, int done, int total);

/* The entry of the card whose questions are shown, -1: none. */
int card_entry_shown(const App *app);

/* All of a page below each other: title, signs, blocks, sources, review. */
void page_flow(Flow *flow, const Page *page);

/* The panel beside or below the stage, with its margins taken off. */
Rect screen_panel(Ui *ui, Rect stage);
/* The window of a panel whose words scroll. */
Rect screen_window(Ui *ui, Rect panel);

#endif
