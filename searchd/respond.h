/* respond.h — a finished reply → the response on the socket: validators, codings, security headers.
 * Layer: searchd (uses libmicrohttpd). */
#ifndef VT_RESPOND_H
#define VT_RESPOND_H

#include "request.h"

#include <microhttpd.h>

/** Queue request->reply; its body leaves with the response, which is kept for the next who asks the
 * same where it may be.  *ret_sent_bytes: of the body as sent. */
enum MHD_Result vt_respond(struct vt_request *request, struct MHD_Connection *connection,
                           uint64_t *ret_sent_bytes);

/** Answer a GET with what was kept, if there is something.  The request then has its sequence
 * number, and reply.http_status is set. */
bool vt_respond_kept(struct vt_request *request, struct MHD_Connection *connection,
                     enum MHD_Result *ret_result, uint64_t *ret_sent_bytes);

#endif
