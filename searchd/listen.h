/* listen.h — the listening socket.
 * Layer: searchd (uses base). */
#ifndef VT_LISTEN_H
#define VT_LISTEN_H

#include "vt_status.h"

#include <stdbool.h>

enum { VT_LISTEN_URL_BYTES = 96 };

struct vt_listening {
    int fd;
    bool is_loopback;
    char url[VT_LISTEN_URL_BYTES]; /* "http://127.0.0.1:8080/", with the port that was given */
};

/** Bind and listen on "ADDRESS:PORT" ("[::1]:8080", "0.0.0.0:80", "localhost:0").  The caller
 * closes the fd.  VT_E_INVALID: no such address.  VT_E_IO: the port is taken or not allowed. */
int vt_listen(const char *address, struct vt_listening *ret, struct vt_error *err);

/** The same for a socket that already listens (a local one has the URL "http://localhost/"). */
void vt_listen_describe(int fd, struct vt_listening *ret);

#endif
