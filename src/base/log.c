#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>

void log_line(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    fputs("hipkiosk: ", stderr);
    vfprintf(stderr, fmt, args);
    fputc('\n', stderr);
    va_end(args);
}
