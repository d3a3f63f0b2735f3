/* One picture of the kiosk: what to draw and what can be touched, in one description.
 *
 * A Scene is made by view_build and read by the renderer (commands), the app (targets), the dump
 * and the tests (both). It is self-contained: text is copied into it, nothing points outside, so a
 * scene may be kept, copied and compared. Sizes are px of the screen, origin top left. Capacity is
 * fixed; what does not fit is dropped and counted, and the tests assert that nothing is. */
#ifndef HK_SCENE_H
#define HK_SCENE_H

#include "base/geom.h"
#include "scene/action.h"
#include "scene/text.h"

enum {
    SCENE_MAX_COMMANDS = 2048,
    SCENE_MAX_TARGETS = 1024,
    SCENE_MAX_TEXTS = 512,
    SCENE_TEXT_BYTES = 64 * 1024,
    SCENE_MAX_SCROLLS = 2,
    SCENE_MAX_PASSAGES = 256,
    SCENE_MAX_GROUPS = 250,
};

typedef uint32_t Color; /* 0xAARRGGBB, straight alpha */

typedef enum CommandKind {
    CMD_FILL,   /* rect, radius, color */
    CMD_FRAME,  /* rect, radius, color, width: border drawn inside the rect */
    CMD_RUN,    /* x, y baseline, run, color */
    CMD_ICON,   /* rect, id: icon, color; flag CMD_MIRROR flips it */
    CMD_FIGURE, /* rect, figure */
    CMD_ZONE,   /* rect, figure, zone: one region tinted with `color`, outlined with `edge` */
    CMD_LINE,   /* from, to, width, color; round ends (from = to: a dot) */
    CMD_IMAGE,  /* rect, id: picture loaded by path (text bytes); fitted inside */
    CMD_PRINT,  /* rect, print: a drawing or a stroke mark in three inks, all of it or a part */
    CMD_BITS,   /* rect, image: a square of size x size modules (a QR code), black on white */
} CommandKind;

enum { CMD_MIRROR = 1 };

/* The part of a figure a command shows, cm of the figure's frame. */
typedef struct FigureRef {
    int8_t view;      /* index in Content.views */
    int8_t layer;     /* FigureLayer */
    int16_t page;     /* a page's picture, or -1: the whole layer */
    float u_cm, v_cm; /* what lies at the rect's top left corner */
    float px_per_cm;
} FigureRef;

/* What drawings and marks are printed with. */
typedef struct Inks {
    Color ink, tint, paper;
} Inks;

enum { PRINT_WHOLE = 255 };

typedef struct Command {
    uint8_t kind; /* CommandKind */
    uint8_t flags;
    uint8_t scroll; /* 0: fixed to the screen; n: moves with scrolls[n - 1] and is clipped to it */
    uint16_t icon;  /* CMD_ICON: IconId */
    Color color, edge;
    Rect rect; /* bounds on the screen, scroll already applied; of a run: ink box */
    union {
        struct {
            int radius, width;
        } box;
        struct {
            int x, y;     /* baseline start, px */
            GlyphRun run; /* bytes in Scene.bytes */
        } text;
        struct {
            FigureRef ref;
            int16_t region; /* CMD_ZONE */
            uint8_t side;
        } figure;
        struct {
            float x0, y0, x1, y1, width;
        } line;
        struct {
            uint32_t at, len; /* path, of bits the modules, in Scene.bytes */
            uint16_t size;    /* of bits: modules a side */
        } image;
        struct {
            FigureRef ref;   /* a mark: of the page's picture */
            Color paper;     /* the third ink; Command.color is the darkest, Command.edge the middle one */
            int16_t picture; /* in Content.pictures; -1: a mark */
            uint8_t stroke;  /* of the mark */
            uint8_t played;  /* how much is there, of PRINT_WHOLE */
        } print;
    } u;
} Command;

typedef enum TargetRole {
    TARGET_BUTTON,
    TARGET_BAR,
    TARGET_PRIMARY,
    TARGET_ITEM,
    TARGET_TAB,
    TARGET_LABEL,
    TARGET_REGION,
    TARGET_WORD, /* in running text */
} TargetRole;

typedef struct Target {
    uint64_t id;                  /* of the thing: the same wherever it stands, in every scene of its place */
    Rect rect;                    /* what can be touched, clipped to its scroll area */
    Rect whole;                   /* not clipped */
    uint8_t role;                 /* TargetRole */
    uint8_t scroll;               /* as in Command */
    bool is_current;              /* chosen tab, current place */
    bool is_seen;                 /* false: all of it lies outside its scroll window; keys can walk to it */
    bool is_partial;              /* a part lies outside its scroll window */
    uint8_t group;                /* n: belongs to groups[n - 1]; 0: to none */
    uint8_t more;                 /* n: groups[n - 1] is what stands below its label; 0: nothing does */
    int8_t lang;                  /* index of the language of its label */
    uint32_t label_at, label_len; /* in Scene.bytes */
    Action action;
} Target;

typedef struct SceneText {
    Rect rect; /* ink and line box, px */
    uint32_t at, len;
    float cap_px;
    Color fg, bg;
    uint16_t first_command; /* of its runs; the next one to come if it has none */
    uint8_t scroll;
    bool is_cut; /* the layout lost text: tests assert that none does */
} SceneText;

typedef enum PassageRole {
    PASSAGE_NONE, /* not read aloud: buttons of the bar and the like */
    PASSAGE_TEXT,
    PASSAGE_HEADING,
    PASSAGE_WARNING,
} PassageRole;

/* A text as it is read aloud, also where it is scrolled out of sight. */
typedef struct Passage {
    Rect rect;        /* px on the screen */
    uint32_t at, len; /* in Scene.bytes */
    uint8_t role;     /* PassageRole */
    uint8_t scroll;   /* as in Command */
    int8_t lang;      /* index of its language */
} Passage;

/* What several targets have in common, as it is said before the first of them: a question, a list's name. */
typedef struct Group {
    uint32_t at, len; /* in Scene.bytes */
} Group;

/* A part of the screen whose contents move under the finger. */
typedef struct Scroll {
    Rect rect;     /* window on the screen */
    int content_h; /* px */
    int offset;    /* px from the top; may be negative or beyond the end while rubber-banding */
} Scroll;

/* The figure on the stage, for hit-testing; w 0: none. */
typedef struct Stage {
    Rect rect;
    FigureRef ref;
} Stage;

typedef struct Scene {
    uint64_t hash;  /* of all that can be seen; set by scene_finish */
    uint32_t epoch; /* of the place shown: a touch on an older one is dropped */
    int w, h;
    Color ground;
    int command_count, target_count, text_count, scroll_count, dropped;
    uint32_t byte_count;
    Command commands[SCENE_MAX_COMMANDS];
    Target targets[SCENE_MAX_TARGETS];
    SceneText texts[SCENE_MAX_TEXTS];
    Scroll scrolls[SCENE_MAX_SCROLLS];
    int passage_count;
    Passage passages[SCENE_MAX_PASSAGES]; /* none where nothing can be heard */
    bool is_heard;                        /* all of it is said aloud: targets have groups */
    int group_count;
    Group groups[SCENE_MAX_GROUPS];
    Stage stage;
    uint8_t open_group;   /* while building */
    uint8_t next_more;    /* while building: of the target that comes next */
    uint8_t open_scroll;  /* while building */
    PassageRole reads_as; /* while building: what the next texts are to the ear */
    int8_t reads_in;      /* while building: index of their language */
    char bytes[SCENE_TEXT_BYTES];
} Scene;

/* All that was pushed stands `by` px lower, in a picture h px high. Before scene_finish. */
void scene_move_down(Scene *scene, int by, int h);

void scene_reset(Scene *scene, int w, int h, Color ground);
void scene_finish(Scene *scene);

/* Opens a scroll area; what is pushed until scene_end_scroll belongs to it. Coordinates of what is
 * pushed are those on the screen for an offset of 0; the offset is applied by the push. */
void scene_begin_scroll(Scene *scene, Rect window, int offset);
void scene_end_scroll(Scene *scene, int content_h);
/* Makes the window of the scroll area that ended last h px high: it shows less from now on. */
void scene_lower_scroll(Scene *scene, int h);

void scene_push_fill(Scene *scene, Rect rect, int radius, Color color);
void scene_push_frame(Scene *scene, Rect rect, int radius, int width, Color color);
void scene_push_icon(Scene *scene, Rect rect, unsigned icon, Color color, bool is_mirrored);
void scene_push_figure(Scene *scene, Rect rect, FigureRef ref);
void scene_push_zone(Scene *scene, Rect rect, FigureRef ref, int region, unsigned side, Color fill,
                     Color edge);
void scene_push_line(Scene *scene, float x0, float y0, float x1, float y1, float width, Color color);
void scene_push_dot(Scene *scene, float x, float y, float diameter, Color color);
void scene_push_image(Scene *scene, Rect rect, const char *path);
/* Black and white whatever the theme: readers want it so. Each module takes whole px; what is left stays
 * white around. */
void scene_push_bits(Scene *scene, Rect rect, const uint8_t *bits, int size);
/* A drawing as large as the rect. */
void scene_push_drawing(Scene *scene, Rect rect, int picture, Inks inks);
/* A stroke mark of the page's picture that `ref` shows in the rect. `played`: 0 to PRINT_WHOLE. */
void scene_push_mark(Scene *scene, Rect rect, FigureRef ref, int stroke, int played, Inks inks);
/* What is pushed from now on belongs to the group of this name; NULL: to none. Does nothing where nobody
 * hears it. */
void scene_group(Scene *scene, const char *name);
/* What stands below the label of the target that is pushed next; NULL: nothing. */
void scene_more(Scene *scene, const char *text);
/* A passage that is only heard. */
void scene_push_spoken(Scene *scene, Rect rect, const char *text);
/* Draws a laid out text with its top left at x, y and records it for dump and tests. `bg` is the
 * colour behind it (for contrast checks only). */
void scene_push_text(Scene *scene, const TextLayout *layout, int x, int y, Color fg, Color bg);
/* Also where it is scrolled out of sight. Borrowed until the next push; NULL if it found no room. */
const Target *scene_push_target(Scene *scene, Rect rect, TargetRole role, const char *label, Action action,
                                bool is_current);

const char *target_role_name(TargetRole role);

#endif
