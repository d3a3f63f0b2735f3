/* card.json and safety.json: what can be asked; <lang>/card.json and <lang>/safety.json: the words. */
#include <stdlib.h>
#include <string.h>

#include "model/content_load.h"
#include "model/prose.h"

static const char CARD[] = "card.json", CHECK[] = "safety.json";

/* Ids of an array, each once. */
static const char *const *load_ids(Loader *l, const Json *array)
{
    const char **ids = arena_array(l->arena, (size_t)array->count, sizeof *ids);
    for (Json it = json_first(array); it.node; json_step(&it)) {
        ids[it.at] = json_id(&it, NULL);
        for (int i = 0; i < it.at; i++)
            if (*ids[it.at] && strcmp(ids[i], ids[it.at]) == 0)
                json_fault(&it, NULL, "\"%s\" is listed twice", ids[i]);
    }
    return ids;
}

/* --- what can be asked --------------------------------------------------------------------------- */

static uint64_t load_option_bits(const Json *object, const char *key, const Question *q)
{
    uint64_t bits = 0;
    Json array = json_array(object, key, 0, FORM_MAX_OPTIONS);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        const char *id = json_id(&it, NULL);
        int o = 0;
        while (o < q->option_count && strcmp(q->options[o], id) != 0)
            o++;
        if (o < q->option_count)
            bits |= 1ull << o;
        else if (*id)
            json_fault(&it, NULL, "the question has no option \"%s\"", id);
    }
    return bits;
}

static void load_question(Loader *l, const Json *entry, Question *q)
{
    static const char *const KINDS[] = {"scale", "one", "many"};
    q->id = json_id(entry, "id");
    q->kind = (QuestionKind)json_choice(entry, "kind", KINDS, ARRAY_LEN(KINDS));
    if (q->kind == QUESTION_SCALE) {
        q->max = json_int(entry, "max", 1, FORM_MAX_SCALE);
        return;
    }
    Json options = json_array(entry, "options", 1, FORM_MAX_OPTIONS);
    q->options = load_ids(l, &options);
    q->option_count = options.count;
    q->limit = q->kind == QUESTION_MANY ? json_int(entry, "limit", 1, FORM_MAX_OPTIONS) : 1;
    q->offers_check = load_option_bits(entry, "offers_check", q);
}

static void load_card_form(Loader *l)
{
    JsonDoc *doc = load_open_if_there(l, CARD);
    if (!doc)
        return;
    CardForm *card = &l->content->card;
    Json root = json_root(doc);
    card->max_entries = json_int(&root, "entries", 1, FORM_MAX_ENTRIES);
    Json array = json_array(&root, "questions", 0, FORM_MAX_QUESTIONS);
    Question *questions = arena_array(l->arena, (size_t)array.count, sizeof *questions);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        Json entry = json_object(&it, NULL);
        load_question(l, &entry, &questions[it.at]);
        for (int i = 0; i < it.at; i++)
            if (*questions[i].id && strcmp(questions[i].id, questions[it.at].id) == 0)
                json_fault(&entry, "id", "\"%s\" is asked twice", questions[i].id);
    }
    card->questions = questions;
    card->question_count = array.count;
    json_close(doc);
}

static void load_check_form(Loader *l)
{
    static const char *const LEVELS[CHECK_LEVEL_COUNT] = {"emergency", "today", "ask", "tell"};
    JsonDoc *doc = load_open_if_there(l, CHECK);
    if (!doc)
        return;
    CheckForm *check = &l->content->check;
    Json root = json_root(doc);
    Json array = json_array(&root, "groups", 1, FORM_MAX_GROUPS);
    CheckGroup *groups = arena_array(l->arena, (size_t)array.count, sizeof *groups);
    const char **rows = arena_array(l->arena, FORM_MAX_ROWS, sizeof *rows);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        Json entry = json_object(&it, NULL);
        CheckGroup *group = &groups[it.at];
        group->id = json_id(&entry, "id");
        group->level = (CheckLevel)json_choice(&entry, "level", LEVELS, CHECK_LEVEL_COUNT);
        if (it.at > 0 && group->level < group[-1].level)
            json_fault(&entry, "level", "more pressing than the group before it");
        Json ids = json_array(&entry, "rows", 1, FORM_MAX_ROWS);
        const char *const *own = load_ids(l, &ids);
        group->first = check->row_count;
        group->count = MIN(ids.count, FORM_MAX_ROWS - check->row_count);
        if (group->count < ids.count)
            json_fault(&entry, "rows", "more than %d rows in all", FORM_MAX_ROWS);
        for (int i = 0; i < group->count; i++)
            rows[check->row_count++] = own[i];
    }
    check->groups = groups;
    check->group_count = array.count;
    check->rows = rows;
    json_close(doc);
}

void load_forms(Loader *l)
{
    load_card_form(l);
    load_check_form(l);
}

/* --- the words ----------------------------------------------------------------------------------- */

/* A template with just this one place in it. */
static const char *load_template(Loader *l, const Json *object, const char *key, const char *place)
{
    (void)l;
    const char *text = json_text(object, key, 1, LOAD_MAX_TEXT), *at = text, *name;
    size_t len;
    int places = 0;
    for (int found; (found = prose_placeholder(&at, &name, &len)) != 0;) {
        bool is_ours = found == 1 && len == strlen(place) && memcmp(name, place, len) == 0;
        places += is_ours;
        if (found < 0)
            json_fault(object, key, "a brace that belongs to no {name}");
        else if (!is_ours)
            json_fault(object, key, "unknown placeholder {%.*s}", (int)MIN(len, 64), name);
    }
    if (*text && places != 1)
        json_fault(object, key, "must have the placeholder {%s} once", place);
    return text;
}

static void load_question_words(Loader *l, const Json *entry, const Question *q, QuestionWords *words)
{
    words->ask = load_text(l, entry, "ask", MARKUP_NONE);
    if (q->kind == QUESTION_SCALE) {
        words->low = load_text(l, entry, "low", MARKUP_NONE);
        words->high = load_text(l, entry, "high", MARKUP_NONE);
        words->brief = load_template(l, entry, "brief", "number");
        words->sentence = load_template(l, entry, "sentence", "number");
        return;
    }
    words->sentence = load_template(l, entry, "sentence", "list");
    Json options = json_object(entry, "options");
    OptionWords *own = arena_array(l->arena, (size_t)q->option_count, sizeof *own);
    for (int o = 0; o < q->option_count; o++) {
        if (!*q->options[o])
            continue;
        Json option = json_object(&options, q->options[o]);
        own[o].label = load_text(l, &option, "label", MARKUP_NONE);
        own[o].inside = load_text(l, &option, "inside", MARKUP_NONE);
    }
    words->options = own;
}

static void load_card_words(Loader *l, Language *language)
{
    const CardForm *card = &l->content->card;
    QuestionWords *words = arena_array(l->arena, (size_t)card->question_count, sizeof *words);
    language->form.questions = words;
    JsonDoc *doc = card->max_entries ? load_open(l, load_path(l, "%s/%s", language->tag, CARD)) : NULL;
    if (!doc)
        return;
    Json root = json_root(doc), questions = json_object(&root, "questions");
    for (int i = 0; i < card->question_count; i++) {
        if (!*card->questions[i].id)
            continue;
        Json entry = json_object(&questions, card->questions[i].id);
        load_question_words(l, &entry, &card->questions[i], &words[i]);
    }
    json_close(doc);
}

static void load_check_words(Loader *l, Language *language)
{
    const CheckForm *check = &l->content->check;
    CheckGroupWords *groups = arena_array(l->arena, (size_t)check->group_count, sizeof *groups);
    CheckRowWords *rows = arena_array(l->arena, (size_t)check->row_count, sizeof *rows);
    language->form.groups = groups;
    language->form.rows = rows;
    JsonDoc *doc = check->group_count ? load_open(l, load_path(l, "%s/%s", language->tag, CHECK)) : NULL;
    if (!doc)
        return;
    Json root = json_root(doc), all_groups = json_object(&root, "groups"),
         all_rows = json_object(&root, "rows");
    for (int g = 0; g < check->group_count; g++) {
        const CheckGroup *group = &check->groups[g];
        bool is_pressing = group->level <= CHECK_TODAY;
        if (*group->id) {
            Json entry = json_object(&all_groups, group->id);
            groups[g].title = load_text(l, &entry, "title", MARKUP_NONE);
            groups[g].advice = is_pressing ? load_text(l, &entry, "advice", MARKUP_BOLD) : NULL;
        }
        for (int r = group->first; r < group->first + group->count; r++) {
            if (!*check->rows[r])
                continue;
            Json entry = json_object(&all_rows, check->rows[r]);
            rows[r].ask = load_text(l, &entry, "ask", MARKUP_NONE);
            rows[r].detail = load_text_or_null(l, &entry, "detail", MARKUP_NONE);
            rows[r].says = load_text(l, &entry, "says", is_pressing ? MARKUP_BOLD : MARKUP_NONE);
        }
    }
    json_close(doc);
}

void load_form_words(Loader *l, Language *language)
{
    load_card_words(l, language);
    load_check_words(l, language);
}
