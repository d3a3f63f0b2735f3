#include "main/perform.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "main/card_job.h"
#include "model/fill.h"
#include "view/hear.h"

static void print_card(Kiosk *kiosk)
{
    CardJob job = card_job_make(kiosk);
    printer_start(&kiosk->printer, job.bytes, job.size);
    card_job_free(&job);
}

static void say_words(Kiosk *kiosk, const char *text, int lead, const Language *language)
{
    Arena arena = {0};
    const Listen *listen = &kiosk->app.listen;
    Spoken spoken = spoken_make(language, kiosk->world.site.emergency_number, text, &arena);
    if (!kiosk->voice.program)
        said_add(&kiosk->said, language->tag, text);
    voice_say(&kiosk->voice, &spoken, lead, language->tag, listen_rate(listen), listen->volume);
    arena_free(&arena);
}

/* The passage from where the visitor is in it; a heading is said to be one. */
static void say(Kiosk *kiosk)
{
    enum { MOST = 8 * 1024 };
    const Listen *listen = &kiosk->app.listen;
    const Passage *passage = &kiosk->shown->passages[listen->passage];
    const Language *language = &kiosk->content->languages[passage->lang];
    char text[MOST];
    const char *pattern = language->strings[STR_LISTEN_HEADING], *slot = strstr(pattern, "{text}");
    bool is_named = passage->role == PASSAGE_HEADING && listen->from == 0 && slot;
    int lead = is_named ? (int)(slot - pattern) : 0;
    const char *words = kiosk->shown->bytes + passage->at + listen->from;
    snprintf(text, sizeof text, "%.*s%.*s%s", lead, pattern, (int)passage->len - listen->from, words,
             is_named ? slot + strlen("{text}") : "");
    say_words(kiosk, text, lead, language);
    explicit_bzero(text, sizeof text);
}

void perform_hear(Kiosk *kiosk)
{
    if (kiosk->app.hear.count == 0)
        return;
    Arena arena = {0};
    int l;
    const char *text = hear_words(&kiosk->app, kiosk->shown, kiosk->next, &arena, &l);
    const Language *language = &kiosk->content->languages[l];
    if (!*text) { /* said at once */
        Event end = {.kind = EVENT_VOICE, .voice_is_end = true};
        Effects effects = {0};
        kiosk_event(kiosk, &end, &effects);
    } else {
        say_words(kiosk, text, (int)strlen(text), language);
    }
    arena_free(&arena);
}

/* The screen is laid out anew for the size that staff have measured. */
static void measured(Kiosk *kiosk)
{
    const Screen *screen = &kiosk->world.screen;
    double diagonal = staff_diagonal(&kiosk->app) / 10.0;
    if (!desk_measure(&kiosk->desk, diagonal))
        return;
    kiosk->world.screen = screen_make(screen->w, screen->h, diagonal, kiosk->world.site.distance_mm);
    kiosk_resize(kiosk, kiosk->world.screen.w, kiosk->world.screen.h);
}

static void sign(Kiosk *kiosk)
{
    const App *app = &kiosk->app;
    const Site *site = &kiosk->world.site;
    if (app->place.page >= 0 && app->staff.signer < site->reviewer_count)
        desk_sign(&kiosk->desk, kiosk->content, app->language, app->place.page,
                  &site->reviewers[app->staff.signer]);
}

/* The word that is explained, and what it means. */
static void say_word(Kiosk *kiosk)
{
    const App *app = &kiosk->app;
    const Language *language = app_language(app);
    char text[4096];
    if (!app->word || app->word > language->glossary.count)
        return;
    const GlossaryEntry *entry = &language->glossary.items[app->word - 1];
    const FillPair pairs[] = {{"word", entry->word}, {"text", entry->text}};
    fill_plain(text, sizeof text, language->strings[STR_LISTEN_WORD], pairs, ARRAY_LEN(pairs));
    say_words(kiosk, text, 0, language);
}

void perform(Kiosk *kiosk, EffectKind effect)
{
    switch (effect) {
    case EFFECT_WIPED:
        view_clear(kiosk->view);
        fonts_forget(kiosk->fonts);
        printer_stop(&kiosk->printer);
        voice_hush(&kiosk->voice);
        desk_look(&kiosk->desk);
        tally_end(&kiosk->tally, kiosk->app.staff.is_in ? NULL : kiosk->counts, time(NULL));
        break;
    case EFFECT_PRINT:
        print_card(kiosk);
        break;
    case EFFECT_STOP_PRINT:
        printer_stop(&kiosk->printer);
        break;
    case EFFECT_SAY:
        say(kiosk);
        break;
    case EFFECT_SAY_WORD:
        say_word(kiosk);
        break;
    case EFFECT_HUSH:
        voice_hush(&kiosk->voice);
        break;
    case EFFECT_MEASURED:
        measured(kiosk);
        break;
    case EFFECT_SIGN:
        sign(kiosk);
        break;
    case EFFECT_RELOAD:
        kiosk->wants_reload = true;
        break;
    case EFFECT_CHECK_PIN:
        desk_check_pin(&kiosk->desk, kiosk->app.staff.pin);
        break;
    case EFFECT_HEAR: /* when the scene it speaks of is there */
        break;
    }
}
