#include "print/card.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { MAX_LINE = 64 * 1024 };

static const char *const KIND_NAMES[LINE_KIND_COUNT] = {
    [LINE_TITLE] = "title", [LINE_AREA] = "area", [LINE_BRIEF] = "brief", [LINE_SAY] = "say",
    [LINE_KNOW] = "know",   [LINE_ITEM] = "item", [LINE_NOTE] = "note",
};

static bool read_face(Card *card, const char *value, Err *err)
{
    const char *blank = strchr(value, ' ');
    bool is_rtl = blank && strcmp(blank, " rtl") == 0;
    if (!blank || blank == value || (!is_rtl && strcmp(blank, " ltr") != 0))
        return err_set(err, "language: expected a tag and ltr or rtl");
    if (card->face_count == CARD_MAX_FACES)
        return err_set(err, "language: more than %d faces", CARD_MAX_FACES);
    Face *face = &card->faces[card->face_count++];
    face->language = arena_copy(&card->arena, value, (size_t)(blank - value));
    face->is_rtl = is_rtl;
    return true;
}

static bool read_text(Card *card, LineKind kind, const char *value, Err *err)
{
    if (!card->face_count)
        return err_set(err, "%s: comes before any language", KIND_NAMES[kind]);
    Face *face = &card->faces[card->face_count - 1];
    if (!*value)
        return err_set(err, "%s: is empty", KIND_NAMES[kind]);
    if (face->count == CARD_MAX_LINES)
        return err_set(err, "%s: more than %d lines", KIND_NAMES[kind], CARD_MAX_LINES);
    face->lines[face->count++] = (Line){kind, arena_copy(&card->arena, value, strlen(value))};
    return true;
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_code(Card *card, const char *value, Err *err)
{
    char *rest;
    long modules = strtol(value, &rest, 10);
    if (modules < 21 || modules > CARD_MAX_MODULES || *rest++ != ' ')
        return err_set(err, "code: expected 21 to %d modules", CARD_MAX_MODULES);
    size_t size = ((size_t)modules * (size_t)modules + 7) / 8;
    if (strlen(rest) != 2 * size)
        return err_set(err, "code: expected %zu hex digits", 2 * size);
    uint8_t *bits = arena_alloc(&card->arena, size);
    for (size_t i = 0; i < size; i++) {
        int high = hex_digit(rest[2 * i]), low = hex_digit(rest[2 * i + 1]);
        if (high < 0 || low < 0)
            return err_set(err, "code: expected hex digits 0-9a-f");
        bits[i] = (uint8_t)(high << 4 | low);
    }
    card->modules = (int)modules;
    card->bits = bits;
    return true;
}

/* The pixels follow the line as they are. */
static bool read_picture(Card *card, const char *value, FILE *in, Err *err)
{
    int w = 0, h = 0, len = 0;
    if (sscanf(value, "%5d %5d%n", &w, &h, &len) != 2 || value[len] || w < 1 || h < 1 ||
        w > CARD_MAX_PICTURE_PX || h > CARD_MAX_PICTURE_PX)
        return err_set(err, "picture: expected width and height, 1 to %d", CARD_MAX_PICTURE_PX);
    size_t size = (size_t)w * (size_t)h;
    uint8_t *pixels = arena_alloc(&card->arena, size);
    if (fread(pixels, 1, size, in) != size)
        return err_set(err, "picture: fewer than %zu bytes follow", size);
    card->picture_w = w;
    card->picture_h = h;
    card->picture = pixels;
    return true;
}

static bool take(Card *card, const char *name, const char *value, FILE *in, Err *err)
{
    if (strcmp(name, "language") == 0)
        return read_face(card, value, err);
    if (strcmp(name, "code") == 0)
        return read_code(card, value, err);
    if (strcmp(name, "picture") == 0)
        return read_picture(card, value, in, err);
    if (strcmp(name, "fonts") == 0) {
        card->fonts = arena_copy(&card->arena, value, strlen(value));
        return true;
    }
    if (strcmp(name, "media") == 0) {
        card->media = arena_copy(&card->arena, value, strlen(value));
        return true;
    }
    for (int kind = 0; kind < LINE_KIND_COUNT; kind++)
        if (strcmp(name, KIND_NAMES[kind]) == 0)
            return read_text(card, (LineKind)kind, value, err);
    return err_set(err, "a line begins with a word that is none of a card's");
}

static bool read_lines(FILE *in, Card *card, char *line, Err *err)
{
    while (fgets(line, MAX_LINE, in)) {
        size_t len = strlen(line);
        if (len == 0 || line[len - 1] != '\n')
            return err_set(err, "a line is not whole, or longer than %d bytes", MAX_LINE - 2);
        line[--len] = '\0';
        if (!utf8_valid(line, len, NULL))
            return err_set(err, "a line is not UTF-8");
        if (strcmp(line, "end") == 0)
            return card->face_count > 0 || err_set(err, "the card has no language");
        char *blank = strchr(line, ' ');
        if (blank)
            *blank = '\0';
        if (!take(card, line, blank ? blank + 1 : "", in, err))
            return false;
    }
    return err_set(err, "the card has no end");
}

bool card_read(FILE *in, Card *card, Err *err)
{
    memset(card, 0, sizeof *card);
    card->fonts = card->media = "";
    char *line = xcalloc(1, MAX_LINE);
    bool ok = read_lines(in, card, line, err);
    explicit_bzero(line, MAX_LINE);
    free(line);
    return ok;
}

void card_free(Card *card)
{
    for (int f = 0; f < card->face_count; f++)
        for (int i = 0; i < card->faces[f].count; i++) {
            const char *text = card->faces[f].lines[i].text;
            explicit_bzero((char *)(uintptr_t)text, strlen(text)); /* the arena's, which is ours */
        }
    arena_free(&card->arena);
    explicit_bzero(card, sizeof *card);
}
