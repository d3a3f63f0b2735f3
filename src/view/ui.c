#include "view/ui.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const UiStyle UI_DISPLAY = {.face = FACE_BOLD, .cap_mm = 20, .growth = 0.35, .is_heading = true};
const UiStyle UI_TITLE = {.face = FACE_BOLD, .cap_mm = 10.5, .growth = 0.4, .is_heading = true};
const UiStyle UI_HEADING = {.face = FACE_SEMIBOLD, .cap_mm = 6.6, .growth = 0.8, .is_heading = true};
const UiStyle UI_LEAD = {.face = FACE_REGULAR, .cap_mm = 5.9, .growth = 1};
const UiStyle UI_BODY = {.face = FACE_REGULAR, .cap_mm = 5.3, .growth = 1};
const UiStyle UI_SMALL = {.face = FACE_REGULAR, .cap_mm = 4.8, .growth = 1};
const UiStyle UI_STRONG = {.face = FACE_SEMIBOLD, .cap_mm = 5.3, .growth = 1};
const UiStyle UI_LABEL = {.face = FACE_SEMIBOLD, .cap_mm = 4.8, .growth = 1};
const UiStyle UI_CALL = {.face = FACE_SEMIBOLD, .cap_mm = 6.8, .growth = 0.7};
const UiStyle UI_CENTER = {.face = FACE_SEMIBOLD, .cap_mm = 4.8, .growth = 1, .align = ALIGN_CENTER};

int ui_mm(const Ui *ui, double mm)
{
    return screen_px(&ui->screen, mm);
}

int ui_touch_h(const Ui *ui)
{
    return ui_mm(ui, screen_is_small(&ui->screen) ? 16 : 20);
}

/* Big type gives way on small screens; body text never does. */
static double cap_mm(const Ui *ui, const UiStyle *style)
{
    double share = MIN(1.0, MIN(ui->screen.w, ui->screen.h) / (double)ui->screen.px_per_mm / 299);
    double mm = style->cap_mm;
    mm = MAX(UI_SMALL.cap_mm, mm * (mm > 8 ? pow(share, 0.8) : sqrt(share)));
    double step = theme_text_scale(app_setting(ui->app, SETTING_TEXT));
    return MAX(UI_SMALL.cap_mm * step, mm * (1 + (step - 1) * style->growth)); /* no heading below the body */
}

float ui_cap_px(const Ui *ui, const UiStyle *style)
{
    return (float)(cap_mm(ui, style) * (double)ui->screen.px_per_mm * (double)ui->screen.scale);
}

/* Words of a language that runs the other way than the screen stand at the screen's start. */
static TextAlign align_on_screen(const Ui *ui, TextAlign align, bool is_rtl)
{
    if (align == ALIGN_CENTER || is_rtl == ui->is_rtl)
        return align;
    return align == ALIGN_START ? ALIGN_END : ALIGN_START;
}

const TextLayout *ui_layout(Ui *ui, const UiStyle *style, const char *text, int width)
{
    bool is_rtl = ui->lang && ui->lang->is_rtl;
    TextSpec spec = {
        .text = text,
        .len = -1,
        .face = style->face,
        .cap_px = ui_cap_px(ui, style),
        .width = width,
        .line_height = style->cap_mm >= 6 ? 1.2f : 0,
        .align = align_on_screen(ui, style->align, is_rtl),
        .is_rtl = is_rtl,
        .has_markup = true,
        .is_heading = style->is_heading,
        .lang = ui->lang ? ui->lang->tag : NULL,
    };
    return text_layout(ui->text, &spec);
}

Rect ui_placed(const Ui *ui, Rect rect)
{
    rect.x += ui->dx;
    if (ui->is_rtl)
        rect.x = ui->screen.w - rect.x - rect.w;
    return rect;
}

int ui_text(Ui *ui, const UiStyle *style, const char *text, int x, int y, int width, Color color)
{
    const TextLayout *layout = ui_layout(ui, style, text, width);
    Rect box = ui_placed(ui, (Rect){x, y, width ? width : layout->w, layout->h});
    scene_push_text(ui->scene, layout, box.x, box.y, color, ui->bg);
    return layout->h;
}

int ui_text_height(Ui *ui, const UiStyle *style, const char *text, int width)
{
    return ui_layout(ui, style, text, width)->h;
}

int ui_text_width(Ui *ui, const UiStyle *style, const char *text)
{
    return ui_layout(ui, style, text, 0)->w;
}

void ui_text_center(Ui *ui, const UiStyle *style, const char *text, Rect rect, Color color)
{
    UiStyle centered = *style;
    centered.align = ALIGN_CENTER;
    const TextLayout *layout = ui_layout(ui, &centered, text, rect.w);
    Rect box = ui_placed(ui, rect);
    scene_push_text(ui->scene, layout, box.x, box.y + (rect.h - layout->h) / 2, color, ui->bg);
}

const char *ui_fill(Ui *ui, const char *text, const FillPair *pairs, int count)
{
    if (!strchr(text, '{'))
        return text;
    enum { MAX_PAIRS = 4 };
    const Site *site = &ui->world->site;
    FillPair all[MAX_PAIRS + 2] = {{"emergency_number", site->emergency_number},
                                   {"clinic_name", site->clinic_name}};
    ASSERT(count <= MAX_PAIRS);
    for (int i = 0; i < count; i++)
        all[i + 2] = pairs[i];
    char out[4096];
    size_t len = fill(out, sizeof out, text, all, count + 2);
    return arena_copy(ui->scratch, out, len);
}

const char *ui_string(Ui *ui, StringId id)
{
    return app_string(ui->app, id);
}

void ui_box(Ui *ui, Rect rect, int radius, Color color)
{
    scene_push_fill(ui->scene, ui_placed(ui, rect), radius, color);
}

void ui_frame(Ui *ui, Rect rect, int radius, int width, Color color)
{
    scene_push_frame(ui->scene, ui_placed(ui, rect), radius, width, color);
}

void ui_icon(Ui *ui, unsigned icon, Rect rect, Color color, bool is_directional)
{
    scene_push_icon(ui->scene, ui_placed(ui, rect), icon, color, is_directional && ui->is_rtl);
}

void ui_number(Ui *ui, const UiStyle *style, int number, Rect disc, const Tone *tone)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%d", number);
    Color outer = ui->bg;
    ui_box(ui, disc, disc.w / 2, tone->wash);
    ui->bg = tone->wash;
    ui_text_center(ui, style, digits, disc, tone->ink);
    ui->bg = outer;
}

void ui_rule(Ui *ui, int x, int y, int width)
{
    ui_box(ui, (Rect){x, y, width, MAX(1, ui_mm(ui, 0.3))}, 0, ui->theme->rule);
}

bool ui_is_pressed(const Ui *ui, Rect rect, Action action)
{
    const Press *press = &ui->app->press;
    return press->is_down && press->is_inside && !press->is_on_stage &&
           action_equals(press->action, action) && rect_overlaps(press->rect, rect);
}

bool ui_target(Ui *ui, Rect rect, TargetRole role, const char *label, Action action, bool is_current)
{
    int dx = ui->dx;
    ui->dx = 0; /* what moves in can be touched where it will stand */
    Rect at = ui_placed(ui, rect);
    ui->dx = dx;
    const Target *target = scene_push_target(ui->scene, at, role, label, action, is_current);
    if (!target)
        return false;
    if (ui->app->place.focus.id == target->id) {
        int width = MAX(2, ui_mm(ui, 0.9));
        ui_frame(ui, rect_inset(rect, -2 * width), ui_mm(ui, 4), width, ui->theme->focus);
    }
    return ui_is_pressed(ui, target->rect, action);
}

void ui_begin_scroll(Ui *ui, Rect window)
{
    scene_begin_scroll(ui->scene, ui_placed(ui, window), (int)lroundf(ui->app->place.scroll_px));
}

int ui_scroll_strip(const Ui *ui)
{
    return ui_mm(ui, 20 + 2 * 3);
}

void ui_end_scroll(Ui *ui, Rect window, int content_h)
{
    scene_end_scroll(ui->scene, content_h);
    int most = content_h - window.h;
    if (most <= 0)
        return;
    int offset = (int)lroundf(ui->app->place.scroll_px);
    int size = ui_mm(ui, 20), gap = ui_mm(ui, 3);
    int x = window.x + window.w - size - gap;
    int y = window.y + window.h - gap - size;
    const struct {
        IconId icon;
        StringId label;
        int16_t direction;
        bool is_useful;
    } buttons[] = {
        {ICON_CHEVRON_DOWN, STR_SCROLL_DOWN, 1, offset < most},
        {ICON_CHEVRON_UP, STR_SCROLL_UP, -1, offset > 0},
    };
    for (int i = 0; i < ARRAY_LEN(buttons); i++, y -= size + gap) {
        if (!buttons[i].is_useful)
            continue;
        Rect rect = {x, y, size, size};
        Action action = {.kind = ACTION_SCROLL, .a = buttons[i].direction};
        bool is_pressed = ui_target(ui, rect, TARGET_BUTTON, ui_string(ui, buttons[i].label), action, false);
        ui_box(ui, rect, size / 2, is_pressed ? ui->theme->primary_pressed : ui->theme->primary);
        int icon = ui_mm(ui, UI_ICON_SCROLL_MM);
        ui_icon(ui, buttons[i].icon, (Rect){x + (size - icon) / 2, y + (size - icon) / 2, icon, icon},
                ui->theme->on_primary, false);
    }
}
