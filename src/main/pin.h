/* The PIN of the staff: kept only as a salted hash (crypt's yescrypt), in a file of one line.
 *
 * A PIN has 4 to 8 digits, too few to withstand whoever holds the file: it is for root and the kiosk alone,
 * and on the glass the lock-out (lockout.h) counts tries. */
#ifndef HK_PIN_H
#define HK_PIN_H

#include "base/err.h"

enum { PIN_HASH_SIZE = 384, PIN_SECRET_SIZE = 64 };

/* False with the reason: not 4 to 8 digits, one digit again and again, or a run such as 1234. */
bool pin_is_good(const char *pin, Err *err);
/* Writes the hash to `path`, for the owner of the file and the kiosk's group to read. What stood there holds
 * until the new one is whole. */
bool pin_write(const char *path, const char *pin, Err *err);
/* The line of the file; false with the reason if there is none that may be used. */
bool pin_read(const char *path, char hash[PIN_HASH_SIZE], Err *err);
/* Takes tens of milliseconds, on purpose. */
bool pin_matches(const char *hash, const char *pin);

/* hipkiosk --set-pin: asks twice on a terminal, unseen, else reads one line. Exit code. */
int pin_run(const char *path);

#endif
