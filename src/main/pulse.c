#include "main/pulse.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

void pulse_open(Pulse *pulse)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const char *folder = getenv("XDG_RUNTIME_DIR"), *name = getenv("WAYLAND_DISPLAY");
    *pulse = (Pulse){.fd = -1};
    if (!name || !*name || (name[0] != '/' && !folder))
        return;
    bool is_whole = name[0] == '/';
    int len = snprintf(address.sun_path, sizeof address.sun_path, "%s%s%s", is_whole ? "" : folder,
                       is_whole ? "" : "/", name);
    if (len >= (int)sizeof address.sun_path)
        return;
    pulse->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (pulse->fd >= 0 && connect(pulse->fd, (const struct sockaddr *)&address, sizeof address) != 0)
        pulse_close(pulse);
}

void pulse_close(Pulse *pulse)
{
    if (pulse->fd >= 0)
        close(pulse->fd);
    *pulse = (Pulse){.fd = -1};
}

/* Takes what has come; false if nothing has. Of a connection that has ended nothing more is asked. */
static bool has_answered(Pulse *pulse)
{
    char bytes[256];
    bool has_come = false;
    for (;;) {
        ssize_t len = recv(pulse->fd, bytes, sizeof bytes, 0);
        if (len > 0)
            has_come = true;
        else if (len < 0 && errno == EINTR)
            continue;
        else if (len < 0 && errno == EAGAIN)
            return has_come;
        else
            break;
    }
    pulse_close(pulse);
    return true;
}

bool pulse_beats(Pulse *pulse)
{
    /* wl_display (1), sync (0), twelve bytes, its answer as object 2: which is free again once it came. */
    static const uint32_t SYNC[] = {1, 12U << 16, 2};
    if (pulse->fd < 0)
        return true;
    if (pulse->is_waiting && !has_answered(pulse))
        return false;
    if (pulse->fd < 0)
        return true;
    pulse->is_waiting = send(pulse->fd, SYNC, sizeof SYNC, MSG_NOSIGNAL) == (ssize_t)sizeof SYNC;
    if (!pulse->is_waiting)
        pulse_close(pulse);
    return true;
}
