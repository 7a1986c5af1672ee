/* exchange.h — one HTTP exchange: what libmicrohttpd hands over → struct vt_request → response.
 * Layer: searchd (uses libmicrohttpd).  The callbacks of server.c. */
#ifndef VT_EXCHANGE_H
#define VT_EXCHANGE_H

#include "server.h"

#include <microhttpd.h>

/** MHD_OPTION_URI_LOG_CALLBACK: makes the exchange from the target as received. */
void *vt_exchange_begin(void *server, const char *uri, struct MHD_Connection *connection);

/** MHD_AccessHandlerCallback: collects the body, answers. */
enum MHD_Result vt_exchange_handle(void *server, struct MHD_Connection *connection, const char *url,
                                   const char *method, const char *version, const char *upload_data,
                                   size_t *upload_data_size, void **con_cls);

/** MHD_OPTION_NOTIFY_COMPLETED: logs, counts, frees. */
void vt_exchange_end(void *server, struct MHD_Connection *connection, void **con_cls,
                     enum MHD_RequestTerminationCode how);

/** MHD_OPTION_UNESCAPE_CALLBACK: leaves everything as received; uri.h decodes. */
size_t vt_exchange_keep_escapes(void *cls, struct MHD_Connection *connection, char *text);

#endif
