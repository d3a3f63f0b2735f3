#include "main/lockout.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"

/* Always as long as before, written over: a full disk takes it too. */
static const char FORM[] = "wrong %04d %s\n", LOCKS[] = "locks", SERVED[] = "spent";

static uint32_t lock_ms(int wrong)
{
    int doublings = MIN(wrong - LOCKOUT_TRIES, 8);
    return wrong < LOCKOUT_TRIES ? 0
                                 : MIN((uint32_t)LOCKOUT_FIRST_MS << doublings, (uint32_t)LOCKOUT_MOST_MS);
}

static void keep(Lockout *lockout, bool is_served)
{
    char text[32];
    int len = snprintf(text, sizeof text, FORM, MIN(lockout->wrong, 9999), is_served ? SERVED : LOCKS);
    if (lockout->fd > 0 && (pwrite(lockout->fd, text, (size_t)len, 0) != len || fdatasync(lockout->fd) != 0))
        log_line("wrong PINs cannot be counted over a restart: %s", strerror(errno));
}

/* Nothing in it: no try yet. */
static void take(Lockout *lockout)
{
    char text[32] = "", state[8] = "";
    ssize_t len = pread(lockout->fd, text, sizeof text - 1, 0);
    if (len == 0) {
        keep(lockout, true);
        return;
    }
    bool is_good =
        len > 0 && sscanf(text, "wrong %4d %7s", &lockout->wrong, state) == 2 && lockout->wrong >= 0;
    if (!is_good)
        lockout->wrong = LOCKOUT_TRIES;
    if (!is_good || strcmp(state, SERVED) != 0)
        lockout->left_ms = lock_ms(lockout->wrong);
}

void lockout_open(Lockout *lockout, const char *path)
{
    *lockout = (Lockout){.fd = -1};
    if (!path)
        return;
    lockout->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (lockout->fd > 0)
        take(lockout);
    else
        log_line("%s: %s: wrong PINs are not counted over a restart", path, strerror(errno));
}

void lockout_close(Lockout *lockout)
{
    if (lockout->fd > 0)
        close(lockout->fd);
    lockout->fd = -1;
}

void lockout_try(Lockout *lockout)
{
    lockout->wrong++;
    keep(lockout, false);
}

void lockout_wrong(Lockout *lockout)
{
    lockout->left_ms = lock_ms(lockout->wrong);
    if (!lockout->left_ms)
        keep(lockout, true);
}

void lockout_right(Lockout *lockout)
{
    lockout->wrong = 0;
    lockout->left_ms = 0;
    keep(lockout, true);
}

void lockout_pass(Lockout *lockout, uint32_t ms)
{
    if (!lockout->left_ms)
        return;
    lockout->left_ms -= MIN(lockout->left_ms, ms);
    if (!lockout->left_ms)
        keep(lockout, true);
}
