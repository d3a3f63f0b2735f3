#include "app/motion.h"

#include <math.h>

#define COAST_TAU_MS   325.0f /* as fast as paper on a table; coasts about a third of v0 in seconds */
#define SPRING_W       0.018f /* per ms: back within 240 ms */
#define STOP_PX_PER_MS 0.02f
#define BAND_STIFFNESS 0.55f

float motion_ease_out(float t)
{
    t = CLAMP(t, 0.0f, 1.0f);
    float rest = 1 - t;
    return 1 - rest * rest * rest;
}

float motion_ease_in_out(float t)
{
    t = CLAMP(t, 0.0f, 1.0f);
    return t * t * (3 - 2 * t);
}

/* b = (1 - 1 / (x c / d + 1)) d: slope c at the end, never beyond d. */
static float band(float beyond_px, float window_px)
{
    return (1 - 1 / (beyond_px * BAND_STIFFNESS / window_px + 1)) * window_px;
}

float motion_rubber_band(float raw_px, float min_px, float max_px, float window_px)
{
    if (raw_px < min_px)
        return min_px - band(min_px - raw_px, window_px);
    if (raw_px > max_px)
        return max_px + band(raw_px - max_px, window_px);
    return raw_px;
}

static float spring_at(const Glide *glide, float t)
{
    float x0 = glide->from_px - glide->to_px;
    return glide->to_px + (x0 + (glide->velocity + SPRING_W * x0) * t) * expf(-SPRING_W * t);
}

float glide_at(const Glide *glide, float min_px, float max_px, bool *is_over)
{
    float t = (float)glide->age_ms;
    *is_over = true;
    switch (glide->kind) {
    case GLIDE_COAST:
        *is_over = fabsf(glide->velocity) * expf(-t / COAST_TAU_MS) < STOP_PX_PER_MS;
        return glide->from_px + glide->velocity * COAST_TAU_MS * (1 - expf(-t / COAST_TAU_MS));
    case GLIDE_SPRING: {
        float x = spring_at(glide, t);
        *is_over = t > 100 && fabsf(x - glide->to_px) < 0.5f;
        return *is_over ? glide->to_px : x;
    }
    case GLIDE_GOTO: {
        float aim = CLAMP(glide->to_px, min_px, max_px);
        *is_over = glide->age_ms >= MOTION_MS;
        return glide->from_px + (aim - glide->from_px) * motion_ease_out(t / MOTION_MS);
    }
    case GLIDE_NONE:
        break;
    }
    return glide->from_px;
}

float glide_step(Glide *glide, uint32_t elapsed_ms, float min_px, float max_px)
{
    uint32_t before = glide->age_ms;
    glide->age_ms += elapsed_ms;
    bool is_over;
    float at = glide_at(glide, min_px, max_px, &is_over);
    if (glide->kind == GLIDE_COAST && (at < min_px || at > max_px)) {
        /* Where the coast met the end, so that the spring does not depend on the frame rate. */
        float end = at < min_px ? min_px : max_px;
        float share = (end - glide->from_px) / (glide->velocity * COAST_TAU_MS);
        float hit_ms = -COAST_TAU_MS * logf(1 - CLAMP(share, 0.0f, 0.999f));
        hit_ms = MAX(hit_ms, (float)before);
        float speed = glide->velocity * expf(-hit_ms / COAST_TAU_MS);
        uint32_t late_ms = glide->age_ms - MIN(glide->age_ms, (uint32_t)hit_ms);
        *glide =
            (Glide){.kind = GLIDE_SPRING, .age_ms = late_ms, .from_px = end, .velocity = speed, .to_px = end};
        at = glide_at(glide, min_px, max_px, &is_over);
    }
    if (is_over)
        *glide = (Glide){0};
    return at;
}

Glide glide_release(float offset_px, float velocity, float min_px, float max_px)
{
    if (offset_px < min_px || offset_px > max_px)
        return (Glide){.kind = GLIDE_SPRING, .from_px = offset_px, .to_px = CLAMP(offset_px, min_px, max_px)};
    if (fabsf(velocity) < 0.1f)
        return (Glide){0};
    return (Glide){.kind = GLIDE_COAST, .from_px = offset_px, .velocity = velocity};
}

Glide glide_to(float from_px, float to_px)
{
    return (Glide){.kind = GLIDE_GOTO, .from_px = from_px, .to_px = to_px};
}
