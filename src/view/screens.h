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

typedef struct ViewCaches {
    Labels labels[CONTENT_MAX_VIEWS];
    Index index;
} ViewCaches;

void screen_attract(Ui *ui);
void screen_map(Ui *ui, ViewCaches *caches);
void screen_chooser(Ui *ui);
void screen_area(Ui *ui);
void screen_page(Ui *ui);
void screen_session(Ui *ui);
void screen_help(Ui *ui);
void screen_index(Ui *ui, ViewCaches *caches);
void screen_language(Ui *ui);
void screen_display(Ui *ui);
void screen_still(Ui *ui);
void screen_sorry(Ui *ui);
void screen_loading(Ui *ui, int done, int total);

/* The panel beside or below the stage, with its margins taken off. */
Rect screen_panel(Ui *ui, Rect stage);

#endif
