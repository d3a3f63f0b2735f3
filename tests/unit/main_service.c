/* What the service manager hears, over a real socket: ready once, alive in time, nothing where nobody asks.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "../support/test.h"
#include "main/service.h"

/* The manager's end, and the words it was told since the last time. */
typedef struct Manager {
    int fd;
    char name[64];
} Manager;

static void listen_as(Manager *manager, char first)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(manager->name, sizeof manager->name, "%c%s/hipkiosk-notify-%d", first, first == '@' ? "" : "tmp",
             (int)getpid());
    memcpy(address.sun_path, manager->name, strlen(manager->name));
    if (first == '@')
        address.sun_path[0] = '\0';
    manager->fd = socket(AF_UNIX, SOCK_DGRAM, 0);
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(manager->name));
    assert_int_equal(bind(manager->fd, (const struct sockaddr *)&address, size), 0);
    setenv("NOTIFY_SOCKET", manager->name, 1);
}

static void leave(Manager *manager)
{
    close(manager->fd);
    unlink(manager->name);
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    unsetenv("WATCHDOG_PID");
}

static const char *heard(const Manager *manager)
{
    static char words[512];
    ssize_t len = recv(manager->fd, words, sizeof words - 1, MSG_DONTWAIT);
    words[MAX(len, 0)] = '\0';
    return words;
}

static void alive_only_after_ready_and_when_it_is_time(void **state)
{
    (void)state;
    Manager manager;
    Service service;
    listen_as(&manager, '/');
    setenv("WATCHDOG_USEC", "30000000", 1);
    service_open(&service);
    assert_int_equal(service_wait_ms(&service, 0, -1), -1);
    service_alive(&service, 20000);
    assert_string_equal(heard(&manager), "");

    service_ready(&service, "content hip");
    assert_string_equal(heard(&manager), "READY=1\nSTATUS=content hip\nWATCHDOG=1");
    service_ready(&service, "again");
    assert_string_equal(heard(&manager), "");

    service_alive(&service, 20000);
    assert_string_equal(heard(&manager), "WATCHDOG=1");
    service_alive(&service, 29999);
    assert_string_equal(heard(&manager), "");
    assert_int_equal(service_wait_ms(&service, 29999, -1), 1);
    assert_int_equal(service_wait_ms(&service, 21000, 500), 500);
    assert_int_equal(service_wait_ms(&service, 40000, 500), 0);
    service_alive(&service, 30000);
    assert_string_equal(heard(&manager), "WATCHDOG=1");

    service_stopping(&service);
    assert_string_equal(heard(&manager), "STOPPING=1");
    service_close(&service);
    leave(&manager);
}

static void an_abstract_name(void **state)
{
    (void)state;
    Manager manager;
    Service service;
    listen_as(&manager, '@');
    service_open(&service);
    service_ready(&service, "x");
    assert_string_equal(heard(&manager), "READY=1\nSTATUS=x\nWATCHDOG=1");
    service_alive(&service, 1000000); /* no watchdog was asked for */
    assert_string_equal(heard(&manager), "");
    assert_int_equal(service_wait_ms(&service, 1000000, -1), -1);
    service_close(&service);
    leave(&manager);
}

static void a_watchdog_of_another_process_is_not_answered(void **state)
{
    (void)state;
    Manager manager;
    Service service;
    listen_as(&manager, '/');
    setenv("WATCHDOG_USEC", "3000000", 1);
    setenv("WATCHDOG_PID", "1", 1);
    service_open(&service);
    assert_int_equal(service.interval_ms, 0);
    service_close(&service);
    char pid[32];
    snprintf(pid, sizeof pid, "%d", (int)getpid());
    setenv("WATCHDOG_PID", pid, 1);
    service_open(&service);
    assert_int_equal(service.interval_ms, 1000);
    service_close(&service);
    leave(&manager);
}

static void a_compositor_that_hangs_ends_the_words(void **state)
{
    (void)state;
    Manager manager;
    Service service;
    char folder[] = "/tmp/hipkiosk-pulse-XXXXXX";
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    assert_non_null(mkdtemp(folder));
    snprintf(address.sun_path, sizeof address.sun_path, "%s/wayland-7", folder);
    int compositor = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(compositor, (const struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(listen(compositor, 1), 0);
    setenv("XDG_RUNTIME_DIR", folder, 1);
    setenv("WAYLAND_DISPLAY", "wayland-7", 1);
    listen_as(&manager, '/');
    setenv("WATCHDOG_USEC", "30000", 1);
    service_open(&service);
    service_ready(&service, "x");
    int client = accept(compositor, NULL, NULL);
    heard(&manager);

    service_alive(&service, 10); /* nothing was asked before */
    assert_string_equal(heard(&manager), "WATCHDOG=1");
    uint32_t question[4];
    assert_int_equal(recv(client, question, sizeof question, MSG_DONTWAIT), 12);
    assert_true(question[0] == 1 && question[1] == 12 << 16 && question[2] == 2);
    service_alive(&service, 20);
    assert_string_equal(heard(&manager), "");
    assert_int_equal(recv(client, question, sizeof question, MSG_DONTWAIT), -1);

    const uint32_t answer[] = {2, 12 << 16, 0, 1, 12 << 16 | 1, 2};
    assert_int_equal(send(client, answer, sizeof answer, 0), sizeof answer);
    service_alive(&service, 30);
    assert_string_equal(heard(&manager), "WATCHDOG=1");
    assert_int_equal(recv(client, question, sizeof question, MSG_DONTWAIT), 12);

    close(client); /* its end ends the kiosk by other ways */
    service_alive(&service, 40);
    assert_string_equal(heard(&manager), "WATCHDOG=1");
    assert_int_equal(service.pulse.fd, -1);
    service_close(&service);
    close(compositor);
    unlink(address.sun_path);
    rmdir(folder);
    unsetenv("WAYLAND_DISPLAY");
    leave(&manager);
}

static void without_a_manager_nothing_happens(void **state)
{
    (void)state;
    Service service;
    setenv("WATCHDOG_USEC", "3000000", 1);
    for (int i = 0; i < 3; i++) {
        static const char *const NAMES[] = {"", "/tmp/nobody/listens", "notify"};
        setenv("NOTIFY_SOCKET", NAMES[i], 1);
        service_open(&service);
        assert_int_equal(service.fd, -1);
        service_ready(&service, "x");
        service_alive(&service, 99999);
        assert_int_equal(service_wait_ms(&service, 99999, -1), -1);
        service_close(&service);
    }
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alive_only_after_ready_and_when_it_is_time),
        cmocka_unit_test(an_abstract_name),
        cmocka_unit_test(a_watchdog_of_another_process_is_not_answered),
        cmocka_unit_test(a_compositor_that_hangs_ends_the_words),
        cmocka_unit_test(without_a_manager_nothing_happens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
