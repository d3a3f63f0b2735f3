/* Feeds every file of the folders and files named to a fuzz target: the corpus as an ordinary test. */
#include <dirent.h>
#include <sys/stat.h>

#include "fuzz.h"

static int replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return -1;
    }
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    uint8_t *data = malloc(size ? size : 1); /* no byte more, so that a sanitizer sees an overrun */
    FUZZ_CHECK(data && fread(data, 1, size, file) == size);
    fclose(file);
    LLVMFuzzerTestOneInput(data, size);
    free(data);
    return 1;
}

/* How many files were fed, -1 if one could not be. */
static int replay(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode))
        return replay_file(path);
    DIR *dir = opendir(path);
    int count = 0;
    for (const struct dirent *e = dir ? readdir(dir) : NULL; e && count >= 0; e = readdir(dir)) {
        char name[1024];
        snprintf(name, sizeof name, "%s/%s", path, e->d_name);
        if (e->d_name[0] != '.')
            count = replay_file(name) < 0 ? -1 : count + 1;
    }
    if (dir)
        closedir(dir);
    return count;
}

int main(int argc, char **argv)
{
    int total = 0;
    for (int i = 1; i < argc; i++) {
        int count = replay(argv[i]);
        if (count < 0)
            return 1;
        total += count;
    }
    printf("%d inputs\n", total);
    return total == 0; /* an empty corpus tests nothing */
}
