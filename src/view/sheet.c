#include "view/sheet.h"

/* What the sheet hides is not told as seen. */
static void hide_texts(Scene *scene, Rect sheet)
{
    int kept = 0;
    for (int i = 0; i < scene->text_count; i++)
        if (!rect_overlaps(scene->texts[i].rect, sheet))
            scene->texts[kept++] = scene->texts[i];
    scene->text_count = kept;
}

void sheet_draw(Ui *ui)
{
    const Glossary *glossary = &ui->lang->glossary;
    int at = ui->app->word - 1;
    if (at < 0 || at >= glossary->count)
        return;
    const GlossaryEntry *entry = &glossary->items[at];
    const Theme *theme = ui->theme;
    const char *close = ui_string(ui, STR_WORD_CLOSE);
    int margin = ui_mm(ui, 4), pad = ui_mm(ui, 6), gap = ui_mm(ui, 2.5);
    Rect sheet = {.x = margin, .w = MIN(ui->screen.w - 2 * margin, ui_mm(ui, 260))};
    sheet.x = (ui->screen.w - sheet.w) / 2;
    int text_w = sheet.w - 2 * pad;
    sheet.h = 2 * pad + ui_text_height(ui, &UI_HEADING, entry->word, text_w) + gap +
              ui_text_height(ui, &UI_LEAD, entry->text, text_w) + gap +
              ui_text_height(ui, &UI_SMALL, close, text_w);
    sheet.y = ui->body.h - margin - sheet.h;
    ui->scene->target_count = 0;
    ui->scene->stage = (Stage){0};
    hide_texts(ui->scene, ui_placed(ui, sheet));
    ui_box(ui, sheet, ui_mm(ui, 6), theme->card);
    ui_frame(ui, sheet, ui_mm(ui, 6), MAX(2, ui_mm(ui, 0.8)), theme->ink);
    ui_target(ui, sheet, TARGET_BUTTON, close, (Action){.kind = ACTION_UNWORD}, false);
    Color outer = ui->bg;
    ui->bg = theme->card;
    int x = sheet.x + pad, y = sheet.y + pad;
    y += ui_text(ui, &UI_HEADING, entry->word, x, y, text_w, theme->ink) + gap;
    y += ui_text(ui, &UI_LEAD, entry->text, x, y, text_w, theme->ink) + gap;
    ui_text(ui, &UI_SMALL, close, x, y, text_w, theme->soft_ink);
    ui->bg = outer;
}
