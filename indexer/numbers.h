/* numbers.h — numbers as they are written in Vietnamese: 4.257 */
#ifndef VT_INDEXER_NUMBERS_H
#define VT_INDEXER_NUMBERS_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/** to has room for 32 bytes. */
static inline void vt_number_print(char *to, size_t room, int64_t value)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%lld", (long long)value);
    size_t used = 0;
    for (int i = 0; i < length && used + 2 < room; i++) {
        if (i > 0 && digits[i - 1] != '-' && (length - i) % 3 == 0)
            to[used++] = '.';
        to[used++] = digits[i];
    }
    to[used] = '\0';
}

#endif
