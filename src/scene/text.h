/* Turns a string into lines of glyph runs: what a paragraph looks like at a width.
 *
 * Layout is pure and needs no display: it asks a Shaper how wide things are. It handles bidi
 * (UAX #9), line breaks (UAX #14), font fallback per run, **bold** inside a paragraph, and headings
 * without a lonely last word. Drawing is not done here: a GlyphRun goes to the renderer.
 *
 * '\n' starts a new line. Spaces at a line's end take no room. Text of any kind is safe: what is
 * beyond TEXT_MAX_BYTES, and combining marks beyond TEXT_MAX_MARKS on one letter, are left out (and
 * is_cut says so); bytes that are not UTF-8 become U+FFFD. See docs/text.md. */
#ifndef HK_TEXT_H
#define HK_TEXT_H

#include "base/arena.h"
#include "base/geom.h"

typedef enum FontFace { FACE_REGULAR, FACE_SEMIBOLD, FACE_BOLD, FACE_ITALIC, FACE_COUNT } FontFace;
typedef enum TextAlign { ALIGN_START, ALIGN_CENTER, ALIGN_END } TextAlign;

enum {
    TEXT_MAX_BYTES = 32 * 1024, /* of one TextSpec */
    TEXT_MAX_MARKS = 32,        /* on one letter (UAX #15, stream-safe text: 30) */
    TEXT_MAX_WIDTH = 16 * 1024, /* px; also the limit of a spec without width */
};

/* One font of one size. `font` is an index into the shaper's fallback stack for the face. */
typedef struct FontKey {
    uint8_t face; /* FontFace */
    uint8_t font; /* 0: the first family; others: fallbacks */
    uint16_t px;  /* em size */
} FontKey;

/* A stretch of text drawn with one font in one direction. */
typedef struct GlyphRun {
    FontKey key;
    bool is_rtl;
    uint32_t script;  /* ISO 15924 tag, as HarfBuzz's hb_script_t */
    uint32_t at, len; /* bytes: in TextLayout.bytes, or in Scene.bytes once pushed */
    int16_t x;        /* px from the layout's left edge to the run's pen start (its left end) */
    int16_t w;        /* px advance */
} GlyphRun;

typedef struct TextLine {
    int first_run, run_count;
    int x, w;     /* px: left end and advance width */
    int baseline; /* px from the layout's top */
} TextLine;

typedef struct TextLayout {
    int x;    /* px: left end of the line that begins leftmost */
    int w, h; /* px: widest line, and line_count * line height */
    int line_count, run_count;
    const TextLine *lines;
    const GlyphRun *runs; /* in visual order, left to right */
    const char *bytes;    /* what the runs index; markup removed */
    int text_len;         /* so many bytes are the text as read; behind them, hyphens of broken words */
    int byte_count;
    float cap_px;
    int cap_top; /* px from the top of the layout to the capitals' top in the first line */
    bool is_cut; /* max_lines was not enough, or a word longer than the line was cut */
} TextLayout;

typedef struct TextSpec {
    const char *text; /* UTF-8; **bold** if has_markup */
    int len;          /* -1: NUL-terminated */
    FontFace face;
    float cap_px;      /* height of capital letters */
    int width;         /* px; 0: one line, as wide as it needs */
    int max_lines;     /* 0: no limit; else the last line ends with an ellipsis */
    float line_height; /* in em; 0: 1.45 */
    TextAlign align;
    bool is_rtl; /* direction of the paragraph (of the language) */
    bool has_markup;
    bool is_heading;  /* balanced: lines of like length, no lonely last word */
    const char *lang; /* BCP 47 tag, for shaping; NULL: none */
} TextSpec;

typedef struct FontMetrics {
    float ascent, descent; /* px above and below the baseline, both positive */
    float cap_height;      /* px */
} FontMetrics;

/* What layout needs to know of fonts; sys/font implements it, tests may fake it. */
typedef struct Shaper {
    void *self;
    /* Em size in px whose capitals are cap_px high, for the first font of the face. */
    uint16_t (*em_for_cap)(void *self, FontFace face, float cap_px);
    FontMetrics (*metrics)(void *self, FontKey key);
    /* The fallback index that has this character (0 if none has it). `script` may also be one of
     * Hans, Hant, Jpan, Kore (Han characters of a known language) or Zsye (emoji wanted). */
    uint8_t (*font_for)(void *self, FontFace face, uint32_t code_point, uint32_t script);
    /* Advance in 1/64 px of `len` bytes shaped as one run. `by_byte` (may be NULL, else `len`
     * zeroed ints) gets each cluster's share at the cluster's first byte. */
    int (*advance)(void *self, FontKey key, const char *text, int len, bool is_rtl, uint32_t script,
                   int *by_byte);
} Shaper;

/* Layouts already made, found again by their spec: at most TEXT_CACHE_BYTES of them, and those of
 * one frame. May be dropped between frames at any moment. */
enum { TEXT_CACHE_BYTES = 4 * 1024 * 1024 };
typedef struct TextCache TextCache;

TextCache *text_cache_create(const Shaper *shaper); /* owned; the shaper is borrowed */
void text_cache_destroy(TextCache *cache);
/* Drops layouts when the cache has outgrown its budget; call between frames only. */
void text_cache_trim(TextCache *cache);
void text_cache_clear(TextCache *cache);

/* Never NULL; borrowed until the next trim or clear. */
const TextLayout *text_layout(TextCache *cache, const TextSpec *spec);

/* Where bytes `from` to `to` of the text stand, a rect for each line, px from the layout's top left; at most
 * `max`. */
int text_rects(TextCache *cache, const TextLayout *layout, int from, int to, Rect *out, int max);

#endif
