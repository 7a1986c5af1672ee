/* vt_json.h — the few calls that our views need on top of jansson.
 * Layer: base.  Threads: as jansson: one value, one thread.
 *
 * Answers are json_t trees: built once in lib/answer, printed by the terminal, sent by the daemon,
 * drawn by its pages.  jansson (MIT, kept, in every distribution) was chosen over a writer of our
 * own. */
#ifndef VT_JSON_H
#define VT_JSON_H

#include "vt_buf.h"
#include "vt_cleanup.h"

#include <jansson.h>

VT_DEFINE_CLEANUP(json_t, json_decref);
#define VT_AUTOJSON VT_AUTO(vt_cleanup_json_decref) json_t *

/** Never NULL short of no memory: invalid UTF-8 is replaced ('?' for each bad byte). */
json_t *vt_json_str(struct vt_str text);

/** json_object_set_new with a view. */
int vt_json_set_str(json_t *object, const char *key, struct vt_str text);
int vt_json_set_int(json_t *object, const char *key, int64_t value);
/** A number rounded to three decimals, so that output is the same everywhere. */
int vt_json_set_score(json_t *object, const char *key, double value);

/** "" where the member is missing or no string.  The view lives as long as the object. */
struct vt_str vt_json_get_str(const json_t *object, const char *key);
int64_t vt_json_get_int(const json_t *object, const char *key, int64_t otherwise);

/** Append the compact text of a value, members in the order of their insertion. */
void vt_json_print(const json_t *value, struct vt_buf *buf);

/** The members of an object alone, without its braces, for an answer that is printed piece by piece. */
void vt_json_print_members(const json_t *object, struct vt_buf *buf);

#endif
