#include "model/json_text.h"

#include <stdlib.h>
#include <string.h>

bool json_is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
}

bool json_is_id(const char *text)
{
    size_t len = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return len > 0 && len <= 63 && text[len] == '\0' && text[0] != '-';
}

bool json_is_date(const char *text)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (strlen(text) != 10 || strspn(text, "0123456789") != 4 || text[4] != '-' || text[7] != '-' ||
        strspn(text + 5, "0123456789") != 2 || strspn(text + 8, "0123456789") != 2)
        return false;
    int year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
    if (year < 1900 || month < 1 || month > 12 || day < 1)
        return false;
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= DAYS[month - 1] + (month == 2 && is_leap);
}
