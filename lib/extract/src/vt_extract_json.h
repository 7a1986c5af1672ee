/* vt_extract_json.h — a document's record as the contract's JSON object. */
#ifndef VT_EXTRACT_JSON_H
#define VT_EXTRACT_JSON_H

#include "vt_decode.h"
#include "vt_extract.h"
#include "vt_record.h"

/** Append one document.  text is what its spans count in; offsets printed are those of its source.  out
 * remembers what failed. */
void vt_extract_print_document(const struct vt_document *document, const struct vt_text *text,
                               const char *name, const struct vt_extract_options *options,
                               struct vt_buf *out);

#endif
