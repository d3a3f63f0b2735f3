/* What the fuzz targets share. A target is LLVMFuzzerTestOneInput; replay_main.c feeds it a corpus
 * in the ordinary tests, libFuzzer (-DHIPKIOSK_FUZZ=ON, clang) looks for new input. */
#ifndef HK_FUZZ_H
#define HK_FUZZ_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"

#define FUZZ_CHECK(cond) ((cond) ? (void)0 : fuzz_failed(#cond, __LINE__))

NORETURN static inline void fuzz_failed(const char *cond, int line)
{
    fprintf(stderr, "line %d: %s does not hold\n", line, cond);
    abort();
}

/* Each is one printable line FILE:/pointer: reason. */
static inline void fuzz_check_faults(const Faults *faults)
{
    FUZZ_CHECK(faults->count == faults->errors + faults->warnings);
    FUZZ_CHECK(faults->count <= 20000);
    for (int i = 0; i < faults->count; i++) {
        const char *text = faults->items[i].text, *pointer = strstr(text, ":/");
        FUZZ_CHECK(utf8_valid(text, strlen(text), NULL));
        FUZZ_CHECK(pointer && strstr(pointer + 1, ": "));
        for (const char *at = text; *at; at++)
            FUZZ_CHECK((unsigned char)*at >= ' ' && *at != 0x7f);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
