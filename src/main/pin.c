#include "main/pin.h"

#include <crypt.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "app/staff.h"
#include "base/log.h"

static const char KIOSK_GROUP[] = "hipkiosk";

bool pin_is_good(const char *pin, Err *err)
{
    size_t len = strlen(pin);
    if (len < STAFF_PIN_LEAST || len > STAFF_PIN_MOST || strspn(pin, "0123456789") != len)
        return err_set(err, "a PIN has %d to %d digits and nothing else", STAFF_PIN_LEAST, STAFF_PIN_MOST);
    int step = pin[1] - pin[0];
    bool is_run = step >= -1 && step <= 1;
    for (size_t i = 1; i < len; i++)
        is_run &= pin[i] - pin[i - 1] == step;
    return !is_run || err_set(err, "this PIN is the first that anybody would try");
}

static bool hash_pin(const char *pin, char out[PIN_HASH_SIZE], Err *err)
{
    struct crypt_data *data = xcalloc(1, sizeof *data);
    char salt[CRYPT_GENSALT_OUTPUT_SIZE];
    const char *hash =
        crypt_gensalt_rn("$y$", 0, NULL, 0, salt, sizeof salt) ? crypt_r(pin, salt, data) : NULL;
    bool ok = hash && hash[0] == '$' && strlen(hash) < PIN_HASH_SIZE;
    if (ok)
        snprintf(out, PIN_HASH_SIZE, "%s", hash);
    explicit_bzero(data, sizeof *data);
    free(data);
    return ok || err_set(err, "the PIN cannot be hashed: %s", strerror(errno));
}

/* Whole and on the disk, or not at all. */
static bool fill_file(int fd, const char *hash, Err *err)
{
    char line[PIN_HASH_SIZE + 1];
    int len = snprintf(line, sizeof line, "%s\n", hash);
    const struct group *group = geteuid() == 0 ? getgrnam(KIOSK_GROUP) : NULL;
    if (group && fchown(fd, (uid_t)-1, group->gr_gid) != 0)
        return err_set(err, "its group cannot be set: %s", strerror(errno));
    if (fchmod(fd, group ? 0640 : 0600) != 0 || write(fd, line, (size_t)len) != len || fsync(fd) != 0)
        return err_set(err, "%s", strerror(errno ? errno : ENOSPC));
    return true;
}

bool pin_write(const char *path, const char *pin, Err *err)
{
    char hash[PIN_HASH_SIZE], fresh[1200];
    Err why;
    if (!hash_pin(pin, hash, err))
        return false;
    int len = snprintf(fresh, sizeof fresh, "%s.new", path);
    if (len >= (int)sizeof fresh)
        return err_set(err, "%s: the path is too long", path);
    unlink(fresh);
    errno = 0;
    int fd = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return err_set(err, "%s: %s", path, strerror(errno));
    bool ok = fill_file(fd, hash, &why);
    ok = close(fd) == 0 && ok;
    if (ok && rename(fresh, path) == 0)
        return true;
    err_set(err, "%s: %s", path, ok ? strerror(errno) : why.text);
    unlink(fresh);
    return false;
}

bool pin_read(const char *path, char hash[PIN_HASH_SIZE], Err *err)
{
    struct stat st;
    FILE *file = fopen(path, "re");
    if (!file)
        return err_set(err, "%s: %s", path, strerror(errno));
    bool has_line = fgets(hash, PIN_HASH_SIZE, file) != NULL;
    bool is_open_to_all = fstat(fileno(file), &st) == 0 && (st.st_mode & 0007) != 0;
    fclose(file);
    if (has_line)
        hash[strcspn(hash, "\r\n")] = '\0';
    if (!has_line || hash[0] != '$')
        return err_set(err, "%s: holds no hash of a PIN", path);
    return !is_open_to_all || err_set(err, "%s: everybody may read it; chmod o= makes it good", path);
}

bool pin_matches(const char *hash, const char *pin)
{
    struct crypt_data *data = xcalloc(1, sizeof *data);
    const char *made = crypt_r(pin, hash, data);
    size_t len = strlen(hash);
    bool is_same = made && strlen(made) == len && made[0] != '*';
    unsigned char differs = 0;
    for (size_t i = 0; is_same && i < len; i++)
        differs |= (unsigned char)(made[i] ^ hash[i]);
    explicit_bzero(data, sizeof *data);
    free(data);
    return is_same && !differs;
}

/* One line, unseen where somebody types it. */
static bool ask(const char *question, char *out, int size)
{
    struct termios seen, unseen;
    bool is_terminal = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &seen) == 0;
    if (is_terminal) {
        unseen = seen;
        unseen.c_lflag &= ~(tcflag_t)ECHO;
        fputs(question, stderr);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    }
    bool ok = fgets(out, size, stdin) != NULL;
    if (is_terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &seen);
        fputc('\n', stderr);
    }
    out[ok ? strcspn(out, "\r\n") : 0] = '\0';
    return ok;
}

int pin_run(const char *path)
{
    char pin[PIN_SECRET_SIZE], again[PIN_SECRET_SIZE];
    Err err = {0};
    bool ok = ask("New PIN for staff, 4 to 8 digits: ", pin, sizeof pin) || err_set(&err, "no PIN was given");
    ok = ok && pin_is_good(pin, &err);
    if (ok && isatty(STDIN_FILENO))
        ok = (ask("The same again: ", again, sizeof again) && strcmp(pin, again) == 0) ||
             err_set(&err, "the two are not the same; nothing was changed");
    ok = ok && pin_write(path, pin, &err);
    explicit_bzero(pin, sizeof pin);
    explicit_bzero(again, sizeof again);
    if (ok)
        printf("%s: the PIN holds from now on\n", path);
    else
        fprintf(stderr, "hipkiosk: %s\n", err.text);
    return ok ? 0 : 1;
}
