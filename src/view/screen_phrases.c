/* What to say on the table: in the visitor's language, and beside it in the clinic's. */
#include "view/flow.h"
#include "view/screens.h"

static const StringId PHRASES[] = {STR_PHRASE_SOFTER, STR_PHRASE_FIRMER,   STR_PHRASE_STOP,
                                   STR_PHRASE_HURTS,  STR_PHRASE_TINGLING, STR_PHRASE_ELSEWHERE,
                                   STR_PHRASE_COLD,   STR_PHRASE_CUSHION,  STR_PHRASE_GOOD};

typedef struct Sides {       /* px; beside one another, or the clinic's below */
    const Language *clinics; /* NULL: the visitor reads it */
    bool are_beside;
    int w, gap;
} Sides;

static Sides sides_of(const Ui *ui, int w)
{
    const Language *clinics = &ui->world->content->languages[ui->world->clinic_language];
    Sides sides = {.clinics = clinics == ui->lang ? NULL : clinics, .w = w, .gap = ui_mm(ui, 8)};
    sides.are_beside = sides.clinics && (float)w > 36 * ui_cap_px(ui, &UI_HEADING);
    if (sides.are_beside)
        sides.w = (w - sides.gap) / 2;
    return sides;
}

/* The same in the clinic's language, from its own start. */
static int clinics_side(Ui *ui, const Sides *sides, StringId phrase, int x, int y)
{
    const Language *own = ui->lang;
    UiStyle style = UI_HEADING;
    ui->lang = sides->clinics;
    if (sides->are_beside && own->is_rtl != sides->clinics->is_rtl)
        style.align = ALIGN_END;
    int h = ui_text(ui, &style, ui->lang->strings[phrase], x, y, sides->w, ui->theme->soft_ink);
    ui->lang = own;
    return h;
}

static void phrase_row(Flow *flow, const Sides *sides, StringId phrase)
{
    Ui *ui = flow->ui;
    int pad = ui_room(ui, 3, 2), y = flow->y + pad;
    ui_rule(ui, flow->x, flow->y, flow->w);
    int h = ui_text(ui, &UI_HEADING, ui->lang->strings[phrase], flow->x, y, sides->w, ui->theme->ink);
    if (sides->clinics && sides->are_beside)
        h = MAX(h, clinics_side(ui, sides, phrase, flow->x + sides->w + sides->gap, y));
    else if (sides->clinics)
        h += clinics_side(ui, sides, phrase, flow->x, y + h);
    flow->y = y + h + pad;
}

void screen_phrases(Ui *ui)
{
    Rect panel = screen_panel(ui, (Rect){0}), window = screen_window(ui, panel);
    ui->bg = ui->theme->panel;
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, panel.y + ui_room(ui, 12, 4)};
    flow_text(&flow, &UI_TITLE, ui_string(ui, STR_PHRASES_TITLE), ui->theme->ink);
    flow_text(&flow, &UI_LEAD, ui_string(ui, STR_PHRASES_HINT), ui->theme->soft_ink);
    flow.y += ui_room(ui, 6, 3);
    Sides sides = sides_of(ui, flow.w);
    for (int i = 0; i < ARRAY_LEN(PHRASES); i++)
        phrase_row(&flow, &sides, PHRASES[i]);
    ui_end_scroll(ui, window, flow.y - window.y);
}
