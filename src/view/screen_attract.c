#include "view/screens.h"
#include "view/stage.h"

/* Languages by their own names; with one language there is nothing to choose. */
static void languages(Ui *ui, int x, int y, int width)
{
    const Content *content = ui->world->content;
    if (ui->world->language_count < 2)
        return;
    int gap = ui_mm(ui, 3), height = ui_mm(ui, 20), at = x;
    for (int i = 0; i < ui->world->language_count; i++) {
        int l = ui->world->languages[i];
        const char *name = content->languages[l].name;
        int chip = MAX(ui_mm(ui, 20), ui_text_width(ui, &UI_LABEL, name) + 2 * ui_mm(ui, 6));
        if (at > x && at + chip > x + width) {
            at = x;
            y += height + gap;
        }
        Rect rect = {at, y, chip, height};
        Action action = {.kind = ACTION_START, .a = (int16_t)l};
        bool is_pressed = ui_target(ui, rect, TARGET_BUTTON, name, action, l == ui->app->language);
        Color ground = is_pressed ? ui->theme->pressed : ui->theme->card;
        ui_box(ui, rect, height / 2, ground);
        ui_frame(ui, rect, height / 2, MAX(1, ui_mm(ui, 0.4)), ui->theme->soft_ink);
        Color outer = ui->bg;
        ui->bg = ground;
        ui_text_center(ui, &UI_LABEL, name, rect, ui->theme->ink);
        ui->bg = outer;
        at += chip + gap;
    }
}

void screen_attract(Ui *ui)
{
    const Theme *theme = ui->theme;
    bool is_portrait = screen_is_portrait(&ui->screen), is_small = screen_is_small(&ui->screen);
    Rect stage = stage_rect(&ui->screen, VIEW_ATTRACT, 0), at = ui_placed(ui, stage);
    ui->bg = theme->stage;
    FigureRef ref = stage_ref(ui->world, 0, &ui->app->place, at);
    scene_push_figure(ui->scene, at, ref);
    stage_pulse(ui, at, ref);

    int margin = ui_mm(ui, is_small ? 8 : 24), x = margin;
    int width = is_portrait ? ui->screen.w - 2 * margin : stage.x - margin - ui_mm(ui, 4);
    const UiStyle lead = {.face = FACE_REGULAR, .cap_mm = 6.6, .growth = 0.7, .is_heading = true};
    Action start = {.kind = ACTION_START, .a = -1};
    Rect button = {x, 0,
                   MIN(width, MAX(ui_mm(ui, is_small ? 80 : 110),
                                  ui_button_width(ui, ui_string(ui, STR_ATTRACT_START), ICON_NONE))),
                   ui_mm(ui, is_small ? 22 : 27)};
    int title_h = ui_text_height(ui, &UI_DISPLAY, ui_string(ui, STR_ATTRACT_TITLE), width);
    int text_h = ui_text_height(ui, &lead, ui_string(ui, STR_ATTRACT_TEXT), width);
    int total = title_h + ui_mm(ui, 7) + text_h + ui_mm(ui, is_small ? 6 : 12) + button.h;
    int y = is_portrait ? stage.h + ui_mm(ui, 8)
            : is_small  ? ui_mm(ui, 8)
                        : (ui->screen.h - total) * 45 / 100;
    if (ui->world->site.clinic_name[0])
        ui_text(ui, &UI_LABEL, ui->world->site.clinic_name, x, ui_mm(ui, 14), width, theme->soft_ink);
    if (ui->world->site.logo[0]) {
        Rect logo = ui_placed(ui, (Rect){x, ui_mm(ui, 22), ui_mm(ui, 60), ui_mm(ui, 22)});
        scene_push_image(ui->scene, logo, ui->world->site.logo);
    }
    y += ui_text(ui, &UI_DISPLAY, ui_string(ui, STR_ATTRACT_TITLE), x, y, width, theme->ink) + ui_mm(ui, 7);
    y += ui_text(ui, &lead, ui_string(ui, STR_ATTRACT_TEXT), x, y, width, theme->soft_ink) +
         ui_mm(ui, is_small ? 6 : 12);
    button.y = y;
    ui_button(ui, button, ui_string(ui, STR_ATTRACT_START), ICON_POINTER, start, theme->primary,
              theme->primary_pressed, theme->on_primary);
    languages(ui, x, y + button.h + ui_mm(ui, 8), width);

    const char *help = ui_string(ui, STR_BAR_HELP);
    int help_h = ui_mm(ui, 21), help_w = ui_button_width(ui, help, ICON_HELP) + ui_mm(ui, 4);
    ui_button(ui, (Rect){x, ui->screen.h - margin * 2 / 3 - help_h, help_w, help_h}, help, ICON_HELP,
              (Action){.kind = ACTION_HELP}, theme->help, theme->help_pressed, theme->on_help);
}
