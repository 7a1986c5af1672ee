/* fuzz_target.h — the one function that a fuzz target has.  Any input must do; a fault that a sanitizer
 * does not see is told by abort(). */
#ifndef VT_FUZZ_TARGET_H
#define VT_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes);

#endif
