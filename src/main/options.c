#include "main/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void options_help(void)
{
    fputs("usage:\n"
          "  hipkiosk [--content DIR] [--site FILE] [--lang TAG] [--window WxH] [--fullscreen]\n"
          "           [--diagonal IN] [--renderer auto|gpu|surface] [--record FILE] [--cache DIR]\n"
          "           [--watch] [--state DIR]\n"
          "      show the kiosk; with --watch every change of content or site file is shown at once\n"
          "  hipkiosk --check [--fonts] [--figures] [--content DIR] [--site FILE]\n"
          "      name every fault of the content, one a line, FILE:/json/pointer: reason\n"
          "  hipkiosk --replay FILE [--size WxH] [--diagonal IN] [--shots DIR] [--lang TAG]\n"
          "           [--content DIR] [--site FILE] [--cache DIR] [--state DIR]\n"
          "      carry out recorded touches in virtual time, without a display\n"
          "  hipkiosk --region-at VIEW X Y\n"
          "      the regions at a point of the figure (cm), nearest first\n"
          "  hipkiosk --set-pin [--site FILE]\n"
          "      ask for the PIN of the staff and keep its hash beside the site file\n"
          "  hipkiosk --status\n"
          "      how the running kiosk is, by what it says of itself\n"
          "  hipkiosk --help | --version\n"
          "\n"
          "exit codes: 0 fine, 1 what was asked about is bad, 2 wrong usage\n",
          stdout);
}

/* Digits up to `stop`; NULL unless they make 320 to 16384. */
static const char *parse_side(const char *text, char stop, int *out)
{
    size_t digits = strspn(text, "0123456789");
    *out = digits > 0 && digits <= 5 ? atoi(text) : 0;
    return *out >= 320 && *out <= 16384 && text[digits] == stop ? text + digits : NULL;
}

static bool parse_size(const char *text, int *w, int *h)
{
    const char *cross = text ? parse_side(text, 'x', w) : NULL;
    return cross && parse_side(cross + 1, '\0', h);
}

/* Plain decimals: no blanks, hexadecimals, infinities. */
static bool parse_number(const char *text, double *out)
{
    char *end;
    if (strspn(text, "+-.0123456789eE") != strlen(text))
        return false;
    *out = strtod(text, &end);
    return end != text && *end == 0 && *out > -1e6 && *out < 1e6;
}

typedef struct TextOption {
    const char *name;
    size_t at; /* of the const char * in Options */
    bool is_mode;
    Mode mode;
} TextOption;

static const TextOption TEXT_OPTIONS[] = {
    {"--content", offsetof(Options, content), false, MODE_RUN},
    {"--site", offsetof(Options, site), false, MODE_RUN},
    {"--lang", offsetof(Options, lang), false, MODE_RUN},
    {"--renderer", offsetof(Options, renderer), false, MODE_RUN},
    {"--record", offsetof(Options, record), false, MODE_RUN},
    {"--shots", offsetof(Options, shots), false, MODE_RUN},
    {"--state", offsetof(Options, state), false, MODE_RUN},
    {"--cache", offsetof(Options, cache), false, MODE_RUN},
    {"--replay", offsetof(Options, replay), true, MODE_REPLAY},
};

static bool parse_region(int argc, char **argv, int *at, Options *out, Err *err)
{
    if (*at + 3 >= argc)
        return err_set(err, "--region-at wants VIEW X Y");
    out->region_view = argv[*at + 1];
    if (!parse_number(argv[*at + 2], &out->region_x) || !parse_number(argv[*at + 3], &out->region_y))
        return err_set(err, "--region-at: X and Y are numbers, cm of the figure's frame");
    *at += 3;
    return true;
}

static bool set_mode(Options *out, Mode mode, Err *err)
{
    if (out->mode != MODE_RUN && out->mode != mode)
        return err_set(err,
                       "only one of --check, --replay, --region-at, --set-pin, --status, --help, --version");
    out->mode = mode;
    return true;
}

/* One option that takes a value; *is_known tells whether `name` is one. */
static bool parse_valued(const char *name, const char *value, Options *out, bool *is_known, Err *err)
{
    *is_known = true;
    for (int i = 0; i < ARRAY_LEN(TEXT_OPTIONS); i++) {
        const TextOption *option = &TEXT_OPTIONS[i];
        if (strcmp(option->name, name) != 0)
            continue;
        if (!value || !*value)
            return err_set(err, "%s wants a value", name);
        memcpy((char *)out + option->at, &value, sizeof value);
        return !option->is_mode || set_mode(out, option->mode, err);
    }
    if (strcmp(name, "--window") == 0)
        return parse_size(value, &out->window_w, &out->window_h) ||
               err_set(err, "--window wants WxH in px, 320 to 16384");
    if (strcmp(name, "--size") == 0)
        return parse_size(value, &out->size_w, &out->size_h) ||
               err_set(err, "--size wants WxH in px, 320 to 16384");
    if (strcmp(name, "--diagonal") == 0)
        return (value && parse_number(value, &out->diagonal_in) && out->diagonal_in >= 7 &&
                out->diagonal_in <= 100) ||
               err_set(err, "--diagonal wants inches, 7 to 100");
    *is_known = false;
    return true;
}

static bool check_together(const Options *out, Err *err)
{
    static const char *const renderers[] = {"auto", "gpu", "surface"};
    bool is_known = false;
    for (int i = 0; i < ARRAY_LEN(renderers); i++)
        is_known |= strcmp(out->renderer, renderers[i]) == 0;
    if (!is_known)
        return err_set(err, "--renderer is auto, gpu or surface");
    const struct {
        const char *reason;
        bool is_given;
        Mode mode;
    } bound[] = {
        {"--shots goes with --replay", out->shots != NULL, MODE_REPLAY},
        {"--size goes with --replay", out->size_w != 0, MODE_REPLAY},
        {"--window goes with showing the kiosk", out->window_w != 0, MODE_RUN},
        {"--fullscreen goes with showing the kiosk", out->is_fullscreen, MODE_RUN},
        {"--watch goes with showing the kiosk", out->is_watching, MODE_RUN},
        {"--record goes with showing the kiosk", out->record != NULL, MODE_RUN},
        {"--fonts goes with --check", out->has_fonts_check, MODE_CHECK},
        {"--figures goes with --check", out->has_figures_check, MODE_CHECK},
    };
    for (int i = 0; i < ARRAY_LEN(bound); i++)
        if (bound[i].is_given && out->mode != bound[i].mode)
            return err_set(err, "%s", bound[i].reason);
    return true;
}

bool options_parse(int argc, char **argv, Options *out, Err *err)
{
    *out = (Options){.renderer = "auto"};
    for (int i = 1; i < argc; i++) {
        const char *name = argv[i];
        bool is_known;
        if (!parse_valued(name, i + 1 < argc ? argv[i + 1] : NULL, out, &is_known, err))
            return false;
        if (is_known) {
            i++;
            continue;
        }
        bool ok = true;
        if (strcmp(name, "--check") == 0)
            ok = set_mode(out, MODE_CHECK, err);
        else if (strcmp(name, "--region-at") == 0)
            ok = parse_region(argc, argv, &i, out, err) && set_mode(out, MODE_REGION_AT, err);
        else if (strcmp(name, "--set-pin") == 0)
            ok = set_mode(out, MODE_SET_PIN, err);
        else if (strcmp(name, "--status") == 0)
            ok = set_mode(out, MODE_STATUS, err);
        else if (strcmp(name, "--help") == 0)
            ok = set_mode(out, MODE_HELP, err);
        else if (strcmp(name, "--version") == 0)
            ok = set_mode(out, MODE_VERSION, err);
        else if (strcmp(name, "--fullscreen") == 0)
            out->is_fullscreen = true;
        else if (strcmp(name, "--watch") == 0)
            out->is_watching = true;
        else if (strcmp(name, "--fonts") == 0)
            out->has_fonts_check = true;
        else if (strcmp(name, "--figures") == 0)
            out->has_figures_check = true;
        else
            ok = err_set(err, "unknown option %s", name);
        if (!ok)
            return false;
    }
    if (!check_together(out, err))
        return false;
    if (!out->size_w) {
        out->size_w = 1920;
        out->size_h = 1080;
    }
    return true;
}
