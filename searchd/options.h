/* options.h — the command line and the configuration file of vanthu-searchd.
 * Layer: searchd.
 *
 * The file has a line for each setting, "name = value" with the names of the command line ("#"
 * begins a comment, host may be repeated); what the command line says goes before it.
 * searchd/dist/searchd.conf explains each. */
#ifndef VT_OPTIONS_H
#define VT_OPTIONS_H

#include "server.h"

struct vt_options {
    struct vt_server_options server; /* listen_fd and hosts.is_loopback are filled by main */
    struct vt_rules rules;           /* tokens are loaded from tokens_path by vt_options_rules */
    const char *listen;              /* "127.0.0.1:8080" */
    const char *config_path, *tokens_path; /* NULL: none */
    char *default_archive;                 /* owned; where no archive was named */
    struct vt_buf config; /* content of the file: the values that it gives stand here */
    bool show_help, show_version, check_config;
};

/** VT_E_INVALID with what is wrong, and for the file with the line.  Reads the file, and nothing
 * else.  Views point into argv and the options. */
int vt_options_parse(int argc, char **argv, struct vt_options *ret, struct vt_error *err);
void vt_options_release(struct vt_options *options);
void vt_options_print_help(void);

/** Load what the rules need from other files. */
int vt_options_load_rules(struct vt_options *options, struct vt_error *err);

#endif
