/* Each line of standard input as the kiosk has it said: spoken_line CONTENT FIGURES TAG. */
#include <stdio.h>
#include <string.h>

#include "model/spoken.h"

int main(int argc, char **argv)
{
    Faults faults = {0};
    Content *content = argc == 4 ? content_load(argv[1], argv[2], "2026-01-01", &faults) : NULL;
    int l = content ? content_language(content, argv[3]) : -1;
    char line[64 * 1024];
    if (l < 0)
        return 2;
    while (fgets(line, sizeof line, stdin)) {
        Arena arena = {0};
        line[strcspn(line, "\n")] = 0;
        puts(spoken_make(&content->languages[l], "112", line, &arena).text);
        arena_free(&arena);
    }
    content_destroy(content);
    faults_free(&faults);
    return 0;
}
