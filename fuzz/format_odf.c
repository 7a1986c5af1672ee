/* The input is the XML of up to three parts of an OpenDocument file, one after the other (format_package.h). */
#include "format_package.h"
#include "fuzz_target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    static const char *const NAMES[] = {"META-INF/manifest.xml", "content.xml", "styles.xml"};
    pack_and_read(vt_str_n((const char *)data, len_bytes), NAMES, sizeof NAMES / sizeof NAMES[0],
                  "a.odt");
    return 0;
}
