/* The one line that a kiosk writes when it has opened: what runs here, for whoever reads logs from afar. */
#ifndef HK_START_LINE_H
#define HK_START_LINE_H

#include "main/kiosk.h"

/* `told_in`: the diagonal that the display told, 0: not asked; `renderer`: what brings the pixels. */
void start_line(char *out, size_t size, const Kiosk *kiosk, const Options *options, double told_in,
                const char *renderer);

#endif
