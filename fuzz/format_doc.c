#include "format_read.h"
#include "fuzz_target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    struct vt_str bytes = {(const char *)data, len_bytes};
    if (vt_format_detect(bytes, "a.doc") == VT_FORMAT_DOC) /* another reader is another target's */
        read_and_check(bytes, "a.doc");
    return 0;
}
