/* A content pack in memory: what every screen reads and nobody writes after loading.
 *
 * Everything lives in one arena owned by the Content; every pointer below is borrowed from it.
 * Text is valid UTF-8, NUL-terminated, never NULL unless stated. Indices (page, region, ...) are
 * positions in the arrays here and are the same in every language: pages are sorted by id, regions
 * and views keep the order of map.json. -1 means none. */
#ifndef HK_CONTENT_H
#define HK_CONTENT_H

#include "base/arena.h"
#include "base/err.h"
#include "model/form.h"
#include "model/strings.h"

enum {
    CONTENT_MAX_LANGUAGES = 32,
    CONTENT_MAX_VIEWS = 8,
    CONTENT_MAX_PICTURES = 64,
    CONTENT_MAX_REGIONS = 128,
    CONTENT_MAX_PAGES = 10000,
    CONTENT_MAX_LIST = 64, /* items of any list in a file */
    CONTENT_MAX_GLOSSARY = 64,
    CONTENT_MAX_LIGHTS = 7, /* elements that are lit in a page's picture */
};

typedef enum PageKind {
    PAGE_CONDITION,
    PAGE_TECHNIQUE,
    PAGE_BENEFIT,
    PAGE_RECIPIENT_TIP,
    PAGE_PRACTITIONER_TIP,
    PAGE_NOTICE,
    PAGE_KIND_COUNT
} PageKind;

typedef enum Urgency { URGENT_EMERGENCY, URGENT_TODAY, URGENT_SOON } Urgency;
typedef enum TipTime { TIP_NONE, TIP_BEFORE, TIP_DURING, TIP_AFTER } TipTime;
typedef enum BlockType {
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_LIST,
    BLOCK_STEPS,
    BLOCK_COMPARE, /* items: massage may; others: massage does not */
    BLOCK_FACTS,
    BLOCK_NOTE
} BlockType;
typedef enum EvidenceLabel {
    EVIDENCE_STRONG,
    EVIDENCE_MODERATE,
    EVIDENCE_LIMITED,
    EVIDENCE_TRADITIONAL,
    EVIDENCE_NONE
} EvidenceLabel;
typedef enum Relevance { REL_NONE, REL_PRIMARY, REL_SECONDARY, REL_CAUTION, REL_AVOID } Relevance;
/* What the figure's SVGs show: whole centimetres, the origin in the middle of the width (map.json, "frame").
 */
typedef struct FigureFrame {
    int width_cm, top_cm, bottom_cm; /* top is negative where the origin lies below it */
} FigureFrame;

typedef enum FigureLayer { LAYER_SKIN, LAYER_MUSCLES, LAYER_BONES, LAYER_COUNT } FigureLayer;
typedef enum RegionShape { SHAPE_AREA, SHAPE_ARROW, SHAPE_BUTTON } RegionShape;
typedef enum Role {
    ROLE_HELP,
    ROLE_INTRODUCTION,
    ROLE_CHOICE,
    ROLE_CLOSING,
    ROLE_OTHER_CAUSES,
    ROLE_COUNT
} ContentRole;

/* Sides of a region, as bits; always the visitor's own left and right. */
typedef enum Side { SIDE_NONE = 0, SIDE_LEFT = 1, SIDE_RIGHT = 2, SIDE_BOTH = 3, SIDE_MIDDLE = 4 } Side;

typedef struct TextList {
    const char *const *items;
    int count;
} TextList;

typedef struct IndexList {
    const int *items;
    int count;
} IndexList;

typedef struct UrgentLine {
    Urgency level;
    const char *text;
} UrgentLine;

typedef struct UrgentList {
    const UrgentLine *items;
    int count;
} UrgentList;

typedef struct Fact {
    const char *label, *text;
    int from, level, of; /* a meter of `of` steps, filled from one (1 the first) to another; 0, 0, 0: none */
} Fact;

typedef struct Block {
    BlockType type;
    const char *text;   /* heading, paragraph, note; else NULL */
    TextList items;     /* list, steps, compare (may) */
    IndexList pictures; /* steps: one for each, in Content.pictures; count 0: none */
    TextList others;    /* compare (does not) */
    const Fact *facts;  /* facts */
    int fact_count;
} Block;

/* What a page's picture shows; cm of the figure's frame (u right, v down, origin between the hip
 * joint centres). Missing: view is -1. */
typedef struct PageFigure {
    int view;
    FigureLayer layer;
    float focus_u_cm, focus_v_cm, height_cm;
    TextList highlight; /* SVG element ids */
    const char *marks;  /* SVG element id or NULL */
    int stroke_count;   /* elements `marks`-1, -2, ... that play one after the other */
    TextList strokes;   /* what each of them is; of neighbours alike the same words. count 0: not said */
} PageFigure;

typedef struct Review {
    const char *by, *role, *on; /* NULL: nobody has reviewed it yet; on: YYYY-MM-DD */
} Review;

typedef struct Page {
    const char *id;
    PageKind kind;
    TipTime when;
    int order;   /* among tips of the same time; 0: not said, last */
    int picture; /* shown large beside the words, in Content.pictures; -1: none */
    bool is_emergency;
    const char *title, *subtitle, *summary;
    TextList synonyms;
    UrgentList urgent;
    const Block *blocks;
    int block_count;
    EvidenceLabel evidence;
    const char *evidence_text;
    IndexList sources;   /* into Content.sources */
    IndexList relations; /* into pages */
    PageFigure figure;
    Review review;
    int word_count; /* of all visible text */
    /* The language whose page stands here while this one has none of its own; else NULL. */
    const struct Language *borrowed;
} Page;

typedef struct Area { /* the words for one region in one language */
    const char *name;
    const char *left, *right, *both; /* NULL if the region has no sides */
    const char *where;
    TextList synonyms;
    UrgentList urgent;
    const char *withheld, *note; /* NULL: none */
} Area;

/* Where a name points at a region in one view, instead of at the point deepest inside; cm of the figure's
 * frame, of the side that is there. */
typedef struct RegionAnchor {
    int view;
    float u_cm, v_cm;
} RegionAnchor;

typedef struct Region {
    const char *id;
    RegionShape shape;
    unsigned sides;                    /* bits of Side */
    unsigned views;                    /* bit v: shown in views[v] */
    int8_t best_view[SIDE_MIDDLE + 1]; /* by Side (SIDE_NONE: not said yet): where it is seen best, so where
                                        * it is opened; -1: no view shows it */
    IndexList primary_conditions, secondary_conditions;
    IndexList primary_techniques, secondary_techniques, withheld_techniques;
    IndexList alerts, tips;
    const RegionAnchor *anchors; /* at most one a view */
    int anchor_count;
} Region;

typedef struct FigureView {
    const char *id;
    const char *svg; /* file name in the figure folder */
    bool is_mirror;  /* drawn from svg, flipped left to right */
} FigureView;

typedef struct Relation {
    int condition, technique;
    Relevance level;
} Relation;

typedef struct Structure {
    const char *id;
    IndexList pages;
    uint8_t shown[CONTENT_MAX_VIEWS][LAYER_COUNT]; /* bits of Side: what a layer of a view shows of it */
} Structure;

typedef struct Source {
    const char *id, *by, *title, *find;
    int year;            /* 0: none */
    const char *checked; /* page, copy, identity, memory */
    bool is_certain;
} Source;

typedef struct Reviewer {
    const char *role, *covers, *name, *on; /* name, on: NULL until signed */
} Reviewer;

typedef struct ViewWords { /* a view of the figure in one language */
    const char *name;
    const char *brief;                  /* the same where room is scarce */
    const char *left_edge, *right_edge; /* what lies at the picture's left and right: "Your right" */
    const char *show;                   /* on a button that turns to it; the name if the pack has none */
} ViewWords;

/* A word whose sound its spelling does not tell. */
typedef struct SayWord {
    const char *word, *as;
} SayWord;

typedef struct GlossaryEntry { /* a word that not everybody knows */
    const char *id;
    const char *word;
    TextList forms;   /* as it stands in texts */
    const char *text; /* one sentence */
} GlossaryEntry;

typedef struct Glossary {
    GlossaryEntry *items;
    int count; /* 0: the pack explains no words */
} Glossary;

typedef struct Language {
    const char *tag, *name;
    bool is_rtl;
    const char *strings[STRING_COUNT];
    ViewWords views[CONTENT_MAX_VIEWS];
    const char **structure_names;  /* by structure index */
    const char **structure_briefs; /* the same where room is scarce */
    Area *areas;                   /* by region index */
    Page *pages;                   /* by page index */
    FormWords form;
    TextList months; /* none, or twelve */
    SayWord *say;
    int say_count;
    Glossary glossary;
} Language;

typedef struct Content {
    Arena arena;
    uint64_t hash; /* of every byte read */
    const char *id, *version, *updated;
    const char *dir; /* the pack's folder */
    Language languages[CONTENT_MAX_LANGUAGES];
    int language_count;
    int page_count;
    Region *regions;
    int region_count;
    FigureView views[CONTENT_MAX_VIEWS];
    int view_count;
    FigureFrame frame;           /* of every view */
    bool has_layer[LAYER_COUNT]; /* the skin always */
    Relation *relations;
    int relation_count;
    Structure *structures;
    int structure_count;
    Source *sources;
    int source_count;
    Reviewer *reviewers;
    int reviewer_count;
    const char *pictures[CONTENT_MAX_PICTURES]; /* pictures/<it>.svg, each once */
    int picture_count;
    int roles[ROLE_COUNT]; /* page indices */
    CardForm card;
    CheckForm check;
} Content;

/* Reads and checks the pack in `dir`; `figure_dir` holds the SVGs named in map.json. Every fault is
 * added to `faults` as FILE:/json/pointer: reason, FILE relative to `dir` (an SVG's faults name the
 * SVG alone). What only follows from a file that cannot be read is not told. `today` is YYYY-MM-DD
 * (for reviews older than 24 months). Returns an owned Content, or NULL if there was any error;
 * warnings alone do not refuse a pack. */
Content *content_load(const char *dir, const char *figure_dir, const char *today, Faults *faults);
void content_destroy(Content *content);

/* Index by id, -1 if there is none. */
int content_page(const Content *content, const char *id);
int content_region(const Content *content, const char *id);
int content_view(const Content *content, const char *id);
int content_language(const Content *content, const char *tag);
/* The same as people write tags: whatever the case; "en-GB" or "en_GB" finds "en" where there is nothing
 * nearer, "zh-CN" and "zh-SG" find "zh-Hans", "zh-TW", "zh-HK" and "zh-MO" find "zh-Hant". */
int content_language_like(const Content *content, const char *tag);

/* Pages that a language lacks are those of `language` from now on, where it has them; else of the first. */
void content_borrow_from(Content *content, int language);

/* The level of a condition and technique pair (page indices); REL_NONE if not related. */
Relevance content_relevance(const Content *content, int condition, int technique);

#endif
