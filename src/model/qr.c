#include "model/qr.h"

#include <qrencode.h>
#include <string.h>

bool qr_encode(Qr *qr, const char *text)
{
    memset(qr, 0, sizeof *qr);
    size_t len = strlen(text);
    if (len == 0 || len > QR_MAX_BYTES)
        return false;
    QRcode *code = QRcode_encodeData((int)len, (const unsigned char *)text, 0, QR_ECLEVEL_M);
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
