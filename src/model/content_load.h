/* The inside of content_load: one file a part of the pack, all working on a Loader.
 *
 * Not for other modules. Each load_... reads a file into the Content and reports what is wrong with
 * that file alone; each check_... runs after everything is read and reports what does not fit
 * together. None of them stops at a fault. */
#ifndef HK_CONTENT_LOAD_H
#define HK_CONTENT_LOAD_H

#include "model/content.h"
#include "model/folder.h"
#include "model/json.h"
#include "model/svg_ids.h"

enum {
    LOAD_MAX_FILE = 1 << 20,
    LOAD_MAX_PACK = 64 << 20,
    LOAD_MAX_SVG = 8 << 20,
    LOAD_MAX_FIGURES = 64 << 20,
    LOAD_MAX_FAULTS = 10000, /* listed for one pack */
    LOAD_MAX_TEXT = 2000,    /* bytes */
    LOAD_MAX_SAY = 400,
    LOAD_MAX_WORDS = 250, /* visible on a page, in the pack's first language */
    /* Other languages say the same with more words, a quarter more at most (docs/translate.md). */
    LOAD_MAX_TRANSLATED = LOAD_MAX_WORDS + LOAD_MAX_WORDS / 4,
    LOAD_MAX_LIST = CONTENT_MAX_LIST,
    LOAD_REVIEW_MONTHS = 24,
};

typedef struct Loader {
    Content *content;
    Arena *arena; /* the content's */
    Faults *faults;
    const char *today;
    Folder pack, figures;
    const char **page_ids;          /* of the default language, sorted; content->page_count of them */
    const Source **sources;         /* content's, sorted by id */
    SvgIds svgs[CONTENT_MAX_VIEWS]; /* by view; a mirror has its original's */
    int unlisted;
    /* What could be read at all: where it could not, what only follows from that is not told. */
    bool has_pack, has_page_ids, has_map, has_figures;
    bool has_broken_page; /* in the default language */
} Loader;

/* "skin", "muscles", "bones": what map.json, pages and the SVGs (layer-...) call them. */
extern const char *const LOAD_LAYERS[LAYER_COUNT];

/* Which characters mean something in a text. */
typedef enum Markup { MARKUP_NONE, MARKUP_BOLD } Markup;

/* content_load.c: what the parts share */
void load_fault(Loader *l, FaultLevel level, const char *fmt, ...) PRINTF_LIKE(3, 4);
/* Opens a file of the pack, NULL after a fault. Close with load_close. `file` must outlive it. */
JsonDoc *load_open(Loader *l, const char *file);
/* The same of a file that a pack may do without: NULL also where it is not there. */
JsonDoc *load_open_if_there(Loader *l, const char *file);
const char *load_text(Loader *l, const Json *object, const char *key, Markup markup);
const char *load_text_or_null(Loader *l, const Json *object, const char *key, Markup markup);
TextList load_texts(Loader *l, const Json *object, const char *key, int min, int max, Markup markup);
TextList load_synonyms(Loader *l, const Json *object);
UrgentList load_urgent(Loader *l, const Json *object);
/* Page ids as indices; -1 stands for an unknown one, so that positions stay those in the file. */
IndexList load_page_list(Loader *l, const Json *object, const char *key, int min, int max);
int load_page_index(const Loader *l, const char *id);
/* A path in the arena. */
const char *load_path(Loader *l, const char *fmt, ...) PRINTF_LIKE(2, 3);
int load_source_index(const Loader *l, const char *id);
bool list_has(IndexList list, int index);

/* content_pack.c */
void load_pack(Loader *l);
/* content_map.c */
void load_map(Loader *l);
/* content_words.c: strings.json and areas.json */
void load_strings(Loader *l, Language *language);
/* content_say.c */
void load_say(Loader *l, Language *language);
void load_areas(Loader *l, Language *language);
/* content_form.c: the questions of card and check, after the map; their words */
void load_forms(Loader *l);
void load_form_words(Loader *l, Language *language);
/* content_glossary.c */
void load_glossary(Loader *l, Language *language);
/* content_page.c */
void load_page_ids(Loader *l);
void load_pages(Loader *l, Language *language);
/* content_figure.c */
void load_figures(Loader *l);
/* A page's "figure"; the views' elements must be known. */
PageFigure load_page_figure(Loader *l, const Json *root);
/* Does the view show this element? In a mirror, -left and -right change places. */
bool figure_has(const Loader *l, int view, const char *element);
void check_figures(Loader *l);
/* The sides of the body that a view can show. */
unsigned load_sides_shown(const FigureView *view);
/* content_check.c */
void check_map(Loader *l);
void check_pages(Loader *l);
void check_reach(Loader *l);
/* content_languages.c */
void check_languages(Loader *l);

#endif
