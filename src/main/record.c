#include "main/record.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

enum { MAX_FINGERS = 10 };

struct Record {
    FILE *file;
    uint32_t waited_ms;
    int64_t fingers[MAX_FINGERS]; /* ids as the system gives them; the file counts from 0 */
    int finger_count;
};

Record *record_create(const char *path, int w, int h, double diagonal_in, Err *err)
{
    FILE *file = fopen(path, "w");
    if (!file) {
        err_set(err, "%s: %s", path, strerror(errno));
        return NULL;
    }
    Record *record = xcalloc(1, sizeof *record);
    record->file = file;
    fprintf(file, "# recorded; replay with --size %dx%d --diagonal %.1f\n", w, h, diagonal_in);
    return record;
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

void record_event(Record *record, const Event *event)
{
    static const char *const names[] = {
        [EVENT_DOWN] = "down", [EVENT_MOVE] = "move", [EVENT_UP] = "up", [EVENT_CANCEL] = "up"};
    record->waited_ms += event->elapsed_ms;
    if (event->kind == EVENT_TICK || event->kind == EVENT_WORLD)
        return;
    if (record->waited_ms)
        fprintf(record->file, "wait %" PRIu32 "\n", record->waited_ms);
    record->waited_ms = 0;
    if (event->kind == EVENT_KEY)
        fprintf(record->file, "key %s\n", key_name(event->key));
    else
        fprintf(record->file, "finger %d %s %d %d\n", finger_number(record, event->finger),
                names[event->kind], event->x, event->y);
    fflush(record->file);
}

void record_destroy(Record *record)
{
    if (!record)
        return;
    bool has_failed = ferror(record->file) != 0;
    has_failed |= fclose(record->file) != 0;
    if (has_failed)
        log_line("the recording is not complete: %s", strerror(errno));
    free(record);
}
