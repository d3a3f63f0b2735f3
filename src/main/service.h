/* What the service manager is told (sd_notify's protocol, a datagram; no library is needed for it).
 *
 * Ready means that a picture stands on the glass, alive that the loop went round since the last word and the
 * compositor answered: a kiosk that hangs, or shows nothing, is started anew. Without a manager that asks,
 * everything here does nothing. */
#ifndef HK_SERVICE_H
#define HK_SERVICE_H

#include "main/pulse.h"

typedef struct Service {
    int fd;               /* -1: nobody asks */
    uint64_t interval_ms; /* between two words; 0: none are wanted */
    uint64_t last_ms;     /* of the last one */
    Pulse pulse;          /* of the compositor */
    bool is_ready;
} Service;

/* Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID. An address that cannot be used is logged. */
void service_open(Service *service);
void service_close(Service *service);

/* Once; later calls do nothing. `status` is what `systemctl status` shows. */
void service_ready(Service *service, const char *status);
/* Call on every round of the loop; a word goes out when it is time. */
void service_alive(Service *service, uint64_t now_ms);
void service_stopping(Service *service);

/* How long the loop may sleep at most, where it would sleep `wait_ms` (-1: for ever). */
int service_wait_ms(const Service *service, uint64_t now_ms, int wait_ms);

#endif
