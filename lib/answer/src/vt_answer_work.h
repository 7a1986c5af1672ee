/* vt_answer_work.h — works and links as JSON objects, with the sentence that proves a link.
 * Layer: answer (private).  Field names: docs/answers.md. */
#ifndef VT_ANSWER_WORK_H
#define VT_ANSWER_WORK_H

#include "vt_answer_frame.h"

/** How a work is called: its number, else its name, else its id.  Never empty. */
struct vt_str vt_answer_key(const struct vt_work *work);
struct vt_str vt_answer_key_of(const struct vt_graph *graph, vt_work_no no);

/** Add key, id, type, type_name, issuer, place, date, subject, name, held and what is doubtful. */
void vt_answer_put_work(json_t *object, const struct vt_graph *graph, vt_work_no no);

/** Add relation, relation_label, from, asserter and what is doubtful. */
void vt_answer_put_link(json_t *object, const struct vt_graph *graph, const struct vt_link *link);

/** Add surface, sentence, pinpoints, file, sha256 and byte ranges of the mention that a link or a
 * vote rests on.  Absent fields: the archive has changed since the graph was built. */
int vt_answer_put_evidence(struct vt_answerer *a, json_t *object, vt_work_no speaker,
                           uint32_t mention, struct vt_error *err);

#endif
