/* The input is the XML of up to four parts of a Word document, one after the other (format_package.h). */
#include "format_package.h"
#include "fuzz_target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    static const char *const NAMES[] = {"word/document.xml", "word/styles.xml",
                                        "word/numbering.xml", "word/footnotes.xml"};
    pack_and_read(vt_str_n((const char *)data, len_bytes), NAMES, sizeof NAMES / sizeof NAMES[0],
                  "a.docx");
    return 0;
}
