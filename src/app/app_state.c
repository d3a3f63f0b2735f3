/* The state itself: at start, and what can be asked of it. */
#include <math.h>
#include <string.h>

#include "app/app_inside.h"

App app_initial(const World *world)
{
    App app;
    memset(&app, 0, sizeof app); /* padding too: states are compared byte for byte */
    app.world = world;
    app.place = place_of(!world->content ? VIEW_SORRY : world->is_closed ? VIEW_DARK : VIEW_ATTRACT);
    app.came_from = app.place;
    app.language = world->first_language;
    state_release(&app);
    app.settings[SETTING_TONE] = setting_tone(world->site.skin_tone);
    app.settings[SETTING_REPEATS] = (uint8_t)world->site.ignore_repeats;
    app.settings[SETTING_HOLD] = world->site.has_hold;
    app.settings[SETTING_SCAN] = (uint8_t)world->site.scanning;
    app.settings[SETTING_LOWER] = world->site.has_lower_controls;
    app.listen.speed = LISTEN_NORMAL_SPEED;
    app.listen.volume = (uint8_t)world->site.sound_volume;
    app.place_ms = APP_PULSE_MS; /* at rest: no transition into the first picture */
    return app;
}

const Language *app_language(const App *app)
{
    return app->world->content ? &app->world->content->languages[app->language] : NULL;
}

const char *app_string(const App *app, StringId id)
{
    return app_language(app)->strings[id];
}

bool app_is_rtl(const App *app)
{
    return app->world->content && app_language(app)->is_rtl;
}

int app_setting(const App *app, SettingId id)
{
    return app->settings[id];
}

bool app_has_reduced_motion(const App *app)
{
    return app->settings[SETTING_MOTION] != 0;
}

void effect_push(Effects *out, EffectKind kind)
{
    if (out->count < ARRAY_LEN(out->items))
        out->items[out->count++] = kind;
}

void state_release(App *app)
{
    memset(&app->press, 0, sizeof app->press);
    app->press.structure = -1;
}

static bool is_sound(const Place *place, const Content *content)
{
    bool sound = place->view < VIEW_COUNT && place->figure_view >= 0 &&
                 place->figure_view < content->view_count && place->layer < LAYER_COUNT &&
                 place->region >= -1 && place->region < content->region_count && place->page >= -1 &&
                 place->page < content->page_count && place->structure >= -1 &&
                 place->structure < content->structure_count &&
                 place->candidate_count <= PLACE_MAX_CANDIDATES && isfinite(place->scroll_px);
    for (int i = 0; sound && i < place->candidate_count; i++)
        sound = place->candidates[i].region >= 0 && place->candidates[i].region < content->region_count;
    return sound && ((place->view != VIEW_PAGE && place->view != VIEW_STAFF_PAGE) || place->page >= 0) &&
           (place->view != VIEW_AREA || place->region >= 0);
}

void app_check(const App *app)
{
    const Content *content = app->world->content;
    ASSERT(app->trail_count >= 0 && app->trail_count <= APP_MAX_TRAIL);
    ASSERT(app->contacts.count >= 0 && app->contacts.count <= CONTACTS_MAX);
    ASSERT(!app->press.is_down || contacts_find(&app->contacts, app->press.finger));
    ASSERT(content || app->place.view == VIEW_SORRY);
    if (!content)
        return;
    ASSERT(app->language >= 0 && app->language < content->language_count);
    ASSERT(is_sound(&app->place, content) && is_sound(&app->came_from, content));
    for (int i = 0; i < app->trail_count; i++)
        ASSERT(is_sound(&app->trail[i], content));
    for (int i = 0; i < SETTING_COUNT; i++)
        ASSERT(app->settings[i] < setting_get((SettingId)i)->count);
    ASSERT(app->staff.is_in ==
           (view_is((ViewId)app->place.view, SCREEN_IS_STAFF) && app->place.view != VIEW_PIN));
    ASSERT(app->staff.pin_len <= STAFF_PIN_MOST && app->staff.touch_count < STAFF_TOUCHES);
    ASSERT(app->paper < PAPER_STATE_COUNT);
    ASSERT(app->listen.volume <= LISTEN_VOLUMES && app->listen.speed < LISTEN_SPEEDS);
    ASSERT(app->visit.count >= 0 && app->visit.count <= content->card.max_entries);
}
