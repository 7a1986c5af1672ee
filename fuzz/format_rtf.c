#include "format_read.h"
#include "fuzz_target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    read_and_check(vt_str_n((const char *)data, len_bytes), "a.rtf");
    return 0;
}
