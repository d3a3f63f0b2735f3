/* What a touch target does when it is released: a small plain value.
 *
 * action.def has one row for each. The app carries actions out, the dump prints them, nothing else
 * interprets them. */
#ifndef HK_ACTION_H
#define HK_ACTION_H

#include <stdint.h>

typedef enum ActionArgs {
    ARGS_NONE,
    ARGS_LANGUAGE,  /* a: language index; -1: none */
    ARGS_SCREEN,    /* a: ViewId */
    ARGS_STAFF,     /* a: ViewId behind the PIN */
    ARGS_AREA,      /* a: region; b: Side, SIDE_NONE: not said */
    ARGS_STRUCTURE, /* a: structure */
    ARGS_SIDE,      /* b: Side */
    ARGS_PAGE,      /* a: page */
    ARGS_VIEW,      /* a: view of the figure */
    ARGS_LAYER,     /* a: FigureLayer */
    ARGS_ENTRY,     /* a: which one, from 0: an entry, a group, a word, a digit, ... */
    ARGS_COUNT,     /* a: any number */
    ARGS_STEP,      /* a: +1 or -1 */
    ARGS_ANSWER,    /* a: question; b: option, of a scale the number */
    ARGS_TICK,      /* a: row of the check; b: Tick */
    ARGS_LISTEN,    /* a: ListenCommand */
    ARGS_SETTING,   /* a: SettingId; b: value */
} ActionArgs;

typedef enum ActionKind {
#define ACTION(id, function, name, args) ACTION_##id,
#include "scene/action.def"
#undef ACTION
    ACTION_KIND_COUNT
} ActionKind;

typedef struct Action {
    uint16_t kind; /* ActionKind */
    int16_t a, b;
} Action;

static inline int action_equals(Action a, Action b)
{
    return a.kind == b.kind && a.a == b.a && a.b == b.b;
}

#endif
