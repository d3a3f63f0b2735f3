/* What a visitor may be asked: the questions of the card and of the check before a session.
 *
 * A pack says what can be asked (card.json, safety.json) and each language how (<lang>/card.json,
 * <lang>/safety.json). A pack without them has no card or no check. The code knows no question and no
 * option by name. Everything is borrowed from the Content; positions are those in the pack's files and
 * the same in every language. */
#ifndef HK_FORM_H
#define HK_FORM_H

#include "base/base.h"

enum {
    FORM_MAX_ENTRIES = 6, /* areas on a card */
    FORM_MAX_QUESTIONS = 32,
    FORM_MAX_OPTIONS = 60, /* of a question: an answer is a set of bits */
    FORM_MAX_SCALE = 20,   /* the largest number of a scale */
    FORM_MAX_GROUPS = 8,
    FORM_MAX_ROWS = 60, /* of all groups together */
};

typedef enum QuestionKind { QUESTION_SCALE, QUESTION_ONE, QUESTION_MANY } QuestionKind;

typedef struct Question {
    const char *id;
    QuestionKind kind;
    int max;   /* scale: 0 to max */
    int limit; /* many: how many may be chosen */
    const char *const *options;
    int option_count;
    uint64_t offers_check; /* bit o: option o leads to the check */
} Question;

typedef struct CardForm {
    int max_entries; /* 0: the pack has no card */
    const Question *questions;
    int question_count;
} CardForm;

/* What a yes leads to. The first two say at once what to do, and that a massage should wait; the others
 * go to the therapist. */
typedef enum CheckLevel { CHECK_EMERGENCY, CHECK_TODAY, CHECK_ASK, CHECK_TELL, CHECK_LEVEL_COUNT } CheckLevel;

typedef struct CheckGroup {
    const char *id;
    CheckLevel level;
    int first, count; /* its rows, in CheckForm.rows */
} CheckGroup;

typedef struct CheckForm {
    const CheckGroup *groups;
    int group_count;         /* 0: the pack has no check */
    const char *const *rows; /* ids, of all groups */
    int row_count;
} CheckForm;

typedef struct OptionWords {
    const char *label;  /* on its button */
    const char *inside; /* in the question's sentence */
} OptionWords;

typedef struct QuestionWords {
    const char *ask;
    const char *low, *high;     /* scale: what its ends mean */
    const char *brief;          /* scale: beside the area's name, {number} in it */
    const char *sentence;       /* what the card says: {number} or {list} in it */
    const OptionWords *options; /* NULL for a scale */
} QuestionWords;

typedef struct CheckGroupWords {
    const char *title;
    const char *advice; /* emergency, today: what to do, whichever row it is; else NULL */
} CheckGroupWords;

typedef struct CheckRowWords {
    const char *ask;
    const char *detail; /* a second line, or NULL */
    const char *says;   /* emergency, today: what it can mean. ask, tell: the line for the therapist */
} CheckRowWords;

typedef struct FormWords { /* in one language */
    const QuestionWords *questions;
    const CheckGroupWords *groups;
    const CheckRowWords *rows;
} FormWords;

#endif
