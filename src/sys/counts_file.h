/* The file of counts: opened, checked, written, read. Only for counts.c and counts_read.c. */
#ifndef HK_COUNTS_FILE_H
#define HK_COUNTS_FILE_H

#include <sqlite3.h>

#include "sys/counts.h"

enum { COUNTS_DAY_SIZE = 11 };

typedef struct CountsFile {
    char path[1200];
    sqlite3 *db; /* owned; NULL: not open */
} CountsFile;

/* Where a damaged file is put. */
void counts_bad_path(const char *path, char *out, size_t size);
/* YYYY-MM-DD where the clinic is, `days` later. */
void counts_day(time_t now, int days, char out[COUNTS_DAY_SIZE]);

/* One transaction; opens the file first if need be, anew where it is damaged. False: it could not be written,
 * and is as it was. */
bool counts_file_add(CountsFile *file, const CountRow *rows, int count, time_t now);
void counts_file_close(CountsFile *file);

#endif
