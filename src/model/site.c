#include "model/site.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "model/folder.h"
#include "model/json.h"

enum { MAX_FILE = 1 << 20, MAX_LOGO = 8 << 20, MAX_LOGO_PX = 4096 };

Site site_default(void)
{
    return (Site){
        .emergency_number = "112", .idle_warn_s = 90, .idle_countdown_s = 30, .skin_tone = "neutral"};
}

static void copy(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", text);
}

static void read_text(const Json *object, const char *key, char *out, size_t size)
{
    if (json_has(object, key))
        copy(out, size, json_text(object, key, 1, size - 1));
}

/* The folder of a path, owned. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = xstrdup(!slash ? "." : slash == path ? "/" : path);
    if (slash > path)
        folder[slash - path] = '\0';
    return folder;
}

static bool ends_with(const char *text, const char *suffix)
{
    size_t len = strlen(text), tail = strlen(suffix);
    return len > tail && strcmp(text + len - tail, suffix) == 0;
}

static unsigned big_endian(const unsigned char *bytes)
{
    return (unsigned)bytes[0] << 24 | (unsigned)bytes[1] << 16 | (unsigned)bytes[2] << 8 | bytes[3];
}

/* NULL, or why the picture's beginning says that it must not be decoded: sizes in the head of a PNG decide
 * how much memory that takes. (An SVG is drawn at the size it is shown.) */
static const char *png_fault(const char *path)
{
    static const unsigned char HEAD[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    unsigned char bytes[24];
    FILE *file = fopen(path, "rb");
    if (!file)
        return strerror(errno);
    size_t len = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    if (len < sizeof bytes || memcmp(bytes, HEAD, 16) != 0)
        return "not a PNG picture";
    unsigned w = big_endian(bytes + 16), h = big_endian(bytes + 20);
    return w > MAX_LOGO_PX || h > MAX_LOGO_PX ? "more than 4096 pixels wide or high" : NULL;
}

static const char *logo_fault(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
        return "not a plain file";
    if (st.st_size > MAX_LOGO)
        return "larger than 8 MiB";
    return ends_with(path, ".png") ? png_fault(path) : NULL;
}

static void read_logo(const Json *root, const char *path, Site *site)
{
    read_text(root, "logo", site->logo, sizeof site->logo);
    if (!*site->logo)
        return;
    if (!ends_with(site->logo, ".png") && !ends_with(site->logo, ".svg")) {
        json_fault(root, "logo", "neither .png nor .svg");
        return;
    }
    Folder folder;
    Err err = {0};
    char *dir = folder_of(path);
    bool is_open = folder_open(&folder, dir, 0, &err);
    char *found = is_open ? folder_resolve(&folder, site->logo, &err) : NULL;
    const char *reason = found ? logo_fault(found) : err.text;
    if (reason)
        json_fault(root, "logo", "%s", reason);
    free(found);
    free(dir);
    if (is_open)
        folder_close(&folder);
}

static void read_number(const Json *root, Site *site)
{
    char number[sizeof site->emergency_number] = "";
    read_text(root, "emergency_number", number, sizeof number);
    if (strpbrk(number, "0123456789"))
        copy(site->emergency_number, sizeof site->emergency_number, number);
    else if (*number)
        json_fault(root, "emergency_number", "has no digit");
}

static bool is_language(const Content *content, const char *tag)
{
    return content_language(content, tag) >= 0;
}

static bool is_technique(const Content *content, const char *id)
{
    int page = content_page(content, id);
    return page >= 0 && content->languages[0].pages[page].kind == PAGE_TECHNIQUE;
}

typedef struct Rows {
    const char *key;
    int max;
    char *first;
    size_t size;       /* of a row, bytes */
    const char *thing; /* what the pack must have of each name; NULL: nothing */
    bool (*is_known)(const Content *content, const char *name);
} Rows;

/* Texts of one array into rows; returns how many. */
static int read_rows(const Json *root, const Content *content, Rows rows)
{
    if (!json_has(root, rows.key))
        return 0;
    Json array = json_array(root, rows.key, 1, rows.max);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        char *row = rows.first + (size_t)it.at * rows.size;
        copy(row, rows.size, json_text(&it, NULL, 1, rows.size - 1));
        for (int i = 0; i < it.at && *row; i++)
            if (strcmp(rows.first + (size_t)i * rows.size, row) == 0)
                json_fault(&it, NULL, "\"%s\" is listed twice", row);
        if (content && rows.thing && *row && !rows.is_known(content, row))
            json_fault(&it, NULL, "the pack has no %s \"%s\"", rows.thing, row);
    }
    return array.count;
}

static void read_screen(const Json *root, Site *site)
{
    if (!json_has(root, "screen"))
        return;
    Json screen = json_object(root, "screen");
    if (json_has(&screen, "diagonal_in"))
        site->diagonal_in = json_number(&screen, "diagonal_in", 7, 100);
    if (!json_has(&screen, "rotation"))
        return;
    site->rotation = json_int(&screen, "rotation", 0, 270);
    if (site->rotation % 90 != 0)
        json_fault(&screen, "rotation", "expected 0, 90, 180 or 270");
}

static void read_idle(const Json *root, Site *site)
{
    if (!json_has(root, "idle"))
        return;
    Json idle = json_object(root, "idle");
    if (json_has(&idle, "warn_s"))
        site->idle_warn_s = json_int(&idle, "warn_s", 10, 3600);
    if (json_has(&idle, "countdown_s"))
        site->idle_countdown_s = json_int(&idle, "countdown_s", 10, 600);
}

static void read_lists(const Json *root, const Content *content, Site *site)
{
    site->language_count = read_rows(root, content,
                                     (Rows){"languages", SITE_MAX_LANGUAGES, site->languages[0],
                                            sizeof site->languages[0], "language", is_language});
    site->technique_count = read_rows(root, content,
                                      (Rows){"techniques", SITE_MAX_TECHNIQUES, site->techniques[0],
                                             sizeof site->techniques[0], "technique", is_technique});
    site->font_count = read_rows(
        root, content, (Rows){"fonts", SITE_MAX_FONTS, site->fonts[0], sizeof site->fonts[0], NULL, NULL});
}

static void read_all(const Json *root, const char *path, const Content *content, Site *site)
{
    static const char *const TONES[] = {"neutral", "light", "medium", "dark"};
    read_text(root, "clinic_name", site->clinic_name, sizeof site->clinic_name);
    read_logo(root, path, site);
    read_number(root, site);
    read_lists(root, content, site);
    read_screen(root, site);
    read_idle(root, site);
    if (json_has(root, "skin_tone"))
        copy(site->skin_tone, sizeof site->skin_tone,
             TONES[json_choice(root, "skin_tone", TONES, ARRAY_LEN(TONES))]);
}

/* The bytes of the file, wherever links lead: the owner of the machine may have linked it. Owned. */
static char *read_file(const char *path, size_t *len, Err *err)
{
    char *real = realpath(path, NULL);
    if (!real) {
        err_set(err, "%s", errno == ENOENT ? "no such file" : strerror(errno));
        return NULL;
    }
    char *dir = folder_of(real), *bytes = NULL;
    Folder folder;
    if (folder_open(&folder, dir, MAX_FILE, err)) {
        bytes = folder_read(&folder, strrchr(real, '/') + 1, MAX_FILE, len, err);
        folder_close(&folder);
    }
    free(dir);
    free(real);
    return bytes;
}

bool site_load(const char *path, const Content *content, Site *site, Faults *faults)
{
    int errors_before = faults->errors;
    Err err = {0};
    size_t len;
    char *bytes = read_file(path, &len, &err);
    if (!bytes) {
        faults_add(faults, FAULT_ERROR, "%s:/: %s", path, err.text);
        return false;
    }
    Arena arena = {0};
    JsonDoc *doc = json_open(path, bytes, len, &arena, faults);
    free(bytes);
    Site read = site_default();
    if (doc) {
        Json root = json_root(doc);
        read_all(&root, path, content, &read);
        json_close(doc);
    }
    arena_free(&arena);
    if (faults->errors > errors_before) {
        copy(site->emergency_number, sizeof site->emergency_number, read.emergency_number);
        return false;
    }
    *site = read;
    return true;
}
