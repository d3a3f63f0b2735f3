/* Reads a TextSpec into characters with all that lines are made from: face and font, script, bidi
 * level, where letters begin and where a line may break. Widths are not known here. */
#ifndef HK_TEXT_READ_H
#define HK_TEXT_READ_H

#include "scene/text.h"

typedef enum TextBreak {
    TEXT_BREAK_NONE,
    TEXT_BREAK_ALLOWED,
    TEXT_BREAK_HYPHEN, /* allowed, and shows a hyphen */
    TEXT_BREAK_LINE,   /* the line ends here */
} TextBreak;

typedef struct TextChar {
    uint32_t code_point;
    uint32_t script; /* as HarfBuzz wants it: never neutral but where all text is */
    int at;          /* in TextRead.bytes */
    int advance;     /* 1/64 px, by text_measure: the cluster's share at its first character */
    uint8_t len;     /* bytes; 0: steers the layout and is not drawn */
    uint8_t level;   /* bidi, odd: right to left */
    uint8_t face, font;
    uint8_t after; /* TextBreak */
    bool starts;   /* a letter as the reader sees it begins here */
    bool is_space; /* takes no room at a line's end */
} TextChar;

typedef struct TextRead {
    TextChar *chars;
    int count;
    char *bytes;
    int byte_count;
    bool is_cut;
} TextRead;

/* All in the arena. */
TextRead text_read(const TextSpec *spec, const Shaper *shaper, Arena *arena);

#endif
