#include "view/hear.h"

#include <stdio.h>
#include <string.h>

#include "model/fill.h"
#include "view/area_name.h"

enum { MOST = 4096 };

typedef struct Teller {
    const App *app;
    const Scene *scene;
    const Language *lang; /* of the words */
    Arena *scratch;
} Teller;

/* Isolates and hyphens steer the eye's line and stars make bold: the ear needs none of them. */
static void make_plain(char *text)
{
    static const char *const SIGNS[] = {"\u2068", "\u2069", "\u00AD", "\u200B", "**"};
    char *to = text;
    for (const char *from = text; *from;) {
        size_t skip = 0;
        for (int i = 0; i < ARRAY_LEN(SIGNS); i++)
            if (strncmp(from, SIGNS[i], strlen(SIGNS[i])) == 0)
                skip = strlen(SIGNS[i]);
        from += skip;
        if (!skip)
            *to++ = *from++;
    }
    *to = 0;
}

static const char *tell(Teller *t, StringId id, const FillPair *pairs, int count)
{
    char text[MOST];
    fill(text, sizeof text, t->lang->strings[id], pairs, count);
    make_plain(text);
    return arena_copy(t->scratch, text, strlen(text));
}

static const char *number(Teller *t, int value)
{
    char digits[16];
    int len = snprintf(digits, sizeof digits, "%d", value);
    return arena_copy(t->scratch, digits, (size_t)len);
}

static const char *bytes(Teller *t, const Scene *scene, uint32_t at, uint32_t len)
{
    char *copy = arena_copy(t->scratch, scene->bytes + at, len);
    make_plain(copy);
    return copy;
}

/* --- the screen ------------------------------------------------------------------------------ */

static const char *title(const Teller *t)
{
    static const StringId TITLES[VIEW_COUNT] = {
        [VIEW_ATTRACT] = STR_ATTRACT_TITLE, [VIEW_MAP] = STR_MAP_TITLE,
        [VIEW_LIST] = STR_MAP_TITLE,        [VIEW_CHOOSER] = STR_CHOOSER_TITLE,
        [VIEW_SESSION] = STR_SESSION_TITLE, [VIEW_PHRASES] = STR_PHRASES_TITLE,
        [VIEW_CARD] = STR_CARD_TITLE,       [VIEW_THERAPIST] = STR_THERAPIST_TITLE,
        [VIEW_INDEX] = STR_INDEX_TITLE,     [VIEW_LANGUAGE] = STR_LANGUAGE_TITLE,
        [VIEW_DISPLAY] = STR_DISPLAY_TITLE, [VIEW_TOUCH] = STR_TOUCH_TITLE,
    };
    const Place *place = &t->app->place;
    const Content *content = t->app->world->content;
    switch (place->view) {
    case VIEW_AREA:
        return area_title(&t->lang->areas[place->region], place->side);
    case VIEW_PAGE:
        return t->lang->pages[place->page].title;
    case VIEW_HELP:
        return t->lang->pages[content->roles[ROLE_HELP]].title;
    case VIEW_SAFETY:
        return t->lang->form.groups[CLAMP((int)place->group, 0, content->check.group_count - 1)].title;
    case VIEW_CHOOSER:
        if (place->structure >= 0)
            return t->lang->structure_names[place->structure];
        break;
    default:
        break;
    }
    return t->lang->strings[TITLES[place->view]];
}

/* What there is to choose, without the bar. */
static int things(const Scene *scene)
{
    int count = 0;
    for (int i = 0; i < scene->target_count; i++)
        count += hear_walks(&scene->targets[i]) && scene->targets[i].role != TARGET_BAR;
    return count;
}

/* --- one thing ------------------------------------------------------------------------------- */

static const Target *find(const Scene *scene, uint64_t id)
{
    for (int i = 0; id && i < scene->target_count; i++)
        if (scene->targets[i].id == id)
            return &scene->targets[i];
    return NULL;
}

/* Those beside it: of its group, or of its kind where names stand on the figure. */
static bool is_beside(const Target *a, const Target *b)
{
    return hear_walks(a) ? hear_walks(b) && a->group == b->group : a->role == b->role;
}

static const char *target_alone(Teller *t, const Target *target)
{
    int total = 0, at = 0;
    for (int i = 0; i < t->scene->target_count; i++) {
        const Target *other = &t->scene->targets[i];
        total += is_beside(target, other);
        if (other == target)
            at = total;
    }
    const char *name = bytes(t, t->scene, target->label_at, target->label_len);
    const CardForm *card = &t->app->world->content->card;
    if (target->action.kind == ACTION_CARD_ANSWER &&
        card->questions[target->action.a].kind == QUESTION_SCALE) {
        const FillPair of[] = {{"number", name}, {"total", number(t, card->questions[target->action.a].max)}};
        return tell(t, target->is_current ? STR_HEAR_NUMBER_CHOSEN : STR_HEAR_NUMBER, of, ARRAY_LEN(of));
    }
    const FillPair pairs[] = {{"name", name}, {"number", number(t, at)}, {"total", number(t, total)}};
    bool is_choice = target->role == TARGET_TAB;
    StringId id = target->is_current                   ? STR_HEAR_CHOSEN
                  : is_choice                          ? STR_HEAR_CHOICE
                  : target->action.kind == ACTION_AREA ? STR_HEAR_AREA
                                                       : STR_HEAR_BUTTON;
    return tell(t, id, pairs, ARRAY_LEN(pairs));
}

static bool same_bytes(const Scene *a, Group x, const Scene *b, Group y)
{
    return x.len == y.len && memcmp(a->bytes + x.at, b->bytes + y.at, x.len) == 0;
}

/* Is its group another one than that of what was heard before? */
static bool enters_group(const Teller *t, const Target *target)
{
    const Target *from = find(t->scene, t->app->hear.from);
    if (!target->group)
        return false;
    return !from || !from->group ||
           !same_bytes(t->scene, t->scene->groups[target->group - 1], t->scene,
                       t->scene->groups[from->group - 1]);
}

/* Its words are those of its own language: each language is named in itself. */
static const Target *focused(Teller *t)
{
    const Target *target = find(t->scene, t->app->place.focus.id);
    if (target)
        t->lang = &t->app->world->content->languages[target->lang];
    return target;
}

static const char *group_words(Teller *t, int number)
{
    if (!number)
        return "";
    const Group *group = &t->scene->groups[number - 1];
    return bytes(t, t->scene, group->at, group->len);
}

/* --- what has changed ------------------------------------------------------------------------ */

static bool is_new(const Scene *scene, const Passage *passage, const Scene *before)
{
    for (int i = 0; i < before->passage_count; i++) {
        const Passage *old = &before->passages[i];
        if (old->len == passage->len &&
            memcmp(before->bytes + old->at, scene->bytes + passage->at, old->len) == 0)
            return false;
    }
    return true;
}

/* Each text that was not there before, as a paragraph of its own. */
static void add_news(Teller *t, const Scene *before, char *out, size_t size)
{
    size_t used = strlen(out);
    for (int i = 0; i < t->scene->passage_count; i++) {
        const Passage *passage = &t->scene->passages[i];
        if (used + passage->len + 2 >= size || !is_new(t->scene, passage, before))
            continue;
        used += (size_t)snprintf(out + used, size - used, "%s%s", used ? "\n" : "",
                                 bytes(t, t->scene, passage->at, passage->len));
    }
}

static const char *result(Teller *t, const Scene *before)
{
    if (t->app->word) /* the sheet has opened: what the word means */
        return t->lang->glossary.items[t->app->word - 1].text;
    const Target *target = focused(t);
    const Target *was = find(before, t->app->place.focus.id);
    char text[MOST] = "";
    if (target && (target->is_current || (was && was->is_current))) {
        const FillPair pair = {"name", bytes(t, t->scene, target->label_at, target->label_len)};
        snprintf(text, sizeof text, "%s",
                 tell(t, target->is_current ? STR_HEAR_NOW : STR_HEAR_NO_MORE, &pair, 1));
    }
    add_news(t, before, text, sizeof text);
    if (*text || !target)
        return arena_copy(t->scratch, text, strlen(text));
    return target_alone(t, target);
}

/* --- a finger on the figure ------------------------------------------------------------------- */

static const char *place(Teller *t)
{
    const Press *press = &t->app->press;
    const Language *lang = t->lang;
    if (press->structure >= 0) {
        const FillPair pair = {"name", lang->structure_names[press->structure]};
        return tell(t, STR_HEAR_PLACE, &pair, 1);
    }
    if (!press->candidate_count)
        return "";
    const Candidate *c = press->candidates;
    const char *first = area_title(&lang->areas[c[0].region], c[0].side);
    if (press->candidate_count == 1) {
        const FillPair pair = {"name", first};
        return tell(t, STR_HEAR_PLACE, &pair, 1);
    }
    const FillPair both[] = {{"first", first}, {"second", area_title(&lang->areas[c[1].region], c[1].side)}};
    const FillPair pair = {"names", tell(t, STR_LIST_TWO, both, ARRAY_LEN(both))};
    return tell(t, STR_HEAR_SEVERAL, &pair, 1);
}

static const char *passage(Teller *t)
{
    if (t->app->hear.passage >= t->scene->passage_count)
        return "";
    const Passage *passage = &t->scene->passages[t->app->hear.passage];
    t->lang = &t->app->world->content->languages[passage->lang];
    return bytes(t, t->scene, passage->at, passage->len);
}

static const char *sound(Teller *t)
{
    const Listen *listen = &t->app->listen;
    const FillPair pairs[] = {{"speed", number(t, listen->speed + 1)},
                              {"speeds", number(t, LISTEN_SPEEDS)},
                              {"volume", number(t, listen->volume)},
                              {"volumes", number(t, LISTEN_VOLUMES)}};
    return tell(t, STR_HEAR_SOUND, pairs, ARRAY_LEN(pairs));
}

static const char *counted(Teller *t, StringId id, const char *name, int value)
{
    const FillPair pair = {name, number(t, value)};
    return tell(t, id, &pair, 1);
}

static const char *words(Teller *t, const Scene *before)
{
    const Target *target;
    switch ((HearKind)t->app->hear.queue[0]) {
    case HEAR_WELCOME:
        return tell(t, STR_HEAR_WELCOME, NULL, 0);
    case HEAR_OFF:
        return tell(t, STR_HEAR_OFF, NULL, 0);
    case HEAR_HERE:
        return tell(t, STR_HEAR_HERE, NULL, 0);
    case HEAR_TITLE:
        return title(t);
    case HEAR_COUNT:
        return counted(t, STR_HEAR_COUNT, "count", things(t->scene));
    case HEAR_STILL:
        return counted(t, STR_HEAR_STILL, "seconds", app_countdown_s(t->app));
    case HEAR_KEYS:
        return tell(t, STR_HEAR_KEYS, NULL, 0);
    case HEAR_GROUP:
        target = find(t->scene, t->app->place.focus.id);
        return target && enters_group(t, target) ? group_words(t, target->group) : "";
    case HEAR_TARGET:
        target = focused(t);
        return target ? target_alone(t, target) : "";
    case HEAR_MORE:
        target = focused(t);
        return target ? group_words(t, target->more) : "";
    case HEAR_RESULT:
        return result(t, before);
    case HEAR_PLACE:
        return place(t);
    case HEAR_TEXT:
        return passage(t);
    case HEAR_SECONDS:
        return counted(t, STR_HEAR_SECONDS, "seconds", app_countdown_s(t->app));
    case HEAR_SOUND:
        return sound(t);
    case HEAR_WARNINGS:
    case HEAR_ALL:
        break;
    }
    return "";
}

const char *hear_words(const App *app, const Scene *scene, const Scene *before, Arena *scratch, int *lang)
{
    Teller t = {.app = app, .scene = scene, .lang = app_language(app), .scratch = scratch};
    const char *said = words(&t, before);
    *lang = (int)(t.lang - app->world->content->languages);
    return said;
}
