/* xls_fixture.h — old workbooks from their records. */
#ifndef XLS_FIXTURE_H
#define XLS_FIXTURE_H

#include "format_fixture.h"

#include <gsf/gsf.h>

static inline void add_u16(struct vt_buf *buf, unsigned value)
{
    vt_buf_add_c(buf, (char)(value & 0xFF));
    vt_buf_add_c(buf, (char)(value >> 8 & 0xFF));
}

static inline void add_u32(struct vt_buf *buf, uint32_t value)
{
    add_u16(buf, value & 0xFFFF);
    add_u16(buf, value >> 16);
}

static inline void add_record(struct vt_buf *stream, unsigned type, struct vt_str data)
{
    add_u16(stream, type);
    add_u16(stream, (unsigned)data.len_bytes);
    vt_buf_add(stream, data);
}

/* The record of what stands in data, which is empty then. */
static inline void end_record(struct vt_buf *stream, unsigned type, struct vt_buf *data)
{
    add_record(stream, type, vt_buf_str(data));
    vt_buf_clear(data);
}

static inline void make_ole(struct vt_buf *bytes, const char *name, struct vt_str content)
{
    GsfOutput *memory = gsf_output_memory_new();
    GsfOutfile *file = gsf_outfile_msole_new(memory);
    GsfOutput *stream = gsf_outfile_new_child(file, name, FALSE);
    gsf_output_write(stream, content.len_bytes, (const guint8 *)content.ptr);
    gsf_output_close(stream);
    gsf_output_close(GSF_OUTPUT(file));
    vt_buf_add(bytes, vt_str_n((const char *)gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory)),
                               (size_t)gsf_output_size(memory)));
    g_object_unref(stream);
    g_object_unref(file);
    g_object_unref(memory);
}

#endif
