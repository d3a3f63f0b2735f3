#include "scene/theme.h"

#include <math.h>

static const Theme CALM = {
    .contrast = 7,
    .stage = 0xFFF8F3EB,
    .panel = 0xFFF8F3EB,
    .card = 0xFFFFFEFB,
    .card_edge = 0xFF8E8370,
    .pressed = 0xFFF0E8DB,
    .ink = 0xFF1F2B2F,
    .soft_ink = 0xFF414D51,
    .primary = 0xFF1F2B2F,
    .primary_pressed = 0xFF3E5258,
    .on_primary = 0xFFFFFFFF,
    .help = 0xFF9B1C2E,
    .help_pressed = 0xFF75121F,
    .on_help = 0xFFFFFFFF,
    .urgent = 0xFF85162A,
    .sign = 0xFF85162A,
    .urgent_wash = 0xFFFAE4E4,
    .good_wash = 0xFFDFEDE3,
    .meter = 0xFF2B6B55,
    .meter_empty = 0xFFD9D0BF,
    .chosen = 0x9CE8694A,
    .chosen_edge = 0xFF6E1C0C,
    .named = 0xFF8F2B1A,
    .on_named = 0xFFFFFFFF,
    .hover = 0xB8E8694A,
    .hover_edge = 0xFF4A1206,
    .muscle_chosen = 0x90FFEDB8,
    .muscle_hover = 0xA0FFEDB8,
    .dark_skin_edge = 0xFFFFE4D8,
    .lit = 0xFFC8492F,
    .heard_line = 0xFFFFF3D6,
    .heard = 0xFFFBDD85,
    .heard_edge = 0xFF5A4716,
    .leader = 0xFF3C474B,
    .rule = 0xFFE2D8C7,
    .scrim = 0xB31F2B2F,
    .focus = 0xFF1B5FA8,
    .touched = 0xFF3E5258,
    .kinds =
        {
            [PAGE_CONDITION] = {0xFF8A2A1A, 0xFFFBE3DC, 0xFFE8A08A},
            [PAGE_TECHNIQUE] = {0xFF1B4B3E, 0xFFDCEBE3, 0xFF86BFA5},
            [PAGE_BENEFIT] = {0xFF5B3B70, 0xFFECE3F2, 0xFFBFA0D1},
            [PAGE_RECIPIENT_TIP] = {0xFF1F4E79, 0xFFDFE9F3, 0xFF8FB4D9},
            [PAGE_PRACTITIONER_TIP] = {0xFF3C4A50, 0xFFE3E8E9, 0xFFA3B3B8},
            [PAGE_NOTICE] = {0xFF5A4716, 0xFFF6E8CC, 0xFFE0BE72},
            [THEME_AREA] = {0xFF7A2F14, 0xFFF9E4D8, 0xFFE6A583},
        },
};

static const Theme STRONG = {
    .contrast = 15,
    .stage = 0xFFFFFFFF,
    .panel = 0xFFFFFFFF,
    .card = 0xFFFFFFFF,
    .card_edge = 0xFF000000,
    .pressed = 0xFFFFF3A0,
    .ink = 0xFF000000,
    .soft_ink = 0xFF111111,
    .primary = 0xFF000000,
    .primary_pressed = 0xFF262626,
    .on_primary = 0xFFFFFFFF,
    .help = 0xFFFFFFFF,
    .help_pressed = 0xFFFFF3A0,
    .on_help = 0xFF000000,
    .help_edge = 0xFFC00000,
    .urgent = 0xFF3D0007,
    .sign = 0xFFC00000,
    .urgent_wash = 0xFFFFFFFF,
    .good_wash = 0xFFFFFFFF,
    .meter = 0xFF000000,
    .meter_empty = 0xFFBDBDBD,
    .chosen = 0x80FFC400,
    .chosen_edge = 0xFF000000,
    .named = 0xFF000000,
    .on_named = 0xFFFFFFFF,
    .hover = 0xA0FFC400,
    .hover_edge = 0xFF000000,
    .muscle_chosen = 0xA0FFC400,
    .muscle_hover = 0xC0FFC400,
    .lit = 0xFFC8492F,
    .heard_line = 0xFFFFFFFF,
    .heard = 0xFFFFF3A0,
    .heard_edge = 0xFF000000,
    .leader = 0xFF000000,
    .rule = 0xFF000000,
    .scrim = 0xE6000000,
    .focus = 0xFF0034A8,
    .touched = 0xFF000000,
    .kinds =
        {
            [PAGE_CONDITION] = {0xFF3A0A02, 0xFFFFFFFF, 0xFFB4B4B4},
            [PAGE_TECHNIQUE] = {0xFF06231B, 0xFFFFFFFF, 0xFFB4B4B4},
            [PAGE_BENEFIT] = {0xFF260F33, 0xFFFFFFFF, 0xFFB4B4B4},
            [PAGE_RECIPIENT_TIP] = {0xFF051D38, 0xFFFFFFFF, 0xFFB4B4B4},
            [PAGE_PRACTITIONER_TIP] = {0xFF11181B, 0xFFFFFFFF, 0xFFB4B4B4},
            [PAGE_NOTICE] = {0xFF261C04, 0xFFFFFFFF, 0xFFB4B4B4},
            [THEME_AREA] = {0xFF3B1405, 0xFFFFFFFF, 0xFFB4B4B4},
        },
};

static const Theme DARK = {
    .contrast = 15,
    .stage = 0xFF000000,
    .panel = 0xFF000000,
    .card = 0xFF000000,
    .card_edge = 0xFFFFFFFF,
    .pressed = 0xFF2A2200,
    .ink = 0xFFFFFFFF,
    .soft_ink = 0xFFF2F2F2,
    .primary = 0xFFFFFFFF,
    .primary_pressed = 0xFFFFE88A,
    .on_primary = 0xFF000000,
    .help = 0xFFFFD2D8,
    .help_pressed = 0xFFFFFFFF,
    .on_help = 0xFF000000,
    .urgent = 0xFFFFD2D8,
    .sign = 0xFFFF5A5A,
    .urgent_wash = 0xFF000000,
    .good_wash = 0xFF000000,
    .meter = 0xFFFFFFFF,
    .meter_empty = 0xFF5E5E5E,
    .chosen = 0xB0FFC400,
    .chosen_edge = 0xFF000000,
    .named = 0xFFFFC400,
    .on_named = 0xFF000000,
    .hover = 0xD0FFC400,
    .hover_edge = 0xFF000000,
    .muscle_chosen = 0xB0FFC400,
    .muscle_hover = 0xD0FFC400,
    .lit = 0xFFC8492F,
    .heard_line = 0xFF141414,
    .heard = 0xFF2A2200,
    .heard_edge = 0xFFFFE88A,
    .leader = 0xFFFFFFFF,
    .rule = 0xFFFFFFFF,
    .scrim = 0xF8606060,
    .focus = 0xFF6FB4FF,
    .touched = 0xFFFFE88A,
    .kinds =
        {
            [PAGE_CONDITION] = {0xFFFFD6CC, 0xFF000000, 0xFF8A8A8A},
            [PAGE_TECHNIQUE] = {0xFFCFF5E4, 0xFF000000, 0xFF8A8A8A},
            [PAGE_BENEFIT] = {0xFFEBD9FA, 0xFF000000, 0xFF8A8A8A},
            [PAGE_RECIPIENT_TIP] = {0xFFD2E6FF, 0xFF000000, 0xFF8A8A8A},
            [PAGE_PRACTITIONER_TIP] = {0xFFE0E8EB, 0xFF000000, 0xFF8A8A8A},
            [PAGE_NOTICE] = {0xFFFFE9B8, 0xFF000000, 0xFF8A8A8A},
            [THEME_AREA] = {0xFFFFDCC4, 0xFF000000, 0xFF8A8A8A},
        },
};

static const Theme STAFF = {
    .contrast = 7,
    .stage = 0xFF10191B,
    .panel = 0xFF10191B,
    .card = 0xFF18252A,
    .card_edge = 0xFF5F777E,
    .pressed = 0xFF2E434A,
    .ink = 0xFFF4F8F8,
    .soft_ink = 0xFFBDCACB,
    .primary = 0xFFEAF0F1,
    .primary_pressed = 0xFFBBD5D3,
    .on_primary = 0xFF10191B,
    .help = 0xFF9B1C2E,
    .help_pressed = 0xFF75121F,
    .on_help = 0xFFFFFFFF,
    .urgent = 0xFFFFC9CF,
    .sign = 0xFFFFC9CF,
    .urgent_wash = 0xFF3A1A20,
    .good_wash = 0xFF173229,
    .meter = 0xFF80B0AC,
    .meter_empty = 0xFF33474D,
    .leader = 0xFFDA9A5B,
    .rule = 0xFF2B3B40,
    .scrim = 0xE6000000,
    .focus = 0xFF6FB4FF,
    .kinds =
        {
            [PAGE_CONDITION] = {0xFFFFB8A6, 0xFF3B2019, 0xFFB06A58},
            [PAGE_TECHNIQUE] = {0xFF9FDCC2, 0xFF15332A, 0xFF5E9480},
            [PAGE_BENEFIT] = {0xFFDDBEF0, 0xFF2E2038, 0xFF8E6CA3},
            [PAGE_RECIPIENT_TIP] = {0xFFACD0F5, 0xFF15293B, 0xFF5D86AE},
            [PAGE_PRACTITIONER_TIP] = {0xFFCBD8DB, 0xFF26343A, 0xFF7B8D93},
            [PAGE_NOTICE] = {0xFFF1D08A, 0xFF362A10, 0xFFA58944},
            [THEME_AREA] = {0xFFF2B792, 0xFF3A2415, 0xFFAD7850},
        },
};

const Theme *theme_staff(void)
{
    return &STAFF;
}

const Theme *theme_get(ThemeId id)
{
    static const Theme *const ALL[THEMES] = {&CALM, &STRONG, &DARK};
    return ALL[id];
}

static double linear(unsigned channel)
{
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(Color color)
{
    return 0.2126 * linear(color >> 16 & 0xff) + 0.7152 * linear(color >> 8 & 0xff) +
           0.0722 * linear(color & 0xff);
}

double theme_contrast(Color a, Color b)
{
    double la = luminance(a), lb = luminance(b);
    return (MAX(la, lb) + 0.05) / (MIN(la, lb) + 0.05);
}

double theme_text_scale(int text_step)
{
    static const double scales[TEXT_STEPS] = {1, 6.1 / 4.8, 8.0 / 4.8};
    return scales[CLAMP(text_step, 0, TEXT_STEPS - 1)];
}
