#include "main/printer.h"

#include <string.h>

#include "base/log.h"

static const Child NO_CHILD = {.fd = -1};

void printer_init(Printer *printer, const char *program, const char *queue)
{
    *printer = (Printer){.program = program, .queue = queue, .child = NO_CHILD};
    for (int i = 0; i < PRINTER_MAX_ENDING; i++)
        printer->ending[i] = NO_CHILD;
}

static bool begins(const char *line, const char *with, const char **rest)
{
    size_t len = strlen(with);
    *rest = line + len;
    return strncmp(line, with, len) == 0;
}

static PaperState state_of(const char *line, PaperState otherwise)
{
    static const struct {
        const char *word;
        PaperState state;
    } WORDS[] = {{"paper", PAPER_EMPTY},     {"help", PAPER_HELP},       {"away", PAPER_AWAY},
                 {"service", PAPER_AWAY},    {"unknown", PAPER_AWAY},    {"paused", PAPER_AWAY},
                 {"sending", PAPER_WORKING}, {"waiting", PAPER_WORKING}, {"printing", PAPER_WORKING}};
    for (int i = 0; i < ARRAY_LEN(WORDS); i++) {
        size_t len = strlen(WORDS[i].word);
        if (strncmp(line, WORDS[i].word, len) == 0 && (line[len] == ' ' || !line[len]))
            return WORDS[i].state;
    }
    return otherwise;
}

/* No line of the program holds a word of the card, so all may be logged. */
static bool take_line(Printer *printer, const char *line, PaperState *state)
{
    const char *rest;
    *state = printer->told;
    if (begins(line, "state ", &rest)) {
        *state = state_of(rest, PAPER_WORKING);
    } else if (strcmp(line, "done") == 0) {
        *state = PAPER_DONE;
    } else if (begins(line, "fail ", &rest)) {
        *state = state_of(rest, PAPER_FAILED);
        log_line("not printed: %s", rest);
    } else if (begins(line, "note ", &rest)) {
        log_line("printing: %s", rest);
    }
    return *state != printer->told;
}

void printer_start(Printer *printer, const char *card, size_t size)
{
    printer_stop(printer);
    printer->told = PAPER_WORKING;
    if (!printer->program)
        return;
    char *argv[] = {(char *)printer->program, "--printer", (char *)printer->queue, NULL};
    Err err;
    if (!child_start(&printer->child, argv, -1, card, size, &err))
        log_line("not printed: %s", err.text); /* printer_poll says so */
}

void printer_stop(Printer *printer)
{
    printer->told = PAPER_NONE;
    if (!printer->program || printer->child.fd < 0)
        return;
    child_ask_to_end(&printer->child);
    int slot = 0;
    while (slot < PRINTER_MAX_ENDING - 1 && printer->ending[slot].fd >= 0)
        slot++;
    child_stop(&printer->ending[slot]); /* only one that has not ended while three others came */
    printer->ending[slot] = printer->child;
    printer->child = NO_CHILD;
}

static void poll_ending(Child *child)
{
    char line[600];
    const char *rest;
    ChildState state = CHILD_LINE;
    while (child->fd >= 0 && state == CHILD_LINE) {
        state = child_read(child, line, sizeof line);
        if (state == CHILD_LINE && begins(line, "note ", &rest))
            log_line("printing: %s", rest);
    }
}

bool printer_poll(Printer *printer, PaperState *state)
{
    char line[600];
    for (int i = 0; i < PRINTER_MAX_ENDING; i++)
        poll_ending(&printer->ending[i]);
    while (printer->told != PAPER_NONE && printer->program) {
        ChildState child = child_read(&printer->child, line, sizeof line);
        if (child == CHILD_SILENT)
            return false;
        if (child == CHILD_GONE) {
            /* It says how it went before it goes; else it could not be started, or died. */
            bool is_said = printer->told != PAPER_WORKING;
            printer->told = PAPER_NONE;
            *state = PAPER_FAILED;
            return !is_said;
        }
        if (take_line(printer, line, state)) {
            printer->told = *state;
            return true;
        }
    }
    return false;
}

bool printer_is_busy(const Printer *printer)
{
    bool is_busy = printer->program && printer->told != PAPER_NONE;
    for (int i = 0; i < PRINTER_MAX_ENDING; i++)
        is_busy |= printer->ending[i].fd >= 0;
    return is_busy;
}
