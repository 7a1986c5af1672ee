/* vt_answer_frame.h — what every answer begins and ends with: echo of the question, counts, list.
 * Layer: answer (private).  docs/answers.md. */
#ifndef VT_ANSWER_FRAME_H
#define VT_ANSWER_FRAME_H

#include "vt_answerer.h"
#include "vt_json.h"

/** {"question": {"verb": verb}, "count": 0, "count_exact": true, "items": []}; NULL: no memory. */
json_t *vt_answer_new(const char *verb);

/** The members of an answer, borrowed. */
static inline json_t *vt_answer_question(json_t *answer)
{
    return json_object_get(answer, "question");
}
static inline json_t *vt_answer_items(json_t *answer)
{
    return json_object_get(answer, "items");
}
void vt_answer_set_count(json_t *answer, uint64_t count, bool exact);

/** Echo what was asked of a list. */
void vt_answer_echo_list(json_t *answer, const struct vt_list_request *request);

/** Add the answer's count, hand it over, and say VT_E_NOTFOUND (with the message) where it is 0. */
int vt_answer_finish(json_t **answer, json_t **ret, struct vt_error *err, const char *nothing)
    __attribute__((nonnull(1, 2)));

/** A page of a list: the items [offset, offset+limit) of count; limit 0: all from offset. */
struct vt_page {
    size_t begin, end;
};
struct vt_page vt_answer_page(size_t count, uint32_t limit, uint32_t offset);

int vt_answer_no_memory(struct vt_error *err);

#endif
