/* vt_hash.h — checksums.  Layer: base.  Threads: stateless.
 * SHA-256 (FIPS 180-4, OpenSSL) identifies content; xxh3 (libxxhash) guards against damage and
 * spreads keys. */
#ifndef VT_HASH_H
#define VT_HASH_H

#include "vt_str.h"

enum { VT_SHA256_HEX_BYTES = 64 };

/** 64 lower-case hexadecimal digits and NUL. */
void vt_sha256_hex(struct vt_str bytes, char ret_hex[VT_SHA256_HEX_BYTES + 1]);

uint64_t vt_hash64(struct vt_str bytes);

#endif
