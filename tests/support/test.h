/* cmocka with the headers it wants before it, in the order it wants them. */
#ifndef HK_TEST_H
#define HK_TEST_H

// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
// clang-format on

#endif
