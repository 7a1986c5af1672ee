/* hosts.h — which names the server answers to.
 * Layer: searchd (uses base).  Threads: read-only once made.
 *
 * A page of a stranger can make a browser on an office machine ask 127.0.0.1 under the stranger's
 * own name (DNS rebinding) and read the archive.  So a server on a loopback address answers only to
 * loopback names and those named with --host; one on another address answers to any name unless
 * --host narrows it. */
#ifndef VT_HOSTS_H
#define VT_HOSTS_H

#include "vt_str.h"

enum { VT_HOSTS_MAX = 16 };

struct vt_hosts {
    const char *names[VT_HOSTS_MAX]; /* borrowed */
    size_t count;
    bool is_loopback; /* the listening address */
};

/** Whether a Host header (with or without a port) is one of ours.  "" is: every browser sends one,
 * so that only probes and scripts are without. */
bool vt_hosts_allow(const struct vt_hosts *hosts, struct vt_str host_header);

#endif
