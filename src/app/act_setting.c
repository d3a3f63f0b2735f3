/* Actions that change how the kiosk is shown. */
#include "app/app_inside.h"

void act_set(Step *step, Action action)
{
    step->app->settings[action.a] = (uint8_t)action.b;
    if (action.a == SETTING_HEAR)
        step->app->hear.has_chosen = true;
    if (setting_get((SettingId)action.a)->change == CHANGES_LAYOUT)
        trail_settle(step->app);
}

void act_language(Step *step, Action action)
{
    if (action.a >= 0)
        step->app->language = action.a;
    if (step->app->place.view == VIEW_LANGUAGE)
        trail_back(step->app);
}
