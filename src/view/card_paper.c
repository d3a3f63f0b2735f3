#include "view/card_paper.h"

#include <stdio.h>
#include <string.h>

#include "view/card_text.h"

typedef struct Lines {
    char *text;
    size_t len, room;
} Lines;

/* Isolates are for a screen's layout; a line of the protocol holds no line end. */
static void put(Lines *lines, const char *name, const char *text)
{
    size_t len = strlen(text);
    if (lines->len + strlen(name) + len + 3 > lines->room)
        return;
    char *out = lines->text + lines->len;
    out += sprintf(out, "%s ", name);
    for (const char *at = text; *at;) {
        if (strncmp(at, "\u2068", 3) == 0 || strncmp(at, "\u2069", 3) == 0) {
            at += 3;
            continue;
        }
        *out++ = *at == '\n' ? ' ' : *at;
        at++;
    }
    *out++ = '\n';
    *out = '\0';
    lines->len = (size_t)(out - lines->text);
}

static void put_face(Lines *lines, const App *app, const Language *language, Arena *arena)
{
    const World *world = app->world;
    const Visit *visit = &app->visit;
    char head[128];
    snprintf(head, sizeof head, language->is_rtl ? "%s rtl" : "%s ltr", language->tag);
    put(lines, "language", head);
    put(lines, "title", language->strings[STR_THERAPIST_TITLE]);
    for (int i = 0; i < visit->count; i++) {
        CardText text = card_text(world, language, visit, i, arena);
        put(lines, "area", text.area);
        if (text.brief)
            put(lines, "brief", text.brief);
        for (int s = 0; s < text.sentences.count; s++)
            put(lines, "say", text.sentences.items[s]);
    }
    TextList know = card_please_know(world, language, visit, arena);
    if (know.count)
        put(lines, "know", language->strings[STR_THERAPIST_KNOW]);
    for (int i = 0; i < know.count; i++)
        put(lines, "item", know.items[i]);
}

static void put_code(Lines *lines, const char *text, Arena *arena)
{
    Qr *qr = arena_alloc(arena, sizeof *qr);
    if (!qr_encode(qr, text))
        return;
    size_t size = ((size_t)qr->size * (size_t)qr->size + 7) / 8;
    char *value = arena_alloc(arena, 2 * size + 16), *out = value;
    out += sprintf(out, "%d ", qr->size);
    for (size_t i = 0; i < size; i++)
        out += sprintf(out, "%02x", qr->bits[i]);
    put(lines, "code", value);
}

const char *card_paper(const App *app, Arena *arena)
{
    enum { ROOM = 128 * 1024 };
    const World *world = app->world;
    const Language *own = app_language(app), *clinics = &world->content->languages[world->clinic_language];
    const char *text = card_whole_text(world, clinics, &app->visit, arena);
    if (!*text)
        return "";
    Lines lines = {.text = arena_alloc(arena, ROOM), .room = ROOM - 8};
    char fonts[SITE_MAX_FONTS * sizeof world->site.fonts[0]] = "";
    for (int i = 0; i < world->site.font_count; i++) {
        strcat(fonts, i ? "," : "");
        strcat(fonts, world->site.fonts[i]);
    }
    if (fonts[0])
        put(&lines, "fonts", fonts);
    put_face(&lines, app, clinics, arena);
    if (own != clinics)
        put_face(&lines, app, own, arena);
    put_code(&lines, text, arena);
    memcpy(lines.text + lines.len, "end\n", 5);
    return lines.text;
}
