/* Writes real touches as a replay file (--record). Only for tests and reports of faults: what a
 * visitor touched is on the disk then, so never in a clinic's daily use. */
#ifndef HK_RECORD_H
#define HK_RECORD_H

#include "app/event.h"
#include "base/err.h"

typedef struct Record Record;

Record *record_create(const char *path, int w, int h, double diagonal_in, Err *err);
/* False once the file cannot take more: a recording with a gap would replay something else. */
bool record_event(Record *record, const Event *event, Err *err);
/* NULL is accepted. */
void record_destroy(Record *record);

#endif
