/* vt_cleanup.h — release on leaving the scope.
 * Layer: base.  Threads: stateless.
 *
 *   VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(cap);              caller's storage
 *   VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = NULL;          closed unless NULL
 *   *ret = VT_TAKE(graph);                                                     ownership leaves
 */
#ifndef VT_CLEANUP_H
#define VT_CLEANUP_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define VT_AUTO(release) __attribute__((cleanup(release)))

/* Defines vt_cleanup_<function>(type **), for VT_AUTO on a pointer that <function> frees. */
#define VT_DEFINE_CLEANUP(type, function)                    \
    static inline void vt_cleanup_##function(type **pointer) \
    {                                                        \
        if (*pointer != NULL)                                \
            function(*pointer);                              \
    }                                                        \
    struct vt_cleanup_##function##_semicolon

/* The value of an owning pointer, which is left NULL. */
#define VT_TAKE(pointer)                           \
    __extension__({                                \
        __typeof__(pointer) vt_taken_ = (pointer); \
        (pointer) = NULL;                          \
        vt_taken_;                                 \
    })

#define VT_ARRAY_LEN(array) (sizeof(array) / sizeof((array)[0]))

static inline void vt_cleanup_free(void *pointer)
{
    free(*(void **)pointer);
}
#define VT_AUTOFREE VT_AUTO(vt_cleanup_free)

static inline void vt_cleanup_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
}
#define VT_AUTOFD VT_AUTO(vt_cleanup_fd)

static inline void vt_cleanup_file(FILE **file)
{
    if (*file != NULL)
        fclose(*file);
}
#define VT_AUTOFILE VT_AUTO(vt_cleanup_file)

#endif
