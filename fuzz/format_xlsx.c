/* The input is the XML of up to five parts of a workbook, one after the other (format_package.h). */
#include "format_package.h"
#include "fuzz_target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    static const char *const NAMES[] = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                                        "xl/sharedStrings.xml", "xl/styles.xml",
                                        "xl/worksheets/sheet1.xml"};
    pack_and_read(vt_str_n((const char *)data, len_bytes), NAMES, sizeof NAMES / sizeof NAMES[0],
                  "a.xlsx");
    return 0;
}
