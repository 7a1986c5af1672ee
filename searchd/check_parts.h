/* check_parts.h — what was found out about the citations of a pasted text. Layer: searchd. */
#ifndef VT_CHECK_PARTS_H
#define VT_CHECK_PARTS_H

#include "page.h"

/** answer: of vt_answer_check for text.  How many of each kind, each citation with what is known of
 * it, and the text with its citations marked. */
void vt_check_result(struct vt_page *page, const json_t *answer, struct vt_str text);

#endif
