/* hipkiosk-print: a card from standard input onto the paper of a CUPS queue. See README.md. */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "print/page.h"
#include "print/queue.h"

enum { TIMEOUT_S = 60, LONGEST_S = 600, CLOSE_S = 60 };

static volatile sig_atomic_t is_stopped;

static void stop(int number)
{
    (void)number;
    is_stopped = 1;
}

/* It ends with its parent, and not without taking its job out; it leaves no memory on disk. */
static void prepare(void)
{
    struct sigaction action = {.sa_handler = stop};
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    prctl(PR_SET_DUMPABLE, 0);
    setvbuf(stdout, NULL, _IOLBF, 0);
    setvbuf(stdin, NULL, _IONBF, 0); /* no copy of the card in a buffer of the library's */
}

static void tell(const char *state)
{
    printf("state %s\n", state);
}

static Why end(Why why, const Err *err)
{
    if (why == WHY_NONE)
        puts("done");
    else
        printf("fail %s %s\n", queue_why(why), err->text);
    return why;
}

/* The queue's paper; A4 where it says none. */
static Paper paper_of(const Queue *queue, const char **media)
{
    Paper paper;
    *media = queue->media;
    if (page_paper(queue->media, &paper))
        return paper;
    *media = "";
    return (Paper){210, 297, false};
}

static Why print_page(Queue *queue, const Card *card, Err *err)
{
    Why why = queue_open(queue, err);
    if (why != WHY_NONE)
        return why;
    const char *media;
    Paper paper = paper_of(queue, &media);
    Pdf pdf;
    if (!page_make(card, &paper, &pdf, err))
        return WHY_CARD;
    tell("sending");
    why = queue_send(queue, pdf.bytes, pdf.len, media, err);
    page_free(&pdf);
    return why;
}

static Why print(const char *name, int timeout_s)
{
    Card *card = xcalloc(1, sizeof *card);
    Err err = {0}, close_err = {0};
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    Queue queue = {.name = name, .is_stopped = &is_stopped, .until_s = (double)now.tv_sec + timeout_s};
    Why why = card_read(stdin, card, &err) ? WHY_NONE : WHY_CARD;
    if (why == WHY_NONE)
        why = print_page(&queue, card, &err);
    card_free(card);
    free(card);
    if (why == WHY_NONE)
        why = queue_watch(&queue, tell, &err);
    if (!queue_close(&queue, &close_err))
        printf("note %s\n", close_err.text);
    return end(why, &err);
}

static int write_pdf(void)
{
    Card *card = xcalloc(1, sizeof *card);
    Err err = {0};
    Paper paper = {210, 297, false};
    Pdf pdf = {0};
    bool ok = card_read(stdin, card, &err);
    if (ok && *card->media && !page_paper(card->media, &paper))
        ok = err_set(&err, "media: nobody knows how large \"%.100s\" is", card->media);
    ok = ok && page_make(card, &paper, &pdf, &err);
    if (ok && (fwrite(pdf.bytes, 1, pdf.len, stdout) != pdf.len || fflush(stdout) != 0))
        ok = err_set(&err, "cannot write the page");
    if (!ok)
        fprintf(stderr, "hipkiosk-print: %s\n", err.text);
    page_free(&pdf);
    card_free(card);
    free(card);
    return ok ? 0 : 1;
}

static int usage(void)
{
    fputs("usage: hipkiosk-print --printer QUEUE [--timeout SECONDS] < card\n"
          "       hipkiosk-print --pdf < card > page.pdf\n",
          stderr);
    return 2;
}

int main(int argc, char **argv)
{
    static const struct option OPTIONS[] = {{"printer", required_argument, NULL, 'p'},
                                            {"timeout", required_argument, NULL, 't'},
                                            {"pdf", no_argument, NULL, 'd'},
                                            {0}};
    const char *printer = NULL;
    bool is_pdf = false;
    long timeout_s = TIMEOUT_S;
    for (int option; (option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1;) {
        char *rest = "";
        if (option == 'p')
            printer = optarg;
        else if (option == 'd')
            is_pdf = true;
        else if (option == 't')
            timeout_s = strtol(optarg, &rest, 10);
        if (option == '?' || *rest)
            return usage();
    }
    if (optind != argc || is_pdf == (printer != NULL) || timeout_s < 1 || timeout_s > LONGEST_S)
        return usage();
    prepare();
    if (is_pdf)
        return write_pdf();
    alarm((unsigned)(timeout_s + CLOSE_S)); /* should all else hang */
    return print(printer, (int)timeout_s) == WHY_NONE ? 0 : 1;
}
