#include "base/base.h"

int app_placeholder(void);
int app_placeholder(void)
{
    return 0;
}
