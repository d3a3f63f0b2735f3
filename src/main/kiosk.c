#include "main/kiosk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/asset.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/utf8.h"
#include "main/last_good.h"
#include "main/perform.h"
#include "main/pseudo_content.h"
#include "main/state.h"

static void today(char out[11])
{
    time_t now = time(NULL);
    struct tm utc;
    gmtime_r(&now, &utc);
    strftime(out, 11, "%Y-%m-%d", &utc);
}

/* The site file names its logo relative to its own folder. */
static void find_logo(Site *site, const char *site_path)
{
    const char *slash = strrchr(site_path, '/');
    char full[sizeof site->logo];
    if (!site->logo[0] || !slash)
        return;
    int len = snprintf(full, sizeof full, "%.*s/%s", (int)(slash - site_path), site_path, site->logo);
    if (len < (int)sizeof full)
        memcpy(site->logo, full, (size_t)len + 1);
}

const char *kiosk_site_path(const Options *options, const Paths *paths)
{
    if (options->site)
        return options->site;
    return *paths->site && access(paths->site, F_OK) == 0 ? paths->site : NULL;
}

void kiosk_files(const Options *options, const Paths *paths, KioskFiles *out)
{
    Site site = site_default();
    out->site = kiosk_site_path(options, paths);
    if (out->site && site_peek(out->site, &site))
        find_logo(&site, out->site);
    const char *content = options->content ? options->content : *site.content ? site.content : paths->content;
    snprintf(out->content, sizeof out->content, "%s", content);
    memcpy(out->logo, site.logo, sizeof out->logo);
}

bool kiosk_speaks(const Options *options, Content *content)
{
    return !options->lang || content_language(content, options->lang) >= 0 ||
           pseudo_content_add(content, options->lang) >= 0 ||
           content_language_like(content, options->lang) >= 0;
}

Content *kiosk_load(const Options *options, const Paths *paths, Site *site, Faults *faults)
{
    char figure_dir[4096], date[11];
    KioskFiles files;
    kiosk_files(options, paths, &files);
    asset_figure_folder(figure_dir, sizeof figure_dir, paths->assets, files.content);
    today(date);
    *site = site_default();
    Content *content = content_load(files.content, figure_dir, date, faults);
    if (files.site && site_load(files.site, content, site, faults))
        find_logo(site, files.site);
    return content;
}

/* A few lines that need no content pack to be read. */
static void load_sorry(Kiosk *kiosk)
{
    enum { SIZE = 4096 };
    char path[1100];
    snprintf(path, sizeof path, "%s/sorry.txt", kiosk->paths.assets);
    kiosk->sorry_text = xcalloc(1, SIZE);
    FILE *file = fopen(path, "rb");
    if (!file)
        return;
    size_t len = fread(kiosk->sorry_text, 1, SIZE - 1, file);
    fclose(file);
    if (!utf8_valid(kiosk->sorry_text, len, NULL))
        return;
    char *rest = kiosk->sorry_text, *line;
    while ((line = strsep(&rest, "\n")) && kiosk->world.sorry_count < ARRAY_LEN(kiosk->sorry_lines))
        if (*line)
            kiosk->sorry_lines[kiosk->world.sorry_count++] = line;
    kiosk->world.sorry_lines = kiosk->sorry_lines;
}

/* The site's languages, or all of the pack; --lang comes first. */
static void offer_languages(World *world, const Options *options)
{
    const Content *content = world->content;
    const Site *site = &world->site;
    world->language_count = 0;
    for (int i = 0; i < site->language_count; i++) {
        int found = content_language_like(content, site->languages[i]);
        if (found >= 0)
            world->languages[world->language_count++] = found;
    }
    for (int l = 0; !site->language_count && l < content->language_count; l++)
        world->languages[world->language_count++] = l;
    world->first_language = options->lang           ? content_language_like(content, options->lang)
                            : world->language_count ? world->languages[0]
                                                    : 0;
    world->clinic_language = site->clinic_language[0] ? content_language_like(content, site->clinic_language)
                                                      : world->first_language;
}

/* The stage is as high as the bar leaves it, and the bar as high as its words in this language want. */
static uint64_t drawing_key(Kiosk *kiosk)
{
    uint64_t key = hash_u64(HASH_START, (uint64_t)view_bar_height(&kiosk->app, kiosk->view));
    for (int i = 0; i < SETTING_COUNT; i++)
        if (setting_get((SettingId)i)->change != CHANGES_NOTHING)
            key = hash_u64(key, (uint64_t)app_setting(&kiosk->app, (SettingId)i));
    return key;
}

static void request_figures(Kiosk *kiosk)
{
    if (!kiosk->content)
        return;
    kiosk->drawn_for = drawing_key(kiosk);
    FigureJobs *jobs = xcalloc(1, sizeof *jobs);
    if (kiosk->has_no_pictures)
        view_structure_jobs(&kiosk->app, jobs);
    else
        view_figure_jobs(&kiosk->app, kiosk->view, jobs);
    if (jobs->dropped)
        log_line("%d pictures are more than the kiosk can ask for", jobs->dropped);
    figures_request(kiosk->figures, kiosk->content, jobs);
    kiosk->first_screens = jobs->first_screens;
    free(jobs);
}

void kiosk_take_structures(Kiosk *kiosk)
{
    enum { DEEPER = LAYER_COUNT - 1 };
    bool is_drawing = figures_fd(kiosk->figures) >= 0;
    if (!kiosk->content || kiosk->structures || is_drawing || kiosk->content->structure_count == 0)
        return;
    int count = kiosk->content->view_count * DEEPER;
    kiosk->structures = xcalloc((size_t)count, sizeof *kiosk->structures);
    for (int i = 0; i < count; i++)
        figures_structures(kiosk->figures, kiosk->content->frame, i / DEEPER, LAYER_SKIN + 1 + i % DEEPER,
                           &kiosk->structures[i]);
    kiosk->world.structure_maps = kiosk->structures;
}

static Fonts *create_fonts(const Site *site, Err *err)
{
    const char *families[SITE_MAX_FONTS];
    for (int i = 0; i < site->font_count; i++)
        families[i] = site->fonts[i];
    return fonts_create(families, site->font_count, err);
}

/* What the world says of the kiosk's content. */
static void adopt(Kiosk *kiosk, const Options *options)
{
    World *world = &kiosk->world;
    overlay_apply(&kiosk->desk.overlay, kiosk->content);
    world->content = kiosk->content;
    offer_languages(world, options);
    content_borrow_from(kiosk->content, world->first_language);
    kiosk->maps = xcalloc((size_t)kiosk->content->view_count, sizeof *kiosk->maps);
    world->maps = kiosk->maps;
}

/* In place of words or settings with faults, those that were shown before them. */
static void load_last_good(Kiosk *kiosk, const Options *options)
{
    LastGood last;
    if (options->mode != MODE_RUN || !last_good_find(kiosk->paths.state, &last))
        return;
    Options kept = *options;
    Faults untold = {0};
    Site site;
    kept.content = *last.content ? last.content : kiosk->paths.content;
    kept.site = *last.site ? last.site : options->site;
    Content *content = kiosk_load(&kept, &kiosk->paths, &site, &untold);
    faults_free(&untold);
    if (!content)
        return;
    content_destroy(kiosk->content);
    kiosk->content = content;
    kiosk->world.site = site;
    log_line("the last good words and settings are shown: %s %s", content->id, content->version);
}

static void load_content(Kiosk *kiosk, const Options *options)
{
    Faults faults = {0};
    kiosk->content = kiosk_load(options, &kiosk->paths, &kiosk->world.site, &faults);
    for (int i = 0; i < faults.count; i++)
        log_line("%s", faults.items[i].text);
    kiosk->faults = faults.errors;
    if (faults.errors)
        load_last_good(kiosk, options);
    desk_take_faults(&kiosk->desk, &faults);
}

static void open_desk(Kiosk *kiosk, const Options *options)
{
    char pin[1100], state[1024];
    bool has_place = state_pin_path(options, &kiosk->paths, pin, sizeof pin);
    bool has_pin = has_place && access(pin, F_OK) == 0;
    bool makes = has_pin || *kiosk->paths.state; /* the last good words want it too */
    bool keeps = state_folder(options, &kiosk->paths, makes, state, sizeof state);
    desk_open(&kiosk->desk, has_place ? pin : NULL, keeps ? state : NULL, options->mode == MODE_REPLAY);
    kiosk->world.staff = &kiosk->desk.news;
}

bool kiosk_read(Kiosk *kiosk, const Options *options, Err *err)
{
    memset(kiosk, 0, sizeof *kiosk);
    kiosk->week_min = -1;
    kiosk->paths = paths_find();
    if (options->state && options->mode == MODE_RUN)
        snprintf(kiosk->paths.state, sizeof kiosk->paths.state, "%s", options->state);
    kiosk->has_no_pictures = options->mode == MODE_REPLAY && !options->shots;
    bool prints = options->mode == MODE_RUN;
    printer_init(&kiosk->printer, prints ? kiosk->paths.print_program : NULL, kiosk->world.site.printer);
    voice_init(&kiosk->voice, prints ? kiosk->paths.voice_program : NULL);
    open_desk(kiosk, options);
    load_content(kiosk, options);
    World *world = &kiosk->world;
    world->content = kiosk->content;
    load_sorry(kiosk);
    if (kiosk->content && !kiosk_speaks(options, kiosk->content))
        return err_set(err, "the content has no language \"%s\"", options->lang);

    kiosk->fonts = create_fonts(&world->site, err);
    if (!kiosk->fonts)
        return false;
    kiosk->figures = figures_create(kiosk->paths.figures_program, kiosk->paths.assets, options->cache);
    if (kiosk->content)
        adopt(kiosk, options);
    return true;
}

static void measure(Kiosk *kiosk, const Options *options, int w, int h)
{
    const Site *site = &kiosk->world.site;
    double measured = kiosk->desk.overlay.diagonal_in; /* by staff, with a ruler */
    double diagonal = options->diagonal_in > 0 ? options->diagonal_in
                      : site->diagonal_in > 0  ? site->diagonal_in
                      : measured > 0           ? measured
                                               : kiosk->told_in;
    kiosk->desk.news.has_diagonal = options->diagonal_in > 0 || site->diagonal_in > 0;
    kiosk->world.screen = screen_make(w, h, diagonal, site->distance_mm);
}

static void create_makers(Kiosk *kiosk)
{
    Shaper shaper = fonts_shaper(kiosk->fonts);
    kiosk->view = view_create(&shaper);
    kiosk->renderer = render_create(kiosk->fonts, kiosk->figures);
}

/* Only where the site asks for it, and there is a place for them. */
static void open_counts(Kiosk *kiosk, const Options *options)
{
    char state[1024], path[1200];
    tally_free(&kiosk->tally);
    tally_init(&kiosk->tally, &kiosk->world);
    bool is_wanted = kiosk->tally.content && state_folder(options, &kiosk->paths, true, state, sizeof state);
    if (is_wanted && kiosk->counts)
        return;
    counts_destroy(kiosk->counts);
    kiosk->counts = NULL;
    desk_count(&kiosk->desk, NULL);
    if (!is_wanted)
        return;
    snprintf(path, sizeof path, "%s/counts.db", state);
    desk_count(&kiosk->desk, path);
    kiosk->counts = counts_create(path, options->mode == MODE_REPLAY);
}

static void load_maps(Kiosk *kiosk)
{
    Err why;
    if (kiosk->content && !figures_load_maps(kiosk->figures, kiosk->content, kiosk->maps, &why))
        log_line("the figure cannot be touched: %s", why.text);
}

void kiosk_open(Kiosk *kiosk, const Options *options, int w, int h, double display_diagonal_in)
{
    World *world = &kiosk->world;
    kiosk->told_in = display_diagonal_in;
    measure(kiosk, options, w, h);
    create_makers(kiosk);
    kiosk->shown = xcalloc(1, sizeof *kiosk->shown);
    kiosk->next = xcalloc(1, sizeof *kiosk->next);
    open_counts(kiosk, options);
    world->has_sound = world->site.has_sound && voice_can_sound(&kiosk->voice);
    kiosk->app = app_initial(world);
    load_maps(kiosk); /* how large the areas are tells in which sizes the figure is asked for */
    request_figures(kiosk);
    view_build(&kiosk->app, kiosk->view, kiosk->shown);
}

static void free_maps(Kiosk *kiosk)
{
    int views = kiosk->content ? kiosk->content->view_count : 0;
    for (int v = 0; v < views && kiosk->maps; v++)
        bodymap_free(&kiosk->maps[v]);
    for (int i = 0; i < views * (LAYER_COUNT - 1) && kiosk->structures; i++)
        bodymap_free(&kiosk->structures[i]);
    free(kiosk->maps);
    free(kiosk->structures);
    kiosk->maps = kiosk->structures = NULL;
    kiosk->world.maps = kiosk->world.structure_maps = NULL;
}

/* Fonts that cannot be had leave those before. */
static void change_fonts(Kiosk *kiosk)
{
    Err why;
    Fonts *fonts = create_fonts(&kiosk->world.site, &why);
    view_destroy(kiosk->view);
    render_destroy(kiosk->renderer);
    if (fonts) {
        fonts_destroy(kiosk->fonts);
        kiosk->fonts = fonts;
    } else {
        log_line("the fonts stay: %s", why.text);
    }
    create_makers(kiosk);
}

static bool is_closed(const Kiosk *kiosk)
{
    return !hours_are_open(&kiosk->world.site.hours, kiosk->week_min);
}

void kiosk_take(Kiosk *kiosk, const Options *options, Content *content, const Site *site)
{
    Content *old = kiosk->content;
    World *world = &kiosk->world;
    printer_stop(&kiosk->printer);
    voice_hush(&kiosk->voice);
    free_maps(kiosk);
    kiosk->content = content;
    world->site = *site;
    world->is_closed = is_closed(kiosk);
    world->has_sound = site->has_sound && voice_can_sound(&kiosk->voice);
    measure(kiosk, options, world->screen.w, world->screen.h);
    change_fonts(kiosk);
    adopt(kiosk, options);
    open_counts(kiosk, options);
    Faults none = {0};
    desk_take_faults(&kiosk->desk, &none);
    Event event = {.kind = EVENT_WORLD, .old_content = old};
    Effects unused = {0};
    app_handle(&kiosk->app, kiosk->shown, &event, &unused);
    load_maps(kiosk);
    request_figures(kiosk);
    kiosk_rebuild(kiosk);
    content_destroy(old);
}

void kiosk_destroy(Kiosk *kiosk)
{
    printer_stop(&kiosk->printer); /* which goes on by itself until its job is out of the queue */
    voice_destroy(&kiosk->voice);
    said_clear(&kiosk->said);
    desk_close(&kiosk->desk);
    counts_destroy(kiosk->counts);
    tally_free(&kiosk->tally);
    view_destroy(kiosk->view);
    render_destroy(kiosk->renderer);
    figures_destroy(kiosk->figures);
    fonts_destroy(kiosk->fonts);
    free_maps(kiosk);
    content_destroy(kiosk->content);
    free(kiosk->shown);
    free(kiosk->next);
    free(kiosk->sorry_text);
    memset(kiosk, 0, sizeof *kiosk);
}

void kiosk_rebuild(Kiosk *kiosk)
{
    Scene *fresh = kiosk->next;
    view_build(&kiosk->app, kiosk->view, fresh);
    if (fresh->dropped)
        log_line("%d things did not fit into a scene of %s", fresh->dropped,
                 view_name(kiosk->app.place.view));
    kiosk->next = kiosk->shown;
    kiosk->shown = fresh;
}

bool kiosk_clock_event(Kiosk *kiosk, int week_min, Event *event)
{
    kiosk->week_min = week_min;
    *event = (Event){.kind = EVENT_CLOCK, .week_min = week_min};
    bool has_changed = kiosk->world.is_closed != is_closed(kiosk);
    kiosk->world.is_closed = is_closed(kiosk);
    return has_changed;
}

bool kiosk_paper_event(Kiosk *kiosk, Event *event)
{
    *event = (Event){.kind = EVENT_PAPER};
    return printer_poll(&kiosk->printer, &event->paper);
}

bool kiosk_voice_event(Kiosk *kiosk, uint32_t ms, Event *event)
{
    return voice_poll(&kiosk->voice, ms, event);
}

bool kiosk_staff_event(Kiosk *kiosk, Event *event)
{
    return desk_poll(&kiosk->desk, kiosk->content, event);
}

bool kiosk_set_sound(Kiosk *kiosk, bool is_there)
{
    World *world = &kiosk->world;
    bool has_sound = is_there && world->site.has_sound && kiosk->content;
    if (has_sound == world->has_sound)
        return false;
    if (!has_sound)
        voice_hush(&kiosk->voice);
    world->has_sound = has_sound;
    return true;
}

bool kiosk_event(Kiosk *kiosk, const Event *event, Effects *effects)
{
    uint64_t before = kiosk->shown->hash;
    Place place = kiosk->app.place;
    desk_pass(&kiosk->desk, event->elapsed_ms);
    app_handle(&kiosk->app, kiosk->shown, event, effects);
#ifndef NDEBUG
    app_check(&kiosk->app);
#endif
    tally_see(&kiosk->tally, &place, &kiosk->app);
    bool is_over = false;
    for (int i = 0; i < effects->count; i++) {
        perform(kiosk, effects->items[i]);
        is_over |= effects->items[i] == EFFECT_WIPED;
    }
    if (kiosk->drawn_for != drawing_key(kiosk)) {
        request_figures(kiosk);
        render_forget(kiosk->renderer);
    }
    kiosk_rebuild(kiosk);
    for (int i = 0; i < effects->count; i++)
        if (effects->items[i] == EFFECT_HEAR)
            perform_hear(kiosk);
    if (is_over) { /* what the visitor saw, and what they would have seen next */
        explicit_bzero(kiosk->next, sizeof *kiosk->next);
        explicit_bzero(kiosk->shown->bytes + kiosk->shown->byte_count,
                       sizeof kiosk->shown->bytes - kiosk->shown->byte_count);
    }
    return kiosk->shown->hash != before;
}

void kiosk_look_ahead(Kiosk *kiosk)
{
    const Press *press = &kiosk->app.press;
    if (!press->is_down || !press->is_inside)
        return;
    App ahead = kiosk->app;
    Effects unused = {0};
    Event up = {.kind = EVENT_UP, .finger = press->finger, .x = press->x, .y = press->y};
    app_handle(&ahead, kiosk->shown, &up, &unused);
    view_build(&ahead, kiosk->view, kiosk->next);
    render_warm(kiosk->renderer, kiosk->next);
}

void kiosk_rest(Kiosk *kiosk)
{
    desk_look(&kiosk->desk);
    view_trim(kiosk->view);
    fonts_trim(kiosk->fonts);
    kiosk_take_structures(kiosk);
    figures_idle(kiosk->figures);
}

void kiosk_resize(Kiosk *kiosk, int w, int h)
{
    kiosk->world.screen =
        screen_make(w, h, (double)kiosk->world.screen.diagonal_in, kiosk->world.site.distance_mm);
    Event event = {.kind = EVENT_WORLD, .old_content = kiosk->content};
    Effects unused = {0};
    request_figures(kiosk);
    kiosk_event(kiosk, &event, &unused);
}
