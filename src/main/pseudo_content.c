#include "main/pseudo_content.h"

#include <string.h>

#include "scene/pseudo.h"

typedef struct Maker {
    PseudoLanguage kind;
    Arena *arena;
} Maker;

static const char *text_of(const Maker *maker, const char *text)
{
    return text ? pseudo_text(maker->kind, text, maker->arena) : NULL;
}

static TextList list_of(const Maker *maker, TextList list)
{
    const char **items = arena_array(maker->arena, (size_t)list.count, sizeof *items);
    for (int i = 0; i < list.count; i++)
        items[i] = text_of(maker, list.items[i]);
    return (TextList){items, list.count};
}

static UrgentList urgent_of(const Maker *maker, UrgentList list)
{
    UrgentLine *items = arena_array(maker->arena, (size_t)list.count, sizeof *items);
    for (int i = 0; i < list.count; i++)
        items[i] = (UrgentLine){list.items[i].level, text_of(maker, list.items[i].text)};
    return (UrgentList){items, list.count};
}

static Block block_of(const Maker *maker, const Block *from)
{
    Block block = *from;
    Fact *facts = arena_array(maker->arena, (size_t)from->fact_count, sizeof *facts);
    for (int i = 0; i < from->fact_count; i++) {
        facts[i] = from->facts[i];
        facts[i].label = text_of(maker, facts[i].label);
        facts[i].text = text_of(maker, facts[i].text);
    }
    block.text = text_of(maker, from->text);
    block.items = list_of(maker, from->items);
    block.others = list_of(maker, from->others);
    block.facts = facts;
    return block;
}

static Page page_of(const Maker *maker, const Page *from)
{
    Page page = *from;
    Block *blocks = arena_array(maker->arena, (size_t)from->block_count, sizeof *blocks);
    for (int i = 0; i < from->block_count; i++)
        blocks[i] = block_of(maker, &from->blocks[i]);
    page.title = text_of(maker, from->title);
    page.subtitle = text_of(maker, from->subtitle);
    page.summary = text_of(maker, from->summary);
    page.synonyms = list_of(maker, from->synonyms);
    page.urgent = urgent_of(maker, from->urgent);
    page.blocks = blocks;
    page.evidence_text = text_of(maker, from->evidence_text);
    return page;
}

static QuestionWords question_of(const Maker *maker, const Question *q, const QuestionWords *from)
{
    OptionWords *options = arena_array(maker->arena, (size_t)q->option_count, sizeof *options);
    for (int o = 0; o < q->option_count; o++)
        options[o] = (OptionWords){.label = text_of(maker, from->options[o].label),
                                   .inside = text_of(maker, from->options[o].inside)};
    return (QuestionWords){.ask = text_of(maker, from->ask),
                           .low = text_of(maker, from->low),
                           .high = text_of(maker, from->high),
                           .brief = text_of(maker, from->brief),
                           .sentence = text_of(maker, from->sentence),
                           .options = options};
}

static FormWords form_of(const Maker *maker, const Content *content, const FormWords *from)
{
    const CheckForm *check = &content->check;
    QuestionWords *questions =
        arena_array(maker->arena, (size_t)content->card.question_count, sizeof *questions);
    CheckGroupWords *groups = arena_array(maker->arena, (size_t)check->group_count, sizeof *groups);
    CheckRowWords *rows = arena_array(maker->arena, (size_t)check->row_count, sizeof *rows);
    for (int q = 0; q < content->card.question_count; q++)
        questions[q] = question_of(maker, &content->card.questions[q], &from->questions[q]);
    for (int g = 0; g < check->group_count; g++)
        groups[g] = (CheckGroupWords){.title = text_of(maker, from->groups[g].title),
                                      .advice = text_of(maker, from->groups[g].advice)};
    for (int r = 0; r < check->row_count; r++)
        rows[r] = (CheckRowWords){.ask = text_of(maker, from->rows[r].ask),
                                  .detail = text_of(maker, from->rows[r].detail),
                                  .says = text_of(maker, from->rows[r].says)};
    return (FormWords){questions, groups, rows};
}

static Area area_of(const Maker *maker, const Area *from)
{
    return (Area){
        .name = text_of(maker, from->name),
        .left = text_of(maker, from->left),
        .right = text_of(maker, from->right),
        .both = text_of(maker, from->both),
        .where = text_of(maker, from->where),
        .synonyms = list_of(maker, from->synonyms),
        .urgent = urgent_of(maker, from->urgent),
        .withheld = text_of(maker, from->withheld),
        .note = text_of(maker, from->note),
    };
}

static Glossary glossary_of(Maker *maker, const Glossary *from)
{
    Glossary made = {.count = from->count};
    made.items = arena_array(maker->arena, (size_t)MAX(1, from->count), sizeof *made.items);
    for (int i = 0; i < from->count; i++)
        made.items[i] = (GlossaryEntry){.id = from->items[i].id,
                                        .word = text_of(maker, from->items[i].word),
                                        .forms = from->items[i].forms,
                                        .text = text_of(maker, from->items[i].text)};
    return made;
}

int pseudo_content_add(Content *content, const char *tag)
{
    Maker maker = {pseudo_language(tag), &content->arena};
    if (maker.kind == PSEUDO_NONE || content->language_count == CONTENT_MAX_LANGUAGES)
        return -1;
    const Language *from = &content->languages[0];
    Language *language = &content->languages[content->language_count];
    *language = (Language){
        .tag = arena_copy(maker.arena, tag, strlen(tag)),
        .name = text_of(&maker, from->name),
        .is_rtl = maker.kind == PSEUDO_RTL,
    };
    for (int i = 0; i < STRING_COUNT; i++)
        language->strings[i] = text_of(&maker, from->strings[i]);
    for (int v = 0; v < content->view_count; v++)
        language->views[v] = (ViewWords){.name = text_of(&maker, from->views[v].name),
                                         .brief = text_of(&maker, from->views[v].brief),
                                         .left_edge = text_of(&maker, from->views[v].left_edge),
                                         .right_edge = text_of(&maker, from->views[v].right_edge)};
    size_t structures = (size_t)content->structure_count;
    language->structure_names = arena_array(maker.arena, structures, sizeof *language->structure_names);
    language->structure_briefs = arena_array(maker.arena, structures, sizeof *language->structure_briefs);
    for (int i = 0; i < content->structure_count; i++) {
        language->structure_names[i] = text_of(&maker, from->structure_names[i]);
        language->structure_briefs[i] = text_of(&maker, from->structure_briefs[i]);
    }
    language->areas = arena_array(maker.arena, (size_t)content->region_count, sizeof *language->areas);
    for (int r = 0; r < content->region_count; r++)
        language->areas[r] = area_of(&maker, &from->areas[r]);
    language->pages = arena_array(maker.arena, (size_t)content->page_count, sizeof *language->pages);
    for (int p = 0; p < content->page_count; p++)
        language->pages[p] = page_of(&maker, &from->pages[p]);
    language->months = from->months;
    language->say = from->say;
    language->say_count = from->say_count;
    language->form = form_of(&maker, content, &from->form);
    language->glossary = glossary_of(&maker, &from->glossary);
    return content->language_count++;
}
