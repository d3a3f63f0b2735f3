#include "main/start_line.h"

#include <stdio.h>
#include <string.h>

static void list_languages(char *out, size_t size, const World *world)
{
    size_t len = 0;
    out[0] = '\0';
    for (int i = 0; i < world->language_count && len < size; i++) {
        const char *tag = world->content->languages[world->languages[i]].tag;
        len += (size_t)snprintf(out + len, size - len, "%s%s", i ? " " : "", tag);
    }
}

static const char *size_source(const World *world, const Options *options, double told_in)
{
    return options->diagonal_in > 0      ? "by --diagonal"
           : world->site.diagonal_in > 0 ? "by the site file"
           : told_in > 0                 ? "as the display tells"
                                         : "a guess: set screen.diagonal_in";
}

void start_line(char *out, size_t size, const Kiosk *kiosk, const Options *options, double told_in,
                const char *renderer)
{
    const World *world = &kiosk->world;
    const Screen *screen = &world->screen;
    char content[1024] = "no content that can be used", languages[512];
    if (world->content) {
        list_languages(languages, sizeof languages, world);
        snprintf(content, sizeof content, "content %s %s in %s", world->content->id, world->content->version,
                 languages);
    }
    const char *site = kiosk_site_path(options, &kiosk->paths);
    double px_per_mm = (double)screen->px_per_mm;
    snprintf(out, size, "hipkiosk %s, %s, %s, %dx%d px, %.0f x %.0f mm (%.1f inches, %s), %s",
             HIPKIOSK_VERSION, content, site ? site : "no site file", screen->w, screen->h,
             screen->w / px_per_mm, screen->h / px_per_mm, (double)screen->diagonal_in,
             size_source(world, options, told_in), renderer);
}
