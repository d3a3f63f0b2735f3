#include "base/base.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"

void base_assert_failed(const char *cond, const char *file, int line)
{
    log_line("bug: %s:%d: %s does not hold", file, line, cond);
    abort();
}

static void *or_die(void *block)
{
    if (!block) {
        log_line("out of memory");
        abort();
    }
    return block;
}

void *xcalloc(size_t count, size_t size)
{
    return or_die(calloc(count ? count : 1, size ? size : 1));
}

void *xrealloc(void *old, size_t size)
{
    return or_die(realloc(old, size ? size : 1));
}

char *xstrdup(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(xcalloc(1, size), text, size);
}
