/* One line on standard error, for the journal. Never anything a visitor touched. */
#ifndef HK_LOG_H
#define HK_LOG_H

#include "base/base.h"

void log_line(const char *fmt, ...) PRINTF_LIKE(1, 2);

#endif
