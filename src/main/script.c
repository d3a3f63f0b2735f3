#include "main/script.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/place.h"
#include "base/utf8.h"
#include "model/hours.h"

typedef struct Reader {
    const char *name;
    int line;
    const char *at, *end; /* rest of the line */
    Err *err;
} Reader;

static bool fail(const Reader *reader, const char *reason)
{
    return err_set(reader->err, "%s:%d: %s", reader->name, reader->line, reason);
}

static void skip_blanks(Reader *reader)
{
    while (reader->at < reader->end && (*reader->at == ' ' || *reader->at == '\t'))
        reader->at++;
}

static bool at_line_end(Reader *reader)
{
    skip_blanks(reader);
    return reader->at == reader->end || *reader->at == '#';
}

static bool read_word(Reader *reader, char *out, size_t size)
{
    skip_blanks(reader);
    size_t len = 0;
    while (reader->at < reader->end && *reader->at != ' ' && *reader->at != '\t') {
        if (len + 1 >= size)
            return fail(reader, "a word is too long");
        out[len++] = *reader->at++;
    }
    out[len] = 0;
    return len > 0 || fail(reader, "something is missing at the end of the line");
}

static bool read_int(Reader *reader, long low, long high, long *out)
{
    char word[32], *end;
    if (!read_word(reader, word, sizeof word))
        return false;
    errno = 0;
    *out = strtol(word, &end, 10);
    return (*end == 0 && errno == 0 && *out >= low && *out <= high) ||
           fail(reader, "not a whole number in range");
}

static bool read_point(Reader *reader, Step *step)
{
    long x, y;
    if (!read_int(reader, -100000, 100000, &x) || !read_int(reader, -100000, 100000, &y))
        return false;
    step->x = (int)x;
    step->y = (int)y;
    return true;
}

/* "text" with \" and \\ inside. */
static bool read_quoted(Reader *reader, char **out)
{
    skip_blanks(reader);
    if (reader->at == reader->end || *reader->at != '"')
        return fail(reader, "a text in double quotes is missing");
    reader->at++;
    char *text = xcalloc(1, (size_t)(reader->end - reader->at) + 1);
    size_t len = 0;
    while (reader->at < reader->end && *reader->at != '"') {
        if (*reader->at == '\\' && reader->at + 1 < reader->end)
            reader->at++;
        text[len++] = *reader->at++;
    }
    *out = text;
    if (reader->at == reader->end)
        return fail(reader, "the text has no closing quote");
    reader->at++;
    return true;
}

static bool starts_quoted(Reader *reader)
{
    skip_blanks(reader);
    return reader->at < reader->end && *reader->at == '"';
}

static bool is_shot_name(const char *name)
{
    for (const char *c = name; *c; c++)
        if (!(*c >= 'a' && *c <= 'z') && !(*c >= 'A' && *c <= 'Z') && !(*c >= '0' && *c <= '9') &&
            *c != '-' && *c != '_' && *c != '.')
            return false;
    return *name && *name != '.' && strlen(name) <= 100;
}

static bool is_view(const char *name)
{
    for (int v = 0; v < VIEW_COUNT; v++)
        if (strcmp(view_name((ViewId)v), name) == 0)
            return true;
    return false;
}

static bool read_expect(Reader *reader, Step *step)
{
    char word[64];
    if (!read_word(reader, word, sizeof word))
        return false;
    if (strcmp(word, "view") == 0) {
        step->kind = STEP_EXPECT_VIEW;
        if (!read_word(reader, word, sizeof word))
            return false;
        step->text = xstrdup(word);
        return is_view(word) || fail(reader, "there is no view of that name");
    }
    if (strcmp(word, "said") == 0) {
        step->kind = STEP_EXPECT_SAID;
        return read_quoted(reader, &step->text);
    }
    step->kind = STEP_EXPECT_TEXT;
    if (strcmp(word, "no") == 0) {
        step->kind = STEP_EXPECT_NO_TEXT;
        if (!read_word(reader, word, sizeof word))
            return false;
    }
    if (strcmp(word, "text") != 0)
        return fail(reader, "expect what? view NAME, said \"...\", text \"...\" or no text \"...\"");
    return read_quoted(reader, &step->text);
}

static bool read_touch(Reader *reader, const char *word, Step *step)
{
    step->kind = strcmp(word, "down") == 0 ? STEP_DOWN : strcmp(word, "move") == 0 ? STEP_MOVE : STEP_UP;
    return read_point(reader, step);
}

static bool read_finger(Reader *reader, Step *step)
{
    long finger;
    char word[16];
    if (!read_int(reader, 0, 1000, &finger) || !read_word(reader, word, sizeof word))
        return false;
    step->finger = finger;
    if (strcmp(word, "down") != 0 && strcmp(word, "move") != 0 && strcmp(word, "up") != 0)
        return fail(reader, "finger N wants down, move or up");
    return read_touch(reader, word, step);
}

static bool read_named(Reader *reader, Step *step)
{
    char word[128];
    if (!read_word(reader, word, sizeof word))
        return false;
    step->text = xstrdup(word);
    if (step->kind == STEP_SHOT || step->kind == STEP_CARD)
        return is_shot_name(word) || fail(reader, "a shot's name is letters, digits, - _ and .");
    step->key = key_from_name(word);
    return step->key != KEY_NONE || fail(reader, "there is no key of that name");
}

static bool read_dump(Reader *reader, Step *step)
{
    char word[16];
    step->kind = STEP_DUMP;
    if (at_line_end(reader))
        return true;
    step->kind = STEP_DUMP_COMMANDS;
    return read_word(reader, word, sizeof word) &&
           (strcmp(word, "commands") == 0 || fail(reader, "dump what? commands, or nothing more"));
}

static bool read_print(Reader *reader, Step *step)
{
    char word[32];
    step->kind = STEP_PRINT;
    if (!read_word(reader, word, sizeof word))
        return false;
    step->paper = paper_from_name(word);
    return (step->paper != PAPER_STATE_COUNT && step->paper != PAPER_NONE) ||
           fail(reader, "print what? working, done, empty, help, away or failed");
}

/* clock tuesday 07:59 */
static bool read_clock(Reader *reader, Step *step)
{
    char word[16];
    int day = 0, hour, minute, len = 0;
    step->kind = STEP_CLOCK;
    if (!read_word(reader, word, sizeof word))
        return false;
    while (hours_day_name(day) && strcmp(hours_day_name(day), word) != 0)
        day++;
    if (!hours_day_name(day))
        return fail(reader, "clock wants a day: monday, ...");
    if (!read_word(reader, word, sizeof word))
        return false;
    bool is_time = strlen(word) == 5 && sscanf(word, "%2d:%2d%n", &hour, &minute, &len) == 2 && len == 5 &&
                   word[0] >= '0' && word[3] >= '0' && hour < 24 && minute < 60;
    step->week_min = is_time ? day * HOURS_DAY_MIN + hour * 60 + minute : 0;
    return is_time || fail(reader, "clock wants a time: 08:30");
}

static bool read_sound(Reader *reader, Step *step)
{
    char word[8];
    step->kind = STEP_SOUND;
    if (!read_word(reader, word, sizeof word))
        return false;
    step->has_sound = strcmp(word, "on") == 0;
    return step->has_sound || strcmp(word, "off") == 0 || fail(reader, "sound what? on or off");
}

static bool read_step(Reader *reader, Step *step)
{
    char word[32];
    if (!read_word(reader, word, sizeof word))
        return false;
    if (strcmp(word, "tap") == 0) {
        bool has_label = starts_quoted(reader);
        step->kind = has_label ? STEP_TAP_LABEL : STEP_TAP;
        return has_label ? read_quoted(reader, &step->text) : read_point(reader, step);
    }
    if (strcmp(word, "down") == 0 || strcmp(word, "move") == 0 || strcmp(word, "up") == 0)
        return read_touch(reader, word, step);
    if (strcmp(word, "finger") == 0)
        return read_finger(reader, step);
    if (strcmp(word, "wait") == 0) {
        long ms;
        step->kind = STEP_WAIT;
        if (!read_int(reader, 0, 24L * 3600 * 1000, &ms))
            return false;
        step->ms = (uint32_t)ms;
        return true;
    }
    if (strcmp(word, "clock") == 0)
        return read_clock(reader, step);
    if (strcmp(word, "expect") == 0)
        return read_expect(reader, step);
    if (strcmp(word, "shot") == 0 || strcmp(word, "card") == 0 || strcmp(word, "key") == 0) {
        step->kind = word[0] == 's' ? STEP_SHOT : word[0] == 'c' ? STEP_CARD : STEP_KEY;
        return read_named(reader, step);
    }
    if (strcmp(word, "sound") == 0)
        return read_sound(reader, step);
    if (strcmp(word, "print") == 0)
        return read_print(reader, step);
    if (strcmp(word, "dump") == 0)
        return read_dump(reader, step);
    return fail(reader, "unknown command");
}

static Step *add_step(Script *script, int line)
{
    if (script->count == script->capacity) {
        script->capacity = MAX(64, script->capacity * 2);
        script->steps = xrealloc(script->steps, (size_t)script->capacity * sizeof *script->steps);
    }
    Step *step = &script->steps[script->count++];
    *step = (Step){.line = line};
    return step;
}

bool script_parse(const char *name, const char *bytes, size_t size, Script *out, Err *err)
{
    Reader reader = {.name = name, .err = err};
    const char *at = bytes, *end = bytes + size;
    size_t bad;
    *out = (Script){0};
    bool ok = true;
    if (size > SCRIPT_MAX_BYTES || memchr(bytes, 0, size))
        ok = err_set(err, "%s: not a text of at most %d MiB", name, SCRIPT_MAX_BYTES >> 20);
    else if (!utf8_valid(bytes, size, &bad))
        ok = err_set(err, "%s: not UTF-8 at byte %zu", name, bad);
    while (ok && at < end) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        if (!line_end)
            line_end = end;
        reader.line++;
        reader.at = at;
        reader.end = line_end > at && line_end[-1] == '\r' ? line_end - 1 : line_end;
        at = line_end + 1;
        if (at_line_end(&reader))
            continue;
        if (out->count == SCRIPT_MAX_STEPS)
            ok = fail(&reader, "too many lines");
        else
            ok = read_step(&reader, add_step(out, reader.line)) &&
                 (at_line_end(&reader) || fail(&reader, "there is more on the line than belongs to it"));
    }
    if (!ok)
        script_free(out);
    return ok;
}

bool script_load(const char *path, Script *out, Err *err)
{
    *out = (Script){0};
    FILE *file = fopen(path, "rb");
    if (!file)
        return err_set(err, "%s: %s", path, strerror(errno));
    char *bytes = xcalloc(1, SCRIPT_MAX_BYTES + 2);
    size_t size = fread(bytes, 1, SCRIPT_MAX_BYTES + 1, file);
    bool ok = !ferror(file) || err_set(err, "%s: cannot be read", path);
    fclose(file);
    ok = ok && script_parse(path, bytes, size, out, err);
    free(bytes);
    return ok;
}

void script_free(Script *script)
{
    for (int i = 0; i < script->count; i++)
        free(script->steps[i].text);
    free(script->steps);
    *script = (Script){0};
}
