/* options.h — the command line of vanthu-searchd.
 * Layer: searchd. */
#ifndef VT_OPTIONS_H
#define VT_OPTIONS_H

#include "server.h"

struct vt_options {
    struct vt_server_options server; /* listen_fd and hosts.is_loopback are filled by vt_listen */
    const char *listen;              /* "127.0.0.1:8080" */
    char *default_archive;           /* owned; where no --archive was given */
    bool show_help, show_version;
};

/** VT_E_INVALID with what is wrong. */
int vt_options_parse(int argc, char **argv, struct vt_options *ret, struct vt_error *err);
void vt_options_release(struct vt_options *options);
void vt_options_print_help(void);

#endif
