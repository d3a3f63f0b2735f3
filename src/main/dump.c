#include "main/dump.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "app/act.h"
#include "view/card_paper.h"
#include "view/card_text.h"
#include "view/framing.h"
#include "view/stage.h"

static void put_string(FILE *out, const char *text, size_t len)
{
    fputc('"', out);
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        bool is_isolate =
            i + 2 < len && (memcmp(text + i, "\u2068", 3) == 0 || memcmp(text + i, "\u2069", 3) == 0);
        if (is_isolate) /* steers the layout, and is not seen */
            i += 2;
        else if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < 0x20)
            fprintf(out, "\\u%04x", c);
        else
            fputc(c, out);
    }
    fputc('"', out);
}

static void put_rect(FILE *out, Rect r)
{
    fprintf(out, "\"x\":%d,\"y\":%d,\"w\":%d,\"h\":%d", r.x, r.y, r.w, r.h);
}

const char *dump_view_name(const App *app)
{
    return view_name(app->is_asking ? VIEW_STILL : (ViewId)app->place.view);
}

static void put_target(FILE *out, const Kiosk *kiosk, const Target *target)
{
    char action[160];
    act_text(&kiosk->world, target->action, action, sizeof action);
    fprintf(out, "{\"id\":\"%016" PRIx64 "\",\"label\":", target->id);
    put_string(out, kiosk->shown->bytes + target->label_at, target->label_len);
    fprintf(out, ",\"role\":\"%s\",\"action\":\"%s\",\"current\":%s,",
            target_role_name((TargetRole)target->role), action, target->is_current ? "true" : "false");
    put_rect(out, target->rect);
    fprintf(out, ",\"scroll\":%d}", target->scroll);
}

/* What keys have walked to, seen or not; null: nothing. */
static void put_focus(FILE *out, const Kiosk *kiosk)
{
    const Scene *scene = kiosk->shown;
    uint64_t id = kiosk->app.place.focus.id;
    for (int i = 0; id && i < scene->target_count; i++)
        if (scene->targets[i].id == id) {
            put_target(out, kiosk, &scene->targets[i]);
            return;
        }
    fputs("null", out);
}

/* The things in the frame of who chooses with a switch: one, or a group. */
static void put_scan(FILE *out, const Kiosk *kiosk)
{
    const Scan *scan = &kiosk->app.scan;
    const Scene *scene = kiosk->shown;
    if (!scan->is_running)
        return;
    ScanStops *stops = xcalloc(1, sizeof *stops);
    scan_stops(scene, stops);
    int at = scan_stop_of(scene, stops, kiosk->app.place.focus.id), listed = 0;
    fputs(",\"frame\":[", out);
    for (int i = 0; at >= 0 && i < stops->count; i++) {
        if (i != at && (scan->is_inside || stops->groups[i] != stops->groups[at]))
            continue;
        fputs(listed++ ? "," : "", out);
        put_target(out, kiosk, &scene->targets[stops->targets[i]]);
    }
    free(stops);
    fputc(']', out);
}

static void put_text(FILE *out, const Scene *scene, const SceneText *text, bool has_commands)
{
    fputs("{\"text\":", out);
    put_string(out, scene->bytes + text->at, text->len);
    fputc(',', out);
    put_rect(out,
             text->scroll ? rect_intersect(text->rect, scene->scrolls[text->scroll - 1].rect) : text->rect);
    fprintf(out, ",\"cap_px\":%.2f,\"fg\":\"#%06X\",\"bg\":\"#%06X\",\"cut\":%s,\"scroll\":%d",
            (double)text->cap_px, text->fg & 0xFFFFFF, text->bg & 0xFFFFFF, text->is_cut ? "true" : "false",
            text->scroll);
    if (has_commands)
        fprintf(out, ",\"command\":%d", text->first_command);
    fputc('}', out);
}

/* What the drawn body covers of the frame, cm: as wide as its regions reach, as high as the crop with its
 * fades. */
static void body_extent(const BodyMap *map, float *left, float *right)
{
    int first = map->w, last = -1;
    for (int y = 0; y < map->h; y++)
        for (int x = 0; x < map->w; x++)
            if (bodymap_row(map, y)[x]) {
                first = MIN(first, x);
                last = MAX(last, x);
            }
    *left = ((float)first - (float)map->w / 2) / BODYMAP_CELLS_PER_CM;
    *right = ((float)last + 1 - (float)map->w / 2) / BODYMAP_CELLS_PER_CM;
}

static void put_stage(FILE *out, const Kiosk *kiosk)
{
    const Stage *stage = &kiosk->shown->stage;
    if (rect_is_empty(stage->rect)) {
        fputs("null", out);
        return;
    }
    float left, right;
    body_extent(&kiosk->world.maps[stage->ref.view], &left, &right);
    const FigureRef *ref = &stage->ref;
    const FigureFrame *frame = &kiosk->world.content->frame;
    Rect body = {.x = (int)stage_x(*ref, stage->rect, left),
                 .y = (int)stage_y(*ref, stage->rect, (float)frame->top_cm)};
    body.w = (int)stage_x(*ref, stage->rect, right) - body.x;
    body.h = (int)stage_y(*ref, stage->rect, (float)frame->bottom_cm) - body.y;
    fputc('{', out);
    put_rect(out, stage->rect);
    fputs(",\"body\":{", out);
    put_rect(out, body);
    fputc('}', out);
    FramingBox box;
    const Place *place = &kiosk->app.place;
    if (place->view == VIEW_AREA && framing_box(&kiosk->world, place, &box)) {
        Rect area = {.x = (int)stage_x(*ref, stage->rect, box.u0),
                     .y = (int)stage_y(*ref, stage->rect, box.v0)};
        area.w = (int)stage_x(*ref, stage->rect, box.u1) - area.x;
        area.h = (int)stage_y(*ref, stage->rect, box.v1) - area.y;
        fputs(",\"area\":{", out);
        put_rect(out, area);
        fputc('}', out);
    }
    const Picture *picture = kiosk->has_no_pictures ? NULL : figures_picture(kiosk->figures, ref);
    fprintf(out, ",\"px_per_cm\":%.3f,\"drawn_at\":%.3f,\"figure\":", (double)ref->px_per_cm,
            picture ? (double)picture->px_per_cm : 0.0);
    put_string(out, kiosk->world.content->views[ref->view].id,
               strlen(kiosk->world.content->views[ref->view].id));
    fputc('}', out);
}

static const char *side_word(int side)
{
    return side == SIDE_LEFT     ? "left"
           : side == SIDE_RIGHT  ? "right"
           : side == SIDE_BOTH   ? "both"
           : side == SIDE_MIDDLE ? "middle"
                                 : "";
}

static void put_answer(FILE *out, const Question *q, uint64_t answer)
{
    fprintf(out, ",\"%s\":", q->id);
    if (q->kind == QUESTION_SCALE) {
        if (answer)
            fprintf(out, "%d", (int)answer - 1);
        else
            fputs("null", out);
        return;
    }
    bool is_list = q->kind == QUESTION_MANY, has_any = false;
    fputs(is_list ? "[" : answer ? "" : "null", out);
    for (int o = 0; o < q->option_count; o++)
        if (answer >> o & 1) {
            fprintf(out, "%s\"%s\"", has_any ? "," : "", q->options[o]);
            has_any = true;
        }
    fputs(is_list ? "]" : "", out);
}

static void put_list(FILE *out, TextList list)
{
    for (int i = 0; i < list.count; i++) {
        fputs(i ? "," : "", out);
        put_string(out, list.items[i], strlen(list.items[i]));
    }
}

/* The card by the pack's ids, and what it says. */
static void put_card(FILE *out, const Kiosk *kiosk)
{
    const Content *content = kiosk->world.content;
    if (!content || !content->card.max_entries)
        return;
    const Visit *visit = &kiosk->app.visit;
    const Language *language = app_language(&kiosk->app);
    Arena arena = {0};
    fputs(",\"card\":[", out);
    for (int i = 0; i < visit->count; i++) {
        const Entry *entry = &visit->entries[i];
        fprintf(out, "%s{\"area\":\"%s\",\"side\":\"%s\"", i ? "," : "", content->regions[entry->region].id,
                side_word(entry->side));
        for (int q = 0; q < content->card.question_count; q++)
            put_answer(out, &content->card.questions[q], entry->answers[q]);
        fputc('}', out);
    }
    fputs("],\"ticked\":[", out);
    bool has_any = false;
    for (int r = 0; r < content->check.row_count; r++)
        if (visit_tick(visit, r) == TICK_YES) {
            fprintf(out, "%s\"%s\"", has_any ? "," : "", content->check.rows[r]);
            has_any = true;
        }
    fputs("],\"sentences\":[", out);
    has_any = false; /* an entry with its side and nothing else has no sentence */
    for (int i = 0; i < visit->count; i++) {
        TextList list = card_text(&kiosk->world, language, visit, i, &arena).sentences;
        fputs(has_any && list.count ? "," : "", out);
        put_list(out, list);
        has_any |= list.count > 0;
    }
    fputs("],\"qr\":", out);
    const char *text = card_whole_text(&kiosk->world, language, visit, &arena);
    put_string(out, text, strlen(text));
    if (kiosk->world.site.printer[0]) {
        const char *card = card_paper(&kiosk->app, &arena);
        fprintf(out, ",\"print\":\"%s\",\"paper\":", paper_name((PaperState)kiosk->app.paper));
        put_string(out, card, strlen(card));
    }
    arena_free(&arena);
}

bool dump_offers(const Kiosk *kiosk, const Target *target)
{
    return target->is_seen && !(target->is_partial && target->rect.h < screen_px(&kiosk->world.screen, 20));
}

/* What is being said and which word of it, and what was said since the last dump. */
static void put_listen(FILE *out, Kiosk *kiosk)
{
    static const char *const STATES[] = {"off", "saying", "held", "paused"};
    if (!kiosk->world.has_sound)
        return;
    const Listen *listen = &kiosk->app.listen;
    Said *said = &kiosk->said;
    fprintf(out, ",\"listen\":{\"state\":\"%s\",\"speed\":%d,\"volume\":%d,\"hears\":%s,\"word\":",
            STATES[listen->state], listen->speed, listen->volume, app_hears(&kiosk->app) ? "true" : "false");
    if (listen->passage < kiosk->shown->passage_count)
        put_string(out, kiosk->shown->bytes + kiosk->shown->passages[listen->passage].at + listen->word_from,
                   (size_t)(listen->word_to - listen->word_from));
    else
        fputs("\"\"", out);
    fputs("},\"said\":[", out);
    for (int i = said->dumped; i < said->count; i++) {
        fprintf(out, "%s{\"lang\":\"%s\",\"text\":", i > said->dumped ? "," : "", said->items[i].tag);
        put_string(out, said->items[i].text, strlen(said->items[i].text));
        fputc('}', out);
    }
    fputc(']', out);
    said->dumped = said->count;
}

void dump_scene(FILE *out, Kiosk *kiosk, bool has_commands)
{
    const App *app = &kiosk->app;
    const Scene *scene = kiosk->shown;
    const Language *lang = app_language(app);
    fprintf(out, "{\"view\":\"%s\",\"lang\":\"%s\",\"page\":", dump_view_name(app), lang ? lang->tag : "");
    if (lang && app->place.view == VIEW_PAGE)
        fprintf(out, "\"%s\"", lang->pages[app->place.page].id);
    else
        fputs("null", out);
    fprintf(out,
            ",\"w\":%d,\"h\":%d,\"px_per_mm\":%.4f,\"scale\":%.4f,\"dropped\":%d,\"hash\":\"%016" PRIx64
            "\",\"targets\":[",
            scene->w, scene->h, (double)kiosk->world.screen.px_per_mm, (double)view_screen(app).scale,
            scene->dropped, scene->hash);
    for (int i = 0, listed = 0; i < scene->target_count; i++) {
        const Target *target = &scene->targets[i];
        if (!dump_offers(kiosk, target))
            continue;
        if (listed++)
            fputc(',', out);
        put_target(out, kiosk, target);
    }
    fputs("],\"focus\":", out);
    put_focus(out, kiosk);
    put_scan(out, kiosk);
    put_card(out, kiosk);
    put_listen(out, kiosk);
    if (app_hold_steps(app) >= 0)
        fprintf(out, ",\"held\":%d", app_hold_steps(app));
    fputs(",\"stage\":", out);
    put_stage(out, kiosk);
    fputs(",\"texts\":[", out);
    for (int i = 0; i < scene->text_count; i++) {
        if (i)
            fputc(',', out);
        put_text(out, scene, &scene->texts[i], has_commands);
    }
    fputs("],\"scrolls\":[", out);
    for (int i = 0; i < scene->scroll_count; i++) {
        const Scroll *scroll = &scene->scrolls[i];
        fputs(i ? ",{" : "{", out);
        put_rect(out, scroll->rect);
        fprintf(out, ",\"content_h\":%d,\"offset\":%d}", scroll->content_h, scroll->offset);
    }
    fputc(']', out);
    if (has_commands)
        dump_commands(out, kiosk);
    fputs("}\n", out);
}
