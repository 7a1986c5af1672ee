/* respond.h — a finished reply → the response on the socket: validators, gzip, security headers.
 * Layer: searchd (uses libmicrohttpd). */
#ifndef VT_RESPOND_H
#define VT_RESPOND_H

#include "request.h"

#include <microhttpd.h>

/** Queue request->reply; its body leaves with the response.  *ret_sent_bytes: of the body as sent.
 */
enum MHD_Result vt_respond(struct vt_request *request, struct MHD_Connection *connection,
                           uint64_t *ret_sent_bytes);

#endif
