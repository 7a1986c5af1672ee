/* vt_extract.h — one file → its documents, with fields, outline and mentions.
 * Layer: extract (uses format, text, doc, cite, ref, base).
 * Threads: stateless after vt_ref_init.  In-process: for untrusted files use vt_worker.h. */
#ifndef VT_EXTRACT_H
#define VT_EXTRACT_H

#include "vt_arena.h"
#include "vt_json.h"
#include "vt_status.h"

/** Changes whenever extraction may give another result: such files are read again. */
#define VT_EXTRACTOR_VERSION "4"

struct vt_extract_options {
    bool with_record; /* add "akn": the Akoma Ntoso record of each document */
    bool explain;     /* add "rule", "cues" and "alternatives" */
};

/** Append the documents of a file's bytes as JSON text of the contract's objects, in file order:
 *  {"documents": [{…}], "format": "docx", "encoding": "utf-8", "pages": 0}.  Byte offsets are those of the
 *  file where it is plain text, in any encoding, and of the text that was read otherwise.  Beyond the
 *  contract each document has "evidence" (field → {byte_start, byte_end, rule, confidence}, and text_start,
 *  text_end in the document's own text where that is not the file's), "outline" and, asked for, "akn"; each
 *  mention has "sentence", "sentence_start", "sentence_end", "unit", "name", "term", "subject", "flags",
 *  "from_ordinal", "antecedent", "rule".  On an error out holds the part that was printed; VT_E_LIMIT past its
 * cap.
 *  Cost: linear.  Memory: 7 to 10 times the text of laws, the answer included; of a bundle, one document's mentions and
 *  units at a time. */
int vt_extract_print(struct vt_str bytes, const char *name,
                     const struct vt_extract_options *options, struct vt_buf *out,
                     struct vt_error *err);

/** The same as a tree; the caller owns *ret. */
int vt_extract_bytes(struct vt_str bytes, const char *name,
                     const struct vt_extract_options *options, json_t **ret, struct vt_error *err);

#endif
