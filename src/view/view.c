#include "view/view.h"

#include <stdlib.h>
#include <string.h>

#include "view/card_parts.h"
#include "view/guides.h"
#include "view/screens.h"
#include "view/sheet.h"
#include "view/stage.h"
#include "view/strip.h"
#include "view/ui.h"

struct View {
    TextCache *text;
    Arena scratch; /* cleared before each build */
    struct ViewCaches caches;
};

View *view_create(const Shaper *shaper)
{
    View *view = xcalloc(1, sizeof *view);
    view->text = text_cache_create(shaper);
    return view;
}

void view_destroy(View *view)
{
    if (!view)
        return;
    text_cache_destroy(view->text);
    arena_free(&view->scratch);
    arena_free(&view->caches.index.arena);
    free(view);
}

void view_trim(View *view)
{
    text_cache_trim(view->text);
}

void view_clear(View *view)
{
    arena_clear(&view->scratch);
    text_cache_clear(view->text);
    arena_free(&view->caches.index.arena);
    memset(&view->caches, 0, sizeof view->caches);
}

static const Theme *theme_of(const App *app)
{
    bool is_staff = view_is((ViewId)app->place.view, SCREEN_IS_STAFF);
    return is_staff ? theme_staff() : theme_get((ThemeId)app_setting(app, SETTING_CONTRAST));
}

static bool is_lowered(const App *app)
{
    return app_setting(app, SETTING_LOWER) && screen_can_be_lowered(&app->world->screen);
}

const App *view_lower(const App *app, App *lowered, World *world)
{
    if (!is_lowered(app))
        return app;
    *world = *app->world;
    world->screen = screen_lowered(&app->world->screen, app->world->site.mount_height_mm);
    *lowered = *app;
    lowered->world = world;
    if (!screen_takes_largest(&world->screen))
        lowered->settings[SETTING_TEXT] = MIN(lowered->settings[SETTING_TEXT], TEXT_STEPS - 2);
    int by = app->world->screen.h - world->screen.h;
    lowered->press.y -= by;
    lowered->press.start_y -= by;
    lowered->press.rect.y -= by;
    return lowered;
}

/* Attract is touched anywhere, and looked at from afar. */
static bool is_shown_low(const App *app)
{
    return is_lowered(app) && view_is((ViewId)app->place.view, SCREEN_HAS_VISITOR);
}

Screen view_screen(const App *app)
{
    return is_shown_low(app) ? screen_lowered(&app->world->screen, app->world->site.mount_height_mm)
                             : app->world->screen;
}

static Ui ui_for(const App *app, View *view, Scene *out)
{
    arena_clear(&view->scratch);
    const World *world = app->world;
    Ui ui = {
        .app = app,
        .world = world,
        .lang = app_language(app),
        .theme = theme_of(app),
        .caches = &view->caches,
        .text = view->text,
        .scratch = &view->scratch,
        .scene = out,
        .screen = world->screen,
        .is_rtl = app_is_rtl(app),
    };
    int bar_h = world->content ? ui_bar_height(&ui) : 0;
    ui.bar = (Rect){0, world->screen.h - bar_h, world->screen.w, bar_h};
    ui.body = (Rect){0, 0, world->screen.w, world->screen.h - bar_h};
    return ui;
}

int view_bar_height(const App *app, View *view)
{
    World world;
    App lowered;
    return ui_for(view_lower(app, &lowered, &world), view, NULL).bar.h;
}

/* Places without a stage slide in a little, from where reading goes on; those with one let the
 * figure move and put their words at once. */
static int slide(const Ui *ui)
{
    if (!view_is((ViewId)ui->app->place.view, SCREEN_SLIDES))
        return 0;
    float rest = 1 - app_transition(ui->app);
    return (int)(rest * (float)ui_mm(ui, ui->app->is_coming_back ? -14 : 14));
}

static void build_place(Ui *ui)
{
    static void (*const SCREENS[VIEW_COUNT])(Ui *) = {
#define SCREEN(id, function, name, flags) [VIEW_##id] = screen_##function,
#include "app/screens.def"
#undef SCREEN
    };
    ui->dx = slide(ui);
    SCREENS[ui->app->place.view](ui);
    ui->dx = 0;
}

/* The strip takes its height from the words; the figure stays as large as it was. How wide it is, only the
 * screen knows. */
static void build_heard(Ui *ui)
{
    Scene *scene = ui->scene;
    int height = ui->body.h;
    build_place(ui);
    Rect panel = ui->panel.w ? ui->panel : (Rect){0, 0, ui->screen.w, 0};
    int w = scene->w, h = scene->h;
    Color ground = scene->ground;
    scene_reset(scene, w, h, ground);
    scene->reads_as = PASSAGE_TEXT;
    scene->is_heard = app_hears(ui->app);
    ui->bg = 0;
    int strip = strip_height(ui, panel.w);
    ui->body.h = height - strip;
    build_place(ui);
    scene->reads_as = PASSAGE_NONE;
    ui_group(ui, STR_BAR_LISTEN);
    strip_draw(ui, (Rect){panel.x, height - strip, panel.w, strip});
}

static void build(const App *app, View *view, Scene *out)
{
    const Theme *theme = theme_of(app);
    bool is_plain = view_is((ViewId)app->place.view, SCREEN_IS_PLAIN);
    scene_reset(out, app->world->screen.w, app->world->screen.h, is_plain ? theme->stage : theme->panel);
    Ui ui = ui_for(app, view, out);
    bool is_heard = app->world->has_sound && (!is_plain || app_hears(app));
    out->reads_as = is_heard ? PASSAGE_TEXT : PASSAGE_NONE;
    out->is_heard = app_hears(app);
    if (is_heard && app->listen.state != LISTEN_OFF && !app->hear.is_reading)
        build_heard(&ui);
    else
        build_place(&ui);
    out->reads_as = PASSAGE_NONE;
    ui_group(&ui, STR_HEAR_MENU);
    if (!is_plain)
        ui_bar(&ui);
    scene_group(out, NULL);
    if (app->word)
        sheet_draw(&ui);
    if (app->is_asking) {
        out->target_count = 0; /* what lies below cannot be touched */
        out->text_count = 0;
        out->passage_count = 0;
        out->stage = (Stage){0};
        screen_still(&ui);
    }
    guides_draw(&ui);
    out->epoch = app->epoch;
}

/* The lower part is a picture of its own, and over it there is nothing. */
static void build_low(const App *app, View *view, Scene *out)
{
    World world;
    App lowered;
    const Screen *glass = &app->world->screen;
    build(view_lower(app, &lowered, &world), view, out);
    Color rule = theme_get((ThemeId)app_setting(app, SETTING_CONTRAST))->rule;
    scene_push_fill(out, (Rect){0, 0, world.screen.w, MAX(1, screen_px(&world.screen, 0.5))}, 0, rule);
    scene_move_down(out, glass->h - world.screen.h, glass->h);
}

void view_build(const App *app, View *view, Scene *out)
{
    if (is_shown_low(app))
        build_low(app, view, out);
    else
        build(app, view, out);
    scene_finish(out);
}

void view_build_loading(const World *world, View *view, int done, int total, Scene *out)
{
    App app = app_initial(world);
    scene_reset(out, world->screen.w, world->screen.h, theme_get(THEME_CALM)->stage);
    Ui ui = ui_for(&app, view, out);
    screen_loading(&ui, done, total);
    out->epoch = UINT32_MAX; /* takes no touch */
    scene_finish(out);
}

bool view_card_picture(const App *app, View *view, Scene *out)
{
    Ui ui = ui_for(app, view, out);
    return card_paper_picture(&ui);
}
