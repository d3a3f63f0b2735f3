/* What a scene draws, command by command, in the order it is drawn: what a picture consists of, for tests. */
#include "main/dump.h"
#include "scene/icon.h"

static void put_color(FILE *out, const char *key, Color color)
{
    fprintf(out, ",\"%s\":\"#%08X\"", key, color);
}

static void put_ref(FILE *out, const Content *content, const FigureRef *ref)
{
    fprintf(out, ",\"view\":\"%s\",\"layer\":%d,\"page\":", content->views[ref->view].id, ref->layer);
    if (ref->page >= 0)
        fprintf(out, "\"%s\"", content->languages[0].pages[ref->page].id);
    else
        fputs("null", out);
    fprintf(out, ",\"u_cm\":%.2f,\"v_cm\":%.2f,\"px_per_cm\":%.3f", (double)ref->u_cm, (double)ref->v_cm,
            (double)ref->px_per_cm);
}

static void put_body(FILE *out, const Content *content, const Command *c)
{
    switch ((CommandKind)c->kind) {
    case CMD_FILL:
        fprintf(out, ",\"radius\":%d", c->u.box.radius);
        break;
    case CMD_FRAME:
        fprintf(out, ",\"radius\":%d,\"width\":%d", c->u.box.radius, c->u.box.width);
        break;
    case CMD_RUN:
        break; /* what it says and where is among the texts */
    case CMD_ICON:
        fprintf(out, ",\"icon\":\"%s\",\"mirrored\":%s", icon_name((IconId)c->icon),
                c->flags & CMD_MIRROR ? "true" : "false");
        break;
    case CMD_FIGURE:
        put_ref(out, content, &c->u.figure.ref);
        break;
    case CMD_ZONE:
        put_ref(out, content, &c->u.figure.ref);
        fprintf(out, ",\"region\":\"%s\",\"side\":%d", content->regions[c->u.figure.region].id,
                c->u.figure.side);
        put_color(out, "edge", c->edge);
        break;
    case CMD_LINE:
        fprintf(out, ",\"x0\":%.1f,\"y0\":%.1f,\"x1\":%.1f,\"y1\":%.1f,\"width\":%.1f", (double)c->u.line.x0,
                (double)c->u.line.y0, (double)c->u.line.x1, (double)c->u.line.y1, (double)c->u.line.width);
        break;
    case CMD_IMAGE:
        break; /* a path of this machine */
    case CMD_PRINT:
        if (c->u.print.picture >= 0)
            fprintf(out, ",\"picture\":\"%s\"", content->pictures[c->u.print.picture]);
        else
            fprintf(out, ",\"stroke\":%d", c->u.print.stroke);
        fprintf(out, ",\"played\":%d", c->u.print.played);
        break;
    case CMD_BITS:
        fprintf(out, ",\"modules\":%d", c->u.image.size);
        break;
    }
}

void dump_commands(FILE *out, const Kiosk *kiosk)
{
    static const char *const KINDS[] = {
        [CMD_FILL] = "fill",     [CMD_FRAME] = "frame", [CMD_RUN] = "run",   [CMD_ICON] = "icon",
        [CMD_FIGURE] = "figure", [CMD_ZONE] = "zone",   [CMD_LINE] = "line", [CMD_IMAGE] = "image",
        [CMD_PRINT] = "print",   [CMD_BITS] = "bits"};
    const Scene *scene = kiosk->shown;
    fprintf(out, ",\"ground\":\"#%08X\",\"commands\":[", scene->ground);
    for (int i = 0; i < scene->command_count; i++) {
        const Command *c = &scene->commands[i];
        fprintf(out, "%s{\"kind\":\"%s\",\"x\":%d,\"y\":%d,\"w\":%d,\"h\":%d,\"scroll\":%d", i ? "," : "",
                KINDS[c->kind], c->rect.x, c->rect.y, c->rect.w, c->rect.h, c->scroll);
        put_color(out, "color", c->color);
        put_body(out, kiosk->world.content, c);
        fputc('}', out);
    }
    fputc(']', out);
}
