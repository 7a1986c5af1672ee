/* vt_answer_corrections.h — corrections as JSON objects.
 * Layer: answer (private).  docs/answers.md. */
#ifndef VT_ANSWER_CORRECTIONS_H
#define VT_ANSWER_CORRECTIONS_H

#include "vt_archive.h"
#include "vt_json.h"

json_t *vt_correction_json(const struct vt_archive_correction *correction);

#endif
