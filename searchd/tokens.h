/* tokens.h — the tokens that may read, where the archive is not open to all who reach the port.
 * Layer: searchd (uses base).  Threads: read-only once loaded. */
#ifndef VT_TOKENS_H
#define VT_TOKENS_H

#include "vt_cleanup.h"
#include "vt_status.h"
#include "vt_str.h"

#include <stdbool.h>

enum { VT_TOKENS_MAX = 1024, VT_TOKEN_LEAST_BYTES = 16, VT_TOKEN_MOST_BYTES = 256 };

struct vt_tokens;

/** One token a line, of 16 to 256 printable ASCII characters without spaces; "#" begins a comment.
 * VT_E_INVALID: a line that is none, or a file that others than its owner and group can read. */
int vt_tokens_load(const char *path, struct vt_tokens **ret, struct vt_error *err);
void vt_tokens_free(struct vt_tokens *tokens);
VT_DEFINE_CLEANUP(struct vt_tokens, vt_tokens_free);

size_t vt_tokens_count(const struct vt_tokens *tokens);

/** Whether an Authorization header has one: "Bearer TOKEN" (RFC 6750), or for browsers "Basic …"
 * with the token as the password of any name (RFC 7617).  Takes as long for a wrong token as for a
 * right one. */
bool vt_tokens_allow(const struct vt_tokens *tokens, struct vt_str authorization);

#endif
