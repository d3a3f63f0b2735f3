/* Layout with letters of one width: what is on each line, in the order it is seen. */
#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../support/fake_shaper.h"
#include "../support/test.h"

static TextCache *cache;

static int setup(void **state)
{
    (void)state;
    Shaper shaper = fake_shaper();
    cache = text_cache_create(&shaper);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    text_cache_destroy(cache);
    return 0;
}

/* A run as it is seen, left to right. */
static void append_run(char *out, const TextLayout *layout, const GlyphRun *run)
{
    const char *at = layout->bytes + run->at, *end = at + run->len;
    if (!run->is_rtl) {
        strncat(out, at, run->len);
        return;
    }
    char *to = out + strlen(out) + run->len;
    *to = 0;
    while (at < end) {
        char mirrored[4];
        uint32_t cp = hb_unicode_mirroring(hb_unicode_funcs_get_default(), utf8_next(&at, end));
        int len = utf8_write(mirrored, cp);
        to -= len;
        memcpy(to, mirrored, (size_t)len);
    }
}

/* Lines are divided by |. */
static void seen(char out[2048], const TextLayout *layout)
{
    out[0] = 0;
    for (int l = 0; l < layout->line_count; l++) {
        const TextLine *line = &layout->lines[l];
        strcat(out, l ? "|" : "");
        for (int r = 0; r < line->run_count; r++)
            append_run(out, layout, &layout->runs[line->first_run + r]);
    }
}

typedef struct Row {
    const char *text;
    int letters; /* width of the line */
    bool is_rtl;
    const char *seen;
} Row;

/* Every line's width is that of what is seen on it, and its runs lie side by side. */
static void check_places(const TextLayout *layout, int width, const char *text)
{
    for (int l = 0; l < layout->line_count; l++) {
        const TextLine *line = &layout->lines[l];
        int x = line->x;
        for (int r = 0; r < line->run_count; r++) {
            const GlyphRun *run = &layout->runs[line->first_run + r];
            assert_int_equal(run->x, x);
            x += run->w;
        }
        assert_int_equal(x - line->x, line->w);
        if (width && line->w > width && !layout->is_cut)
            fail_msg("%s: line %d is %d px wide", text, l, line->w);
    }
}

static void check_rows(const Row *rows, int count, bool has_markup)
{
    for (int i = 0; i < count; i++) {
        TextSpec spec = {.text = rows[i].text,
                         .len = -1,
                         .cap_px = 5,
                         .width = rows[i].letters * 10,
                         .is_rtl = rows[i].is_rtl,
                         .has_markup = has_markup};
        const TextLayout *layout = text_layout(cache, &spec);
        char out[2048];
        seen(out, layout);
        if (strcmp(out, rows[i].seen))
            fail_msg("row %d: %s\nseen  %s\nshould %s", i, rows[i].text, out, rows[i].seen);
        check_places(layout, spec.width, rows[i].text);
    }
}

static void breaks_lines(void **state)
{
    (void)state;
    static const Row rows[] = {
        {"", 10, false, ""},
        {"one two three", 7, false, "one two|three"},
        {"one two three", 8, false, "one two|three"},
        {"one two ", 7, false, "one two"},
        {"one   two", 4, false, "one|two"},
        {"one\ntwo", 20, false, "one|two"},
        {"one\n\ntwo\n", 20, false, "one||two"},
        {"one\r\ntwo\ttab", 20, false, "one|two tab"},
        {"one\xE2\x80\xA8two", 20, false, "one|two"},
        {"10\xC2\xA0mm wide", 6, false, "10\xC2\xA0mm|wide"},
        {"well-known fact", 6, false, "well-|known|fact"},
        {"see (the map) now", 8, false, "see (the|map) now"},
        {"costs 5 % more", 9, false, "costs 5 %|more"},
        {"extraordinary", 5, false, "extra|ordin|ary"},
        {"an extraordinary", 5, false, "an|extra|ordin|ary"},
        {"a b", 1, false, "a|b"},
        {"abc", 0, false, "abc"},
    };
    check_rows(rows, ARRAY_LEN(rows), false);
}

/* A value that is filled in keeps its own direction: somebody dials it. */
static void turns_no_number_round(void **state)
{
    (void)state;
    static const Row rows[] = {
        {"א \u20680800 111 222\u2069 ב", 40, true, "ב 0800 111 222 א"},
        {"\u2068+44 20 7946 0018\u2069", 40, true, "+44 20 7946 0018"},
        {"א \u2068(03) 9000 0000\u2069", 40, true, "(03) 9000 0000 א"},
        {"a \u2068אב גד\u2069 b", 40, false, "a דג בא b"},
        {"Call \u2068112\u2069 now", 40, false, "Call 112 now"},
    };
    check_rows(rows, ARRAY_LEN(rows), false);
}

static void hides_what_only_steers(void **state)
{
    (void)state;
    static const Row rows[] = {
        {"extra\xC2\xADordinary", 20, false, "extraordinary"},
        {"extra\xC2\xADordinary", 9, false, "extra\xE2\x80\x90|ordinary"},
        /* The hyphen itself needs room. */
        {"ex\xC2\xADtra\xC2\xADordinary", 8, false, "extra\xE2\x80\x90|ordinary"},
        {"ex\xC2\xADtraor", 5, false, "ex\xE2\x80\x90|traor"},
        {"ex\xC2\xADtr ordinary", 5, false, "extr|ordin|ary"},
        {"\xE0\xB8\x81\xE2\x80\x8B\xE0\xB8\x82\xE0\xB8\x83", 2, false,
         "\xE0\xB8\x81|\xE0\xB8\x82\xE0\xB8\x83"},
        {"a\xE2\x81\xA0-b c", 3, false, "a-b|c"},
        {"\xE2\x80\x8E"
         "a\xE2\x80\x8F\xEF\xBB\xBF"
         "b",
         9, false, "ab"},
    };
    check_rows(rows, ARRAY_LEN(rows), false);
}

static void keeps_letters_whole(void **state)
{
    (void)state;
    static const Row rows[] = {
        /* combining acute */
        {"ae\xCC\x81o", 2, false, "ae\xCC\x81|o"},
        {"e\xCC\x81\xCC\xA3"
         "e\xCC\x81",
         1, false, "e\xCC\x81\xCC\xA3|e\xCC\x81"},
        /* a thumb with a skin tone; a family; two flags; a keycap's parts stay */
        {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD\xF0\x9F\x91\x8D", 1, false,
         "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD|\xF0\x9F\x91\x8D"},
        {"\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9x", 1, false,
         "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9|x"},
        {"\xF0\x9F\x87\xBA\xF0\x9F\x87\xA6\xF0\x9F\x87\xBA\xF0\x9F\x87\xB8", 2, false,
         "\xF0\x9F\x87\xBA\xF0\x9F\x87\xA6|\xF0\x9F\x87\xBA\xF0\x9F\x87\xB8"},
        /* Devanagari ksha is one letter */
        {"\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\xB7\xE0\xA4\x95", 2, false,
         "\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\xB7|\xE0\xA4\x95"},
    };
    check_rows(rows, ARRAY_LEN(rows), false);
}

static void breaks_east_asian_text(void **state)
{
    (void)state;
    static const Row rows[] = {
        {"滑囊炎是肿胀", 4, false, "滑囊炎是|肿胀"},
        /* no stop, comma or closing bracket begins a line; no opening one ends it */
        {"滑囊炎是。肿", 4, false, "滑囊炎|是。肿"},
        {"滑囊炎（肿）", 4, false, "滑囊炎|（肿）"},
        {"これは「医師」", 4, false, "これは|「医師」"},
        {"ちょっと", 3, false, "ちょっ|と"},
        {"통증 2주", 3, false, "통증|2주"},
    };
    check_rows(rows, ARRAY_LEN(rows), false);
}

static void orders_both_directions(void **state)
{
    (void)state;
    /* Letters of Hebrew: alef bet gimel dalet = אבגד */
    static const Row rows[] = {
        {"אבג דהו", 9, true, "והד גבא"},
        {"אבג דהו", 4, true, "גבא|והד"},
        {"אבג 112 דהו", 20, true, "והד 112 גבא"},
        {"אבג Dr. Smith דהו", 30, true, "והד Dr. Smith גבא"},
        {"Dr. אבג!", 20, true, "!גבא .Dr"},
        {"Dr. אבג דה ok", 20, false, "Dr. הד גבא ok"},
        {"abc (אבג) def", 20, false, "abc (גבא) def"},
        {"אבג (abc) דה", 20, true, "הד (abc) גבא"},
        {"אב 1-2 גד", 20, true, "דג 1-2 בא"},
        {"العظم 1-2 في", 20, true, "يف 2-1 مظعلا"},
        {"العظم 3.5 cm", 20, true, "cm 3.5 مظعلا"},
        /* an isolate keeps a name together: FSI ... PDI */
        {"אבג \xE2\x81\xA8"
         "a, b\xE2\x81\xA9, דה",
         20, true, "הד ,a, b גבא"},
        {"a \xE2\x80\xAE"
         "bcd\xE2\x80\xAC e",
         20, false, "a dcb e"},
        /* broken first, ordered after: the first words stay on the first line */
        {"אבג Dr. Smith דהו", 7, true, "Dr. גבא|Smith|והד"},
    };
    check_rows(rows, ARRAY_LEN(rows), false);
}

static void makes_words_bold(void **state)
{
    (void)state;
    static const Row rows[] = {
        {"a **bc** d", 20, false, "a bc d"},   {"**a** **b**", 20, false, "a b"},
        {"2 ** 3", 20, false, "2 ** 3"},       {"a **b\nc** d", 20, false, "a **b|c** d"},
        {"a ***b*** c", 20, false, "a *b* c"}, {"****", 20, false, ""},
        {"**אב** גד", 20, true, "דג בא"},
    };
    check_rows(rows, ARRAY_LEN(rows), true);
    TextSpec spec = {.text = "a **bc** d", .len = -1, .cap_px = 5, .has_markup = true};
    const TextLayout *layout = text_layout(cache, &spec);
    assert_int_equal(layout->run_count, 3);
    assert_int_equal(layout->runs[0].key.face, FACE_REGULAR);
    assert_int_equal(layout->runs[1].key.face, FACE_BOLD);
    assert_int_equal(layout->runs[1].len, 2);
    assert_int_equal(layout->runs[2].key.face, FACE_REGULAR);
    spec.has_markup = false;
    char out[2048];
    seen(out, text_layout(cache, &spec));
    assert_string_equal(out, "a **bc** d");
}

static void runs_have_font_script_and_direction(void **state)
{
    (void)state;
    TextSpec spec = {.text = "ab אב 滑", .len = -1, .cap_px = 5};
    const TextLayout *layout = text_layout(cache, &spec);
    assert_int_equal(layout->run_count, 4); /* the space before the sign stands left to right */
    const GlyphRun *hebrew = &layout->runs[1];
    assert_true(hebrew->is_rtl);
    assert_int_equal(hebrew->key.font, 1);
    assert_int_equal(hebrew->script, TEXT_TAG('H', 'e', 'b', 'r'));
    assert_int_equal(layout->runs[3].key.font, 2);
    assert_int_equal(layout->runs[3].script, TEXT_TAG('H', 'a', 'n', 'i'));
    assert_int_equal(layout->runs[0].script, TEXT_TAG('L', 'a', 't', 'n'));
    assert_int_equal(layout->runs[0].key.px, 10);
}

static void ends_with_an_ellipsis(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int letters, lines;
        bool is_rtl, is_cut;
        const char *seen;
    } rows[] = {
        {"one two three", 7, 1, false, true, "one tw…"},
        {"one two three", 8, 1, false, true, "one two…"},
        {"one two three", 5, 1, false, true, "one…"},
        {"one two three", 13, 1, false, false, "one two three"},
        {"one two three  ", 13, 1, false, false, "one two three"},
        {"one two three", 7, 2, false, false, "one two|three"},
        {"one two three four", 7, 2, false, true, "one two|three…"},
        {"one\ntwo", 9, 1, false, true, "one…"},
        {"אבג דהו", 5, 1, true, true, "…גבא"},
        {"ae\xCC\x81o", 2, 1, false, true, "a…"},
    };
    for (int i = 0; i < ARRAY_LEN(rows); i++) {
        TextSpec spec = {.text = rows[i].text,
                         .len = -1,
                         .cap_px = 5,
                         .width = rows[i].letters * 10,
                         .max_lines = rows[i].lines,
                         .is_rtl = rows[i].is_rtl};
        const TextLayout *layout = text_layout(cache, &spec);
        char out[2048];
        seen(out, layout);
        assert_string_equal(out, rows[i].seen);
        assert_int_equal(layout->is_cut, rows[i].is_cut);
        assert_true(layout->w <= spec.width);
    }
}

static void text_reads_as_it_was_written(void **state)
{
    (void)state;
    TextSpec spec = {
        .text = "an ex\xC2\xADtra **word**", .len = -1, .cap_px = 5, .width = 60, .has_markup = true};
    const TextLayout *layout = text_layout(cache, &spec);
    char out[2048];
    seen(out, layout);
    assert_string_equal(out, "an ex\xE2\x80\x90|tra|word");
    assert_int_equal(layout->text_len, strlen("an extra word"));
    assert_memory_equal(layout->bytes, "an extra word", strlen("an extra word"));
    assert_false(layout->is_cut);

    spec = (TextSpec){.text = "one two three", .len = -1, .cap_px = 5, .width = 80, .max_lines = 1};
    layout = text_layout(cache, &spec);
    assert_int_equal(layout->text_len, strlen("one two…"));
    assert_memory_equal(layout->bytes, "one two…", strlen("one two…"));

    /* An unfinished character, a surrogate, an overlong slash: never more than U+FFFD. */
    spec = (TextSpec){.text = "a\xED\xA0\x80\xE6", .len = -1, .cap_px = 5};
    layout = text_layout(cache, &spec);
    assert_true(utf8_valid(layout->bytes, (size_t)layout->text_len, NULL));
    spec = (TextSpec){.text = "abcdef", .len = 3, .cap_px = 5};
    assert_int_equal(text_layout(cache, &spec)->text_len, 3);
}

static void balances_headings(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int letters;
        const char *seen;
    } rows[] = {
        {"where does your hip hurt", 20, "where does|your hip hurt"},
        {"one two three four five six", 24, "one two three|four five six"},
        {"short", 24, "short"},
        {"fits the line well", 18, "fits the line well"},
    };
    for (int i = 0; i < ARRAY_LEN(rows); i++) {
        TextSpec spec = {
            .text = rows[i].text, .len = -1, .cap_px = 5, .width = rows[i].letters * 10, .is_heading = true};
        char out[2048];
        seen(out, text_layout(cache, &spec));
        assert_string_equal(out, rows[i].seen);
    }
}

static void aligns(void **state)
{
    (void)state;
    static const struct {
        TextAlign align;
        bool is_rtl;
        int width, first, second;
    } rows[] = {
        {ALIGN_START, false, 100, 0, 0},  {ALIGN_END, false, 100, 60, 80}, {ALIGN_CENTER, false, 100, 30, 40},
        {ALIGN_START, true, 100, 60, 80}, {ALIGN_END, true, 100, 0, 0},    {ALIGN_CENTER, true, 100, 30, 40},
        {ALIGN_START, false, 0, 0, 0},    {ALIGN_END, false, 0, 0, 20},    {ALIGN_START, true, 0, 0, 20},
    };
    for (int i = 0; i < ARRAY_LEN(rows); i++) {
        TextSpec spec = {.text = "abcd\nab",
                         .len = -1,
                         .cap_px = 5,
                         .width = rows[i].width,
                         .align = rows[i].align,
                         .is_rtl = rows[i].is_rtl};
        const TextLayout *layout = text_layout(cache, &spec);
        assert_int_equal(layout->lines[0].x, rows[i].first);
        assert_int_equal(layout->lines[1].x, rows[i].second);
        assert_int_equal(layout->runs[1].x, rows[i].second);
        assert_int_equal(layout->x, MIN(rows[i].first, rows[i].second));
        assert_int_equal(layout->w, 40);
    }
}

static void capitals_stand_in_the_middle_of_the_line(void **state)
{
    (void)state;
    TextSpec spec = {.text = "a\nb", .len = -1, .cap_px = 10, .line_height = 1.5f};
    const TextLayout *layout = text_layout(cache, &spec);
    assert_int_equal(layout->h, 60);
    assert_int_equal(layout->cap_top, 10);
    assert_int_equal(layout->lines[0].baseline, 20);
    assert_int_equal(layout->lines[1].baseline, 50);
    assert_true(layout->cap_px == 10);
    spec.line_height = 0;
    assert_int_equal(text_layout(cache, &spec)->h, 58);
    spec.text = "";
    layout = text_layout(cache, &spec);
    assert_int_equal(layout->h, 0);
    assert_int_equal(layout->line_count, 0);
}

static void layouts_are_kept(void **state)
{
    (void)state;
    char text[] = "one two";
    char lang[] = "en";
    TextSpec spec = {.text = text, .len = -1, .cap_px = 5, .width = 100, .lang = lang};
    const TextLayout *layout = text_layout(cache, &spec);
    TextSpec same = {.text = "one two", .len = 7, .cap_px = 5, .width = 100, .lang = "en"};
    assert_ptr_equal(text_layout(cache, &same), layout);
    text[0] = 'O'; /* the caller's bytes are the caller's */
    lang[0] = 'x';
    assert_ptr_equal(text_layout(cache, &same), layout);
    assert_ptr_not_equal(text_layout(cache, &spec), layout);
    TextSpec others[] = {same, same, same, same, same, same, same, same, same};
    others[0].face = FACE_BOLD, others[1].cap_px = 6, others[2].width = 101, others[3].max_lines = 1;
    others[4].line_height = 2, others[5].align = ALIGN_END, others[6].is_rtl = true;
    others[7].has_markup = true, others[8].is_heading = true;
    for (int i = 0; i < ARRAY_LEN(others); i++)
        assert_ptr_not_equal(text_layout(cache, &others[i]), layout);
    text_cache_trim(cache); /* far below the budget: nothing goes */
    assert_ptr_equal(text_layout(cache, &same), layout);
}

/* As many layouts as a long day brings: all are found again, and the cache comes back to nothing. */
static void many_layouts_stay_apart(void **state)
{
    (void)state;
    enum { MANY = 3000 };
    const TextLayout **made = calloc(MANY, sizeof *made);
    for (int i = 0; i < MANY; i++) {
        char text[32];
        snprintf(text, sizeof text, "text %d", i);
        TextSpec spec = {.text = text, .len = -1, .cap_px = 5};
        made[i] = text_layout(cache, &spec);
    }
    for (int i = 0; i < MANY; i++) {
        char text[32];
        snprintf(text, sizeof text, "text %d", i);
        TextSpec spec = {.text = text, .len = -1, .cap_px = 5};
        assert_ptr_equal(text_layout(cache, &spec), made[i]);
        assert_memory_equal(made[i]->bytes, text, strlen(text));
    }
    free(made);
    text_cache_clear(cache);
    TextSpec spec = {.text = "text 7", .len = -1, .cap_px = 5};
    assert_int_equal(text_layout(cache, &spec)->w, 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(breaks_lines, setup, teardown),
        cmocka_unit_test_setup_teardown(turns_no_number_round, setup, teardown),
        cmocka_unit_test_setup_teardown(hides_what_only_steers, setup, teardown),
        cmocka_unit_test_setup_teardown(keeps_letters_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(breaks_east_asian_text, setup, teardown),
        cmocka_unit_test_setup_teardown(orders_both_directions, setup, teardown),
        cmocka_unit_test_setup_teardown(makes_words_bold, setup, teardown),
        cmocka_unit_test_setup_teardown(runs_have_font_script_and_direction, setup, teardown),
        cmocka_unit_test_setup_teardown(ends_with_an_ellipsis, setup, teardown),
        cmocka_unit_test_setup_teardown(text_reads_as_it_was_written, setup, teardown),
        cmocka_unit_test_setup_teardown(balances_headings, setup, teardown),
        cmocka_unit_test_setup_teardown(aligns, setup, teardown),
        cmocka_unit_test_setup_teardown(capitals_stand_in_the_middle_of_the_line, setup, teardown),
        cmocka_unit_test_setup_teardown(layouts_are_kept, setup, teardown),
        cmocka_unit_test_setup_teardown(many_layouts_stay_apart, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
