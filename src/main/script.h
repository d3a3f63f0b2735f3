/* The lines of a replay file, parsed without carrying anything out (DESIGN section 6). */
#ifndef HK_SCRIPT_H
#define HK_SCRIPT_H

#include "app/event.h"
#include "base/err.h"

typedef enum StepKind {
    STEP_TAP_LABEL,
    STEP_TAP,
    STEP_DOWN,
    STEP_MOVE,
    STEP_UP,
    STEP_KEY,
    STEP_WAIT,
    STEP_CLOCK, /* what the clock on the wall says from now on */
    STEP_EXPECT_VIEW,
    STEP_EXPECT_TEXT,
    STEP_EXPECT_NO_TEXT,
    STEP_EXPECT_SAID,
    STEP_PRINT, /* the printer says */
    STEP_SOUND, /* the sound device comes or goes */
    STEP_SHOT,
    STEP_CARD, /* what the printing program would be told */
    STEP_DUMP,
    STEP_DUMP_COMMANDS,
} StepKind;

typedef struct Step {
    StepKind kind;
    int line; /* from 1 */
    int64_t finger;
    int x, y;
    uint32_t ms;
    int week_min; /* minutes since Monday 00:00 */
    Key key;
    PaperState paper;
    bool has_sound;
    char *text; /* owned: label, text, view or name of a shot or a card; else NULL */
} Step;

typedef struct Script {
    Step *steps; /* owned */
    int count, capacity;
} Script;

enum { SCRIPT_MAX_BYTES = 4 << 20, SCRIPT_MAX_STEPS = 200000 };

/* `name` stands in messages: NAME:LINE: reason. False and *err at the first bad line; the script is
 * then empty. Release with script_free. */
bool script_parse(const char *name, const char *bytes, size_t size, Script *out, Err *err);
bool script_load(const char *path, Script *out, Err *err);
void script_free(Script *script);

#endif
