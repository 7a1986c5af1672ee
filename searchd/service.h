/* service.h — what a service manager hands over and wants to know: sockets (sd_listen_fds(3)) and
 * the state of the service (sd_notify(3)).
 * Layer: searchd (uses libsystemd).  Without a service manager nothing happens. */
#ifndef VT_SERVICE_H
#define VT_SERVICE_H

#include "vt_status.h"

/** The listening socket that was handed over, -1 where there is none; the caller closes it.
 * VT_E_INVALID: more than one, or no stream socket that listens. */
int vt_service_socket(int *ret_fd, struct vt_error *err);

/** It answers; what people see in `systemctl status`. */
void vt_service_ready(const char *text);
void vt_service_reloading(void);
void vt_service_stopping(void);

#endif
