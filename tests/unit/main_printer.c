/* The kiosk's end of printing, with programs that do what a test wants: it never waits, tells each news once,
 * and tells nobody of a card that is no longer wanted. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../support/test.h"
#include "main/printer.h"

static char folder[] = "/tmp/hipkiosk-printer-XXXXXX", program[64], queue[] = "desk";

static void program_does(const char *script)
{
    FILE *file = fopen(program, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\ncat > %s/card\necho \"$@\" > %s/options\n%s\n", folder, folder, script);
    fclose(file);
    assert_int_equal(chmod(program, 0755), 0);
}

static void rest(void)
{
    nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
}

/* The next news, PAPER_NONE if there is none until all programs have ended (or for 3 s). */
static PaperState next(Printer *printer)
{
    PaperState state;
    for (int i = 0; i < 300; i++) {
        if (printer_poll(printer, &state))
            return state;
        if (!printer_is_busy(printer))
            break;
        rest();
    }
    return PAPER_NONE;
}

static void in_file(const char *name, char *out, size_t size)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    out[0] = '\0';
    if (!file)
        return;
    size_t len = fread(out, 1, size - 1, file);
    out[len] = '\0';
    fclose(file);
}

static void start(Printer *printer, const char *script)
{
    static const char CARD[] = "language en ltr\nsay x\nend\n";
    program_does(script);
    printer_init(printer, program, queue);
    printer_start(printer, CARD, strlen(CARD));
}

static void a_card_goes_to_the_queue_and_each_news_is_told_once(void **unused)
{
    (void)unused;
    Printer printer;
    char text[256];
    start(&printer,
          "echo state sending; echo state printing; echo state paper; echo state printing; echo done");
    assert_int_equal(next(&printer), PAPER_EMPTY);
    assert_int_equal(next(&printer), PAPER_WORKING);
    assert_int_equal(next(&printer), PAPER_DONE);
    assert_int_equal(next(&printer), PAPER_NONE);
    assert_false(printer_is_busy(&printer));
    in_file("card", text, sizeof text);
    assert_string_equal(text, "language en ltr\nsay x\nend\n");
    in_file("options", text, sizeof text);
    assert_string_equal(text, "--printer desk\n");
}

static void each_failure_has_its_words(void **unused)
{
    (void)unused;
    static const struct {
        const char *script;
        PaperState state;
    } CASES[] = {{"echo fail paper not printed in time", PAPER_EMPTY},
                 {"echo fail help door", PAPER_HELP},
                 {"echo fail away x", PAPER_AWAY},
                 {"echo fail service x", PAPER_AWAY},
                 {"echo fail unknown x", PAPER_AWAY},
                 {"echo fail paused x", PAPER_AWAY},
                 {"echo fail refused x", PAPER_FAILED},
                 {"echo fail late x", PAPER_FAILED},
                 {"echo fail card x", PAPER_FAILED},
                 {"echo fail papers x", PAPER_FAILED},
                 {"exit 1", PAPER_FAILED},
                 {"kill -9 $$", PAPER_FAILED},
                 {"echo state sending; exit 0", PAPER_FAILED}};
    for (int i = 0; i < ARRAY_LEN(CASES); i++) {
        Printer printer;
        start(&printer, CASES[i].script);
        assert_int_equal(next(&printer), CASES[i].state);
        assert_int_equal(next(&printer), PAPER_NONE);
    }
}

static void a_program_that_is_not_there_has_failed(void **unused)
{
    (void)unused;
    Printer printer;
    printer_init(&printer, "/nonexistent/hipkiosk-print", queue);
    printer_start(&printer, "", 0);
    assert_int_equal(next(&printer), PAPER_FAILED);
    assert_int_equal(next(&printer), PAPER_NONE);
}

/* Also where the program takes its time to take the job out of the queue. */
static void who_goes_takes_the_card_back_and_hears_no_more(void **unused)
{
    (void)unused;
    Printer printer;
    char text[64] = "";
    start(&printer, "trap 'sleep 0.2; echo fail cancelled x; echo out > $(dirname $0)/ended; exit 1' TERM\n"
                    "echo state paper; while :; do sleep 0.05; done");
    assert_int_equal(next(&printer), PAPER_EMPTY);
    printer_stop(&printer);
    assert_true(printer_is_busy(&printer));
    assert_int_equal(next(&printer), PAPER_NONE);
    assert_false(printer_is_busy(&printer));
    in_file("ended", text, sizeof text);
    assert_string_equal(text, "out\n");
}

static void many_in_a_row_end_all(void **unused)
{
    (void)unused;
    Printer printer;
    start(&printer, "exec sleep 60");
    for (int i = 0; i < 8; i++)
        printer_start(&printer, "x", 1);
    printer_stop(&printer);
    assert_int_equal(next(&printer), PAPER_NONE);
    assert_false(printer_is_busy(&printer));
}

static void a_replay_prints_nothing(void **unused)
{
    (void)unused;
    Printer printer, untouched = {0};
    printer_init(&printer, NULL, queue);
    printer_start(&printer, "x", 1);
    assert_false(printer_is_busy(&printer));
    assert_int_equal(next(&printer), PAPER_NONE);
    printer_stop(&printer);
    printer_stop(&untouched); /* of a kiosk that could not be read: must end no process */
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    snprintf(program, sizeof program, "%s/print", folder);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_goes_to_the_queue_and_each_news_is_told_once),
        cmocka_unit_test(each_failure_has_its_words),
        cmocka_unit_test(a_program_that_is_not_there_has_failed),
        cmocka_unit_test(who_goes_takes_the_card_back_and_hears_no_more),
        cmocka_unit_test(many_in_a_row_end_all),
        cmocka_unit_test(a_replay_prints_nothing),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    static const char *const FILES[] = {"print", "card", "options", "ended"};
    for (int i = 0; i < ARRAY_LEN(FILES); i++) {
        char path[128];
        snprintf(path, sizeof path, "%s/%s", folder, FILES[i]);
        unlink(path);
    }
    rmdir(folder);
    return failed;
}
