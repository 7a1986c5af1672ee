#include "nearest.h"

#include <string.h>

enum { LONGEST = 64 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t distance(const char *a, const char *b)
{
    size_t a_len = strlen(a), b_len = strlen(b);
    if (a_len > LONGEST || b_len > LONGEST)
        return LONGEST;
    size_t row[LONGEST + 1];
    for (size_t j = 0; j <= b_len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = least(replaced, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[b_len];
}

const char *vt_nearest(const char *given, const char *const *words, size_t count)
{
    const char *nearest = NULL;
    size_t best = LONGEST, given_len = strlen(given);
    for (size_t i = 0; i < count; i++) {
        size_t d = distance(given, words[i]);
        if (d < best && d <= 1 + strlen(words[i]) / 4) {
            best = d;
            nearest = words[i];
        }
    }
    for (size_t i = 0; i < count && nearest == NULL && given_len >= 2; i++)
        if (strncmp(given, words[i], given_len) == 0)
            nearest = words[i];
    return nearest;
}
