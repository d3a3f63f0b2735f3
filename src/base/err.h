/* What went wrong in the world outside, in words a clinic's staff can act on.
 *
 * A function that may fail returns false and fills Err. Faults collects every fault of a content
 * pack, each as FILE:/json/pointer: reason. */
#ifndef HK_ERR_H
#define HK_ERR_H

#include "base/base.h"

typedef struct Err {
    char text[512]; /* one line, no newline; empty: no error */
} Err;

/* Sets the message and returns false, so that a failing function can `return err_set(...)`. */
bool err_set(Err *err, const char *fmt, ...) PRINTF_LIKE(2, 3);

typedef enum FaultLevel { FAULT_ERROR, FAULT_WARNING } FaultLevel;

typedef struct Fault {
    FaultLevel level;
    char *text; /* owned; FILE:/pointer: reason */
} Fault;

typedef struct Faults {
    Fault *items; /* owned */
    int count, capacity;
    int errors, warnings;
} Faults;

void faults_add(Faults *faults, FaultLevel level, const char *fmt, ...) PRINTF_LIKE(3, 4);
void faults_free(Faults *faults);

#endif
