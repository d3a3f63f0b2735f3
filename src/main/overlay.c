#include "main/overlay.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "model/folder.h"
#include "model/json.h"
#include "model/review.h"

enum { MAX_BYTES = 8 << 20, MAX_NAME = 200 };

static const char NAME[] = "staff.json";

static void read_signature(Overlay *overlay, const Json *item)
{
    Signature s = {.page = json_id(item, "page"),
                   .lang = json_text(item, "lang", 1, 32),
                   .by = json_text(item, "by", 1, MAX_NAME),
                   .role = json_text(item, "role", 1, MAX_NAME),
                   .on = json_date(item, "on")};
    const char *hash = json_text(item, "text", 16, 16);
    char *end;
    s.text = strtoull(hash, &end, 16);
    if (*end)
        json_fault(item, "text", "is no hash");
    overlay->items[overlay->count++] = s;
}

static void read_all(Overlay *overlay, const char *bytes, size_t len, Faults *faults)
{
    JsonDoc *doc = json_open(NAME, bytes, len, &overlay->arena, faults);
    if (!doc)
        return;
    Json root = json_root(doc);
    if (root.node && json_has(&root, "diagonal_in"))
        overlay->diagonal_in = json_number(&root, "diagonal_in", 7, 100);
    Json array = json_array(&root, "reviews", 0, OVERLAY_MAX_SIGNATURES);
    overlay->items = xcalloc((size_t)MAX(1, array.count), sizeof *overlay->items);
    for (Json it = json_first(&array); it.node; json_step(&it))
        read_signature(overlay, &it);
    json_close(doc);
}

/* What cannot be read is not thrown away: somebody's signatures are in it. */
static void put_aside(Overlay *overlay, const Faults *faults)
{
    char aside[1220];
    snprintf(aside, sizeof aside, "%s.bad", overlay->path);
    log_line("%s: put aside as %s: %s", overlay->path, aside, faults->items[0].text);
    rename(overlay->path, aside);
    free(overlay->items);
    overlay->items = NULL;
    overlay->count = 0;
    overlay->diagonal_in = 0;
}

void overlay_open(Overlay *overlay, const char *folder_path)
{
    Folder folder;
    Err why;
    size_t len;
    *overlay = (Overlay){0};
    if (!folder_path || !folder_open(&folder, folder_path, MAX_BYTES, &why))
        return;
    snprintf(overlay->path, sizeof overlay->path, "%s/%s", folder_path, NAME);
    bool is_there = access(overlay->path, F_OK) == 0;
    char *bytes = is_there ? folder_read(&folder, NAME, MAX_BYTES, &len, &why) : NULL;
    folder_close(&folder);
    if (is_there && !bytes) { /* what is in it is not written over */
        log_line("%s", why.text);
        overlay->path[0] = '\0';
    }
    if (!bytes)
        return;
    Faults faults = {0};
    read_all(overlay, bytes, len, &faults);
    free(bytes);
    if (faults.errors)
        put_aside(overlay, &faults);
    faults_free(&faults);
}

void overlay_close(Overlay *overlay)
{
    arena_free(&overlay->arena);
    free(overlay->items);
    *overlay = (Overlay){0};
}

/* Also where another language shows this page for want of its own. */
static void put_review(Content *content, int language, int page, Review review)
{
    const Language *signed_in = &content->languages[language];
    for (int l = 0; l < content->language_count; l++) {
        Page *p = &content->languages[l].pages[page];
        if (l == language ? !p->borrowed : p->borrowed == signed_in)
            p->review = review;
    }
}

static Review copy_review(Arena *arena, const Review *review)
{
    return (Review){arena_copy(arena, review->by, strlen(review->by)),
                    arena_copy(arena, review->role, strlen(review->role)),
                    arena_copy(arena, review->on, strlen(review->on))};
}

void overlay_apply(const Overlay *overlay, Content *content)
{
    for (int i = 0; i < overlay->count; i++) {
        const Signature *s = &overlay->items[i];
        int language = content_language(content, s->lang), page = content_page(content, s->page);
        if (language < 0 || page < 0)
            continue;
        const Page *p = &content->languages[language].pages[page];
        if (!p->title || p->borrowed || review_text_hash(p) != s->text)
            continue;
        put_review(content, language, page, copy_review(&content->arena, &(Review){s->by, s->role, s->on}));
    }
}

/* --- writing ------------------------------------------------------------------------------------ */

static void put_string(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            fputc('\\', out);
        fputc(*text, out);
    }
    fputc('"', out);
}

static void put_signature(FILE *out, const Signature *s)
{
    const char *const pairs[][2] = {
        {"page", s->page}, {"lang", s->lang}, {"by", s->by}, {"role", s->role}, {"on", s->on}};
    fputs("    {", out);
    for (int i = 0; i < ARRAY_LEN(pairs); i++) {
        fprintf(out, "\"%s\": ", pairs[i][0]);
        put_string(out, pairs[i][1]);
        fputs(", ", out);
    }
    fprintf(out, "\"text\": \"%016" PRIx64 "\"}", s->text);
}

static void put_all(FILE *out, const Overlay *overlay)
{
    fputs("{\n", out);
    if (overlay->diagonal_in > 0)
        fprintf(out, "  \"diagonal_in\": %.1f,\n", overlay->diagonal_in);
    fputs("  \"reviews\": [", out);
    for (int i = 0; i < overlay->count; i++) {
        fputs(i ? ",\n" : "\n", out);
        put_signature(out, &overlay->items[i]);
    }
    fputs(overlay->count ? "\n  ]\n}\n" : "]\n}\n", out);
}

/* The old one holds until the new one is whole and on the disk. */
static bool keep(const Overlay *overlay, Err *err)
{
    char fresh[1220];
    if (!overlay->path[0])
        return err_set(err, "there is no folder for what staff set");
    snprintf(fresh, sizeof fresh, "%s.new", overlay->path);
    FILE *out = fopen(fresh, "we");
    if (!out)
        return err_set(err, "%s: %s", fresh, strerror(errno));
    put_all(out, overlay);
    bool ok = fflush(out) == 0 && !ferror(out) && fsync(fileno(out)) == 0;
    ok = fclose(out) == 0 && ok;
    if (ok && rename(fresh, overlay->path) == 0)
        return true;
    err_set(err, "%s: %s", overlay->path, strerror(errno));
    unlink(fresh);
    return false;
}

bool overlay_measure(Overlay *overlay, double diagonal_in, Err *err)
{
    double before = overlay->diagonal_in;
    overlay->diagonal_in = diagonal_in;
    if (keep(overlay, err))
        return true;
    overlay->diagonal_in = before;
    return false;
}

/* The place of this page's signature among the others; the end if there is none. */
static int find(const Overlay *overlay, const char *page, const char *lang)
{
    for (int i = 0; i < overlay->count; i++)
        if (strcmp(overlay->items[i].page, page) == 0 && strcmp(overlay->items[i].lang, lang) == 0)
            return i;
    return overlay->count;
}

bool overlay_sign(Overlay *overlay, Content *content, int language, int page, const Review *review, Err *err)
{
    const Language *lang = &content->languages[language];
    const Page *p = &lang->pages[page];
    Arena *arena = &overlay->arena;
    int at = find(overlay, p->id, lang->tag), count = overlay->count;
    if (p->borrowed || at >= OVERLAY_MAX_SIGNATURES)
        return err_set(err, "this page cannot be signed here");
    Review own = copy_review(arena, review);
    Signature fresh = {arena_copy(arena, p->id, strlen(p->id)),
                       arena_copy(arena, lang->tag, strlen(lang->tag)),
                       own.by,
                       own.role,
                       own.on,
                       review_text_hash(p)};
    Signature *items = realloc(overlay->items, (size_t)(count + 1) * sizeof *items);
    ASSERT(items);
    overlay->items = items;
    Signature before = at < count ? items[at] : fresh;
    items[at] = fresh;
    overlay->count = MAX(count, at + 1);
    if (keep(overlay, err)) {
        put_review(content, language, page, copy_review(&content->arena, review));
        return true;
    }
    items[at] = before;
    overlay->count = count;
    return false;
}
