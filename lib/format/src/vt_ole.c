#include "vt_ole.h"

#include <gsf/gsf.h>
#include <pthread.h>

static pthread_once_t init_once = PTHREAD_ONCE_INIT;

static int read_stream(GsfInfile *file, struct vt_ole_stream *stream, size_t most,
                       struct vt_error *err)
{
    GsfInput *input = gsf_infile_child_by_name(file, stream->name);
    if (input == NULL)
        return VT_OK;
    gsf_off_t size = gsf_input_size(input);
    int status = VT_OK;
    stream->content = VT_BUF_INIT(most);
    char *to = size > 0 ? vt_buf_reserve(&stream->content, (size_t)size) : NULL;
    if (size > 0 && to == NULL)
        status = vt_fail(err, stream->content.failed, "no room for the stream '%s' of %lld bytes",
                         stream->name, (long long)size);
    else if (size > 0 && gsf_input_read(input, (size_t)size, (guint8 *)to) == NULL)
        status = vt_fail(err, VT_E_FORMAT, "the stream '%s' is damaged", stream->name);
    else if (size > 0)
        stream->content.len_bytes = (size_t)size;
    stream->is_found = status == VT_OK;
    g_object_unref(input);
    return status;
}

int vt_ole_read(const struct vt_source *source, struct vt_ole_stream *streams, size_t count,
                struct vt_error *err)
{
    pthread_once(&init_once, gsf_init);
    GsfInput *memory = gsf_input_memory_new((const guint8 *)source->bytes.ptr,
                                            (gsf_off_t)source->bytes.len_bytes, FALSE);
    if (memory == NULL)
        return vt_fail(err, VT_E_FORMAT, "an empty file");
    GError *reason = NULL;
    GsfInfile *file = gsf_infile_msole_new(memory, &reason);
    int status = VT_OK;
    if (file == NULL)
        status = vt_fail(err, VT_E_FORMAT, "the compound file is damaged: %s",
                         reason == NULL ? "no reason given" : reason->message);
    for (size_t i = 0; status == VT_OK && i < count; i++)
        status = read_stream(file, &streams[i], source->bytes.len_bytes, err);
    g_clear_error(&reason);
    if (file != NULL)
        g_object_unref(file);
    g_object_unref(memory);
    return status;
}
