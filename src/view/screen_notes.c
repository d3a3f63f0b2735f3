/* The screens with little on them: language, still, sorry, loading. */
#include <math.h>
#include <stdio.h>

#include "view/flow.h"
#include "view/screens.h"

void screen_language(Ui *ui)
{
    const Content *content = ui->world->content;
    Rect panel = screen_panel(ui, (Rect){0});
    ui->bg = ui->theme->panel;
    Rect window = {0, 0, ui->screen.w, ui->body.h};
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, ui_mm(ui, 12)};
    flow_text(&flow, &UI_TITLE, ui_string(ui, STR_LANGUAGE_TITLE), ui->theme->ink);
    flow_gap(&flow, 8);
    UiItem items[CONTENT_MAX_LANGUAGES];
    for (int i = 0; i < ui->world->language_count; i++) {
        int l = ui->world->languages[i];
        items[i] = (UiItem){
            .title = content->languages[l].name,
            .icon = l == ui->app->language ? ICON_CHECK : ICON_LANGUAGE,
            .action = {.kind = ACTION_LANGUAGE, .a = (int16_t)l},
            .is_plain = true,
            .lang = &content->languages[l],
        };
    }
    flow_items(&flow, items, ui->world->language_count);
    ui_end_scroll(ui, window, flow.y);
}

/* A dot a second around the seconds that are left; those gone by are pale. */
static void countdown_ring(Ui *ui, Rect square, const char *seconds)
{
    const Theme *theme = ui->theme;
    int total = MAX(1, app_countdown_most_s(ui->app)), left = app_countdown_s(ui->app);
    int dots = MIN(total, 60), full = (left * dots + total - 1) / total;
    Rect at = ui_placed(ui, square);
    float size = (float)at.w / 15, radius = ((float)at.w - size) / 2;
    for (int i = 0; i < dots; i++) {
        double angle = 2 * M_PI * i / dots;
        scene_push_dot(ui->scene, (float)at.x + (float)at.w / 2 + radius * (float)sin(angle),
                       (float)at.y + (float)at.h / 2 - radius * (float)cos(angle), size,
                       i >= dots - full ? theme->primary : theme->meter_empty);
    }
    ui_text_center(ui, &UI_DISPLAY, seconds, square, theme->ink);
}

void screen_still(Ui *ui)
{
    const Theme *theme = ui->theme;
    scene_push_fill(ui->scene, (Rect){0, 0, ui->screen.w, ui->screen.h}, 0, theme->scrim);
    int pad = ui_room(ui, 16, 8), width = MIN(ui->screen.w - 2 * ui_mm(ui, 8), ui_mm(ui, 270)),
        text_w = width - 2 * pad;
    char seconds[16];
    snprintf(seconds, sizeof seconds, "%d", app_countdown_s(ui->app));
    const FillPair pair = {"seconds", seconds};
    const char *text = ui_fill(ui, ui_string(ui, STR_STILL_TEXT), &pair, 1);
    UiStyle title = UI_TITLE, lead = UI_LEAD;
    title.align = lead.align = screen_is_portrait(&ui->screen) ? ALIGN_CENTER : ALIGN_START;
    int ring = MIN(ui_mm(ui, 62), ui->screen.h * 2 / 5), gap = ui_mm(ui, 10);
    bool is_beside = !screen_is_portrait(&ui->screen); /* beside the words, else above them */
    int words_w = is_beside ? text_w - ring - gap : text_w;
    int title_h = ui_text_height(ui, &title, ui_string(ui, STR_STILL_TITLE), words_w);
    int text_h = ui_text_height(ui, &lead, text, words_w), button_h = ui_mm(ui, 27);
    int words_h = title_h + ui_mm(ui, 6) + text_h,
        top_h = is_beside ? MAX(ring, words_h) : ring + gap + words_h;
    int height = 2 * pad + top_h + ui_mm(ui, 12) + button_h;
    Rect card = {(ui->screen.w - width) / 2, (ui->screen.h - height) / 2, width, height};
    ui_box(ui, card, ui_mm(ui, 8), theme->card);
    ui->bg = theme->card;
    Rect round = {card.x + (is_beside ? pad : (card.w - ring) / 2),
                  card.y + pad + (is_beside ? (top_h - ring) / 2 : 0), ring, ring};
    countdown_ring(ui, round, seconds);
    int x = is_beside ? round.x + ring + gap : card.x + pad, y = card.y + pad + top_h - words_h;
    y -= is_beside ? (top_h - words_h) / 2 : 0;
    y += ui_text(ui, &title, ui_string(ui, STR_STILL_TITLE), x, y, words_w, theme->ink) + ui_mm(ui, 6);
    ui_text(ui, &lead, text, x, y, words_w, theme->soft_ink);
    ui_button(ui, (Rect){card.x + pad, card.y + pad + top_h + ui_mm(ui, 12), text_w, button_h},
              &(UiFace){.label = ui_string(ui, STR_STILL_STAY), .style = &UI_CALL},
              (Action){.kind = ACTION_STAY}, ui_primary(ui));
}

/* Without content there are no words: the site's name and the lines of assets/sorry.txt. */
/* Black with the signal on: televisions that lose it may not come back. */
void screen_dark(Ui *ui)
{
    scene_push_fill(ui->scene, (Rect){0, 0, ui->screen.w, ui->screen.h}, 0, 0xFF000000);
}

void screen_sorry(Ui *ui)
{
    const World *world = ui->world;
    int margin = ui_mm(ui, 24), width = ui->screen.w - 2 * margin, total = 0;
    UiStyle title = UI_TITLE, line = UI_LEAD;
    title.align = line.align = ALIGN_CENTER;
    ui->bg = ui->theme->stage;
    bool has_name = world->site.clinic_name[0] != 0;
    if (has_name)
        total = ui_text_height(ui, &title, world->site.clinic_name, width) + ui_mm(ui, 10);
    for (int i = 0; i < world->sorry_count; i++)
        total += ui_text_height(ui, &line, world->sorry_lines[i], width) + ui_mm(ui, 5);
    int y = (ui->screen.h - total) / 2;
    if (has_name)
        y += ui_text(ui, &title, world->site.clinic_name, margin, y, width, ui->theme->ink) + ui_mm(ui, 10);
    for (int i = 0; i < world->sorry_count; i++)
        y += ui_text(ui, &line, world->sorry_lines[i], margin, y, width,
                     i ? ui->theme->soft_ink : ui->theme->ink) +
             ui_mm(ui, 5);
}

void screen_loading(Ui *ui, int done, int total)
{
    const Theme *theme = ui->theme;
    ui->bg = theme->stage;
    int width = MIN(ui_mm(ui, 180), ui->screen.w - 2 * ui_mm(ui, 12)), x = (ui->screen.w - width) / 2;
    int y = ui->screen.h * 45 / 100, height = ui_mm(ui, 4);
    if (ui->lang) {
        char a[16], b[16];
        snprintf(a, sizeof a, "%d", done);
        snprintf(b, sizeof b, "%d", total);
        const FillPair pairs[] = {{"done", a}, {"total", b}};
        UiStyle lead = UI_LEAD;
        lead.align = ALIGN_CENTER;
        const char *text = ui_fill(ui, ui->lang->strings[STR_LOADING], pairs, 2);
        ui_text(ui, &lead, text, x, y - ui_mm(ui, 18), width, theme->soft_ink);
    }
    ui_box(ui, (Rect){x, y, width, height}, height / 2, theme->meter_empty);
    int full = total > 0 ? width * done / total : 0;
    if (full > 0)
        ui_box(ui, (Rect){x, y, MAX(full, height), height}, height / 2, theme->meter);
}
