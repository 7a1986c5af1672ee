/* nearest.h — "did you mean": the known word nearest to a mistyped one.
 * Layer: cli.  Threads: stateless. */
#ifndef VT_CLI_NEAREST_H
#define VT_CLI_NEAREST_H

#include <stddef.h>

/** The word that takes the fewest changes of one letter (Levenshtein 1966), if they are few for its
 *  length; else one that begins with `given`; else NULL. */
const char *vt_nearest(const char *given, const char *const *words, size_t count);

#endif
