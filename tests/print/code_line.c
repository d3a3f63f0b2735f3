/* The line of a card that holds the code of a text: code N HEX. */
#include <stdio.h>

#include "model/qr.h"

int main(int argc, char **argv)
{
    static Qr qr;
    if (argc != 2 || !qr_encode(&qr, argv[1]))
        return 2;
    printf("code %d ", qr.size);
    for (int i = 0; i < (qr.size * qr.size + 7) / 8; i++)
        printf("%02x", qr.bits[i]);
    putchar('\n');
    return 0;
}
