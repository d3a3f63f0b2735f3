#include "sys/render_draw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "model/qr.h"
#include "sys/damage.h"
#include "sys/picture_file.h"

/* --- the clinic's logo ------------------------------------------------------------------------- */

void render_draw_free_logo(RenderLogo *logo)
{
    free(logo->pixels);
    *logo = (RenderLogo){0};
}

static void load_logo(RenderLogo *logo, const char *path, Rect box)
{
    if (strcmp(logo->path, path) == 0 && logo->box.w == box.w && logo->box.h == box.h)
        return;
    bool is_new = strcmp(logo->path, path) != 0;
    render_draw_free_logo(logo);
    snprintf(logo->path, sizeof logo->path, "%s", path);
    logo->box = box;
    Err err;
    SDL_Surface *loaded = picture_load(path, box.w, box.h, &err);
    if (loaded) {
        float scale = MIN((float)box.w / (float)loaded->w, (float)box.h / (float)loaded->h);
        logo->w = CLAMP((int)((float)loaded->w * scale + 0.5f), 1, box.w);
        logo->h = CLAMP((int)((float)loaded->h * scale + 0.5f), 1, box.h);
        logo->pixels = xcalloc((size_t)logo->w * (size_t)logo->h, sizeof *logo->pixels);
        picture_shrink(loaded, logo->pixels, logo->w, logo->h);
    } else if (is_new) {
        log_line("%s", err.text);
    }
    SDL_FreeSurface(loaded);
}

/* --- looks --------------------------------------------------------------------------------------- */

static RasterMask mask_of(const Mask *mask)
{
    return (RasterMask){mask->alpha, mask->stride, mask->w, mask->h};
}

static RasterFit picture_fit(const Picture *picture, const FigureRef *ref)
{
    return (RasterFit){(ref->u_cm - picture->u_cm) * picture->px_per_cm,
                       (ref->v_cm - picture->v_cm) * picture->px_per_cm, picture->px_per_cm / ref->px_per_cm};
}

static RasterFit mask_fit(const ZoneMasks *zone, const Mask *mask, const FigureRef *ref)
{
    return (RasterFit){(ref->u_cm - zone->u_cm) * zone->px_per_cm - (float)mask->x,
                       (ref->v_cm - zone->v_cm) * zone->px_per_cm - (float)mask->y,
                       zone->px_per_cm / ref->px_per_cm};
}

static RenderLook run_look(RenderSources *sources, const Scene *scene, const Command *command)
{
    const GlyphRun *run = &command->u.text.run;
    const RunMask *mask = sources->fonts ? fonts_run_mask(sources->fonts, run, scene->bytes) : NULL;
    if (!mask || (!mask->alpha && !mask->argb))
        return (RenderLook){0};
    Rect ink = {command->u.text.x + mask->x, command->u.text.y + mask->y, mask->w, mask->h};
    return (RenderLook){ink, mask};
}

static RenderLook icon_look(const RenderSources *sources, const Command *command)
{
    Rect rect = command->rect;
    const Mask *mask =
        sources->figures ? figures_icon(sources->figures, command->icon, rect.w, rect.h) : NULL;
    return mask && mask->alpha ? (RenderLook){{rect.x, rect.y, mask->w, mask->h}, mask} : (RenderLook){0};
}

static RenderLook figure_look(const RenderSources *sources, const Command *command)
{
    const FigureRef *ref = &command->u.figure.ref;
    const Picture *picture =
        sources->figures && ref->px_per_cm > 0 ? figures_picture(sources->figures, ref) : NULL;
    if (!picture)
        return (RenderLook){0};
    Rect ink = raster_fit_bounds(command->rect, picture_fit(picture, ref), picture->w, picture->h);
    return (RenderLook){ink, picture};
}

static RenderLook zone_look(const RenderSources *sources, const Command *command)
{
    const FigureRef *ref = &command->u.figure.ref;
    const ZoneMasks *zone =
        sources->figures && ref->px_per_cm > 0
            ? figures_zone(sources->figures, ref, command->u.figure.region, command->u.figure.side)
            : NULL;
    if (!zone)
        return (RenderLook){0};
    Rect ink = {0};
    const Mask *masks[] = {&zone->fill, &zone->edge};
    const Color colors[] = {command->color, command->edge};
    for (int i = 0; i < 2; i++)
        if (masks[i]->alpha && colors[i] >> 24)
            ink = rect_union(ink, raster_fit_bounds(command->rect, mask_fit(zone, masks[i], ref), masks[i]->w,
                                                    masks[i]->h));
    return (RenderLook){ink, zone};
}

static const Print *print_of(const RenderSources *sources, const Command *command)
{
    if (!sources->figures)
        return NULL;
    if (command->u.print.picture >= 0)
        return figures_drawing(sources->figures, command->u.print.picture, command->rect.w, command->rect.h);
    return figures_mark(sources->figures, &command->u.print.ref, command->u.print.stroke);
}

static RenderLook print_look(const RenderSources *sources, const Command *command)
{
    const Print *print = print_of(sources, command);
    if (!print || command->u.print.played == 0)
        return (RenderLook){0};
    Rect ink = {0};
    for (int i = 0; i < PRINT_INKS; i++)
        if (print->inks[i].alpha)
            ink =
                rect_union(ink, (Rect){command->rect.x + print->inks[i].x, command->rect.y + print->inks[i].y,
                                       print->inks[i].w, print->inks[i].h});
    return (RenderLook){rect_intersect(ink, command->rect), print};
}

static RasterLine line_of(const Command *command)
{
    return raster_line_make(command->u.line.x0, command->u.line.y0, command->u.line.x1, command->u.line.y1,
                            command->u.line.width);
}

RenderLook render_draw_look(RenderSources *sources, const Scene *scene, const Command *command)
{
    switch ((CommandKind)command->kind) {
    case CMD_FILL:
    case CMD_FRAME:
        return (RenderLook){command->rect, NULL};
    case CMD_RUN:
        return run_look(sources, scene, command);
    case CMD_ICON:
        return icon_look(sources, command);
    case CMD_FIGURE:
        return figure_look(sources, command);
    case CMD_ZONE:
        return zone_look(sources, command);
    case CMD_LINE: {
        RasterLine line = line_of(command);
        return (RenderLook){raster_line_bounds(&line), NULL};
    }
    case CMD_IMAGE: {
        RenderLogo *logo = &sources->logo;
        load_logo(logo, scene->bytes + command->u.image.at, command->rect);
        return (RenderLook){{command->rect.x, command->rect.y, logo->w, logo->h}, NULL};
    }
    case CMD_PRINT:
        return print_look(sources, command);
    case CMD_BITS:
        return (RenderLook){command->rect, scene->bytes + command->u.image.at};
    }
    return (RenderLook){0};
}

/* --- drawing ------------------------------------------------------------------------------------- */

bool render_draw_hides(const Command *command, const RenderLook *look, Rect area)
{
    if (command->kind == CMD_BITS)
        return false;
    if (command->kind == CMD_FIGURE) {
        Rect both = rect_intersect(look->ink, area);
        return both.w == area.w && both.h == area.h;
    }
    return command->color >> 24 == 255 && damage_is_even(command, area);
}

static void draw_run(const Canvas *canvas, const Command *command, const RenderLook *look)
{
    const RunMask *run = look->source;
    RasterMask mask = {run->alpha, run->stride, run->w, run->h};
    if (run->argb)
        raster_argb(canvas, run->argb, run->stride, run->w, run->h, look->ink.x, look->ink.y);
    else
        raster_mask(canvas, &mask, look->ink.x, look->ink.y, false, command->color);
}

static void draw_icon(const Canvas *canvas, const Command *command, const RenderLook *look)
{
    RasterMask mask = mask_of(look->source);
    raster_mask(canvas, &mask, look->ink.x, look->ink.y, command->flags & CMD_MIRROR, command->color);
}

static void draw_figure(const Canvas *canvas, const Command *command, const RenderLook *look)
{
    const Picture *picture = look->source;
    raster_picture(canvas, picture->pixels, picture->stride_px, picture->w, picture->h, command->rect,
                   picture_fit(picture, &command->u.figure.ref));
}

static void draw_zone(const Canvas *canvas, const Command *command, const RenderLook *look)
{
    const ZoneMasks *zone = look->source;
    const FigureRef *ref = &command->u.figure.ref;
    RasterMask fill = mask_of(&zone->fill), edge = mask_of(&zone->edge);
    if (fill.alpha && command->color >> 24)
        raster_mask_fit(canvas, &fill, command->rect, mask_fit(zone, &zone->fill, ref), command->color);
    if (edge.alpha && command->edge >> 24)
        raster_mask_fit(canvas, &edge, command->rect, mask_fit(zone, &zone->edge, ref), command->edge);
}

static void draw_print(const Canvas *canvas, const Command *command, const RenderLook *look)
{
    const Print *print = look->source;
    const Color colors[PRINT_INKS] = {command->color, command->edge, command->u.print.paper};
    bool is_whole = command->u.print.played == PRINT_WHOLE;
    int now = command->u.print.played * (PRINT_WHOLE + RASTER_TIME_SOFT) / PRINT_WHOLE - RASTER_TIME_SOFT;
    for (int i = PRINT_INKS - 1; i >= 0; i--) {
        const Mask *ink = &print->inks[i];
        RasterMask mask = mask_of(ink);
        int x = command->rect.x + ink->x, y = command->rect.y + ink->y;
        if (ink->alpha && is_whole)
            raster_mask(canvas, &mask, x, y, false, colors[i]);
        else if (ink->alpha)
            raster_mask_timed(canvas, &mask, print->time.alpha, now, x, y, colors[i]);
    }
}

static void draw_bits(const Canvas *canvas, const Command *command, const uint8_t *bits)
{
    int size = command->u.image.size, module = command->rect.w / (size + 2 * QR_QUIET);
    int x0 = command->rect.x + (command->rect.w - module * size) / 2;
    int y0 = command->rect.y + (command->rect.h - module * size) / 2;
    raster_fill(canvas, command->rect, 0xFFFFFFFF);
    for (int y = 0; y < size; y++)
        for (int x = 0; x < size; x++)
            if (bits[(y * size + x) / 8] >> (y * size + x) % 8 & 1)
                raster_fill(canvas, (Rect){x0 + x * module, y0 + y * module, module, module}, command->color);
}

void render_draw(const RenderSources *sources, const Canvas *canvas, const Command *command,
                 const RenderLook *look)
{
    switch ((CommandKind)command->kind) {
    case CMD_FILL:
        raster_round(canvas, command->rect, command->u.box.radius, command->color);
        break;
    case CMD_FRAME:
        raster_frame(canvas, command->rect, command->u.box.radius, command->u.box.width, command->color);
        break;
    case CMD_RUN:
        draw_run(canvas, command, look);
        break;
    case CMD_ICON:
        draw_icon(canvas, command, look);
        break;
    case CMD_FIGURE:
        draw_figure(canvas, command, look);
        break;
    case CMD_ZONE:
        draw_zone(canvas, command, look);
        break;
    case CMD_LINE: {
        RasterLine line = line_of(command);
        raster_line(canvas, &line, command->color);
        break;
    }
    case CMD_IMAGE: {
        const RenderLogo *logo = &sources->logo;
        raster_argb(canvas, logo->pixels, logo->w, logo->w, logo->h, look->ink.x, look->ink.y);
        break;
    }
    case CMD_PRINT:
        draw_print(canvas, command, look);
        break;
    case CMD_BITS:
        draw_bits(canvas, command, look->source);
        break;
    }
}
