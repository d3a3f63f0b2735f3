/* Motion as closed formulas of time, so that the frame rate changes nothing.
 *
 * A glide moves a scroll offset after the finger has left: it coasts (v = v0 e^(-t/tau)), is pulled
 * back from beyond an end by a critically damped spring (x = (x0 + (v0 + w x0) t) e^(-w t)), or goes
 * to a stated offset (ease-out). */
#ifndef HK_MOTION_H
#define HK_MOTION_H

#include "base/base.h"

typedef enum GlideKind { GLIDE_NONE, GLIDE_COAST, GLIDE_SPRING, GLIDE_GOTO } GlideKind;

typedef struct Glide {
    GlideKind kind;
    uint32_t age_ms;
    float from_px;  /* offset at age 0 */
    float velocity; /* px per ms at age 0 (coast, spring) */
    float to_px;    /* spring: the end it returns to; goto: the aim */
} Glide;

enum { MOTION_MS = 220 };

/* 1 - (1 - t)^3 for t in 0..1, clamped. */
float motion_ease_out(float t);

/* t * t * (3 - 2 t) for t in 0..1, clamped: as a hand sets out and comes to rest. */
float motion_ease_in_out(float t);

/* The offset shown for a finger that has dragged to `raw_px` while the content ends at min..max:
 * beyond an end it follows with growing resistance. `window_px` scales the band. */
float motion_rubber_band(float raw_px, float min_px, float max_px, float window_px);

/* Offset of the glide at its age; sets *is_over when it has come to rest. */
float glide_at(const Glide *glide, float min_px, float max_px, bool *is_over);
/* Advances by elapsed_ms; a coast that crosses an end becomes a spring. Returns the new offset. */
float glide_step(Glide *glide, uint32_t elapsed_ms, float min_px, float max_px);

Glide glide_release(float offset_px, float velocity, float min_px, float max_px);
Glide glide_to(float from_px, float to_px);

#endif
