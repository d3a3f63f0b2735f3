/* Today: the first screen behind the PIN. */
#include "view/screens.h"
#include "view/staff_frame.h"

void screen_staff(Ui *ui)
{
    Rect panel = staff_frame(ui), window = screen_window(ui, panel);
    ui_begin_scroll(ui, window);
    Flow flow = {ui, panel.x, panel.w, panel.y};
    bool has_column = staff_has_column(ui);
    flow_text(&flow, &UI_TITLE, ui_string(ui, has_column ? STR_STAFF_TODAY : STR_STAFF_TITLE),
              ui->theme->ink);
    flow_gap(&flow, 5);
    if (!has_column)
        staff_list(&flow);
    ui_end_scroll(ui, window, flow.y - window.y);
}
