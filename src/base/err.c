#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

bool err_set(Err *err, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    vsnprintf(err->text, sizeof err->text, fmt, args);
    va_end(args);
    return false;
}

void faults_add(Faults *faults, FaultLevel level, const char *fmt, ...)
{
    char text[2048];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    if (faults->count == faults->capacity) {
        faults->capacity = MAX(16, faults->capacity * 2);
        faults->items = xrealloc(faults->items, (size_t)faults->capacity * sizeof *faults->items);
    }
    faults->items[faults->count++] = (Fault){.level = level, .text = xstrdup(text)};
    if (level == FAULT_ERROR)
        faults->errors++;
    else
        faults->warnings++;
}

void faults_free(Faults *faults)
{
    for (int i = 0; i < faults->count; i++)
        free(faults->items[i].text);
    free(faults->items);
    *faults = (Faults){0};
}
