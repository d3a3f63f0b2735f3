#include "model/json_scan.h"

#include <string.h>

#include "base/utf8.h"

typedef struct Scan {
    const char *bytes;
    size_t len, at;
    const char *reason; /* NULL: fine so far */
    int depth;
    char open[JSON_MAX_DEPTH]; /* the closing bracket each level waits for */
} Scan;

static bool fail(Scan *s, size_t at, const char *reason)
{
    s->at = at;
    s->reason = reason;
    return false;
}

/* The byte under the cursor; 0 at the end (a real NUL byte is refused wherever it stands). */
static char peek(const Scan *s)
{
    return s->at < s->len ? s->bytes[s->at] : '\0';
}

static void skip_blanks(Scan *s)
{
    while (s->at < s->len && memchr(" \t\n\r", s->bytes[s->at], 4))
        s->at++;
}

static bool fail_here(Scan *s, const char *reason)
{
    return fail(s, s->at, s->at >= s->len ? "the file ends too early" : reason);
}

static bool scan_hex(Scan *s, uint32_t *unit)
{
    *unit = 0;
    for (int i = 0; i < 4; i++) {
        char c = peek(s);
        uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                         : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
                         : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10
                                                : 16;
        if (digit > 15)
            return fail_here(s, "expected four hexadecimal digits after \\u");
        *unit = *unit << 4 | digit;
        s->at++;
    }
    return true;
}

static bool scan_escape(Scan *s)
{
    size_t start = s->at++;
    char c = peek(s);
    if (c && strchr("\"\\/bfnrt", c)) {
        s->at++;
        return true;
    }
    if (c != 'u')
        return fail_here(s, "unknown escape in a text");
    s->at++;
    uint32_t unit, low;
    if (!scan_hex(s, &unit))
        return false;
    if (unit == 0)
        return fail(s, start, "NUL character in a text");
    if (unit >= 0xdc00 && unit <= 0xdfff)
        return fail(s, start, "half of a surrogate pair");
    if (unit < 0xd800 || unit > 0xdbff)
        return true;
    if (s->len - s->at < 2 || memcmp(s->bytes + s->at, "\\u", 2) != 0)
        return fail(s, start, "half of a surrogate pair");
    s->at += 2;
    if (!scan_hex(s, &low))
        return false;
    return (low >= 0xdc00 && low <= 0xdfff) || fail(s, start, "half of a surrogate pair");
}

static bool scan_text(Scan *s)
{
    if (peek(s) != '"')
        return fail_here(s, "expected a text in double quotes");
    s->at++;
    while (s->at < s->len) {
        unsigned char c = (unsigned char)s->bytes[s->at];
        if (c == '"') {
            s->at++;
            return true;
        }
        if (c < 0x20)
            return fail_here(s, "control character in a text");
        if (c == '\\') {
            if (!scan_escape(s))
                return false;
        } else {
            s->at++;
        }
    }
    return fail_here(s, "");
}

static int scan_digits(Scan *s)
{
    int count = 0;
    while (peek(s) >= '0' && peek(s) <= '9') {
        s->at++;
        count++;
    }
    return count;
}

static bool scan_number(Scan *s)
{
    size_t start = s->at;
    if (peek(s) == '-')
        s->at++;
    bool is_zero_led = peek(s) == '0';
    int digits = scan_digits(s);
    if (digits == 0)
        return fail_here(s, "expected a digit");
    if (is_zero_led && digits > 1)
        return fail(s, start, "a number must not begin with 0");
    if (peek(s) == '.') {
        s->at++;
        if (scan_digits(s) == 0)
            return fail_here(s, "expected a digit after the point");
    }
    if (peek(s) == 'e' || peek(s) == 'E') {
        s->at++;
        if (peek(s) == '+' || peek(s) == '-')
            s->at++;
        if (scan_digits(s) == 0)
            return fail_here(s, "expected a digit in the exponent");
    }
    return s->at - start <= JSON_MAX_NUMBER || fail(s, start, "number with too many digits");
}

static bool scan_word(Scan *s)
{
    static const char *const WORDS[] = {"true", "false", "null"};
    for (int i = 0; i < ARRAY_LEN(WORDS); i++) {
        size_t len = strlen(WORDS[i]);
        if (s->len - s->at >= len && memcmp(s->bytes + s->at, WORDS[i], len) == 0) {
            s->at += len;
            return true;
        }
    }
    return fail_here(s, "expected a value");
}

static bool scan_key(Scan *s)
{
    skip_blanks(s);
    if (!scan_text(s))
        return false;
    skip_blanks(s);
    if (peek(s) != ':')
        return fail_here(s, "expected : after a key");
    s->at++;
    return true;
}

/* One value, or the opening of one; *opened says whether its contents still have to come. */
static bool scan_begin(Scan *s, bool *opened)
{
    skip_blanks(s);
    *opened = false;
    char c = peek(s);
    if (c == '"')
        return scan_text(s);
    if (c == '-' || (c >= '0' && c <= '9'))
        return scan_number(s);
    if (c != '{' && c != '[')
        return scan_word(s);
    if (s->depth == JSON_MAX_DEPTH)
        return fail_here(s, "nested deeper than 64 levels");
    char closing = c == '{' ? '}' : ']';
    s->at++;
    skip_blanks(s);
    if (peek(s) == closing) {
        s->at++;
        return true;
    }
    s->open[s->depth++] = closing;
    *opened = true;
    return closing == ']' || scan_key(s);
}

/* After a value: closes what ends here; *more says whether another value follows. */
static bool scan_after(Scan *s, bool *more)
{
    while (s->depth > 0) {
        skip_blanks(s);
        char closing = s->open[s->depth - 1];
        if (peek(s) == ',') {
            s->at++;
            *more = true;
            return closing == ']' || scan_key(s);
        }
        if (peek(s) != closing)
            return fail_here(s, closing == '}' ? "expected , or }" : "expected , or ]");
        s->at++;
        s->depth--;
    }
    *more = false;
    return true;
}

static bool scan_document(Scan *s)
{
    bool more = true;
    while (more) {
        bool opened;
        if (!scan_begin(s, &opened))
            return false;
        if (!opened && !scan_after(s, &more))
            return false;
    }
    skip_blanks(s);
    return s->at == s->len || fail(s, s->at, "bytes after the end of the value");
}

bool json_scan(const char *bytes, size_t len, size_t *at, const char **reason)
{
    Scan scan = {.bytes = bytes, .len = len};
    size_t bad_at = 0;
    const char *nul = len ? memchr(bytes, '\0', len) : NULL;
    if (!utf8_valid(bytes, len, &bad_at))
        fail(&scan, bad_at, "not valid UTF-8");
    else if (nul)
        fail(&scan, (size_t)(nul - bytes), "NUL byte");
    else if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
        fail(&scan, 0, "byte order mark: save as UTF-8 without BOM");
    else
        scan_document(&scan);
    *at = scan.at;
    *reason = scan.reason;
    return !scan.reason;
}
