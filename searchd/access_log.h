/* access_log.h — one JSON line on standard error for each request.
 * Layer: searchd (uses libmicrohttpd for the client's address). */
#ifndef VT_ACCESS_LOG_H
#define VT_ACCESS_LOG_H

#include "request.h"

#include <microhttpd.h>

enum { VT_ACCESS_ADDRESS_BYTES = 64 };

struct vt_access {
    const char *method;
    char address[VT_ACCESS_ADDRESS_BYTES];
    uint64_t begin_us, end_us; /* from the complete request to its reply */
    uint64_t sent_bytes;
    bool is_complete; /* the client took all of it */
};

/** The bytes of the client's address (4 or 16), or NULL for a local socket. */
const void *vt_access_address_bytes(struct MHD_Connection *connection, size_t *ret_len_bytes);

/** The address as text, "" for a local socket. */
void vt_access_address(struct vt_access *access, struct MHD_Connection *connection);

/** {"event":"request","method":…,"path":…,"query":…,"route":…,"status":…,"bytes":…,"ms":…,"client":…}, with
 *  "failure" and "message" where the library failed. */
void vt_access_log(const struct vt_access *access, const struct vt_request *request);

#endif
