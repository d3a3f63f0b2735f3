#include "main/service.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.h"

/* Connected to the manager's socket; -1 and errno if it cannot be. A leading @ is an abstract name. */
static int connect_to(const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t len = strlen(name);
    if ((name[0] != '/' && name[0] != '@') || len < 2 || len >= sizeof address.sun_path) {
        errno = EINVAL;
        return -1;
    }
    memcpy(address.sun_path, name, len);
    if (name[0] == '@')
        address.sun_path[0] = '\0';
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len);
    if (connect(fd, (const struct sockaddr *)&address, size) == 0)
        return fd;
    int reason = errno;
    close(fd);
    errno = reason;
    return -1;
}

/* Three words within the time that the manager waits for one. */
static uint64_t interval_of(const char *usec, const char *pid)
{
    enum { US_PER_MS = 1000, WORDS = 3 };
    if (!usec || (pid && strtoll(pid, NULL, 10) != (long long)getpid()))
        return 0;
    unsigned long long us = strtoull(usec, NULL, 10);
    return us ? MAX(us / US_PER_MS / WORDS, 1ULL) : 0;
}

void service_open(Service *service)
{
    *service = (Service){.fd = -1, .pulse.fd = -1};
    const char *name = getenv("NOTIFY_SOCKET");
    if (!name || !*name)
        return;
    service->fd = connect_to(name);
    if (service->fd < 0)
        log_line("the service manager cannot be told that the kiosk is ready: %s: %s", name, strerror(errno));
    else
        service->interval_ms = interval_of(getenv("WATCHDOG_USEC"), getenv("WATCHDOG_PID"));
}

void service_close(Service *service)
{
    if (service->fd >= 0)
        close(service->fd);
    service->fd = -1;
    pulse_close(&service->pulse);
}

/* A word that is lost is followed by others; waiting for the manager would stop the picture. */
static void say(const Service *service, const char *words)
{
    if (service->fd >= 0)
        (void)!send(service->fd, words, strlen(words), MSG_DONTWAIT | MSG_NOSIGNAL);
}

void service_ready(Service *service, const char *status)
{
    char words[1024]; /* a status as long as the line at start */
    if (service->is_ready)
        return;
    service->is_ready = true;
    if (service->interval_ms)
        pulse_open(&service->pulse);
    snprintf(words, sizeof words, "READY=1\nSTATUS=%s\nWATCHDOG=1", status);
    say(service, words);
}

void service_alive(Service *service, uint64_t now_ms)
{
    if (!service->interval_ms || !service->is_ready || now_ms - service->last_ms < service->interval_ms)
        return;
    service->last_ms = now_ms;
    if (pulse_beats(&service->pulse))
        say(service, "WATCHDOG=1");
}

void service_stopping(Service *service)
{
    say(service, "STOPPING=1");
}

int service_wait_ms(const Service *service, uint64_t now_ms, int wait_ms)
{
    if (!service->interval_ms || !service->is_ready)
        return wait_ms;
    uint64_t since = now_ms - service->last_ms;
    int left =
        since >= service->interval_ms ? 0 : (int)MIN(service->interval_ms - since, (uint64_t)INT32_MAX);
    return wait_ms < 0 ? left : MIN(wait_ms, left);
}
