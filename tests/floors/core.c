/* Linked from base to view alone: proof that the kiosk's core needs no display. */
#include "view/view.h"

int main(void)
{
    void (*volatile build)(const App *, View *, Scene *) = view_build;
    return build ? 0 : 1;
}
