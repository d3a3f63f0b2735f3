#include "base/base.h"

int sys_placeholder(void);
int sys_placeholder(void)
{
    return 0;
}
