/* Writes real touches as a replay file (--record). Only for tests and reports of faults: what a
 * visitor touched is on the disk then, so never in a clinic's daily use. */
#ifndef HK_RECORD_H
#define HK_RECORD_H

#include "app/event.h"
#include "base/err.h"

typedef struct Record Record;

Record *record_create(const char *path, int w, int h, double diagonal_in, Err *err);
void record_event(Record *record, const Event *event);
/* NULL is accepted. A disk that was full is logged. */
void record_destroy(Record *record);

#endif
