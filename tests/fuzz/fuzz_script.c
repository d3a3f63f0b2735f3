/* Replay files: any bytes are either a script or one clear message. */
#include <string.h>

#include "main/script.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Script script;
    Err err = {0};
    bool ok = script_parse("fuzz", (const char *)data, size, &script, &err);
    ASSERT(ok == (err.text[0] == 0));
    ASSERT(ok || script.count == 0);
    script_free(&script);
    return 0;
}
