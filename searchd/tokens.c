#include "tokens.h"

#include "vt_file.h"
#include "vt_hash.h"

#include <stdlib.h>
#include <strings.h>

enum { FILE_BYTES = 512 * 1024, HEADER_BYTES = 1024 };

/* Digests, so that neither lengths nor contents of the tokens can be told from the time that a
 * comparison takes, and no token lies in memory. */
struct vt_tokens {
    size_t count;
    char digests[VT_TOKENS_MAX][VT_SHA256_HEX_BYTES + 1];
};

static bool is_token(struct vt_str text)
{
    for (size_t i = 0; i < text.len_bytes; i++)
        if (text.ptr[i] <= ' ' || text.ptr[i] > '~')
            return false;
    return text.len_bytes >= VT_TOKEN_LEAST_BYTES && text.len_bytes <= VT_TOKEN_MOST_BYTES;
}

static int take_line(struct vt_tokens *tokens, struct vt_str line, unsigned number,
                     const char *path, struct vt_error *err)
{
    line = vt_str_trim(line);
    if (line.len_bytes == 0 || line.ptr[0] == '#')
        return VT_OK;
    if (!is_token(line)) {
        return vt_hint(err,
                       vt_fail(err, VT_E_INVALID, "'%s' dòng %u: không phải token", path, number),
                       "mỗi dòng một token, %d đến %d ký tự ASCII không có dấu cách",
                       VT_TOKEN_LEAST_BYTES, VT_TOKEN_MOST_BYTES);
    }
    if (tokens->count == VT_TOKENS_MAX)
        return vt_fail(err, VT_E_INVALID, "'%s': quá %d token", path, VT_TOKENS_MAX);
    vt_sha256_hex(line, tokens->digests[tokens->count++]);
    return VT_OK;
}

static int need_private(const char *path, struct vt_error *err)
{
    struct stat info;
    if (stat(path, &info) != 0 || (info.st_mode & S_IRWXO) == 0)
        return VT_OK; /* one that is not there is told by reading it */
    return vt_hint(err, vt_fail(err, VT_E_INVALID, "ai cũng đọc được tệp token '%s'", path),
                   "chmod o= %s", path);
}

int vt_tokens_load(const char *path, struct vt_tokens **ret, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf content = VT_BUF_INIT(FILE_BYTES);
    VT_AUTO(vt_cleanup_vt_tokens_free) struct vt_tokens *tokens = calloc(1, sizeof *tokens);
    if (tokens == NULL)
        return vt_fail(err, VT_E_NOMEM, "no memory for the tokens");
    int status = need_private(path, err);
    if (status == VT_OK)
        status = vt_file_read(path, &content, err);
    struct vt_str rest = vt_buf_str(&content), line;
    for (unsigned number = 1; status == VT_OK && vt_str_split(&rest, '\n', &line); number++)
        status = take_line(tokens, line, number, path, err);
    if (status != VT_OK)
        return status;
    if (tokens->count == 0)
        return vt_fail(err, VT_E_INVALID, "'%s' không có token nào", path);
    *ret = VT_TAKE(tokens);
    return VT_OK;
}

void vt_tokens_free(struct vt_tokens *tokens)
{
    free(tokens);
}

size_t vt_tokens_count(const struct vt_tokens *tokens)
{
    return tokens->count;
}

static bool take_scheme(struct vt_str *header, const char *scheme)
{
    size_t len_bytes = strlen(scheme);
    if (header->len_bytes <= len_bytes || strncasecmp(header->ptr, scheme, len_bytes) != 0 ||
        header->ptr[len_bytes] != ' ')
        return false;
    *header = vt_str_trim(vt_str_n(header->ptr + len_bytes, header->len_bytes - len_bytes));
    return true;
}

static int digit_value(char c)
{
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = c == '\0' ? NULL : strchr(DIGITS, c);
    return found == NULL ? -1 : (int)(found - DIGITS);
}

/* RFC 4648 §4, up to the padding.  What is no base64 gives a password that no token has. */
static struct vt_str decode_base64(struct vt_str text, char bytes[HEADER_BYTES])
{
    unsigned held = 0, bits = 0;
    size_t len_bytes = 0;
    for (size_t i = 0; i < text.len_bytes && text.ptr[i] != '='; i++) {
        int value = digit_value(text.ptr[i]);
        if (value < 0 || len_bytes == HEADER_BYTES)
            return VT_STR_EMPTY;
        held = (held << 6 | (unsigned)value) & 0xFFFF;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes[len_bytes++] = (char)(held >> bits & 0xFF);
        }
    }
    return vt_str_n(bytes, len_bytes);
}

bool vt_tokens_allow(const struct vt_tokens *tokens, struct vt_str authorization)
{
    char bytes[HEADER_BYTES];
    struct vt_str token = authorization, name;
    if (take_scheme(&token, "Basic")) {
        token = decode_base64(token, bytes);
        if (!vt_str_split(&token, ':', &name) || token.ptr == NULL)
            return false;
    } else if (!take_scheme(&token, "Bearer")) {
        return false;
    }
    char digest[VT_SHA256_HEX_BYTES + 1];
    vt_sha256_hex(token, digest);
    unsigned found = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        unsigned differs = 0;
        for (size_t c = 0; c < VT_SHA256_HEX_BYTES; c++)
            differs |= (unsigned)(tokens->digests[i][c] ^ digest[c]);
        found |= differs == 0;
    }
    return found != 0;
}
