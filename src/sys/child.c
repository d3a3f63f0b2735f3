#include "sys/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { MEMORY_FD = 3, GRACE_TRIES = 50 };

/* A file in memory, not a pipe: writing never waits for the program to read. */
static int input_file(const char *input, size_t size)
{
    int fd = memfd_create("hipkiosk-input", MFD_CLOEXEC);
    while (fd >= 0 && size > 0) {
        ssize_t put = write(fd, input, size);
        if (put <= 0 && errno != EINTR) {
            close(fd);
            return -1;
        }
        input += MAX(put, 0);
        size -= (size_t)MAX(put, 0);
    }
    if (fd >= 0)
        lseek(fd, 0, SEEK_SET);
    return fd;
}

static int spawn(pid_t *pid, const char *program, char **argv, int input, int output, int memory)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    if (memory >= 0)
        posix_spawn_file_actions_adddup2(&files, memory, MEMORY_FD);
    posix_spawn_file_actions_addclosefrom_np(&files, memory >= 0 ? MEMORY_FD + 1 : MEMORY_FD);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    int fault = posix_spawn(pid, program, &files, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return fault;
}

bool child_start(Child *child, char **argv, int memory, const char *text, size_t size, Err *err)
{
    const char *slash = strrchr(argv[0], '/');
    *child = (Child){.fd = -1};
    snprintf(child->name, sizeof child->name, "%s", slash ? slash + 1 : argv[0]);
    int answers[2] = {-1, -1}, input = input_file(text, size);
    int fault = input < 0 || pipe2(answers, O_CLOEXEC) != 0 ? errno : 0;
    if (fault == 0)
        fault = spawn(&child->pid, argv[0], argv, input, answers[1], memory);
    if (input >= 0)
        close(input);
    if (answers[1] >= 0)
        close(answers[1]);
    if (fault == 0) {
        child->fd = answers[0];
        fcntl(child->fd, F_SETFL, O_NONBLOCK);
        return true;
    }
    if (answers[0] >= 0)
        close(answers[0]);
    *child = (Child){.fd = -1};
    return err_set(err, "cannot start %s: %s", argv[0], strerror(fault));
}

/* It closed its answers, so it ends by itself within moments, or is made to. */
static int reap(pid_t pid)
{
    int status = 0;
    for (int i = 0; i < GRACE_TRIES; i++) {
        pid_t got = waitpid(pid, &status, WNOHANG);
        if (got == pid)
            return status;
        if (got < 0 && errno != EINTR)
            return 0;
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
    kill(pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

static void say_end(const char *name, int status, char *line, size_t size)
{
    line[0] = '\0';
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        snprintf(line, size, "%s took too long", name);
    else if (WIFSIGNALED(status))
        snprintf(line, size, "%s was killed (%s)", name, strsignal(WTERMSIG(status)));
    else if (WEXITSTATUS(status) != 0)
        snprintf(line, size, "%s ended with %d", name, WEXITSTATUS(status));
}

static bool take_line(Child *child, char *line, size_t size)
{
    char *end = memchr(child->text, '\n', child->len);
    if (!end) {
        if (child->len == sizeof child->text) { /* nothing of ours is that long */
            child->len = 0;
            child->is_cut = true;
        }
        return false;
    }
    snprintf(line, size, "%.*s", (int)(end - child->text), child->text);
    if (child->is_cut)
        line[0] = '\0';
    child->is_cut = false;
    child->len -= (size_t)(end + 1 - child->text);
    memmove(child->text, end + 1, child->len);
    return true;
}

ChildState child_read(Child *child, char *line, size_t size)
{
    while (child->fd >= 0) {
        if (take_line(child, line, size))
            return CHILD_LINE;
        ssize_t got = read(child->fd, child->text + child->len, sizeof child->text - child->len);
        if (got > 0) {
            child->len += (size_t)got;
            continue;
        }
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && errno == EAGAIN)
            return CHILD_SILENT;
        say_end(child->name, reap(child->pid), line, size);
        close(child->fd);
        *child = (Child){.fd = -1};
        return CHILD_GONE;
    }
    line[0] = '\0';
    return CHILD_GONE;
}

bool child_is_stopped(const Child *child)
{
    siginfo_t info = {0};
    /* Left to be waited for: the next to ask is told the same. */
    return child->fd >= 0 && waitid(P_PID, (id_t)child->pid, &info, WSTOPPED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == child->pid;
}

/* Process 0 would be all of our own: a Child of zeros, as after a memset, is none. */
static bool is_there(const Child *child)
{
    return child->fd >= 0 && child->pid > 0;
}

void child_ask_to_end(const Child *child)
{
    if (is_there(child))
        kill(child->pid, SIGTERM);
}

void child_stop(Child *child)
{
    if (!is_there(child))
        return;
    kill(child->pid, SIGKILL);
    while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    close(child->fd);
    *child = (Child){.fd = -1};
}
