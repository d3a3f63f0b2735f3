/* One function a screen: the app's place into the scene. The bar and overlays are view.c's. */
#ifndef HK_SCREENS_H
#define HK_SCREENS_H

#include "view/labels.h"
#include "view/ui.h"

/* What the screens keep between builds; all of it can be computed again. */
typedef struct IndexEntry {
    const char *title; /* borrowed from content */
    const char *see;   /* what a synonym stands for, or NULL */
    Action action;
    uint8_t tone;    /* Theme.kinds */
    uint32_t letter; /* heading it stands under; 0: for therapists */
    int height;      /* px at Index.item_width */
} IndexEntry;

enum { INDEX_MAX = 1024, INDEX_MAX_LETTERS = 64 };

typedef struct Index {
    const Content *content;
    uint64_t content_hash;
    int language;
    int item_width, text_step; /* what the entries' heights hold for */
    int count;
    IndexEntry entries[INDEX_MAX];
} Index;

struct ViewCaches {
    Labels labels[CONTENT_MAX_VIEWS];
    Index index;
};

#define SCREEN(id, function, name, flags) void screen_##function(Ui *ui);
#include "app/screens.def"
#undef SCREEN
void screen_loading(Ui *ui, int done, int total);

/* The panel beside or below the stage, with its margins taken off. */
Rect screen_panel(Ui *ui, Rect stage);
/* The window of a panel whose words scroll. */
Rect screen_window(Ui *ui, Rect panel);

#endif
