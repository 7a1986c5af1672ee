/* request.h — one request on its way from the socket to its reply.
 * Layer: searchd (uses answer, base).  Threads: one request, one worker thread. */
#ifndef VT_REQUEST_H
#define VT_REQUEST_H

#include "compress.h"
#include "messages.h"
#include "params.h"
#include "reply.h"
#include "vt_answer.h"

struct vt_server;
struct vt_route;

enum vt_method { VT_METHOD_GET = 1, VT_METHOD_POST = 2 };

/* A request's own strings and a page's links; answers and bodies are not in it. */
enum { VT_REQUEST_ARENA_BYTES = 32 * 1024 * 1024 };

struct vt_request {
    struct vt_server *server;
    struct vt_answerer *answerer; /* of the worker thread; set before a route's handler runs */
    struct vt_arena arena;
    enum vt_method method;
    bool is_head;                 /* a GET whose body is not sent */
    struct vt_str target;         /* as received, for the log and the ETag */
    struct vt_str path, query;    /* its parts, not yet decoded */
    const struct vt_route *route; /* NULL: none matched */
    struct vt_str id;             /* {id} of the route, decoded: anything a person would type */
    struct vt_params params;
    enum vt_lang lang;
    struct vt_buf body; /* of a POST */
    struct vt_str content_type;
    struct vt_str if_none_match;
    enum vt_coding coding; /* that the client likes best */
    uint64_t sequence;     /* of the archive, as the request began */
    unsigned day;          /* today, as a number that changes with the date */
    struct vt_reply reply;
};

/** The reply to a request that failed, or that is not taken: problem details in its language. */
static inline void vt_request_fail(struct vt_request *request, const struct vt_error *failure)
{
    const struct vt_reader reader = {&request->arena, request->lang, request->path};
    vt_reply_problem(&request->reply, &reader, failure);
}
static inline void vt_request_refuse(struct vt_request *request, unsigned http_status,
                                     const char *detail)
{
    const struct vt_reader reader = {&request->arena, request->lang, request->path};
    vt_reply_refusal(&request->reply, &reader, http_status, detail);
}

#endif
