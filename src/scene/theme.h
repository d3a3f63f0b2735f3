/* Colours and sizes of the screens; every pair that carries text or tells a control apart is
 * checked for contrast by the tests (WCAG 2 relative luminance). */
#ifndef HK_THEME_H
#define HK_THEME_H

#include "model/content.h"
#include "scene/scene.h"

typedef struct Tone { /* of a kind of page */
    Color ink;        /* bar and small headings */
    Color wash;       /* tag background */
    Color tint;       /* between the two: the middle ink of drawings and marks */
} Tone;

typedef struct Theme {
    double contrast;       /* the least of every text on its ground */
    Color stage, panel;    /* grounds of the figure and of the text */
    Color card, card_edge; /* items */
    Color pressed;         /* an item under the finger */
    Color ink, soft_ink;   /* text, second text */
    Color primary, primary_pressed, on_primary;
    Color help, help_pressed, on_help;
    Color help_edge;           /* around what asks for help; clear: its ground tells */
    Color urgent, urgent_wash; /* urgent lines */
    Color sign;                /* their icons, dots and frame: a true red where text may not have it */
    Color good_wash;           /* "massage may" */
    Color meter, meter_empty;
    Color chosen, chosen_edge;         /* a region: fill (with alpha) and outline */
    Color hover, hover_edge;           /* a region under the finger */
    Color muscle_chosen, muscle_hover; /* the fills over muscles */
    Color dark_skin_edge;              /* the outline of both there; clear: as on any skin */
    Color lit;                         /* a structure lit in a picture; hipkiosk-figures draws with it too */
    Color named, on_named;             /* the ground of its name on the figure, and the name */
    Color heard_line, heard, heard_edge; /* the line and the word that is being said */
    Color leader;
    Color rule;
    Color scrim;
    Color focus;
    Color touched; /* the ring around what a finger is on; clear: none, its ground tells */
    Tone kinds[8]; /* by PageKind; last: area */
} Theme;

enum { THEME_AREA = 7 };

/* The calm default, and two with contrast of 15:1 and more: dark on white, light on black. */
typedef enum ThemeId { THEME_CALM, THEME_STRONG, THEME_DARK, THEMES } ThemeId;

const Theme *theme_get(ThemeId id);
/* Of the screens behind the PIN: so dark that nobody takes them for a visitor's. */
const Theme *theme_staff(void);

/* Contrast ratio 1..21 of two opaque colours. Source: WCAG 2.2, relative luminance. */
double theme_contrast(Color a, Color b);

/* Design sizes in mm at normal text; cap heights of DESIGN section 3. */
enum { TEXT_STEPS = 3 };
double theme_text_scale(int text_step);

#endif
