#include "compress.h"

#include "weights.h"

#include <limits.h>
#include <zlib.h>
#include <zstd.h>

/* gzip level 4 is within 5 % of the size of level 6 on our pages at less than half of its time. */
enum { GZIP_LEVEL = 4, WINDOW_BITS_GZIP = 15 + 16, MEMORY_LEVEL = 8, ZSTD_LEVEL = 3 };

static const char *const NAMES[VT_CODINGS] = {NULL, "gzip", "zstd"};

const char *vt_compress_name(enum vt_coding coding)
{
    return NAMES[coding];
}

enum vt_coding vt_compress_choose(struct vt_str accept_encoding)
{
    enum { UNSAID = -1 };
    int weights[VT_CODINGS] = {0, UNSAID, UNSAID}, other = 0;
    struct vt_str part;
    while (vt_str_split(&accept_encoding, ',', &part)) {
        struct vt_str coding;
        int weight = vt_weight_split(part, &coding);
        if (vt_weight_is(coding, "gzip") || vt_weight_is(coding, "x-gzip"))
            weights[VT_CODING_GZIP] = weight;
        else if (vt_weight_is(coding, "zstd"))
            weights[VT_CODING_ZSTD] = weight;
        else if (vt_weight_is(coding, "*"))
            other = weight;
    }
    /* "*" is answered with what every client reads. */
    if (weights[VT_CODING_GZIP] == UNSAID)
        weights[VT_CODING_GZIP] = other;
    enum vt_coding best = VT_CODING_NONE;
    for (unsigned i = VT_CODING_GZIP; i < VT_CODINGS; i++)
        if (weights[i] > 0 && weights[i] >= weights[best])
            best = (enum vt_coding)i;
    return best;
}

static int pack_gzip(struct vt_str bytes, struct vt_buf *ret)
{
    if (bytes.len_bytes > UINT_MAX)
        return VT_E_LIMIT;
    z_stream stream = {.next_in = (z_const Bytef *)bytes.ptr, .avail_in = (uInt)bytes.len_bytes};
    if (deflateInit2(&stream, GZIP_LEVEL, Z_DEFLATED, WINDOW_BITS_GZIP, MEMORY_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return VT_E_NOMEM;
    size_t bound = deflateBound(&stream, (uLong)bytes.len_bytes);
    char *to = bound > UINT_MAX ? NULL : vt_buf_reserve(ret, bound);
    int result = Z_MEM_ERROR;
    if (to != NULL) {
        stream.next_out = (Bytef *)to;
        stream.avail_out = (uInt)bound;
        result = deflate(&stream, Z_FINISH);
    }
    if (result == Z_STREAM_END)
        ret->len_bytes += stream.total_out;
    deflateEnd(&stream);
    return result == Z_STREAM_END ? VT_OK : VT_E_NOMEM;
}

static int pack_zstd(struct vt_str bytes, struct vt_buf *ret)
{
    size_t bound = ZSTD_compressBound(bytes.len_bytes);
    char *to = ZSTD_isError(bound) ? NULL : vt_buf_reserve(ret, bound);
    size_t packed =
        to == NULL ? 0 : ZSTD_compress(to, bound, bytes.ptr, bytes.len_bytes, ZSTD_LEVEL);
    if (to == NULL || ZSTD_isError(packed))
        return VT_E_NOMEM;
    ret->len_bytes += packed;
    return VT_OK;
}

int vt_compress(enum vt_coding coding, struct vt_str bytes, struct vt_buf *ret,
                struct vt_error *err)
{
    int status = coding == VT_CODING_ZSTD ? pack_zstd(bytes, ret) : pack_gzip(bytes, ret);
    return status == VT_OK ? VT_OK : vt_fail(err, status, "no room to compress the reply");
}
