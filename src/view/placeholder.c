#include "base/base.h"

int view_placeholder(void);
int view_placeholder(void)
{
    return 0;
}
