/* routes.h — the addresses of the server: one table, from which requests are answered, metrics
 * named and (tests/e2e) the OpenAPI description checked. Layer: searchd.  Threads: the table is
 * constant; a request belongs to one thread. */
#ifndef VT_ROUTES_H
#define VT_ROUTES_H

#include "request.h"

enum vt_route_kind {
    VT_ROUTE_PROBE,  /* health and readiness: asked by machines, no token needed, never stored */
    VT_ROUTE_STATE,  /* metrics: no archive needed, never stored */
    VT_ROUTE_STATIC, /* bytes compiled in */
    VT_ROUTE_API,    /* JSON; unknown parameters are refused */
    VT_ROUTE_PAGE    /* HTML; unknown parameters are ignored */
};

/** Fills request->reply, or returns the failure that becomes a problem or an error page. */
typedef int (*vt_route_handler)(struct vt_request *request, struct vt_error *err);

struct vt_route {
    const char *name;   /* of the metrics */
    const char *prefix; /* "/api/v1/documents/{id}/cites" is prefix, {id}, suffix; */
    const char *suffix; /* NULL: no {id}, prefix is the whole path */
    enum vt_route_kind kind;
    unsigned methods;      /* bit set of enum vt_method */
    size_t max_body_bytes; /* of a POST */
    vt_route_handler handle;
    const struct vt_param_spec *params;
};

size_t vt_route_count(void);
/** Name of the route at a place of the table, NULL past its end. */
const char *vt_route_name(size_t place);
/** Place of a route in the table, SIZE_MAX for NULL. */
size_t vt_route_place(const struct vt_route *route);

/** The route of a path that has not been decoded.  An {id} may hold slashes, as sent or escaped:
 * proxies like to unescape "2386-CT%2FTU".  *ret_id: its raw text.  Where only the method does not
 * fit, NULL and the methods that do; else NULL and 0. */
const struct vt_route *vt_route_find(struct vt_str path, enum vt_method method,
                                     struct vt_str *ret_id, unsigned *ret_methods);

/** The reply to an address that is no route: a problem below /api/, else a page. */
void vt_route_unknown(struct vt_request *request);

/** Answer a request whose route is known and whose body is complete: checks the parameters and the
 *  validator, runs the handler, turns a failure into its reply.  Never fails: there is a reply
 * after it. */
void vt_route_run(struct vt_request *request);

#endif
