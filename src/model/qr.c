#include "model/qr.h"

#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

static bool is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text > 126)
            return false;
    return true;
}

/* Readers guess at an encoding that is not told, and take UTF-8 for Big5 or Latin-1: anything but ASCII says
 * what it is (ECI 26). ASCII does not, since some readers show the mark. Owned, NULL if it does not fit. */
static QRcode *encode(const char *text, int len)
{
    enum { UTF8_ECI = 26 };
    QRinput *input = QRinput_new2(0, QR_ECLEVEL_M);
    bool ok = input && (is_ascii(text) || QRinput_appendECIheader(input, UTF8_ECI) == 0) &&
              QRinput_append(input, QR_MODE_8, len, (const unsigned char *)text) == 0;
    QRcode *code = ok ? QRcode_encodeInput(input) : NULL;
    QRinput_free(input);
    /* The library lets its copy of the text go as it is. What is freed last is given out first. */
    void *copy = malloc((size_t)len);
    if (copy)
        explicit_bzero(copy, (size_t)len);
    free(copy);
    return code;
}

bool qr_encode(Qr *qr, const char *text)
{
    memset(qr, 0, sizeof *qr);
    size_t len = strlen(text);
    if (len == 0 || len > QR_MAX_BYTES)
        return false;
    QRcode *code = encode(text, (int)len);
    if (!code)
        return false;
    qr->size = code->width;
    for (int i = 0; i < code->width * code->width; i++)
        qr->bits[i / 8] |= (uint8_t)((code->data[i] & 1) << i % 8);
    QRcode_free(code);
    return true;
}

bool qr_is_dark(const Qr *qr, int x, int y)
{
    int at = y * qr->size + x;
    return (qr->bits[at / 8] >> at % 8 & 1) != 0;
}
