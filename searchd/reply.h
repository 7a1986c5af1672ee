/* reply.h — what is sent back: status, headers, bytes; JSON answers and problem details (RFC 9457).
 * Layer: searchd (uses base).  Threads: one reply, one thread. */
#ifndef VT_REPLY_H
#define VT_REPLY_H

#include "messages.h"
#include "vt_arena.h"
#include "vt_buf.h"
#include "vt_json.h"
#include "vt_status.h"

enum { VT_REPLY_HEADERS = 8 };
/* The largest body: the text of a document of 100 MB with its markup. */
#define VT_REPLY_BYTES ((size_t)512 * 1024 * 1024)

#define VT_MEDIA_JSON "application/json"
#define VT_MEDIA_PROBLEM "application/problem+json"
#define VT_MEDIA_HTML "text/html; charset=utf-8"
#define VT_MEDIA_TEXT "text/plain; charset=utf-8"

enum vt_reply_caching {
    VT_CACHE_NONE,     /* must not be stored: state of the server, failures */
    VT_CACHE_VALIDATE, /* may be stored, asked about again each time by its ETag */
    VT_CACHE_FOREVER   /* the address has a hash of the content in it */
};

struct vt_reply {
    unsigned http_status;
    const char *media_type;
    struct vt_buf body;
    struct vt_str fixed; /* in place of body: bytes that live as long as the program */
    enum vt_reply_caching caching;
    const char *etag; /* "" or NULL: none */
    struct {
        const char *name, *value; /* borrowed from the request's arena */
    } headers[VT_REPLY_HEADERS];
    size_t header_count;
    int failure;              /* the status of the library behind an error, for the log */
    const char *failure_text; /* borrowed from the arena */
};

void vt_reply_init(struct vt_reply *reply);
void vt_reply_release(struct vt_reply *reply);

/** Drop what was written so far, for another reply in its place. */
void vt_reply_clear(struct vt_reply *reply);

/** Values are borrowed: they live in the request's arena or are constant.  At most
 * VT_REPLY_HEADERS. */
void vt_reply_header(struct vt_reply *reply, const char *name, const char *value);

/** The text of a value, with a line feed. */
int vt_reply_json(struct vt_reply *reply, unsigned http_status, const json_t *value,
                  struct vt_error *err);

/** For whom and about what problem details are: the words in the arena, which outlives the reply. */
struct vt_reader {
    struct vt_arena *arena;
    enum vt_lang lang;
    struct vt_str path;
};

/** A failure as problem details: title, the message and what to do in the language of the reader. */
void vt_reply_problem(struct vt_reply *reply, const struct vt_reader *reader,
                      const struct vt_error *failure);

/** The problem for a status of HTTP that no vt_status stands for: 401, 405, 413, 415, 421,
 * 429. */
void vt_reply_refusal(struct vt_reply *reply, const struct vt_reader *reader, unsigned http_status,
                      const char *detail);

#endif
