/* Any bytes as JSON: what the scanner lets pass, the library parses, and every value is read. */
#include "fuzz.h"
#include "model/json.h"
#include "model/json_scan.h"

/* Asks for everything in turn, by a few keys, in every way there is. */
static void ask(const Json *place, int depth)
{
    static const char *const KEYS[] = {"a", "b", "", "\xc3\xa9"};
    static const char *const NAMES[] = {"one", "two"};
    for (int i = 0; i < ARRAY_LEN(KEYS) && depth < 6; i++) {
        const char *key = KEYS[i];
        FUZZ_CHECK(json_text(place, key, 1, 50));
        json_text_or_null(place, key, 1, 50);
        double number = json_number(place, key, -10, 10);
        FUZZ_CHECK(number >= -10 && number <= 10);
        json_int_or_null(place, key, 0, 5);
        json_bool(place, key);
        json_date_or_null(place, key);
        json_choice(place, key, NAMES, 2);
        Json inner = json_object_or_null(place, key);
        if (inner.node)
            ask(&inner, depth + 1);
        Json array = json_array(place, key, 0, 4);
        for (Json it = json_first(&array); it.node; json_step(&it))
            json_id(&it, NULL);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data, *reason;
    size_t at;
    bool is_json = json_scan(bytes, size, &at, &reason);
    FUZZ_CHECK(at <= size && is_json == !reason);
    Arena arena = {0};
    Faults faults = {0};
    JsonDoc *doc = json_open("f", bytes, size, &arena, &faults);
    FUZZ_CHECK(is_json == (doc != NULL));
    if (doc) {
        Json root = json_root(doc);
        ask(&root, 0);
    }
    json_close(doc);
    fuzz_check_faults(&faults);
    faults_free(&faults);
    arena_free(&arena);
    return 0;
}
