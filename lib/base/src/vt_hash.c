#include "vt_hash.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <xxhash.h>

void vt_sha256_hex(struct vt_str bytes, char ret_hex[VT_SHA256_HEX_BYTES + 1])
{
    unsigned char digest[EVP_MAX_MD_SIZE] = {0};
    unsigned digest_bytes = 0;
    EVP_Digest(bytes.ptr, bytes.len_bytes, digest, &digest_bytes, EVP_sha256(), NULL);
    for (size_t i = 0; i < VT_SHA256_HEX_BYTES / 2; i++)
        snprintf(ret_hex + 2 * i, 3, "%02x", digest[i]);
}

uint64_t vt_hash64(struct vt_str bytes)
{
    return XXH3_64bits(bytes.ptr, bytes.len_bytes);
}
