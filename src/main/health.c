#include "main/health.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Row {
    const char *name, *type, *help;
    size_t at; /* a long long in Health */
} Row;

static const Row ROWS[] = {
    {"hipkiosk_up", "gauge", "A picture stands and the loop goes round.", offsetof(Health, is_up)},
    {"hipkiosk_dark", "gauge", "Black on purpose: it is outside the hours.", offsetof(Health, is_dark)},
    {"hipkiosk_content_good", "gauge", "Words and settings as they lie there are shown.",
     offsetof(Health, is_good)},
    {"hipkiosk_content_faults", "gauge", "Faults that keep words or settings from being shown.",
     offsetof(Health, faults)},
    {"hipkiosk_pages", "gauge", "Pages, in all languages on offer.", offsetof(Health, pages)},
    {"hipkiosk_pages_reviewed", "gauge", "Pages that somebody has signed.", offsetof(Health, reviewed)},
    {"hipkiosk_visits_total", "counter", "Visits since the start, in steps of five.",
     offsetof(Health, visits)},
    {"hipkiosk_last_touch_age_hours", "gauge", "Whole hours since the last touch, or since the start.",
     offsetof(Health, touch_hours)},
    {"hipkiosk_restarts_total", "counter", "Starts of the program after the first since the machine's.",
     offsetof(Health, restarts)},
    {"hipkiosk_start_time_seconds", "gauge", "When the program started, Unix time.",
     offsetof(Health, started_s)},
};

typedef struct Label {
    const char *name;
    size_t at, size; /* a text in Health */
} Label;

static const Label LABELS[] = {
    {"version", offsetof(Health, version), sizeof((Health *)0)->version},
    {"content", offsetof(Health, content), sizeof((Health *)0)->content},
    {"content_version", offsetof(Health, content_version), sizeof((Health *)0)->content_version},
};

static size_t put_escaped(char *out, const char *text)
{
    size_t len = 0;
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            out[len++] = '\\';
        out[len++] = *text == '\n' ? ' ' : *text;
    }
    return len;
}

static size_t write_info(const Health *health, char *out)
{
    static const char head[] = "# HELP hipkiosk_info What runs and what it shows.\n"
                               "# TYPE hipkiosk_info gauge\nhipkiosk_info{";
    size_t len = sizeof head - 1;
    memcpy(out, head, len);
    for (int i = 0; i < ARRAY_LEN(LABELS); i++) {
        len += (size_t)sprintf(out + len, "%s%s=\"", i ? "," : "", LABELS[i].name);
        len += put_escaped(out + len, (const char *)health + LABELS[i].at);
        out[len++] = '"';
    }
    return len + (size_t)sprintf(out + len, "} 1\n");
}

void health_write(const Health *health, char *out)
{
    size_t len = write_info(health, out); /* under 600 bytes with everything escaped */
    for (int i = 0; i < ARRAY_LEN(ROWS); i++) {
        const Row *row = &ROWS[i];
        long long value;
        memcpy(&value, (const char *)health + row->at, sizeof value);
        len += (size_t)snprintf(out + len, HEALTH_TEXT_SIZE - len, "# HELP %s %s\n# TYPE %s %s\n%s %lld\n",
                                row->name, row->help, row->name, row->type, row->name, value);
    }
    ASSERT(len < HEALTH_TEXT_SIZE);
}

static void read_labels(const char *at, Health *out)
{
    for (int i = 0; i < ARRAY_LEN(LABELS); i++) {
        char *to = (char *)out + LABELS[i].at;
        size_t len = 0;
        at = strchr(at, '"');
        for (at = at ? at + 1 : ""; *at && *at != '"' && *at != '\n'; at++) {
            if (*at == '\\' && at[1])
                at++;
            if (len + 1 < LABELS[i].size)
                to[len++] = *at;
        }
        if (*at != '"')
            return;
        at++;
    }
}

static bool read_row(const char *line, Health *out)
{
    for (int i = 0; i < ARRAY_LEN(ROWS); i++) {
        size_t len = strlen(ROWS[i].name);
        if (strncmp(line, ROWS[i].name, len) != 0 || line[len] != ' ')
            continue;
        long long value = strtoll(line + len, NULL, 10);
        memcpy((char *)out + ROWS[i].at, &value, sizeof value);
        return true;
    }
    return false;
}

bool health_read(const char *text, Health *out)
{
    bool is_ours = false;
    memset(out, 0, sizeof *out);
    for (const char *line = text; line && *line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, "hipkiosk_info{", strlen("hipkiosk_info{")) == 0)
            read_labels(line, out);
        else
            is_ours |= read_row(line, out);
    }
    return is_ours;
}
