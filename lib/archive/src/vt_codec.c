#include "vt_codec.h"

#include <stdlib.h>

#include <zstd.h>

#include "vt_cleanup.h"

struct vt_codec_dictionary {
    int64_t id;
    ZSTD_CDict *to_compress; /* made at first use: readers never need it */
    ZSTD_DDict *to_decompress;
    struct vt_codec_dictionary *next;
    size_t len_bytes;
    char bytes[];
};

void vt_codec_release(struct vt_codec *codec)
{
    ZSTD_freeCCtx(codec->compressor);
    ZSTD_freeDCtx(codec->decompressor);
    while (codec->dictionaries != NULL) {
        struct vt_codec_dictionary *dictionary = codec->dictionaries;
        codec->dictionaries = dictionary->next;
        ZSTD_freeCDict(dictionary->to_compress);
        ZSTD_freeDDict(dictionary->to_decompress);
        free(dictionary);
    }
    *codec = (struct vt_codec){0};
}

static struct vt_codec_dictionary *find(const struct vt_codec *codec, int64_t id)
{
    struct vt_codec_dictionary *dictionary = codec->dictionaries;
    while (dictionary != NULL && dictionary->id != id)
        dictionary = dictionary->next;
    return dictionary;
}

bool vt_codec_knows(const struct vt_codec *codec, int64_t dictionary)
{
    return dictionary == 0 || find(codec, dictionary) != NULL;
}

int vt_codec_add_dictionary(struct vt_codec *codec, int64_t id, struct vt_str bytes,
                            struct vt_error *err)
{
    struct vt_codec_dictionary *dictionary = calloc(1, sizeof *dictionary + bytes.len_bytes);
    if (dictionary == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    memcpy(dictionary->bytes, bytes.ptr, bytes.len_bytes);
    dictionary->len_bytes = bytes.len_bytes;
    dictionary->id = id;
    dictionary->to_decompress = ZSTD_createDDict(dictionary->bytes, bytes.len_bytes);
    if (dictionary->to_decompress == NULL) {
        free(dictionary);
        return vt_fail(err, VT_E_CORRUPT, "damaged dictionary %lld", (long long)id);
    }
    dictionary->next = codec->dictionaries;
    codec->dictionaries = dictionary;
    return VT_OK;
}

static int make_compressor(struct vt_codec *codec, struct vt_codec_dictionary *dictionary,
                           struct vt_error *err)
{
    if (codec->compressor == NULL)
        codec->compressor = ZSTD_createCCtx();
    if (dictionary != NULL && dictionary->to_compress == NULL)
        dictionary->to_compress =
            ZSTD_createCDict(dictionary->bytes, dictionary->len_bytes, VT_CODEC_LEVEL);
    if (codec->compressor == NULL || (dictionary != NULL && dictionary->to_compress == NULL))
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    ZSTD_CCtx_reset(codec->compressor, ZSTD_reset_session_and_parameters);
    ZSTD_CCtx_setParameter(codec->compressor, ZSTD_c_compressionLevel, VT_CODEC_LEVEL);
    ZSTD_CCtx_setParameter(codec->compressor, ZSTD_c_checksumFlag, 1);
    if (dictionary != NULL)
        ZSTD_CCtx_refCDict(codec->compressor, dictionary->to_compress);
    return VT_OK;
}

int vt_codec_compress(struct vt_codec *codec, int64_t dictionary, struct vt_str content,
                      struct vt_buf *buf, struct vt_error *err)
{
    struct vt_codec_dictionary *known = dictionary == 0 ? NULL : find(codec, dictionary);
    if (dictionary != 0 && known == NULL)
        return vt_fail(err, VT_E_INTERNAL, "unknown dictionary %lld", (long long)dictionary);
    int status = make_compressor(codec, known, err);
    if (status != VT_OK)
        return status;
    size_t bound = ZSTD_compressBound(content.len_bytes);
    char *to = vt_buf_reserve(buf, bound);
    if (to == NULL)
        return vt_fail(err, buf->failed, "out of memory for %zu bytes", bound);
    size_t size = ZSTD_compress2(codec->compressor, to, bound, content.ptr, content.len_bytes);
    if (ZSTD_isError(size))
        return vt_fail(err, VT_E_INTERNAL, "cannot compress: %s", ZSTD_getErrorName(size));
    buf->len_bytes += size;
    return VT_OK;
}

int vt_codec_decompress(struct vt_codec *codec, int64_t dictionary, struct vt_str frame,
                        int64_t size_bytes, struct vt_buf *buf, struct vt_error *err)
{
    struct vt_codec_dictionary *known = dictionary == 0 ? NULL : find(codec, dictionary);
    if (dictionary != 0 && known == NULL)
        return vt_fail(err, VT_E_CORRUPT, "unknown dictionary %lld", (long long)dictionary);
    if (size_bytes < 0 ||
        ZSTD_getFrameContentSize(frame.ptr, frame.len_bytes) != (unsigned long long)size_bytes)
        return vt_fail(err, VT_E_CORRUPT, "damaged content");
    if (codec->decompressor == NULL)
        codec->decompressor = ZSTD_createDCtx();
    char *to = vt_buf_reserve(buf, (size_t)size_bytes + 1);
    if (codec->decompressor == NULL || to == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for %lld bytes", (long long)size_bytes);
    ZSTD_DCtx_reset(codec->decompressor, ZSTD_reset_session_and_parameters);
    if (known != NULL)
        ZSTD_DCtx_refDDict(codec->decompressor, known->to_decompress);
    size_t size = ZSTD_decompressDCtx(codec->decompressor, to, (size_t)size_bytes, frame.ptr,
                                      frame.len_bytes);
    if (ZSTD_isError(size) || size != (size_t)size_bytes)
        return vt_fail(err, VT_E_CORRUPT, "damaged content: %s",
                       ZSTD_isError(size) ? ZSTD_getErrorName(size) : "wrong length");
    buf->len_bytes += size;
    buf->data[buf->len_bytes] = '\0';
    return VT_OK;
}
