#include "model/site.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "model/folder.h"
#include "model/json.h"

enum { MAX_FILE = 1 << 20 };

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
    struct stat st;
    if (!found)
        json_fault(root, "logo", "%s", err.text);
    else if (stat(found, &st) != 0 || !S_ISREG(st.st_mode))
        json_fault(root, "logo", "not a plain file");
    free(found);
    free(dir);
    if (is_open)
        folder_close(&folder);
}

static void read_number(const Json *root, Site *site)
{
    read_text(root, "emergency_number", site->emergency_number, sizeof site->emergency_number);
    if (json_has(root, "emergency_number") && *site->emergency_number &&
        !strpbrk(site->emergency_number, "0123456789"))
        json_fault(root, "emergency_number", "has no digit");
}

/* Texts of one array into rows of `size` bytes each; returns how many. */
static int read_rows(const Json *root, const char *key, int max, char *rows, size_t size)
{
    if (!json_has(root, key))
        return 0;
    Json array = json_array(root, key, 1, max);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        char *row = rows + (size_t)it.at * size;
        copy(row, size, json_text(&it, NULL, 1, size - 1));
        for (int i = 0; i < it.at && *row; i++)
            if (strcmp(rows + (size_t)i * size, row) == 0)
                json_fault(&it, NULL, "\"%s\" is listed twice", row);
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

static void read_all(const Json *root, const char *path, Site *site)
{
    static const char *const TONES[] = {"neutral", "light", "medium", "dark"};
    read_text(root, "clinic_name", site->clinic_name, sizeof site->clinic_name);
    read_logo(root, path, site);
    read_number(root, site);
    site->language_count =
        read_rows(root, "languages", SITE_MAX_LANGUAGES, site->languages[0], sizeof site->languages[0]);
    site->technique_count =
        read_rows(root, "techniques", SITE_MAX_TECHNIQUES, site->techniques[0], sizeof site->techniques[0]);
    site->font_count = read_rows(root, "fonts", SITE_MAX_FONTS, site->fonts[0], sizeof site->fonts[0]);
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

bool site_load(const char *path, Site *site, Faults *faults)
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
        read_all(&root, path, &read);
        json_close(doc);
    }
    arena_free(&arena);
    if (faults->errors > errors_before)
        return false;
    *site = read;
    return true;
}

bool site_check(const Site *site, const Content *content, const char *path, Faults *faults)
{
    int errors_before = faults->errors;
    for (int i = 0; i < site->language_count; i++)
        if (content_language(content, site->languages[i]) < 0)
            faults_add(faults, FAULT_ERROR, "%s:/languages/%d: the pack has no language \"%s\"", path, i,
                       site->languages[i]);
    for (int i = 0; i < site->technique_count; i++) {
        int page = content_page(content, site->techniques[i]);
        if (page < 0 || content->languages[0].pages[page].kind != PAGE_TECHNIQUE)
            faults_add(faults, FAULT_ERROR, "%s:/techniques/%d: the pack has no technique \"%s\"", path, i,
                       site->techniques[i]);
    }
    return faults->errors == errors_before;
}
