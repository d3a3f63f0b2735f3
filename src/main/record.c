#include "main/record.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/hours.h"

enum { MAX_FINGERS = 10 };

struct Record {
    FILE *file;
    char *path; /* owned, for messages */
    uint32_t waited_ms;
    int64_t fingers[MAX_FINGERS]; /* ids as the system gives them; the file counts from 0 */
    int finger_count;
};

/* Each line goes to the disk at once: a recording is wanted most after a crash. */
static bool is_written(const Record *record, Err *err)
{
    return fflush(record->file) == 0 ||
           err_set(err, "%s: the recording cannot be written: %s", record->path, strerror(errno));
}

Record *record_create(const char *path, int w, int h, double diagonal_in, Err *err)
{
    FILE *file = fopen(path, "w");
    if (!file) {
        err_set(err, "%s: %s", path, strerror(errno));
        return NULL;
    }
    Record *record = xcalloc(1, sizeof *record);
    *record = (Record){.file = file, .path = xstrdup(path)};
    fprintf(file, "# recorded; replay with --size %dx%d --diagonal %.1f\n", w, h, diagonal_in);
    if (is_written(record, err))
        return record;
    record_destroy(record);
    return NULL;
}

static int finger_number(Record *record, int64_t finger)
{
    for (int i = 0; i < record->finger_count; i++)
        if (record->fingers[i] == finger)
            return i;
    if (record->finger_count < MAX_FINGERS)
        record->fingers[record->finger_count++] = finger;
    return record->finger_count - 1;
}

bool record_event(Record *record, const Event *event, Err *err)
{
    static const char *const names[] = {
        [EVENT_DOWN] = "down", [EVENT_MOVE] = "move", [EVENT_UP] = "up", [EVENT_CANCEL] = "up"};
    record->waited_ms += event->elapsed_ms;
    if (event->kind == EVENT_TICK || event->kind == EVENT_VOICE || event->kind == EVENT_STAFF ||
        event->kind == EVENT_WORLD || (event->kind == EVENT_CLOCK && event->week_min < 0))
        return true;
    if (record->waited_ms)
        fprintf(record->file, "wait %" PRIu32 "\n", record->waited_ms);
    record->waited_ms = 0;
    if (event->kind == EVENT_CLOCK)
        fprintf(record->file, "clock %s %02d:%02d\n", hours_day_name(event->week_min / HOURS_DAY_MIN),
                event->week_min % HOURS_DAY_MIN / 60, event->week_min % 60);
    else if (event->kind == EVENT_PAPER)
        fprintf(record->file, "print %s\n", paper_name(event->paper));
    else if (event->kind == EVENT_SOUND)
        fprintf(record->file, "sound %s\n", event->has_sound ? "on" : "off");
    else if (event->kind == EVENT_KEY)
        fprintf(record->file, "key %s\n", key_name(event->key));
    else
        fprintf(record->file, "finger %d %s %d %d\n", finger_number(record, event->finger),
                names[event->kind], event->x, event->y);
    return is_written(record, err);
}

void record_destroy(Record *record)
{
    if (!record)
        return;
    fclose(record->file);
    free(record->path);
    free(record);
}
