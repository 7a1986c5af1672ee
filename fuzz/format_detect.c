#include <stdlib.h>

#include "fuzz_target.h"
#include "vt_format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    static const char *const NAMES[] = {"", "a.txt", "b.HTML", "c.docx", "d.md"};
    struct vt_str bytes = {(const char *)data, len_bytes};
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
        if (vt_format_info(vt_format_detect(bytes, NAMES[i]))->name == NULL)
            abort();
    return 0;
}
