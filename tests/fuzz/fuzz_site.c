/* Any bytes as a site file. */
#include "../support/pack.h"
#include "fuzz.h"
#include "model/site.h"

static void check_text(const char *text, size_t size)
{
    FUZZ_CHECK(memchr(text, '\0', size));
    FUZZ_CHECK(utf8_valid(text, strlen(text), NULL));
}

static void check_site(const Site *site)
{
    check_text(site->clinic_name, sizeof site->clinic_name);
    check_text(site->logo, sizeof site->logo);
    check_text(site->emergency_number, sizeof site->emergency_number);
    FUZZ_CHECK(*site->emergency_number && *site->skin_tone);
    FUZZ_CHECK(site->rotation % 90 == 0 && site->rotation >= 0 && site->rotation < 360);
    FUZZ_CHECK(site->diagonal_in == 0 || (site->diagonal_in >= 7 && site->diagonal_in <= 100));
    FUZZ_CHECK(site->idle_warn_s >= 10 && site->idle_countdown_s >= 10);
    FUZZ_CHECK(site->language_count <= SITE_MAX_LANGUAGES && site->technique_count <= SITE_MAX_TECHNIQUES);
    for (int i = 0; i < site->font_count; i++)
        check_text(site->fonts[i], sizeof site->fonts[i]);
}

static char folder[64], path[96]; /* made once, for all inputs */

static void remove_folder(void)
{
    pack_remove_tree(folder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!folder[0]) {
        strcpy(folder, "/tmp/hipkiosk-fuzz-XXXXXX");
        FUZZ_CHECK(mkdtemp(folder));
        pack_spill(pack_path("%s/logo.png", folder), "x", 1);
        atexit(remove_folder);
        snprintf(path, sizeof path, "%s/site.json", folder);
    }
    pack_spill(path, data, size);
    Site site = site_default();
    Faults faults = {0};
    bool is_fine = site_load(path, NULL, &site, &faults);
    FUZZ_CHECK(is_fine || faults.errors > 0); /* each key counts by itself: faults need not spoil the rest */
    check_site(&site);
    fuzz_check_faults(&faults);
    faults_free(&faults);
    return 0;
}
