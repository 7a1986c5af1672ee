/* vt_sandbox_landlock.h — the part of vt_sandbox_enter that concerns files.  Private to base. */
#ifndef VT_SANDBOX_LANDLOCK_H
#define VT_SANDBOX_LANDLOCK_H

#include "vt_sandbox.h"

/** Needs NO_NEW_PRIVS.  *ret_held is false where the kernel has no Landlock. */
int vt_sandbox_landlock(const struct vt_sandbox_options *options, bool *ret_held,
                        struct vt_error *err);

#endif
