#include "vt_statement.h"
#include "vt_unmarked.h"

int vt_archive_counts(struct vt_archive *archive, struct vt_archive_counts *ret,
                      struct vt_error *err)
{
    struct vt_archive_state state;
    int status = vt_archive_state_read(archive, &state, err);
    if (status == VT_OK && archive->unmarked)
        status = vt_unmarked_counts(archive, &state, err);
    if (status != VT_OK)
        return status;
    struct vt_archive_counts counts = {.originals = state.originals,
                                       .documents = state.documents,
                                       .mentions = state.mentions,
                                       .original_bytes = state.original_bytes,
                                       .stored_bytes = state.stored_bytes,
                                       .record_bytes = state.record_bytes};
    VT_AUTOSTATEMENT statement;
    status = vt_statement_open(archive, "SELECT state, count(*) FROM source GROUP BY state",
                               &statement, err);
    bool row;
    while (status == VT_OK && (status = vt_statement_step(&statement, &row, err)) == VT_OK && row) {
        int64_t source_state = vt_column_int(&statement);
        int64_t count = vt_column_int(&statement);
        counts.sources += count;
        if (source_state == VT_SOURCE_FAILED)
            counts.failed = count;
        if (source_state == VT_SOURCE_UNREAD)
            counts.unread = count;
    }
    if (status == VT_OK)
        *ret = counts;
    return status;
}
