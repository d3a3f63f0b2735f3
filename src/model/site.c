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
    return (Site){.emergency_number = "112",
                  .sound_volume = 5,
                  .sound_limit = 9,
                  .idle_warn_s = 90,
                  .idle_countdown_s = 30,
                  .skin_tone = "light"};
}

static void copy(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", text);
}

static void read_text(const Json *object, const char *key, char *out, size_t size)
{
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

static bool is_language(const Content *content, const char *tag)
{
    return content_language_like(content, tag) >= 0;
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

/* Texts of one array into rows; returns how many. What the pack has not, or no more, is left out: an update
 * of the pack must not cost a clinic its other choices. */
static int read_rows(const Json *root, const Content *content, Rows rows)
{
    int count = 0;
    Json array = json_array(root, rows.key, 1, rows.max);
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        char *row = rows.first + (size_t)count * rows.size;
        copy(row, rows.size, json_text(&it, NULL, 1, rows.size - 1));
        bool is_twice = false;
        for (int i = 0; i < count && *row; i++)
            is_twice |= strcmp(rows.first + (size_t)i * rows.size, row) == 0;
        if (is_twice)
            json_fault(&it, NULL, "\"%s\" is listed twice", row);
        else if (content && rows.thing && *row && !rows.is_known(content, row))
            json_warn(&it, NULL, "the pack has no %s \"%s\"", rows.thing, row);
        else
            count++;
    }
    return count;
}

/* --- one function a key ------------------------------------------------------------------------- */

typedef struct Reading {
    const char *path; /* of the site file */
    const Content *content;
    Site *site;
} Reading;

static void read_clinic_name(const Json *root, Reading *r)
{
    read_text(root, "clinic_name", r->site->clinic_name, sizeof r->site->clinic_name);
}

static void read_logo(const Json *root, Reading *r)
{
    Site *site = r->site;
    read_text(root, "logo", site->logo, sizeof site->logo);
    if (!*site->logo)
        return;
    if (!ends_with(site->logo, ".png") && !ends_with(site->logo, ".svg")) {
        json_fault(root, "logo", "neither .png nor .svg");
        return;
    }
    Folder folder;
    Err err = {0};
    char *dir = folder_of(r->path);
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

static void read_content(const Json *root, Reading *r)
{
    Site *site = r->site;
    char folder[sizeof site->content] = "";
    read_text(root, "content", folder, sizeof folder);
    char *beside = folder_of(r->path);
    int len = *folder == '/' || !*folder
                  ? snprintf(site->content, sizeof site->content, "%s", folder)
                  : snprintf(site->content, sizeof site->content, "%s/%s", beside, folder);
    free(beside);
    struct stat st;
    if (len >= (int)sizeof site->content)
        json_fault(root, "content", "its path is too long");
    else if (*folder && (stat(site->content, &st) != 0 || !S_ISDIR(st.st_mode)))
        json_fault(root, "content", "no such folder: %s", site->content);
}

static void read_metrics(const Json *root, Reading *r)
{
    Site *site = r->site;
    read_text(root, "metrics", site->metrics, sizeof site->metrics);
    size_t len = strlen(site->metrics);
    if (len && (site->metrics[0] != '/' || len < 6 || strcmp(site->metrics + len - 5, ".prom") != 0)) {
        json_fault(root, "metrics", "not the whole path of a .prom file");
        site->metrics[0] = '\0';
    }
}

static void read_hours(const Json *root, Reading *r)
{
    Json hours = json_object(root, "hours");
    Hours *out = &r->site->hours;
    for (int d = -1; d < HOURS_DAYS; d++) { /* what holds for every day comes before what one day says */
        const char *name = d < 0 ? "daily" : hours_day_name(d);
        HoursDay day;
        Err err = {0};
        if (!json_has(&hours, name))
            continue;
        const char *text = json_text(&hours, name, 1, 80);
        if (*text && !hours_read_day(text, &day, &err))
            json_fault(&hours, name, "%s", err.text);
        for (int i = d < 0 ? 0 : d; *text && !*err.text && i < (d < 0 ? HOURS_DAYS : d + 1); i++)
            out->days[i] = day;
        out->is_set = true;
    }
}

static void read_number(const Json *root, Reading *r)
{
    Site *site = r->site;
    char number[sizeof site->emergency_number] = "";
    read_text(root, "emergency_number", number, sizeof number);
    if (strpbrk(number, "0123456789"))
        copy(site->emergency_number, sizeof site->emergency_number, number);
    else if (*number)
        json_fault(root, "emergency_number", "has no digit");
}

static void read_languages(const Json *root, Reading *r)
{
    r->site->language_count = read_rows(root, r->content,
                                        (Rows){"languages", SITE_MAX_LANGUAGES, r->site->languages[0],
                                               sizeof r->site->languages[0], "language", is_language});
}

static void read_clinic_language(const Json *root, Reading *r)
{
    Site *site = r->site;
    read_text(root, "clinic_language", site->clinic_language, sizeof site->clinic_language);
    if (!r->content || !site->clinic_language[0] || is_language(r->content, site->clinic_language))
        return;
    json_warn(root, "clinic_language", "the pack has no language \"%s\"", site->clinic_language);
    site->clinic_language[0] = '\0';
}

static void read_techniques(const Json *root, Reading *r)
{
    r->site->technique_count = read_rows(root, r->content,
                                         (Rows){"techniques", SITE_MAX_TECHNIQUES, r->site->techniques[0],
                                                sizeof r->site->techniques[0], "technique", is_technique});
}

static void read_fonts(const Json *root, Reading *r)
{
    r->site->font_count =
        read_rows(root, r->content,
                  (Rows){"fonts", SITE_MAX_FONTS, r->site->fonts[0], sizeof r->site->fonts[0], NULL, NULL});
}

/* A name as CUPS allows it. */
static void read_printer(const Json *root, Reading *r)
{
    Site *site = r->site;
    read_text(root, "printer", site->printer, sizeof site->printer);
    for (const char *c = site->printer; *c; c++)
        if (*c <= ' ' || *c == 127 || strchr("/#?\\'\"", *c)) {
            json_fault(root, "printer", "is not a name of a queue: it has a blank or one of / # ? \\ ' \"");
            return;
        }
    if (site->printer[0] == '-')
        json_fault(root, "printer", "is not a name of a queue: it begins with -");
}

static void read_skin_tone(const Json *root, Reading *r)
{
    static const char *const TONES[] = {"light", "neutral", "medium",
                                        "dark"}; /* the first is what a fault leaves */
    copy(r->site->skin_tone, sizeof r->site->skin_tone,
         TONES[json_choice(root, "skin_tone", TONES, ARRAY_LEN(TONES))]);
}

static int read_quarter_turn(const Json *screen, const char *key)
{
    int degrees = json_int(screen, key, 0, 270);
    if (degrees % 90 != 0)
        json_fault(screen, key, "expected 0, 90, 180 or 270");
    return degrees;
}

static void read_diagonal(const Json *screen, Reading *r)
{
    r->site->diagonal_in = json_number(screen, "diagonal_in", 7, 100);
}

static void read_distance(const Json *screen, Reading *r)
{
    r->site->distance_mm = json_number(screen, "distance_mm", 250, 1500);
}

static void read_mount_height(const Json *screen, Reading *r)
{
    r->site->mount_height_mm = json_number(screen, "mount_height_mm", 300, 2500);
}

static void read_display(const Json *screen, Reading *r)
{
    r->site->display = json_int(screen, "display", 1, 16);
}

static void read_rotation(const Json *screen, Reading *r)
{
    r->site->rotation = read_quarter_turn(screen, "rotation");
}

static void read_touch_rotation(const Json *screen, Reading *r)
{
    r->site->touch_rotation = read_quarter_turn(screen, "touch_rotation");
}

static void read_touch_mirror(const Json *screen, Reading *r)
{
    static const char *const MIRRORS[] = {"none", "horizontal", "vertical"};
    r->site->touch_mirror = (TouchMirror)json_choice(screen, "touch_mirror", MIRRORS, ARRAY_LEN(MIRRORS));
}

static void read_warn(const Json *idle, Reading *r)
{
    r->site->idle_warn_s = json_int(idle, "warn_s", 10, 3600);
}

static void read_countdown(const Json *idle, Reading *r)
{
    r->site->idle_countdown_s = json_int(idle, "countdown_s", 10, 600);
}

static void read_output(const Json *sound, Reading *r)
{
    static const char *const OUTPUTS[] = {"off", "speaker"};
    r->site->has_sound = json_choice(sound, "output", OUTPUTS, ARRAY_LEN(OUTPUTS)) == 1;
}

static void read_limit(const Json *sound, Reading *r)
{
    r->site->sound_limit = json_int(sound, "limit", 1, 9);
    r->site->sound_volume = MIN(r->site->sound_volume, r->site->sound_limit);
}

/* Read behind the limit. */
static void read_volume(const Json *sound, Reading *r)
{
    r->site->sound_volume = json_int(sound, "volume", 1, 9);
    if (r->site->sound_volume > r->site->sound_limit)
        json_fault(sound, "volume", "is over the limit");
}

static void read_repeats(const Json *access, Reading *r)
{
    static const char *const WINDOWS[] = {"off", "half-second", "second"};
    r->site->ignore_repeats = json_choice(access, "ignore_repeats", WINDOWS, ARRAY_LEN(WINDOWS));
}

static void read_hold(const Json *access, Reading *r)
{
    r->site->has_hold = json_bool(access, "hold_to_choose");
}

static void read_lower(const Json *access, Reading *r)
{
    r->site->has_lower_controls = json_bool(access, "lower_controls");
}

static void read_scanning(const Json *access, Reading *r)
{
    static const char *const SPEEDS[] = {"off", "slow", "medium", "fast"};
    r->site->scanning = json_choice(access, "scanning", SPEEDS, ARRAY_LEN(SPEEDS));
}

static void read_reviewers(const Json *staff, Reading *r)
{
    Site *site = r->site;
    Json array = json_array(staff, "reviewers", 1, SITE_MAX_REVIEWERS);
    site->reviewer_count = 0;
    for (Json it = json_first(&array); it.node; json_step(&it)) {
        Json who = json_object(&it, NULL);
        SiteReviewer *reviewer = &site->reviewers[site->reviewer_count++];
        read_text(&who, "name", reviewer->name, sizeof reviewer->name);
        read_text(&who, "role", reviewer->role, sizeof reviewer->role);
    }
}

static void read_counts(const Json *root, Reading *r)
{
    r->site->has_counts = json_bool(root, "counts");
}

typedef struct SiteKey {
    const char *group; /* the object it stands in; NULL: the file's own */
    const char *key;
    void (*read)(const Json *object, Reading *reading);
} SiteKey;

static const SiteKey KEYS[] = {
    {NULL, "clinic_name", read_clinic_name},
    {NULL, "logo", read_logo},
    {NULL, "content", read_content},
    {NULL, "metrics", read_metrics},
    {NULL, "hours", read_hours},
    {NULL, "emergency_number", read_number},
    {NULL, "languages", read_languages},
    {NULL, "clinic_language", read_clinic_language},
    {NULL, "techniques", read_techniques},
    {NULL, "fonts", read_fonts},
    {NULL, "skin_tone", read_skin_tone},
    {NULL, "printer", read_printer},
    {NULL, "counts", read_counts},
    {"screen", "diagonal_in", read_diagonal},
    {"screen", "distance_mm", read_distance},
    {"screen", "mount_height_mm", read_mount_height},
    {"screen", "display", read_display},
    {"screen", "rotation", read_rotation},
    {"screen", "touch_rotation", read_touch_rotation},
    {"screen", "touch_mirror", read_touch_mirror},
    {"sound", "output", read_output},
    {"sound", "limit", read_limit},
    {"sound", "volume", read_volume},
    {"access", "ignore_repeats", read_repeats},
    {"access", "hold_to_choose", read_hold},
    {"access", "lower_controls", read_lower},
    {"access", "scanning", read_scanning},
    {"staff", "reviewers", read_reviewers},
    {"idle", "warn_s", read_warn},
    {"idle", "countdown_s", read_countdown},
};

/* Each key counts by itself: a typo in one must not turn the picture upside down. A bad one keeps its
 * default. */
static void read_all(const Json *root, Reading *reading, const Faults *faults)
{
    Json group = *root;
    for (int i = 0; i < ARRAY_LEN(KEYS); i++) {
        const SiteKey *key = &KEYS[i];
        bool is_new = key->group && (i == 0 || KEYS[i - 1].group != key->group);
        if (is_new)
            group = json_has(root, key->group) ? json_object(root, key->group) : (Json){0};
        const Json *object = key->group ? &group : root;
        if (!object->node || !json_has(object, key->key))
            continue;
        Site good = *reading->site;
        int errors = faults->errors;
        key->read(object, reading);
        if (faults->errors > errors)
            *reading->site = good;
    }
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
    bool is_object = false;
    if (doc) {
        Json root = json_root(doc);
        is_object = root.node != NULL;
        if (is_object) {
            *site = site_default();
            read_all(&root, &(Reading){path, content, site}, faults);
        }
        json_close(doc);
    }
    arena_free(&arena);
    return is_object;
}

bool site_peek(const char *path, Site *site)
{
    Faults untold = {0};
    *site = site_default();
    bool is_read = site_load(path, NULL, site, &untold);
    faults_free(&untold);
    return is_read;
}
