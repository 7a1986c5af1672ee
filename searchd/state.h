/* state.h — what the server says of itself, and the bytes compiled into it.
 * Layer: searchd. */
#ifndef VT_STATE_H
#define VT_STATE_H

#include "routes.h"

/** 200 "ok" as long as a worker answers. */
int vt_state_health(struct vt_request *request, struct vt_error *err);

/** 200 where index and graph are up to date with the archive, else 503 with the reasons. */
int vt_state_ready(struct vt_request *request, struct vt_error *err);

/** Counters for Prometheus. */
int vt_state_metrics(struct vt_request *request, struct vt_error *err);

int vt_static_openapi(struct vt_request *request, struct vt_error *err);
int vt_static_asset(struct vt_request *request, struct vt_error *err);

#endif
