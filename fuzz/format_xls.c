/* The input is the stream of an old workbook; the compound file around it is made here, since a fuzzer
 * does not find its way through its tables. */
#include <gsf/gsf.h>

#include "format_read.h"
#include "fuzz_target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    GsfOutput *memory = gsf_output_memory_new();
    GsfOutfile *file = gsf_outfile_msole_new(memory);
    GsfOutput *stream = gsf_outfile_new_child(file, "Workbook", FALSE);
    gsf_output_write(stream, len_bytes, data);
    gsf_output_close(stream);
    gsf_output_close(GSF_OUTPUT(file));
    struct vt_str bytes = {(const char *)gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory)),
                           (size_t)gsf_output_size(memory)};
    read_and_check(bytes, "a.xls");
    g_object_unref(stream);
    g_object_unref(file);
    g_object_unref(memory);
    return 0;
}
