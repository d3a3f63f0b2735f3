#include "print/queue.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { CONNECT_MS = 4000, POLL_MS = 300, CLOSE_TRIES = 10 };

static const double ANSWER_S = 5;
static const char TITLE[] = "Page"; /* stands in lists of jobs and in logs: it says nothing */

static const char *const WHY_NAMES[WHY_COUNT] = {
    [WHY_NONE] = "none",       [WHY_CARD] = "card",           [WHY_SERVICE] = "service",
    [WHY_UNKNOWN] = "unknown", [WHY_PAUSED] = "paused",       [WHY_PAPER] = "paper",
    [WHY_HELP] = "help",       [WHY_AWAY] = "away",           [WHY_REFUSED] = "refused",
    [WHY_LATE] = "late",       [WHY_CANCELLED] = "cancelled",
};

const char *queue_why(Why why)
{
    return WHY_NAMES[why];
}

static double clock_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void rest(void)
{
    nanosleep(&(struct timespec){.tv_nsec = POLL_MS * 1000000L}, NULL); /* a signal ends it early */
}

static int give_up(http_t *http, void *data)
{
    (void)http;
    (void)data;
    return 0;
}

static const char *no_password(const char *prompt, http_t *http, const char *method, const char *resource,
                               void *data)
{
    (void)prompt, (void)http, (void)method, (void)resource, (void)data;
    return NULL; /* nobody is there to type one */
}

static bool connect_to(Queue *queue, Err *err)
{
    if (queue->http)
        return true;
    cupsSetPasswordCB2(no_password, NULL);
    queue->http =
        httpConnect2(cupsServer(), ippPort(), NULL, AF_UNSPEC, cupsEncryption(), 1, CONNECT_MS, NULL);
    if (!queue->http)
        return err_set(err, "the print service does not answer");
    httpSetTimeout(queue->http, ANSWER_S, give_up, NULL);
    return true;
}

static void disconnect(Queue *queue)
{
    httpClose(queue->http);
    queue->http = NULL;
}

static ipp_t *request_about(const Queue *queue, ipp_op_t operation, const char *const *wanted, int count)
{
    ipp_t *request = ippNewRequest(operation);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, queue->uri);
    if (queue->job)
        ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", queue->job);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL, cupsUser());
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", count, NULL, wanted);
    return request;
}

static int state_in(ipp_t *answer, const char *name, int otherwise)
{
    ipp_attribute_t *attribute = ippFindAttribute(answer, name, IPP_TAG_ENUM);
    return attribute ? ippGetInteger(attribute, 0) : otherwise;
}

/* "media-empty-error" is "media-empty"; but not so "media-empty-report", which is worth no trouble. */
static bool is_reason(const char *said, const char *reason)
{
    size_t len = strlen(reason);
    return strncmp(said, reason, len) == 0 &&
           (!said[len] || strcmp(said + len, "-error") == 0 || strcmp(said + len, "-warning") == 0);
}

static Why trouble_of(ipp_t *answer, const char *name)
{
    static const struct {
        const char *reason;
        Why why;
    } REASONS[] = {{"media-empty", WHY_PAPER},
                   {"media-needed", WHY_PAPER},
                   {"media-jam", WHY_HELP},
                   {"cover-open", WHY_HELP},
                   {"door-open", WHY_HELP},
                   {"interlock-open", WHY_HELP},
                   {"toner-empty", WHY_HELP},
                   {"marker-supply-empty", WHY_HELP},
                   {"output-area-full", WHY_HELP},
                   {"offline", WHY_AWAY},
                   {"connecting-to-device", WHY_AWAY},
                   {"shutdown", WHY_AWAY},
                   {"timed-out", WHY_AWAY}};
    ipp_attribute_t *said = ippFindAttribute(answer, name, IPP_TAG_KEYWORD);
    for (int r = 0; said && r < ARRAY_LEN(REASONS); r++)
        for (int i = 0; i < ippGetCount(said); i++)
            if (is_reason(ippGetString(said, i, NULL), REASONS[r].reason))
                return REASONS[r].why;
    return WHY_NONE;
}

static void take_media(Queue *queue, ipp_t *answer)
{
    ipp_attribute_t *media = ippFindAttribute(answer, "media-ready", IPP_TAG_ZERO);
    if (!media)
        media = ippFindAttribute(answer, "media-default", IPP_TAG_ZERO);
    const char *name = media ? ippGetString(media, 0, NULL) : NULL;
    snprintf(queue->media, sizeof queue->media, "%s", name ? name : "");
}

static Why ask_queue(Queue *queue, Err *err)
{
    static const char *const WANTED[] = {"printer-state", "printer-state-reasons",
                                         "printer-is-accepting-jobs", "media-ready", "media-default"};
    if (!connect_to(queue, err))
        return WHY_SERVICE;
    int job = queue->job;
    queue->job = 0; /* this asks about the printer alone */
    ipp_t *request = request_about(queue, IPP_OP_GET_PRINTER_ATTRIBUTES, WANTED, ARRAY_LEN(WANTED));
    queue->job = job;
    ipp_t *answer = cupsDoRequest(queue->http, request, "/");
    ipp_status_t status = cupsLastError();
    Why why = WHY_NONE;
    if (status == IPP_STATUS_ERROR_NOT_FOUND) {
        err_set(err, "there is no queue \"%s\"", queue->name);
        why = WHY_UNKNOWN;
    } else if (!answer || status > IPP_STATUS_OK_CONFLICTING) {
        err_set(err, "the print service says: %s", cupsLastErrorString());
        disconnect(queue);
        why = WHY_SERVICE;
    } else {
        int state = state_in(answer, "printer-state", IPP_PSTATE_IDLE);
        ipp_attribute_t *accepts = ippFindAttribute(answer, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
        queue->is_busy = state == IPP_PSTATE_PROCESSING;
        queue->is_paused = state == IPP_PSTATE_STOPPED || (accepts && !ippGetBoolean(accepts, 0));
        queue->trouble = trouble_of(answer, "printer-state-reasons");
        take_media(queue, answer);
    }
    ippDelete(answer);
    return why;
}

Why queue_open(Queue *queue, Err *err)
{
    char resource[512];
    snprintf(resource, sizeof resource, "/printers/%.400s", queue->name);
    httpAssembleURI(HTTP_URI_CODING_ALL, queue->uri, sizeof queue->uri, "ipp", NULL, "localhost", 0,
                    resource);
    Why why = ask_queue(queue, err);
    if (why == WHY_NONE && queue->is_paused) {
        err_set(err, "the queue \"%s\" is paused", queue->name);
        return WHY_PAUSED;
    }
    queue->trouble = WHY_NONE; /* what was said of the last job is stale until the printer has the next */
    return why;
}

Why queue_send(Queue *queue, const unsigned char *bytes, size_t len, const char *media, Err *err)
{
    cups_option_t *options = NULL;
    int count = cupsAddOption("copies", "1", 0, &options);
    count = cupsAddOption("job-sheets", "none,none", count, &options); /* a banner would name a user */
    count = cupsAddOption("sides", "one-sided", count, &options);
    if (*media)
        count = cupsAddOption("media", media, count, &options);
    queue->job = cupsCreateJob(queue->http, queue->name, TITLE, count, options);
    cupsFreeOptions(count, options);
    if (!queue->job) {
        err_set(err, "the queue took no job: %s", cupsLastErrorString());
        return WHY_REFUSED;
    }
    http_status_t status = cupsStartDocument(queue->http, queue->name, queue->job, TITLE, CUPS_FORMAT_PDF, 1);
    for (size_t at = 0; status == HTTP_STATUS_CONTINUE && at < len && !*queue->is_stopped;) {
        size_t piece = MIN(len - at, (size_t)65536);
        status = cupsWriteRequestData(queue->http, (const char *)bytes + at, piece);
        at += piece;
    }
    if (*queue->is_stopped) {
        disconnect(queue); /* in the middle of a document there is no other way to say it */
        return WHY_CANCELLED;
    }
    if (status == HTTP_STATUS_CONTINUE &&
        cupsFinishDocument(queue->http, queue->name) <= IPP_STATUS_OK_CONFLICTING)
        return WHY_NONE;
    err_set(err, "the queue took no document: %s", cupsLastErrorString());
    disconnect(queue);
    return WHY_REFUSED;
}

static Why ask_job(Queue *queue, Err *err)
{
    static const char *const WANTED[] = {"job-state"};
    if (!connect_to(queue, err))
        return WHY_SERVICE;
    ipp_t *answer = cupsDoRequest(
        queue->http, request_about(queue, IPP_OP_GET_JOB_ATTRIBUTES, WANTED, ARRAY_LEN(WANTED)), "/");
    ipp_status_t status = cupsLastError();
    bool is_told = answer && status <= IPP_STATUS_OK_CONFLICTING;
    if (is_told)
        queue->job_state = (ipp_jstate_t)state_in(answer, "job-state", IPP_JSTATE_PENDING);
    ippDelete(answer);
    if (is_told)
        return ask_queue(queue, err);
    if (status == IPP_STATUS_ERROR_NOT_FOUND) { /* somebody else has taken it out */
        err_set(err, "the job was taken out of the queue");
        queue->job = 0;
        return WHY_CANCELLED;
    }
    disconnect(queue);
    err_set(err, "the print service says: %s", cupsLastErrorString());
    return WHY_SERVICE;
}

static Why late(const Queue *queue, Err *err)
{
    err_set(err, "not printed in time");
    return queue->trouble != WHY_NONE ? queue->trouble : WHY_LATE;
}

/* WHY_NONE: it is not over, or has printed: then *is_over. */
static Why judge(const Queue *queue, bool *is_over, Err *err)
{
    if (queue->job_state == IPP_JSTATE_COMPLETED) {
        *is_over = true;
        if (queue->trouble == WHY_PAPER || queue->trouble == WHY_HELP) { /* taken by it, yet not on paper */
            err_set(err, "the printer took the page but says it cannot print");
            return queue->trouble;
        }
        return WHY_NONE;
    }
    if (queue->job_state == IPP_JSTATE_ABORTED) {
        err_set(err, "the print service gave the job up");
        return queue->trouble != WHY_NONE ? queue->trouble : WHY_REFUSED;
    }
    if (queue->job_state == IPP_JSTATE_CANCELED) {
        err_set(err, "the job was cancelled at the print service");
        return WHY_CANCELLED;
    }
    if (queue->is_paused) {
        err_set(err, "the queue \"%s\" was paused", queue->name);
        return queue->trouble != WHY_NONE ? queue->trouble : WHY_PAUSED;
    }
    return WHY_NONE;
}

static const char *state_of(const Queue *queue)
{
    bool is_at_printer = queue->job_state == IPP_JSTATE_PROCESSING || queue->job_state == IPP_JSTATE_STOPPED;
    if (!is_at_printer)
        return "waiting";
    return queue->trouble != WHY_NONE ? queue_why(queue->trouble) : "printing";
}

Why queue_watch(Queue *queue, void (*tell)(const char *state), Err *err)
{
    const char *told = "";
    while (!*queue->is_stopped) {
        bool is_over = false;
        Why why = ask_job(queue, err);
        if (why == WHY_NONE)
            why = judge(queue, &is_over, err);
        else if (why == WHY_SERVICE && clock_s() < queue->until_s) {
            rest(); /* a scheduler that is started anew has kept the job */
            continue;
        }
        if (why != WHY_NONE || is_over)
            return why;
        if (strcmp(told, state_of(queue)) != 0)
            tell(told = state_of(queue));
        if (clock_s() >= queue->until_s)
            return late(queue, err);
        rest();
    }
    err_set(err, "not wanted any more");
    return WHY_CANCELLED;
}

static bool is_final(const Queue *queue)
{
    return queue->job_state >= IPP_JSTATE_CANCELED;
}

/* Not with its history yet: of a job that still has a backend the scheduler would write the history anew. */
static void cancel(Queue *queue)
{
    Err unused;
    for (int i = 0; queue->job && i < CLOSE_TRIES; i++) {
        if (i > 0)
            rest();
        if (!connect_to(queue, &unused))
            continue;
        if (!is_final(queue))
            cupsCancelJob2(queue->http, queue->name, queue->job, 0);
        if (ask_job(queue, &unused) == WHY_NONE && is_final(queue) && !queue->is_busy)
            return;
    }
}

bool queue_close(Queue *queue, Err *err)
{
    cancel(queue);
    bool is_out = queue->job == 0;
    for (int i = 0; !is_out && i < CLOSE_TRIES; i++) {
        if (i > 0)
            rest();
        if (!connect_to(queue, err))
            continue;
        /* With its document and history, also where it has printed: the scheduler would keep both. */
        ipp_status_t status = cupsCancelJob2(queue->http, queue->name, queue->job, 1);
        is_out = status <= IPP_STATUS_OK_CONFLICTING || status == IPP_STATUS_ERROR_NOT_FOUND;
        if (!is_out) {
            err_set(err, "the job stays in the queue: %s", cupsLastErrorString());
            disconnect(queue);
        }
    }
    if (is_out)
        queue->job = 0;
    disconnect(queue);
    return is_out;
}
