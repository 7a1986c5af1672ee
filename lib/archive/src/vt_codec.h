/* vt_codec.h — zstd, with the dictionaries of the archive.  Layer: archive.  Threads: one codec,
 * one thread.  zstd ends here and in vt_dictionary.c. */
#ifndef VT_CODEC_H
#define VT_CODEC_H

#include "vt_buf.h"
#include "vt_status.h"

enum {
    /* Level 9 with a dictionary stores a record in a sixth of its size at 19 MB/s and is read at
       400 MB/s; level 19 would save another tenth at a tenth of the speed. */
    VT_CODEC_LEVEL = 9
};

struct vt_codec_dictionary;

struct vt_codec {
    void *compressor;                         /* ZSTD_CCtx, made at first use */
    void *decompressor;                       /* ZSTD_DCtx */
    struct vt_codec_dictionary *dictionaries; /* a list: there are one or two */
};

void vt_codec_release(struct vt_codec *codec);

bool vt_codec_knows(const struct vt_codec *codec, int64_t dictionary);
/** Make a dictionary known (its bytes are copied). */
int vt_codec_add_dictionary(struct vt_codec *codec, int64_t id, struct vt_str bytes,
                            struct vt_error *err);

/** Append one frame, with a checksum of the content; dictionary 0: none. */
int vt_codec_compress(struct vt_codec *codec, int64_t dictionary, struct vt_str content,
                      struct vt_buf *buf, struct vt_error *err);
/** Append the content of a frame.  VT_E_CORRUPT: damaged, or not of size_bytes. */
int vt_codec_decompress(struct vt_codec *codec, int64_t dictionary, struct vt_str frame,
                        int64_t size_bytes, struct vt_buf *buf, struct vt_error *err);

#endif
