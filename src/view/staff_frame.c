#include "view/staff_frame.h"

typedef struct Section {
    StringId title;
    IconId icon;
    Action action;
} Section;

static const Section SECTIONS[] = {
    {STR_STAFF_TODAY, ICON_SESSION, {ACTION_STAFF_OPEN, VIEW_STAFF, 0}},
    {STR_STAFF_CONTENT, ICON_CHECK, {ACTION_STAFF_OPEN, VIEW_STAFF_CONTENT, 0}},
    {STR_STAFF_SCREEN, ICON_POINTER, {ACTION_STAFF_OPEN, VIEW_TOUCH_TEST, 0}},
    {STR_STAFF_RULER, ICON_TEXT_SIZE, {ACTION_STAFF_OPEN, VIEW_RULER, 0}},
    {STR_STAFF_CLEAN, ICON_TECHNIQUE, {ACTION_STAFF_OPEN, VIEW_CLEAN, 0}},
    {STR_INDEX_THERAPISTS, ICON_THERAPIST, {ACTION_STAFF_OPEN, VIEW_STAFF_TIPS, 0}},
    {STR_STAFF_RELOAD, ICON_REFRESH, {ACTION_STAFF_RELOAD, 0, 0}},
    {STR_STAFF_LEAVE, ICON_CLOSE, {ACTION_STAFF_LEAVE, 0, 0}},
};

ViewId staff_list_of(const Place *place)
{
    return place->group == VIEW_STAFF_CONTENT ? VIEW_STAFF_CONTENT : VIEW_STAFF_TIPS;
}

bool staff_has_column(const Ui *ui)
{
    return !screen_is_portrait(&ui->screen) && screen_short_mm(&ui->screen) >= 212;
}

static bool is_current(const Ui *ui, const Section *section)
{
    const Place *place = &ui->app->place;
    int view = place->view == VIEW_STAFF_PAGE ? (int)staff_list_of(place) : place->view;
    return section->action.kind == ACTION_STAFF_OPEN && section->action.a == view;
}

static bool is_there(const Ui *ui, const Section *section)
{
    return section->action.kind != ACTION_STAFF_RELOAD || ui->world->staff->can_reload;
}

/* Words on the column's ground; where one is, and what is touched, has a ground of its own. */
static int entry(Ui *ui, const Section *section, Rect rect)
{
    const Theme *theme = ui->theme;
    const char *title = ui_string(ui, section->title);
    int pad = ui_mm(ui, 6);
    Color outer = ui->bg;
    int text_h = ui_text_height(ui, &UI_LABEL, title, rect.w - 2 * pad);
    rect.h = MAX(ui_touch_h(ui), text_h + ui_mm(ui, 3));
    bool is_here = is_current(ui, section);
    bool is_pressed = ui_target(ui, rect, TARGET_TAB, title, section->action, is_here);
    Color ground = is_here ? theme->primary : is_pressed ? theme->pressed : theme->card;
    if (ground != theme->card)
        ui_box(ui, rect, ui_mm(ui, 5), ground);
    ui->bg = ground;
    ui_text(ui, &UI_LABEL, title, rect.x + pad, rect.y + (rect.h - text_h) / 2, rect.w - 2 * pad,
            is_here ? theme->on_primary : theme->ink);
    ui->bg = outer;
    return rect.h;
}

/* The last one leaves: it stands apart, at the foot. */
static void column(Ui *ui, Rect rect)
{
    int inset = ui_mm(ui, 7), gap = ui_mm(ui, UI_GAP_MM), last = ARRAY_LEN(SECTIONS) - 1;
    Rect at = {rect.x + inset, rect.y + ui_room(ui, 14, 8), rect.w - 2 * inset, 0};
    Color outer = ui->bg;
    ui_box(ui, rect, 0, ui->theme->card);
    ui->bg = ui->theme->card;
    at.y += ui_text(ui, &UI_LABEL, ui_string(ui, STR_STAFF_TITLE), at.x + ui_mm(ui, 6), at.y,
                    at.w - ui_mm(ui, 12), ui->theme->soft_ink) +
            ui_mm(ui, 4);
    for (int i = 0; i < last; i++)
        if (is_there(ui, &SECTIONS[i]))
            at.y += entry(ui, &SECTIONS[i], at) + gap;
    at.y = rect.y + rect.h - inset - ui_touch_h(ui);
    entry(ui, &SECTIONS[last], at);
    ui->bg = outer;
}

int staff_back(Ui *ui, int x, int y, StringId label, ViewId view)
{
    UiFace face = {.label = ui_string(ui, label), .icon = ICON_BACK};
    Rect back = {x, y, ui_face_width(ui, &face), ui_touch_h(ui)};
    ui_button(ui, back, &face, (Action){ACTION_STAFF_OPEN, (int16_t)view, 0},
              (UiButtonColors){ui->theme->card, ui->theme->pressed, ui->theme->ink});
    return back.h + ui_mm(ui, 4);
}

Rect staff_frame(Ui *ui)
{
    int w = ui->screen.w, h = ui->screen.h, margin = ui_room(ui, 16, 5), top = ui_room(ui, 12, 4);
    int dx = ui->dx;
    ui->bg = ui->theme->panel;
    ui->dx = 0; /* the column does not slide in */
    Rect rect = {margin, top, w - 2 * margin, h - top};
    if (staff_has_column(ui)) {
        Rect side = {0, 0, MIN(ui_mm(ui, 105), w / 4), h};
        column(ui, side);
        rect.x += side.w;
        rect.w -= side.w;
    } else if (ui->app->place.view != VIEW_STAFF) {
        bool is_page = ui->app->place.view == VIEW_STAFF_PAGE;
        int used = staff_back(ui, margin, top, is_page ? STR_BAR_BACK : STR_STAFF_TITLE,
                              is_page ? staff_list_of(&ui->app->place) : VIEW_STAFF);
        rect.y += used;
        rect.h -= used;
    }
    ui->dx = dx;
    return rect;
}

void staff_list(Flow *flow)
{
    UiItem items[ARRAY_LEN(SECTIONS)];
    int count = 0;
    for (int i = 0; i < ARRAY_LEN(SECTIONS); i++)
        if (!is_current(flow->ui, &SECTIONS[i]) && is_there(flow->ui, &SECTIONS[i]))
            items[count++] = (UiItem){.title = ui_string(flow->ui, SECTIONS[i].title),
                                      .icon = SECTIONS[i].icon,
                                      .action = SECTIONS[i].action,
                                      .is_plain = true};
    flow_names(flow, items, count);
}
