#include "figures/job.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_name(const char *text)
{
    for (const char *c = text; *c; c++)
        if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.", *c))
            return false;
    return text[0] != '.';
}

static bool read_name(const char *text, char out[JOB_NAME_SIZE])
{
    size_t len = strlen(text);
    if (len == 0 || len >= JOB_NAME_SIZE || !is_name(text))
        return false;
    memcpy(out, text, len + 1);
    return true;
}

static bool read_hex(const char *text, uint64_t *out)
{
    size_t len = strlen(text);
    if (len == 0 || len > 16 || strspn(text, "0123456789abcdef") != len)
        return false;
    *out = strtoull(text, NULL, 16);
    return true;
}

static bool read_number(const char *text, double low, double high, double *out)
{
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end || !isfinite(value) || value < low || value > high)
        return false;
    *out = value;
    return true;
}

static bool read_count(const char *text, int low, int high, int *out)
{
    double value = 0;
    if (!read_number(text, low, high, &value) || value != floor(value))
        return false;
    *out = (int)value;
    return true;
}

static bool read_flag(const char *text, bool *out)
{
    int value = 0;
    bool is_good = read_count(text, 0, 1, &value);
    *out = value != 0;
    return is_good;
}

static bool read_color(const char *text, uint32_t *out)
{
    uint64_t value = 0;
    if (strlen(text) != 6 || !read_hex(text, &value))
        return false;
    *out = 0xff000000u | (uint32_t)value;
    return true;
}

/* "40,-21,26": width, top and bottom in whole centimetres. */
static bool read_frame(const char *text, Job *job)
{
    int end = 0;
    return sscanf(text, "%d,%d,%d%n", &job->frame_w_cm, &job->frame_top_cm, &job->frame_bottom_cm, &end) ==
               3 &&
           text[end] == '\0' && job->frame_w_cm > 0 && job->frame_w_cm <= JOB_MAX_FRAME_CM &&
           abs(job->frame_top_cm) <= JOB_MAX_FRAME_CM && job->frame_bottom_cm > job->frame_top_cm &&
           job->frame_bottom_cm - job->frame_top_cm <= JOB_MAX_FRAME_CM;
}

int job_frame_w(const Job *job)
{
    return job->frame_w_cm * 10;
}

int job_frame_h(const Job *job)
{
    return (job->frame_bottom_cm - job->frame_top_cm) * 10;
}

static bool read_field(Job *job, const char *name, const char *value)
{
    if (strcmp(name, "id") == 0)
        return read_count(value, 0, 1 << 20, &job->id);
    if (strcmp(name, "key") == 0)
        return strlen(value) == 16 && read_hex(value, &job->key);
    if (strcmp(name, "svg") == 0)
        return read_name(value, job->svg);
    if (strcmp(name, "hash") == 0)
        return read_hex(value, &job->svg_hash);
    if (strcmp(name, "tone") == 0)
        return read_name(value, job->tone);
    if (strcmp(name, "tonehash") == 0)
        return read_hex(value, &job->tone_hash);
    if (strcmp(name, "w") == 0)
        return read_count(value, 1, JOB_MAX_SIDE, &job->w);
    if (strcmp(name, "h") == 0)
        return read_count(value, 1, JOB_MAX_SIDE, &job->h);
    if (strcmp(name, "u") == 0)
        return read_number(value, -1000, 1000, &job->u_cm);
    if (strcmp(name, "v") == 0)
        return read_number(value, -1000, 1000, &job->v_cm);
    if (strcmp(name, "scale") == 0)
        return read_number(value, 0.5, 400, &job->px_per_cm);
    if (strcmp(name, "frame") == 0)
        return read_frame(value, job);
    if (strcmp(name, "mirror") == 0)
        return read_flag(value, &job->is_mirror);
    if (strcmp(name, "ground") == 0)
        return read_color(value, &job->ground);
    if (strcmp(name, "layer") == 0)
        return read_name(value, job->layer);
    if (strcmp(name, "dim") == 0)
        return read_number(value, 0, 1, &job->dim);
    if (strcmp(name, "borders") == 0)
        return read_count(value, 0, 2, &job->borders);
    if (strcmp(name, "edge") == 0)
        return read_number(value, 0, 64, &job->edge_px);
    if (strcmp(name, "ids") == 0)
        job->ids = value;
    else if (strcmp(name, "regions") == 0)
        job->regions = value;
    else
        return false;
    return true;
}

static bool job_is_whole(const Job *job, Err *err)
{
    if (job->id < 0 || !job->svg[0])
        return err_set(err, "a job without id or svg");
    bool has_size = job->w > 0 && job->h > 0, has_place = job->px_per_cm > 0;
    bool is_map = job->kind == JOB_MAP || job->kind == JOB_STRUCTURES;
    bool is_of_figure = job->kind != JOB_ICON && job->kind != JOB_DRAWING;
    if (is_of_figure && job->frame_w_cm == 0)
        return err_set(err, "%s: no frame", job->svg);
    if (!is_map && !has_size)
        return err_set(err, "%s: no size", job->svg);
    if ((job->kind == JOB_PICTURE || job->kind == JOB_ZONES || job->kind == JOB_MARKS) && !has_place)
        return err_set(err, "%s: no scale", job->svg);
    if ((job->kind == JOB_PICTURE || job->kind == JOB_STRUCTURES) && !job->layer[0])
        return err_set(err, "%s: no layer", job->svg);
    if (job->kind == JOB_MARKS && !job->ids[0])
        return err_set(err, "%s: no ids", job->svg);
    if ((job->kind == JOB_ZONES || is_map) && !job->regions[0])
        return err_set(err, "%s: no regions", job->svg);
    return true;
}

bool job_parse(char *line, Job *job, Err *err)
{
    static const char *const KINDS[] = {"picture", "zones",      "icon", "drawing", "marks",
                                        "map",     "structures", "keep", "pack"};
    *job = (Job){.id = -1, .ids = "", .regions = ""};
    char *rest = NULL;
    const char *word = strtok_r(line, " ", &rest);
    int kind = 0;
    while (kind < ARRAY_LEN(KINDS) && (!word || strcmp(word, KINDS[kind]) != 0))
        kind++;
    if (kind == ARRAY_LEN(KINDS))
        return err_set(err, "no such kind of job: %.40s", word ? word : "");
    job->kind = (JobKind)kind;
    if (job->kind == JOB_KEEP || job->kind == JOB_PACK) {
        word = strtok_r(NULL, " ", &rest);
        return (word && read_hex(word, &job->key)) || err_set(err, "keep or pack without a key");
    }
    bool is_good = true;
    for (char *field = strtok_r(NULL, " ", &rest); field; field = strtok_r(NULL, " ", &rest)) {
        char *value = strchr(field, '=');
        if (value)
            *value++ = '\0';
        if (!value || !read_field(job, field, value))
            is_good = err_set(err, "bad field %.40s=%.60s", field, value ? value : "");
    }
    return is_good && job_is_whole(job, err);
}

int job_zones(const char *text, JobZone zones[JOB_MAX_ZONES])
{
    int count = 0;
    while (*text) {
        size_t len = strcspn(text, ",");
        const char *colon = memchr(text, ':', len);
        size_t name_len = colon ? (size_t)(colon - text) : 0;
        if (name_len == 0 || name_len >= JOB_NAME_SIZE)
            return -1;
        for (const char *side = colon + 1; side < text + len; side++) {
            if (count == JOB_MAX_ZONES || !strchr("lrm", *side))
                return -1;
            JobZone *zone = &zones[count++];
            memcpy(zone->region, text, name_len);
            zone->region[name_len] = '\0';
            zone->side = *side;
            if (!is_name(zone->region))
                return -1;
        }
        text += len + (text[len] == ',');
    }
    return count;
}

void job_zone_element(const Job *job, const JobZone *zone, char element[2 * JOB_NAME_SIZE])
{
    bool is_left = (zone->side == 'l') != job->is_mirror;
    const char *side = zone->side == 'm' ? "" : is_left ? "-left" : "-right";
    snprintf(element, 2 * JOB_NAME_SIZE, "#%s-%s%s", job->kind == JOB_STRUCTURES ? "structure" : "region",
             zone->region, side);
}

bool job_next_id(const char **at, char element[2 * JOB_NAME_SIZE])
{
    size_t len = strcspn(*at, ",");
    if (len == 0 || len >= JOB_NAME_SIZE)
        return false;
    snprintf(element, 2 * JOB_NAME_SIZE, "#%.*s", (int)len, *at);
    *at += len + ((*at)[len] == ',');
    return true;
}
